//! A handout on paper: what the typesetter is given for a sheet, a leaflet or a poster.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::words::{list, optional, string};
use super::{FAMILY, Look, Source};
use crate::finding::Findings;
use crate::path::OutPath;
use crate::period::Date;
use crate::plan::handout::Form;
use crate::render::book::{chapter, drawing, tree};
use crate::render::desk::Desk;
use crate::render::media;
use crate::render::view::{self, Handout, Picture};

/// A handout that was set.
#[derive(Debug, Default)]
pub struct Set {
    /// Its PDF; nothing if it cannot be made.
    pub bytes: Option<Vec<u8>>,
    /// How many pages it took.
    pub pages: usize,
    /// What is wrong with it.
    pub findings: Findings,
}

/// Sets a handout; `url` is where everything can be read, `date` the last day that its figures tell of.
#[cfg(feature = "pdf")]
pub fn handout(desk: &Desk, view: &Handout, (form, url, date): (Form, &str, Date)) -> Set {
    let source = source(desk, view, (form, url, date));
    let (made, findings) = super::typesetter::counted(desk.press, &source, desk.page.place);
    let (bytes, pages) = made.map_or((None, 0), |(bytes, pages)| (Some(bytes), pages));
    Set { bytes, pages, findings }
}

/// This program was built without a typesetter.
#[cfg(not(feature = "pdf"))]
pub fn handout(_: &Desk, _: &Handout, _: (Form, &str, Date)) -> Set {
    Set::default()
}

/// What the typesetter is given for a handout.
#[cfg_attr(not(feature = "pdf"), allow(dead_code, reason = "the typesetter reads it"))]
fn source(desk: &Desk, view: &Handout, (form, url, date): (Form, &str, Date)) -> Source {
    let mut making = Making { desk, files: BTreeMap::new(), given: String::from("#let given = (\n") };
    making.about(view, (form, url));
    making.put("date", &format!("datetime(year: {}, month: {}, day: {})", date.year(), date.month(), date.day()));
    making.parts(view);
    making.around(view);
    let Making { files, mut given, .. } = making;
    given.push_str(")\n");
    let main = "#import \"/paper.typ\": *\n#show: handout\n".to_owned();
    let name = format!("{} {}{}", view.frame.title, desk.press.base, desk.page.address);
    Source { look: Look::Handout, main, given, files, name, date: Some(date), ..Source::default() }
}

struct Making<'desk, 'site> {
    desk: &'desk Desk<'site>,
    files: BTreeMap<String, Vec<u8>>,
    given: String,
}

impl Making<'_, '_> {
    fn put(&mut self, name: &str, value: &str) {
        writeln!(self.given, "{name}: {value},").expect("a String takes every write");
    }

    /// Its language, its form, its head.
    fn about(&mut self, view: &Handout, (form, url): (Form, &str)) {
        let tag = view.frame.lang.as_str();
        let (primary, region) = tag.split_once('-').map_or((tag, None), |(primary, region)| (primary, Some(region)));
        let region = region.filter(|region| region.len() == 2 && region.bytes().all(|byte| byte.is_ascii_alphabetic()));
        self.put("lang", &string(primary));
        self.put("region", &optional(region));
        self.put("dir", view.frame.dir);
        self.put("form", &string(form.key()));
        self.put("title", &string(&view.frame.title));
        self.put("description", &string(&view.frame.description));
        self.put("site", &string(&self.desk.text(&self.desk.model().settings.title)));
        self.put("eyebrow", &optional(view.eyebrow.as_deref()));
        self.put("lead", &optional(view.lead.as_deref()));
        self.put("url", &string(url));
        self.put("address", &string(&view.address));
        self.put("caution", &optional(view.caution.as_deref()));
        let tokens = self.desk.press.paper.tokens.iter().map(|(token, colour)| format!("{token}: {}", string(colour)));
        let tokens = tokens.collect::<Vec<_>>().join(", ");
        self.put("colours", &format!("({tokens})"));
        let logo = view.logo.as_ref().and_then(|logo| self.picture(logo, &view.frame.title));
        self.put("logo", logo.as_deref().unwrap_or("none"));
    }

    /// Facts, key figures, charts, voices.
    fn parts(&mut self, view: &Handout) {
        self.put("facts", &list(view.facts.iter().map(fact)));
        let kpi = |kpi: &view::Kpi| {
            let change = kpi.change.as_ref().map(|change| change.text.as_str());
            let (words, base) = ([&kpi.label, &kpi.before, &kpi.number, &kpi.unit].map(|words| string(words)), string(&kpi.base.join(" ")));
            let method = optional(kpi.method.as_deref());
            format!("({}, {}, {base}, {method})", words.join(", "), optional(change))
        };
        self.put("kpis", &list(view.kpis.iter().map(kpi)));
        let mut charts = Vec::new();
        for (index, figure) in view.figures.iter().enumerate() {
            let svg = figure.drawing.as_str().split_inclusive("</svg>").next().unwrap_or_default();
            let (wide, high) = drawing::size(svg).unwrap_or((1.0, 1.0));
            let path = format!("/drawings/{}.svg", index + 1);
            let words = [optional(figure.measure.as_deref()), string(&figure.title), optional(figure.note.as_deref())].join(", ");
            charts.push(format!("({words}, {}, {}, {wide}, {high})", string(&path), string(&drawing::told(svg))));
            let alone = drawing::alone(svg, &self.desk.press.paper.tokens, FAMILY);
            self.files.insert(path, alone.into_bytes());
        }
        self.put("charts", &list(charts));
        let mut voices = Vec::new();
        for voice in &view.voices {
            let face = voice.portrait.as_ref().and_then(|portrait| self.picture(portrait, &voice.name));
            let quote = tree::words(&tree::read(voice.quote.as_str()));
            let lang = optional(voice.lang.as_deref().map(|tag| tag.split('-').next().unwrap_or(tag)));
            let small = [&voice.role, &voice.translated_from].into_iter().flatten().map(|words| string(words));
            let small = list(small);
            voices.push(format!("({}, {lang}, {}, {small}, {})", string(&quote), string(&voice.name), face.as_deref().unwrap_or("none")));
        }
        self.put("voices", &list(voices));
    }

    /// Method, imprint, funders, the way to the site.
    fn around(&mut self, view: &Handout) {
        self.put("method", &list(view.method.iter().map(fact)));
        self.put("imprint", &list(view.imprint.iter().map(|line| string(line))));
        self.put("more", &string(&self.desk.word("handout.more")));
        let code = view.code.as_str().replacen("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ", 1);
        self.put("code", if code.is_empty() { "none" } else { "\"/code.svg\"" });
        if !code.is_empty() {
            self.files.insert("/code.svg".to_owned(), code.into_bytes());
        }
        let mut funders = Vec::new();
        for funder in &view.frame.footer.funders {
            let logo = funder.logo.as_ref().and_then(|logo| self.picture(logo, &funder.name));
            let notice = optional(funder.notice.as_deref());
            funders.push(format!("({}, {notice}, {})", string(&funder.name), logo.as_deref().unwrap_or("none")));
        }
        self.put("funders", &list(funders));
        self.put("funded", &string(&self.desk.word("footer.funders")));
    }

    /// A picture of the page with its words, as a value; nothing if there is no such file.
    fn picture(&mut self, picture: &Picture, else_alt: &str) -> Option<String> {
        let path = chapter::resolved(&self.desk.page.address, &picture.src);
        let path = OutPath::new(path.trim_end_matches('/'))?;
        let order = self.desk.notes.borrow().pictures.iter().find(|ordered| ordered.path == path).map(|ordered| ordered.order.clone())?;
        let bytes = media::developed(self.desk.press, &order)?;
        let path = format!("/{}", path.as_str());
        self.files.insert(path.clone(), bytes);
        let alt = if picture.alt.is_empty() { else_alt } else { &picture.alt };
        Some(format!("({}, {})", string(&path), string(alt)))
    }
}

fn fact(fact: &view::Fact) -> String {
    let values: Vec<&str> = fact.values.iter().map(|value| value.label.as_str()).collect();
    format!("({}, {})", string(&fact.label), string(&values.join(", ")))
}
