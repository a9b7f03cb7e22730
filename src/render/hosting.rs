//! What hosts read besides pages: `robots.txt`, `_headers`, `_redirects`.

use super::takeaway::Wanted;
use crate::plan::route::Routes;

/// The policy of every page: nothing from elsewhere, no script but the site's own files.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; \
     connect-src 'self'; form-action 'self'; base-uri 'none'; manifest-src 'self'";

/// The policy of the pages that other sites frame: a style sheet, its fonts, and nothing that acts.
pub const EMBED_POLICY: &str =
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'none'; base-uri 'none'";

/// Who may visit: everybody, with the sitemap's address.
pub fn robots(base: &str) -> Vec<u8> {
    format!("User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n").into_bytes()
}

/// Headers for hosts that read this file; the policy also stands in every page. Where figures may be shown on other
/// sites, only the pages are kept from being framed there: hosts add the rules of all places that a path lies in.
pub fn headers(folders: &[String], wanted: Wanted) -> Vec<u8> {
    let (policy, own) = match wanted.embeds {
        false => (format!("{POLICY}; frame-ancestors 'self'"), String::new()),
        true => {
            let places = ["/".to_owned()].into_iter().chain(folders.iter().map(|folder| format!("/{folder}/*")));
            let rule = |place: String| format!("{place}\n  Content-Security-Policy: frame-ancestors 'self'\n\n");
            (POLICY.to_owned(), places.map(rule).collect())
        }
    };
    let rules = format!(
        "/*\n  Content-Security-Policy: {policy}\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: strict-origin-when-cross-origin\n  Permissions-Policy: camera=(), geolocation=(), microphone=()\n  \
         Cross-Origin-Opener-Policy: same-origin\n\n{own}\
         /assets/*\n  Cache-Control: public, max-age=31536000, immutable\n"
    );
    rules.into_bytes()
}

/// Old addresses for hosts that read this file, in order of address. They begin at the host's root, so the path
/// of the site's own address stands before them.
pub fn redirects(routes: &Routes, base: &str) -> Vec<u8> {
    let root = base.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..])).unwrap_or("/");
    let mut lines: Vec<String> = routes
        .redirects
        .iter()
        .filter_map(|redirect| Some(format!("{root}{} {root}{} 301\n", redirect.from, routes.address(&redirect.to, redirect.lang)?)))
        .collect();
    lines.sort();
    lines.concat().into_bytes()
}
