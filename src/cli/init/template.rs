//! Templates of `init`: files in all four languages, of which a site keeps its own.
//!
//! In a template a line `fr: "…"` stays if the site has that language, a line `#fr …` becomes a
//! comment if that language is the first, and `%word%` is replaced. Nothing else is special, so a
//! template reads as the file it makes.

use crate::disk::{Pick, Tongue};

/// What a site keeps of a template.
pub(super) struct Filling<'a> {
    /// The site's languages, the first being the default.
    pub languages: &'a [Tongue],
    /// What stands for `%word%`.
    pub words: Vec<(&'a str, String)>,
}

impl Filling<'_> {
    /// The first language: that of comments, ids and README.
    pub fn first(&self) -> Tongue {
        self.languages[0]
    }

    /// The file that a template makes.
    pub fn fill(&self, template: &str) -> String {
        let mut text = String::new();
        for line in template.lines() {
            if let Some(line) = self.kept(line) {
                text += &line;
                text.push('\n');
            }
        }
        self.words.iter().fold(text, |text, (word, replacement)| text.replace(&format!("%{word}%"), replacement))
    }

    fn kept(&self, line: &str) -> Option<String> {
        let content = line.trim_start();
        let indent = &line[..line.len() - content.len()];
        if let Some((tongue, comment)) = marked(content, "#", " ") {
            return (tongue == self.first()).then(|| format!("{indent}# {comment}"));
        }
        let stays = marked(content, "", ": \"").is_none_or(|(tongue, _)| self.languages.contains(&tongue));
        stays.then(|| line.to_owned())
    }
}

/// The language between `before` and `after` at the start of a line, and what follows.
fn marked<'a>(content: &'a str, before: &str, after: &str) -> Option<(Tongue, &'a str)> {
    let (code, rest) = content.strip_prefix(before)?.split_at_checked(2)?;
    let tongue = [Tongue::Fr, Tongue::Nl, Tongue::En, Tongue::De].into_iter().find(|tongue| tongue.as_str() == code)?;
    Some((tongue, rest.strip_prefix(after)?))
}

/// The ids of the example in the site's first language: they stand in its addresses and in what
/// its authors type.
pub(super) fn ids(tongue: Tongue) -> Vec<(&'static str, String)> {
    IDS.iter().map(|(word, ids)| (*word, tongue.pick(*ids).to_owned())).collect()
}

const IDS: [(&str, [&str; 4]); 32] = [
    ("enterprise", ["panier-commun", "gedeelde-mand", "common-basket", "gemeinsamer-korb"]),
    ("second", ["seconde-couture", "tweede-naad", "second-seam", "zweite-naht"]),
    ("federation", ["federation-demain", "federatie-morgen", "federation-tomorrow", "verband-morgen"]),
    ("notebook", ["ce-qui-dure", "wat-blijft", "what-lasts", "was-bleibt"]),
    ("chapter-one", ["01-pourquoi", "01-waarom", "01-why", "01-warum"]),
    ("chapter-two", ["02-resultats", "02-resultaten", "02-results", "02-ergebnisse"]),
    ("news", ["2025-03-03-premier-cahier", "2025-03-03-eerste-schrift", "2025-03-03-first-notebook", "2025-03-03-erstes-heft"]),
    ("testimonial", ["noor", "noor", "noor", "noor"]),
    ("lasting-work", ["emploi-durable", "duurzaam-werk", "lasting-work", "dauerhafte-arbeit"]),
    ("vegetables", ["legumes-livres", "geleverde-groenten", "vegetables-delivered", "geliefertes-gemuese"]),
    ("work", ["travail", "werk", "work", "arbeit"]),
    ("food", ["alimentation", "voeding", "food", "ernaehrung"]),
    ("gender", ["genre", "gender", "gender", "geschlecht"]),
    ("women", ["femmes", "vrouwen", "women", "frauen"]),
    ("men", ["hommes", "mannen", "men", "maenner"]),
    ("agreement", ["accord", "akkoord", "agreement", "zustimmung"]),
    ("strongly-disagree", ["pas-du-tout", "helemaal-niet", "strongly-disagree", "gar-nicht"]),
    ("disagree", ["plutot-pas", "eerder-niet", "disagree", "eher-nicht"]),
    ("neutral", ["neutre", "neutraal", "neutral", "teils"]),
    ("agree", ["plutot", "eerder-wel", "agree", "eher"]),
    ("strongly-agree", ["tout-a-fait", "helemaal-wel", "strongly-agree", "voll"]),
    ("participants", ["personnes-en-parcours", "deelnemers", "participants", "teilnehmende"]),
    ("neighbours", ["habitants", "buurtbewoners", "neighbours", "nachbarschaft"]),
    ("outcome-work", ["garder-un-emploi", "werk-behouden", "keeping-a-job", "arbeit-behalten"]),
    ("outcome-food", ["legumes-frais", "verse-groenten", "fresh-vegetables", "frisches-gemuese"]),
    ("outcome-tired", ["fatigue", "vermoeidheid", "tiredness", "erschoepfung"]),
    ("survey", ["depart-2024", "vertrek-2024", "leavers-2024", "austritt-2024"]),
    ("plans", ["prochaine-etape", "volgende-stap", "next-step", "naechster-schritt"]),
    ("evidence-group", ["groupe-de-parole", "gespreksgroep", "focus-group", "gespraechsrunde"]),
    ("evidence-tired", ["entretiens", "gesprekken", "interviews", "gespraeche"]),
    ("assessment", ["2024", "2024", "2024", "2024"]),
    ("news-date", ["2025-03-03", "2025-03-03", "2025-03-03", "2025-03-03"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_keeps_its_own_languages_and_comments_in_the_first() {
        let template = "#fr Le nom.\n#nl De naam.\nname:\n  fr: \"A\"\n  nl: \"B\"\n  en: \"C\"\nid: %work%\n";
        let filling = Filling { languages: &[Tongue::Nl, Tongue::En], words: ids(Tongue::Nl) };
        assert_eq!(filling.fill(template), "# De naam.\nname:\n  nl: \"B\"\n  en: \"C\"\nid: werk\n");
    }
}
