//! What is there, in Dutch.

use super::super::{anchored, code, size, with_comma, without_percent};
use super::words::{another, expected, found, handout, kind, language, part, product, reason, said, scope};
use crate::finding::{FileTrouble, Problem, SurveyTrouble, Weighed, YamlTrouble};

/// What is there.
pub fn message(problem: &Problem) -> String {
    use Problem::*;
    match problem {
        UnknownKey { key, .. } => format!("de sleutel {} bestaat hier niet", said(key)),
        MalformedLanguage { key } => format!("{} is geen taalcode", said(key)),
        UnknownReference { kind: what, written, .. } => format!("geen {} heet {}", kind(what), said(written)),
        AmbiguousReference { written, .. } => format!("{} kan op meer dan één ding slaan", said(written)),
        UnknownPeriod { reference, period, .. } => format!("{} heeft geen waarde voor {}", said(reference), said(period)),
        MalformedReference { written, .. } => format!("{} is hier niet te begrijpen", said(written)),
        UnknownDirective { written, .. } => format!("geen enkel blok heet {}", said(written)),
        UnclosedDirective { name } => format!("het blok {} wordt nergens afgesloten", code(&format!("::: {name}"))),
        TooDeep { limit } => format!("lijsten en citaten zitten meer dan {limit} niveaus in elkaar"),
        GrowsTooMuch { limit } => format!("deze tekst zou meer dan {limit} keer zo lang worden"),
        DuplicateId { kind: what, id } => format!("het id {} is al van {}", said(id), another(what)),
        TwinsDisagree { key } => format!("{} verschilt tussen de talen", code(key)),
        TwoOriginals { id } => format!("{} heeft twee originelen: beide bestanden dragen `consent`", said(id)),
        OnlyInOriginal { key } => format!("{} staat in een vertaling, alleen het origineel mag dit zeggen", said(key)),
        RateWithoutParts { indicator, period } => {
            format!("{} is een aandeel, maar de waarde voor {period} heeft geen teller en noemer", said(indicator))
        }
        NumeratorAboveDenominator { numerator, denominator } => {
            format!("de teller {} is groter dan de noemer {}", with_comma(numerator), with_comma(denominator))
        }
        NumberUnreadable { written, .. } => format!("{} is niet als getal te lezen", said(written)),
        NumberAmbiguous { written, .. } => format!("{} is op twee manieren als getal te lezen", said(written)),
        FractionOfIndivisible { written, unit } => {
            format!("{} heeft decimalen, maar de eenheid {} telt alleen gehelen", said(&with_comma(written)), code(unit))
        }
        OutsideDomain { written, min: Some(min), max: Some(max) } => {
            format!("{} ligt niet tussen {} en {}", said(&with_comma(written)), with_comma(min), with_comma(max))
        }
        OutsideDomain { written, min: Some(min), .. } => format!("{} is kleiner dan {}", said(&with_comma(written)), with_comma(min)),
        OutsideDomain { written, max: Some(max), .. } => format!("{} is groter dan {}", said(&with_comma(written)), with_comma(max)),
        OutsideDomain { written, .. } => format!("{} is een waarde die deze indicator niet kan hebben", said(&with_comma(written))),
        BreakdownDoesNotAddUp { dimension, period, sum, total } => {
            format!(
                "de categorieën van {} zijn samen {} voor {period}, het totaal is {}",
                said(dimension),
                with_comma(sum),
                with_comma(total)
            )
        }
        SurveyCounts { trouble, found, expected } => match trouble {
            SurveyTrouble::ReturnedAboveInvited => format!("{found} formulieren ontvangen, maar slechts {expected} mensen uitgenodigd"),
            SurveyTrouble::InvitedAbovePopulation => format!("{found} mensen uitgenodigd, maar een populatie van slechts {expected}"),
            SurveyTrouble::NoAnswerAboveReturned => format!("{found} zonder antwoord, maar slechts {expected} formulieren ontvangen"),
            SurveyTrouble::SumIsNotBase => format!("de antwoorden zijn samen {found}, de basis is {expected}"),
            SurveyTrouble::OptionAboveBase(option) => format!("{} telt {found} antwoorden, de basis is {expected}", said(option)),
            SurveyTrouble::GroupsDoNotSum(option) => format!("de groepen zijn samen {found} voor {}, dat er {expected} telt", said(option)),
        },
        NoSource { indicator } => format!("het resultaat {} heeft geen bron", said(indicator)),
        PeriodTwice { period } => format!("de periode {} staat er twee keer", said(period)),
        PeriodsOverlap { period, other } => format!("de periodes {} en {} overlappen elkaar", said(period), said(other)),
        SeriesContradiction { indicator, period } => {
            format!("twee bestanden geven {} een verschillende waarde voor {period}", said(indicator))
        }
        BreakdownTwice { dimension } => format!("het CSV-bestand geeft de uitsplitsing {} al", said(dimension)),
        ConsentMissing => "deze getuigenis heeft geen toestemming".into(),
        VoiceNotCleared { id, reason: why } => format!("de getuigenis {} mag hier niet verschijnen: {}", said(id), reason(why)),
        ConsentScope { scope: what } => format!("de toestemming geldt niet voor {}", scope(what)),
        NameTooLong { display } => format!("de naam zegt meer dan {} toont", code(&format!("display: {display}"))),
        MinorWithoutGuardian => "de getuige is minderjarig en geen ouder of voogd heeft toegestemd".into(),
        FunderNotice { funder, lang, .. } => format!("de vermelding van {} ontbreekt in het {}", said(funder), language(lang)),
        NoAlt { file } => format!("de afbeelding {} heeft geen alternatieve tekst", said(file)),
        CompanyNumber { kind: what, written } => format!("{} is geen {}: de controlecijfers kloppen niet", said(written), kind(what)),
        Recomputable { indicator, period } => {
            format!("het verborgen getal van {} voor {period} is nog af te leiden uit de andere", said(indicator))
        }
        Yaml { trouble } => yaml(trouble),
        DuplicateKey { key } => format!("de sleutel {} staat er twee keer", said(key)),
        MissingKey { key } => format!("de sleutel {} ontbreekt", code(key)),
        WrongType { expected: wanted, found: there } => format!("hier hoort {}, {}", expected(*wanted), found(there)),
        UnitsDiffer { left, right } => format!("{} en {} kunnen niet worden opgeteld", code(left), code(right)),
        UnitOfFormula { made, declared } => format!("de formule geeft {}, de indicator zegt {}", code(made), code(declared)),
        NotInList { written, .. } => format!("{} is geen van de woorden voor deze sleutel", said(written)),
        Excluding { key, other } => format!("{} en {} sluiten elkaar uit", code(key), code(other)),
        TooLong { length, limit } => format!("de tekst telt {length} tekens, hoogstens {limit} kan"),
        QuoteNotInText => "het citaat staat niet woord voor woord in de tekst".into(),
        Version { written } => format!("de site is geschreven voor formaat {}, dit programma leest formaat 1", said(written)),
        BadSlug { written, .. } => format!("{} kan geen deel van een adres zijn", said(written)),
        DeadPath { target, .. } => format!("{} leidt naar geen enkele pagina", said(target)),
        KeptFile { target } => format!("{} bestaat, maar wordt niet gepubliceerd", said(target)),
        DeadAnchor { anchor, .. } => format!("{} leidt naar geen enkele plek op de pagina", said(&anchored(anchor))),
        SameAddress { address } => format!("twee pagina’s hebben het adres {}", said(address)),
        Template { template, line, message, page: None } => format!("het sjabloon {} stopt op regel {line}: {message}", said(template)),
        Template { template, line, message, page: Some(page) } => {
            format!("het sjabloon {} stopt op regel {line} bij de pagina {}: {message}", said(template), said(page))
        }
        File { file, trouble } => unusable(&said(file), trouble),
        Import { trouble } => super::importing::message(trouble),
        MissingTranslation { lang, .. } => format!("deze tekst ontbreekt in het {}", language(lang)),
        MissingWord { lang, key, words } => {
            format!("het woord {} van de interface ontbreekt in het {}: {}", code(key), language(lang), said(words))
        }
        NoWords { lang, count, .. } => format!("de {count} woorden van de interface ontbreken in het {}", language(lang)),
        StaleTranslation { lang, words: Some(words), .. } => {
            format!("het origineel is gewijzigd sinds de vertaling in het {} werd aanvaard: {}", language(lang), said(words))
        }
        StaleTranslation { lang, words: None, .. } => {
            format!("het origineel is gewijzigd sinds de vertaling in het {} werd aanvaard: er is een passage geschrapt", language(lang))
        }
        ProseNumber { written, reference, data } => {
            format!("de tekst zegt {}, de gegevens van {} zeggen {data}", said(written), said(reference))
        }
        TypedPercentage { written, numerator, denominator, computed } => {
            format!("er staat {}, maar {numerator} op {denominator} is {}%", said(&with_comma(written)), with_comma(computed))
        }
        ForbiddenWord { written, .. } => format!("de woordenlijst raadt {} af", said(written)),
        NumbersDiffer { here, there } => format!("de getallen verschillen tussen de talen: hier {}, daar {}", said(here), said(there)),
        StockSummed { period } => format!("de waarde voor {period} telt standen van verschillende momenten op"),
        OverlapSummed { indicator } => format!("het totaal van {} telt dezelfde mensen dubbel", said(indicator)),
        Jump { period, change } => format!("de waarde verandert met {}% in {period}", with_comma(without_percent(change))),
        EmptyValue { period } => format!("de waarde voor {} is leeg en telt als ontbrekend, niet als nul", said(period)),
        TargetWithoutBaseline => "het streefdoel heeft geen vertrekpunt".into(),
        TargetWithoutDate => "het streefdoel heeft geen datum".into(),
        LowResponse { rate } => format!("slechts {}% van de uitgenodigde mensen antwoordde", with_comma(without_percent(rate))),
        SmallBase { base, minimum } => format!("de basis is {base}, minder dan {minimum}"),
        ConsentExpires { on } => format!("de toestemming verloopt op {on}"),
        OutcomeWithoutProof { id } => format!("geen indicator en geen bewijsstuk ondersteunt het effect {}", said(id)),
        OnlyPositive => "alle effecten van deze evaluatie zijn positief".into(),
        NoLimits => "deze evaluatie vermeldt haar beperkingen niet".into(),
        ManyCategories { count } => format!("de grafiek toont {count} categorieën, meer dan 7 zijn moeilijk te onderscheiden"),
        UnfitType { asked, drawn } => format!("{} past niet bij deze gegevens, in de plaats komt {}", said(asked), code(drawn)),
        TitleWithoutFinding { title } => format!("de titel {} noemt het onderwerp van de grafiek, niet wat ze toont", said(title)),
        LongRemark { length } => format!("de opmerking telt {length} tekens, boven 60 staat ze de grafiek in de weg"),
        PercentWithoutBase => "er staan percentages zonder dat er bij staat op hoeveel".into(),
        MixedScales { drawn, left_out } => {
            format!("twee vragen met een andere schaal: {} wordt getekend, {} niet", said(drawn), said(left_out))
        }
        MixedUnits { drawn, left_out } => format!("twee eenheden op één as: {} wordt getekend, {} niet", said(drawn), said(left_out)),
        DirectivesDiffer { here, there } => format!("de blokken verschillen tussen de talen: hier {}, daar {}", said(here), said(there)),
        MissingInTwin { what, lang } => format!("{} ontbreekt in het {}", said(what), language(lang)),
        Unused { kind: what, id } => format!("niets gebruikt {} ({})", said(id), kind(what)),
        Orphan { page } => format!("niets leidt naar de pagina {}", said(page)),
        NearMiss { written, nearest } => format!("{} lijkt op {}, maar verschijnt zoals het er staat", said(written), code(nearest)),
        LinkDropped { target } => format!("de link naar {} is niet veilig: alleen de woorden verschijnen", said(target)),
        ControlCharacters => "onzichtbare tekens veranderen hoe deze tekst wordt gelezen".into(),
        EmptyText => "dit bestand bevat geen woorden".into(),
        Unwritten => "deze tekst moet nog geschreven worden: er staat alleen ‘…’".into(),
        OriginalChanged { file } => format!("het origineel van {} is veranderd sinds uw thema het overnam", said(file)),
        WeakColour { written, contrast, repaired } => format!(
            "de kleur {} verschilt te weinig van de achtergrond ({contrast} op 1); {} komt in de plaats",
            said(written),
            said(repaired)
        ),
        Overweight { what, bytes, limit, .. } => {
            let what = match what {
                Weighed::Page(address) => format!("de pagina {}", code(address)),
                Weighed::Styles => "het geheel van de stijlbladen".into(),
                Weighed::Scripts => "het geheel van de scripts".into(),
            };
            format!("{what} weegt {} kB, meer dan de voorziene {} kB", bytes / 1000, limit / 1000)
        }
        UntranslatedTarget { target, lang } => format!("{} is niet geschreven in het {}", said(target), language(lang)),
        DoesNotFit { paper, block, over: 0 } => format!("{} is te vol; het langst is {}", handout(paper), part(block)),
        DoesNotFit { paper, block, over } => {
            format!("{} is ongeveer {over} mm te vol; het langst is {}", handout(paper), part(block))
        }
        SnapshotOfNothing { reference } => format!("dit schrift bewaart waarden van {}, dat de site niet meer kent", code(reference)),
        TableTooWide { columns } => format!("deze tabel van {columns} kolommen is breder dan haar pagina"),
        CannotMake { what, .. } => format!("dit exemplaar van Diptych kan dit niet maken: {}", product(what)),
        MemberLeftOut { enterprise, errors } => format!(
            "de federatie verschijnt zonder {}: {}",
            said(enterprise),
            if errors == "1" { "1 fout in zijn bestanden".to_owned() } else { format!("{errors} fouten in zijn bestanden") }
        ),
        NoLetters { letters } => format!("geen enkel lettertype voor papier tekent deze tekens: {}", code(letters)),
        FormulaAsTyped { written } => format!("de formule {} wordt getoond zoals ze getypt is", code(written)),
        Barrier { page, barrier: found, shown } => {
            let what = barrier(*found);
            format!("de pagina {}: {what} ({})", code(page), code(shown))
        }
        OnlyPoints { words } => format!("deze woorden zeggen niet waar de link heen leidt: {}", said(words)),
        TellsWho { written } => format!("{} kan verraden wie er spreekt, hoewel de naam niet getoond wordt", said(written)),
        LeftOut { id, reason: why } => format!("de getuigenis {} verschijnt niet: {}", said(id), reason(why)),
    }
}

fn barrier(found: crate::finding::Barrier) -> &'static str {
    use crate::finding::Barrier;
    match found {
        Barrier::Language => "ze zegt haar taal niet",
        Barrier::Main => "ze heeft geen hoofddeel, of meer dan een",
        Barrier::Title => "ze heeft geen titel van het eerste niveau, of meer dan een",
        Barrier::Level => "een titel slaat een niveau over",
        Barrier::Heading => "een titel heeft geen woorden",
        Barrier::Words => "een link of knop heeft geen woorden",
        Barrier::Picture => "een afbeelding heeft geen vervangende tekst",
        Barrier::Table => "een tabel heeft geen kopcellen",
        Barrier::Field => "een veld heeft geen label",
        Barrier::Landmark => "een navigatie heeft geen naam",
        Barrier::Anchor => "een anker bestaat twee keer",
        Barrier::List => "een lijst begint met iets anders dan een punt",
    }
}

fn yaml(trouble: &YamlTrouble) -> String {
    match trouble {
        YamlTrouble::Syntax => "het bestand is vanaf hier niet meer te lezen".into(),
        YamlTrouble::Tab => "een tab springt deze regel in".into(),
        YamlTrouble::SecondDocument => "`---` begint een tweede document".into(),
        YamlTrouble::Alias(name) => format!("{} verwijst naar iets dat er niet is", said(&format!("*{}", name.trim_start_matches('*')))),
        YamlTrouble::Tag(tag) => format!("het YAML-label {} heeft hier geen betekenis", said(tag)),
        YamlTrouble::MergeKey => "de samenvoegsleutel `<<` wordt niet gelezen".into(),
        YamlTrouble::TooDeep(levels) => format!("meer dan {levels} niveaus zitten in elkaar"),
        YamlTrouble::TooMany(nodes) => format!("het bestand bevat meer dan {nodes} waarden"),
        YamlTrouble::Unclosed => "de kop begint met `---` en eindigt niet".into(),
        YamlTrouble::Empty => "het bestand is leeg".into(),
        YamlTrouble::ComplexKey => "een lijst of een groep staat op de plaats van een sleutel".into(),
        YamlTrouble::ColonInWords(_) => "door een dubbele punt tussen de woorden lijken ze een sleutel".into(),
        YamlTrouble::NeedsQuotes(_) => "deze woorden beginnen met een teken dat in YAML iets anders betekent".into(),
        YamlTrouble::CutByHash(_) => "` #` kapt de regel af: de rest telt als commentaar".into(),
        YamlTrouble::QuoteInside(_) => "een aanhalingsteken midden in de woorden sluit ze te vroeg af".into(),
        YamlTrouble::CutByComma { number, .. } => {
            format!("tussen accolades scheidt de komma de sleutels: {} wordt doormidden geknipt", said(number))
        }
        YamlTrouble::UnclosedQuote => "een aanhalingsteken opent hier en sluit niet".into(),
    }
}

fn unusable(file: &str, trouble: &FileTrouble) -> String {
    match trouble {
        FileTrouble::Missing(_) => format!("het bestand {file} bestaat niet"),
        FileTrouble::Unreadable(words) => format!("het bestand {file} kan niet worden gelezen: {words}"),
        FileTrouble::NotUtf8(None) => format!("het bestand {file} staat niet in UTF-8"),
        FileTrouble::NotUtf8(Some(encoding)) => format!("het bestand {file} staat niet in UTF-8, het lijkt op {encoding}"),
        FileTrouble::Nul => format!("het bestand {file} bevat een NUL-byte, die in geen tekst hoort"),
        FileTrouble::TooLarge(bytes) => {
            let (amount, unit) = size(*bytes);
            format!("het bestand {file} is groter dan {amount} {unit}B")
        }
        FileTrouble::Outside => format!("{file} ligt buiten de site"),
        FileTrouble::Link(target) => format!("{file} is slechts een koppeling naar {}", said(target)),
        FileTrouble::Special => format!("{file} is geen gewoon bestand"),
        FileTrouble::Name => format!("de naam {file} kan niet op elk systeem worden gepubliceerd"),
        FileTrouble::Unsafe => format!("het bestand {file} bevat een script of verborgen details die niet online mogen"),
        FileTrouble::Remote => format!("de afbeelding {file} staat op een andere website"),
        FileTrouble::Damaged => format!("de afbeelding {file} is beschadigd of onvolledig"),
        FileTrouble::TooManyPixels { width, height, limit } => {
            format!("de afbeelding {file} telt {width} × {height} pixels; de grens is {} miljoen", limit / 1_000_000)
        }
        FileTrouble::NoPicture(None) => format!("het bestand {file} is geen afbeelding"),
        FileTrouble::NoPicture(Some(kind)) => format!("de afbeelding {file} is een {kind}, een formaat dat pagina’s niet tonen"),
        FileTrouble::References => format!("de literatuurlijst {file} kan vanaf hier niet meer gelezen worden"),
        FileTrouble::Column(column) => format!("de tabel {file} heeft geen kolom {}", code(column)),
        FileTrouble::UnknownColumn(_) => format!("deze kolom van de tabel {file} is niet bekend en geen dimensie"),
        FileTrouble::Row => format!("deze rij van de tabel {file} heeft niet evenveel cellen als de eerste"),
    }
}
