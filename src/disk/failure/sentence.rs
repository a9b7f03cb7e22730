//! The sentences of failures, in the four languages: flat tables, nothing is decided here.
//!
//! Paths and names are shown with their control and direction characters escaped, so that a file's
//! name cannot paint the terminal.

use std::path::Path;

use super::{Doing, Failure, Interruption, Unfit};
use crate::disk::tongue::{Pick, Tongue};
use crate::untrusted::visible;

impl Failure {
    /// What happened and what to do, in one or two sentences.
    pub fn sentence(&self, tongue: Tongue) -> String {
        match self {
            Failure::NoSite { start } => no_site(&shown(start), tongue),
            Failure::NoSiteAbove { start } => no_site_above(&shown(start), tongue),
            Failure::Unfit { output, why } => format!("{}: {}", shown(output), unfit(why, tongue)),
            Failure::Taken { path } => taken(&shown(path), tongue),
            Failure::Linked { path } => linked(&shown(path), tongue),
            Failure::Usage(sentence) => sentence.clone(),
            Failure::System { doing, path, words } => format!("{} {}: {words}", doing_words(*doing, tongue), shown(path)),
            Failure::Busy { output, holder } => busy(&shown(output), *holder, tongue),
            Failure::Internal(what) => internal(what, tongue),
            Failure::Interrupted(_) => interrupted(tongue),
        }
    }
}

impl Interruption {
    /// The exit status a shell expects.
    pub fn status(self) -> u8 {
        Failure::Interrupted(self).status()
    }
}

/// The path as it may be shown in a terminal: one line, nothing that moves the cursor or turns the text round.
pub fn shown(path: &Path) -> String {
    visible(&path.to_string_lossy())
}

fn no_site(start: &str, tongue: Tongue) -> String {
    tongue.pick([
        format!("pas de site dans {start} : ce dossier ne contient pas « diptych.yaml ». « diptych init {start} » en crée un"),
        format!("geen site in {start}: die map bevat geen ‘diptych.yaml’. Met ‘diptych init {start}’ maakt u er een"),
        format!("no site in {start}: that folder holds no \"diptych.yaml\". \"diptych init {start}\" makes one"),
        format!("keine Website in {start}: dieser Ordner enthält keine „diptych.yaml“. „diptych init {start}“ legt eine an"),
    ])
}

fn no_site_above(start: &str, tongue: Tongue) -> String {
    tongue.pick([
        format!("pas de site ici : ni {start} ni un dossier au-dessus ne contient « diptych.yaml ». « diptych init » en crée un, « -C DOSSIER » en désigne un"),
        format!("geen site hier: {start} en de mappen erboven bevatten geen ‘diptych.yaml’. Met ‘diptych init’ maakt u er een, met ‘-C MAP’ wijst u er een aan"),
        format!("no site here: neither {start} nor a folder above it holds \"diptych.yaml\". \"diptych init\" makes one, \"-C DIR\" names one"),
        format!("keine Website hier: weder {start} noch ein Ordner darüber enthält „diptych.yaml“. „diptych init“ legt eine an, „-C ORDNER“ nennt eine"),
    ])
}

fn unfit(why: &Unfit, tongue: Tongue) -> String {
    let sentence = match why {
        Unfit::Empty => [
            "un nom de dossier vide ne désigne rien",
            "een lege mapnaam wijst niets aan",
            "an empty folder name names nothing",
            "ein leerer Ordnername bezeichnet nichts",
        ],
        Unfit::Site => [
            "c’est le site lui-même ; choisissez un autre dossier de sortie",
            "dit is de site zelf; kies een andere uitvoermap",
            "this is the site itself; choose another output folder",
            "das ist die Website selbst; wählen Sie einen anderen Ausgabeordner",
        ],
        Unfit::HoldsSite => [
            "ce dossier contient le site ; choisissez un dossier dans le site ou à côté",
            "deze map bevat de site; kies een map in de site of ernaast",
            "this folder holds the site; choose a folder inside the site or beside it",
            "dieser Ordner enthält die Website; wählen Sie einen Ordner in der Website oder daneben",
        ],
        Unfit::Home => [
            "c’est votre dossier personnel, ou un dossier qui le contient",
            "dit is uw persoonlijke map, of een map die haar bevat",
            "this is your home folder, or a folder that holds it",
            "das ist Ihr persönlicher Ordner oder ein Ordner, der ihn enthält",
        ],
        Unfit::Sources => [
            "ce dossier appartient aux sources du site ; rien n’y est publié",
            "deze map hoort bij de bronnen van de site; daar wordt niets gepubliceerd",
            "this folder belongs to the site's sources; nothing is published there",
            "dieser Ordner gehört zu den Quellen der Website; dort wird nichts veröffentlicht",
        ],
        Unfit::Versioned => [
            "ce dossier appartient au gestionnaire de versions",
            "deze map hoort bij het versiebeheer",
            "this folder belongs to version control",
            "dieser Ordner gehört zur Versionsverwaltung",
        ],
        Unfit::NotAFolder => ["ce n’est pas un dossier", "dit is geen map", "this is not a folder", "das ist kein Ordner"],
        Unfit::DanglingLink => [
            "ce lien ne mène nulle part",
            "deze koppeling leidt nergens heen",
            "this link leads nowhere",
            "diese Verknüpfung führt nirgendwohin",
        ],
        Unfit::Winding => [
            "« .. » suit un dossier qui n’existe pas",
            "‘..’ volgt op een map die niet bestaat",
            "\"..\" follows a folder that does not exist",
            "„..“ folgt auf einen Ordner, den es nicht gibt",
        ],
        Unfit::Unowned { names } => return unowned(names, tongue),
    };
    tongue.pick(sentence).to_owned()
}

fn unowned(names: &[String], tongue: Tongue) -> String {
    let names = names.iter().map(|name| shown(Path::new(name))).collect::<Vec<_>>().join(", ");
    tongue.pick([
        format!("ce dossier contient des fichiers qui ne viennent pas de Diptych ({names}). Choisissez-en un autre, ou ajoutez « --force » : ces fichiers seront conservés"),
        format!("deze map bevat bestanden die niet van Diptych komen ({names}). Kies een andere, of voeg ‘--force’ toe: die bestanden blijven dan bewaard"),
        format!("this folder holds files that Diptych did not make ({names}). Choose another, or add \"--force\": those files are then kept"),
        format!("dieser Ordner enthält Dateien, die nicht von Diptych stammen ({names}). Wählen Sie einen anderen oder ergänzen Sie „--force“: diese Dateien bleiben dann erhalten"),
    ])
}

fn taken(path: &str, tongue: Tongue) -> String {
    tongue.pick([
        format!("{path} ne vient pas de Diptych et occupe une adresse du site. Déplacez ou renommez ce fichier"),
        format!("{path} komt niet van Diptych en staat op een adres van de site. Verplaats of hernoem dat bestand"),
        format!("{path} was not made by Diptych and lies at an address of the site. Move or rename that file"),
        format!(
            "{path} stammt nicht von Diptych und belegt eine Adresse der Website. Verschieben Sie diese Datei oder benennen Sie sie um"
        ),
    ])
}

fn linked(path: &str, tongue: Tongue) -> String {
    tongue.pick([
        format!("{path} est un lien ou un dossier : rien n’y est écrit, car cela changerait ce qui se trouve ailleurs. Remplacez-le par un fichier ordinaire"),
        format!("{path} is een koppeling of een map: daar wordt niets geschreven, want dat zou iets anders wijzigen. Vervang het door een gewoon bestand"),
        format!("{path} is a link or a folder: nothing is written there, since it would change what lies elsewhere. Put an ordinary file in its place"),
        format!("{path} ist eine Verknüpfung oder ein Ordner: dorthin wird nichts geschrieben, denn es würde anderes ändern. Ersetzen Sie es durch eine gewöhnliche Datei"),
    ])
}

fn doing_words(doing: Doing, tongue: Tongue) -> &'static str {
    tongue.pick(match doing {
        Doing::Read => ["lecture impossible :", "kan niet lezen:", "cannot read", "nicht lesbar:"],
        Doing::List => {
            ["impossible de lister le dossier", "kan de map niet opsommen:", "cannot list the folder", "Ordner lässt sich nicht auflisten:"]
        }
        Doing::Write => ["écriture impossible :", "kan niet schrijven:", "cannot write", "nicht schreibbar:"],
        Doing::Exchange => [
            "impossible de mettre le nouveau site en place :",
            "kan de nieuwe site niet op haar plaats zetten:",
            "cannot put the new site in place at",
            "die neue Website kann nicht an ihren Platz gesetzt werden:",
        ],
        Doing::Remove => ["suppression impossible :", "kan niet verwijderen:", "cannot remove", "nicht löschbar:"],
        Doing::Start => ["démarrage impossible :", "kan niet starten:", "cannot start", "Start nicht möglich:"],
    })
}

fn busy(output: &str, holder: Option<u32>, tongue: Tongue) -> String {
    let who = match holder {
        Some(number) => tongue.pick([
            format!("le processus {number}"),
            format!("proces {number}"),
            format!("process {number}"),
            format!("Prozess {number}"),
        ]),
        None => tongue.pick(["un autre processus", "een ander proces", "another process", "ein anderer Prozess"]).to_owned(),
    };
    tongue.pick([
        format!("{who} publie déjà dans {output}. Réessayez quand il aura fini"),
        format!("{who} publiceert al in {output}. Probeer opnieuw als het klaar is"),
        format!("{who} is publishing into {output}. Try again when it has ended"),
        format!("{who} veröffentlicht bereits in {output}. Versuchen Sie es danach noch einmal"),
    ])
}

fn internal(what: &str, tongue: Tongue) -> String {
    tongue.pick([
        format!("défaut interne de Diptych : {what}. Le site publié n’a pas changé"),
        format!("interne fout van Diptych: {what}. De gepubliceerde site is niet gewijzigd"),
        format!("internal fault of Diptych: {what}. The published site has not changed"),
        format!("interner Fehler von Diptych: {what}. Die veröffentlichte Website ist unverändert"),
    ])
}

fn interrupted(tongue: Tongue) -> String {
    tongue
        .pick([
            "interrompu : le site publié est entier",
            "onderbroken: de gepubliceerde site is heel",
            "interrupted: the published site is whole",
            "unterbrochen: die veröffentlichte Website ist vollständig",
        ])
        .to_owned()
}
