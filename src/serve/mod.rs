//! The preview: a small server that shows the site as it will be published, while it is being written.
//!
//! Pages are made when they are asked for, by the code that builds them, and answered from memory: nothing is
//! written, and no path leads to the disk. A watcher says that something changed; the site is read and understood
//! anew, and the pages that are open ask whether they did. It refuses strangers: only this machine is served,
//! under names of this machine, unless the author says otherwise.

mod answer;
mod door;
mod events;
mod follow;
mod good;
mod guard;
mod http;
mod overlay;
mod panel;
mod preview;
mod site;
mod token;
mod translations;
mod watch;
mod words;

use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;

pub use door::{Door, PORT, Port};
pub use watch::Watching;

use crate::disk::{Failure, Reader, Tongue};
use crate::snapshot::Options;

/// What a preview needs to know.
pub struct Wish {
    /// The site's folder.
    pub root: PathBuf,
    /// How it is read.
    pub options: Options,
    /// The language of the preview's own words.
    pub tongue: Tongue,
    /// Whether pages are told when they change.
    pub reload: Reload,
    /// The editor in which links open files, until a reader chooses another.
    pub editor: Editor,
}

/// Whether pages are told when they change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reload {
    /// They change by themselves.
    On,
    /// The reader reloads them.
    Off,
}

/// An editor that a link can open a file in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "editors by their own names")]
pub enum Editor {
    #[default]
    VsCode,
    JetBrains,
    Sublime,
    Zed,
    /// Whatever the system opens such files with.
    File,
}

impl Editor {
    /// What the preview's script calls it.
    pub fn word(self) -> &'static str {
        match self {
            Editor::VsCode => "vscode",
            Editor::JetBrains => "jetbrains",
            Editor::Sublime => "sublime",
            Editor::Zed => "zed",
            Editor::File => "file",
        }
    }
}

/// A preview that has read its site and found its port, and serves nobody yet.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    preview: Arc<preview::Preview>,
    watching: Watching,
}

impl Server {
    /// Takes a port, then reads and understands the site; renders nothing.
    pub fn open(wish: Wish, door: Door) -> Result<Server, Failure> {
        let (listener, address) = door.open(wish.tongue)?;
        let reader = Reader::new(&wish.root, wish.options.clone());
        let (preview, watching) = preview::Preview::start(wish, reader)?;
        Ok(Server { listener, address, preview, watching })
    }

    /// The address to open on this machine; it carries the key where one is asked for.
    pub fn url(&self) -> String {
        door::inside(self.address, &self.preview.token)
    }

    /// The address for others on the network, with the key; nothing if only this machine is served.
    pub fn url_for_others(&self) -> Option<String> {
        let host = match self.address.ip() {
            ip if ip.to_canonical().is_loopback() => return None,
            ip if ip.is_unspecified() => door::address_on_network()?,
            ip => ip,
        };
        Some(door::with_key(SocketAddr::new(host, self.address.port()), &self.preview.token))
    }

    /// The port it was given.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// How it learns of changes.
    pub fn watching(&self) -> Watching {
        self.watching
    }

    /// Serves until the process ends.
    pub fn run(self) -> Result<(), Failure> {
        http::accept(&self.listener, &self.preview)
    }
}

/// The path that the head of a request asks for, decoded; or the status that refuses it.
pub fn asked(head: &[u8]) -> Result<String, u16> {
    http::Request::parse(head).map(|request| request.path)
}
