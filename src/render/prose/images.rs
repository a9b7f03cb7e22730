//! Images: pictures of the site with words for those who cannot see them.
//!
//! A picture on another site is refused (E25): it would tell that site who reads ours.

use std::fmt::Write;
use std::ops::Range;

use crate::finding::{FileTrouble, Place, Problem};
use crate::untrusted::escape_into;

use super::links::{Address, address};
use super::surroundings::Run;
use super::writer::Writer;
use crate::source::markdown::{Event, Tag, TagEnd};

/// What stands behind an image that says nothing: `![](file.png){decorative}`.
const DECORATIVE: &str = "{decorative}";

/// A picture as its author wrote it.
pub(super) struct Picture<'a> {
    pub file: &'a str,
    /// Alternative text; nothing if the author wrote none.
    pub alt: Option<String>,
    pub title: &'a str,
}

impl Writer<'_> {
    /// Writes the image that begins at `at`; returns the event after it.
    pub fn image(&mut self, at: usize) -> usize {
        let events = self.events;
        let events = &events[self.sheet];
        let (Event::Start(Tag::Image { dest_url, title, .. }), range) = &events[at] else { return at + 1 };
        let (alt, end) = self.alt(at + 1);
        let decorative = matches!(events.get(end), Some((Event::Text(text), _)) if text.starts_with(DECORATIVE));
        self.skip = if decorative { DECORATIVE.len() } else { 0 };
        let words = if alt.trim().is_empty() { title.to_string() } else { alt };
        let alt = (decorative || !words.is_empty()).then_some(words);
        let place = self.place_of(dest_url, range);
        self.picture(&Picture { file: dest_url, alt, title }, place, range.clone());
        end
    }

    /// The words of an image, and the event after its end.
    fn alt(&mut self, from: usize) -> (String, usize) {
        let (mut words, mut depth, mut at) = (String::new(), 1usize, from);
        while let Some((event, _)) = self.events[self.sheet].get(at) {
            match event {
                Event::Start(Tag::Image { .. }) => depth += 1,
                Event::End(TagEnd::Image) => depth -= 1,
                Event::Text(text) | Event::Code(text) | Event::InlineMath(text) => words.push_str(text),
                Event::SoftBreak | Event::HardBreak => words.push(' '),
                _ => {}
            }
            at += 1;
            if depth == 0 {
                break;
            }
        }
        (self.typeset_apart(&words), at)
    }

    fn typeset_apart(&mut self, words: &str) -> String {
        let mut found = String::with_capacity(words.len());
        let mut typesetter = self.site.typesetter(None);
        typesetter.begin();
        typesetter.typeset(words, &mut |run| {
            let (Run::Words(words) | Run::Superior(words)) = run;
            found.push_str(words);
        });
        found
    }

    /// Writes a picture; whatever is wrong with it is noted, and its words stay.
    pub fn picture(&mut self, picture: &Picture, place: Place, whole: Range<usize>) {
        let alt = picture.alt.as_deref().unwrap_or_default();
        if !self.mode.shows_pictures() {
            return self.text(alt);
        }
        if picture.alt.is_none() {
            let place = self.place(whole);
            self.findings.add(Problem::NoAlt { file: picture.file.to_owned() }, place);
        }
        match self.picture_html(picture, alt, place) {
            Ok(html) => self.whole_inline(html),
            Err(problem) => {
                self.findings.add(problem, place);
                self.text(alt);
            }
        }
    }

    /// The element of a picture.
    pub fn picture_html(&self, picture: &Picture, alt: &str, place: Place) -> Result<String, Problem> {
        let file = picture.file.to_owned();
        let target = match address(picture.file) {
            Address::Path(path) => self.site.image(path, place)?,
            Address::Outside(_) => return Err(Problem::File { file, trouble: FileTrouble::Remote }),
            Address::Unsafe if file.starts_with("//") => return Err(Problem::File { file, trouble: FileTrouble::Remote }),
            _ => return Err(Problem::LinkDropped { target: file }),
        };
        let mut html = String::from("<img src=\"");
        super::escape::href_into(&mut html, &target.src);
        if let Some(widths) = &target.srcset {
            html.push_str("\" srcset=\"");
            escape_into(&mut html, widths);
            html.push_str("\" sizes=\"auto, (min-width: 48em) 44rem, 94vw");
        }
        html.push_str("\" alt=\"");
        escape_into(&mut html, alt);
        html.push('"');
        if !picture.title.is_empty() && picture.title != alt {
            html.push_str(" title=\"");
            escape_into(&mut html, picture.title);
            html.push('"');
        }
        for (name, size) in [("width", target.width), ("height", target.height)] {
            if let Some(size) = size {
                write!(html, " {name}=\"{size}\"").expect("a String takes every write");
            }
        }
        html.push_str(" loading=\"lazy\" decoding=\"async\">");
        Ok(html)
    }
}
