//! What a notebook shows of figures, to be kept beside it.

use std::collections::BTreeSet;

use super::Compiled;
use crate::figures::frozen;
use crate::model::id::Id;
use crate::plan::page::Subject;
use crate::render::press::Press;
use crate::render::rows;

impl Compiled {
    /// The values that a notebook shows in any language, as a file to pin it to; nothing if there is no such notebook.
    pub fn pinned(&self, press: &Press, notebook: &Id) -> Option<String> {
        let own = self.plan.model.notebooks.get(notebook)?;
        let chapters = own.chapters.iter().map(|chapter| Subject::Chapter(notebook.clone(), chapter.id.clone()));
        let subjects: Vec<Subject> = chapters.chain([Subject::Notebook(notebook.clone())]).collect();
        let pages = subjects.iter().flat_map(|subject| self.plan.routes.twins(subject));
        let measured: BTreeSet<String> = pages.flat_map(|page| super::page(press, page).notes.measured).collect();
        let mut out = String::new();
        rows::push(&mut out, frozen::COLUMNS);
        for row in frozen::rows(&self.plan.figures, &measured) {
            rows::push(&mut out, &row);
        }
        Some(out.replace("\r\n", "\n"))
    }
}
