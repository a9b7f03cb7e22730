//! The help of `form`.

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
        "form/enterprise",
        [
            "Pour quelle entreprise : la page commence par ce que le site en dit déjà",
            "Voor welke onderneming: de pagina begint met wat de site er al over zegt",
            "Für welches Unternehmen: Die Seite beginnt mit dem, was die Website schon sagt",
        ],
    ),
];
