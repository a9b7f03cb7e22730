//! Folders held by a handle: every path is taken from the handle downwards and never through a link.
//!
//! The only file that speaks to the system's file calls. Names handed in are relative; a link put
//! in the way, even between two calls, is an error and never a way out.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, Read, Write};
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use rustix::fs::{self, AtFlags, CWD, FileType, FlockOperation, Mode, OFlags, RenameFlags, Timestamps};
use rustix::io::Errno;

use super::stamp::Stamp;

const FILE_MODE: Mode = Mode::from_raw_mode(0o644);
const FOLDER_MODE: Mode = Mode::from_raw_mode(0o755);

/// An open folder.
#[derive(Debug)]
pub(super) struct Folder {
    handle: OwnedFd,
    /// Only for messages.
    path: PathBuf,
}

/// What an entry of a folder is, the entry itself and not what it leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Folder,
    File,
    /// A link, device, socket or pipe.
    Other,
}

/// How a name is given to a file elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rename {
    /// The two change places.
    Exchange,
    /// Nothing may stand there yet.
    New,
    /// A file that stands there is replaced.
    Replace,
}

impl Folder {
    /// Opens the folder at a path of the command line, links in it followed.
    pub fn open(path: &Path) -> io::Result<Folder> {
        let handle = fs::openat(CWD, path, OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty())?;
        Ok(Folder { handle, path: path.to_owned() })
    }

    /// The path of something in it, for messages.
    pub fn at(&self, inner: impl AsRef<Path>) -> PathBuf {
        self.path.join(inner)
    }

    /// Opens a folder below; an empty path is the folder itself.
    pub fn folder(&self, inner: &Path) -> io::Result<Folder> {
        let is_itself = inner.as_os_str().is_empty();
        let handle = self.beneath(if is_itself { Path::new(".") } else { inner }, OFlags::RDONLY | OFlags::DIRECTORY)?;
        Ok(Folder { handle, path: if is_itself { self.path.clone() } else { self.at(inner) } })
    }

    /// Opens a file below for reading; a pipe does not make it wait.
    pub fn file(&self, inner: &Path) -> io::Result<File> {
        Ok(File::from(self.beneath(inner, OFlags::RDONLY | OFlags::NONBLOCK)?))
    }

    /// Everything in it, by name.
    pub fn entries(&self) -> io::Result<Vec<(OsString, Kind)>> {
        let mut entries = Vec::new();
        for entry in fs::Dir::read_from(&self.handle)? {
            let entry = entry?;
            let name = OsStr::from_bytes(entry.file_name().to_bytes());
            if name != "." && name != ".." {
                let known = Some(entry.file_type()).filter(|kind| *kind != FileType::Unknown).map(kind_of);
                entries.push((name.to_owned(), known.map_or_else(|| self.kind(Path::new(name)), Ok)?));
            }
        }
        entries.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        Ok(entries)
    }

    /// What an entry of it is.
    pub fn kind(&self, name: &Path) -> io::Result<Kind> {
        let stat = fs::statat(&self.handle, name, AtFlags::SYMLINK_NOFOLLOW)?;
        Ok(kind_of(FileType::from_raw_mode(stat.st_mode)))
    }

    /// What the entry of a file in it says; nothing if it is no plain file with the mode we publish files with.
    pub fn stamp(&self, name: &Path) -> io::Result<Option<Stamp>> {
        let stat = fs::statat(&self.handle, name, AtFlags::SYMLINK_NOFOLLOW)?;
        let is_ours = kind_of(FileType::from_raw_mode(stat.st_mode)) == Kind::File && Mode::from_raw_mode(stat.st_mode) == FILE_MODE;
        Ok(is_ours.then(|| Stamp {
            size: u64::try_from(stat.st_size).unwrap_or_default(),
            number: stat.st_ino as u64,
            written: (stat.st_mtime, stat.st_mtime_nsec as _),
            changed: (stat.st_ctime, stat.st_ctime_nsec as _),
        }))
    }

    /// The device it lies on and its number there: equal only for one and the same folder.
    pub fn identity(&self) -> io::Result<(u64, u64)> {
        let stat = fs::fstat(&self.handle)?;
        Ok((stat.st_dev as u64, stat.st_ino as u64))
    }

    /// Whether its file system may change without this machine being told: a network drive, a folder shared with
    /// a virtual machine.
    pub fn is_elsewhere(&self) -> io::Result<bool> {
        // NFS, SMB, CIFS, SMB2, 9P (WSL), FUSE, VirtualBox, VMware, Parallels, Coda, AFS, Ceph.
        const ELSEWHERE: [u64; 12] = [
            0x6969,
            0x517B,
            0xFF53_4D42,
            0xFE53_4D42,
            0x0102_1997,
            0x6573_5546,
            0x786F_4256,
            0xBACB_ACBC,
            0x7C7C_6673,
            0x7375_7245,
            0x5346_414F,
            0x00C3_6400,
        ];
        #[cfg(target_os = "linux")]
        let kind = Some(fs::fstatfs(&self.handle)?.f_type as u64 & 0xFFFF_FFFF);
        #[cfg(not(target_os = "linux"))]
        let kind: Option<u64> = None;
        Ok(kind.is_some_and(|kind| ELSEWHERE.contains(&kind)))
    }

    /// Takes the lock of this folder if nobody holds it; it ends with the handle, or the process.
    pub fn try_lock(&self) -> io::Result<bool> {
        match fs::flock(&self.handle, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => Ok(true),
            Err(Errno::WOULDBLOCK) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Makes a folder below and those that lead to it, open to readers whatever the umask says.
    pub fn make(&self, inner: &Path) -> io::Result<()> {
        if inner.as_os_str().is_empty() {
            return Ok(());
        }
        match fs::mkdirat(&self.handle, inner, FOLDER_MODE) {
            Ok(()) => Ok(fs::chmodat(&self.handle, inner, FOLDER_MODE, AtFlags::empty())?),
            Err(Errno::EXIST) if self.kind(inner)? == Kind::Folder => Ok(()),
            Err(Errno::NOENT) if inner.parent().is_some_and(|up| !up.as_os_str().is_empty()) => {
                self.make(inner.parent().expect("it was just seen"))?;
                self.make(inner)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Makes a folder that nobody else may look into, if there is nothing of that name.
    pub fn make_private(&self, name: &Path) -> io::Result<()> {
        match fs::mkdirat(&self.handle, name, Mode::RWXU) {
            Ok(()) | Err(Errno::EXIST) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Writes a file that does not exist yet, and the folders that lead to it.
    pub fn create(&self, inner: &Path, bytes: &[u8]) -> io::Result<File> {
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let handle = match fs::openat(&self.handle, inner, flags, FILE_MODE) {
            Err(Errno::NOENT) => {
                self.make(inner.parent().unwrap_or(Path::new("")))?;
                fs::openat(&self.handle, inner, flags, FILE_MODE)?
            }
            answer => answer?,
        };
        fs::fchmod(&handle, FILE_MODE)?;
        let mut file = File::from(handle);
        file.write_all(bytes)?;
        Ok(file)
    }

    /// Gives a file in it the same name in another folder: the same file where the system
    /// allows two names, else a copy with its time and mode. A link stays a link.
    pub fn lend(&self, name: &OsStr, other: &Folder) -> io::Result<()> {
        match fs::linkat(&self.handle, name, &other.handle, name, AtFlags::empty()) {
            Err(Errno::PERM | Errno::ACCESS | Errno::MLINK | Errno::NOTSUP | Errno::NOSYS | Errno::XDEV) => self.copy(name, other),
            answer => Ok(answer?),
        }
    }

    fn copy(&self, name: &OsStr, other: &Folder) -> io::Result<()> {
        let inner = Path::new(name);
        if self.kind(Path::new(name))? == Kind::Other {
            let target = fs::readlinkat(&self.handle, name, Vec::new())?;
            return Ok(fs::symlinkat(target, &other.handle, inner)?);
        }
        let mut file = self.file(Path::new(name))?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        let copy = other.create(inner, &bytes)?;
        let stat = fs::fstat(&file)?;
        fs::fchmod(&copy, Mode::from_raw_mode(stat.st_mode))?;
        Ok(fs::futimens(&copy, &times_of(&stat))?)
    }

    /// Makes a folder of another tree here, empty, with its mode.
    pub fn make_like(&self, inner: &Path, model: &Folder) -> io::Result<()> {
        self.make(inner)?;
        let stat = fs::fstat(&model.folder(inner)?.handle)?;
        // We must be able to fill and to clear it, whatever its mode was.
        let mode = Mode::from_raw_mode(stat.st_mode) | Mode::RWXU;
        Ok(fs::chmodat(&self.handle, inner, mode, AtFlags::empty())?)
    }

    /// Gives an entry another name, in one step.
    pub fn rename(&self, from: &Path, (other, to): (&Folder, &Path), how: Rename) -> io::Result<()> {
        match how {
            Rename::Exchange => Ok(fs::renameat_with(&self.handle, from, &other.handle, to, RenameFlags::EXCHANGE)?),
            Rename::Replace => Ok(fs::renameat(&self.handle, from, &other.handle, to)?),
            Rename::New => match fs::renameat_with(&self.handle, from, &other.handle, to, RenameFlags::NOREPLACE) {
                // Plain renaming also refuses to replace a folder that holds anything.
                Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => Ok(fs::renameat(&self.handle, from, &other.handle, to)?),
                answer => Ok(answer?),
            },
        }
    }

    /// The folder in which `inner` lies and its name there.
    pub fn parent_of<'a>(&self, inner: &'a Path) -> io::Result<(Folder, &'a OsStr)> {
        let name = inner.file_name().ok_or(io::ErrorKind::InvalidInput)?;
        Ok((self.folder(inner.parent().unwrap_or(Path::new("")))?, name))
    }

    /// Removes a file below.
    pub fn remove_file(&self, inner: &Path) -> io::Result<()> {
        let (folder, name) = self.parent_of(inner)?;
        Ok(fs::unlinkat(&folder.handle, name, AtFlags::empty())?)
    }

    /// Removes a folder below if it is empty; says whether it was.
    pub fn remove_if_empty(&self, inner: &Path) -> io::Result<bool> {
        let (folder, name) = self.parent_of(inner)?;
        match fs::unlinkat(&folder.handle, name, AtFlags::REMOVEDIR) {
            Ok(()) => Ok(true),
            Err(Errno::NOTEMPTY | Errno::EXIST | Errno::NOTDIR) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Removes an entry with all it holds, each level through its own handle. What is already gone
    /// is no error.
    pub fn remove_all(&self, name: &OsStr) -> io::Result<()> {
        match fs::unlinkat(&self.handle, name, AtFlags::empty()) {
            Ok(()) | Err(Errno::NOENT) => return Ok(()),
            Err(error) => match self.kind(Path::new(name)) {
                Ok(Kind::Folder) => {}
                _ => return Err(error.into()),
            },
        }
        let folder = self.folder(Path::new(name))?;
        folder.clear()?;
        match fs::unlinkat(&self.handle, name, AtFlags::REMOVEDIR) {
            Ok(()) | Err(Errno::NOENT) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Removes everything it holds, also where its owner had made it read-only.
    pub fn clear(&self) -> io::Result<()> {
        let entries = self.entries()?;
        let stat = fs::fstat(&self.handle)?;
        let mode = Mode::from_raw_mode(stat.st_mode);
        if !entries.is_empty() && !mode.contains(Mode::RWXU) {
            fs::fchmod(&self.handle, mode | Mode::RWXU)?;
        }
        entries.iter().try_for_each(|(name, _)| self.remove_all(name))
    }

    /// Waits until the system has its list of names on the disk.
    pub fn sync(&self) -> io::Result<()> {
        match fs::fsync(&self.handle) {
            // Some file systems cannot do this for folders.
            Ok(()) | Err(Errno::INVAL | Errno::NOTSUP | Errno::ROFS) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    fn beneath(&self, inner: &Path, flags: OFlags) -> io::Result<OwnedFd> {
        let flags = flags | OFlags::CLOEXEC | OFlags::NOFOLLOW;
        #[cfg(target_os = "linux")]
        {
            use fs::ResolveFlags;
            let within = ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS;
            match fs::openat2(&self.handle, inner, flags, Mode::empty(), within) {
                // Old kernels and some sandboxes lack the call.
                Err(Errno::NOSYS | Errno::PERM) => {}
                answer => return Ok(answer?),
            }
        }
        self.step_by_step(inner, flags)
    }

    fn step_by_step(&self, inner: &Path, flags: OFlags) -> io::Result<OwnedFd> {
        let step = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let mut here: Option<OwnedFd> = None;
        let mut parts = inner.components().peekable();
        while let Some(part) = parts.next() {
            let flags = if parts.peek().is_some() { step } else { flags };
            let from = here.as_ref().map_or(self.handle.as_fd(), AsFd::as_fd);
            here = Some(fs::openat(from, part.as_os_str(), flags, Mode::empty())?);
        }
        here.ok_or_else(|| io::ErrorKind::InvalidInput.into())
    }
}

/// Whether these are the errors of a file system that cannot exchange two folders in one step.
pub(super) fn cannot_exchange(error: &io::Error) -> bool {
    let unable = [Errno::INVAL, Errno::NOSYS, Errno::NOTSUP, Errno::XDEV, Errno::BUSY];
    Errno::from_io_error(error).is_some_and(|errno| unable.contains(&errno))
}

/// Whether the mode is the one we publish files with.
pub(super) fn has_published_mode(file: &File) -> io::Result<bool> {
    Ok(Mode::from_raw_mode(fs::fstat(file)?.st_mode) == FILE_MODE)
}

fn kind_of(kind: FileType) -> Kind {
    match kind {
        FileType::Directory => Kind::Folder,
        FileType::RegularFile => Kind::File,
        _ => Kind::Other,
    }
}

fn times_of(stat: &fs::Stat) -> Timestamps {
    Timestamps {
        last_access: fs::Timespec { tv_sec: stat.st_atime, tv_nsec: stat.st_atime_nsec as _ },
        last_modification: fs::Timespec { tv_sec: stat.st_mtime, tv_nsec: stat.st_mtime_nsec as _ },
    }
}

#[cfg(test)]
mod tests;
