//! The desk: where one page is put together. It knows the page, its reader and the site around it, and keeps
//! what making the page brings up besides its bytes: findings, files beside it, numbers of figures.

use std::borrow::Cow;
use std::cell::RefCell;

pub use super::notes::{About, Charted, Notes, Ordered, Settled, Trace};
use super::numbered;
use super::press::Press;
use super::prose::{self, Passage, Setting};
use super::register::Registers;
use super::template::Html;
use super::view::{Link, Mention};
use crate::figures::{Aggregate, Answers, Figures, Series};
use crate::finding::{Findings, Place};
use crate::lang::{LanguageTag, Time};
use crate::localized::{Lang, Localized};
use crate::model::Model;
use crate::model::prose::{Body, Texts};
use crate::model::testimonial::Channel;
use crate::period::Date;
use crate::plan::lent::Lent;
use crate::plan::outline;
use crate::plan::page::{Page, Subject};
use crate::plan::reader::Reader;
use crate::plan::{Plan, address};
use crate::shelf;
use crate::source::prose::{Origin, Prose};
use crate::source::text::Text;

/// Where one page is put together.
pub struct Desk<'site> {
    /// What every page is made with.
    pub press: &'site Press<'site>,
    /// The page.
    pub page: &'site Page,
    /// Its reader.
    pub reader: &'site Reader,
    /// Where it will be read: a voice is shown only where its consent says so.
    pub channel: Channel,
    /// What came up so far.
    pub notes: RefCell<Notes>,
}

impl<'site> Desk<'site> {
    /// An empty desk for a page.
    pub fn new(press: &'site Press<'site>, page: &'site Page) -> Desk<'site> {
        let channel = if page.subject.is_handout() { Channel::Print } else { Channel::Web };
        Desk { press, page, reader: &press.plan.readers[page.lang.index()], channel, notes: RefCell::default() }
    }

    /// The plan.
    pub fn plan(&self) -> &'site Plan {
        self.press.plan
    }

    /// The model.
    pub fn model(&self) -> &'site Model {
        &self.press.plan.model
    }

    /// The model of the site of all: its own, unless this is the site of one enterprise.
    pub fn whole(&self) -> &'site Model {
        self.press.plan.whole.as_ref().map_or_else(|| self.model(), |whole| &whole.model)
    }

    /// What many pages of this language show a part of.
    pub fn registers(&self) -> &'site Registers {
        &self.press.registers[self.lang().index()]
    }

    /// The page's language.
    pub fn lang(&self) -> Lang {
        self.page.lang
    }

    /// The day of the build. Every page takes it here, so that it is known which pages another day may change.
    pub fn today(&self) -> Date {
        shelf::looked_at("today");
        self.press.snapshot.options.today
    }

    /// A word of the interface.
    pub fn word(&self, key: &str) -> String {
        self.reader.words.get(key).to_owned()
    }

    /// A sentence of the interface.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.reader.words.fill(key, values)
    }

    /// A sentence of the interface about times.
    pub fn tell(&self, key: &str, values: &[(&str, &str)], times: &[(&str, &Time)]) -> String {
        self.reader.words.tell(key, values, times)
    }

    /// A number of things, in words: `4 entreprises`.
    pub fn count(&self, key: &str, number: usize) -> String {
        let number = crate::decimal::Decimal::from(number);
        self.reader.words.count(key, number, &self.reader.locale)
    }

    /// What the reader calls a language, by its tag: `néerlandais`; else what it calls itself.
    pub fn language(&self, tag: &str) -> String {
        let primary = tag.split('-').next().unwrap_or(tag).to_ascii_lowercase();
        let own = || crate::lang::LanguageTag::parse(tag).map_or_else(|| tag.to_owned(), |tag| tag.own_name().to_owned());
        self.reader.words.own(&format!("languages.{primary}")).map_or_else(own, str::to_owned)
    }

    /// How to reach an address from here.
    pub fn to(&self, target: &str) -> String {
        address::relative(&self.page.address, target, self.press.links)
    }

    /// Notes that this page leads to a free page, which nothing else lists.
    pub fn leads_to(&self, subject: &Subject, address: &str) {
        if matches!(subject, Subject::Free(_)) && self.page.subject != *subject {
            self.notes.borrow_mut().leads.insert(address.to_owned());
        }
    }

    /// How to reach a page from here, if it exists in the page's language.
    pub fn href(&self, subject: &Subject) -> Option<String> {
        self.plan().routes.address(subject, self.lang()).map(|target| self.to(target))
    }

    /// A link to a page, if it exists in the page's language.
    pub fn link(&self, subject: &Subject, label: impl Into<String>) -> Option<Link> {
        Some(Link { href: self.href(subject)?, label: label.into(), draft: subject.is_draft(self.model()), ..Link::default() })
    }

    /// A name, linked if it has a page.
    pub fn mention(&self, subject: &Subject, label: impl Into<String>) -> Mention {
        Mention { label: label.into(), href: self.href(subject).or_else(|| self.elsewhere(subject)) }
    }

    /// The whole address of a page that only the site of all has.
    pub fn elsewhere(&self, subject: &Subject) -> Option<String> {
        self.plan().whole.as_ref()?.href(subject, self.lang())
    }

    /// Words of one line with the language's punctuation.
    pub fn typeset(&self, words: &str) -> String {
        self.reader.typeset(words)
    }

    /// A text in the page's language, as one line without markup; inline values answered.
    pub fn text(&self, text: &Text) -> String {
        self.typeset(&text[self.lang()])
    }

    /// A text that may be absent; one that is borrowed is, where the site hides what is not translated.
    pub fn text_of(&self, text: &Option<Text>) -> Option<String> {
        self.said(text.as_ref()?)
    }

    /// The same for a text that is there.
    pub fn said(&self, text: &Text) -> Option<String> {
        Some(self.text(text)).filter(|words| !words.is_empty() && !self.hides(&text.panels))
    }

    /// The same for a line with inline values.
    pub fn line_of(&self, text: &Text) -> Option<String> {
        (!self.hides(&text.panels)).then(|| self.line(&text[self.lang()], text.places[self.lang()]))
    }

    /// Whether something that may be absent is: the site hides what is borrowed, and this is.
    pub fn hides<T>(&self, panels: &Localized<T>) -> bool {
        self.model().settings.hides(panels, self.lang())
    }

    /// The language of a text, when it is borrowed.
    pub fn borrowed(&self, text: &Text) -> Option<String> {
        text.panels.borrowed(self.lang()).map(|lang| self.tag(lang))
    }

    /// What the page's language borrows, the site's languages, and its own.
    pub fn borrowing(&self) -> (&'site Lent, &'site [LanguageTag], &'site str) {
        let languages = &self.model().languages;
        (&self.reader.lent, languages, languages[self.lang().index()].as_str())
    }

    /// The tag of a language.
    pub fn tag(&self, lang: Lang) -> String {
        self.model().languages[lang.index()].as_str().to_owned()
    }

    /// A field that holds Markdown.
    pub fn markdown(&self, text: &Text) -> Html {
        let words = &text[self.lang()];
        let prose = Prose { text: words, origin: Origin::Whole(text.places[self.lang()]) };
        let passage = self.passage(&prose, 3);
        let html = match self.borrowed(text) {
            Some(tag) => format!("<div lang=\"{tag}\">{}</div>", passage.html),
            None => passage.html,
        };
        Html::new(html)
    }

    /// A Markdown field that may be absent.
    pub fn markdown_of(&self, text: &Option<Text>) -> Html {
        text.as_ref().filter(|text| !self.hides(&text.panels)).map_or_else(Html::empty, |text| self.markdown(text))
    }

    /// A line of Markdown or of words with inline values, as plain words.
    pub fn line(&self, words: &str, place: Place) -> String {
        let prose = Prose { text: words, origin: Origin::Whole(place) };
        let (words, findings) = prose::plain(&prose, self);
        self.found(findings);
        words
    }

    /// The words of a file as they are written. Every page takes them here, so that it is known whose words it shows.
    pub fn prose(&self, body: Body) -> Prose<'site> {
        self.notes.borrow_mut().read.insert(body.file());
        outline::prose(body, self.press.snapshot)
    }

    /// Knows the numbers of a file's figures and tables before its words are rendered.
    pub fn label(&self, body: Body) {
        let called = numbered::called(self, &self.prose(body));
        let mut notes = self.notes.borrow_mut();
        notes.labels = outline::of_body(body, self.press.snapshot);
        notes.called = called;
    }

    /// The words of a file.
    pub fn body(&self, body: Body) -> Passage {
        let prose = self.prose(body);
        self.passage(&prose, 2)
    }

    /// The words of a page's own file; borrowed ones say whose they are.
    pub fn own(&self, passage: &Passage) -> Html {
        let lang = self.page.borrowed.map(|lang| self.tag(lang));
        Html::new(lang.map_or_else(|| passage.html.clone(), |tag| format!("<div lang=\"{tag}\">{}</div>", passage.html)))
    }

    /// The text beside a YAML file in the page's language, or borrowed and marked.
    pub fn story(&self, texts: &Texts) -> Html {
        let Some((body, written_in)) = texts.shown(self.lang()) else { return Html::empty() };
        if written_in != self.lang() && self.model().settings.fallback == crate::model::settings::Fallback::Hide {
            return Html::empty();
        }
        // Its figures follow those that the page has shown already.
        let (labels, called) = (outline::of_body(body, self.press.snapshot), numbered::called(self, &self.prose(body)));
        {
            let mut notes = self.notes.borrow_mut();
            let counted = notes.counted;
            notes.called.extend(called);
            notes.labels.extend(labels.into_iter().map(|(id, label)| (id, label.after(counted))));
        }
        let html = self.body(body).html;
        Html::new(if written_in == self.lang() { html } else { format!("<div lang=\"{}\">{html}</div>", self.tag(written_in)) })
    }

    /// The figures that this page shows: in a notebook that keeps its data, those it was published with.
    pub fn figures(&self) -> &'site Figures {
        match &self.page.subject {
            Subject::Notebook(notebook) | Subject::Chapter(notebook, _) => self.plan().figures_of(notebook),
            _ => &self.plan().figures,
        }
    }

    /// What members of a federation make together, as this page knows it.
    pub fn aggregate(&self, federation: &str, indicator: &str) -> Option<&'site Aggregate> {
        let aggregate = self.figures().aggregate(federation, indicator)?;
        self.notes.borrow_mut().measured.insert(format!("{federation}/{indicator}"));
        Some(aggregate)
    }

    /// What a question gave, as this page knows it.
    pub fn answers(&self, owner: &str, survey: &str, question: &str) -> Option<&'site Answers> {
        let answers = self.figures().answers(owner, survey, question)?;
        self.notes.borrow_mut().measured.insert(format!("{owner}/{survey}/{question}"));
        Some(answers)
    }

    /// A series as this page knows it: on the page of an assessment, what was known then.
    pub fn series(&self, enterprise: &str, indicator: &str) -> Option<Cow<'site, Series>> {
        let series = self.figures().series(enterprise, indicator)?;
        self.notes.borrow_mut().measured.insert(format!("{enterprise}/{indicator}"));
        match &self.page.subject {
            Subject::Assessment(own, assessment) if own.as_str() == enterprise => {
                Some(series.as_of(assessment.as_str()).map_or(Cow::Borrowed(series), Cow::Owned))
            }
            _ => Some(Cow::Borrowed(series)),
        }
    }

    /// Renders prose; its findings are kept, its ids are its own.
    pub fn passage(&self, prose: &Prose, first_level: u8) -> Passage {
        let number = {
            let mut notes = self.notes.borrow_mut();
            notes.passages += 1;
            notes.passages
        };
        self.origin(None, prose.place(0..prose.text.len()));
        let namespace = if number == 1 { String::new() } else { format!("t{number}-") };
        let mut passage = prose::render(prose, self, Setting { first_level, namespace: &namespace });
        let found = std::mem::take(&mut passage.findings);
        self.notes.borrow_mut().findings.append(found);
        passage
    }

    /// Notes where something on the page is written.
    pub fn origin(&self, anchor: Option<&str>, place: Place) {
        self.notes.borrow_mut().origins.push(Trace { anchor: anchor.map(str::to_owned), place });
    }

    /// Notes findings.
    pub fn found(&self, findings: Findings) {
        self.notes.borrow_mut().findings.append(findings);
    }
}
