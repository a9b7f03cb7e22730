//! YAML that cannot be read as it stands (Y), and active content (X).

use super::trial::trial;
use super::{Row, row};

const PARTNER: &str = "content/partners/universite.yaml";
const PAGE: &str = "content/pages/methode.fr.md";
const BUILT: &str = "fr/methode/index.html";

/// A page with this body.
fn page(body: &str) -> String {
    format!("---\ntitle: \"Méthode\"\n---\nAvant.\n\n{body}\n\nAprès.\n")
}

pub fn rows() -> Vec<Row> {
    yaml().into_iter().chain(active()).collect()
}

fn yaml() -> Vec<Row> {
    let late_quote = format!("name: a\n{}description: \"jamais fermé\n{}", "# une ligne\n".repeat(7), "kind: research\n".repeat(31));
    let mut bomb = "a0: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    (1..10).for_each(|level| bomb += &format!("a{level}: &b{level} [{}]\n", ["*a"; 9].join(", ").replace("*a", &alias(level))));
    let deep = format!("name: {}\n", "[".repeat(100_000));
    vec![
        row("Y01", "a tab as indentation")
            .tried(trial("in a map").put(PARTNER, "name:\n\tfr: a\n").refused("E19", "content/partners/universite.yaml:2:1", "tab"))
            .by(&["A tab as indentation is found at the tab"]),
        row("Y02", "a quotation mark of line 9 that is never closed")
            .tried(trial("of 40 lines").put(PARTNER, late_quote).refused("E19", "content/partners/universite.yaml:9:14", ""))
            .by(&["A quotation mark that is not closed is found where it opens"]),
        row("Y03", "a key twice")
            .tried(trial("in a map").put(PARTNER, "name: a\nname: b\n").refused("E19", "content/partners/universite.yaml:2:1", "name"))
            .by(&["A key written twice names both lines"]),
        row("Y04", "an alias to nobody").by(&["An alias to nobody"]),
        row("Y05", "an alias bomb").tried(trial("of ten levels").put(PARTNER, bomb).refused("E19", PARTNER, "200000")),
        row("Y07", "an anchor around its own alias").tried(trial("in a list").put(PARTNER, "name: &a [*a]\n").refused(
            "E19",
            "content/partners/universite.yaml:1",
            "",
        )),
        row("Y08", "a hundred thousand brackets")
            .tried(trial("never closed").put(PARTNER, deep).refused("E19", PARTNER, "64"))
            .by(&["hostile::files_beyond_a_limit_are_refused_with_the_limit"]),
        row("Y10", "a misspelt key").by(&["A misspelt key is named with the nearest one"]),
        row("Y11", "yes, no, on, NO where words are due")
            .tried(
                trial("as a name")
                    .put(PARTNER, "name: NO\nkind: research\nfictitious: true\n")
                    .done()
                    .shows("fr/partenaires/universite/index.html", "NO"),
            )
            .by(&["The no of Norway and the yes of a scale are words"]),
        row("Y12", "3,5 and 1,234 where a number is due")
            .by(&["A number that may mean two things is shown both ways", "Numbers of every hand are read alike"]),
        row("Y14", "a day that does not exist").by(&["A day that does not exist, and a day written as in a letter"]),
        row("Y16", "two documents")
            .tried(trial("in a file").put(PARTNER, "name: a\n---\nname: b\n").refused("E19", "content/partners/universite.yaml:2:1", ""))
            .by(&["A second document"]),
    ]
}

fn alias(level: usize) -> String {
    if level == 1 { "*a".to_owned() } else { format!("*b{}", level - 1) }
}

/// A page of which nothing is active, and whose other words are there.
fn inert(name: &'static str, body: &str) -> super::Trial {
    trial(name).put(PAGE, page(body)).shows(BUILT, "Avant.").shows(BUILT, "Après.")
}

fn active() -> Vec<Row> {
    let hostile = "'\\\"><b>mot</b>";
    let links = |schemes: &[&str]| schemes.iter().map(|target| format!("[voir]({target})\n\n")).collect::<String>();
    let scripts =
        ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "<java\tscript:alert(1)>", "&#106;avascript:alert(1)", "<\u{1}javascript:alert(1)>"];
    vec![
        row("X01", "script elements")
            .tried(inert("in every case", "<script>alert(1)</script> <SCRIPT SRC=//x>b</SCRIPT> <scr<script>ipt>c").done().nowhere("alert(1)")),
        row("X02", "attributes that run").tried(
            inert("on every element", "<p onclick=alert(1)>a</p> <svg onload=alert(1)> <details open ontoggle=alert(1)>ouvert</details>")
                .nowhere("ontoggle"),
        ),
        row("X03", "links to scripts").tried(
            inert("in every spelling", &links(&scripts)).done().told("W16", PAGE, "").shows(BUILT, "voir").nowhere("script:alert"),
        ),
        row("X04", "links that carry a page").tried(
            inert("of every scheme", &links(&["data:text/html,x", "vbscript:x", "blob:x", "filesystem:x"])).done().shows(BUILT, "voir"),
        ),
        row("X05", "an autolink to a script").tried(inert("in brackets", "<javascript:alert(1)>")),
        row("X06", "quotation marks in titles and alternative texts")
            .tried(inert("of links", "[a](https://example.org/ \"x\\\" onclick=\\\"y\") ").nowhere("onclick=\"y"))
            .by(&["Quotation marks cannot break out of a title"]),
        row("X07", "a reference to a script").tried(inert("defined below", "[voir][x]\n\n[x]: javascript:alert(1)").done().nowhere("javascript:alert")),
        row("X10", "elements that load").tried(
            inert(
                "of every kind",
                "<iframe srcdoc=a></iframe><object data=b></object><embed src=c><base href=//d><meta http-equiv=refresh content=0><link rel=x href=//e><style>@import '//f'</style>",
            )
            .nowhere("srcdoc")
            .nowhere("http-equiv=refresh"),
        ),
        row("X14", "closing what is ours")
            .tried(inert("tags", "</body></html><script>alert(1)</script>\n\n</textarea></title>").nowhere("alert(1)"))
            .by(&["Nobody can close what is not theirs"]),
        row("X15", "tricks with comments").tried(inert("that end early", "<!--> a -->\n\n<!-- b --!> c\n\n-->")),
        row("X16", "the syntax of templates")
            .tried(inert("in a text", "{{ config }} {% include 'x' %} {# c #}").shows(BUILT, "{{ config }}").shows(BUILT, "{% include"))
            .by(&["Content is never a template"]),
        row("X17", "markup in names and quotes")
            .tried(
                trial("in a title").edit(PAGE, "title: \"Méthode\"", format!("title: \"{hostile}\"")).done().shows(BUILT, "<b>mot</b>"),
            )
            .by(&["hostile::hostile_words_stay_words_in_every_field"]),
        row("X18", "markup and control characters in the labels of a chart").tried(
            trial("of one's own data")
                .put(PAGE, page("::: chart\ntype: bar\ntitle: \"Les vélos augmentent </text><script>\"\nunit: \"]]> &\"\nsource: registre\nvalues: {2022: 1, 2023: 2}\n:::"))
                .done()
                .nowhere("</text><script>"),
        ),
        row("X20", "a drawing that acts")
            .tried(
                trial("as a logo")
                    .put("content/media/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\" onload=\"alert(1)\"><script>x</script></svg>")
                    .put(PARTNER, "name: a\nlogo: media/a.svg\nfictitious: true\n")
                    .refused("E25", "", ""),
            )
            .by(&["svg::what_acts_asks_or_hides_is_refused", "hostile::a_static_file_never_goes_out_with_a_script"]),
        row("X22", "a picture of another site").tried(trial("in a text").put(PAGE, page("![a](https://example.org/p.gif)")).refused("E25", PAGE, "")),
        row("X24", "a link that opens a window").tried(inert("by HTML", "<a href=\"https://example.org/\" target=\"_blank\">ailleurs</a>").done().holds(BUILT, "noopener")),
        row("X25", "characters that steer, in a name")
            .tried(trial("of a partner").edit(PARTNER, "Université fictive", "Uni\u{202e}versité").warned("W17", PARTNER, ""))
            .by(&["Characters that steer are noted", "Invisible characters in a text"]),
        row("X27", "headings alike, headings called like parts of the page")
            .tried(inert("twice", "## main\n\na\n\n## main\n\nb\n\n## search\n\nc"))
            .by(&["Ids are unique, without accents, and cannot stand for something of the page", "pages::every_page_has_one_title_a_language_a_description_and_unique_ids"]),
    ]
}
