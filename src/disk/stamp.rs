//! Stamps: what the entry of a file said when it was last looked at. An entry that still says the same is that of a file
//! that nobody touched, so its bytes need not be read again.
//!
//! The size, the number on the disk, and both times: that of the bytes, and that of the entry, which no program can set.
//! A file that was written a moment before it was looked at could change once more without its times telling, and
//! after a restart of the machine an entry may describe bytes that a power cut took: then nothing is believed.
#![expect(clippy::disallowed_methods, reason = "the clock only doubts fresh times; the machine's start is asked for by its name")]

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, SystemTime};

use super::folder::Folder;
use super::manifest::Manifest;
use crate::key::Key;
use crate::memory::Memory;
use crate::path::OutPath;

/// What a file's entry says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    pub size: u64,
    pub number: u64,
    pub written: (i64, i64),
    pub changed: (i64, i64),
}

/// Bytes that a stamp takes.
const LENGTH: usize = 48;
/// Stamps in one part of what is kept: a part holds less than any memory takes.
const PART: usize = 65_536;
/// How coarse the clocks of file systems may be.
const TICK: Duration = Duration::from_millis(50);

impl Stamp {
    /// Whether its file was written, or its entry changed, within this time before now.
    pub fn is_within(self, time: Duration) -> bool {
        moment(self.written.max(self.changed)) + time > now()
    }

    fn to_bytes(self) -> [u8; LENGTH] {
        let Stamp { size, number, written, changed } = self;
        let mut bytes = [0; LENGTH];
        let numbers = [size.cast_signed(), number.cast_signed(), written.0, written.1, changed.0, changed.1];
        bytes.chunks_exact_mut(8).zip(numbers).for_each(|(bytes, number)| bytes.copy_from_slice(&number.to_le_bytes()));
        bytes
    }

    fn parse(bytes: &[u8]) -> Option<Stamp> {
        let mut numbers = bytes.chunks_exact(8).map(|bytes| i64::from_le_bytes(bytes.try_into().expect("they are eight")));
        let mut next = || numbers.next();
        let (size, number) = (next()?.cast_unsigned(), next()?.cast_unsigned());
        Some(Stamp { size, number, written: (next()?, next()?), changed: (next()?, next()?) })
    }
}

fn now() -> Duration {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default()
}

fn moment((seconds, nanos): (i64, i64)) -> Duration {
    Duration::new(u64::try_from(seconds).unwrap_or_default(), u32::try_from(nanos).unwrap_or_default())
}

/// The stamps of a publication, as a build left it.
pub(super) type Stamps = BTreeMap<OutPath, Stamp>;

/// The stamps of exactly these files in exactly this folder, as they are now. A file that could still change unseen has
/// none.
fn take(folder: &Folder, manifest: &Manifest) -> Stamps {
    let (mut stamps, mut here) = (Stamps::new(), None::<(&Path, Folder)>);
    for path in manifest.files.keys() {
        let (above, name) = (Path::new(path.folder()), Path::new(path.name()));
        if here.as_ref().is_none_or(|(open, _)| *open != above) {
            here = folder.folder(above).ok().map(|folder| (above, folder));
        }
        let stamp = here.as_ref().and_then(|(_, folder)| folder.stamp(name).ok().flatten());
        stamps.extend(stamp.map(|stamp| (path.clone(), stamp)));
    }
    let settled = now().saturating_sub(TICK);
    stamps.retain(|_, stamp| moment(stamp.written) < settled);
    stamps
}

/// Keeps the stamps of a publication for the next build.
pub(super) fn keep(folder: &Folder, manifest: &Manifest, memory: &dyn Memory) {
    let Some(names) = names(folder, manifest) else { return };
    let stamps = take(folder, manifest);
    let none = [0; LENGTH];
    let all: Vec<[u8; LENGTH]> = manifest.files.keys().map(|path| stamps.get(path).map_or(none, |stamp| stamp.to_bytes())).collect();
    names.zip(all.chunks(PART)).for_each(|(key, part)| memory.keep(&key, part.as_flattened()));
}

/// The stamps that the last build kept of a publication; none if it kept none, or something damaged.
pub(super) fn recall(folder: &Folder, manifest: &Manifest, memory: &dyn Memory) -> Stamps {
    let Some(names) = names(folder, manifest) else { return Stamps::new() };
    let mut bytes = Vec::new();
    for key in names.take(manifest.files.len().div_ceil(PART)) {
        bytes.extend(memory.recall(&key).unwrap_or_default());
    }
    if bytes.len() != manifest.files.len() * LENGTH {
        return Stamps::new();
    }
    let each = manifest.files.keys().zip(bytes.chunks_exact(LENGTH));
    each.filter_map(|(path, bytes)| Some((path.clone(), Stamp::parse(bytes).filter(|stamp| stamp.number > 0)?))).collect()
}

/// Under which names the parts are kept: those of these files, in this folder, since this start of the machine.
fn names(folder: &Folder, manifest: &Manifest) -> Option<impl Iterator<Item = Key>> {
    let (device, number) = folder.identity().ok()?;
    let start = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").unwrap_or_default();
    let own = format!("diptych stamps of {} in {device}:{number} since {}", manifest.key(), start.trim());
    Some((0..).map(move |part: u32| Key::of(format!("{own}, part {part}").as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_is_read_back() {
        let stamp = Stamp { size: 7, number: u64::MAX, written: (1_700_000_000, 999_999_999), changed: (-1, 0) };
        assert_eq!(Stamp::parse(&stamp.to_bytes()), Some(stamp));
        assert_eq!(Stamp::parse(&[0; 7]), None);
    }
}
