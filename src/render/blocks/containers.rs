//! Containers of Markdown, and pictures.

use serde::Serialize;

use super::Block;
use super::options::{PictureOptions, SizeOption};
use crate::finding::Problem;
use crate::nearest::nearest;
use crate::render::image::Room;
use crate::render::media;
use crate::render::numbered;
use crate::render::template::Html;
use crate::render::view::{Callout, CalloutKind, Picture, Size};

/// A box beside the text.
pub fn callout(block: &mut Block, inner: &[String]) -> String {
    const KINDS: [(&str, CalloutKind); 5] = [
        ("note", CalloutKind::Note),
        ("method", CalloutKind::Method),
        ("caution", CalloutKind::Caution),
        ("key", CalloutKind::Key),
        ("correction", CalloutKind::Correction),
    ];
    let written = block.directive.attributes.value("kind");
    let kind = match written {
        None => CalloutKind::Note,
        Some(word) => match KINDS.iter().find(|(name, _)| *name == word.text) {
            Some((_, kind)) => *kind,
            None => {
                let allowed: Vec<String> = KINDS.iter().map(|(name, _)| (*name).to_owned()).collect();
                let near = nearest(word.text, KINDS.iter().map(|(name, _)| *name)).map(str::to_owned);
                block.problem(Problem::NotInList { written: word.text.to_owned(), allowed, nearest: near }, word.place);
                CalloutKind::Note
            }
        },
    };
    let name = KINDS.iter().find(|(_, own)| *own == kind).map_or("note", |(name, _)| name);
    let title = block.directive.attributes.value("title").map(|title| block.desk.typeset(title.text));
    let title = title.unwrap_or_else(|| block.desk.word(&format!("callout.{name}")));
    let callout = Callout { kind, title, body: Html::new(inner.concat()) };
    block.component("Callout", &callout)
}

/// Texts side by side.
pub fn columns(block: &mut Block, inner: &[String]) -> String {
    let parts: Vec<Html> = inner.iter().map(|part| Html::new(part.clone())).collect();
    block.component("Columns", &parts)
}

#[derive(Serialize)]
struct Fold {
    summary: String,
    body: Html,
}

/// A text that opens on demand.
pub fn details(block: &mut Block, inner: &[String]) -> String {
    let title = block.directive.attributes.value("title").or(block.directive.attributes.value("summary"));
    let summary = title.map_or_else(|| block.desk.word("callout.note"), |title| block.desk.typeset(title.text));
    block.component("Fold", &Fold { summary, body: Html::new(inner.concat()) })
}

#[derive(Serialize)]
struct Saying {
    id: Option<String>,
    number: Option<String>,
    body: Html,
    by: Option<String>,
    role: Option<String>,
    lang: Option<String>,
}

/// Somebody's words; in a notebook they have a number if something can refer to them.
pub fn quote(block: &mut Block, inner: &[String]) -> String {
    let said = |key: &str| block.directive.attributes.value(key).map(|word| block.desk.typeset(word.text));
    let lang = block.directive.attributes.value("lang").and_then(|word| crate::lang::LanguageTag::parse(word.text));
    let lang = lang
        .map(|tag| tag.as_str().to_owned())
        .filter(|tag| tag != block.desk.reader.locale.tag() && tag != block.desk.reader.locale.primary());
    let id = block.id();
    let number = id.as_ref().and_then(|_| numbered::next_voice(block.desk)).map(|(number, _)| number);
    let saying = Saying { id, number, body: Html::new(inner.concat()), by: said("by"), role: said("role"), lang };
    block.component("Saying", &saying)
}

#[derive(Serialize)]
struct Plate {
    id: String,
    number: String,
    size: Size,
    picture: Picture,
}

/// A numbered picture; its words are required in the page's language (E16).
pub fn picture(block: &mut Block) -> String {
    let Some(options) = block.options::<PictureOptions>() else { return String::new() };
    if options.alt.is_none() && !options.decorative {
        block.problem(Problem::NoAlt { file: options.file.value.clone() }, options.file.place);
    }
    let target = match media::picture(block.desk, (&options.file.value, options.file.place), Room::Wide) {
        Ok(target) => target,
        Err(problem) => {
            block.problem(problem, options.file.place);
            return String::new();
        }
    };
    let number = numbered::next_figure(block.desk);
    let id = block.id().unwrap_or_else(|| format!("fig-{number}"));
    let desk = block.desk;
    let picture = Picture {
        src: target.src,
        srcset: target.srcset,
        width: target.width,
        height: target.height,
        alt: options.alt.as_ref().map(|alt| desk.text(alt)).unwrap_or_default(),
        caption: options.caption.as_ref().map(|caption| desk.typeset(&desk.line(&caption[desk.lang()], caption.places[desk.lang()]))),
        credit: options.credit.as_ref().map(|credit| desk.text(credit)),
        ..Picture::default()
    };
    let number = numbered::label(desk, crate::plan::outline::Label::Figure(number));
    block.component("Plate", &Plate { id, number, size: options.size.map(SizeOption::room).unwrap_or_default(), picture })
}
