//! PO files: the original in Markdown as `msgid`, the unit's name as `msgctxt`; stale and unreviewed units are fuzzy.

use super::{Incoming, Line, Parcel, Returned, State, Trouble, Unreadable};

/// The file of a parcel.
pub fn write(parcel: &Parcel) -> String {
    let mut out = format!(
        "msgid \"\"\nmsgstr \"\"\n\"Language: {}\\n\"\n\"X-Source-Language: {}\\n\"\n\"MIME-Version: 1.0\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Content-Transfer-Encoding: 8bit\\n\"\n\"X-Generator: Diptych\\n\"\n\"Project-Id-Version: Diptych\\n\"\n\"Last-Translator: \\n\"\n\"Language-Team: \\n\"\n",
        parcel.to.replace('-', "_"),
        parcel.from.replace('-', "_")
    );
    for Line { id, kind, at, source, target, state } in &parcel.units {
        let fuzzy = matches!(state, State::Stale | State::Unreviewed);
        out += &format!("\n#. {kind}\n#: {}:{}\n", at.0.replace(' ', "%20"), at.1);
        out += if fuzzy { "#, fuzzy\n" } else { "" };
        out += &format!("msgctxt {}\nmsgid {}\nmsgstr {}\n", quoted(id), quoted(source), quoted(target));
    }
    out
}

fn quoted(text: &str) -> String {
    let escaped = |line: &str| {
        let mut out = String::new();
        for letter in line.chars() {
            match letter {
                '"' => out.push_str("\\\""),
                '\\' => out.push_str("\\\\"),
                '\n' => out.push_str("\\n"),
                '\t' => out.push_str("\\t"),
                '\r' => out.push_str("\\r"),
                other => out.push(other),
            }
        }
        format!("\"{out}\"")
    };
    if !text.contains('\n') {
        return escaped(text);
    }
    let lines = text.split_inclusive('\n').map(escaped).collect::<Vec<_>>().join("\n");
    format!("\"\"\n{lines}")
}

#[derive(Default)]
struct Entry {
    context: Option<String>,
    id: Option<String>,
    text: Option<String>,
    fuzzy: bool,
}

/// Which text a line goes on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Context,
    Id,
    Text,
    /// Plurals, and what other programs add.
    Other,
}

/// What a file says.
pub fn read(text: &str) -> Result<Returned, Trouble> {
    let mut entries: Vec<Entry> = vec![Entry::default()];
    let mut part = Part::Other;
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        let here = entries.last_mut().expect("there is one");
        if line.starts_with("#~") || line.starts_with("#|") {
            continue;
        }
        if line.is_empty() || line.starts_with('#') {
            if here.text.is_some() {
                entries.push(Entry::default());
            }
            let flags = line.strip_prefix("#,").unwrap_or_default();
            let here = entries.last_mut().expect("there is one");
            here.fuzzy |= flags.split(',').any(|flag| flag.trim() == "fuzzy");
            continue;
        }
        let trouble = || Trouble { line: number + 1, what: Unreadable::Po };
        let (keyword, said) = line.split_at(line.find('"').ok_or_else(trouble)?);
        if !keyword.is_empty() {
            part = match keyword.trim() {
                "msgctxt" => Part::Context,
                "msgid" => Part::Id,
                "msgstr" | "msgstr[0]" => Part::Text,
                other if other.starts_with("msg") => Part::Other,
                _ => return Err(trouble()),
            };
            // Some programs leave no blank line between entries.
            if here.text.is_some() && matches!(part, Part::Context | Part::Id) {
                entries.push(Entry::default());
            }
        }
        let words = unquoted(said).ok_or_else(trouble)?;
        let here = entries.last_mut().expect("there is one");
        let slot = match part {
            Part::Context => &mut here.context,
            Part::Id => &mut here.id,
            Part::Text => &mut here.text,
            Part::Other => continue,
        };
        slot.get_or_insert_default().push_str(&words);
    }
    returned(entries)
}

fn returned(entries: Vec<Entry>) -> Result<Returned, Trouble> {
    let head = entries.iter().find(|entry| entry.context.is_none() && entry.id.as_deref() == Some(""));
    let language = head.and_then(|head| head.text.as_ref()?.lines().find_map(|line| line.strip_prefix("Language:").map(str::to_owned)));
    let to = language.map(|to| to.trim().replace('_', "-")).filter(|to| !to.is_empty());
    let units = entries.into_iter().filter_map(|entry| {
        let words = entry.text.unwrap_or_default();
        Some(Incoming { id: entry.context?, source: entry.id, done: !entry.fuzzy && !words.is_empty(), words })
    });
    let units = units.collect();
    to.map(|to| Returned { to, units }).ok_or(Trouble { line: 1, what: Unreadable::NoLanguage })
}

fn unquoted(said: &str) -> Option<String> {
    let inner = said.trim().strip_prefix('"')?.strip_suffix('"')?;
    let mut out = String::with_capacity(inner.len());
    let mut letters = inner.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => out.push(match letters.next()? {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                other => other,
            }),
            '"' => return None,
            other => out.push(other),
        }
    }
    Some(out)
}
