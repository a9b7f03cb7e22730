//! What is there, in French.

use super::super::{anchored, code, size, with_comma, without_percent};
use super::words::{another, expected, found, handout, kind, language, no, part, product, reason, said, scope};
use crate::finding::{FileTrouble, Problem, SurveyTrouble, Weighed, YamlTrouble};

/// What is there.
pub fn message(problem: &Problem) -> String {
    use Problem::*;
    match problem {
        UnknownKey { key, .. } => format!("la clé {} n’existe pas ici", said(key)),
        MalformedLanguage { key } => format!("{} n’est pas un code de langue", said(key)),
        UnknownReference { kind: what, written, .. } => format!("{} ne s’appelle {}", no(what), said(written)),
        AmbiguousReference { written, .. } => format!("{} peut désigner plusieurs choses", said(written)),
        UnknownPeriod { reference, period, .. } => format!("{} n’a pas de valeur pour {}", said(reference), said(period)),
        MalformedReference { written, .. } => format!("{} ne se comprend pas ici", said(written)),
        UnknownDirective { written, .. } => format!("aucun bloc ne s’appelle {}", said(written)),
        UnclosedDirective { name } => format!("le bloc {} n’est jamais fermé", code(&format!("::: {name}"))),
        TooDeep { limit } => format!("listes et citations sont imbriquées sur plus de {limit} niveaux"),
        GrowsTooMuch { limit } => format!("ce texte dépasserait {limit} fois sa longueur une fois mis en page"),
        DuplicateId { kind: what, id } => format!("l’identifiant {} désigne déjà {}", said(id), another(what)),
        TwinsDisagree { key } => format!("{} change d’une langue à l’autre", code(key)),
        TwoOriginals { id } => format!("{} a deux originaux : les deux fichiers portent `consent`", said(id)),
        OnlyInOriginal { key } => format!("{} est écrit dans une traduction, seul l’original peut le dire", said(key)),
        RateWithoutParts { indicator, period } => {
            format!("{} est un taux, mais sa valeur pour {period} n’a ni numérateur ni dénominateur", said(indicator))
        }
        NumeratorAboveDenominator { numerator, denominator } => {
            format!("le numérateur {} dépasse le dénominateur {}", with_comma(numerator), with_comma(denominator))
        }
        NumberUnreadable { written, .. } => format!("{} ne se lit pas comme un nombre", said(written)),
        NumberAmbiguous { written, .. } => format!("{} peut se lire comme deux nombres différents", said(written)),
        FractionOfIndivisible { written, unit } => {
            format!("{} a des décimales, or l’unité {} se compte en entiers", said(&with_comma(written)), code(unit))
        }
        OutsideDomain { written, min: Some(min), max: Some(max) } => {
            format!("{} n’est pas compris entre {} et {}", said(&with_comma(written)), with_comma(min), with_comma(max))
        }
        OutsideDomain { written, min: Some(min), .. } => format!("{} est inférieur à {}", said(&with_comma(written)), with_comma(min)),
        OutsideDomain { written, max: Some(max), .. } => format!("{} est supérieur à {}", said(&with_comma(written)), with_comma(max)),
        OutsideDomain { written, .. } => format!("{} est une valeur que cet indicateur ne peut pas prendre", said(&with_comma(written))),
        BreakdownDoesNotAddUp { dimension, period, sum, total } => {
            format!(
                "les catégories de {} totalisent {} pour {period}, le total est {}",
                said(dimension),
                with_comma(sum),
                with_comma(total)
            )
        }
        SurveyCounts { trouble, found, expected } => match trouble {
            SurveyTrouble::ReturnedAboveInvited => format!("{found} réponses reçues, mais seulement {expected} personnes invitées"),
            SurveyTrouble::InvitedAbovePopulation => format!("{found} personnes invitées, mais une population de {expected} seulement"),
            SurveyTrouble::NoAnswerAboveReturned => format!("{found} sans réponse, mais seulement {expected} questionnaires reçus"),
            SurveyTrouble::SumIsNotBase => format!("les réponses totalisent {found}, la base est {expected}"),
            SurveyTrouble::OptionAboveBase(option) => format!("{} compte {found} réponses, la base est {expected}", said(option)),
            SurveyTrouble::GroupsDoNotSum(option) => {
                format!("les groupes totalisent {found} pour {}, qui en compte {expected}", said(option))
            }
        },
        NoSource { indicator } => format!("le résultat {} n’a pas de source", said(indicator)),
        PeriodTwice { period } => format!("la période {} est donnée deux fois", said(period)),
        PeriodsOverlap { period, other } => format!("les périodes {} et {} se chevauchent", said(period), said(other)),
        SeriesContradiction { indicator, period } => {
            format!("deux fichiers donnent à {} des valeurs différentes pour {period}", said(indicator))
        }
        BreakdownTwice { dimension } => format!("le fichier CSV donne déjà la ventilation {}", said(dimension)),
        ConsentMissing => "ce témoignage n’a pas de consentement".into(),
        VoiceNotCleared { id, reason: why } => format!("le témoignage {} ne peut pas paraître ici : {}", said(id), reason(why)),
        ConsentScope { scope: what } => format!("le consentement ne couvre pas {}", scope(what)),
        NameTooLong { display } => format!("le nom en dit plus que {} ne le permet", code(&format!("display: {display}"))),
        MinorWithoutGuardian => "le témoin est mineur et aucun représentant légal n’a consenti".into(),
        FunderNotice { funder, lang, .. } => format!("la mention de {} manque en {}", said(funder), language(lang)),
        NoAlt { file } => format!("l’image {} n’a pas de texte alternatif", said(file)),
        CompanyNumber { kind: what, written } => {
            format!("{} n’est pas un {} : ses chiffres de contrôle ne correspondent pas", said(written), kind(what))
        }
        Recomputable { indicator, period } => {
            format!("le nombre masqué de {} pour {period} peut encore se déduire des autres", said(indicator))
        }
        Yaml { trouble } => yaml(trouble),
        DuplicateKey { key } => format!("la clé {} est écrite deux fois", said(key)),
        MissingKey { key } => format!("la clé {} manque", code(key)),
        WrongType { expected: wanted, found: there } => format!("il faut ici {}, {}", expected(*wanted), found(there)),
        UnitsDiffer { left, right } => format!("{} et {} ne s’additionnent pas", code(left), code(right)),
        UnitOfFormula { made, declared } => format!("la formule donne {}, l’indicateur dit {}", code(made), code(declared)),
        NotInList { written, .. } => format!("{} ne fait pas partie des mots prévus pour cette clé", said(written)),
        Excluding { key, other } => format!("{} et {} s’excluent", code(key), code(other)),
        TooLong { length, limit } => format!("le texte compte {length} caractères, il en faut {limit} au plus"),
        QuoteNotInText => "la citation ne se trouve pas mot pour mot dans le texte".into(),
        Version { written } => format!("le site est écrit pour le format {}, ce programme lit le format 1", said(written)),
        BadSlug { written, .. } => format!("{} ne peut pas faire partie d’une adresse", said(written)),
        DeadPath { target, .. } => format!("{} ne mène à aucune page", said(target)),
        KeptFile { target } => format!("{} existe, mais n’est pas publié", said(target)),
        DeadAnchor { anchor, .. } => format!("{} ne mène à aucun endroit de la page", said(&anchored(anchor))),
        SameAddress { address } => format!("deux pages ont l’adresse {}", said(address)),
        Template { template, line, message, page: None } => format!("le gabarit {} s’arrête à la ligne {line} : {message}", said(template)),
        Template { template, line, message, page: Some(page) } => {
            format!("le gabarit {} s’arrête à la ligne {line} pendant la page {} : {message}", said(template), said(page))
        }
        File { file, trouble } => unusable(&said(file), trouble),
        Import { trouble } => super::importing::message(trouble),
        MissingTranslation { lang, .. } => format!("ce texte manque en {}", language(lang)),
        MissingWord { lang, key, words } => format!("le mot {} de l’interface manque en {} : {}", code(key), language(lang), said(words)),
        NoWords { lang, count, .. } => format!("les {count} mots de l’interface manquent en {}", language(lang)),
        StaleTranslation { lang, words: Some(words), .. } => {
            format!("l’original a changé depuis que sa traduction en {} a été acceptée : {}", language(lang), said(words))
        }
        StaleTranslation { lang, words: None, .. } => {
            format!("l’original a changé depuis que sa traduction en {} a été acceptée : un passage y a été supprimé", language(lang))
        }
        ProseNumber { written, reference, data } => {
            format!("le texte dit {}, les données de {} disent {data}", said(written), said(reference))
        }
        TypedPercentage { written, numerator, denominator, computed } => {
            format!("{} est écrit, mais {numerator} sur {denominator} font {} %", said(&with_comma(written)), with_comma(computed))
        }
        ForbiddenWord { written, .. } => format!("le glossaire déconseille {}", said(written)),
        NumbersDiffer { here, there } => format!("les nombres diffèrent d’une langue à l’autre : {} ici, {} là", said(here), said(there)),
        StockSummed { period } => format!("la valeur pour {period} additionne des états relevés à plusieurs moments"),
        OverlapSummed { indicator } => format!("le total de {} compte deux fois les mêmes personnes", said(indicator)),
        Jump { period, change } => format!("la valeur varie de {} % en {period}", with_comma(without_percent(change))),
        EmptyValue { period } => format!("la valeur pour {} est vide et compte comme manquante, pas comme zéro", said(period)),
        TargetWithoutBaseline => "la cible n’a pas de point de départ".into(),
        TargetWithoutDate => "la cible n’a pas d’échéance".into(),
        LowResponse { rate } => format!("seuls {} % des personnes invitées ont répondu", with_comma(without_percent(rate))),
        SmallBase { base, minimum } => format!("la base est de {base}, en dessous de {minimum}"),
        ConsentExpires { on } => format!("le consentement expire le {on}"),
        OutcomeWithoutProof { id } => format!("aucun indicateur ni aucune preuve n’étaie l’effet {}", said(id)),
        OnlyPositive => "tous les effets de cette évaluation sont positifs".into(),
        NoLimits => "cette évaluation ne dit pas ses limites".into(),
        ManyCategories { count } => format!("le graphique montre {count} catégories, au-delà de 7 on les distingue mal"),
        UnfitType { asked, drawn } => format!("{} ne convient pas à ces données, {} est dessiné à la place", said(asked), code(drawn)),
        TitleWithoutFinding { title } => format!("le titre {} dit le sujet du graphique, pas ce qu’il montre", said(title)),
        LongRemark { length } => format!("l’annotation compte {length} caractères, au-delà de 60 elle encombre le graphique"),
        PercentWithoutBase => "des pourcentages sont donnés sans dire sur combien".into(),
        MixedScales { drawn, left_out } => {
            format!("deux questions sur deux échelles : {} est dessinée, {} ne l’est pas", said(drawn), said(left_out))
        }
        MixedUnits { drawn, left_out } => {
            format!("deux unités sur un même axe : {} est dessiné, {} ne l’est pas", said(drawn), said(left_out))
        }
        DirectivesDiffer { here, there } => format!("les blocs diffèrent d’une langue à l’autre : {} ici, {} là", said(here), said(there)),
        MissingInTwin { what, lang } => format!("{} manque en {}", said(what), language(lang)),
        Unused { kind: what, id } => format!("rien n’utilise {} ({})", said(id), kind(what)),
        Orphan { page } => format!("rien ne mène à la page {}", said(page)),
        NearMiss { written, nearest } => format!("{} ressemble à {}, mais sera publié tel quel", said(written), code(nearest)),
        LinkDropped { target } => format!("le lien vers {} n’est pas sûr : seuls ses mots sont publiés", said(target)),
        ControlCharacters => "des caractères invisibles changent la lecture de ce texte".into(),
        EmptyText => "ce fichier ne contient aucun mot".into(),
        Unwritten => "ce texte reste à écrire : il n’y a que « … »".into(),
        OriginalChanged { file } => format!("l’original de {} a changé depuis que votre thème l’a repris", said(file)),
        WeakColour { written, contrast, repaired } => {
            format!("la couleur {} se distingue trop peu du fond ({contrast} pour 1) ; {} la remplace", said(written), said(repaired))
        }
        Overweight { what, bytes, limit, .. } => {
            let what = match what {
                Weighed::Page(address) => format!("la page {}", code(address)),
                Weighed::Styles => "l’ensemble des feuilles de style".into(),
                Weighed::Scripts => "l’ensemble des scripts".into(),
            };
            format!("{what} pèse {} ko, au-delà des {} ko prévus", bytes / 1000, limit / 1000)
        }
        UntranslatedTarget { target, lang } => format!("{} n’est pas écrit en {}", said(target), language(lang)),
        DoesNotFit { paper, block, over: 0 } => format!("{} déborde\u{a0}; le plus long est {}", handout(paper), part(block)),
        DoesNotFit { paper, block, over } => {
            format!("{} déborde d’environ {over} mm\u{a0}; le plus long est {}", handout(paper), part(block))
        }
        SnapshotOfNothing { reference } => format!("ce cahier garde des valeurs de {}, que le site ne connaît plus", code(reference)),
        TableTooWide { columns } => format!("ce tableau de {columns} colonnes est plus large que sa page"),
        CannotMake { what, .. } => format!("cet exemplaire de Diptych ne sait pas produire {}", product(what)),
        MemberLeftOut { enterprise, errors } => format!(
            "la fédération est publiée sans {} : {}",
            said(enterprise),
            if errors == "1" { "1 erreur dans ses fichiers".to_owned() } else { format!("{errors} erreurs dans ses fichiers") }
        ),
        NoLetters { letters } => format!("aucune police d’impression ne dessine ces signes : {}", code(letters)),
        FormulaAsTyped { written } => format!("la formule {} est montrée telle qu’elle est tapée", code(written)),
        Barrier { page, barrier: found, shown } => {
            let what = barrier(*found);
            format!("la page {}\u{a0}: {what} ({})", code(page), code(shown))
        }
        OnlyPoints { words } => format!("ces mots ne disent pas où mène le lien\u{a0}: {}", said(words)),
        TellsWho { written } => format!("{} peut dire qui parle, alors que le nom est tu", said(written)),
        LeftOut { id, reason: why } => format!("le témoignage {} n’est pas publié : {}", said(id), reason(why)),
    }
}

fn barrier(found: crate::finding::Barrier) -> &'static str {
    use crate::finding::Barrier;
    match found {
        Barrier::Language => "elle ne dit pas sa langue",
        Barrier::Main => "elle n’a pas de partie principale, ou en a plusieurs",
        Barrier::Title => "elle n’a pas de titre de premier niveau, ou en a plusieurs",
        Barrier::Level => "un titre saute un niveau",
        Barrier::Heading => "un titre n’a pas de mots",
        Barrier::Words => "un lien ou un bouton n’a pas de mots",
        Barrier::Picture => "une image n’a pas de texte de remplacement",
        Barrier::Table => "un tableau n’a pas de cellules d’en-tête",
        Barrier::Field => "un champ n’a pas d’étiquette",
        Barrier::Landmark => "une navigation n’a pas de nom",
        Barrier::Anchor => "une ancre existe deux fois",
        Barrier::List => "une liste commence par autre chose qu’un point",
    }
}

fn yaml(trouble: &YamlTrouble) -> String {
    match trouble {
        YamlTrouble::Syntax => "le fichier ne se lit plus à partir d’ici".into(),
        YamlTrouble::Tab => "une tabulation met cette ligne en retrait".into(),
        YamlTrouble::SecondDocument => "`---` ouvre un second document".into(),
        YamlTrouble::Alias(name) => {
            format!("{} renvoie à quelque chose qui n’existe pas", said(&format!("*{}", name.trim_start_matches('*'))))
        }
        YamlTrouble::Tag(tag) => format!("l’étiquette YAML {} n’a pas de sens ici", said(tag)),
        YamlTrouble::MergeKey => "la clé de fusion `<<` n’est pas lue".into(),
        YamlTrouble::TooDeep(levels) => format!("plus de {levels} niveaux sont emboîtés"),
        YamlTrouble::TooMany(nodes) => format!("le fichier contient plus de {nodes} valeurs"),
        YamlTrouble::Unclosed => "l’en-tête s’ouvre par `---` et ne se ferme pas".into(),
        YamlTrouble::Empty => "le fichier est vide".into(),
        YamlTrouble::ComplexKey => "une liste ou un groupe occupe la place d’une clé".into(),
        YamlTrouble::ColonInWords(_) => "un deux-points au milieu des mots les fait prendre pour une clé".into(),
        YamlTrouble::NeedsQuotes(_) => "ces mots commencent par un signe qui a un autre sens en YAML".into(),
        YamlTrouble::CutByHash(_) => "` #` coupe la ligne : la suite passe pour un commentaire".into(),
        YamlTrouble::QuoteInside(_) => "un guillemet au milieu des mots les termine trop tôt".into(),
        YamlTrouble::CutByComma { number, .. } => {
            format!("entre accolades, la virgule sépare les clés : {} est coupé en deux", said(number))
        }
        YamlTrouble::UnclosedQuote => "un guillemet s’ouvre ici et ne se ferme pas".into(),
    }
}

fn unusable(file: &str, trouble: &FileTrouble) -> String {
    match trouble {
        FileTrouble::Missing(_) => format!("le fichier {file} n’existe pas"),
        FileTrouble::Unreadable(words) => format!("le fichier {file} ne peut pas être lu : {words}"),
        FileTrouble::NotUtf8(None) => format!("le fichier {file} n’est pas en UTF-8"),
        FileTrouble::NotUtf8(Some(encoding)) => format!("le fichier {file} n’est pas en UTF-8, il semble être en {encoding}"),
        FileTrouble::Nul => format!("le fichier {file} contient un octet NUL, ce qu’aucun texte n’a"),
        FileTrouble::TooLarge(bytes) => {
            let (amount, unit) = size(*bytes);
            format!("le fichier {file} dépasse {amount} {unit}o")
        }
        FileTrouble::Outside => format!("{file} se trouve hors du site"),
        FileTrouble::Link(target) => format!("{file} n’est qu’un lien vers {}", said(target)),
        FileTrouble::Special => format!("{file} n’est pas un fichier ordinaire"),
        FileTrouble::Name => format!("le nom {file} ne peut pas être publié sur tous les systèmes"),
        FileTrouble::Unsafe => format!("le fichier {file} contient un script ou des détails cachés à ne pas mettre en ligne"),
        FileTrouble::Remote => format!("l’image {file} se trouve sur un autre site"),
        FileTrouble::Damaged => format!("l’image {file} est abîmée ou incomplète"),
        FileTrouble::TooManyPixels { width, height, limit } => {
            format!(
                "l’image {file} compte {width}\u{202f}×\u{202f}{height} pixels\u{202f}; la limite est de {} millions",
                limit / 1_000_000
            )
        }
        FileTrouble::NoPicture(None) => format!("le fichier {file} n’est pas une image"),
        FileTrouble::NoPicture(Some(kind)) => format!("l’image {file} est en {kind}, un format que les pages ne montrent pas"),
        FileTrouble::References => format!("la liste de références {file} ne peut plus être lue à partir d’ici"),
        FileTrouble::Column(column) => format!("le tableau {file} n’a pas de colonne {}", code(column)),
        FileTrouble::UnknownColumn(_) => format!("cette colonne du tableau {file} n’est ni connue ni une dimension"),
        FileTrouble::Row => format!("cette ligne du tableau {file} n’a pas autant de cellules que la première"),
    }
}
