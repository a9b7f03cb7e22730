//! Watching: hints that something changed. The one door to notify.
//!
//! Events get lost (a full queue, a folder made and filled in one go, a network drive), so they are never the
//! truth: they only say where to look first. From time to time everything is looked at, as seldom as looking is
//! costly. Where the system does not tell, one looks often.
#![expect(clippy::disallowed_methods, reason = "waiting is this module's work")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, CreateKind, EventKind, ModifyKind, RemoveKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use crate::disk::{Reader, Speaks};

/// How long a file that was written to and not closed may stay silent before it is read.
const SILENCE: Duration = Duration::from_millis(25);
/// How often one looks where nothing tells.
const LOOK: Duration = Duration::from_millis(400);
/// How often one looks although events come.
const DOUBT: Duration = Duration::from_secs(5);
/// After a folder appeared, its files may have come before we watched it.
const AFTER_FOLDER: Duration = Duration::from_millis(150);
/// A look may take this part of the time between two looks.
const SHARE: u32 = 400;

/// How changes become known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Watching {
    /// The system tells.
    Told,
    /// It cannot: the site lies on a network drive or in a shared folder. One looks.
    Remote,
    /// It will not: too many files are watched already. One looks.
    Refused,
}

/// What to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Hint {
    /// These files.
    Files(BTreeSet<PathBuf>),
    /// All of them.
    Everything,
}

/// Waits for changes.
pub(super) struct Watch {
    root: PathBuf,
    watcher: Option<RecommendedWatcher>,
    events: Receiver<notify::Result<Event>>,
    /// How changes become known.
    pub way: Watching,
    /// When everything is looked at next.
    due: Instant,
}

impl Watch {
    /// Starts to watch a site.
    pub fn start(root: &Path, reader: &Reader) -> Watch {
        let (sender, events) = mpsc::channel();
        let mut watch = Watch { root: root.to_owned(), watcher: None, events, way: Watching::Told, due: Instant::now() + DOUBT };
        if reader.speaks() == Speaks::No {
            watch.way = Watching::Remote;
            return watch;
        }
        let told = move |event| drop(sender.send(event));
        watch.watcher = notify::recommended_watcher(told).ok();
        watch.cover();
        watch
    }

    /// Watches the site's folders, also those that were not there before.
    fn cover(&mut self) {
        let Some(watcher) = &mut self.watcher else {
            self.way = Watching::Refused;
            return;
        };
        let content = self.root.join("content");
        let folders = [
            (&self.root, RecursiveMode::NonRecursive),
            (&content, RecursiveMode::Recursive),
            (&self.root.join("themes"), RecursiveMode::Recursive),
        ];
        for (folder, mode) in folders {
            match watcher.watch(folder, mode) {
                Err(error) if matches!(error.kind, notify::ErrorKind::MaxFilesWatch) => {
                    self.way = Watching::Refused;
                    self.watcher = None;
                    return;
                }
                // A folder that is not there yet is watched when it comes: the root tells.
                _ => {}
            }
        }
    }

    /// The next hint. `cost` is how long the last look at everything took.
    pub fn next(&mut self, reader: &Reader, cost: Duration) -> Hint {
        let rest = if self.way == Watching::Told { DOUBT.max(cost * SHARE) } else { LOOK.max(cost * 20) };
        let mut hint = Gathered::default();
        loop {
            let wait = match hint.ready() {
                Ready::Now => break,
                Ready::When(moment) => moment.min(self.due),
                Ready::Nothing => self.due,
            };
            match self.events.recv_timeout(wait.saturating_duration_since(Instant::now())) {
                Ok(event) => hint.add(event, reader),
                Err(RecvTimeoutError::Timeout) if Instant::now() >= self.due => hint.everything = true,
                Err(RecvTimeoutError::Timeout) => hint.settle(),
                Err(RecvTimeoutError::Disconnected) => {
                    std::thread::sleep(self.due.saturating_duration_since(Instant::now()));
                    hint.everything = true;
                }
            }
        }
        while let Ok(event) = self.events.try_recv() {
            hint.add(event, reader);
        }
        if hint.folders {
            self.cover();
        }
        if hint.everything {
            self.due = Instant::now() + rest;
        }
        if hint.folders {
            self.due = self.due.min(Instant::now() + AFTER_FOLDER);
        }
        if hint.everything { Hint::Everything } else { Hint::Files(hint.finished.into_iter().chain(hint.open.into_keys()).collect()) }
    }

    /// Looks at everything again soon, whatever events say.
    pub fn look_soon(&mut self, soon: Duration) {
        self.due = self.due.min(Instant::now() + soon);
        if self.watcher.is_some() {
            self.cover();
        }
    }

    /// Whether more comes within a moment: what was read may be half of a change.
    pub fn more_comes(&self, reader: &Reader, within: Duration) -> Option<Hint> {
        let mut hint = Gathered::default();
        let end = Instant::now() + within;
        while let Ok(event) = self.events.recv_timeout(end.saturating_duration_since(Instant::now())) {
            hint.add(event, reader);
            if matches!(hint.ready(), Ready::Now) {
                break;
            }
        }
        let files: BTreeSet<PathBuf> = hint.finished.into_iter().chain(hint.open.into_keys()).collect();
        match (hint.everything, files.is_empty()) {
            (true, _) => Some(Hint::Everything),
            (false, true) => None,
            (false, false) => Some(Hint::Files(files)),
        }
    }
}

/// Hints as they come in.
#[derive(Default)]
struct Gathered {
    everything: bool,
    folders: bool,
    finished: BTreeSet<PathBuf>,
    /// Written to and not closed yet, with the moment from which silence counts.
    open: std::collections::BTreeMap<PathBuf, Instant>,
}

enum Ready {
    Now,
    When(Instant),
    Nothing,
}

impl Gathered {
    /// Takes in an event. A file is read when whoever writes it has closed it, or when it was renamed or removed;
    /// one that stays open, when it has been silent for a moment.
    fn add(&mut self, event: notify::Result<Event>, reader: &Reader) {
        let Ok(event) = event else {
            self.everything = true;
            return;
        };
        if event.need_rescan() {
            self.everything = true;
            return;
        }
        for path in event.paths.into_iter().filter(|path| reader.concerns(path)) {
            match event.kind {
                EventKind::Access(AccessKind::Close(AccessMode::Write)) => {
                    self.open.remove(&path);
                    self.finished.insert(path);
                }
                EventKind::Access(_) => {}
                EventKind::Create(CreateKind::Folder) | EventKind::Remove(RemoveKind::Folder) => {
                    self.everything = true;
                    self.folders = true;
                }
                EventKind::Modify(ModifyKind::Name(_)) => {
                    // A folder may have been renamed: the system does not say which it was.
                    self.folders |= path.extension().is_none();
                    self.finished.insert(path);
                }
                EventKind::Remove(_) => drop(self.finished.insert(path)),
                EventKind::Create(_) | EventKind::Modify(_) => drop(self.open.insert(path, Instant::now() + SILENCE)),
                _ => self.everything = true,
            }
        }
    }

    fn ready(&self) -> Ready {
        if self.everything || !self.finished.is_empty() {
            return Ready::Now;
        }
        self.open.values().min().map_or(Ready::Nothing, |moment| Ready::When(*moment))
    }

    /// What has been silent long enough is read.
    fn settle(&mut self) {
        let now = Instant::now();
        let silent: Vec<PathBuf> = self.open.iter().filter(|(_, moment)| **moment <= now).map(|(path, _)| path.clone()).collect();
        for path in silent {
            self.open.remove(&path);
            self.finished.insert(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::period::Date;
    use crate::snapshot::{Drafts, Links, Options};
    use notify::event::{DataChange, Flag, RenameMode};

    const TEXT: &str = "/site/content/pages/a.fr.md";

    fn reader() -> Reader {
        let today = Date::new(2026, 1, 1).expect("a day");
        Reader::new(Path::new("/site"), Options { today, drafts: Drafts::Hidden, links: Links::Pretty, base_url: None, enterprise: None })
    }

    fn gathered(events: &[(EventKind, &str)]) -> Gathered {
        let (reader, mut hint) = (reader(), Gathered::default());
        events.iter().for_each(|(kind, path)| hint.add(Ok(Event::new(*kind).add_path(path.into())), &reader));
        hint
    }

    #[test]
    fn a_site_on_this_machine_tells_of_its_changes() {
        let site = tempfile::tempdir().expect("a folder");
        assert_eq!(Watch::start(site.path(), &reader()).way, Watching::Told);
    }

    #[test]
    fn a_file_is_read_when_its_writer_has_closed_it_or_been_silent() {
        let written = EventKind::Modify(ModifyKind::Data(DataChange::Content));
        let mut hint = gathered(&[(EventKind::Create(CreateKind::File), TEXT), (written, TEXT)]);
        assert!(matches!(hint.ready(), Ready::When(_)), "it is being written");
        hint.settle();
        assert!(hint.finished.is_empty(), "it has not been silent yet");
        std::thread::sleep(SILENCE * 2);
        hint.settle();
        assert!(matches!(hint.ready(), Ready::Now) && hint.open.is_empty());
        let closed = EventKind::Access(AccessKind::Close(AccessMode::Write));
        let hint = gathered(&[(written, TEXT), (closed, TEXT)]);
        assert!(matches!(hint.ready(), Ready::Now) && hint.open.is_empty() && hint.finished.contains(Path::new(TEXT)));
    }

    #[test]
    fn what_was_renamed_or_removed_is_looked_at_now_and_a_folder_as_a_whole() {
        let renamed = EventKind::Modify(ModifyKind::Name(RenameMode::Any));
        for kind in [renamed, EventKind::Remove(RemoveKind::File)] {
            let hint = gathered(&[(kind, TEXT)]);
            assert!(matches!(hint.ready(), Ready::Now) && !hint.everything && !hint.folders, "{kind:?}");
        }
        assert!(gathered(&[(renamed, "/site/content/pages")]).folders, "it may be a folder");
        for kind in [EventKind::Create(CreateKind::Folder), EventKind::Remove(RemoveKind::Folder)] {
            let hint = gathered(&[(kind, "/site/content/pages")]);
            assert!(hint.everything && hint.folders, "{kind:?}");
        }
        assert!(gathered(&[(EventKind::Any, TEXT)]).everything, "whatever it was");
    }

    #[test]
    fn what_says_nothing_of_the_site_is_passed_over_and_lost_events_are_not() {
        let read = EventKind::Access(AccessKind::Open(AccessMode::Read));
        let elsewhere = EventKind::Create(CreateKind::File);
        let hint = gathered(&[(read, TEXT), (elsewhere, "/site/output/index.html"), (elsewhere, "/site/content/.a.swp")]);
        assert!(matches!(hint.ready(), Ready::Nothing));
        let mut hint = gathered(&[]);
        hint.add(Ok(Event::new(EventKind::Other).set_flag(Flag::Rescan)), &reader());
        assert!(hint.everything);
    }
}
