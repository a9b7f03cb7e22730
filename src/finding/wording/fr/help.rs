//! What to write instead, in French.

use super::super::{anchored, at_root, clipped, code, excess, listed, meant};
use super::words::{language, said};
use crate::finding::{FileTrouble, Problem, SurveyTrouble, YamlTrouble};

/// What to do; empty if there is nothing to do.
pub fn help(problem: &Problem) -> String {
    use Problem::*;
    match problem {
        UnknownKey { nearest: Some(near), .. } => format!("écrivez {}", code(near)),
        UnknownKey { known, .. } if known.is_empty() => "rangez vos propres données sous `extra`".into(),
        UnknownKey { known, .. } => format!("les clés possibles sont {} ; vos propres données vont sous `extra`", listed(known, "et")),
        MalformedLanguage { .. } => "écrivez un code comme `fr`, `nl` ou `nl-BE`".into(),
        UnknownReference { nearest: Some(near), .. } => format!("écrivez {}", code(near)),
        UnknownReference { .. } => "corrigez l’identifiant, ou créez d’abord ce qu’il désigne".into(),
        AmbiguousReference { candidates, .. } => format!("écrivez {}", listed(candidates, "ou")),
        UnknownPeriod { known, .. } if known.is_empty() => "ajoutez d’abord une valeur : il n’y en a encore pour aucune période".into(),
        UnknownPeriod { known, .. } => format!("il y a des valeurs pour {}", listed(known, "et")),
        MalformedReference { example, .. } => format!("écrivez par exemple {}", code(example)),
        UnknownDirective { nearest: Some(near), .. } => format!("écrivez {}", code(&format!("::: {near}"))),
        UnknownDirective { .. } => "le manuel décrit les blocs possibles : `chart`, `kpi`, `testimonial`, `callout`…".into(),
        UnclosedDirective { .. } => "fermez-le par une ligne d’autant de deux-points\u{a0}: `:::`".into(),
        TooDeep { .. } => "répartissez le texte en plusieurs listes ou paragraphes".into(),
        GrowsTooMuch { .. } => "raccourcissez le lien ou la note qui se répète".into(),
        // A language cannot be renamed.
        DuplicateId { kind: "language", .. } => "supprimez l’un des deux".into(),
        DuplicateId { .. } => "donnez un autre identifiant à l’un des deux".into(),
        TwinsDisagree { key } => {
            format!("écrivez la même valeur dans les deux fichiers, ou gardez {} dans la première langue seulement", code(key))
        }
        TwoOriginals { .. } => "gardez `consent` dans la langue parlée par le témoin et retirez-le de l’autre fichier".into(),
        OnlyInOriginal { key } => format!("retirez {} ici : la traduction le reprend de l’original", code(key)),
        RateWithoutParts { .. } => "écrivez `{numerator: …, denominator: …}`, ou dites dans `note` pourquoi on ne les connaît pas".into(),
        NumeratorAboveDenominator { numerator, denominator } => {
            format!(
                "vérifiez les deux nombres ; s’ils sont intervertis, écrivez {}",
                code(&format!("{{numerator: {denominator}, denominator: {numerator}}}"))
            )
        }
        NumberUnreadable { repair: Some(repair), .. } => format!("écrivez {}", code(repair)),
        NumberUnreadable { .. } => "écrivez des chiffres avec une seule marque décimale, comme `1234` ou `12,5`".into(),
        NumberAmbiguous { grouped, fraction, .. } => {
            format!("pour le nombre entier, écrivez {} ; pour le nombre à décimales, écrivez {}", code(grouped), code(fraction))
        }
        FractionOfIndivisible { .. } => "écrivez un nombre entier, ou choisissez au catalogue une unité à décimales, comme `fte`".into(),
        OutsideDomain { .. } => "corrigez la valeur ; si elle est juste, élargissez `domain` dans le catalogue".into(),
        BreakdownDoesNotAddUp { .. } => {
            "corrigez une catégorie ou le total, ou écrivez `exhaustive: false` s’il manque des catégories".into()
        }
        SurveyCounts { trouble, .. } => match trouble {
            SurveyTrouble::ReturnedAboveInvited => "corrigez `returned` ou `invited`".into(),
            SurveyTrouble::InvitedAbovePopulation => "corrigez `invited` ou `population`".into(),
            SurveyTrouble::NoAnswerAboveReturned => "corrigez `no_answer` ou `returned`".into(),
            SurveyTrouble::SumIsNotBase => "corrigez `counts` ou `no_answer` : la base est `returned` moins `no_answer`".into(),
            SurveyTrouble::OptionAboveBase(_) => "corrigez cet effectif : personne ne choisit deux fois la même réponse".into(),
            SurveyTrouble::GroupsDoNotSum(_) => "corrigez un groupe sous `by`, ou l’effectif".into(),
        },
        NoSource { .. } => "dites d’où vient le chiffre : `source: \"…\"`".into(),
        PeriodTwice { .. } => "gardez l’une des deux".into(),
        PeriodsOverlap { .. } => "corrigez l’une des deux, ou écrivez `rolling: true` si le chevauchement est voulu".into(),
        SeriesContradiction { .. } => {
            "rendez-les égales, ou dites la correction dans le fichier le plus récent : `revised: {on: …, was: …, why: …}`".into()
        }
        BreakdownTwice { .. } => "retirez-la ici, ou retirez sa colonne du fichier CSV".into(),
        ConsentMissing => "ajoutez `consent` avec `status`, `given_on`, `scopes` et `channels` ; sans lui, rien ne paraît".into(),
        VoiceNotCleared { .. } => "retirez-le d’ici, ou notez le nouveau consentement dans le témoignage dès que le témoin le donne".into(),
        ConsentScope { scope } => {
            format!("retirez cet élément, ou écrivez {} sous `scopes` dès que le témoin est d’accord", code(&format!("{scope}: true")))
        }
        NameTooLong { display } => match display.as_str() {
            "first-name" => "écrivez le prénom seul sous `name`".into(),
            "initials" => "écrivez seulement les initiales sous `name`, comme `S. B.`".into(),
            "pseudonym" | "role-only" => "retirez `name` : le vrai nom ne doit pas se trouver dans les fichiers".into(),
            _ => "écrivez sous `name` exactement ce qui peut être montré".into(),
        },
        MinorWithoutGuardian => "ajoutez `guardian: true` sous `consent` dès qu’un parent ou un tuteur a donné son accord".into(),
        FunderNotice { key, .. } => format!("ajoutez {} sous `notice`", code(&format!("{key}: \"…\""))),
        NoAlt { .. } => "dites dans `alt` ce que montre l’image, ou écrivez `decorative: true` si elle n’apprend rien".into(),
        CompanyNumber { .. } => "comparez-le, chiffre par chiffre, avec le registre officiel".into(),
        Recomputable { .. } => "regroupez-le avec une autre catégorie, ou renoncez aux chiffres qui le trahissent".into(),
        Yaml { trouble } => yaml(trouble),
        DuplicateKey { .. } => "gardez l’une des deux".into(),
        MissingKey { key } => format!("ajoutez {}", code(&format!("{key}: …"))),
        WrongType { expected, found } => format!("écrivez par exemple {}", code(&meant(*expected, found))),
        UnitsDiffer { .. } => "convertissez d’abord l’un des deux, ou rapportez l’un à l’autre par `per(a, b)`".into(),
        UnitOfFormula { .. } => "corrigez la formule, ou l’unité de l’indicateur : `unit: ratio` va à tout quotient".into(),
        NotInList { nearest: Some(near), .. } => format!("écrivez {}", code(near)),
        NotInList { allowed, .. } if allowed.is_empty() => String::new(),
        NotInList { allowed, .. } => format!("écrivez {}", listed(allowed, "ou")),
        Excluding { .. } => "gardez l’une des deux clés".into(),
        TooLong { length, limit } => format!("raccourcissez-le de {} caractères", excess(*length, *limit)),
        QuoteNotInText => "recopiez-la du texte, avec `[…]` à la place des passages omis".into(),
        Version { .. } => "écrivez `format: 1`, ou installez un Diptych plus récent".into(),
        BadSlug { proposal: Some(proposal), .. } => format!("écrivez {}", code(proposal)),
        BadSlug { .. } => "écrivez des minuscules de a à z, des chiffres et des traits d’union simples, comme `premier-cahier`".into(),
        DeadPath { nearest: Some(near), .. } => format!("écrivez {}", code(near)),
        DeadPath { .. } => "corrigez le chemin : il part du dossier de ce fichier".into(),
        KeptFile { target } => format!("déplacez-le dans `content/media/static/`, et liez-le par son chemin depuis la racine du site : {}", code(&at_root(target))),
        DeadAnchor { nearest: Some(near), .. } => format!("écrivez {}", code(&anchored(near))),
        DeadAnchor { .. } => "donnez ce nom au titre ou à la figure que vous visez : `{#…}`".into(),
        SameAddress { .. } => "donnez un autre `slug` à l’une d’elles".into(),
        Template { .. } => "corrigez ce gabarit de votre thème, ou supprimez-le pour retrouver celui d’origine".into(),
        File { trouble, .. } => unusable(trouble),
        Import { trouble } => super::importing::help(trouble),
        MissingTranslation { key, file, borrowed: Some(from), .. } => {
            format!("{} ; en attendant, la page le montre en {}", translated(key, file.as_deref()), language(from))
        }
        MissingTranslation { key, file, borrowed: None, .. } => translated(key, file.as_deref()),
        MissingWord { .. } => "écrivez-le dans ce fichier, ou passez par `diptych translations export` ; en attendant, les pages le montrent en anglais".into(),
        NoWords { lang, file, .. } => format!("`diptych translations export --to {lang} -o mots.xlf` les donne à traduire, l’importation écrit {} ; en attendant, les pages les montrent en anglais", code(file)),
        StaleTranslation { command, .. } => format!("traduisez ce qui a changé, puis lancez `diptych translations accept {command}`"),
        ProseNumber { reference, .. } => {
            format!("écrivez {} : le nombre suivra les données", code(&format!("{{{{ value {reference} }}}}")))
        }
        TypedPercentage { .. } => "corrigez l’un des trois nombres ; dans un fichier de données, gardez les deux effectifs seuls".into(),
        ForbiddenWord { preferred, .. } => format!("écrivez {}", code(preferred)),
        NumbersDiffer { .. } => "comparez les deux textes, et corrigez celui qui se trompe".into(),
        StockSummed { .. } => "donnez le dernier état ou leur moyenne ; s’il s’agit d’un flux, écrivez `nature: flow` au catalogue".into(),
        OverlapSummed { .. } => "écrivez `aggregate: none`, ou comptez autre chose que des personnes, comme des participations".into(),
        Jump { .. } => "vérifiez la valeur ; si elle est juste, dites pourquoi dans `note`".into(),
        EmptyValue { .. } => "écrivez `0` pour zéro, ou `status: missing` si la valeur n’est pas connue".into(),
        TargetWithoutBaseline => "ajoutez `baseline` au résultat, avec la période d’où se mesure le progrès".into(),
        TargetWithoutDate => "ajoutez `period` : l’année ou le jour où elle doit être atteinte".into(),
        LowResponse { .. } => "dites sous `limits` ce que cela change pour les résultats".into(),
        SmallBase { .. } => "lisez-la avec prudence : la page l’accompagne d’un signe de mise en garde".into(),
        ConsentExpires { .. } => "demandez au témoin de le renouveler, puis changez `expires`".into(),
        OutcomeWithoutProof { id } => {
            format!("ajoutez {} à un résultat, ou {} à une preuve", code(&format!("outcome: {id}")), code(&format!("supports: [{id}]")))
        }
        OnlyPositive => "dites aussi ce qui n’a pas marché ou n’était pas voulu : `sign: negative`".into(),
        NoLimits => "ajoutez `limits` : ce que ces chiffres ne permettent pas de dire".into(),
        ManyCategories { .. } => "regroupez les plus petites, ou écrivez `type: table`".into(),
        UnfitType { drawn, .. } => format!("écrivez {}", code(&format!("type: {drawn}"))),
        TitleWithoutFinding { .. } => "écrivez ce que le lecteur doit voir, avec un verbe ou un nombre : « Les sorties progressent depuis 2021 » ; ou laissez le titre vide".into(),
        LongRemark { .. } => "raccourcissez-la, ou mettez le détail dans `note`".into(),
        PercentWithoutBase => "donnez `numerator` et `denominator`, ou `n`, ou dites la base dans `note`".into(),
        MixedScales { .. } => "faites un graphique par échelle".into(),
        MixedUnits { .. } => "faites un graphique par unité".into(),
        DirectivesDiffer { .. } => "placez les mêmes blocs dans le même ordre dans les deux fichiers".into(),
        MissingInTwin { .. } => "ajoutez-le dans l’autre fichier, ou retirez-le ici".into(),
        Unused { .. } => "servez-vous-en quelque part, ou supprimez sa définition".into(),
        Orphan { .. } => "faites-y un lien depuis une autre page, ou ajoutez-la à `menu`".into(),
        NearMiss { nearest, .. } => format!("écrivez {} si c’est bien cela", code(nearest)),
        LinkDropped { .. } => "écrivez une adresse qui commence par `https://` ou `mailto:`, ou le chemin d’une page".into(),
        ControlCharacters => "retapez à la main les mots indiqués".into(),
        EmptyText => "écrivez le texte, ou supprimez le fichier".into(),
        Unwritten => "écrivez-le, ou supprimez ce qui est facultatif ; en attendant, les pages montrent « … »".into(),
        OriginalChanged { file } => {
            format!("comparez avec `diptych theme diff {file}`, puis `diptych theme eject --again {file}` quand c’est en ordre")
        }
        WeakColour { repaired, .. } => {
            format!("écrivez {} pour choisir vous-même, ou une couleur plus foncée (4.5 pour 1 au moins)", said(repaired))
        }
        Overweight { part: Some((part, bytes)), .. } => {
            format!("allégez ou divisez la partie la plus lourde, {} ({} ko)", code(part), bytes / 1000)
        }
        Overweight { part: None, .. } => "allégez-la, ou répartissez-la\u{a0}: elle ralentit les téléphones".into(),
        UntranslatedTarget { target, .. } => format!("traduisez {}, ou faites un lien vers une autre page", said(target)),
        DoesNotFit { .. } => "raccourcissez ce texte\u{a0}: sur le papier, ce qui dépasse est coupé, et le PDF n’est pas produit".into(),
        SnapshotOfNothing { .. } => "si l’indicateur a changé de nom, dites-le au nouveau avec `supersedes`\u{a0}; sinon, ces lignes ne se montrent nulle part".into(),
        TableTooWide { .. } => "ôtez des colonnes, ou faites-en deux tableaux\u{a0}: sur papier, ses lettres seraient trop petites pour être lues".into(),
        CannotMake { command, .. } => format!("procurez-vous un exemplaire complet avec {}", code(command)),
        MemberLeftOut { .. } => "corrigez les fichiers de ce membre : ses chiffres et ses pages reviendront d’eux-mêmes".to_owned(),
        Barrier { barrier: found, .. } => barrier(*found).into(),
        NoLetters { .. } => "remplacez-les, ou ajoutez au thème une police qui les a ; le PDF montre des carrés à leur place".into(),
        OnlyPoints { .. } => "nommez ce qui s’y trouve, comme `[le rapport de 2024](…)`\u{a0}: qui écoute la page entend ses liens l’un après l’autre".into(),
        FormulaAsTyped { .. } => {
            "écrivez-la en mots ou mettez-la en image ; entre deux `$`, fractions, racines, puissances, indices, sommes et lettres grecques sont composées".into()
        }
        TellsWho { .. } => {
            "ôtez-le ou dites-le moins exactement, comme « la trentaine », « une ville voisine » ou « une salariée », et relisez avec la personne".into()
        }
        LeftOut { .. } => String::new(),
    }
}

/// Where the words of a language go.
fn translated(key: &str, file: Option<&str>) -> String {
    match file {
        Some(file) => format!("écrivez le fichier {}", code(&clipped(file))),
        None => format!("ajoutez {} au texte", code(&format!("{key}: \"…\""))),
    }
}

fn yaml(trouble: &YamlTrouble) -> String {
    match trouble {
        YamlTrouble::Syntax => "vérifiez le retrait, les guillemets et les crochets, ici et à la ligne précédente".into(),
        YamlTrouble::Tab => "faites le retrait avec des espaces, deux par niveau".into(),
        YamlTrouble::SecondDocument => "supprimez cette ligne, ou placez la suite dans un autre fichier".into(),
        YamlTrouble::Alias(_) => "écrivez la valeur elle-même ; mettez entre guillemets des mots qui commencent par `*`".into(),
        YamlTrouble::Tag(_) => "supprimez-la ; mettez entre guillemets des mots qui commencent par `!`".into(),
        YamlTrouble::MergeKey => "écrivez ici, une à une, les clés voulues".into(),
        YamlTrouble::TooDeep(_) => "emboîtez moins ; un retrait a peut-être glissé".into(),
        YamlTrouble::TooMany(_) => "déplacez les longues séries dans un fichier CSV et nommez-le sous `csv`".into(),
        YamlTrouble::Unclosed => "écrivez `---` seul sur une ligne avant le texte".into(),
        YamlTrouble::Empty => "écrivez ses clés, ou supprimez le fichier".into(),
        YamlTrouble::ComplexKey => "écrivez un simple mot avant le deux-points".into(),
        YamlTrouble::ColonInWords(line) | YamlTrouble::NeedsQuotes(line) | YamlTrouble::CutByHash(line) => {
            format!("mettez les mots entre guillemets droits : {}", code(line.trim()))
        }
        YamlTrouble::QuoteInside(line) => format!("écrivez {}", code(line.trim())),
        YamlTrouble::CutByComma { mended, .. } => format!("mettez le nombre entre guillemets droits : {}", code(mended)),
        YamlTrouble::UnclosedQuote => "fermez-le, ou mettez les mots entre guillemets droits doubles : `\"…\"`".into(),
    }
}

fn unusable(trouble: &FileTrouble) -> String {
    match trouble {
        FileTrouble::Missing(Some(near)) | FileTrouble::UnknownColumn(Some(near)) => format!("écrivez {}", code(near)),
        FileTrouble::Missing(None) => "placez-y le fichier, ou corrigez son nom ; les majuscules comptent".into(),
        FileTrouble::Unreadable(_) => "vérifiez les droits d’accès au fichier".into(),
        FileTrouble::NotUtf8(_) => "enregistrez-le de nouveau en UTF-8 (dans Excel : « CSV UTF-8 »)".into(),
        FileTrouble::Nul => "enregistrez-le de nouveau comme texte brut en UTF-8".into(),
        FileTrouble::TooLarge(_) => "allégez-le, ou divisez-le".into(),
        FileTrouble::Outside => "copiez le fichier dans le site et écrivez son chemin à cet endroit".into(),
        FileTrouble::Link(_) => "mettez le fichier lui-même à la place du lien".into(),
        FileTrouble::Special => "mettez un fichier ordinaire à sa place, ou supprimez-le".into(),
        FileTrouble::Name => "renommez-le avec des lettres, des chiffres et des traits d’union".into(),
        FileTrouble::Unsafe => "exportez-le de nouveau sans script, ni lieu, ni données de l’appareil".into(),
        FileTrouble::Remote => {
            "enregistrez-la à côté de ce fichier et écrivez son nom : les pages ne demandent rien à d’autres sites".into()
        }
        FileTrouble::Damaged => "exportez-la de nouveau, ou copiez-la encore une fois depuis l’original".into(),
        FileTrouble::TooManyPixels { .. } => "réduisez-la\u{a0}: 3000 pixels de large suffisent partout".into(),
        FileTrouble::NoPicture(_) => "choisissez une image JPEG (photo), PNG ou WebP, ou un SVG (logo)".into(),
        FileTrouble::References => {
            "fermez l’accolade ou le guillemet qui manque ; le fichier est du BibTeX (.bib) ou du CSL-JSON (.json)".into()
        }
        FileTrouble::Column(column) => format!("ajoutez une colonne intitulée {}", code(column)),
        FileTrouble::UnknownColumn(None) => "donnez-lui le nom d’une dimension du catalogue, ou supprimez-la".into(),
        FileTrouble::Row => "ajoutez ou retirez un séparateur ; mettez entre guillemets une cellule qui en contient un".into(),
    }
}

/// What takes a barrier away.
fn barrier(found: crate::finding::Barrier) -> &'static str {
    use crate::finding::Barrier;
    match found {
        Barrier::Language => "donnez à `<html>` l’attribut `lang` dans le modèle de page",
        Barrier::Main => "mettez le contenu dans un seul `<main>`",
        Barrier::Title => "gardez un seul `<h1>`, celui de la page",
        Barrier::Level => "descendez d’un niveau à la fois\u{a0}: `<h2>`, puis `<h3>`",
        Barrier::Heading => "écrivez le titre, ou retirez ses balises",
        Barrier::Words => "écrivez où mène le lien, ou donnez à son image un texte de remplacement",
        Barrier::Picture => "ajoutez `alt=\"…\"`\u{a0}; une image décorative porte `alt=\"\"`",
        Barrier::Table => "écrivez la première ligne, ou la première colonne, avec `<th scope=\"…\">`",
        Barrier::Field => "ajoutez un `<label for=\"…\">` ou `aria-label`",
        Barrier::Landmark => "ajoutez `aria-label=\"…\"`\u{a0}: il y a plusieurs navigations sur une page",
        Barrier::Anchor => "donnez à chaque `id` un nom à lui",
        Barrier::List => "mettez chaque point de la liste dans un `<li>`",
    }
}
