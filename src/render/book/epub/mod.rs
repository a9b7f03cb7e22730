//! A publication for e-readers: EPUB 3.3, made by hand so that the same words give the same bytes.
//!
//! Headings, landmarks, alternative texts and roles are those of the pages; what says so to readers and catalogues
//! is in the package's metadata.

mod package;
mod pages;

use std::collections::BTreeMap;

use super::{Book, Cover};
use crate::archive::{self, Packing};
use crate::render::desk::Desk;
use crate::render::image::Order;
use crate::render::media;

/// A file of the package.
pub struct Item {
    /// Its path beside the package file.
    pub path: String,
    /// Its type.
    pub media_type: &'static str,
    /// What is said of it in the manifest: `nav`, `svg`, `cover-image`.
    pub properties: Vec<&'static str>,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The bytes of a publication's EPUB.
pub fn epub(desk: &Desk, book: &Book) -> Vec<u8> {
    let mut items = pages::pages(desk, book);
    items.push(Item { path: "book.css".to_owned(), media_type: "text/css", properties: Vec::new(), bytes: styles(desk) });
    items.extend(pictures(desk, book));
    let package = package::package(desk, book, &items);
    let mut files: Vec<(String, Vec<u8>)> =
        vec![("META-INF/container.xml".to_owned(), CONTAINER.as_bytes().to_vec()), ("EPUB/package.opf".to_owned(), package.into_bytes())];
    files.extend(items.into_iter().map(|item| (format!("EPUB/{}", item.path), item.bytes)));
    zipped(&files)
}

const CONTAINER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
    <container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles>\
    <rootfile full-path=\"EPUB/package.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>\n";

/// The style sheet in the site's colours.
fn styles(desk: &Desk) -> Vec<u8> {
    let mut css = desk.press.paper.styles.clone();
    for (token, colour) in &desk.press.paper.tokens {
        css = css.replace(&format!("var(--{token})"), colour);
    }
    css.into_bytes()
}

/// Where a picture lies in the package.
pub fn picture_path(path: &str) -> String {
    format!("pictures/{}", path.rsplit('/').next().unwrap_or(path))
}

fn pictures(desk: &Desk, book: &Book) -> Vec<Item> {
    let cover = match &book.cover {
        Cover::Picture(path, _) => Some(path.as_str()),
        _ => None,
    };
    let shown: BTreeMap<String, &Order> =
        pages::shown(book).iter().filter_map(|path| Some((path.clone(), &book.picture(path)?.order))).collect();
    let item = |(path, order): (String, &Order)| {
        let bytes = media::developed(desk.press, order)?;
        let media_type = match path.rsplit('.').next() {
            Some("png") => "image/png",
            Some("svg") => "image/svg+xml",
            _ => "image/jpeg",
        };
        let properties = if cover == Some(path.as_str()) { vec!["cover-image"] } else { Vec::new() };
        Some(Item { path: picture_path(&path), media_type, properties, bytes })
    };
    shown.into_iter().filter_map(item).collect()
}

/// A ZIP with its type as the first file, uncompressed, as EPUB asks.
fn zipped(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let kind = ("mimetype", b"application/epub+zip".as_slice(), Packing::Stored);
    archive::pack([kind].into_iter().chain(files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice(), Packing::Deflated))))
}
