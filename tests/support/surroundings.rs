//! A small site for passages to stand in: it knows one of everything and lacks what is called `missing`.

use diptych::finding::{FileTrouble, Findings, Place, Problem};
use diptych::render::prose::{AsWritten, ImageTarget, LinkTarget, Run, Surroundings, Typesets};
use diptych::source::directives::Directive;
use diptych::source::inline::{InlineCall, Verb};
use diptych::untrusted::escaped;

/// A site in one language, `fr`, `nl`, or anything else for typography off.
pub struct Small(pub &'static str);

impl Small {
    fn choose(&self, fr: &str, nl: &str) -> String {
        if self.0 == "nl" { nl.to_owned() } else { fr.to_owned() }
    }
}

impl Surroundings for Small {
    fn link(&self, scheme: &str, reference: &str, _: Place) -> Result<LinkTarget, Problem> {
        if reference.contains("missing") {
            return Err(Problem::UnknownReference { kind: "page", written: reference.to_owned(), nearest: None });
        }
        let title = self.choose("Sorties positives", "Positieve uitstroom");
        let lang = (reference == "only-fr" && self.0 == "nl").then(|| "fr".to_owned());
        Ok(LinkTarget { href: format!("../{scheme}/{reference}/"), title, lang, note: None })
    }

    fn path(&self, target: &str, _: Place) -> Result<String, Problem> {
        match target.strip_prefix('#') {
            Some(anchor) if anchor.contains("missing") => Err(Problem::DeadAnchor { anchor: anchor.to_owned(), nearest: None }),
            None if target.contains("missing") => Err(Problem::DeadPath { target: target.to_owned(), nearest: None }),
            _ => Ok(target.to_owned()),
        }
    }

    fn numbered(&self, id: &str) -> Option<LinkTarget> {
        let title = id.starts_with("fig-").then(|| self.choose("Figure 3", "Figuur 3"))?;
        Some(LinkTarget { href: format!("#{id}"), title, ..LinkTarget::default() })
    }

    fn value(&self, call: &InlineCall) -> Result<String, Problem> {
        if call.reference.text.contains("missing") {
            return Err(Problem::UnknownReference { kind: "indicator", written: call.reference.text.to_owned(), nearest: None });
        }
        Ok(match call.verb {
            Verb::Count => "17".to_owned(),
            _ => self.choose("63,3\u{A0}%", "63,3%"),
        })
    }

    fn block(&self, directive: &Directive, inner: &[String]) -> (String, Findings) {
        let id = directive.attributes.id.map(|id| format!(" id=\"{}\"", escaped(id.text))).unwrap_or_default();
        let parts: String = inner.iter().map(|part| format!("<div>{part}</div>")).collect();
        (format!("<figure class=\"{}\"{id}>{parts}</figure>", directive.name.text), Findings::new())
    }

    fn image(&self, path: &str, _: Place) -> Result<ImageTarget, Problem> {
        if path.contains("missing") {
            return Err(Problem::File { file: path.to_owned(), trouble: FileTrouble::Missing(None) });
        }
        let size = |pixels| (!self.0.is_empty()).then_some(pixels);
        Ok(ImageTarget { src: path.to_owned(), srcset: None, width: size(640), height: size(480) })
    }

    fn word(&self, key: &str) -> String {
        match key {
            "note" => self.choose("Note", "Noot"),
            "warning" => self.choose("Attention", "Opgelet"),
            "table" => self.choose("Tableau", "Tabel"),
            "footnotes" => self.choose("Notes", "Noten"),
            "footnote" => self.choose("Note", "Noot"),
            "back-to-text" => self.choose("Retour à l’appel de note", "Terug naar noot"),
            "contents" => self.choose("Sommaire", "Inhoud"),
            "done" => self.choose("fait", "gedaan"),
            "to-do" => self.choose("à faire", "te doen"),
            _ => key.to_owned(),
        }
    }

    fn lang(&self) -> &str {
        self.0
    }

    fn typesetter(&self, lang: Option<&str>) -> Box<dyn Typesets + '_> {
        match lang.unwrap_or(self.0) {
            "fr" => Box::new(Quotes { opening: "«\u{A0}", closing: "\u{A0}»", open: false, french: true }),
            "nl" => Box::new(Quotes { opening: "“", closing: "”", open: false, french: false }),
            _ => Box::new(AsWritten),
        }
    }
}

/// Just enough typography to see where it is applied.
struct Quotes {
    opening: &'static str,
    closing: &'static str,
    open: bool,
    french: bool,
}

impl Typesets for Quotes {
    fn begin(&mut self) {
        self.open = false;
    }

    fn typeset(&mut self, text: &str, put: &mut dyn FnMut(Run<'_>)) {
        let mut set = String::new();
        for letter in text.chars() {
            match letter {
                '\'' => set.push('’'),
                '"' => {
                    self.open = !self.open;
                    set.push_str(if self.open { self.opening } else { self.closing });
                }
                _ => set.push(letter),
            }
        }
        if self.french {
            set = set.replace(" !", "\u{202F}!").replace(" ?", "\u{202F}?");
        }
        match set.split_once("1er").filter(|_| self.french) {
            Some((before, after)) => {
                put(Run::Words(&format!("{before}1")));
                put(Run::Superior("er"));
                put(Run::Words(after));
            }
            None => put(Run::Words(&set)),
        }
    }
}
