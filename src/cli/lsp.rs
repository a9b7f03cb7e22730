//! `lsp`: the language server, from the command line's side: where the site lies, how it is read, who says the language.

use std::io;

use super::args::Common;
use super::{site, speech};
use crate::disk::{Failure, Tongue};
use crate::lsp::{Farewell, Speech, Wish, serve};

/// Serves the editor that started the program, on stdin and stdout. Status 1 if it was gone all at once.
pub(super) fn lsp(common: &Common) -> Result<u8, Failure> {
    let asked = common.lang.map(Tongue::from);
    let environment = speech::asked(None);
    let options = site::options(common, asked.or(environment).unwrap_or_default())?;
    let speech = Speech { asked, environment, of_settings: speech::of_settings };
    let farewell = serve(Wish { root: common.root.clone(), options, speech }, io::stdin().lock(), io::stdout())?;
    Ok(u8::from(farewell == Farewell::Abrupt))
}
