//! What hosts read besides pages: `robots.txt`, `_headers`, `_redirects`.

use crate::plan::route::Routes;

/// The policy of every page: nothing from elsewhere, no script but the site's own files.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; \
     connect-src 'self'; form-action 'self'; base-uri 'none'; manifest-src 'self'";

/// Who may visit: everybody, with the sitemap's address.
pub fn robots(base: &str) -> Vec<u8> {
    format!("User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n").into_bytes()
}

/// Headers for hosts that read this file; the policy also stands in every page.
pub fn headers() -> Vec<u8> {
    let rules = format!(
        "/*\n  Content-Security-Policy: {POLICY}; frame-ancestors 'self'\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: strict-origin-when-cross-origin\n  Permissions-Policy: camera=(), geolocation=(), microphone=()\n\n\
         /assets/*\n  Cache-Control: public, max-age=31536000, immutable\n"
    );
    rules.into_bytes()
}

/// Old addresses for hosts that read this file, in order of address.
pub fn redirects(routes: &Routes) -> Vec<u8> {
    let mut lines: Vec<String> = routes
        .redirects
        .iter()
        .filter_map(|redirect| Some(format!("/{} /{} 301\n", redirect.from, routes.address(&redirect.to, redirect.lang)?)))
        .collect();
    lines.sort();
    lines.concat().into_bytes()
}
