//! Addresses as links: relative to the page they stand on, so that a site works under any path.

use crate::snapshot::Links;

/// How one page reaches another: `../temoignages/samira/`, with `index.html` for file links.
pub fn relative(from: &str, to: &str, links: Links) -> String {
    let (path, rest) = match to.find(['#', '?']) {
        Some(at) => to.split_at(at),
        None => (to, ""),
    };
    let from_parts: Vec<&str> = from.split('/').filter(|part| !part.is_empty()).collect();
    let folder = path.ends_with('/') || path.is_empty();
    let to_parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let common = from_parts.iter().zip(&to_parts).take_while(|(left, right)| left == right).count();
    // A file is never shared as a folder: its name stays.
    let common = if folder { common } else { common.min(to_parts.len().saturating_sub(1)) };
    let mut link = "../".repeat(from_parts.len() - common);
    link.push_str(&to_parts[common..].join("/"));
    if folder {
        if !link.is_empty() && !link.ends_with('/') {
            link.push('/');
        }
        match links {
            Links::File => link.push_str("index.html"),
            Links::Pretty if link.is_empty() => link.push_str("./"),
            Links::Pretty => {}
        }
    }
    link.push_str(rest);
    link
}

/// The way from a page to the site's root: `../../`, or `./` at the root itself.
pub fn root(from: &str) -> String {
    match from.split('/').filter(|part| !part.is_empty()).count() {
        0 => "./".to_owned(),
        depth => "../".repeat(depth),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_relative() {
        for (from, to, link) in [
            ("fr/a/", "fr/b/", "../b/"),
            ("fr/a/", "fr/a/b/", "b/"),
            ("fr/a/b/", "fr/a/", "../"),
            ("fr/a/", "fr/a/", "./"),
            ("", "fr/", "fr/"),
            ("fr/", "", "../"),
            ("fr/a/", "data/x.csv", "../../data/x.csv"),
            ("fr/a/", "fr/b/#fig", "../b/#fig"),
            ("fr/a/", "fr/a", "../a"),
        ] {
            assert_eq!(relative(from, to, Links::Pretty), link, "{from} → {to}");
        }
        assert_eq!(relative("fr/a/", "fr/b/#x", Links::File), "../b/index.html#x");
        assert_eq!(relative("fr/a/", "fr/a/", Links::File), "index.html");
    }
}
