//! Calendars: events as a reader's own calendar takes them in (iCalendar, RFC 5545).
//!
//! Events here last whole days, so nothing depends on a time zone; their stamp is the day they were announced.

use std::fmt::Write;

use crate::period::Date;

/// The longest line in bytes, its end not counted.
const LINE: usize = 75;

/// An event.
#[derive(Clone, Debug)]
pub struct Event {
    /// Its page, which also makes it unique.
    pub address: String,
    /// What it is called.
    pub title: String,
    /// A sentence about it.
    pub description: String,
    /// Where.
    pub place: Option<String>,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// When it was announced.
    pub announced: Date,
}

/// A calendar that holds these events; its name and the language of its words are given.
pub fn calendar(events: &[Event], (name, lang): (&str, &str)) -> Vec<u8> {
    let mut out = String::new();
    let mut line = |text: &str| fold_into(&mut out, text);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Diptych//Diptych//EN");
    line("CALSCALE:GREGORIAN");
    line("METHOD:PUBLISH");
    line(&format!("X-WR-CALNAME;LANGUAGE={lang}:{}", escaped(name)));
    for event in events {
        line("BEGIN:VEVENT");
        line(&format!("UID:{}", escaped(&event.address)));
        line(&format!("DTSTAMP:{}T000000Z", compact(event.announced)));
        line(&format!("DTSTART;VALUE=DATE:{}", compact(event.from)));
        // The end is the first day on which it is over.
        line(&format!("DTEND;VALUE=DATE:{}", compact(event.to.tomorrow().unwrap_or(event.to))));
        line(&format!("SUMMARY;LANGUAGE={lang}:{}", escaped(&event.title)));
        if let Some(place) = &event.place {
            line(&format!("LOCATION;LANGUAGE={lang}:{}", escaped(place)));
        }
        if !event.description.is_empty() {
            line(&format!("DESCRIPTION;LANGUAGE={lang}:{}", escaped(&event.description)));
        }
        line(&format!("URL:{}", event.address));
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    out.into_bytes()
}

fn compact(date: Date) -> String {
    date.to_string().replace('-', "")
}

/// Words in which nothing ends a value: no control character either, but a new line.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for character in words.chars() {
        match character {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(character);
            }
            '\n' => out.push_str("\\n"),
            control if control.is_control() => {}
            plain => out.push(plain),
        }
    }
    out
}

/// A line cut into pieces of 75 bytes, between characters; each piece but the first begins with a space.
fn fold_into(out: &mut String, line: &str) {
    let mut used = 0;
    for character in line.chars() {
        if used + character.len_utf8() > LINE {
            out.push_str("\r\n ");
            used = 1;
        }
        used += character.len_utf8();
        // Writing to a string cannot fail.
        let _ = out.write_char(character);
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::period::parse_date;

    fn day(written: &str) -> Date {
        parse_date(written).expect("a day")
    }

    /// The lines of a calendar as its readers see them: unfolded, then unescaped.
    fn read(bytes: Vec<u8>) -> Vec<(String, String)> {
        let text = String::from_utf8(bytes).expect("UTF-8");
        assert!(text.split("\r\n").all(|line| line.len() <= LINE && !line.contains(['\r', '\n'])), "{text}");
        let unfolded = text.replace("\r\n ", "");
        let line = |line: &str| {
            let (name, value) = line.split_once(':').expect("a name and a value");
            let value = value.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\");
            (name.split(';').next().unwrap_or_default().to_owned(), value)
        };
        unfolded.split("\r\n").filter(|line| !line.is_empty()).map(line).collect()
    }

    #[test]
    fn an_event_comes_out_as_it_went_in() {
        let event = Event {
            address: "https://impact.example.org/fr/actualites/rencontre/".into(),
            title: "Rencontre : ce que « l'impact » change, à Liège; une soirée entière pour comparer les évaluations".into(),
            description: "é".repeat(200) + "\nBEGIN:VEVENT\r\u{7} et \\ la suite",
            place: Some("Salle des fêtes, Liège".into()),
            from: day("2026-12-31"),
            to: day("2026-12-31"),
            announced: day("2026-11-02"),
        };
        let lines = read(calendar(std::slice::from_ref(&event), ("Impact", "fr-BE")));
        let value = |name: &str| lines.iter().find(|line| line.0 == name).map(|line| line.1.as_str());
        assert_eq!(value("SUMMARY"), Some(event.title.as_str()));
        assert_eq!(value("LOCATION"), event.place.as_deref());
        assert_eq!(value("DESCRIPTION"), Some(event.description.replace(['\r', '\u{7}'], "").as_str()));
        assert_eq!((value("DTSTART"), value("DTEND")), (Some("20261231"), Some("20270101")));
        assert_eq!(value("DTSTAMP"), Some("20261102T000000Z"));
        assert_eq!(lines.iter().filter(|line| line.1 == "VEVENT").count(), 2);
    }
}
