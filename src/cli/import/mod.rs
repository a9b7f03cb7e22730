//! `import`: a table or workbook that somebody has, brought into the site whole or not at all.
//!
//! A file that says itself what it holds is read at once; for any other a mapping is proposed, kept in `imports/`, and
//! used again. What would make the site unsound is not written.
#![expect(clippy::disallowed_methods, reason = "import reads the file it is given and writes the site's own")]

mod papers;
mod remembered;
mod tell;
mod template;

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use super::args::{Common, Import};
use super::site::Site;
use crate::decimal::Marks;
use crate::disk::failure::{Doing, During};
use crate::disk::{Failure, Pick, Tongue};
use crate::finding::{Finding, Findings, ImportTrouble, Severity};
use crate::intake::merge::{Desk, Differing, Outcome};
use crate::intake::values::Reading;
use crate::intake::{self, At, Names, Noted, form, head, merge, propose, survey, values};
use crate::localized::Lang;
use crate::model::mapping::{Mapping, TableKind, TableMapping};
use crate::model::{self, Model, load};
use crate::path::SourcePath;
use crate::pipeline;
use crate::snapshot::{Content, Snapshot};
use crate::source::grid::{self, Book, Sheet};
use papers::Papers;
use remembered::Known;

/// Brings a file into the site, or writes a workbook to be filled in.
pub(super) fn import(common: &Common, flags: &Import, tongue: &Cell<Tongue>) -> Result<u8, Failure> {
    let site = Site::read(common)?;
    tongue.set(site.voice.tongue);
    let mut ignored = Findings::new();
    let settings = load::settings(&site.snapshot, &mut ignored);
    let (Some((reading, _)), Some(model)) = (settings, model::resolve(&site.snapshot, &mut ignored)) else {
        return Err(tell::unreadable(site.voice.tongue));
    };
    let Some(file) = flags.file.as_ref().filter(|_| !flags.template) else {
        return template::write(&site, common, (&model, flags.enterprise.as_deref()));
    };
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut papers = Papers::of(&site.snapshot, &name);
    let book = match grid::read(&bytes(file)?) {
        Ok(book) => book,
        Err(trouble) => {
            papers.note(&Noted::of(trouble, At::default()));
            return tell::refused(&site, common.format, papers);
        }
    };
    let errand = Errand { site: &site, common, flags, reading: &reading, model: &model, name: &name };
    papers.sheets(&book);
    for (sheet, row, column, trouble) in &book.troubles {
        papers.note(&Noted::of(trouble.clone(), At { sheet: *sheet, row: *row, column: *column }));
    }
    if papers.has_errors() {
        return tell::refused(&site, common.format, papers);
    }
    if let Some(form) = form::filled(&book).filter(|_| flags.mapping.is_none() && !flags.propose) {
        return errand.form(&book, &form, papers);
    }
    match remembered::known(&errand, &mut papers)? {
        Some(known) => errand.run(&book, known, papers),
        None => errand.propose(&book, papers),
    }
}

/// The bytes of a file, one more than may be read at most.
fn bytes(file: &Path) -> Result<Vec<u8>, Failure> {
    let handle = File::open(file).during(Doing::Read, file)?;
    let mut bytes = Vec::new();
    handle.take(grid::FILE_LIMIT + 1).read_to_end(&mut bytes).during(Doing::Read, file)?;
    Ok(bytes)
}

/// What is to be done with a file.
struct Errand<'a> {
    site: &'a Site,
    common: &'a Common,
    flags: &'a Import,
    reading: &'a load::Reading,
    model: &'a Model,
    /// The file's own name.
    name: &'a str,
}

impl Errand<'_> {
    fn tongue(&self) -> Tongue {
        self.site.voice.tongue
    }

    /// Proposes a mapping; a table that says all by itself is read with it at once.
    fn propose(&self, book: &Book, mut papers: Papers) -> Result<u8, Failure> {
        let enterprise = self.flags.enterprise.as_deref();
        let school = self.reading.school;
        let asked = propose::Asked { file: self.name, model: self.model, school, enterprise, tongue: self.tongue() };
        let proposal = propose::propose(book, &asked);
        if proposal.certain && !self.flags.propose {
            return match remembered::read(&proposal.text, self, &mut papers) {
                Some(mapping) => self.run(book, Known { mapping, path: None }, papers),
                None => tell::refused(self.site, self.common.format, papers),
            };
        }
        let path = remembered::free(&self.site.root, self.name);
        if self.flags.dry_run {
            super::voice::deliver(&proposal.text)?;
        } else {
            super::files::save(&self.site.root, &BTreeMap::from([(path.clone(), proposal.text.clone())]))?;
        }
        tell::proposed(self, &path, &proposal, book);
        Ok(0)
    }

    /// Reads a form that came back: its answers, and the values in its tables.
    fn form(&self, book: &Book, form: &form::Filled, mut papers: Papers) -> Result<u8, Failure> {
        let enterprise = form.enterprise.as_str();
        let desk = self.desk(None, self.flags.enterprise.as_deref());
        if !merge::is_place(&desk, enterprise, "x") {
            papers.note(&Noted::of(ImportTrouble::NoTarget("enterprise".to_owned()), At { sheet: form.sheet, ..At::default() }));
            return tell::refused(self.site, self.common.format, papers);
        }
        let mut outcome = Outcome::default();
        form::write(&desk, form, &mut outcome);
        let mut notes = Vec::new();
        let names = Names::of(self.model, None);
        for (at, sheet) in book.sheets.iter().enumerate().filter(|(at, _)| *at != form.sheet) {
            if let Some(assessment) = form.assessment() {
                let surveys = form::counts::surveys((sheet, at), enterprise, &desk, &mut notes);
                for (mapping, counted, at) in &surveys {
                    survey::write(&desk, (enterprise, &assessment), (mapping, counted), (*at, &mut outcome));
                }
            }
            let Some(head) = head::head(sheet, &[0]) else { continue };
            let Some(table) = form::table(&head, &names, form) else { continue };
            let reading = Reading {
                names: &names,
                model: self.model,
                marks: self.marks(book, None),
                school: self.reading.school,
                enterprise: Some(enterprise),
            };
            let given = values::values((sheet, at), &table, &head, (&reading, &mut notes));
            let given: Vec<_> = given.into_iter().filter(|one| merge::has_place(&desk, one, &mut notes)).collect();
            merge::merge(&desk, &given, &mut outcome);
        }
        self.settle(book, (None, notes, outcome), papers)
    }

    /// Reads the file with its mapping and merges what it says into the site.
    fn run(&self, book: &Book, known: Known, papers: Papers) -> Result<u8, Failure> {
        let mut outcome = Outcome::default();
        let mut notes = Vec::new();
        self.read(book, &known.mapping, (&mut notes, &mut outcome));
        self.settle(book, (known.path, notes, outcome), papers)
    }

    /// Writes what comes of a file, if nothing stands against it, and tells about it.
    fn settle(
        &self,
        book: &Book,
        (path, notes, outcome): (Option<String>, Vec<Noted>, Outcome),
        mut papers: Papers,
    ) -> Result<u8, Failure> {
        notes.iter().for_each(|noted| papers.note(noted));
        for (noted, place) in &outcome.notes {
            let kept =
                self.flags.keep && matches!(&noted.problem, crate::finding::Problem::Import { trouble: ImportTrouble::Conflict { .. } });
            papers.against(noted, *place, if kept { Some(Severity::Warning) } else { None });
        }
        let wrong = if papers.has_errors() { Vec::new() } else { self.unsound(&outcome.files) };
        papers.keep(wrong);
        let stopped = papers.has_errors();
        tell::found(self.site, self.common.format, papers)?;
        if self.flags.dry_run {
            super::voice::deliver(&super::difference::of_files(&self.site.snapshot, &outcome.files))?;
        }
        if stopped {
            tell::nothing_written(self.site);
            return Ok(1);
        }
        if !self.flags.dry_run {
            super::files::save(&self.site.root, &outcome.files)?;
        }
        tell::outcome(self, book, (path.as_deref(), &outcome));
        Ok(0)
    }

    /// How ambiguous numbers are read: as is said, else as the other numbers of the file show, else as the site does.
    fn marks(&self, book: &Book, said: Option<Marks>) -> Marks {
        said.unwrap_or_else(|| match values::marks(&book.sheets) {
            Marks::Strict => self.reading.marks,
            seen => seen,
        })
    }

    /// What values are merged with.
    fn desk(&self, table: Option<&TableMapping>, newcomer: Option<&str>) -> Desk<'_> {
        let languages = &self.reading.languages;
        let of = |at: usize| Lang::all(languages.len()).nth(at).unwrap_or(Lang::FIRST);
        let source = |at: usize| table.and_then(|table| table.source.as_ref()).map_or(self.name, |source| &source[of(at)]).to_owned();
        let notes = table.and_then(|table| table.notes.as_ref());
        Desk {
            snapshot: &self.site.snapshot,
            model: self.model,
            reading: self.reading,
            differing: if self.flags.replace { Differing::Replaced } else { Differing::Kept },
            source: intake::text(languages, source),
            notes: notes.map(|notes| intake::text(languages, |at| notes[of(at)].to_owned())),
            newcomer: newcomer.map(str::to_owned),
        }
    }

    fn read(&self, book: &Book, mapping: &Mapping, (notes, outcome): (&mut Vec<Noted>, &mut Outcome)) {
        let names = Names::of(self.model, Some(mapping));
        let marks = self.marks(book, mapping.numbers);
        for table in &mapping.tables {
            let found = match &table.sheet {
                Some(name) => book.sheets.iter().position(|sheet| sheet.name == name.value),
                None => (!book.sheets.is_empty()).then_some(0),
            };
            let Some(at) = found else {
                let name = table.sheet.as_ref().map(|name| name.value.clone()).unwrap_or_default();
                notes.push(Noted::of(ImportTrouble::SheetMissing(name), At::default()));
                continue;
            };
            self.table((&book.sheets[at], at), table, (&names, marks), (notes, outcome));
        }
    }

    fn table(
        &self,
        (sheet, at): (&Sheet, usize),
        table: &TableMapping,
        (names, marks): (&Names, Marks),
        (notes, outcome): (&mut Vec<Noted>, &mut Outcome),
    ) {
        let said: Vec<u32> = table.header.iter().filter_map(|line| u32::try_from(line.0.checked_sub(1)?).ok()).collect();
        let Some(head) = head::head(sheet, &said) else {
            let name = if sheet.name.is_empty() { self.name.to_owned() } else { sheet.name.clone() };
            notes.push(Noted::of(ImportTrouble::NoHeader(name), At { sheet: at, row: 0, column: 0 }));
            return;
        };
        let desk = self.desk(Some(table), self.flags.enterprise.as_deref());
        if table.kind == TableKind::Survey {
            return self.survey((sheet, at), table, &head, (&desk, notes, outcome));
        }
        let enterprise = self.flags.enterprise.as_deref();
        let reading = Reading { names, model: self.model, marks, school: self.reading.school, enterprise };
        let given = values::values((sheet, at), table, &head, (&reading, notes));
        let given: Vec<_> = given.into_iter().filter(|one| merge::has_place(&desk, one, notes)).collect();
        merge::merge(&desk, &given, outcome);
    }

    fn survey(
        &self,
        sheet: (&Sheet, usize),
        table: &TableMapping,
        head: &head::Head,
        (desk, notes, outcome): (&Desk, &mut Vec<Noted>, &mut Outcome),
    ) {
        let Some(mapping) = &table.survey else {
            notes.push(Noted::of(ImportTrouble::NoTarget("survey".to_owned()), At { sheet: sheet.1, ..At::default() }));
            return;
        };
        let at = At { sheet: sheet.1, row: head.lines.last().copied().unwrap_or(0), column: 0 };
        let enterprise = table.enterprise.as_ref().map(|id| id.value.as_str()).or(self.flags.enterprise.as_deref());
        let target = enterprise.zip(table.assessment.as_ref().map(|id| id.value.as_str()));
        let Some((enterprise, assessment)) = target.filter(|(enterprise, assessment)| merge::is_place(desk, enterprise, assessment)) else {
            let key = if enterprise.is_some_and(|id| merge::is_place(desk, id, "x")) { "assessment" } else { "enterprise" };
            notes.push(Noted::of(ImportTrouble::NoTarget(key.to_owned()), at));
            return;
        };
        let before = notes.len();
        let counted = survey::count(sheet, mapping, head, (self.model, notes));
        if notes.len() == before {
            survey::write(desk, (enterprise, assessment), (mapping, &counted), (at, outcome));
        }
    }

    /// The errors that the site would have and does not have now.
    fn unsound(&self, files: &BTreeMap<String, String>) -> Vec<(Finding, String, Option<String>)> {
        let errors = |snapshot: &Snapshot| {
            let mut findings = Findings::new();
            pipeline::compile(snapshot, &mut findings);
            findings.sorted().into_iter().filter(|finding| finding.severity == Severity::Error).collect::<Vec<_>>()
        };
        let after = changed(&self.site.snapshot, files);
        let name = |snapshot: &Snapshot, finding: &Finding| {
            snapshot.files.get(finding.place.file.0 as usize).map(|file| file.path.to_string()).unwrap_or_default()
        };
        let known: Vec<(String, String)> = errors(&self.site.snapshot)
            .iter()
            .map(|finding| (name(&self.site.snapshot, finding), format!("{:?}", finding.problem)))
            .collect();
        let new = errors(&after).into_iter().filter(|finding| !known.contains(&(name(&after, finding), format!("{:?}", finding.problem))));
        new.map(|finding| {
            let path = name(&after, &finding);
            let text = after.find(&path).map(|(id, _)| after.text(id).to_owned());
            (finding, path, text)
        })
        .collect()
    }
}

/// The site as it would be.
fn changed(snapshot: &Snapshot, files: &BTreeMap<String, String>) -> Snapshot {
    let mut all: BTreeMap<SourcePath, Arc<crate::snapshot::File>> =
        snapshot.files.iter().map(|file| (file.path.clone(), Arc::clone(file))).collect();
    for (path, text) in files {
        if let Some(path) = SourcePath::new(path.clone()) {
            let file = crate::snapshot::File::new(path.clone(), Content::Text(text.clone()));
            all.insert(path, Arc::new(file));
        }
    }
    Snapshot { files: all.into_values().collect(), options: snapshot.options.clone() }
}

/// Words in the reader's language.
fn pick<T>(tongue: Tongue, words: [T; 4]) -> T {
    tongue.pick(words)
}
