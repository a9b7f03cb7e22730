//! Configurations of editors in the browser, held against what these editors say of themselves (`tests/cms`), and against the
//! files of the sites that they are for: a widget that does not fit a file would lose what stands there.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use boon::{Compiler, Schemas};
use diptych::model::described::kinds;
use serde_json::Value;

use crate::schemas::run;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// What `schema --cms` writes for a copy of a site.
fn config(site: &Path, flavour: &str) -> Value {
    let out = tempfile::tempdir().unwrap();
    let (status, _, told) = run(site, &["schema", "--cms", flavour, "-o", out.path().to_str().unwrap(), "--lang", "fr"]);
    assert_eq!(status, 0, "{told}");
    let page = fs::read_to_string(out.path().join("index.html")).unwrap();
    assert!(page.contains(if flavour == "sveltia" { "sveltia-cms.js" } else { "decap-cms.js" }), "{page}");
    serde_yaml::from_str(&fs::read_to_string(out.path().join("config.yml")).unwrap()).unwrap()
}

/// What an editor's own schema says against a configuration.
fn against(flavour: &str, config: &Value) -> Option<String> {
    let text = fs::read_to_string(root().join(format!("tests/cms/{flavour}.schema.json"))).unwrap();
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    let address = format!("http://schemas.example.org/{flavour}");
    compiler.add_resource(&address, serde_json::from_str(&text).unwrap()).unwrap();
    let index = compiler.compile(&address, &mut schemas).unwrap();
    schemas.validate(config, index).err().map(|error| format!("{error:#}"))
}

fn example() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    assert_eq!(run(home.path(), &["init", "site", "--yes", "--federation", "--languages", "fr-BE,nl-BE"]).0, 0);
    home
}

/// Every list of fields in a configuration, with the way to it.
fn fields<'c>(value: &'c Value, way: &str, all: &mut Vec<(String, &'c Vec<Value>)>) {
    match value {
        Value::Object(map) => {
            for (key, inside) in map {
                if let ("fields", Value::Array(list)) = (key.as_str(), inside) {
                    all.push((way.to_owned(), list));
                }
                fields(inside, &format!("{way}/{}", map.get("name").and_then(Value::as_str).unwrap_or(key)), all);
            }
        }
        Value::Array(list) => list.iter().for_each(|inside| fields(inside, way, all)),
        _ => {}
    }
}

#[test]
fn both_editors_take_what_is_written_for_them() {
    let home = example();
    let site = home.path().join("site");
    for site in [site.as_path(), &root(), &root().join("tests/findings/site")] {
        for flavour in ["sveltia", "decap"] {
            let config = config(site, flavour);
            assert_eq!(against(flavour, &config), None, "{flavour}, {}", site.display());
            let mut all = Vec::new();
            fields(&config, "", &mut all);
            assert!(all.len() > 40, "{}", all.len());
            for (way, list) in all {
                let names: BTreeSet<&str> = list.iter().map(|field| field["name"].as_str().unwrap()).collect();
                assert_eq!(names.len(), list.len(), "{flavour}{way}: a name comes twice");
            }
        }
    }
}

#[test]
fn every_kind_of_file_has_its_collection() {
    let home = example();
    let config = config(&home.path().join("site"), "sveltia");
    let collections = config["collections"].as_array().unwrap();
    let offered: Vec<String> = collections
        .iter()
        .flat_map(|one| match (one["folder"].as_str(), one["files"].as_array()) {
            (Some(folder), _) => {
                vec![format!("{folder}/{}.{}", one["path"].as_str().unwrap_or("{{slug}}"), one["extension"].as_str().unwrap())]
            }
            (_, Some(files)) => files.iter().map(|file| file["file"].as_str().unwrap().to_owned()).collect(),
            _ => Vec::new(),
        })
        .collect();
    for kind in kinds() {
        let start = kind.files[0].split('*').next().unwrap();
        let ending = kind.files[0].rsplit('.').next().unwrap();
        assert!(offered.iter().any(|path| path.starts_with(start) && path.ends_with(ending)), "{}: {offered:#?}", kind.name);
    }
    let enterprise = &collections[0];
    assert_eq!(enterprise["fields"][0]["label"], "Le nom de l’entreprise");
    assert_eq!(enterprise["media_folder"], "media");
    let voices = collections.iter().find(|one| one["name"] == "testimonials").unwrap();
    let translated = voices["fields"].as_array().unwrap().iter().filter(|field| field["i18n"] == true);
    let translated: BTreeSet<&str> = translated.map(|field| field["name"].as_str().unwrap()).collect();
    assert_eq!(translated, BTreeSet::from(["body", "quote", "slug", "title", "translation"]), "a twin holds nothing else");
}

#[test]
fn a_field_is_edited_only_as_the_sites_files_have_it() {
    let home = example();
    let site = home.path().join("site");
    let field = |config: &Value, collection: &str, way: &[&str]| -> Value {
        let collection = config["collections"]
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["name"].as_str().unwrap().starts_with(collection))
            .unwrap()
            .clone();
        way.iter().fold(collection, |at, name| at["fields"].as_array().unwrap().iter().find(|one| one["name"] == *name).unwrap().clone())
    };
    let config_of = |flavour: &str| config(&site, flavour);
    let portrait = fs::read_dir(site.join("content/enterprises")).unwrap().next().unwrap().unwrap().path().join("enterprise.yaml");
    let sveltia = config_of("sveltia");
    assert_eq!(field(&sveltia, "enterprises", &["description"])["widget"], "object", "a text has a panel for each language");
    assert_eq!(field(&sveltia, "enterprises", &["description", "nl"])["widget"], "text");
    assert_eq!(field(&sveltia, "assessments-", &["results", "indicator"])["widget"], "select");
    for config in [&sveltia, &config_of("decap")] {
        let voice = field(config, "assessments-", &["evidence", "quotes", "testimonial"]);
        assert_eq!((&voice["widget"], &voice["collection"]), (&"relation".into(), &"testimonials".into()));
        assert_eq!(voice["value_field"], "{{slug}}", "a voice is named by its file");
    }
    // Values by period are maps: an editor of lists would lose them.
    assert_eq!(field(&config_of("decap"), "assessments-", &["results", "values"])["widget"], "hidden");
    let text = fs::read_to_string(&portrait).unwrap();
    fs::write(
        &portrait,
        text.lines()
            .filter(|line| !line.starts_with("description") && !line.starts_with("  "))
            .map(|line| format!("{line}\n"))
            .collect::<String>()
            + "description: \"Une seule langue\"\n",
    )
    .unwrap();
    assert_eq!(
        field(&config_of("sveltia"), "enterprises", &["description"])["widget"],
        "hidden",
        "some have one language, others have two"
    );
}
