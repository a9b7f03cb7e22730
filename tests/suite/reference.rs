//! Pages of the handbook that the program writes of itself: every key of every file, and every finding.
//!
//! `UPDATE=1` writes them again; without it a page that no longer says what the program does fails.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use diptych::finding::explain::{Explanation, explanation};
use diptych::finding::{Code, Tongue};
use diptych::model::described::{FileKind, kinds, words};
use diptych::source::shape::{Field, Need, Scalar, Shape};

const TONGUES: [Tongue; 3] = [Tongue::Fr, Tongue::Nl, Tongue::En];

/// What each kind of file is called, in French, Dutch and English.
const KINDS: [(&str, [&str; 3]); 17] = [
    ("diptych", ["Le site", "De site", "The site"]),
    ("indicators", ["Les indicateurs", "De indicatoren", "Indicators"]),
    ("scales", ["Les échelles d'enquête", "De antwoordschalen", "Answer scales"]),
    ("dimensions", ["Les dimensions", "De dimensies", "Dimensions"]),
    ("topics", ["Les thèmes", "De thema's", "Topics"]),
    ("terms", ["Les mots du glossaire", "De woordenlijst", "Words of the glossary"]),
    ("frameworks", ["Les cadres de référence", "De referentiekaders", "Frames of reference"]),
    ("enterprise", ["Une entreprise", "Een onderneming", "An enterprise"]),
    ("assessment", ["Une évaluation", "Een evaluatie", "An assessment"]),
    ("federation", ["Une fédération", "Een federatie", "A federation"]),
    ("notebook", ["Un cahier", "Een schrift", "A notebook"]),
    ("partner", ["Un partenaire", "Een partner", "A partner"]),
    ("testimonial", ["Un témoignage", "Een getuigenis", "A testimonial"]),
    ("chapter", ["Un chapitre", "Een hoofdstuk", "A chapter"]),
    ("news", ["Une nouvelle", "Een nieuwsbericht", "A news item"]),
    ("page", ["Une page", "Een pagina", "A page"]),
    ("companion", ["Un texte à côté d'une fiche", "Een tekst naast een fiche", "A text beside a record"]),
];

/// The page in French and Dutch, and its name in the English edition.
fn page(names: [&str; 2], tongue: Tongue) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    match tongue {
        Tongue::En => root.join(format!("handbook/content/pages/guide/{}.en.md", names[1])),
        _ => root.join(format!("content/pages/handbook/{}.{}.md", names[0], tongue.as_str())),
    }
}

fn pick(tongue: Tongue, [french, dutch, english]: [&str; 3]) -> &str {
    match tongue {
        Tongue::Nl => dutch,
        Tongue::En => english,
        _ => french,
    }
}

/// Holds a page against what it should say; writes it where that is asked for.
fn hold(names: [&str; 2], written: impl Fn(Tongue) -> String) {
    for tongue in TONGUES {
        let (path, now) = (page(names, tongue), written(tongue));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &now).unwrap();
        }
        let there = fs::read_to_string(&path).unwrap_or_default();
        assert!(there == now, "{} is stale: `UPDATE=1 cargo test --test suite reference` writes it again", path.display());
    }
}

#[test]
fn the_handbook_lists_every_key_of_every_file() {
    hold(["champs", "fields"], |tongue| {
        let mut out = pick(tongue, [FIELDS_FR, FIELDS_NL, FIELDS_EN]).to_owned();
        KINDS.iter().for_each(|(name, title)| writeln!(out, "- [{}](#{name})", pick(tongue, *title)).unwrap());
        kinds().iter().for_each(|kind| out += &Kind { kind, tongue, known: BTreeMap::new(), later: Vec::new() }.written());
        out
    });
}

#[test]
fn the_handbook_explains_every_finding() {
    hold(["constats", "findings"], |tongue| {
        let mut out = pick(tongue, [FINDINGS_FR, FINDINGS_NL, FINDINGS_EN]).to_owned();
        let groups = [
            ('E', ["Les erreurs {#erreurs}", "Fouten {#erreurs}", "Errors {#errors}"]),
            ('W', ["Les avertissements {#avertissements}", "Waarschuwingen {#avertissements}", "Warnings {#warnings}"]),
            ('I', ["Les informations {#informations}", "Inlichtingen {#informations}", "Information {#information}"]),
        ];
        for (letter, title) in groups {
            write!(out, "\n## {}\n", pick(tongue, title)).unwrap();
            let of_group = Code::ALL.iter().filter(|code| code.to_string().starts_with(letter));
            let links: Vec<String> = of_group.map(|code| format!("[{code}](#{})", code.to_string().to_lowercase())).collect();
            write!(out, "\n{}\n", links.join(" · ")).unwrap();
            Code::ALL.iter().filter(|code| code.to_string().starts_with(letter)).for_each(|code| out += &finding(*code, tongue));
        }
        out
    });
}

fn finding(code: Code, tongue: Tongue) -> String {
    let Explanation { what, why, example, repair, repaired } = explanation(code, tongue);
    let anchor = code.to_string().to_lowercase();
    format!(
        "\n### {code} {{#{anchor}}}\n\n{what} {why}\n\n```text\n{}\n```\n\n{repair}\n\n```text\n{}\n```\n",
        example.trim_end(),
        repaired.trim_end()
    )
}

/// One kind of file while it is being described.
struct Kind<'a> {
    kind: &'a FileKind,
    tongue: Tongue,
    /// Where each record was described, by its name.
    known: BTreeMap<&'static str, String>,
    /// Records that are still to be described: where they stand, and their fields.
    later: Vec<(String, &'static str, Vec<Field>)>,
}

impl Kind<'_> {
    fn written(mut self) -> String {
        let name = self.kind.name;
        let (_, title) = KINDS.iter().find(|(known, _)| *known == name).unwrap_or_else(|| panic!("{name} has no title"));
        let files: Vec<String> = self.kind.files.iter().map(|files| format!("`{files}`")).collect();
        let mut out = format!("\n## {} {{#{name}}}\n\n{}\n", pick(self.tongue, *title), files.join(", "));
        let roots = match &self.kind.shape {
            Shape::List(of) => vec![(**of).clone()],
            Shape::Either(several) => several.clone(),
            one => vec![one.clone()],
        };
        for (at, root) in roots.into_iter().enumerate() {
            let Shape::Record(record, fields) = root else { panic!("{name} is made of records") };
            if at > 0 {
                write!(
                    out,
                    "\n### {} {{#{name}-twin}}\n",
                    pick(self.tongue, ["Dans une autre langue", "In een andere taal", "In another language"])
                )
                .unwrap();
            }
            out += &self.fields("", record, &fields());
            while !self.later.is_empty() {
                let (path, record, fields) = self.later.remove(0);
                write!(out, "\n### `{path}` {{#{}}}\n", self.anchor(&path)).unwrap();
                out += &self.fields(&path, record, &fields);
            }
        }
        out
    }

    fn anchor(&self, path: &str) -> String {
        format!("{}-{}", self.kind.name, path.replace(['.', '_'], "-"))
    }

    fn fields(&mut self, path: &str, record: &str, fields: &[Field]) -> String {
        let mut out = String::new();
        for field in fields {
            let inner = if path.is_empty() { field.key.to_owned() } else { format!("{path}.{}", field.key) };
            let need = if field.need == Need::Required { pick(self.tongue, [", obligatoire", ", verplicht", ", required"]) } else { "" };
            let shape = self.shape(&field.shape, &inner);
            let about = words::about(record, field, self.tongue);
            write!(
                out,
                "\n`{}`{need}\n: {about} *{}{}* {shape}\n",
                field.key,
                pick(self.tongue, ["On écrit", "U schrijft", "Write"]),
                pick(self.tongue, [" :", ":", ":"])
            )
            .unwrap();
        }
        out
    }

    /// What may be written, in words.
    fn shape(&mut self, shape: &Shape, path: &str) -> String {
        let tongue = self.tongue;
        match shape {
            Shape::Anything => pick(tongue, ["ce que vous voulez.", "wat u wilt.", "whatever you like."]).to_owned(),
            Shape::Scalar(scalar) => format!("{}.", pick(tongue, self::scalar(*scalar))),
            Shape::Words(words) => {
                let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
                format!("{}.", words.join(", "))
            }
            Shape::Text | Shape::Name => pick(
                tongue,
                ["un texte, ou un texte par langue.", "een tekst, of een tekst per taal.", "a text, or a text for each language."],
            )
            .to_owned(),
            Shape::Record(name, fields) => {
                let at = self.known.get(name).cloned().unwrap_or_else(|| {
                    self.later.push((path.to_owned(), name, fields()));
                    self.known.insert(name, path.to_owned());
                    path.to_owned()
                });
                let anchor = self.anchor(&at);
                format!("{} [`{at}`](#{anchor}).", pick(tongue, ["les clés de", "de sleutels van", "the keys of"]))
            }
            Shape::List(of) => format!(
                "{} {}",
                pick(tongue, ["une liste ; chaque fois,", "een lijst; telkens", "a list; each time"]),
                self.shape(of, path)
            ),
            Shape::ByPeriod(of) => format!("{} {}", pick(tongue, ["par période,", "per periode,", "by period,"]), self.shape(of, path)),
            Shape::ByName(of) => format!("{} {}", pick(tongue, ["par nom,", "per naam,", "by name,"]), self.shape(of, path)),
            Shape::Either(several) => {
                let several: Vec<String> = several.iter().map(|shape| self.shape(shape, path).trim_end_matches('.').to_owned()).collect();
                format!("{}.", several.join(pick(tongue, [" ; ou ", "; of ", "; or "])))
            }
        }
    }
}

fn scalar(scalar: Scalar) -> [&'static str; 3] {
    match scalar {
        Scalar::Plain => ["un texte", "een tekst", "a text"],
        Scalar::Flag => ["`true` ou `false`", "`true` of `false`", "`true` or `false`"],
        Scalar::Number => ["un nombre", "een getal", "a number"],
        Scalar::Count => ["un nombre entier", "een geheel getal", "a whole number"],
        Scalar::Date => ["une date, `2024-10-12`", "een datum, `2024-10-12`", "a date, `2024-10-12`"],
        Scalar::Period => ["une période, `2024`", "een periode, `2024`", "a period, `2024`"],
        Scalar::MonthDay => ["un mois et un jour, `09-01`", "een maand en een dag, `09-01`", "a month and a day, `09-01`"],
        Scalar::YearOrDate => ["une année ou une date", "een jaar of een datum", "a year or a date"],
        Scalar::Id => ["un identifiant", "een id", "an identifier"],
        Scalar::Language => ["une langue, `fr-BE`", "een taal, `nl-BE`", "a language, `en`"],
        Scalar::Address => ["une adresse complète", "een volledig adres", "a full address"],
        Scalar::Colour => ["une couleur, `\"#0f5c63\"`", "een kleur, `\"#0f5c63\"`", "a colour, `\"#0f5c63\"`"],
    }
}

const FIELDS_FR: &str = r#"---
title: "Toutes les clés, fichier par fichier"
description: "Pour chaque sorte de fichier : les clés que l'on peut écrire, celles qui sont obligatoires, les mots admis, et ce qu'elles font."
slug: cles
weight: 90
toc: false
---
Cette page est écrite par le programme, à partir des mêmes déclarations qui lisent vos fichiers : elle ne peut pas s'en écarter. [Un éditeur bien réglé](page:handbook/editeur) montre les mêmes explications pendant que vous tapez.

Une clé sans mention est facultative. La clé `extra` est admise partout, pour vos propres données.

"#;

const FIELDS_NL: &str = r#"---
title: "Alle sleutels, bestand per bestand"
description: "Voor elk soort bestand: de sleutels die u kunt schrijven, welke verplicht zijn, welke woorden mogen, en wat ze doen."
slug: sleutels
toc: false
---
Deze pagina is door het programma geschreven, uit dezelfde declaraties die uw bestanden lezen: ze kan er dus niet van afwijken. [Een goed ingestelde editor](page:handbook/editeur) toont dezelfde uitleg terwijl u typt.

Een sleutel zonder vermelding is facultatief. De sleutel `extra` mag overal, voor uw eigen gegevens.

"#;

const FINDINGS_FR: &str = r#"---
title: "Tous les messages, et leur remède"
description: "Chaque erreur et chaque avertissement de Diptych : ce que c'est, pourquoi c'est important, un exemple, et le même exemple réparé."
slug: messages
weight: 91
toc: false
---
Diptych dit toutes les fautes en une fois, chacune avec son fichier, sa ligne et son remède. Les erreurs (E) arrêtent la publication ; les avertissements (W) et les informations (I) la laissent passer. Dans un terminal, `diptych explain E06` donne la même explication.

Cette page est écrite par le programme.
"#;

const FINDINGS_NL: &str = r#"---
title: "Alle meldingen, en hun oplossing"
description: "Elke fout en elke waarschuwing van Diptych: wat het is, waarom het telt, een voorbeeld, en hetzelfde voorbeeld hersteld."
slug: meldingen
toc: false
---
Diptych noemt alle fouten in één keer, elk met bestand, regel en oplossing. Fouten (E) houden de publicatie tegen; waarschuwingen (W) en inlichtingen (I) laten haar door. In een terminal geeft `diptych explain E06` dezelfde uitleg.

Deze pagina is door het programma geschreven.
"#;

const FIELDS_EN: &str = r#"---
title: "All keys, file by file"
description: "For each kind of file: the keys that can be written, which are required, which words are allowed, and what they do."
weight: 90
toc: false
---
This page is written by the program, from the same declarations that read your files: it cannot depart from them. [An editor that is set up well](page:guide/editor) shows the same explanations while you type.

A key without a mark is optional. The key `extra` is allowed everywhere, for data of your own.

"#;

const FINDINGS_EN: &str = r#"---
title: "All messages, and their cure"
description: "Every error and every warning of Diptych: what it is, why it matters, an example, and the same example repaired."
weight: 91
toc: false
---
Diptych tells all mistakes at once, each with its file, its line and its cure. Errors (E) stop publication; warnings (W) and information (I) let it through. In a terminal, `diptych explain E06` gives the same explanation.

This page is written by the program.
"#;
