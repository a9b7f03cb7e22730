//! Turns a neutral file of indicators (`indicators.json`: names, units, sources, values by period and
//! dimension) into a Diptych site: one enterprise for each publisher, crossed cells by CSV.
//!
//! `cargo run --example indicators -- indicators.json FOLDER`
#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "a converter is all edge: it reads one file and writes a folder")]

mod convert;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let (Some(source), Some(folder)) = (arguments.next(), arguments.next()) else {
        println!("usage: indicators indicators.json FOLDER");
        return;
    };
    let text = std::fs::read_to_string(&source).expect("the file of indicators can be read");
    let data = serde_json::from_str(&text).expect("the file of indicators is JSON");
    let files = convert::site(&data);
    for (path, content) in &files {
        let path = std::path::Path::new(&folder).join(path);
        std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder can be made");
        std::fs::write(&path, content).expect("the file can be written");
    }
    println!("{} files in {folder}", files.len());
}
