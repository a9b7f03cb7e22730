//! What typographers of each language expect. In the tables `·` is U+00A0 and `⍽` is U+202F.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::super::{Locale, NumberStyle, Typography, locale, styled};
use super::Typesetter;

fn visible(text: &str) -> String {
    text.replace('\u{A0}', "·").replace('\u{202F}', "⍽")
}

fn typed(text: &str) -> String {
    text.replace('·', "\u{A0}").replace('⍽', "\u{202F}")
}

fn check(locale: &Locale, cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        let set = locale.typeset(&typed(text)).into_owned();
        assert_eq!(visible(&set), *expected, "{} {text}", locale.tag());
        assert_eq!(visible(&locale.typeset(&set)), *expected, "set twice: {} {text}", locale.tag());
    }
}

#[test]
fn french() {
    check(
        &locale("fr-BE"),
        &[
            // Marks
            ("Bonjour !", "Bonjour⍽!"),
            ("Bonjour!", "Bonjour⍽!"),
            ("Comment compter ?", "Comment compter⍽?"),
            ("Vraiment ?!", "Vraiment⍽?!"),
            ("Oui !!! Non???", "Oui⍽!!! Non⍽???"),
            ("un ; deux; trois", "un⍽; deux⍽; trois"),
            ("Trois étapes : voir plus bas", "Trois étapes·: voir plus bas"),
            ("Trois étapes: voir plus bas", "Trois étapes·: voir plus bas"),
            ("Déjà juste⍽! Et ici·: oui", "Déjà juste⍽! Et ici·: oui"),
            ("Mal espacé·!", "Mal espacé⍽!"),
            ("(vraiment ?) (?) [!]", "(vraiment⍽?) (?) [!]"),
            ("Ah… ! Etc. ?", "Ah…⍽! Etc.⍽?"),
            ("Le point :\nla suite", "Le point·:\nla suite"),
            // Quotation marks
            ("Il dit \"oui\".", "Il dit «·oui·»."),
            ("« oui » et «non»", "«·oui·» et «·non·»"),
            ("\"Il dit \"non\" souvent\"", "«·Il dit “non” souvent·»"),
            ("« Il dit \"non\" souvent »", "«·Il dit “non” souvent·»"),
            ("\" espacé \"", "«·espacé·»"),
            ("l'\"impact social\"", "l’«·impact social·»"),
            ("(\"cahier\")", "(«·cahier·»)"),
            ("dit:\"oui\"", "dit·:«·oui·»"),
            ("\"Pourquoi ?\" demande-t-elle", "«·Pourquoi⍽?·» demande-t-elle"),
            ("\"Oui\" ?", "«·Oui·»⍽?"),
            ("le mot 'impact' ici", "le mot ‘impact’ ici"),
            ("« le mot 'impact' »", "«·le mot “impact”·»"),
            // Apostrophes
            ("l'entreprise d'insertion qu'on aime", "l’entreprise d’insertion qu’on aime"),
            ("aujourd'hui, presqu'île", "aujourd’hui, presqu’île"),
            ("l’impact", "l’impact"),
            // Dots and dashes
            ("et ainsi de suite...", "et ainsi de suite…"),
            ("[...] quoi....", "[…] quoi...."),
            ("une pause - longue - ici", "une pause – longue – ici"),
            ("une pause -- ici --- là", "une pause – ici — là"),
            ("un arc-en-ciel, dit-il", "un arc-en-ciel, dit-il"),
            ("pages 12-15, 2019-2023", "pages 12–15, 2019–2023"),
            ("de 2,5-3,5 %", "de 2,5–3,5·%"),
            ("le 2023-06-01, 2023-06, 02-512", "le 2023-06-01, 2023-06, 02-512"),
            ("COVID-19, 5-3, F-35", "COVID-19, 5-3, F-35"),
            // Numbers
            ("12 % et 12% et 12,5 %", "12·% et 12·% et 12,5·%"),
            ("12 km, 5 kg, 3 h", "12·km, 5·kg, 3·h"),
            ("45 € ou 45€/mois", "45·€ ou 45·€/mois"),
            ("12 ETP", "12·ETP"),
            ("n° 3, p. 4, pp. 5-6, § 2", "n°·3, p.·4, pp.·5–6, §·2"),
            ("12 345 personnes, 1 234 567,8 €", "12⍽345 personnes, 1⍽234⍽567,8·€"),
            ("en 2023 450 personnes", "en 2023 450 personnes"),
            ("tél. 02 512 34 56", "tél. 02 512 34 56"),
            ("12 personnes", "12 personnes"),
            ("M. Dupont et Mme Martin", "M.·Dupont et Mme·Martin"),
            // What stays
            ("à 12:30, ratio 3:1", "à 12:30, ratio 3:1"),
            ("C:\\Documents et std::fs", "C:\\Documents et std::fs"),
            ("https://exemple.be/a?b=c;d!e", "https://exemple.be/a?b=c;d!e"),
            ("(voir http://x.be/l'a) :", "(voir http://x.be/l'a)·:"),
            ("www.exemple.be/faq?q='a' !", "www.exemple.be/faq?q='a'⍽!"),
            ("exemple.be/page?x=1&y=2 !", "exemple.be/page?x=1&y=2⍽!"),
            ("écrire à info@exemple.be!", "écrire à info@exemple.be⍽!"),
            ("mailto:info@exemple.be?subject=x", "mailto:info@exemple.be?subject=x"),
            ("merci :) et ;-) :smile: :-D", "merci :) et ;-) :smile: :-D"),
            ("un écran de 15\" et 5'10", "un écran de 15\" et 5'10"),
            ("et/ou?", "et/ou⍽?"),
            ("--strict --drafts", "--strict --drafts"),
            ("100%bio", "100%bio"),
            ("?", "?"),
            ("…", "…"),
        ],
    );
}

#[test]
fn french_of_the_eu() {
    check(
        &styled("fr-BE", NumberStyle::Cldr, Typography::Eu),
        &[
            ("Bonjour ! Quoi ? Bon ; trois : un", "Bonjour! Quoi? Bon; trois: un"),
            ("\"oui\" et « non »", "«oui» et «non»"),
            ("l'impact : 12 % ...", "l’impact: 12·% …"),
            ("un rapport de 3 : 1", "un rapport de 3 : 1"),
        ],
    );
}

#[test]
fn french_as_typed() {
    let as_typed = styled("fr-BE", NumberStyle::Cldr, Typography::None);
    check(&as_typed, &[("l'impact : \"oui\"...", "l'impact : \"oui\"...")]);
    assert_eq!(Typesetter::new(&as_typed).push("l'impact !"), "l'impact !");
}

#[test]
fn dutch() {
    check(
        &locale("nl-BE"),
        &[
            ("Zij zei \"ja\".", "Zij zei “ja”."),
            ("\"Zij zei 'ja' tegen mij\"", "“Zij zei ‘ja’ tegen mij”"),
            ("\"Zij zei \"ja\" tegen mij\"", "“Zij zei ‘ja’ tegen mij”"),
            ("'t Sas en 's ochtends", "’t Sas en ’s ochtends"),
            ("'s-Hertogenbosch", "’s-Hertogenbosch"),
            ("\"'t Is waar\"", "“’t Is waar”"),
            ("zo'n foto's, auto's", "zo’n foto’s, auto’s"),
            ("'k weet 'm niet, 'n dag", "’k weet ’m niet, ’n dag"),
            ("Frans' fiets", "Frans’ fiets"),
            ("de jaren '90 en '80s", "de jaren ’90 en ’80s"),
            ("het woord 'impact' hier", "het woord ‘impact’ hier"),
            ("het 's'-teken", "het ‘s’-teken"),
            ("Drie stappen: ja! Nee? Goed; ok", "Drie stappen: ja! Nee? Goed; ok"),
            ("12 % van 5 km", "12·% van 5·km"),
            ("12%", "12%"),
            ("€ 45 of 45 euro", "€·45 of 45 euro"),
            ("blz. 4, nr. 3, p. 12-15", "blz.·4, nr.·3, p.·12-15"),
            ("2-5 jaar, 2019-2023", "2-5 jaar, 2019-2023"),
            ("een pauze - lang - hier", "een pauze – lang – hier"),
            ("enzovoort...", "enzovoort…"),
            ("12 VTE, 12 345 mensen", "12·VTE, 12·345 mensen"),
            ("dhr. Janssens en dr. Peeters", "dhr.·Janssens en dr.·Peeters"),
            ("om 12:30 op https://x.be/'t", "om 12:30 op https://x.be/'t"),
            ("(\"schrift\")", "(“schrift”)"),
            ("“al juist” en ‘goed’", "“al juist” en ‘goed’"),
        ],
    );
}

#[test]
fn english() {
    check(
        &locale("en"),
        &[
            ("She said \"yes\".", "She said “yes”."),
            ("\"She said 'yes' to me\"", "“She said ‘yes’ to me”"),
            ("don't, it's, the dogs' bowls", "don’t, it’s, the dogs’ bowls"),
            ("'Twas in the '90s, rock 'n' roll", "’Twas in the ’90s, rock ’n’ roll"),
            ("'She said \"yes\" today'", "‘She said “yes” today’"),
            ("Three steps: yes! No? Good; fine", "Three steps: yes! No? Good; fine"),
            ("pages 12-15, 2019-2023", "pages 12–15, 2019–2023"),
            ("a pause - long - here", "a pause – long – here"),
            ("and so on...", "and so on…"),
            ("12 km, 45 %, No. 3", "12·km, 45·%, No.·3"),
            ("Mr Smith and Dr. Jones", "Mr·Smith and Dr.·Jones"),
            ("6'2\" tall", "6'2\" tall"),
            ("well-known, 12:30", "well-known, 12:30"),
        ],
    );
}

#[test]
fn german() {
    check(
        &locale("de-BE"),
        &[
            ("Sie sagte \"ja\".", "Sie sagte „ja“."),
            ("\"Sie sagte 'ja' zu mir\"", "„Sie sagte ‚ja‘ zu mir“"),
            ("\"Sie sagte \"ja\" zu mir\"", "„Sie sagte ‚ja‘ zu mir“"),
            ("Wie geht's? 's ist gut", "Wie geht’s? ’s ist gut"),
            ("Hans' Auto", "Hans’ Auto"),
            ("12 km, 45 %", "12·km, 45·%"),
            ("S. 12-15, Nr. 3, Abb. 4", "S.·12–15, Nr.·3, Abb.·4"),
            ("eine Pause - lang - hier", "eine Pause – lang – hier"),
            ("und so weiter...", "und so weiter…"),
            ("Drei Schritte: ja! Nein?", "Drei Schritte: ja! Nein?"),
            ("Dr. Müller, 12 VZÄ", "Dr.·Müller, 12·VZÄ"),
            ("(\"Heft\")", "(„Heft“)"),
        ],
    );
    check(&locale("de-CH"), &[("Sie sagte \"ja\".", "Sie sagte «ja».")]);
}

#[test]
fn pieces_of_one_block_are_set_as_one_text() {
    let set = |tag: &str, pieces: &[&str]| {
        let locale = locale(tag);
        let mut typesetter = Typesetter::new(&locale);
        pieces.iter().map(|piece| visible(&typesetter.push(piece))).collect::<Vec<_>>()
    };
    assert_eq!(set("fr", &["\"Il dit ", "oui", "\" souvent"]), ["«·Il dit ", "oui", "·» souvent"]);
    assert_eq!(set("fr", &["« ", "oui", " » !"]), ["«·", "oui", "·»⍽!"]);
    assert_eq!(set("fr", &["«", " oui"]), ["«·", "oui"]);
    assert_eq!(set("fr", &["l'", "impact", " : 12", " %"]), ["l’", "impact", "·: 12", "·%"]);
    assert_eq!(set("fr", &["oui ", "!"]), ["oui ", "!"]);
    assert_eq!(set("fr", &["oui", "!"]), ["oui", "⍽!"]);
    assert_eq!(set("fr", &["une pause", " - longue"]), ["une pause", " – longue"]);
    assert_eq!(set("nl", &["\"", "Ja", "\", zei ze, \"", "nee", "\"."]), ["“", "Ja", "”, zei ze, “", "nee", "”."]);
    assert_eq!(set("nl", &["foto", "'s"]), ["foto", "’s"]);
    assert_eq!(set("de", &["\"Sie sagte '", "ja", "'\""]), ["„Sie sagte ‚", "ja", "‘“"]);
}

#[test]
fn what_is_no_text_counts_as_a_word() {
    let locale = locale("fr");
    let mut typesetter = Typesetter::new(&locale);
    assert_eq!(visible(&typesetter.push("voir \"")), "voir «·");
    typesetter.pass();
    assert_eq!(visible(&typesetter.push("\" !")), "·»⍽!");
}

#[test]
fn plain_text_is_borrowed() {
    let locale = locale("fr");
    assert!(matches!(locale.typeset("une phrase simple"), std::borrow::Cow::Borrowed(_)));
    assert!(matches!(locale.typeset("en 2023, rien"), std::borrow::Cow::Borrowed(_)));
}

static LOCALES: LazyLock<Vec<Locale>> = LazyLock::new(|| {
    let mut locales: Vec<Locale> = ["fr-BE", "nl-BE", "en", "de-BE", "de-CH", "ja", "ar"].map(locale).into();
    locales.push(styled("fr", NumberStyle::Point, Typography::Eu));
    locales
});

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn setting_twice_changes_nothing(text in "[a-cLM0-3 \"' .:;!?%€«»“”‘’„‹›()/\\-–\u{A0}\u{202F}\n@=°]{0,24}") {
        for locale in LOCALES.iter() {
            let once = locale.typeset(&text).into_owned();
            prop_assert_eq!(locale.typeset(&once).into_owned(), once.clone(), "{:?} {:?}", locale, text);
        }
    }

    #[test]
    fn letters_and_digits_are_never_lost(text in "\\PC{0,40}") {
        let plain = |text: &str| text.chars().filter(|glyph| glyph.is_alphanumeric()).collect::<String>();
        for locale in LOCALES.iter() {
            prop_assert_eq!(plain(&locale.typeset(&text)), plain(&text));
        }
    }
}
