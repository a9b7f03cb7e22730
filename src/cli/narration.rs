//! What a build tells when it is done: what the site holds, and what was published.
//!
//! Takes counts and gives lines in the reader's language; it refuses to know where they come from.

use super::amount::{count, seconds, size, whole};
use super::voice::Voice;
use crate::disk::{Pick, Summary, Tongue};
use crate::pipeline::Counts;

/// The lines about the site.
pub(super) fn site(counts: &Counts, tongue: Tongue) -> Vec<String> {
    let head =
        [format!("Diptych {}", env!("CARGO_PKG_VERSION")), crate::disk::failure::shown(counts.title.as_ref()), counts.languages.join(", ")];
    let [data, texts, charts] = tongue.pick([
        ["données", "textes", "graphiques"],
        ["gegevens", "teksten", "grafieken"],
        ["data", "texts", "charts"],
        ["Daten", "Texte", "Diagramme"],
    ]);
    let head = head.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join("  ·  ");
    let about = [(data, data_line(counts, tongue)), (texts, text_line(counts, tongue)), (charts, chart_line(counts, tongue))];
    let about = about.into_iter().filter(|(_, line)| !line.is_empty()).map(|(label, line)| format!("  {label:<11} {line}"));
    std::iter::once(head).chain(about).collect()
}

fn data_line(counts: &Counts, tongue: Tongue) -> String {
    let enterprises =
        [["entreprise", "entreprises"], ["onderneming", "ondernemingen"], ["enterprise", "enterprises"], ["Unternehmen", "Unternehmen"]];
    let indicators =
        [["indicateur", "indicateurs"], ["indicator", "indicatoren"], ["indicator", "indicators"], ["Indikator", "Indikatoren"]];
    let values = [["valeur", "valeurs"], ["waarde", "waarden"], ["value", "values"], ["Wert", "Werte"]];
    [(counts.enterprises, enterprises), (counts.indicators, indicators), (counts.values, values)]
        .map(|(n, nouns)| count(n, nouns, tongue))
        .join(", ")
}

fn text_line(counts: &Counts, tongue: Tongue) -> String {
    let pages = [["page", "pages"], ["pagina", "pagina's"], ["page", "pages"], ["Seite", "Seiten"]];
    let missing = [
        ["traduction manquante", "traductions manquantes"],
        ["vertaling ontbreekt", "vertalingen ontbreken"],
        ["translation missing", "translations missing"],
        ["Übersetzung fehlt", "Übersetzungen fehlen"],
    ];
    let stale = [["périmée", "périmées"], ["verouderd", "verouderd"], ["stale", "stale"], ["veraltet", "veraltet"]];
    let mut parts: Vec<String> = counts.pages.iter().map(|(language, n)| format!("{} ({language})", count(*n, pages, tongue))).collect();
    for (n, nouns) in [(counts.missing, missing), (counts.stale, stale)] {
        if n > 0 {
            parts.push(count(n, nouns, tongue));
        }
    }
    parts.join(" · ")
}

fn chart_line(counts: &Counts, tongue: Tongue) -> String {
    let images = tongue.pick(["images", "beelden", "images", "Bilder"]);
    format!("{} · {images} {}", whole(counts.charts, tongue), whole(counts.images, tongue))
}

/// The line about the publication: `✔ output/  412 files, 9.8 MB, in 0.84 s  ⚠ 7 warnings`.
pub(super) fn published(output: &str, summary: &Summary, took: f64, voice: &Voice) -> String {
    let tongue = voice.tongue;
    let files = count(summary.files, [["fichier", "fichiers"], ["bestand", "bestanden"], ["file", "files"], ["Datei", "Dateien"]], tongue);
    let within = tongue.pick(["en", "in", "in", "in"]);
    let output = output.trim_end_matches('/');
    format!("{} {output}/  {files}, {}, {within} {}", voice.green("✔"), size(summary.bytes, tongue), seconds(took, tongue))
}

/// What changed in the output: for those who want to hear more.
pub(super) fn changed(summary: &Summary, tongue: Tongue) -> String {
    let written = [["écrit", "écrits"], ["geschreven", "geschreven"], ["written", "written"], ["geschrieben", "geschrieben"]];
    let unchanged = [["inchangé", "inchangés"], ["ongewijzigd", "ongewijzigd"], ["unchanged", "unchanged"], ["unverändert", "unverändert"]];
    let removed = [["retiré", "retirés"], ["verwijderd", "verwijderd"], ["removed", "removed"], ["entfernt", "entfernt"]];
    let parts = [(summary.written, written), (summary.unchanged, unchanged), (summary.removed, removed)];
    format!("  {}", parts.map(|(n, nouns)| count(n, nouns, tongue)).join(" · "))
}

/// The line of a `check` without errors.
pub(super) fn sound(warnings: usize, voice: &Voice) -> String {
    let sound = voice.tongue.pick(["aucune erreur", "geen fouten", "no errors", "keine Fehler"]);
    format!("{} {sound}", voice.green("✔")) + &warned(warnings, voice)
}

/// The line about a memory between builds that is damaged or not ours.
pub(super) fn spoilt(tongue: Tongue) -> &'static str {
    tongue.pick([
        "  ⚠ .diptych/cache est abîmé ou étranger : il n’a pas été utilisé, et ce qui manquait a été refait",
        "  ⚠ .diptych/cache is beschadigd of vreemd: het is niet gebruikt, en wat ontbrak is opnieuw gemaakt",
        "  ⚠ .diptych/cache is damaged or not ours: it was not used, and what was missing was made anew",
        "  ⚠ .diptych/cache ist beschädigt oder fremd: er wurde nicht benutzt, und was fehlte, wurde neu erstellt",
    ])
}

/// The line of a build that stops at what it found.
pub(super) fn unpublished(tongue: Tongue) -> &'static str {
    tongue.pick([
        "✘ rien n’est publié : le site publié n’a pas changé",
        "✘ niets gepubliceerd: de gepubliceerde site is niet gewijzigd",
        "✘ nothing is published: the published site has not changed",
        "✘ nichts veröffentlicht: die veröffentlichte Website ist unverändert",
    ])
}

/// `  ⚠ 7 warnings`, or nothing.
pub(super) fn warned(warnings: usize, voice: &Voice) -> String {
    if warnings == 0 {
        return String::new();
    }
    let nouns =
        [["avertissement", "avertissements"], ["waarschuwing", "waarschuwingen"], ["warning", "warnings"], ["Warnung", "Warnungen"]];
    format!("  {} {}", voice.yellow("⚠"), count(warnings, nouns, voice.tongue))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::voice::{Colours, Volume};

    fn lines(tongue: Tongue) -> String {
        let counts = Counts {
            title: "Impact".into(),
            languages: vec!["fr".into(), "nl".into()],
            enterprises: 24,
            indicators: 1,
            values: 3812,
            pages: vec![("fr".into(), 148), ("nl".into(), 146)],
            missing: 2,
            stale: 0,
            charts: 402,
            images: 96,
        };
        let summary = Summary { files: 412, bytes: 9_800_000, written: 3, unchanged: 409, removed: 0, key: crate::key::Key::of(b"") };
        let voice = Voice { tongue, colours: Colours::Plain, volume: Volume::Normal };
        let mut lines = site(&counts, tongue)[1..].to_vec();
        lines.push(published("output", &summary, 0.84, &voice) + &warned(7, &voice));
        lines.join("\n")
    }

    #[test]
    fn a_build_is_told_in_french() {
        let expected = "  données     24 entreprises, 1 indicateur, 3\u{202f}812 valeurs\n  textes      148 pages (fr) · 146 pages (nl) · 2 traductions manquantes\n  graphiques  402 · images 96\n✔ output/  412 fichiers, 9,8 Mo, en 0,84 s  ⚠ 7 avertissements";
        assert_eq!(lines(Tongue::Fr), expected);
    }

    #[test]
    fn a_build_is_told_in_dutch() {
        let expected = "  gegevens    24 ondernemingen, 1 indicator, 3.812 waarden\n  teksten     148 pagina's (fr) · 146 pagina's (nl) · 2 vertalingen ontbreken\n  grafieken   402 · beelden 96\n✔ output/  412 bestanden, 9,8 MB, in 0,84 s  ⚠ 7 waarschuwingen";
        assert_eq!(lines(Tongue::Nl), expected);
    }
}
