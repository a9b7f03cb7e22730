//! What is cleaned means the same to every reader of it: hostile documents go through our Markdown, and what comes out is
//! read by a plain tokenizer, by html5ever and by Chromium. A script hides where these disagree.
//!
//! `DIPTYCH_DOCUMENTS=100000` sets how many documents the long test makes; the browser's part needs Chromium.

use std::fmt::Write as _;
use std::fs;
use std::process::{Command, Stdio};

use diptych::finding::Place;
use diptych::render::prose::{Setting, render};
use diptych::snapshot::FileId;
use diptych::source::prose::Prose;
use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, QualName, local_name, ns, parse_fragment};
use html5gum::{Token, Tokenizer};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use rayon::prelude::*;

use crate::bodies::Chance;
use crate::prose::FRAGMENTS;
use crate::prose::cases::{ATTRIBUTES, TAGS, assert_address};
use crate::prose::surroundings::Small;

/// What attacks are made of, beside what every text is made of.
const HOSTILE: &[&str] = &[
    "<script>",
    "</script>",
    "<script src=//x>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg>",
    "</svg>",
    "<math>",
    "</math>",
    "<mtext>",
    "<mglyph>",
    "<malignmark>",
    "<annotation-xml encoding=text/html>",
    "<foreignObject>",
    "<desc>",
    "<title>",
    "</title>",
    "<style>",
    "</style>",
    "<noscript>",
    "</noscript>",
    "<template>",
    "</template>",
    "<textarea>",
    "</textarea>",
    "<xmp>",
    "<plaintext>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<object data=x>",
    "<embed src=x>",
    "<form>",
    "</form>",
    "<form id=a>",
    "<input name=attributes>",
    "<button formaction=javascript:alert(1)>",
    "<a href=javascript:alert(1)>",
    "<a href=' java\nscript:alert(1)'>",
    "<a href=\"data:text/html,a\">",
    "<a title='\"><img src=x onerror=alert(1)>'>",
    "<base href=//x>",
    "<meta http-equiv=refresh content=0>",
    "<link rel=stylesheet href=//x>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<caption>",
    "<select>",
    "<option>",
    "</select>",
    "<li>",
    "<ul>",
    "</ul>",
    "<p>",
    "</p>",
    "<b>",
    "<i>",
    "<a>",
    "</a>",
    "<h2>",
    "<div id=x>",
    "</div>",
    "<font color=x>",
    "<details open ontoggle=alert(1)>",
    "<!--",
    "-->",
    "--!>",
    "<!-->",
    "<![CDATA[",
    "]]>",
    "<?",
    "<!x",
    "</",
    "<",
    ">",
    "\"",
    "'",
    "`",
    "=",
    "&lt;script&gt;",
    "&#60;",
    "&#x0;",
    "&NewLine;",
    "&colon;",
    "\u{0}",
    "\u{2028}",
    "<b title='",
    "<b title=\"--><script>\">",
    "[a](javascript:alert(1))",
    "[a](<java\tscript:alert(1)>)",
    "![a](x \"' onerror='alert(1)\")",
    "<javascript:alert(1)>",
    "[a]: javascript:alert(1) 'b'\n",
    "![<script>](x.png)",
    "`<script>`",
    "$<script>$",
    "$\\text{</mtext><script>}$",
    "{{ value <script> }}",
    "::: callout {title=\"<script>\"}\n",
    "| <script> |\n|---|\n",
    "[^<script>]",
    "\n\n[^<script>]: <img onerror=a>\n",
    "## <script> {#onload}\n",
    "<img alt='</p>' src=a>",
    "<p align='\" onclick=alert(1)'>",
];

/// Every document by its number: the same in every run.
fn document(number: u64) -> String {
    let mut chance = Chance(number.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x1234_5678);
    let parts = 1 + chance.below(24);
    (0..parts)
        .map(|_| if chance.below(3) == 0 { FRAGMENTS[chance.below(FRAGMENTS.len())] } else { HOSTILE[chance.below(HOSTILE.len())] })
        .collect()
}

fn cleaned(source: &str) -> String {
    render(&Prose::verbatim(source, Place::file(FileId(0))), &Small("fr"), Setting { first_level: 2, namespace: "" }).html
}

/// The tree of a fragment in a line: each element with its attributes, and where it ends.
fn as_written(html: &str) -> String {
    const VOID: &[&str] = &["br", "hr", "img", "input", "wbr", "col", "area"];
    let mut out = String::new();
    for token in Tokenizer::new(html) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let words = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
                let name = words(&tag.name);
                let attributes = tag.attributes.iter().map(|(key, value)| (words(key), words(value))).collect();
                element(&mut out, &name, attributes);
                if VOID.contains(&name.as_str()) {
                    out.push(')');
                }
            }
            Token::EndTag(_) => out.push(')'),
            _ => {}
        }
    }
    out
}

fn element(out: &mut String, name: &str, mut attributes: Vec<(String, String)>) {
    attributes.sort();
    write!(out, "({name}").unwrap();
    attributes.iter().for_each(|(key, value)| write!(out, " {}={value:?}", key.to_lowercase()).unwrap());
}

/// The same line, as html5ever reads the fragment.
fn as_parsed(html: &str) -> String {
    let context = QualName::new(None, ns!(html), local_name!("div"));
    let dom = parse_fragment(RcDom::default(), ParseOpts::default(), context, Vec::new(), false).one(html);
    let mut out = String::new();
    // The document holds the root of the fragment, and that what was parsed.
    for root in dom.document.children.borrow().iter() {
        root.children.borrow().iter().for_each(|child| walk(child, &mut out));
    }
    out
}

fn walk(node: &Handle, out: &mut String) {
    if let NodeData::Element { name, attrs, .. } = &node.data {
        let attributes = attrs.borrow().iter().map(|one| (one.name.local.to_string(), one.value.to_string())).collect();
        element(out, &name.local, attributes);
        node.children.borrow().iter().for_each(|child| walk(child, out));
        out.push(')');
    }
}

/// An author's link that is never closed may come to hold links of ours, in notes and blocks: a browser closes the outer
/// one first, so that the trees differ in links alone.
fn holds_a_link_in_a_link(tree: &str) -> bool {
    let (mut open, mut quoted, mut escaped) = (Vec::new(), false, false);
    for (at, letter) in tree.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '(' if !quoted => {
                let is_link = tree[at + 1..].starts_with("a ") || tree[at + 1..].starts_with("a)") || tree[at + 1..].starts_with("a(");
                if is_link && open.contains(&true) {
                    return true;
                }
                open.push(is_link);
            }
            ')' if !quoted => drop(open.pop()),
            _ => {}
        }
    }
    false
}

/// What html5ever finds in a cleaned document that should not be there, or finds elsewhere than we wrote it.
fn disagreement(number: u64) -> Option<String> {
    disagreement_in(&document(number)).map(|told| format!("document {number}: {told}"))
}

fn disagreement_in(source: &str) -> Option<String> {
    let html = cleaned(source);
    let (written, parsed) = (as_written(&html), as_parsed(&html));
    if written != parsed && !holds_a_link_in_a_link(&written) {
        return Some(format!("{source:?}\nbecomes {html}\nwritten {written}\nparsed  {parsed}"));
    }
    for tag in Tokenizer::new(&html) {
        let Ok(Token::StartTag(tag)) = tag else { continue };
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        assert!(TAGS.contains(&name.as_str()), "<{name}> from {source:?}");
        for (key, value) in &tag.attributes {
            let (key, value) = (String::from_utf8_lossy(key).into_owned(), String::from_utf8_lossy(value).into_owned());
            assert!(ATTRIBUTES.contains(&key.as_str()), "{key}= from {source:?}");
            if matches!(key.as_str(), "href" | "src" | "cite") {
                assert_address(&key, &value, source);
            }
        }
    }
    None
}

fn agree(documents: u64) {
    let wrong: Vec<String> = (0..documents).into_par_iter().filter_map(disagreement).collect();
    assert!(wrong.is_empty(), "{} of {documents}:\n{}", wrong.len(), wrong.iter().take(5).cloned().collect::<Vec<_>>().join("\n\n"));
    eprintln!("{documents} documents, one tree each");
}

/// What Chromium finds in cleaned documents: elements and attributes beyond our lists, handlers, addresses of scripts,
/// another tree than html5ever's; and whether anything ran.
fn in_a_browser(documents: std::ops::Range<u64>) -> Result<usize, String> {
    let parts: Vec<(String, String)> =
        documents.clone().into_par_iter().map(document).map(|source| cleaned(&source)).map(|html| (as_parsed(&html), html)).collect();
    let json = |value: &dyn Fn(&(String, String)) -> String| {
        serde_json::to_string(&parts.iter().map(value).collect::<Vec<_>>()).unwrap().replace('<', "\\u003c")
    };
    let script = r#"
const VOID_ALLOWED = new Set(ALLOWED);
const quoted = value => JSON.stringify(value);
const line = node => {
  if (node.nodeType !== 1) return "";
  const attributes = [...node.attributes].map(one => [one.localName.toLowerCase(), one.value]).sort((a, b) => a[0] < b[0] ? -1 : 1);
  return "(" + node.localName + attributes.map(([key]) => " " + key).join("") + [...node.childNodes].map(line).join("") + ")";
};
let ran = 0;
window.alert = () => { ran++; };
window.onerror = () => { ran++; };
const wrong = [];
const room = document.getElementById("room");
HTML.forEach((html, at) => {
  const still = new DOMParser().parseFromString("<div>" + html + "</div>", "text/html");
  room.innerHTML = html;
  const tree = [...room.childNodes].map(line).join("");
  if (tree !== TREES[at]) wrong.push(at + " has another tree: " + tree + " not " + TREES[at]);
  if (still.body.children.length !== 1) wrong.push(at + " leaves its holder");
  for (const element of room.querySelectorAll("*")) {
    if (!VOID_ALLOWED.has(element.localName)) wrong.push(at + " has " + element.localName);
    for (const attribute of element.attributes) {
      if (/^on/i.test(attribute.name)) wrong.push(at + " has " + attribute.name);
    }
    if (element.protocol && ![":", "http:", "https:", "mailto:", "tel:", "file:"].includes(element.protocol)) wrong.push(at + " leads to " + element.protocol);
  }
});
room.textContent = "";
setTimeout(() => {
  const asked = performance.getEntriesByType("resource").filter(one => !one.name.startsWith("file:")).map(one => one.name);
  document.getElementById("told").textContent = JSON.stringify({ read: HTML.length, ran, asked, wrong: wrong.slice(0, 5), count: wrong.length });
}, 300);
"#;
    let allowed = serde_json::to_string(TAGS).unwrap();
    let page = format!(
        "<!doctype html><meta charset=utf-8><div id=room></div><pre id=told></pre><script>const ALLOWED = {allowed}; const HTML = {}; const TREES = {};{script}</script>",
        json(&|(_, html)| html.clone()),
        json(&|(tree, _)| bare(tree)),
    );
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("page.html"), page).unwrap();
    let profile = format!("--user-data-dir={}", home.path().join("profile").display());
    let address = format!("file://{}", home.path().join("page.html").display());
    let output = Command::new("chromium")
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--virtual-time-budget=60000",
            "--timeout=120000",
            "--dump-dom",
            &profile,
            &address,
        ])
        .stdin(Stdio::null())
        .output()
        .map_err(|error| error.to_string())?;
    let dom = String::from_utf8_lossy(&output.stdout).into_owned();
    let told = dom.split_once("<pre id=\"told\">").and_then(|(_, rest)| rest.split_once("</pre>")).map(|(told, _)| told);
    let told = told.unwrap_or_default().replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    let told: serde_json::Value = serde_json::from_str(&told)
        .map_err(|error| format!("{documents:?}: {error}: {told}\n{}", String::from_utf8_lossy(&output.stderr)))?;
    let is_sound = told["ran"] == 0 && told["count"] == 0 && told["asked"].as_array().is_some_and(Vec::is_empty);
    let read = told["read"].as_u64().unwrap_or_default();
    if is_sound && read == documents.end - documents.start { Ok(parts.len()) } else { Err(format!("{documents:?}: {told}")) }
}

/// The line of a tree with the names of attributes alone: a browser writes some values its own way.
fn bare(tree: &str) -> String {
    let (mut out, mut quoted, mut escaped) = (String::new(), false, false);
    for letter in tree.chars() {
        match letter {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '=' if !quoted => {}
            letter if !quoted => out.push(letter),
            _ => {}
        }
    }
    out
}

fn agree_in_a_browser(documents: u64) {
    let has_browser = Command::new("chromium").arg("--version").output().is_ok_and(|output| output.status.success());
    assert!(has_browser || std::env::var_os("DIPTYCH_BROWSER").is_none(), "chromium is missing");
    if !has_browser {
        eprintln!("passed over: chromium is missing");
        return;
    }
    let batches: Vec<std::ops::Range<u64>> = (0..documents).step_by(2_500).map(|from| from..(from + 2_500).min(documents)).collect();
    let read: usize = batches.into_iter().map(|batch| in_a_browser(batch).unwrap_or_else(|wrong| panic!("{wrong}"))).sum();
    eprintln!("{read} documents read by a browser");
    assert_eq!(read as u64, documents);
}

/// How many documents are tried: more where `DIPTYCH_DOCUMENTS` says so.
fn documents(usual: u64) -> u64 {
    std::env::var("DIPTYCH_DOCUMENTS").map_or(usual, |count| count.parse().expect("DIPTYCH_DOCUMENTS is a number"))
}

/// `DIPTYCH_DOCUMENTS=100000 cargo test --all-features --test suite hostile_documents -- --nocapture` takes many minutes.
#[test]
fn hostile_documents_are_one_tree_to_every_reader() {
    agree(documents(6_000));
}

/// An item without a list would end the item that its note stands in.
#[test]
fn items_without_a_list_are_one_tree_to_every_reader() {
    let documents = [
        "[^1]\n\n[^1]: n\n\t`<p align='\" onclick=alert(1)'></select><li>",
        "<li>[^1]\n\n[^1]: n\n<a href=javascript:alert(1)> -->\n<i><li>```x\n</div>",
        "[^1]\n\n[^1]: <li>a<ul><li>b<li>c</ul>d</li>e",
        "[^1]\n\n[^1]: - a\n    <li>b",
        "[^1]\n\n[^1]: <dd>a<dl><dt>b<dd>c</dl><dt>d",
        "::: details {title=a}\n<li>a\n:::\n",
        "<li>a\n\n- b <li>c\n\n<dd>d",
        "![a](x.png)<li>> <table>Terme\n: sens\n- b",
        "<h2><li>a\n# ---\n\nb<table><b title='--><script>'>- =",
    ];
    let told: Vec<String> = documents.iter().filter_map(|source| disagreement_in(source)).collect();
    assert!(told.is_empty(), "{}", told.join("\n\n"));
}

#[test]
fn a_browser_finds_nothing_that_acts_in_hostile_documents() {
    agree_in_a_browser(documents(2_500));
}
