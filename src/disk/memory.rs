//! The memory between builds: a folder of the site whose files can all be thrown away.
//!
//! It lies at `.diptych/cache`. Each file is named by its key and begins with that key and the hash of the rest, so
//! that what is damaged or not ours is seen and left alone; names of published files never come from here. What a
//! build did not use is forgotten when it ends: a picture that was withdrawn leaves no trace. A build that failed or was
//! killed forgets nothing; the next one sees that, and looks at everything, whether something changed or not.

use std::collections::BTreeSet;
use std::io::{self, Read};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use super::folder::{Folder, Kind, Rename};
use crate::key::Key;
use crate::memory::Memory;

/// Where it lies in the site.
const PLACE: &str = ".diptych/cache";
/// The file that lies there from the beginning of a build until what it did not use is forgotten.
const UNSETTLED: &str = "unsettled";
/// The most that one thing may hold.
const MOST: u64 = 16 * 1024 * 1024;

/// Whether a command may keep things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// It may: a build.
    Yes,
    /// It only looks: a check.
    No,
}

/// The memory of a site.
pub struct Remembered {
    folder: Option<Folder>,
    keeping: Keeping,
    is_settled: bool,
    used: Mutex<BTreeSet<String>>,
    spoilt: AtomicUsize,
    number: AtomicUsize,
}

impl Remembered {
    /// The memory of the site at a root; an empty one where there is none or it cannot be used.
    pub fn open(root: &Path, keeping: Keeping) -> Remembered {
        let step = |folder: io::Result<Folder>, name: &str| {
            let folder = folder?;
            if keeping == Keeping::Yes {
                folder.make(Path::new(name))?;
            }
            folder.folder(Path::new(name))
        };
        // One step at a time: a link on the way is not followed.
        let folder = PLACE.split('/').fold(Folder::open(root), step);
        let (used, spoilt, number) = (Mutex::default(), AtomicUsize::new(0), AtomicUsize::new(0));
        let mut memory = Remembered { folder: folder.ok(), keeping, is_settled: true, used, spoilt, number };
        memory.sign();
        memory
    }

    /// Tells version control and backups that nothing here matters, and the next build that this one has begun.
    fn sign(&mut self) {
        if let Some(folder) = self.folder.as_ref().filter(|_| self.keeping == Keeping::Yes) {
            let tag = "Signature: 8a477f597d28d172789f06886806bc55\n# What Diptych remembers between builds. It can be thrown away.\n";
            let _ = folder.create(Path::new("CACHEDIR.TAG"), tag.as_bytes());
            let _ = folder.create(Path::new(".gitignore"), b"*\n");
            self.is_settled = folder.kind(Path::new(UNSETTLED)).is_err();
            let _ = folder.create(Path::new(UNSETTLED), b"");
        }
    }

    /// Whether everything that is not used any more was forgotten: not if the build before this one failed or was
    /// killed.
    pub fn is_settled(&self) -> bool {
        self.is_settled
    }

    /// Nothing was kept that was not there before: what was settled stays so.
    pub fn rest(&self) {
        if let Some(folder) = self.folder.as_ref().filter(|_| self.keeping == Keeping::Yes && self.is_settled) {
            let _ = folder.remove_file(Path::new(UNSETTLED));
        }
    }

    /// How many things were damaged or not ours.
    pub fn spoilt(&self) -> usize {
        self.spoilt.load(Ordering::Relaxed)
    }

    /// Forgets what was not used.
    pub fn settle(&self) {
        let Some(folder) = self.folder.as_ref().filter(|_| self.keeping == Keeping::Yes) else { return };
        let used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        for (name, kind) in folder.entries().unwrap_or_default() {
            // A build that was killed leaves what it had begun to keep: `KEY.PROCESS-NUMBER.part`.
            let is_ours = |name: &str| Key::parse(name.split('.').next().unwrap_or(name)).is_some();
            if kind == Kind::File && name.to_str().is_some_and(|name| is_ours(name) && !used.contains(name)) {
                let _ = folder.remove_file(Path::new(&name));
            }
        }
        let _ = folder.remove_file(Path::new(UNSETTLED));
    }

    fn read(folder: &Folder, key: &Key) -> io::Result<Option<Vec<u8>>> {
        let file = folder.file(Path::new(&key.to_string()))?;
        let mut bytes = Vec::new();
        if file.metadata()?.is_file() {
            file.take(MOST).read_to_end(&mut bytes)?;
        }
        let head = |rest: &[u8]| format!("diptych {key} {}\n", Key::of(rest));
        let length = head(&[]).len();
        let sound = bytes.len() >= length && bytes[..length] == *head(&bytes[length..]).as_bytes();
        Ok(sound.then(|| bytes.split_off(length)))
    }
}

impl Memory for Remembered {
    fn recall(&self, key: &Key) -> Option<Vec<u8>> {
        let folder = self.folder.as_ref()?;
        match Self::read(folder, key) {
            Ok(Some(bytes)) => {
                self.used.lock().unwrap_or_else(PoisonError::into_inner).insert(key.to_string());
                Some(bytes)
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Ok(None) | Err(_) => {
                self.spoilt.fetch_add(1, Ordering::Relaxed);
                None
            }
        }
    }

    fn keep(&self, key: &Key, bytes: &[u8]) {
        let Some(folder) = self.folder.as_ref().filter(|_| self.keeping == Keeping::Yes) else { return };
        let name = key.to_string();
        self.used.lock().unwrap_or_else(PoisonError::into_inner).insert(name.clone());
        // Whole or not at all, also when another build keeps the same thing at the same time.
        let part = format!("{name}.{}-{}.part", std::process::id(), self.number.fetch_add(1, Ordering::Relaxed));
        let whole = [format!("diptych {key} {}\n", Key::of(bytes)).as_bytes(), bytes].concat();
        let kept = folder
            .create(Path::new(&part), &whole)
            .and_then(|_| folder.rename(Path::new(&part), (folder, Path::new(&name)), Rename::Replace));
        if kept.is_err() {
            let _ = folder.remove_file(Path::new(&part));
        }
    }

    fn let_go(&self, key: &Key) {
        self.used.lock().unwrap_or_else(PoisonError::into_inner).remove(&key.to_string());
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests spoil files")]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn what_was_kept_is_recalled_until_it_is_spoilt() {
        let site = tempfile::tempdir().expect("a folder");
        let key = Key::of(b"recipe");
        Remembered::open(site.path(), Keeping::Yes).keep(&key, b"made");
        let again = Remembered::open(site.path(), Keeping::No);
        assert_eq!(again.recall(&key), Some(b"made".to_vec()));
        assert_eq!(again.recall(&Key::of(b"other")), None);
        assert_eq!(again.spoilt(), 0);
        let file = site.path().join(PLACE).join(key.to_string());
        let mut bytes = fs::read(&file).expect("it is there");
        *bytes.last_mut().expect("it holds something") ^= 1;
        fs::write(&file, &bytes).expect("it can be written");
        assert_eq!(again.recall(&key), None);
        fs::write(&file, b"").expect("it can be written");
        assert_eq!(again.recall(&key), None);
        assert_eq!(again.spoilt(), 2);
        // What is kept anew takes the place of what was spoilt; one thing cannot pass for another.
        Remembered::open(site.path(), Keeping::Yes).keep(&key, b"made");
        assert_eq!(again.recall(&key), Some(b"made".to_vec()));
        let other = Key::of(b"other");
        fs::copy(&file, site.path().join(PLACE).join(other.to_string())).expect("it can be copied");
        assert_eq!(again.recall(&other), None);
    }

    #[test]
    fn what_a_build_did_not_use_is_forgotten_and_nothing_else() {
        let site = tempfile::tempdir().expect("a folder");
        let (old, new) = (Key::of(b"old"), Key::of(b"new"));
        Remembered::open(site.path(), Keeping::Yes).keep(&old, b"old");
        let build = Remembered::open(site.path(), Keeping::Yes);
        build.keep(&new, b"new");
        let begun = site.path().join(PLACE).join(format!("{old}.4711-0.part"));
        fs::write(&begun, "words of somebody").expect("it can be written");
        fs::write(site.path().join(PLACE).join("notes.txt"), "mine").expect("it can be written");
        build.settle();
        assert!(!begun.exists(), "a build that was killed leaves nothing for long");
        let after = Remembered::open(site.path(), Keeping::No);
        assert_eq!((after.recall(&old), after.recall(&new)), (None, Some(b"new".to_vec())));
        assert!(site.path().join(PLACE).join("notes.txt").exists());
    }

    #[test]
    fn a_build_that_did_not_settle_is_known_to_the_next() {
        let site = tempfile::tempdir().expect("a folder");
        let begun = || Remembered::open(site.path(), Keeping::Yes);
        let first = begun();
        assert!(first.is_settled(), "there was none before");
        assert!(!begun().is_settled(), "the first did not end");
        begun().rest();
        assert!(!begun().is_settled(), "who found it unsettled cannot say that it is");
        assert!(Remembered::open(site.path(), Keeping::No).is_settled(), "who only looks settles nothing");
        begun().settle();
        let next = begun();
        assert!(next.is_settled());
        next.rest();
        assert!(begun().is_settled());
    }

    #[test]
    fn a_link_in_its_place_is_not_followed() {
        let (site, elsewhere) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        std::os::unix::fs::symlink(elsewhere.path(), site.path().join(".diptych")).expect("a link");
        let memory = Remembered::open(site.path(), Keeping::Yes);
        memory.keep(&Key::of(b"x"), b"x");
        assert_eq!(fs::read_dir(elsewhere.path()).expect("it can be listed").count(), 0);
    }
}
