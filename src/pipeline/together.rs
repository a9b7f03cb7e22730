//! All pages of a site. Those of one subject are made together, or kept together, since two of them stand side by side
//! on a third.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::known::Remembered;
use super::past::{Part, keep_part};
use super::then::Then;
use super::{Leaf, Made, Output, Purpose, folder};
use crate::path::OutPath;
use crate::plan::page::Subject;
use crate::render::desk::Settled;
use crate::render::press::Press;
use crate::shelf::noting;

/// What making all pages needs.
pub(super) struct Run<'a, E> {
    /// What pages are made with.
    pub press: &'a Press<'a>,
    /// What the last build knew of them.
    pub then: &'a Then<'a>,
    /// Where they go.
    pub output: &'a Output<'a, E>,
}

/// What all pages brought up.
pub(super) struct Pages {
    /// What the site as a whole needs, in the order of the pages.
    pub settled: Vec<Settled>,
    /// What the next build may know of them, if that is held.
    pub pages: Part,
    /// Where it is kept, if it is.
    pub parts: Vec<String>,
}

/// A page that was made or kept: its place among the pages, what it brought up, and what the next build may know of it.
type Done = (usize, Settled, Option<Remembered>);

/// The pages of one part: their places among the pages with what they brought up, and what is known of them, held or
/// kept somewhere.
type Finished = (Vec<(usize, Settled)>, Part, Option<String>);

/// Subjects in one part of what is kept: a part holds less than any memory takes.
pub(super) const SUBJECTS_A_PART: usize = 64;

/// Makes all pages and the files beside them.
pub(super) fn pages<E: Send>(run: &Run<E>) -> Result<Pages, E> {
    run.output.witness.expects(run.press.plan.routes.pages.len());
    let subjects = subjects(run.press);
    let parts = subjects.par_chunks(SUBJECTS_A_PART).enumerate().map(|part| made_or_kept(run, part));
    let parts: Vec<Finished> = parts.collect::<Result<_, E>>()?;
    let (mut settled, mut all) = (Vec::new(), Pages { settled: Vec::new(), pages: Part::new(), parts: Vec::new() });
    for (own, held, kept) in parts {
        settled.extend(own);
        all.pages.extend(held);
        all.parts.extend(kept);
    }
    settled.sort_by_key(|(index, _)| *index);
    all.settled = settled.into_iter().map(|(_, settled)| settled).collect();
    Ok(all)
}

/// The pages of each subject, in the order in which they are made.
pub(super) fn subjects(press: &Press) -> Vec<Vec<usize>> {
    let mut subjects = press.plan.routes.together();
    // Publications take longest: what is begun first is not waited for at the end.
    subjects.sort_by_key(|group| !is_notebook(press, group));
    subjects
}

/// The pages of the subjects of one part.
fn made_or_kept<E: Send>(run: &Run<E>, (number, groups): (usize, &[Vec<usize>])) -> Result<Finished, E> {
    let before = run.then.part(number);
    let done = groups.par_iter().map(|group| kept(run, group, &before).map_or_else(|| made(run, group), Ok));
    let done: Vec<Vec<Done>> = done.collect::<Result<_, E>>()?;
    let (mut settled, mut held) = (Vec::new(), Part::new());
    for (index, own, known) in done.into_iter().flatten() {
        settled.push((index, own));
        held.extend(known.map(|known| (run.press.plan.routes.pages[index].address.clone(), known)));
    }
    Ok(match run.output.purpose {
        Purpose::Publish => (settled, Part::new(), Some(keep_part(&held, run.press.memory))),
        Purpose::Check | Purpose::Watch => (settled, held, None),
    })
}

fn is_notebook(press: &Press, group: &[usize]) -> bool {
    group.first().is_some_and(|&index| matches!(press.plan.routes.pages[index].subject, Subject::Notebook(_)))
}

/// The pages of one subject, if all of them would be the same now, and lie there.
fn kept<E>(run: &Run<E>, group: &[usize], before: &Part) -> Option<Vec<Done>> {
    let pages = &run.press.plan.routes.pages;
    let known: Vec<(&Remembered, Vec<OutPath>, Settled)> =
        group.iter().map(|&index| run.then.kept(&pages[index], before)).collect::<Option<_>>()?;
    let all_lie_there = known.iter().flat_map(|(_, files, _)| files).all(|path| (run.output.keep)(path));
    let done = |(&index, (remembered, _, settled)): (&usize, (&Remembered, Vec<OutPath>, Settled))| {
        run.output.witness.kept(&pages[index]);
        (index, settled, Some(remembered.clone()))
    };
    all_lie_there.then(|| group.iter().zip(known).map(done).collect())
}

/// The pages of one subject in every language, and those that show two of them side by side.
fn made<E>(run: &Run<E>, group: &[usize]) -> Result<Vec<Done>, E> {
    let routes = &run.press.plan.routes;
    let (mut made, mut leaves) = (Vec::with_capacity(group.len()), BTreeMap::new());
    let work = |&index: &usize| {
        let page = &routes.pages[index];
        let mut work = None;
        run.output.witness.page(page, &mut || work = Some(super::page(run.press, page)));
        (index, work.expect("a witness does the work"))
    };
    // The publications of all languages are set at the same time.
    let works: Vec<(usize, Made)> = match is_notebook(run.press, group) {
        true => group.par_iter().map(work).collect(),
        false => group.iter().map(work).collect(),
    };
    for (index, Made { html, mut notes }) in works {
        let page = &routes.pages[index];
        let mut paths = Vec::new();
        if let Some(html) = html {
            put(run, (folder(&page.address), html.as_bytes()), &mut paths)?;
            for (path, bytes) in notes.files.drain(..) {
                put(run, (path, &bytes), &mut paths)?;
            }
            for drawn in notes.drawn.drain(..).filter(|_| run.output.purpose == Purpose::Publish) {
                if let Some(bytes) = super::pictures::drawn(run.press, &drawn) {
                    put(run, (drawn.path, &bytes), &mut paths)?;
                }
            }
            leaves.insert(page.lang, (Leaf::of(page, html, &mut notes), notes.read.clone(), notes.taken.clone()));
        }
        made.push((index, notes, paths));
    }
    for (index, notes, paths) in &mut made {
        for fold in routes.folds(&routes.pages[*index]) {
            let (Some((left, ..)), Some((right, read, taken))) = (leaves.get(&fold.left), leaves.get(&fold.right)) else { continue };
            // It shows what both of them show: if either changes, it is made again.
            notes.read.extend(read);
            notes.taken.add(taken);
            let (folded, taken) = noting(|| super::fold(run.press, &fold, (left, right)));
            notes.taken.add(&taken);
            match folded {
                Ok(html) => put(run, (folder(&fold.address), html.as_bytes()), paths)?,
                Err(found) => notes.findings.append(found),
            }
        }
    }
    let done = |(index, notes, paths)| {
        let remembered = if run.output.purpose == Purpose::Check { None } else { run.then.learned((&notes, paths)) };
        (index, notes.settled(), remembered)
    };
    Ok(made.into_iter().map(done).collect())
}

fn put<E>(run: &Run<E>, (path, bytes): (OutPath, &[u8]), paths: &mut Vec<OutPath>) -> Result<(), E> {
    (run.output.write)(&path, bytes.into())?;
    paths.push(path);
    Ok(())
}
