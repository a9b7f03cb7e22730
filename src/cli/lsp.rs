//! `lsp`: the language server, from the command line's side: where the site lies, how it is read, who says the language.

use super::args::Common;
use crate::disk::Failure;

/// Serves the editor that started the program, on stdin and stdout. Status 1 if it was gone all at once.
#[cfg(feature = "lsp")]
pub(super) fn lsp(common: &Common) -> Result<u8, Failure> {
    use std::io;

    use super::{day, site, speech};
    use crate::disk::Tongue;
    use crate::lsp::{Farewell, Speech, Wish, serve};
    use crate::snapshot::Options;

    let asked = common.lang.map(Tongue::from);
    let environment = speech::asked(None);
    let tongue = asked.or(environment).unwrap_or_default();
    let (said, date) = (site::options(common, tongue)?, common.date.clone());
    // An editor may stay open overnight.
    let options = move || {
        let today = day::of_build(date.as_deref(), tongue).unwrap_or(said.today);
        Options { today, ..said.clone() }
    };
    let speech = Speech { asked, environment, of_settings: speech::of_settings };
    let wish = Wish { root: common.root.clone(), options: Box::new(options), speech };
    let farewell = serve(wish, io::stdin().lock(), io::stdout())?;
    Ok(u8::from(farewell == Farewell::Abrupt))
}

/// Says that this program was built without it.
#[cfg(not(feature = "lsp"))]
pub(super) fn lsp(common: &Common) -> Result<u8, Failure> {
    use super::speech;
    use crate::disk::{Pick, Tongue};

    let tongue = speech::asked(common.lang.map(Tongue::from)).unwrap_or_default();
    let command = "cargo build --release --features lsp";
    Err(Failure::Usage(tongue.pick([
        format!("ce programme a été compilé sans serveur de langage\u{a0}; «\u{a0}{command}\u{a0}» l’y met"),
        format!("dit programma is zonder taalserver gebouwd; ‘{command}’ bouwt hem erin"),
        format!("this program was built without the language server; \"{command}\" brings it"),
        format!("dieses Programm wurde ohne Sprachserver gebaut; „{command}“ baut ihn ein"),
    ])))
}
