//! Turns folders of Markdown pages, one for each language, into a Diptych site of twins: to see what is translated.
//!
//! `cargo run --example twins -- FOLDER fr,nl SITE`
#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "a converter is all edge: it reads folders and writes one")]

mod convert;

use std::collections::BTreeMap;
use std::path::Path;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [source, languages, site] = arguments.as_slice() else {
        println!("usage: twins FOLDER fr,nl SITE");
        return;
    };
    let languages: Vec<&str> = languages.split(',').collect();
    let mut pages = BTreeMap::new();
    for language in &languages {
        let folder = Path::new(source).join(language);
        for entry in walkdir::WalkDir::new(&folder).sort_by_file_name().into_iter().flatten() {
            let path = entry.path().strip_prefix(&folder).expect("it lies inside").to_string_lossy().into_owned();
            if path.ends_with(".md") {
                let text = std::fs::read_to_string(entry.path()).expect("a page can be read");
                pages.insert(((*language).to_owned(), path), text);
            }
        }
    }
    let files = convert::site(&languages, &pages);
    for (path, content) in &files {
        let path = Path::new(site).join(path);
        std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder can be made");
        std::fs::write(&path, content).expect("the file can be written");
    }
    println!("{} files in {site}", files.len());
}
