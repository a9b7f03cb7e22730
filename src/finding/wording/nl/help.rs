//! What to write instead, in Dutch.

use super::super::{anchored, at_root, clipped, code, excess, listed, meant};
use super::words::{language, said};
use crate::finding::{FileTrouble, Problem, SurveyTrouble, YamlTrouble};

/// What to do; empty if there is nothing to do.
pub fn help(problem: &Problem) -> String {
    use Problem::*;
    match problem {
        UnknownKey { nearest: Some(near), .. } => format!("schrijf {}", code(near)),
        UnknownKey { known, .. } if known.is_empty() => "zet eigen gegevens onder `extra`".into(),
        UnknownKey { known, .. } => format!("de mogelijke sleutels zijn {}; eigen gegevens horen onder `extra`", listed(known, "en")),
        MalformedLanguage { .. } => "schrijf een code zoals `fr`, `nl` of `nl-BE`".into(),
        UnknownReference { nearest: Some(near), .. } => format!("schrijf {}", code(near)),
        UnknownReference { .. } => "verbeter het id, of maak eerst aan waarnaar het verwijst".into(),
        AmbiguousReference { candidates, .. } => format!("schrijf {}", listed(candidates, "of")),
        UnknownPeriod { known, .. } if known.is_empty() => "voeg eerst een waarde toe: er is er nog voor geen enkele periode".into(),
        UnknownPeriod { known, .. } => format!("er zijn waarden voor {}", listed(known, "en")),
        MalformedReference { example, .. } => format!("schrijf bijvoorbeeld {}", code(example)),
        UnknownDirective { nearest: Some(near), .. } => format!("schrijf {}", code(&format!("::: {near}"))),
        UnknownDirective { .. } => "de handleiding beschrijft de mogelijke blokken: `chart`, `kpi`, `testimonial`, `callout`…".into(),
        UnclosedDirective { .. } => "sluit het af met een regel met evenveel dubbele punten: `:::`".into(),
        TooDeep { .. } => "verdeel de tekst over meer lijsten of alinea’s".into(),
        GrowsTooMuch { .. } => "maak de link of noot die terugkomt korter".into(),
        // A language cannot be renamed.
        DuplicateId { kind: "language", .. } => "schrap een van de twee".into(),
        DuplicateId { .. } => "geef een van de twee een ander id".into(),
        TwinsDisagree { key } => {
            format!("schrijf in beide bestanden dezelfde waarde, of laat {} alleen in de eerste taal staan", code(key))
        }
        TwoOriginals { .. } => "laat `consent` staan in de taal die de getuige sprak en haal het weg uit het andere bestand".into(),
        OnlyInOriginal { key } => format!("haal {} hier weg: de vertaling neemt dit over van het origineel", code(key)),
        RateWithoutParts { .. } => "schrijf `{numerator: …, denominator: …}`, of zeg in `note` waarom ze niet bekend zijn".into(),
        NumeratorAboveDenominator { numerator, denominator } => {
            format!(
                "kijk beide getallen na; zijn ze verwisseld, schrijf dan {}",
                code(&format!("{{numerator: {denominator}, denominator: {numerator}}}"))
            )
        }
        NumberUnreadable { repair: Some(repair), .. } => format!("schrijf {}", code(repair)),
        NumberUnreadable { .. } => "schrijf cijfers met één decimaalteken, zoals `1234` of `12,5`".into(),
        NumberAmbiguous { grouped, fraction, .. } => {
            format!("schrijf {} voor het gehele getal, {} voor het getal met decimalen", code(grouped), code(fraction))
        }
        FractionOfIndivisible { .. } => "schrijf een geheel getal, of kies in de catalogus een eenheid met decimalen, zoals `fte`".into(),
        OutsideDomain { .. } => "verbeter de waarde; klopt ze, verruim dan `domain` in de catalogus".into(),
        BreakdownDoesNotAddUp { .. } => {
            "verbeter een categorie of het totaal, of schrijf `exhaustive: false` als er categorieën ontbreken".into()
        }
        SurveyCounts { trouble, .. } => match trouble {
            SurveyTrouble::ReturnedAboveInvited => "verbeter `returned` of `invited`".into(),
            SurveyTrouble::InvitedAbovePopulation => "verbeter `invited` of `population`".into(),
            SurveyTrouble::NoAnswerAboveReturned => "verbeter `no_answer` of `returned`".into(),
            SurveyTrouble::SumIsNotBase => "verbeter `counts` of `no_answer`: de basis is `returned` min `no_answer`".into(),
            SurveyTrouble::OptionAboveBase(_) => "verbeter dit aantal: niemand kiest twee keer hetzelfde antwoord".into(),
            SurveyTrouble::GroupsDoNotSum(_) => "verbeter een groep onder `by`, of het aantal".into(),
        },
        NoSource { .. } => "zeg waar het cijfer vandaan komt: `source: \"…\"`".into(),
        PeriodTwice { .. } => "behoud een van de twee".into(),
        PeriodsOverlap { .. } => "verbeter een van de twee, of schrijf `rolling: true` als de overlapping zo bedoeld is".into(),
        SeriesContradiction { .. } => {
            "maak ze gelijk, of vermeld de verbetering in het recentste bestand: `revised: {on: …, was: …, why: …}`".into()
        }
        BreakdownTwice { .. } => "haal ze hier weg, of haal de kolom uit het CSV-bestand".into(),
        ConsentMissing => "voeg `consent` toe met `status`, `given_on`, `scopes` en `channels`; zonder verschijnt er niets".into(),
        VoiceNotCleared { .. } => "haal ze hier weg, of noteer de nieuwe toestemming bij de getuigenis zodra de getuige die geeft".into(),
        ConsentScope { scope } => {
            format!("haal dit weg, of schrijf {} onder `scopes` zodra de getuige akkoord gaat", code(&format!("{scope}: true")))
        }
        NameTooLong { display } => match display.as_str() {
            "first-name" => "schrijf alleen de voornaam onder `name`".into(),
            "initials" => "schrijf alleen de initialen onder `name`, zoals `S. B.`".into(),
            "pseudonym" | "role-only" => "haal `name` weg: de echte naam hoort niet in de bestanden".into(),
            _ => "schrijf onder `name` precies wat getoond mag worden".into(),
        },
        MinorWithoutGuardian => "voeg `guardian: true` toe onder `consent` zodra een ouder of voogd akkoord gaat".into(),
        FunderNotice { key, .. } => format!("voeg {} toe onder `notice`", code(&format!("{key}: \"…\""))),
        NoAlt { .. } => "zeg in `alt` wat de afbeelding toont, of schrijf `decorative: true` als ze niets toevoegt".into(),
        CompanyNumber { .. } => "vergelijk het cijfer voor cijfer met het officiële register".into(),
        Recomputable { .. } => "voeg het samen met een andere categorie, of laat de cijfers weg die het verraden".into(),
        Yaml { trouble } => yaml(trouble),
        DuplicateKey { .. } => "behoud een van de twee".into(),
        MissingKey { key } => format!("voeg {} toe", code(&format!("{key}: …"))),
        WrongType { expected, found } => format!("schrijf bijvoorbeeld {}", code(&meant(*expected, found))),
        UnitsDiffer { .. } => "reken een van beide eerst om, of deel het ene door het andere met `per(a, b)`".into(),
        UnitOfFormula { .. } => "verbeter de formule, of de eenheid van de indicator: `unit: ratio` past bij elk quotiënt".into(),
        NotInList { nearest: Some(near), .. } => format!("schrijf {}", code(near)),
        NotInList { allowed, .. } if allowed.is_empty() => String::new(),
        NotInList { allowed, .. } => format!("schrijf {}", listed(allowed, "of")),
        Excluding { .. } => "behoud een van de twee sleutels".into(),
        TooLong { length, limit } => format!("maak hem {} tekens korter", excess(*length, *limit)),
        QuoteNotInText => "neem het letterlijk over uit de tekst, met `[…]` waar iets is weggelaten".into(),
        Version { .. } => "schrijf `format: 1`, of installeer een nieuwere Diptych".into(),
        BadSlug { proposal: Some(proposal), .. } => format!("schrijf {}", code(proposal)),
        BadSlug { .. } => "schrijf kleine letters a–z, cijfers en enkele koppeltekens, zoals `premier-cahier`".into(),
        DeadPath { nearest: Some(near), .. } => format!("schrijf {}", code(near)),
        DeadPath { .. } => "verbeter het pad: het vertrekt vanuit de map van dit bestand".into(),
        KeptFile { target } => format!(
            "verplaats het naar `content/media/static/`, en verwijs ernaar met zijn pad vanaf de root van de site: {}",
            code(&at_root(target))
        ),
        DeadAnchor { nearest: Some(near), .. } => format!("schrijf {}", code(&anchored(near))),
        DeadAnchor { .. } => "geef de bedoelde titel of figuur deze naam: `{#…}`".into(),
        SameAddress { .. } => "geef een van beide een andere `slug`".into(),
        Template { .. } => "verbeter dit sjabloon van het thema, of verwijder het om het oorspronkelijke terug te krijgen".into(),
        File { trouble, .. } => unusable(trouble),
        Import { trouble } => super::importing::help(trouble),
        MissingTranslation { key, file, borrowed: Some(from), .. } => {
            format!("{}; intussen toont de pagina het {}", translated(key, file.as_deref()), language(from))
        }
        MissingTranslation { key, file, borrowed: None, .. } => translated(key, file.as_deref()),
        MissingWord { .. } => {
            "schrijf het in dit bestand, of gebruik `diptych translations export`; intussen tonen de pagina’s het in het Engels".into()
        }
        NoWords { lang, file, .. } => format!(
            "`diptych translations export --to {lang} -o woorden.xlf` geeft ze ter vertaling, de import schrijft {}; intussen tonen de pagina’s ze in het Engels",
            code(file)
        ),
        StaleTranslation { command, .. } => format!("vertaal wat gewijzigd is en voer dan `diptych translations accept {command}` uit"),
        ProseNumber { reference, .. } => {
            format!("schrijf {}: het getal volgt dan de gegevens", code(&format!("{{{{ value {reference} }}}}")))
        }
        TypedPercentage { .. } => "verbeter een van de drie getallen; hou in een gegevensbestand alleen de twee aantallen".into(),
        ForbiddenWord { preferred, .. } => format!("schrijf {}", code(preferred)),
        NumbersDiffer { .. } => "vergelijk beide teksten en verbeter de tekst die fout is".into(),
        StockSummed { .. } => {
            "geef de laatste stand of het gemiddelde; gaat het om een stroom, schrijf dan `nature: flow` in de catalogus".into()
        }
        OverlapSummed { .. } => "schrijf `aggregate: none`, of tel iets anders dan mensen, zoals deelnames".into(),
        Jump { .. } => "kijk de waarde na; klopt ze, zeg dan waarom in `note`".into(),
        EmptyValue { .. } => "schrijf `0` voor nul, of `status: missing` als de waarde niet bekend is".into(),
        TargetWithoutBaseline => "voeg `baseline` toe aan het resultaat, met de periode vanwaar de vooruitgang telt".into(),
        TargetWithoutDate => "voeg `period` toe: het jaar of de dag waarop het bereikt moet zijn".into(),
        LowResponse { .. } => "zeg onder `limits` wat dit voor de resultaten betekent".into(),
        SmallBase { .. } => "lees het met voorzichtigheid: op de pagina staat er een waarschuwingsteken bij".into(),
        ConsentExpires { .. } => "vraag de getuige om ze te verlengen en pas dan `expires` aan".into(),
        OutcomeWithoutProof { id } => {
            format!(
                "voeg {} toe aan een resultaat, of {} aan een bewijsstuk",
                code(&format!("outcome: {id}")),
                code(&format!("supports: [{id}]"))
            )
        }
        OnlyPositive => "zeg ook wat niet lukte of niet bedoeld was: `sign: negative`".into(),
        NoLimits => "voeg `limits` toe: wat deze cijfers niet kunnen zeggen".into(),
        ManyCategories { .. } => "voeg de kleinste samen, of schrijf `type: table`".into(),
        UnfitType { drawn, .. } => format!("schrijf {}", code(&format!("type: {drawn}"))),
        TitleWithoutFinding { .. } => {
            "schrijf wat de lezer moet zien, met een werkwoord of een getal: “De uitstroom stijgt sinds 2021”; of laat de titel weg".into()
        }
        LongRemark { .. } => "maak ze korter, of zet de uitleg in `note`".into(),
        PercentWithoutBase => "geef `numerator` en `denominator`, of `n`, of noem de basis in `note`".into(),
        MixedScales { .. } => "maak één grafiek per schaal".into(),
        MixedUnits { .. } => "maak één grafiek per eenheid".into(),
        DirectivesDiffer { .. } => "zet in beide bestanden dezelfde blokken in dezelfde volgorde".into(),
        MissingInTwin { .. } => "voeg het daar toe, of haal het hier weg".into(),
        Unused { .. } => "gebruik het ergens, of verwijder het".into(),
        Orphan { .. } => "link ernaar vanaf een andere pagina, of zet ze in `menu`".into(),
        NearMiss { nearest, .. } => format!("schrijf {} als dat de bedoeling is", code(nearest)),
        LinkDropped { .. } => "schrijf een adres dat met `https://` of `mailto:` begint, of het pad van een pagina".into(),
        ControlCharacters => "typ de aangeduide woorden opnieuw".into(),
        EmptyText => "schrijf de tekst, of verwijder het bestand".into(),
        Unwritten => "schrijf hem, of verwijder wat facultatief is; intussen tonen de pagina’s ‘…’".into(),
        OriginalChanged { file } => {
            format!("vergelijk met `diptych theme diff {file}`, en daarna `diptych theme eject --again {file}` als het in orde is")
        }
        WeakColour { repaired, .. } => format!("schrijf {} om zelf te kiezen, of een donkerdere kleur (minstens 4.5 op 1)", said(repaired)),
        Overweight { part: Some((part, bytes)), .. } => {
            format!("maak het zwaarste deel lichter of splits het: {} ({} kB)", code(part), bytes / 1000)
        }
        Overweight { part: None, .. } => "maak het lichter, of verdeel het: telefoons worden er traag van".into(),
        UntranslatedTarget { target, .. } => format!("vertaal {}, of link naar een andere pagina", said(target)),
        DoesNotFit { .. } => "maak deze tekst korter: op papier valt weg wat te veel is, en de pdf wordt niet gemaakt".into(),
        SnapshotOfNothing { .. } => {
            "kreeg de indicator een andere naam, zeg dat dan bij de nieuwe met `supersedes`; anders zijn deze regels nergens te zien".into()
        }
        TableTooWide { .. } => {
            "laat kolommen weg, of maak er twee tabellen van: op papier zouden de letters te klein zijn om te lezen".into()
        }
        CannotMake { command, .. } => format!("haal een volledig exemplaar met {}", code(command)),
        MemberLeftOut { .. } => "verbeter de bestanden van dit lid: zijn cijfers en pagina’s komen dan vanzelf terug".to_owned(),
        Barrier { barrier: found, .. } => barrier(*found).into(),
        NoLetters { .. } => "vervang ze, of voeg aan het thema een lettertype toe dat ze heeft; in de pdf staan er vierkantjes".into(),
        OnlyPoints { .. } => {
            "noem wat er te vinden is, zoals `[het verslag van 2024](…)`: wie de pagina beluistert, hoort haar links na elkaar".into()
        }
        FormulaAsTyped { .. } => {
            "schrijf ze in woorden of maak er een afbeelding van; tussen twee `$` worden breuken, wortels, machten, indexen, sommen en Griekse letters gezet".into()
        }
        TellsWho { .. } => {
            "laat het weg of zeg het minder precies, zoals ‘in de dertig’, ‘een stad in de buurt’ of ‘iemand van het team’, en lees het na met de persoon".into()
        }
        LeftOut { .. } => String::new(),
    }
}

/// Where the words of a language go.
fn translated(key: &str, file: Option<&str>) -> String {
    match file {
        Some(file) => format!("schrijf het bestand {}", code(&clipped(file))),
        None => format!("voeg {} aan de tekst toe", code(&format!("{key}: \"…\""))),
    }
}

fn yaml(trouble: &YamlTrouble) -> String {
    match trouble {
        YamlTrouble::Syntax => "kijk de inspringing, aanhalingstekens en haakjes na, hier en op de regel ervoor".into(),
        YamlTrouble::Tab => "spring in met spaties, twee per niveau".into(),
        YamlTrouble::SecondDocument => "haal deze regel weg, of zet het vervolg in een eigen bestand".into(),
        YamlTrouble::Alias(_) => "schrijf de waarde zelf; zet woorden die met `*` beginnen tussen aanhalingstekens".into(),
        YamlTrouble::Tag(_) => "haal het weg; zet woorden die met `!` beginnen tussen aanhalingstekens".into(),
        YamlTrouble::MergeKey => "schrijf de gewenste sleutels hier voluit".into(),
        YamlTrouble::TooDeep(_) => "schrijf het vlakker; misschien is een inspringing verschoven".into(),
        YamlTrouble::TooMany(_) => "verplaats lange reeksen naar een CSV-bestand en vermeld het onder `csv`".into(),
        YamlTrouble::Unclosed => "schrijf `---` alleen op een regel vóór de tekst".into(),
        YamlTrouble::Empty => "schrijf de sleutels, of verwijder het bestand".into(),
        YamlTrouble::ComplexKey => "schrijf een gewoon woord vóór de dubbele punt".into(),
        YamlTrouble::ColonInWords(line) | YamlTrouble::NeedsQuotes(line) | YamlTrouble::CutByHash(line) => {
            format!("zet de woorden tussen rechte aanhalingstekens: {}", code(line.trim()))
        }
        YamlTrouble::QuoteInside(line) => format!("schrijf {}", code(line.trim())),
        YamlTrouble::CutByComma { mended, .. } => format!("zet het getal tussen rechte aanhalingstekens: {}", code(mended)),
        YamlTrouble::UnclosedQuote => "sluit het, of zet de woorden tussen rechte dubbele aanhalingstekens: `\"…\"`".into(),
    }
}

fn unusable(trouble: &FileTrouble) -> String {
    match trouble {
        FileTrouble::Missing(Some(near)) | FileTrouble::UnknownColumn(Some(near)) => format!("schrijf {}", code(near)),
        FileTrouble::Missing(None) => "zet het bestand daar, of verbeter de naam; hoofdletters tellen mee".into(),
        FileTrouble::Unreadable(_) => "kijk de toegangsrechten van het bestand na".into(),
        FileTrouble::NotUtf8(_) => "sla het opnieuw op als UTF-8 (in Excel: “CSV UTF-8”)".into(),
        FileTrouble::Nul => "sla het opnieuw op als platte tekst in UTF-8".into(),
        FileTrouble::TooLarge(_) => "maak het kleiner, of splits het".into(),
        FileTrouble::Outside => "kopieer het bestand naar de site en schrijf het pad daarvan".into(),
        FileTrouble::Link(_) => "zet het bestand zelf op de plaats van de koppeling".into(),
        FileTrouble::Special => "zet er een gewoon bestand in de plaats, of verwijder het".into(),
        FileTrouble::Name => "hernoem het met letters, cijfers en koppeltekens".into(),
        FileTrouble::Unsafe => "exporteer het opnieuw zonder scripts, locatie of cameragegevens".into(),
        FileTrouble::Remote => "bewaar ze naast dit bestand en schrijf de naam: de pagina’s vragen niets aan andere websites".into(),
        FileTrouble::Damaged => "exporteer ze opnieuw, of kopieer ze nog eens van het origineel".into(),
        FileTrouble::TooManyPixels { .. } => "verklein ze: 3000 pixels breed is overal genoeg".into(),
        FileTrouble::NoPicture(_) => "kies een JPEG (foto), een PNG of WebP, of een SVG (logo)".into(),
        FileTrouble::References => {
            "sluit de accolade of het aanhalingsteken dat ontbreekt; het bestand is BibTeX (.bib) of CSL-JSON (.json)".into()
        }
        FileTrouble::Column(column) => format!("voeg een kolom toe met de titel {}", code(column)),
        FileTrouble::UnknownColumn(None) => "geef ze de naam van een dimensie uit de catalogus, of verwijder ze".into(),
        FileTrouble::Row => "voeg een scheidingsteken toe of haal er een weg; zet een cel die er een bevat tussen aanhalingstekens".into(),
    }
}

/// What takes a barrier away.
fn barrier(found: crate::finding::Barrier) -> &'static str {
    use crate::finding::Barrier;
    match found {
        Barrier::Language => "geef `<html>` het attribuut `lang` in het paginasjabloon",
        Barrier::Main => "zet de inhoud in één `<main>`",
        Barrier::Title => "behoud één `<h1>`, die van de pagina",
        Barrier::Level => "daal één niveau per keer: `<h2>`, dan `<h3>`",
        Barrier::Heading => "schrijf de titel, of haal de codes weg",
        Barrier::Words => "schrijf waar de link heen leidt, of geef zijn afbeelding een vervangende tekst",
        Barrier::Picture => "voeg `alt=\"…\"` toe; een versiering krijgt `alt=\"\"`",
        Barrier::Table => "schrijf de eerste rij, of de eerste kolom, met `<th scope=\"…\">`",
        Barrier::Field => "voeg een `<label for=\"…\">` of `aria-label` toe",
        Barrier::Landmark => "voeg `aria-label=\"…\"` toe: een pagina heeft meer dan één navigatie",
        Barrier::Anchor => "geef elke `id` een eigen naam",
        Barrier::List => "zet elk punt van de lijst in een `<li>`",
    }
}
