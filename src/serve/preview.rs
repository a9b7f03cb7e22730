//! The preview as a whole: the state that is shown, and the thread that replaces it when something changed.
#![expect(clippy::disallowed_methods, reason = "it measures how long looking and making take")]

use std::collections::BTreeSet;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::thread;
use std::time::{Duration, Instant};

use super::events::Events;
use super::good::Good;
use super::site::Site;
use super::token;
use super::watch::{Hint, Watch, Watching};
use super::words::Words;
use super::{Reload, Wish};
use crate::disk::failure::{Doing, During};
use crate::disk::{Failure, Keeping, Reader, Remembered};
use crate::finding::{Findings, Severity};
use crate::snapshot::{Content, File, Snapshot};

/// How long new errors wait for the rest of a change before they are shown.
const SECOND_THOUGHT: Duration = Duration::from_millis(60);
/// How long the disk may fail before that is looked at again.
const RETRY: Duration = Duration::from_millis(300);
/// How long nothing changes before pages that nobody looks at are checked.
const QUIET: Duration = Duration::from_millis(700);

/// The preview of a site.
pub(super) struct Preview {
    /// The key of this run.
    pub token: String,
    /// What was asked for.
    pub wish: Wish,
    /// Who listens.
    pub events: Events,
    /// The preview's own words.
    pub words: Words,
    site: RwLock<Arc<Site>>,
    checked: Mutex<Checked>,
    /// Why the disk could not be read just now.
    trouble: Mutex<Option<String>>,
}

/// What the pages that were checked in the background brought up.
#[derive(Default)]
struct Checked {
    state: u64,
    findings: Findings,
    complete: bool,
}

impl Preview {
    /// Reads and understands the site, and starts to watch it.
    pub fn start(wish: Wish, mut reader: Reader) -> Result<(Arc<Preview>, Watching), Failure> {
        let watch = Watch::start(&wish.root, &reader);
        let way = watch.way;
        let memory = Arc::new(Remembered::open(&wish.root, Keeping::No));
        let mut good = Good::new(memory);
        let first = Arc::new(Site::understand(reader.whole()?, None, &good));
        let words = Words::of(wish.tongue);
        let preview = Arc::new(Preview {
            token: token::fresh(),
            wish,
            events: Events::default(),
            words,
            site: RwLock::new(Arc::clone(&first)),
            checked: Mutex::default(),
            trouble: Mutex::default(),
        });
        good.learn(&first);
        let watcher = Watcher { preview: Arc::clone(&preview), reader, watch, good };
        spawn("watcher", move || watcher.run())?;
        let checker = Arc::clone(&preview);
        spawn("checker", move || checker.check_ahead())?;
        Ok((preview, way))
    }

    /// The state that is shown.
    pub fn site(&self) -> Arc<Site> {
        Arc::clone(&self.site.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Its number.
    pub fn state(&self) -> u64 {
        self.site().number
    }

    /// Why the disk could not be read just now.
    pub fn trouble(&self) -> Option<String> {
        self.trouble.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What other pages brought up, and whether all of them were checked.
    pub fn checked(&self, state: u64) -> (Findings, bool) {
        let checked = self.checked.lock().unwrap_or_else(PoisonError::into_inner);
        if checked.state == state { (checked.findings.clone(), checked.complete) } else { (Findings::new(), false) }
    }

    fn show(&self, site: Site) {
        let number = site.number;
        *self.site.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(site);
        self.announce(number);
    }

    fn announce(&self, number: u64) {
        if self.wish.reload == Reload::On {
            self.events.tell(number);
        }
    }

    /// Makes the pages that nobody looks at, slowly, so that what is wrong in them is told too.
    fn check_ahead(&self) {
        let mut last = 0;
        loop {
            thread::sleep(QUIET);
            let site = self.site();
            if site.number == last {
                continue;
            }
            last = site.number;
            // Changed again while it was quiet for a moment: the next round takes the newer state.
            thread::sleep(QUIET);
            let complete = self.state() == site.number && panic::catch_unwind(AssertUnwindSafe(|| self.check_all(&site))).unwrap_or(false);
            if !complete {
                last = 0;
            }
        }
    }

    /// Whether every page of a state was made before it changed.
    fn check_all(&self, site: &Site) -> bool {
        let Some(compiled) = site.compiled() else { return true };
        let (mut findings, mut leads) = (site.second_look(), BTreeSet::new());
        for page in &compiled.plan.routes.pages {
            if self.state() != site.number {
                return false;
            }
            let start = Instant::now();
            let (found, led) = site.glance(page);
            findings.append(found);
            leads.extend(led);
            // At most half of one core, and visitors first.
            thread::sleep(start.elapsed().min(Duration::from_millis(50)));
        }
        findings.append(site.check_whole(&leads));
        let tells = !findings.is_empty();
        *self.checked.lock().unwrap_or_else(PoisonError::into_inner) = Checked { state: site.number, findings, complete: true };
        if tells {
            self.announce(site.number);
        }
        true
    }
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> Result<(), Failure> {
    // As deep as texts may nest: these threads read and make pages too.
    let thread = thread::Builder::new().name(name.to_owned()).stack_size(8 * 1024 * 1024).spawn(work);
    thread.map(drop).during(Doing::Start, "threads")
}

/// The thread that replaces the state.
struct Watcher {
    preview: Arc<Preview>,
    reader: Reader,
    watch: Watch,
    good: Good,
}

impl Watcher {
    fn run(mut self) {
        let mut cost = Duration::ZERO;
        loop {
            let hint = self.watch.next(&self.reader, cost);
            let start = Instant::now();
            let everything = hint == Hint::Everything;
            let before = self.preview.site();
            let Some(truth) = self.read(&before, &hint) else { continue };
            if everything {
                cost = start.elapsed();
            }
            if is_same(&before.truth, &truth) {
                continue;
            }
            // Our own mistake must not end the preview: the state stays, and the next change is another chance.
            let next = panic::catch_unwind(AssertUnwindSafe(|| self.understand(&before, truth)));
            if let Ok(Some(next)) = next {
                self.good.learn(&next);
                self.preview.show(next);
            }
        }
    }

    /// The site on the disk; nothing if it cannot be read just now.
    fn read(&mut self, before: &Site, hint: &Hint) -> Option<Snapshot> {
        let read = match hint {
            Hint::Files(paths) => self.reader.some(&before.truth, paths),
            Hint::Everything => self.reader.again(&before.truth),
        };
        let mut trouble = self.preview.trouble.lock().unwrap_or_else(PoisonError::into_inner);
        match read {
            Ok(snapshot) => {
                if trouble.take().is_some() {
                    drop(trouble);
                    self.preview.announce(before.number);
                }
                Some(snapshot)
            }
            Err(failure) => {
                let words = failure.sentence(self.preview.wish.tongue);
                let new = trouble.replace(words.clone()) != Some(words);
                drop(trouble);
                if new {
                    self.preview.announce(before.number);
                }
                self.watch.look_soon(RETRY);
                None
            }
        }
    }

    /// The next state. New errors and files that hold nothing wait a moment: a file may have been read half-written, or
    /// before the first of its words.
    fn understand(&mut self, before: &Arc<Site>, truth: Snapshot) -> Option<Site> {
        let mut next = Site::understand(truth, Some(before), &self.good);
        let errors = |site: &Site| site.findings.count(Severity::Error);
        for _ in 0..5 {
            if errors(&next) <= errors(before) && !holds_new_blanks(&before.truth, &next.truth) {
                break;
            }
            let Some(hint) = self.watch.more_comes(&self.reader, SECOND_THOUGHT) else { break };
            let truth = match hint {
                Hint::Files(paths) => self.reader.some(&next.truth, &paths),
                Hint::Everything => self.reader.again(&next.truth),
            };
            let truth = truth.ok()?;
            if is_same(&before.truth, &truth) {
                return None;
            }
            next = Site::understand(truth, Some(before), &self.good);
        }
        Some(next)
    }
}

/// Whether two snapshots share every file.
fn is_same(left: &Snapshot, right: &Snapshot) -> bool {
    left.files.len() == right.files.len() && left.files.iter().zip(&right.files).all(|(left, right)| Arc::ptr_eq(left, right))
}

/// Whether a file came or was written anew and holds nothing.
fn holds_new_blanks(before: &Snapshot, now: &Snapshot) -> bool {
    let is_blank = |file: &File| matches!(&file.content, Content::Text(text) if text.is_empty());
    now.files.iter().filter(|file| is_blank(file)).any(|file| before.find(file.path.as_str()).is_none_or(|(_, old)| !is_blank(old)))
}
