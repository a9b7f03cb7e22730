//! Answers: a page as it is built, with one script before `</body>`; a file as it is built; the preview's own.

use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;

use super::http::{Reply, Request};
use super::overlay::{self, SCRIPT};
use super::panel;
use super::preview::Preview;
use super::site::{Found, Site};
use super::translations;

const HTML: &str = "text/html; charset=utf-8";
const JSON: &str = "application/json; charset=utf-8";

/// The answer to a request that may be answered.
pub(super) fn answer(request: &Request, preview: &Preview) -> Reply {
    let work = || match request.path.strip_prefix("/-/") {
        Some(own) => of_preview(own, request, preview),
        None => of_site(request, preview),
    };
    // Our own mistake on one page is no reason to stop serving the others.
    panic::catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Reply::refusal(500))
}

fn of_preview(path: &str, request: &Request, preview: &Preview) -> Reply {
    let at = || request.path_in_query("at").unwrap_or_else(|| "/".to_owned());
    match path {
        "preview.js" => Reply::new(200, "text/javascript; charset=utf-8", include_bytes!("assets/preview.js").as_slice()),
        "preview.css" => Reply::new(200, "text/css; charset=utf-8", include_bytes!("assets/preview.css").as_slice()),
        "words" => {
            let words = serde_json::json!({ "lang": preview.words.tag, "words": preview.words.words });
            Reply::new(200, JSON, words.to_string().into_bytes())
        }
        "page" => Reply::new(200, JSON, panel::panel(&at(), preview).to_string().into_bytes()),
        "translations" => Reply::new(200, HTML, overlay::translations(&preview.words).into_bytes()),
        "translations.json" => Reply::new(200, JSON, translations::status(preview).to_string().into_bytes()),
        "view" => Reply::new(200, HTML, overlay::view(&preview.words).into_bytes()),
        _ => Reply::refusal(404),
    }
}

fn of_site(request: &Request, preview: &Preview) -> Reply {
    let site = preview.site();
    let raw = request.query("raw").is_some();
    let path = file_of(&request.path);
    let shown: &Site = if raw { site.plain() } else { &site };
    match shown.file(&path) {
        Found::Page(sheet) => page(200, sheet.html.as_ref().map_or_else(|| Arc::from(&b""[..]), Arc::clone), raw),
        Found::Markup(html) => page(200, html, raw),
        Found::Bytes(bytes) => Reply::new(200, kind(&path), bytes),
        Found::Broken => empty(preview),
        Found::Missing => missing(request, shown, preview),
    }
}

/// The file that a path asks for: a folder's is its `index.html`.
pub(super) fn file_of(path: &str) -> String {
    let path = path.strip_prefix('/').unwrap_or(path);
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}

/// A page with our script, or its exact bytes.
fn page(status: u16, html: Arc<[u8]>, raw: bool) -> Reply {
    if raw {
        return Reply::new(status, HTML, html);
    }
    let end = b"</body>";
    let at = html.windows(end.len()).rposition(|window| window == end).unwrap_or(html.len());
    let mut bytes = Vec::with_capacity(html.len() + SCRIPT.len());
    bytes.extend_from_slice(&html[..at]);
    bytes.extend_from_slice(SCRIPT.as_bytes());
    bytes.extend_from_slice(&html[at..]);
    Reply::new(status, HTML, bytes)
}

/// No such file: perhaps a folder without its slash; else the site's own page for that, if it can be made.
fn missing(request: &Request, site: &Site, preview: &Preview) -> Reply {
    let folder = format!("{}/", request.path.trim_start_matches('/'));
    if site.page(&folder).or_else(|| site.left_of(&folder)).is_some() {
        return Reply::refusal(308).with("Location", format!("/{}", encoded(&folder)));
    }
    match site.file("404.html") {
        Found::Markup(html) => page(404, html, request.query("raw").is_some()),
        _ if site.compiled().is_some() => Reply::refusal(404),
        _ => empty(preview),
    }
}

/// A page without a word, for a site that has none yet: the script shows what is wrong over it.
fn empty(preview: &Preview) -> Reply {
    page(503, overlay::empty(&preview.words).into_bytes().into(), false)
}

/// An address as a header may hold it.
fn encoded(address: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte);
    address.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

fn kind(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or(path);
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" | "htm" => HTML,
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => JSON,
        "jsonld" => "application/ld+json; charset=utf-8",
        "xml" if name == "feed.xml" => "application/atom+xml; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "gif" => "image/gif",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "epub" => "application/epub+zip",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        "mp3" => "audio/mpeg",
        "ogg" => "audio/ogg",
        "vtt" => "text/vtt; charset=utf-8",
        "txt" | "_headers" | "_redirects" => "text/plain; charset=utf-8",
        _ if !name.contains('.') => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_gets_one_script_before_its_body_ends_and_nothing_else() {
        let html: Arc<[u8]> = b"<html><body><p>a</p></body></html>".as_slice().into();
        let expected = format!("<html><body><p>a</p>{SCRIPT}</body></html>");
        assert_eq!(*page(200, Arc::clone(&html), false).body, *expected.as_bytes());
        assert_eq!(page(200, Arc::clone(&html), true).body, html);
    }

    #[test]
    fn a_folder_is_its_index() {
        assert_eq!(["/", "/fr/", "/fr/a.csv", "/fr"].map(file_of), ["index.html", "fr/index.html", "fr/a.csv", "fr"]);
    }

    #[test]
    fn a_file_is_said_to_be_what_it_is() {
        let kinds = [
            ("a/index.html", HTML),
            ("a.htm", HTML),
            ("a.css", "text/css; charset=utf-8"),
            ("a.js", "text/javascript; charset=utf-8"),
            ("a.mjs", "text/javascript; charset=utf-8"),
            ("a.json", JSON),
            ("a.jsonld", "application/ld+json; charset=utf-8"),
            ("fr/feed.xml", "application/atom+xml; charset=utf-8"),
            ("sitemap.xml", "application/xml; charset=utf-8"),
            ("a.csv", "text/csv; charset=utf-8"),
            ("a.svg", "image/svg+xml"),
            ("a.png", "image/png"),
            ("a.jpg", "image/jpeg"),
            ("a.jpeg", "image/jpeg"),
            ("a.webp", "image/webp"),
            ("a.gif", "image/gif"),
            ("a.avif", "image/avif"),
            ("a.ico", "image/x-icon"),
            ("a.woff2", "font/woff2"),
            ("a.pdf", "application/pdf"),
            ("a.epub", "application/epub+zip"),
            ("a.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            ("a.wasm", "application/wasm"),
            ("a.webmanifest", "application/manifest+json"),
            ("a.mp4", "video/mp4"),
            ("a.webm", "video/webm"),
            ("a.mp3", "audio/mpeg"),
            ("a.ogg", "audio/ogg"),
            ("a.vtt", "text/vtt; charset=utf-8"),
            ("robots.txt", "text/plain; charset=utf-8"),
            ("a.b/LICENSE", "text/plain; charset=utf-8"),
            ("a.exe", "application/octet-stream"),
        ];
        kinds.iter().for_each(|(path, expected)| assert_eq!(kind(path), *expected, "{path}"));
        assert_eq!(encoded("fr/été-1_2.3~/\r\na b"), "fr/%C3%A9t%C3%A9-1_2.3~/%0D%0Aa%20b");
    }
}
