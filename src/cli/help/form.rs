//! The help of `form`, and of the editors in a browser that `schema` writes for.

use super::words::Said;

pub(super) const TEXTS: &[(&str, Said)] = &[
    (
        "form",
        [
            "Écrire une page où un membre remplit son portrait, ses chiffres et ses enquêtes, sans serveur (-o FICHIER.html)",
            "Een pagina schrijven waarin een lid zijn portret, cijfers en enquêtes invult, zonder server (-o BESTAND.html)",
            "Eine Seite schreiben, auf der ein Mitglied Porträt, Zahlen und Umfragen ausfüllt, ohne Server (-o DATEI.html)",
        ],
    ),
    (
        "schema/cms",
        [
            "Au lieu des schémas, écrire ce que lit un éditeur dans le navigateur, dans admin/ si aucun dossier n’est dit",
            "In plaats van schema’s schrijven wat een editor in de browser leest, in admin/ als er geen map gezegd is",
            "Statt Schemas schreiben, was ein Editor im Browser liest, nach admin/, wenn kein Ordner gesagt ist",
        ],
    ),
    (
        "form/enterprise",
        [
            "Pour quelle entreprise : la page commence par ce que le site en dit déjà",
            "Voor welke onderneming: de pagina begint met wat de site er al over zegt",
            "Für welches Unternehmen: Die Seite beginnt mit dem, was die Website schon sagt",
        ],
    ),
];
