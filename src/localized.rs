//! One panel for each language of the site: a value cannot exist in fewer.
//!
//! A panel that its author did not write is borrowed from another language and knows it,
//! so that every page can mark it and give it its own `lang`.

use std::ops::Index;

/// A language of the site: its position in `languages` of `diptych.yaml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang(pub u8);

impl Lang {
    /// The site's first language, from which others borrow first.
    pub const FIRST: Lang = Lang(0);

    /// The position in `languages`.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// Every language of a site that has `count` of them, in the site's order.
    pub fn all(count: usize) -> impl Iterator<Item = Lang> + Clone {
        (0..count).map(|index| Lang(u8::try_from(index).expect("a site has at most 64 languages")))
    }
}

/// What one language shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panel<T> {
    /// The value shown.
    pub value: T,
    /// The language it is written in, when that is not the page's own.
    pub borrowed: Option<Lang>,
}

/// One value for each language of the site, in the site's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Localized<T> {
    panels: Vec<Panel<T>>,
}

impl<T> Localized<T> {
    /// Makes the panel of each of `count` languages.
    pub fn new(count: usize, panel: impl FnMut(Lang) -> Panel<T>) -> Localized<T> {
        Localized { panels: Lang::all(count).map(panel).collect() }
    }

    /// The same function of every panel, borrowed panels staying borrowed.
    pub fn map<U>(&self, mut change: impl FnMut(&T, Lang) -> U) -> Localized<U> {
        let panels = Lang::all(self.panels.len()).zip(&self.panels);
        Localized { panels: panels.map(|(lang, panel)| Panel { value: change(&panel.value, lang), borrowed: panel.borrowed }).collect() }
    }

    /// The language whose words `lang` shows: its own, or the one it borrows from.
    pub fn written_in(&self, lang: Lang) -> Lang {
        self.panels[lang.index()].borrowed.unwrap_or(lang)
    }

    /// The language that `lang` borrows from, if it does.
    pub fn borrowed(&self, lang: Lang) -> Option<Lang> {
        self.panels[lang.index()].borrowed
    }
}

impl<T: Clone> Localized<T> {
    /// The same value in each of `count` languages: a name that needs no translation.
    pub fn same(count: usize, value: T) -> Localized<T> {
        Localized::new(count, |_| Panel { value: value.clone(), borrowed: None })
    }
}

impl<T> Index<Lang> for Localized<T> {
    type Output = T;

    fn index(&self, lang: Lang) -> &T {
        &self.panels[lang.index()].value
    }
}
