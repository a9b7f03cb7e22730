//! Which files an editor offers: a collection for each kind, and one for each enterprise's assessments and each notebook's
//! chapters, since folders inside folders are collections of their own there.

use serde_json::{Value, json};

use super::Flavour;
use super::widgets::Widgets;
use crate::finding::{Findings, Place, Tongue};
use crate::localized::Lang;
use crate::model::Model;
use crate::model::described::{FileKind, kinds};
use crate::snapshot::Snapshot;
use crate::source::frontmatter;
use crate::source::shape::{Field, Shape};
use crate::source::yaml::{self, Kind, Node};

/// What collections are made from.
pub(super) struct Desk<'a> {
    pub model: &'a Model,
    pub snapshot: &'a Snapshot,
    pub widgets: Widgets<'a>,
}

/// What belongs to each file of a text in several languages; the rest stands in the first language's file alone.
const OF_EACH_FILE: [&str; 7] = ["title", "description", "quote", "slug", "aliases", "key_message", "translation"];

/// A folder whose files are of one kind.
struct Folder<'a> {
    name: String,
    label: String,
    folder: String,
    /// Where an entry's file lies below the folder, if not in it.
    path: Option<&'a str>,
    /// The field that entries are called by.
    by: &'a str,
}

impl Desk<'_> {
    /// Every collection, in the order in which members need them.
    pub fn collections(&self) -> Vec<Value> {
        let say = |words: [&str; 4]| words[at(self.widgets.tongue)].to_owned();
        let folder = |name: &str, label: [&str; 4], folder: &str, path, by| Folder {
            name: name.to_owned(),
            label: say(label),
            folder: folder.to_owned(),
            path,
            by,
        };
        let mut all = vec![
            self.yaml(
                "enterprise",
                &folder(
                    "enterprises",
                    ["Entreprises", "Ondernemingen", "Enterprises", "Unternehmen"],
                    "content/enterprises",
                    Some("{{slug}}/enterprise"),
                    "name",
                ),
            ),
            self.texts(
                "companion",
                &folder(
                    "stories",
                    ["Récits des entreprises", "Verhalen van ondernemingen", "Stories of enterprises", "Geschichten der Unternehmen"],
                    "content/enterprises",
                    Some("{{slug}}/index"),
                    "title",
                ),
            ),
        ];
        for (id, enterprise) in self.model.enterprises.iter() {
            let label =
                say(["Évaluations – ", "Evaluaties – ", "Assessments – ", "Wirkungsmessungen – "]) + &enterprise.portrait.name[Lang::FIRST];
            let own = Folder {
                name: format!("assessments-{id}"),
                label,
                folder: format!("content/enterprises/{id}/assessments"),
                path: None,
                by: "period",
            };
            all.push(self.yaml("assessment", &own));
        }
        all.push(self.texts(
            "testimonial",
            &folder("testimonials", ["Témoignages", "Getuigenissen", "Testimonials", "Stimmen"], "content/testimonials", None, "title"),
        ));
        all.push(self.texts("news", &folder("news", ["Actualités", "Nieuws", "News", "Aktuelles"], "content/news", None, "title")));
        all.push(self.texts("page", &folder("pages", ["Pages", "Pagina’s", "Pages", "Seiten"], "content/pages", None, "title")));
        all.push(self.yaml(
            "notebook",
            &folder("notebooks", ["Cahiers", "Schriften", "Notebooks", "Hefte"], "content/notebooks", Some("{{slug}}/notebook"), "number"),
        ));
        for (id, notebook) in &self.model.notebooks {
            let label = say(["Chapitres – ", "Hoofdstukken – ", "Chapters – ", "Kapitel – "]) + &notebook.file.title[Lang::FIRST];
            all.push(self.texts(
                "chapter",
                &Folder { name: format!("chapters-{id}"), label, folder: format!("content/notebooks/{id}"), path: None, by: "title" },
            ));
        }
        all.push(self.yaml(
            "federation",
            &folder("federations", ["Fédérations", "Federaties", "Federations", "Verbände"], "content/federations", None, "name"),
        ));
        all.push(
            self.yaml("partner", &folder("partners", ["Partenaires", "Partners", "Partners", "Partner"], "content/partners", None, "name")),
        );
        all.push(self.single_files(&say(["Le site", "De site", "The site", "Die Website"])));
        all
    }

    fn kind(&self, name: &str) -> FileKind {
        kinds().into_iter().find(|kind| kind.name == name).expect("kinds of files are named by their own names")
    }

    /// A folder of YAML files.
    fn yaml(&self, kind: &str, folder: &Folder) -> Value {
        let (record, fields) = record(&self.kind(kind).shape);
        let written = self.written(folder, ".yaml");
        let fields =
            self.widgets.fields(record, &fields, &written.iter().collect::<Vec<_>>(), (&|record, key| self.choices(record, key), 0));
        let mut made = self.frame(folder, fields);
        made["extension"] = "yaml".into();
        made["format"] = "yaml".into();
        made
    }

    /// A folder of Markdown files, one for each language.
    fn texts(&self, kind: &str, folder: &Folder) -> Value {
        let (record, fields) = record(&self.kind(kind).shape);
        let written = self.written(folder, ".md");
        let mut fields =
            self.widgets.fields(record, &fields, &written.iter().collect::<Vec<_>>(), (&|record, key| self.choices(record, key), 0));
        for field in fields.iter_mut().filter(|field| field["name"].as_str().is_some_and(|name| OF_EACH_FILE.contains(&name))) {
            field["i18n"] = true.into();
        }
        let label = ["Texte", "Tekst", "Text", "Text"][at(self.widgets.tongue)];
        fields.push(json!({ "name": "body", "label": label, "widget": "markdown", "required": false, "i18n": true }));
        let mut made = self.frame(folder, fields);
        made["extension"] = "md".into();
        made["format"] = "yaml-frontmatter".into();
        made["i18n"] = true.into();
        made
    }

    fn frame(&self, folder: &Folder, fields: Vec<Value>) -> Value {
        let mut made = json!({
            "name": folder.name, "label": folder.label, "folder": folder.folder, "create": true,
            "identifier_field": folder.by, "summary": format!("{{{{{}}}}}", folder.by), "fields": fields,
            "editor": { "preview": false },
        });
        if let Some(path) = folder.path {
            made["path"] = path.into();
        }
        if folder.folder.starts_with("content/enterprises") {
            // Pictures of an enterprise lie beside its portrait, and are named from there.
            let up = if folder.name.starts_with("assessments-") { "../media" } else { "media" };
            made["media_folder"] = up.into();
            made["public_folder"] = "media".into();
        }
        made
    }

    /// Files that there is one of: the settings, and the lists of the catalogue where the editor knows lists as whole files.
    fn single_files(&self, label: &str) -> Value {
        let file = |kind: &FileKind| {
            let path = kind.files[0];
            let node = self.tree(path);
            let list = matches!(kind.shape, Shape::List(_));
            let (record, fields) = record(&kind.shape);
            let written: Vec<&Node> = match node.as_ref().map(|node| &node.kind) {
                Some(Kind::List(nodes)) => nodes.iter().collect(),
                _ => node.iter().collect(),
            };
            let fields = self.widgets.fields(record, &fields, &written, (&|record, key| self.choices(record, key), 0));
            let fields = if list {
                vec![json!({ "name": kind.name, "label": kind.name, "widget": "list", "root": true, "collapsed": true, "fields": fields })]
            } else {
                fields
            };
            json!({ "name": kind.name, "label": kind.name, "file": path, "fields": fields })
        };
        let wanted = |kind: &FileKind| {
            kind.name == "diptych"
                || (self.widgets.flavour == Flavour::Sveltia
                    && kind.files[0].starts_with("content/catalogue/")
                    && kind.files[0].ends_with(".yaml"))
        };
        let files: Vec<Value> = kinds().iter().filter(|kind| wanted(kind)).map(file).collect();
        json!({ "name": "site", "label": label, "files": files, "format": "yaml", "editor": { "preview": false } })
    }

    /// What the files of a folder say already.
    fn written(&self, folder: &Folder, ending: &str) -> Vec<Node> {
        let start = format!("{}/", folder.folder);
        let below = |path: &str| {
            let rest = path.strip_prefix(&start)?;
            let depth = rest.matches('/').count();
            let fits = match folder.path {
                Some(pattern) => depth == 1 && rest.split('/').nth(1)?.starts_with(pattern.rsplit('/').next()?),
                None => depth == 0,
            };
            (fits && rest.ends_with(ending)).then_some(())
        };
        let paths = self.snapshot.files.iter().map(|file| file.path.as_str()).filter(|path| below(path).is_some());
        paths.filter_map(|path| self.tree(path)).collect()
    }

    fn tree(&self, path: &str) -> Option<Node> {
        let (id, _) = self.snapshot.find(path)?;
        let text = self.snapshot.text(id);
        if !path.ends_with(".md") {
            return yaml::parse(text, Place::file(id), &mut Findings::new());
        }
        let front = frontmatter::split(text, id, &mut Findings::new()).yaml?;
        yaml::parse(front.text, Place::file(id), &mut Findings::new())
    }

    /// The ids that a reference chooses from.
    fn choices(&self, record: &str, key: &str) -> Option<Vec<(String, String)>> {
        let model = self.model;
        let named = |id: &str, name: &str| (id.to_owned(), name.to_owned());
        let enterprises = || model.enterprises.iter().map(|(id, one)| named(id.as_str(), &one.portrait.name[Lang::FIRST])).collect();
        let indicators = || model.catalogue.indicators.iter().map(|one| named(one.id.as_str(), &one.name[Lang::FIRST])).collect();
        let topics = || model.catalogue.topics.iter().map(|one| named(one.id.as_str(), &one.name[Lang::FIRST])).collect();
        let dimensions = || model.catalogue.dimensions.iter().map(|one| named(one.id.as_str(), &one.name[Lang::FIRST])).collect();
        Some(match (record, key) {
            ("ResultEntry" | "PopulationWeight", "indicator") | ("FederationFile", "indicators") => indicators(),
            ("Member" | "Original", "enterprise") => enterprises(),
            ("Original" | "NewsFile", "topics") | ("Indicator", "topic") => topics(),
            ("Breakdown", "dimension") | ("Indicator", "dimensions") => dimensions(),
            ("Question", "scale") => model.catalogue.scales.iter().map(|one| named(one.id.as_str(), one.id.as_str())).collect(),
            ("Portrait" | "PartnerFile", "territory") => {
                let territory = model.catalogue.dimension("territory")?;
                territory.categories.iter().map(|one| named(one.id.as_str(), &one.label[Lang::FIRST])).collect()
            }
            _ => return None,
        })
    }
}

/// The position of a language in the tables here.
fn at(tongue: Tongue) -> usize {
    match tongue {
        Tongue::Fr => 0,
        Tongue::Nl => 1,
        Tongue::En => 2,
        Tongue::De => 3,
    }
}

/// The record that files of a kind hold: of several, the first, which says the most.
fn record(shape: &Shape) -> (&'static str, Vec<Field>) {
    match shape {
        Shape::Record(name, fields) => (name, fields()),
        Shape::List(of) => record(of),
        Shape::Either(all) => all.first().map_or(("", Vec::new()), record),
        _ => ("", Vec::new()),
    }
}
