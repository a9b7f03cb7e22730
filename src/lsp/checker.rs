//! The thread that checks: always the newest state, never a row of them.
//!
//! Whatever changed while it worked is one change when it looks again. A check that is overtaken is given up, but not
//! more often than a few times in a row: who types without a pause is told something too.
use std::collections::BTreeMap;
use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use super::home::Home;
use super::memory::Kept;
use super::protocol::Url;
use crate::disk::{Failure, Reader, content_of};
use crate::finding::{Finding, Findings};
use crate::path::SourcePath;
use crate::pipeline::{self, Compiled, Output, Past, Purpose, Step, Witness};
use crate::plan::page::Page;
use crate::snapshot::{Content, File, Options, Refusal, Snapshot};

/// How often in a row a check is given up for a newer state.
const PATIENCE: u32 = 3;
/// How long pages may take before what is known without them is told.
const SOON: Duration = Duration::from_millis(250);

/// A text as the editor holds it, saved or not.
#[derive(Clone, Debug)]
pub(super) struct Buffer {
    /// Its address, as the editor writes it.
    pub address: Url,
    /// The version that the editor counts.
    pub version: i32,
    /// Its words.
    pub file: Arc<File>,
}

impl Buffer {
    /// A text of the editor.
    pub fn new(path: &SourcePath, address: &Url, (version, text): (i32, &str)) -> Buffer {
        let content = content_of(path, text.as_bytes().to_vec());
        Buffer { address: address.clone(), version, file: Arc::new(File::new(path.clone(), content)) }
    }
}

/// The open files of the site.
pub(super) type Buffers = BTreeMap<SourcePath, Buffer>;

/// What is to be checked.
#[derive(Clone, Default)]
struct Wanted {
    /// Counted with every change.
    number: u64,
    home: Option<(Home, Options)>,
    buffers: Buffers,
}

/// The newest state that is to be checked, and what is known of the last that was.
#[derive(Default)]
pub(super) struct Desk {
    wanted: Mutex<Wanted>,
    bell: Condvar,
    known: Mutex<Option<Arc<Known>>>,
}

/// What is known of a site since it was last understood.
pub(super) struct Known {
    /// The files it was made of.
    pub snapshot: Snapshot,
    /// The site; places in it are those of the snapshot.
    pub compiled: Box<Compiled>,
}

/// A state that was checked.
pub(super) struct Checked {
    /// Its folder.
    pub home: Home,
    /// Its files, with the texts of the editor laid over them.
    pub snapshot: Snapshot,
    /// The open files among them.
    pub buffers: Buffers,
    /// What is wrong, as `check` tells it.
    pub findings: Vec<Finding>,
}

impl Desk {
    /// Asks for this state to be checked.
    pub fn want(&self, home: &Home, options: &Options, buffers: &Buffers) {
        let mut wanted = self.wanted.lock().unwrap_or_else(PoisonError::into_inner);
        let number = wanted.number + 1;
        *wanted = Wanted { number, home: Some((home.clone(), options.clone())), buffers: buffers.clone() };
        self.bell.notify_all();
    }

    /// What is known of the site; nothing before it was understood once.
    pub fn known(&self) -> Option<Arc<Known>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Takes in what is known of the site now; if that is nothing, what was known stays.
    fn learn(&self, snapshot: Snapshot, compiled: Option<Box<Compiled>>) {
        if let Some(compiled) = compiled {
            *self.known.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(Known { snapshot, compiled }));
        }
    }

    /// Waits for a state that is newer than this one.
    fn next(&self, last: u64) -> Wanted {
        let wanted = self.wanted.lock().unwrap_or_else(PoisonError::into_inner);
        let newer = self.bell.wait_while(wanted, |wanted| wanted.number == last);
        newer.unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn is_overtaken(&self, number: u64) -> bool {
        self.wanted.lock().unwrap_or_else(PoisonError::into_inner).number != number
    }
}

/// Who hears what was found, or that the site cannot be read.
pub(super) type Tell = Box<dyn Fn(Result<Checked, Failure>) + Send + Sync>;

/// The thread that checks.
pub(super) struct Checker {
    desk: Arc<Desk>,
    tell: Tell,
    site: Option<Site>,
    given_up: u32,
}

/// A site that is read again and again.
struct Site {
    home: Home,
    options: Options,
    reader: Reader,
    memory: Kept,
    /// The files of the disk.
    disk: Option<Snapshot>,
    past: Past,
    last: Last,
}

impl Site {
    fn new(home: &Home, options: &Options) -> Site {
        let (reader, memory) = (Reader::new(&home.root, options.clone()), Kept::of(&home.root));
        let (past, last) = (Past::default(), Last::default());
        Site { home: home.clone(), options: options.clone(), reader, memory, disk: None, past, last }
    }
}

/// What the last check ended with: its files, and what only pages brought up.
#[derive(Default)]
struct Last {
    files: Vec<Arc<File>>,
    of_pages: Findings,
}

/// A newer state is wanted.
struct Overtaken;

impl Checker {
    /// A thread's work.
    pub fn new(desk: Arc<Desk>, tell: Tell) -> Checker {
        Checker { desk, tell, site: None, given_up: 0 }
    }

    /// Checks what is wanted, as long as the program runs.
    pub fn run(mut self) {
        let mut done = 0;
        loop {
            let wanted = self.desk.next(done);
            done = wanted.number;
            // Our own mistake must not end the help: the next change is another chance.
            let checked = panic::catch_unwind(AssertUnwindSafe(|| self.check(&wanted)));
            match checked {
                Ok(Ok(Some(checked))) => (self.tell)(Ok(checked)),
                Ok(Ok(None)) => {}
                Ok(Err(failure)) => (self.tell)(Err(failure)),
                Err(_) => self.site = None,
            }
        }
    }

    /// The state that is wanted, checked; nothing if a newer one is wanted before that is done.
    fn check(&mut self, wanted: &Wanted) -> Result<Option<Checked>, Failure> {
        let Some((home, options)) = &wanted.home else { return Ok(None) };
        if self.site.as_ref().is_none_or(|site| site.home != *home || site.options != *options) {
            self.site = Some(Site::new(home, options));
        }
        let Some(site) = &mut self.site else { return Ok(None) };
        let disk = match &site.disk {
            Some(disk) => site.reader.again(disk),
            None => site.reader.whole(),
        };
        let snapshot = laid_over(site.disk.insert(disk?), &wanted.buffers);
        if self.desk.known().is_none() {
            // The first check makes every page; questions need not wait for that.
            let holds = pipeline::compile_what_holds(&snapshot);
            self.desk.learn(holds.snapshot, holds.compiled.map(Box::new));
        }
        let checked = |findings: Findings| Checked {
            home: home.clone(),
            snapshot: snapshot.clone(),
            buffers: wanted.buffers.clone(),
            findings: findings.sorted(),
        };
        let tell = |findings: Findings| (self.tell)(Ok(checked(findings)));
        let (bell, rung) = mpsc::channel();
        let watcher = Watcher { snapshot: &snapshot, last: &site.last, tell: &tell, understood: Mutex::default(), bell };
        let may_stop = self.given_up < PATIENCE;
        let goes_on = || if may_stop && self.desk.is_overtaken(wanted.number) { Err(Overtaken) } else { Ok(()) };
        let output = Output { write: &|_, _| goes_on(), keep: &|_| true, keep_all: &|| true, witness: &watcher, purpose: Purpose::Watch };
        let built = thread::scope(|scope| {
            let _over = Over(&watcher.bell);
            let watching = &watcher;
            scope.spawn(move || watching.tell_soon(&rung));
            goes_on().and_then(|()| pipeline::build_after(&site.past, &snapshot, &site.memory, &output))
        });
        let Ok(built) = built else {
            self.given_up += 1;
            return Ok(None);
        };
        self.given_up = 0;
        let before = watcher.before_pages();
        if let (Some(compiled), false) = (built.compiled, built.is_same) {
            site.past = built.past;
            self.desk.learn(snapshot.clone(), Some(compiled));
        }
        if let Some(before) = before {
            site.last = Last { files: snapshot.files.clone(), of_pages: without(&built.findings, &before) };
        }
        Ok(Some(checked(built.findings)))
    }
}

/// The files of the disk with the texts of the editor in their place. What is no plain file on the disk stays what it
/// is: a link is not followed because its target is open.
fn laid_over(disk: &Snapshot, buffers: &Buffers) -> Snapshot {
    let mut files: BTreeMap<&SourcePath, &Arc<File>> = disk.files.iter().map(|file| (&file.path, file)).collect();
    let is_kept = |path: &str| {
        let content = disk.find(path).map(|(_, file)| &file.content);
        matches!(content, Some(Content::Refused(Refusal::Link { .. } | Refusal::Special | Refusal::Name | Refusal::Misnamed)))
    };
    for (path, buffer) in buffers {
        let written = path.as_str();
        let folders = written.match_indices('/').map(|(at, _)| &written[..at]);
        if !folders.chain([written]).any(is_kept) {
            files.insert(path, &buffer.file);
        }
    }
    Snapshot { files: files.into_values().cloned().collect(), options: disk.options.clone() }
}

/// The findings that are not among the others.
fn without(findings: &Findings, others: &Findings) -> Findings {
    let mut rest = Findings::new();
    findings.iter().filter(|finding| !others.iter().any(|other| other == *finding)).for_each(|finding| rest.keep(finding.clone()));
    rest
}

/// Tells what is known before pages are made, if these take their time.
struct Watcher<'a> {
    snapshot: &'a Snapshot,
    last: &'a Last,
    tell: &'a (dyn Fn(Findings) + Sync),
    /// What was found before any page was made.
    understood: Mutex<Option<Findings>>,
    /// Rung when the site is understood, and when all is done.
    bell: Sender<()>,
}

/// Rings when all is done, however that ends.
struct Over<'a>(&'a Sender<()>);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        let _ = self.0.send(());
    }
}

impl Watcher<'_> {
    fn before_pages(self) -> Option<Findings> {
        self.understood.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until the site is understood; if pages are not done soon after, tells what is known without them.
    fn tell_soon(&self, rung: &Receiver<()>) {
        if rung.recv().is_ok() && rung.recv_timeout(SOON).is_err() {
            let understood = self.understood.lock().unwrap_or_else(PoisonError::into_inner).clone();
            if let Some(mut findings) = understood {
                findings.append(self.still_holds());
                (self.tell)(findings);
            }
        }
    }

    /// What only pages brought up last time, in files that are as they were.
    fn still_holds(&self) -> Findings {
        let mut holds = Findings::new();
        let now = |place: crate::finding::Place| {
            let old = self.last.files.get(place.file.0 as usize)?;
            let (id, _) = self.snapshot.find(old.path.as_str()).filter(|(_, new)| std::ptr::eq(&raw const **old, *new))?;
            Some(crate::finding::Place { file: id, ..place })
        };
        for finding in self.last.of_pages.iter() {
            let related: Option<Vec<_>> = finding.related.iter().map(|place| now(*place)).collect();
            if let (Some(place), Some(related)) = (now(finding.place), related) {
                holds.keep(Finding { place, related, ..finding.clone() });
            }
        }
        holds
    }
}

impl Witness for Watcher<'_> {
    fn begins(&self, _: Step) {}

    fn expects(&self, _: usize) {}

    fn kept(&self, _: &Page) {}

    fn page(&self, _: &Page, work: &mut dyn FnMut()) {
        work();
    }

    fn understood(&self, site: &Compiled, findings: &Findings) {
        // What is told of members that are left out is not known here.
        if site.plan.model.left_out_members.is_empty() {
            *self.understood.lock().unwrap_or_else(PoisonError::into_inner) = Some(site.weighed(findings.clone()));
            let _ = self.bell.send(());
        }
    }
}
