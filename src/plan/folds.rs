//! Which pages stand beside their twin in another language, and where the two lie together.

use super::page::{Fold, Page, Subject};
use super::route::Routes;
use crate::localized::Lang;

impl Routes {
    /// The page of a subject with two languages side by side; `left` comes first in the site's order. Only pages that
    /// tell something have one, and only where both languages have their own words.
    pub fn fold(&self, subject: &Subject, (left, right): (Lang, Lang)) -> Option<Fold> {
        let own = |lang: Lang| self.page(subject, lang).filter(|page| self.facing && page.borrowed.is_none());
        let (one, _) = (own(left)?, own(right).filter(|_| subject.is_told() && left < right)?);
        let (folder, other) = (&self.folders[left.index()], &self.folders[right.index()]);
        let rest = one.address.strip_prefix(folder.as_str())?;
        Some(Fold { subject: subject.clone(), left, right, address: format!("{folder}-{other}{rest}") })
    }

    /// Every page with two languages side by side of which `page` is the left one.
    pub fn folds<'a>(&'a self, page: &'a Page) -> impl Iterator<Item = Fold> + 'a {
        Lang::all(self.folders.len()).filter_map(|right| self.fold(&page.subject, (page.lang, right)))
    }

    /// Whether a page stands beside its twin in another language.
    pub fn is_folded(&self, page: &Page) -> bool {
        let pair = |other: Lang| if other < page.lang { (other, page.lang) } else { (page.lang, other) };
        Lang::all(self.folders.len()).any(|other| self.fold(&page.subject, pair(other)).is_some())
    }

    /// The page with two languages side by side at an address.
    pub fn fold_at(&self, address: &str) -> Option<Fold> {
        let languages = || Lang::all(self.folders.len());
        languages().flat_map(|left| languages().map(move |right| (left, right))).find_map(|(left, right)| {
            let (folder, other) = (&self.folders[left.index()], &self.folders[right.index()]);
            let rest = address.strip_prefix(folder.as_str())?.strip_prefix('-')?.strip_prefix(other.as_str())?;
            let page = self.at(&format!("{folder}{rest}")).filter(|page| page.lang == left)?;
            self.fold(&page.subject, (left, right)).filter(|fold| fold.address == address)
        })
    }
}
