//! `migrate`: an older site in the format that this program reads.
//!
//! There is one format so far. A site that names none gets its number, so that later programs know what it was written
//! against; a newer one is left as it is.

use std::cell::Cell;

use super::args::Common;
use super::files::save_one;
use super::site::Site;
use crate::disk::{Failure, Pick, SITE_FILE, Tongue};
use crate::finding::{Findings, Place};
use crate::source::spelling::line_end;
use crate::source::yaml;

/// The format that this program reads.
const FORMAT: &str = "1";

/// Brings `diptych.yaml` to the present format, or says that it is there.
pub(super) fn migrate(common: &Common, tongue: &Cell<Tongue>) -> Result<u8, Failure> {
    let site = Site::read(common)?;
    let speech = site.voice.tongue;
    tongue.set(speech);
    let Some((file, _)) = site.snapshot.find(SITE_FILE) else { return Err(Failure::NoSiteAbove { start: site.root }) };
    let text = site.snapshot.text(file);
    let tree = yaml::parse(text, Place::file(file).within(0, text.len()), &mut Findings::new());
    let said = tree.as_ref().and_then(|tree| tree.get("format")).and_then(|format| format.scalar());
    match (tree.is_some(), said) {
        (true, Some(FORMAT)) => {
            site.voice.say(&format!("{} {}", site.voice.green("✔"), present(speech)));
            Ok(0)
        }
        (true, None) => {
            save_one(&site.root, SITE_FILE, &numbered(text))?;
            site.voice.say(&format!("{} {SITE_FILE}: format: {FORMAT}", site.voice.green("✔")));
            Ok(0)
        }
        // `check` says what is wrong with it, and where.
        _ => super::build::check(common, &super::args::Check { disclosure: false }, tongue),
    }
}

/// The number of the format before the first key, below what is remarked at the head of the file.
fn numbered(text: &str) -> String {
    let head: usize = text.split_inclusive('\n').take_while(|line| line.starts_with('#') || line.trim() == "---").map(str::len).sum();
    format!("{}format: {FORMAT}{}{}", &text[..head], line_end(text), &text[head..])
}

fn present(tongue: Tongue) -> String {
    tongue.pick([
        format!("Ce site est écrit au format {FORMAT}, celui de ce programme : il n’y a rien à faire"),
        format!("Deze site is in formaat {FORMAT} geschreven, dat van dit programma: er is niets te doen"),
        format!("This site is written in format {FORMAT}, that of this program: there is nothing to do"),
        format!("Diese Website ist in Format {FORMAT} geschrieben, dem dieses Programms: es ist nichts zu tun"),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_stands_before_the_first_key() {
        assert_eq!(numbered("# A site.\n---\ntitle: A\n"), "# A site.\n---\nformat: 1\ntitle: A\n");
        assert_eq!(numbered("title: A\r\n"), "format: 1\r\ntitle: A\r\n");
    }
}
