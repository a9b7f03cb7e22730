//! Borrowed words say whose they are: one pass over a finished page gives them `lang`.
//!
//! Templates put names and labels in a hundred places; here nobody has to remember. A page that borrows nothing is
//! not looked at. What stands in an element of another language already, in code, scripts and prose between other
//! words, is left as it is; where no markup may stand (`title`, `option`), only the element as a whole can say it.

use super::markup::{self, Kind};
use crate::lang::LanguageTag;
use crate::localized::Lang;
use crate::plan::lent::Lent;

/// An element that is open.
struct Open {
    /// What is in it is in another language, or no words at all.
    passed: bool,
    /// Its words are an author's: only whole texts are looked for.
    prose: bool,
    /// It lies in a drawing.
    drawn: bool,
    /// No markup may stand between its words.
    plain: bool,
    /// Its tag says its language.
    said: bool,
}

/// The page with `lang` on what it borrows; `tags` are the site's languages.
pub fn marked(html: String, (lent, tags, own): (&Lent, &[LanguageTag], &str)) -> String {
    if lent.is_empty() {
        return html;
    }
    let mut out = String::with_capacity(html.len() + html.len() / 32);
    let mut open: Vec<Open> = Vec::new();
    let mut at = 0;
    while let Some((start, end)) = markup::next_tag(&html, at) {
        words(&mut out, &html[at..start], open.last(), (lent, tags));
        let tag = &html[start..end];
        at = end;
        match markup::kind_of(tag) {
            Kind::Closes => {
                open.pop();
                out.push_str(tag);
            }
            Kind::Alone | Kind::Nothing => out.push_str(tag),
            Kind::Opens if is_raw(markup::name_of(tag)) => {
                let close = format!("</{}", markup::name_of(tag));
                at = html[end..].find(&close).map_or(html.len(), |offset| end + offset);
                out.push_str(&html[start..at]);
                open.push(Open { passed: true, prose: false, drawn: false, plain: true, said: true });
            }
            Kind::Opens => {
                let mut element = entered(tag, own, open.last());
                match whole(&html[end..], &element, lent) {
                    Some(from) => {
                        element.said = true;
                        out.push_str(&tag[..tag.len() - 1]);
                        out.extend([" lang=\"", tags[from.index()].as_str(), "\">"]);
                    }
                    None => out.push_str(tag),
                }
                open.push(element);
            }
        }
    }
    out.push_str(&html[at..]);
    out
}

/// What lies in an element is no words.
fn is_raw(name: &str) -> bool {
    matches!(name, "script" | "style" | "textarea" | "template")
}

fn entered(tag: &str, own: &str, within: Option<&Open>) -> Open {
    let name = markup::name_of(tag);
    let lang = markup::value(tag, " lang=\"");
    let is_prose = || markup::value(tag, " class=\"").is_some_and(|classes| classes.split(' ').any(|class| class == "prose"));
    let inherited = |of: fn(&Open) -> bool| within.is_some_and(of);
    let drawn = name == "svg" || inherited(|open| open.drawn);
    Open {
        passed: lang.is_some_and(|tag| tag != own) || matches!(name, "code" | "pre" | "metadata") || inherited(|open| open.passed),
        prose: inherited(|open| open.prose) || is_prose(),
        drawn,
        plain: if drawn { !matches!(name, "text" | "tspan") } else { matches!(name, "title" | "desc" | "option") },
        said: lang.is_some(),
    }
}

/// Whose words an element holds, if all it holds is one borrowed text. `rest` is what follows its tag.
fn whole(rest: &str, element: &Open, lent: &Lent) -> Option<Lang> {
    if element.passed || element.said {
        return None;
    }
    let text = &rest[..memchr::memchr(b'<', rest.as_bytes()).unwrap_or(0)];
    let is_leaf = !text.is_empty() && rest[text.len()..].starts_with("</");
    is_leaf.then(|| lent.whole(text)).flatten()
}

/// The words between two tags.
fn words(out: &mut String, text: &str, open: Option<&Open>, (lent, tags): (&Lent, &[LanguageTag])) {
    let takes_markup = |open: &&Open| !open.passed && !open.prose && !open.plain;
    // An element that is borrowed as a whole has said it for all of its words.
    let is_said = |open: &&Open| open.said && lent.whole(text).is_some();
    let Some(open) = open.filter(takes_markup).filter(|_| text.contains(char::is_alphabetic)).filter(|open| !is_said(open)) else {
        out.push_str(text);
        return;
    };
    let mut done = 0;
    for found in lent.within(text) {
        out.push_str(&text[done..found.range.start]);
        let name = if open.drawn { "tspan" } else { "bdi" };
        out.push_str(&format!("<{name} lang=\"{}\">{}</{name}>", tags[found.from.index()].as_str(), &text[found.range.clone()]));
        done = found.range.end;
    }
    out.push_str(&text[done..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_borrowed_says_whose_it_is_and_nothing_else_changes() {
        let tags = ["fr-BE", "ru"].map(|tag| LanguageTag::parse(tag).expect("a tag"));
        let lent = Lent::for_tests(&[("Emploi durable", 0), ("Transport", 0)]);
        let marked = |html: &str| super::marked(html.to_owned(), (&lent, &tags, "ru"));
        for (html, expected) in [
            ("<h1>Emploi durable</h1>", "<h1 lang=\"fr-BE\">Emploi durable</h1>"),
            ("<p>Таблица: Emploi durable, 12</p>", "<p>Таблица: <bdi lang=\"fr-BE\">Emploi durable</bdi>, 12</p>"),
            ("<p><b>a</b> Emploi durable</p>", "<p><b>a</b> <bdi lang=\"fr-BE\">Emploi durable</bdi></p>"),
            ("<svg><text x=\"1\">Transport</text></svg>", "<svg><text x=\"1\" lang=\"fr-BE\">Transport</text></svg>"),
            ("<svg><text>Transport 12</text></svg>", "<svg><text><tspan lang=\"fr-BE\">Transport</tspan> 12</text></svg>"),
            (
                "<div class=\"prose\"><p>Transport, а</p><a>Transport</a></div>",
                "<div class=\"prose\"><p>Transport, а</p><a lang=\"fr-BE\">Transport</a></div>",
            ),
        ] {
            assert_eq!(marked(html), expected);
            assert_eq!(marked(expected), expected, "once is enough");
        }
        for same in [
            "<div lang=\"fr-BE\"><p>Transport</p></div>",
            "<code>Transport</code>",
            "<title>Transport – Сайт</title>",
            "<svg><desc>Transport 12</desc></svg>",
            "<script>\"Transport\"</script><textarea>Transport</textarea>",
            "<p title=\"Transport\">а</p>",
        ] {
            assert_eq!(marked(same), same);
        }
    }
}
