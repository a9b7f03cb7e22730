//! The pictures of a site: all that its pages ordered, each made once, in parallel, remembered between builds.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::finding::{Findings, Place};
use crate::memory::Memory;
use crate::model::load::file_problem;
use crate::path::OutPath;
use crate::render::desk::Ordered;
use crate::render::image::{self, Crop, Order};
use crate::render::press::Press;
use crate::render::takeaway::Drawn;
use crate::snapshot::Write;
use crate::snapshot::{Body, FileId};

/// What is made of one picture in one crop, and where its author asked for it.
#[derive(Default)]
struct Sitting {
    orders: BTreeMap<OutPath, Order>,
    places: BTreeSet<Place>,
}

/// Makes every picture and hands it to `write`; gives what is wrong with them, and how many pictures there are.
pub fn make<E: Send>(press: &Press, ordered: Vec<Ordered>, (memory, write): (&dyn Memory, Write<E>)) -> Result<(Findings, usize), E> {
    let mut sittings: BTreeMap<(FileId, Crop), Sitting> = BTreeMap::new();
    for Ordered { path, order, place } in ordered {
        let sitting = sittings.entry((order.file, order.crop)).or_default();
        sitting.orders.insert(path, order);
        sitting.places.insert(place);
    }
    let made: Vec<Result<Findings, E>> =
        sittings.par_iter().map(|((file, _), sitting)| develop(press, (*file, sitting), (memory, write))).collect();
    let mut findings = Findings::new();
    for found in made {
        findings.append(found?);
    }
    let files: BTreeSet<FileId> = sittings.keys().map(|(file, _)| *file).collect();
    Ok((findings, files.len()))
}

/// The picture of a drawing, made or remembered; nothing if it cannot be made.
pub fn drawn(press: &Press, drawn: &Drawn) -> Option<Vec<u8>> {
    let key = drawn.key(press.kit);
    if let Some(bytes) = press.memory.recall(&key).filter(|bytes| drawn.is_met_by(bytes)) {
        return Some(bytes);
    }
    drawn.make(press.kit).inspect(|bytes| press.memory.keep(&key, bytes))
}

fn develop<E>(press: &Press, (file, sitting): (FileId, &Sitting), (memory, write): (&dyn Memory, Write<E>)) -> Result<Findings, E> {
    let mut findings = Findings::new();
    let Ok(original) = press.gallery.original(press.snapshot, file) else { return Ok(findings) };
    let mut missing = Vec::new();
    for (path, order) in &sitting.orders {
        match memory.recall(&order.key(&original)).filter(|bytes| order.is_met_by(bytes)) {
            Some(bytes) => write(path, Body::Whole(&bytes))?,
            None => missing.push((path, order)),
        }
    }
    let orders: Vec<&Order> = missing.iter().map(|(_, order)| *order).collect();
    match image::develop(&original, image::bytes(press.snapshot, file), &orders) {
        Ok(made) => {
            for ((path, order), bytes) in missing.iter().zip(&made) {
                memory.keep(&order.key(&original), bytes);
                write(path, bytes.into())?;
            }
        }
        Err(trouble) => {
            let name = press.snapshot.file(file).path.name();
            sitting.places.iter().for_each(|place| findings.add(file_problem(name, trouble.clone()), *place));
        }
    }
    Ok(findings)
}
