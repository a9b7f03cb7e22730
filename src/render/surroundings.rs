//! The site as prose sees it: the desk answers what a passage asks.

use std::ops::Range;

use super::blocks;
use super::desk::Desk;
use super::links;
use super::media;
use super::numbered::{self, Named};
use super::prose::{ImageTarget, LinkTarget, Run, Surroundings, Typesets};
use super::terms;
use super::values;
use super::works::{self, Work};
use crate::finding::{Findings, Place, Problem};
use crate::lang::{Locale, Typesetter, ordinals};
use crate::nearest::nearest;
use crate::plan::page::Subject;
use crate::source::directives::Directive;
use crate::source::inline::InlineCall;

impl Surroundings for Desk<'_> {
    fn link(&self, scheme: &str, reference: &str, _: Place) -> Result<LinkTarget, Problem> {
        let named = reference.split_once('/').filter(|_| scheme == "figure");
        if let Some(Named::Silent(title)) = named.and_then(|(notebook, id)| numbered::in_notebook(self, notebook, id)) {
            return Ok(LinkTarget { title, ..LinkTarget::default() });
        }
        let target = links::target(self, scheme, reference).map(|target| links::as_link(self, target))?;
        Ok(if scheme == "term" { terms::explained(self, reference, target) } else { target })
    }

    fn term(&self, words: &str) -> Option<(Range<usize>, LinkTarget)> {
        terms::first(self, words)
    }

    fn path(&self, target: &str, place: Place) -> Result<String, Problem> {
        links::path(self, target, place)
    }

    fn numbered(&self, id: &str) -> Option<LinkTarget> {
        numbered::target(self, id)
    }

    fn value(&self, call: &InlineCall) -> Result<String, Problem> {
        values::answer(self, call)
    }

    fn block(&self, directive: &Directive, inner: &[String]) -> (String, Findings) {
        blocks::block(self, directive, inner)
    }

    fn image(&self, path: &str, place: Place) -> Result<ImageTarget, Problem> {
        media::image(self, path, place)
    }

    fn work(&self, key: &str) -> Option<Result<Work, Problem>> {
        let Subject::Chapter(notebook, _) = &self.page.subject else { return None };
        let works = works::of(self, self.model().notebooks.get(notebook)?);
        if works.is_empty() {
            return None;
        }
        let found = works.iter().find(|work| work.key == key).cloned();
        if found.is_some() {
            self.notes.borrow_mut().cited.insert(key.to_owned());
        }
        let near = || nearest(key, works.iter().map(|work| work.key.as_str())).map(str::to_owned);
        Some(found.ok_or_else(|| Problem::UnknownReference { kind: "work", written: key.to_owned(), nearest: near() }))
    }

    fn word(&self, key: &str) -> String {
        self.reader.words.get(&format!("prose.{key}")).to_owned()
    }

    fn lang(&self) -> &str {
        self.reader.locale.tag()
    }

    fn typesetter(&self, lang: Option<&str>) -> Box<dyn Typesets + '_> {
        let of_page = &self.reader.locale;
        // Borrowed words are set by the rules of their own language.
        let lender = self.page.borrowed.map(|lang| &self.plan().readers[lang.index()].locale);
        let named = lang.and_then(|tag| {
            let primary = tag.split('-').next().unwrap_or(tag);
            self.plan().readers.iter().map(|reader| &reader.locale).find(|locale| locale.primary().eq_ignore_ascii_case(primary))
        });
        let locale = named.or(lender).unwrap_or(of_page);
        Box::new(Setter { locale, setter: Typesetter::new(locale) })
    }
}

struct Setter<'site> {
    locale: &'site Locale,
    setter: Typesetter<'site>,
}

impl Typesets for Setter<'_> {
    fn begin(&mut self) {
        self.setter = Typesetter::new(self.locale);
    }

    fn typeset(&mut self, text: &str, put: &mut dyn FnMut(Run<'_>)) {
        let words = self.setter.push(text);
        if self.locale.primary() != "fr" {
            return put(Run::Words(&words));
        }
        let mut done = 0;
        for range in ordinals(&words) {
            put(Run::Words(&words[done..range.start]));
            put(Run::Superior(&words[range.clone()]));
            done = range.end;
        }
        put(Run::Words(&words[done..]));
    }
}
