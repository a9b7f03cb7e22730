//! The language server: what `check` finds, shown in an editor while its author types, and help with what may stand
//! where the cursor is.
//!
//! Speaks the Language Server Protocol on its input and output. Texts that are not saved yet are laid over the files of
//! the disk, and the whole is checked by the code that builds sites: an editor shows what a build would say. Nothing is
//! written. It refuses files outside of its site, and to show a number that no page shows.

mod asked;
mod blocks;
mod board;
mod checker;
mod complete;
mod home;
mod hover;
mod indented;
mod memory;
mod protocol;
mod repair;
mod scene;
mod session;
mod spot;
mod text;
mod wanted;
mod wire;
mod written;

use std::io::{BufRead, Write};
use std::path::PathBuf;

use crate::disk::failure::{Doing, During};
use crate::disk::{Failure, Tongue};
use crate::snapshot::Options;

/// What a language server needs to know.
pub struct Wish {
    /// The site's folder, if it is named; else the editor's folder, or the first file that it opens, says where it lies.
    pub root: Option<PathBuf>,
    /// How the site is read: asked again and again, since a day may pass.
    pub options: Box<dyn Fn() -> Options>,
    /// The language of messages.
    pub speech: Speech,
}

/// Who says in which language messages are: the first of these that does.
pub struct Speech {
    /// The command line.
    pub asked: Option<Tongue>,
    /// The environment, after the editor.
    pub environment: Option<Tongue>,
    /// The site, by the text of its settings.
    pub of_settings: fn(&str) -> Option<Tongue>,
}

/// Serves an editor until it says goodbye or its messages end. Whether it ended as the protocol asks.
pub fn serve(wish: Wish, mut input: impl BufRead, output: impl Write + Send + 'static) -> Result<Farewell, Failure> {
    let (out, writer) = wire::Out::start(output).during(Doing::Start, "threads")?;
    let mut session = session::Session::new(wish, out.clone());
    let farewell = loop {
        match wire::listen(&mut input) {
            Ok(Some(heard)) => {
                if let Some(farewell) = session.hear(heard) {
                    break farewell;
                }
            }
            // Whoever started us is gone.
            Ok(None) | Err(_) => break session.left(),
        }
    };
    // Answers that wait are written; a check under way is not waited for.
    out.finish();
    let _ = writer.join();
    Ok(farewell)
}

/// How an editor left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Farewell {
    /// It said `shutdown` first.
    Proper,
    /// It was gone all at once.
    Abrupt,
}
