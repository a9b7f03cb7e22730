//! Every parser of bytes that are not ours, as a body that eats anything, with seeds and ways to spoil them.
//!
//! The tests feed each body some thousands of spoilt seeds; `cargo run --release --example fuzz` feeds it for hours, and
//! looks for inputs whose time grows faster than their length.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, OnceLock};
use std::time::Duration;

use diptych::decimal::{self, Marks};
use diptych::figures::formula::Formula;
use diptych::finding::{Findings, Place};
use diptych::key::Key;
use diptych::lang::{LanguageTag, Words, slugify};
use diptych::memory::{Forgetful, Memory};
use diptych::path::{OutPath, SourcePath};
use diptych::period::{self, Date, SchoolYearStart};
use diptych::pipeline::{self, Edition, Past};
use diptych::render::{image, picture};
use diptych::snapshot::{Content, Drafts, File, FileId, Links, Options, Snapshot};
use diptych::source::prose::Prose;
use diptych::source::{compact, directives, frontmatter, grid, inline, marks, passages, readable, table, yaml};
use diptych::translation::exchange::{self, Form};
use diptych::translation::lock::Lock;

/// A parser, what it is fed at first, and whether a meal takes milliseconds.
pub struct Body {
    pub name: &'static str,
    pub seeds: fn() -> Vec<Vec<u8>>,
    pub eat: fn(&[u8]),
    pub dear: bool,
}

const fn body(name: &'static str, seeds: fn() -> Vec<Vec<u8>>, eat: fn(&[u8])) -> Body {
    Body { name, seeds, eat, dear: false }
}

const fn dear(name: &'static str, seeds: fn() -> Vec<Vec<u8>>, eat: fn(&[u8])) -> Body {
    Body { name, seeds, eat, dear: true }
}

/// All of them.
pub const BODIES: &[Body] = &[
    body("yaml", yaml_files, |bytes| drop(yaml::parse(&text(bytes), PLACE, &mut Findings::new()))),
    body("front matter", texts, |bytes| {
        assert!(frontmatter::split(&text(bytes), FileId(0), &mut Findings::new()).body.text.len() <= 3 * bytes.len())
    }),
    body("directives", texts, eat_directives),
    body("inline values", texts, eat_inline),
    body("passages", texts, eat_passages),
    body("slug", words, eat_slug),
    body("number", words, eat_number),
    body("period", words, eat_period),
    body("formula", words, |bytes| drop(Formula::parse(&text(bytes), SCHOOL))),
    body("csv", tables, eat_table),
    body("workbook", workbooks, |bytes| drop(grid::read(bytes))),
    body("archive", workbooks, |bytes| drop(diptych::archive::unpack(bytes, 1 << 20))),
    body("picture", pictures, eat_picture),
    body("drawing", drawings, eat_drawing),
    body("request", requests, |bytes| drop(diptych::serve::asked(bytes))),
    body("manifest", manifests, |bytes| drop(diptych::disk::Manifest::parse(&text(bytes)))),
    body("kept trees", trees, eat_tree),
    body("kept pages", memories, eat_memory),
    body("xml", exchanged, |bytes| drop(diptych::xml::parse(&text(bytes)))),
    body("translations", exchanged, eat_exchange),
    body("lock", locks, |bytes| drop(Lock::read(&text(bytes)).write())),
    body("words", words_files, |bytes| drop(Words::parse(&text(bytes)))),
    dear("prose", texts, eat_prose),
    dear("settings", || of("diptych.yaml"), |bytes| eat_site("diptych.yaml", bytes)),
    dear("indicators", || of(INDICATORS), |bytes| eat_site(INDICATORS, bytes)),
    dear("assessment", || of(ASSESSMENT), |bytes| eat_site(ASSESSMENT, bytes)),
    dear("portrait", || of(PORTRAIT), |bytes| eat_site(PORTRAIT, bytes)),
    dear("testimonial", || of(VOICE), |bytes| eat_site(VOICE, bytes)),
    dear("page", texts, |bytes| eat_site("content/pages/methode.fr.md", bytes)),
    dear("notebook", || of(NOTEBOOK), |bytes| eat_site(NOTEBOOK, bytes)),
    dear("bibliography", bibliographies, eat_bibliography),
    dear("snapshot of figures", tables, |bytes| eat_site("content/notebooks/accompagner/figures.csv", bytes)),
    dear("lock of a site", locks, |bytes| eat_site("translations.lock", bytes)),
];

const INDICATORS: &str = "content/catalogue/indicators.yaml";
const ASSESSMENT: &str = "content/enterprises/ateliers/assessments/2023.yaml";
const PORTRAIT: &str = "content/enterprises/ateliers/enterprise.yaml";
const VOICE: &str = "content/testimonials/samira.fr.md";
const NOTEBOOK: &str = "content/notebooks/accompagner/notebook.yaml";
const SCHOOL: SchoolYearStart = SchoolYearStart { month: 9, day: 1 };
const PLACE: Place = Place { file: FileId(0), start: 0, end: 0 };

/// The project's folder, also for the crate of its own in `fuzz/`.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().find(|folder| folder.join("tests/findings").is_dir()).unwrap_or(here).to_owned()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Every file below a folder that ends so.
fn files(folder: &str, endings: &[&str]) -> Vec<Vec<u8>> {
    let entries = walkdir::WalkDir::new(root().join(folder)).sort_by_file_name().into_iter().filter_map(Result::ok);
    let named = entries.filter(|entry| endings.iter().any(|ending| entry.path().to_string_lossy().ends_with(ending)));
    named.map(|entry| fs::read(entry.path()).expect("a seed can be read")).filter(|bytes| bytes.len() < 20_000).collect()
}

fn yaml_files() -> Vec<Vec<u8>> {
    let hard = [
        "a: &a [*a, !!x {b: |\n  c\n  , ? d}]\n---\n",
        "\u{feff}a:\r\n\t- 'b''c'\n  \"\\u0041\\x\": >-\n   d\n\n   e\n<<: *z\n",
        "{a: [b, {c: d}, \"e\"], 'f': , ~: null}\n# g",
    ];
    let mut seeds = files("tests/findings/site", &[".yaml"]);
    seeds.extend(hard.iter().map(|seed| seed.as_bytes().to_vec()));
    seeds
}

fn texts() -> Vec<Vec<u8>> {
    let mut seeds = files("tests/findings/site", &[".md"]);
    seeds.extend(
        files("tests/prose", &[".md"])
            .iter()
            .flat_map(|file| text(file).split("\n## ").map(|case| case.as_bytes().to_vec()).collect::<Vec<_>>()),
    );
    seeds
}

fn words() -> Vec<Vec<u8>> {
    let seeds = [
        "1 234,5",
        "1.234,5",
        "-12,5 %",
        "6.1e-5",
        "1/3",
        ".5",
        "\u{2212}3\u{202f}000",
        "2023",
        "2023-2024",
        "2023-Q3",
        "2023-06",
        "2023-12-31",
        "2020..2023",
        "2023-01-01..2023-Q4",
        "index(a, 2021)",
        "per(a, b - c) * 100 / (d + 2)",
        "Été à l'œuvre",
        "fr-BE",
        "zh-Hant-TW",
        "a/b@2021..2023",
        "9999999999999999999999999999",
        "-9999-13-40",
        "((((a))))",
    ];
    seeds.iter().map(|seed| seed.as_bytes().to_vec()).collect()
}

fn tables() -> Vec<Vec<u8>> {
    let mut seeds = files("tests/findings/site", &[".csv"]);
    let hard = [
        "period;value;status;note\n2023;12,5;final;\"a;\"\"b\"\"\n\"\n",
        "\u{feff}period,numerator,denominator,gender\r\n2023,1,2,women\r\n",
        "a\tb\n1\t\"2\n3\"\t4",
        "enterprise,period,value\n=cmd,2023-Q1..2024,-1\n",
    ];
    seeds.extend(hard.iter().map(|seed| seed.as_bytes().to_vec()));
    seeds
}

fn workbooks() -> Vec<Vec<u8>> {
    use diptych::render::workbook::{Book, Cell, Sheet};
    let header = vec!["période".to_owned(), "valeur".to_owned()];
    let rows = vec![vec![Cell::words("2023"), Cell::count(Some(12))]];
    let sheet = Sheet { name: "Feuil1".to_owned(), header, rows, ..Sheet::default() };
    let xlsx = Book { title: "t".to_owned(), sheets: vec![sheet] }.bytes().unwrap_or_default();
    let content = "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"a\"><table:table-row table:number-rows-repeated=\"3\"><table:table-cell office:value-type=\"float\" office:value=\"2\"/></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>";
    let ods = diptych::archive::pack([
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet".as_slice(), diptych::archive::Packing::Stored),
        ("content.xml", content.as_bytes(), diptych::archive::Packing::Deflated),
    ]);
    [xlsx, ods, b"PK\x03\x04".to_vec(), b"\xD0\xCF\x11\xE0".to_vec(), b"a;b\n1;2\n".to_vec()]
        .into_iter()
        .filter(|seed| !seed.is_empty())
        .collect()
}

fn pictures() -> Vec<Vec<u8>> {
    let mut seeds = files("tests", &[".png", ".jpg", ".jpeg", ".gif", ".webp"]);
    seeds.extend(files("content", &[".png", ".jpg", ".jpeg", ".gif", ".webp"]));
    seeds.extend(image::drawing(3, 2, vec![200; 18]));
    let exif = b"\xFF\xD8\xFF\xE1\0\x22Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0\xFF\xD9".to_vec();
    let gif = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xFF\xFF\xFF!\xF9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;".to_vec();
    let webp = b"RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f\0\0\0\x10\x07\x10\x11\x11\x88\x88\xfe\x07\0".to_vec();
    seeds.extend([exif, gif, webp]);
    seeds
}

fn drawings() -> Vec<Vec<u8>> {
    let mut seeds = files("content", &[".svg"]);
    let hard = [
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" viewBox=\"0 0 9 9\"><g id=\"a\"><use href=\"#a\"/><path d=\"M0 0h9\"/></g></svg>",
        "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY a \"b\">]><svg onload=\"x\"><style>@import 'y'</style>&a;</svg>",
    ];
    seeds.extend(hard.iter().map(|seed| seed.as_bytes().to_vec()));
    seeds
}

fn requests() -> Vec<Vec<u8>> {
    let seeds = [
        "GET / HTTP/1.1\r\nHost: localhost:4747\r\n\r\n",
        "GET /fr/%2e%2e/%c3%a9?key=a&at=%2f HTTP/1.1\r\nHost: [::1]:4747\r\nCookie: a=b; c=d\r\nOrigin: null\r\n\r\n",
        "POST /-/events HTTP/1.0\r\nHost: a\r\nHost: b\r\nContent-Length: 5\r\n\r\nabcde",
    ];
    seeds.iter().map(|seed| seed.as_bytes().to_vec()).collect()
}

fn manifests() -> Vec<Vec<u8>> {
    let path = |path: &str| OutPath::new(path).expect("a path");
    let files: BTreeMap<OutPath, Key> =
        [("fr/index.html", b"a"), ("assets/b.css", b"b")].map(|(name, bytes)| (path(name), Key::of(bytes))).into();
    vec![diptych::disk::Manifest { files }.to_text().into_bytes(), b"# diptych 1\n".to_vec()]
}

/// A tree that was kept, after the text that it is read against and a mark.
fn trees() -> Vec<Vec<u8>> {
    let kept = |file: Vec<u8>| {
        let text = text(&file);
        let node = yaml::parse(&text, PLACE, &mut Findings::new())?;
        Some([text.as_bytes(), MARK, &compact::written(&node, &text, PLACE)?].concat())
    };
    files("tests/findings/site", &[".yaml"]).into_iter().filter_map(kept).collect()
}

const MARK: &[u8] = b"\0|\0";

fn memories() -> Vec<Vec<u8>> {
    let seeds = ["{\"parts\":[],\"sources\":\"\",\"trees\":[],\"shape\":[]}", "{\"a/\":{\"notes\":[1,{\"b\":null}]}}", "[]"];
    seeds.iter().map(|seed| seed.as_bytes().to_vec()).collect()
}

fn exchanged() -> Vec<Vec<u8>> {
    let seeds = [
        "<?xml version=\"1.0\"?><xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\" srcLang=\"fr\" trgLang=\"nl\"><file id=\"a\"><unit id=\"b\"><segment state=\"final\"><source>Un <pc id=\"1\">mot</pc></source><target>Een <ph id=\"2\"/>&lt;</target></segment></unit></file></xliff>",
        "msgid \"\"\nmsgstr \"Language: nl\\n\"\n\n#. page\n#: a.fr.md:3\n#, fuzzy\nmsgctxt \"a#b\"\nmsgid \"Un \\\"mot\\\"\"\nmsgstr \"\"\n\"Een\"\n",
        "id;fr;nl;state\na#b;\"Un \"\"mot\"\"\";'=Een;final\n",
    ];
    seeds.iter().map(|seed| seed.as_bytes().to_vec()).collect()
}

fn locks() -> Vec<Vec<u8>> {
    let mut seeds = vec![b"# diptych 1\ncontent/pages/a.fr.md nl\n  title 0123456789ab cdef\n".to_vec()];
    seeds.extend(fs::read(root().join("translations.lock")).ok().map(|bytes| bytes[..bytes.len().min(4_000)].to_vec()));
    seeds
}

fn words_files() -> Vec<Vec<u8>> {
    vec![b"nav:\n  home: Accueil\n  count: {one: \"{n} page\", other: \"{n} pages\"}\nplain: \"{a} {b}\"\n".to_vec()]
}

fn bibliographies() -> Vec<Vec<u8>> {
    let seeds = [
        "@book{a2020, author = {Dubois, Élise and others}, title = {L'{\\'e}conomie}, year = 2020, doi = {10.1/x}}\n@string{x = \"y\"}\n",
        "[{\"id\":\"a\",\"type\":\"book\",\"title\":\"b\",\"author\":[{\"family\":\"c\"}],\"issued\":{\"date-parts\":[[2020,1]]}}]",
    ];
    seeds.iter().map(|seed| seed.as_bytes().to_vec()).collect()
}

fn of(path: &str) -> Vec<Vec<u8>> {
    vec![fs::read(root().join("tests/findings/site").join(path)).expect("a file of the sound site")]
}

fn eat_directives(bytes: &[u8]) {
    let text = text(bytes);
    let prose = Prose::verbatim(&text, PLACE);
    directives::scan(&prose);
    directives::outline(&prose);
}

fn eat_inline(bytes: &[u8]) {
    let text = text(bytes);
    let prose = Prose::verbatim(&text, PLACE);
    inline::stretches(&prose, &mut Findings::new());
    for paragraph in readable::paragraphs(&prose) {
        paragraph.words.iter().for_each(|words| drop(readable::numbers(words)));
    }
}

fn eat_passages(bytes: &[u8]) {
    let text = text(bytes);
    let tag = LanguageTag::parse("fr-BE").expect("a tag");
    passages::passages(&text, &tag);
    marks::tokens(&text);
    marks::guarded(&text);
}

fn eat_slug(bytes: &[u8]) {
    let text = text(bytes);
    let slug = slugify(&text);
    assert!(slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'), "{slug}");
    LanguageTag::parse(&text);
    SourcePath::new(text.clone());
    OutPath::new(text);
}

fn eat_number(bytes: &[u8]) {
    let text = text(bytes);
    for marks in [Marks::Strict, Marks::Comma, Marks::Point] {
        if let Ok(number) = decimal::parse(&text, marks) {
            decimal::rounded(number, 2);
            decimal::percentage(number, number);
            decimal::root(number);
        }
    }
}

fn eat_period(bytes: &[u8]) {
    let text = text(bytes);
    period::parse_date(&text);
    if let Some(period) = period::parse(&text, SCHOOL) {
        assert_eq!(period::parse(&period.spelled(), SCHOOL), Some(period), "a period is read as it is spelled");
    }
}

fn eat_table(bytes: &[u8]) {
    let text = text(bytes);
    table::read(&text, PLACE);
    table::records(&text, PLACE);
}

fn eat_picture(bytes: &[u8]) {
    // What a header claims costs memory, and that has its limit: here small pictures are looked at whole.
    if let Ok((width, height)) = image::inspected(bytes) {
        assert!(u64::from(width) * u64::from(height) <= image::PIXELS);
    }
    picture::clean(bytes);
    picture::is_unsafe_as_it_is("a.png", bytes);
    picture::turn(bytes);
}

fn eat_drawing(bytes: &[u8]) {
    if let Some(clean) = image::clean_svg(bytes) {
        let clean = text(&clean).to_lowercase();
        assert!(!clean.contains("<script") && !clean.contains("<foreignobject"), "{clean}");
    }
    picture::is_unsafe_as_it_is("a.svg", bytes);
    picture::is_unsafe_as_it_is("a.html", bytes);
}

fn eat_tree(bytes: &[u8]) {
    let at = bytes.windows(MARK.len()).position(|part| part == MARK).unwrap_or(bytes.len());
    compact::read(bytes.get(at + MARK.len()..).unwrap_or_default(), &text(&bytes[..at]), PLACE);
}

/// A memory that answers everything with the same bytes.
struct Parrot<'a>(&'a [u8]);

impl Memory for Parrot<'_> {
    fn recall(&self, _: &Key) -> Option<Vec<u8>> {
        Some(self.0.to_vec())
    }

    fn keep(&self, _: &Key, _: &[u8]) {}

    fn let_go(&self, _: &Key) {}
}

fn eat_memory(bytes: &[u8]) {
    let edition = Edition { output: Key::of(b"a"), program: Key::of(b"b") };
    Past::recall(edition, &Parrot(bytes));
    Past::hold(edition, &Parrot(bytes));
}

fn eat_exchange(bytes: &[u8]) {
    let text = text(bytes);
    for form in [Form::Xliff, Form::Po, Form::Csv] {
        drop(exchange::read(&text, form));
    }
}

fn eat_prose(bytes: &[u8]) {
    use super::prose_of_bodies::{Setting, Small, render};
    let text = text(bytes);
    render(&Prose::verbatim(&text, PLACE), &Small("fr"), Setting { first_level: 2, namespace: "" });
}

/// The sound site, read once.
static SOUND: LazyLock<Vec<Arc<File>>> = LazyLock::new(|| {
    let mut snapshot = diptych::disk::read(&root().join("tests/findings/site"), options()).expect("the sound site can be read");
    for file in &mut snapshot.files {
        if let ("diptych.yaml", Content::Text(text)) = (file.path.as_str(), &file.content) {
            let produce = "produce: {png: false, cards: false, pdf: false, epub: false, embeds: false, xlsx: false, sheets: false}\n";
            *file = Arc::new(File::new(file.path.clone(), Content::Text(format!("{text}{produce}"))));
        }
    }
    snapshot.files
});

fn options() -> Options {
    let today = Date::new(2024, 6, 1).expect("a day");
    Options { today, drafts: Drafts::Shown, links: Links::Pretty, base_url: None, enterprise: None }
}

fn snapshot(changes: &[(&str, String)]) -> Snapshot {
    let unread = |file: &File| File { tree: OnceLock::new(), ..file.clone() };
    let mut files: BTreeMap<String, Arc<File>> = SOUND.iter().map(|file| (file.path.to_string(), Arc::new(unread(file)))).collect();
    for (path, text) in changes {
        let source = SourcePath::new(*path).expect("a path");
        files.insert((*path).to_owned(), Arc::new(File::new(source, Content::Text(text.clone()))));
    }
    Snapshot { files: files.into_values().collect(), options: options() }
}

/// The sound site with a file of these bytes, checked to its last page.
fn eat_site(path: &str, bytes: &[u8]) {
    pipeline::check(&snapshot(&[(path, text(bytes).replace('\0', ""))]), &Forgetful);
}

fn eat_bibliography(bytes: &[u8]) {
    let notebook = text(&of(NOTEBOOK)[0]);
    let name = if bytes.first() == Some(&b'[') { "works.json" } else { "works.bib" };
    let changes = [
        (NOTEBOOK, format!("{notebook}bibliography: {name}\n")),
        ("content/notebooks/accompagner/works.bib", text(bytes)),
        ("content/notebooks/accompagner/works.json", text(bytes)),
    ];
    pipeline::check(&snapshot(&changes), &Forgetful);
}

/// Numbers that are the same in every run.
pub struct Chance(pub u64);

impl Chance {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end.max(1)
    }
}

/// Marks that mean something to one parser or another.
const TOKENS: &[&[u8]] = &[
    b"{",
    b"}",
    b"[",
    b"]",
    b"(",
    b")",
    b"<",
    b">",
    b"</",
    b"/>",
    b"&",
    b";",
    b": ",
    b"- ",
    b"? ",
    b"| ",
    b"> ",
    b"\n",
    b"\r\n",
    b"\t",
    b"  ",
    b"\"",
    b"'",
    b"`",
    b"```\n",
    b"*",
    b"**",
    b"_",
    b"#",
    b"!",
    b"%",
    b"@",
    b"\\",
    b"---\n",
    b"...\n",
    b":::\n",
    b"::: chart ",
    b":::: callout\n",
    b"+++\n",
    b"{{ value ",
    b"}}",
    b"[^a]",
    b"[^a]: ",
    b"[a]: ",
    b"](",
    b"![",
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"<script>",
    b"<b>",
    b"&#x1f;",
    b"&amp;",
    b"%2e%2e",
    b"%00",
    b"\xff",
    b"\xc3",
    b"\xe2\x80\xae",
    b"\xef\xbb\xbf",
    b"\xe2\x80\xaf",
    b"99999999999999999999999999999999",
    b"-1",
    b"1e9999",
    b"0",
    b",",
    b".",
    b"&a ",
    b"*a ",
    b"!!str ",
    b"$",
    b"$$",
    b"\\frac{",
    b"~~",
    b"|-|\n",
    b"http://",
    b"javascript:",
    b"=",
    b"\x00",
    b"\x1b[2J",
    b"\x7f",
];

/// A seed, spoilt in some places.
pub fn spoilt(seeds: &[Vec<u8>], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = seeds[chance.below(seeds.len())].clone();
    for _ in 0..1 + chance.below(4) {
        let at = chance.below(bytes.len() + 1);
        match chance.below(8) {
            0 => bytes.truncate(at),
            1 => drop(bytes.splice(at..at, TOKENS[chance.below(TOKENS.len())].iter().copied())),
            2 => drop(bytes.drain(at..(at + chance.below(40)).min(bytes.len()))),
            3 => {
                let copy = bytes[at..(at + chance.below(60)).min(bytes.len())].to_vec();
                drop(bytes.splice(at..at, copy));
            }
            4 => (0..4).for_each(|_| {
                let at = chance.below(bytes.len());
                let value = u8::try_from(chance.below(256)).expect("it is below 256");
                bytes.get_mut(at).into_iter().for_each(|byte| *byte = value);
            }),
            5 => {
                let other = &seeds[chance.below(seeds.len())];
                let from = chance.below(other.len() + 1);
                let part = other[from..(from + chance.below(200)).min(other.len())].to_vec();
                drop(bytes.splice(at..at, part));
            }
            6 => bytes.get_mut(at).into_iter().for_each(|byte| *byte ^= 1 << chance.below(8)),
            _ => {
                let unit = TOKENS[chance.below(TOKENS.len())].repeat(1 + chance.below(60));
                drop(bytes.splice(at..at, unit));
            }
        }
    }
    bytes
}

/// A text of which only the length is open: something, something again and again, something.
pub struct Pattern {
    before: Vec<u8>,
    unit: Vec<u8>,
    after: Vec<u8>,
}

impl Pattern {
    pub fn any(seeds: &[Vec<u8>], chance: &mut Chance) -> Pattern {
        let piece = |chance: &mut Chance, tokens: usize| -> Vec<u8> {
            let mut piece: Vec<u8> =
                (0..chance.below(tokens + 1)).flat_map(|_| TOKENS[chance.below(TOKENS.len())].iter().copied()).collect();
            if chance.below(3) == 0 {
                let seed = &seeds[chance.below(seeds.len())];
                let at = chance.below(seed.len());
                piece.extend(&seed[at..(at + chance.below(12)).min(seed.len())]);
            }
            piece
        };
        let mut unit = piece(chance, 3);
        if unit.is_empty() {
            unit = TOKENS[chance.below(TOKENS.len())].to_vec();
        }
        Pattern { before: piece(chance, 2), unit, after: piece(chance, 2) }
    }

    /// About so many bytes of it.
    pub fn of_length(&self, length: usize) -> Vec<u8> {
        [self.before.as_slice(), &self.unit.repeat(length / self.unit.len()), &self.after].concat()
    }

    pub fn shown(&self) -> String {
        let escaped = |bytes: &[u8]| bytes.escape_ascii().to_string();
        format!("{} ({})* {}", escaped(&self.before), escaped(&self.unit), escaped(&self.after))
    }
}

/// The time that this thread has had a processor, so that a busy machine does not count.
pub fn worked() -> Duration {
    let told = fs::read_to_string(Path::new("/proc/thread-self/schedstat")).unwrap_or_default();
    Duration::from_nanos(told.split(' ').next().and_then(|nanos| nanos.parse().ok()).unwrap_or_default())
}

/// How long a meal takes; nothing if it is choked on.
pub fn meal(body: &Body, bytes: &[u8]) -> Option<Duration> {
    let start = worked();
    std::panic::catch_unwind(|| (body.eat)(bytes)).ok()?;
    Some(worked() - start)
}

/// The step in which the kernel tells the time of a thread, where it does not tell it more exactly.
const TICK: Duration = Duration::from_millis(4);

/// Whether twice a pattern takes more than 2.6 times as long, every time it is measured.
pub fn grows(body: &Body, pattern: &Pattern, length: usize) -> Option<(Duration, Duration)> {
    let mut last = None;
    for _ in 0..4 {
        let (once, twice) = (meal(body, &pattern.of_length(length))?, meal(body, &pattern.of_length(2 * length))?);
        if twice < Duration::from_millis(8) || twice.as_secs_f64() <= 2.6 * (once + TICK).as_secs_f64() {
            return None;
        }
        last = Some((once, twice));
    }
    last
}
