//! Turns a folder of Markdown pages in two languages and a file of indicators into a site with one long notebook: to
//! see how a book of a hundred pages and more is set, and how long it takes.
//!
//! `cargo run --release --features pdf --example book -- FOLDER fr,nl indicators.json SITE`
#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "a converter is all edge: it reads folders and writes one")]

mod apparatus;
mod convert;
#[path = "../indicators/convert/mod.rs"]
mod indicators;

use std::path::Path;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [source, languages, data, site] = arguments.as_slice() else {
        println!("usage: book FOLDER fr,nl indicators.json SITE");
        return;
    };
    let languages: Vec<&str> = languages.split(',').collect();
    let data = std::fs::read_to_string(data).expect("the file of indicators can be read");
    let mut files = indicators::site(&serde_json::from_str(&data).expect("the file of indicators is JSON"));
    let pages = convert::pages(Path::new(source), &languages);
    convert::add(&mut files, &languages, &pages);
    let series = convert::series(&files);
    apparatus::add(&mut files, &languages, &series);
    for (path, content) in &files {
        let path = Path::new(site).join(path);
        std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder can be made");
        std::fs::write(&path, content).expect("the file can be written");
    }
    println!("{} files in {site}", files.len());
}
