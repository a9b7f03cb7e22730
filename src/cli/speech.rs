//! The language of messages: `--lang`, else the environment's, else the site's first, else English.
#![expect(clippy::disallowed_methods, reason = "the language of messages depends on the environment; the site does not")]

use std::env;

use crate::disk::{SITE_FILE, Tongue};
use crate::snapshot::Snapshot;

/// What the flag or the environment asks for, if it is a language the program speaks.
pub(super) fn asked(flag: Option<Tongue>) -> Option<Tongue> {
    flag.or_else(|| {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| env::var(name).ok()).find(|value| !value.is_empty());
        locale.and_then(|locale| Tongue::parse(&locale))
    })
}

/// The language of a site's first language, read before the site is understood: its
/// `languages:` may be wrong, and messages about that need a language too.
pub(super) fn of_site(snapshot: &Snapshot) -> Option<Tongue> {
    let (id, _) = snapshot.find(SITE_FILE)?;
    of_settings(snapshot.text(id))
}

/// The same, of the text of `diptych.yaml`.
pub(super) fn of_settings(text: &str) -> Option<Tongue> {
    let mut lines = text.lines().skip_while(|line| !line.starts_with("languages:"));
    let listed = lines.next()?.trim_start_matches("languages:").to_owned() + lines.next().unwrap_or_default();
    let first = listed
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '-')
        .map(|tag| tag.trim_start_matches('-'))
        .find(|tag| !tag.is_empty())?;
    Tongue::parse(first)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::path::SourcePath;
    use crate::period::Date;
    use crate::snapshot::{Content, Drafts, File, Links, Options};

    fn site(text: &str) -> Snapshot {
        let today = Date::new(2026, 11, 21).expect("a date");
        Snapshot {
            files: vec![Arc::new(File::new(SourcePath::new(SITE_FILE).expect("inside"), Content::Text(text.to_owned())))],
            options: Options { today, drafts: Drafts::Hidden, links: Links::Pretty, base_url: None, enterprise: None },
        }
    }

    #[test]
    fn the_first_language_of_a_site_is_found_in_either_spelling() {
        for text in
            ["languages: [nl-BE, fr-BE]", "title: a\nlanguages: [ \"nl-BE\" ]\n", "languages:\n  - nl-BE\n  - fr-BE\n", "languages:\n- nl"]
        {
            assert_eq!(of_site(&site(text)), Some(Tongue::Nl), "{text}");
        }
        for text in ["", "languages: [it]", "languages:", "languages: {"] {
            assert_eq!(of_site(&site(text)), None, "{text}");
        }
    }
}
