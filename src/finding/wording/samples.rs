//! One finding of each variant, for tests. A variant without a sample does not compile.

use crate::finding::{Barrier, Expected, FileTrouble, ImportTrouble, Problem, SurveyTrouble, Weighed, YamlTrouble};

/// Lists samples per variant; the match over the variants' names is exhaustive.
macro_rules! samples {
    ($(#[$doc:meta])* $function:ident -> $type:ident { $($variant:ident => [$($sample:expr),+ $(,)?]),+ $(,)? }) => {
        $(#[$doc])*
        pub fn $function() -> Vec<$type> {
            let all = vec![$($($sample),+),+];
            for sample in &all {
                match sample { $($type::$variant { .. } => {})+ }
            }
            $(assert!(all.iter().any(|sample| matches!(sample, $type::$variant { .. })), "{} has a sample", stringify!($variant));)+
            all
        }
    };
}

fn text(words: &str) -> String {
    words.to_string()
}

fn some(words: &str) -> Option<String> {
    Some(words.to_string())
}

/// Every kind of value.
const EXPECTED: &[Expected] = &[
    Expected::Text,
    Expected::Localized,
    Expected::Number,
    Expected::Count,
    Expected::Flag,
    Expected::Date,
    Expected::Period,
    Expected::Span,
    Expected::Id,
    Expected::Reference,
    Expected::List,
    Expected::Map,
    Expected::Observation,
    Expected::NumberOrSeries,
    Expected::Language,
    Expected::Address,
    Expected::Colour,
    Expected::MonthDay,
];

/// Every key of the tables of words, by table.
pub const KINDS: &[&str] = &[
    "enterprise",
    "assessment",
    "indicator",
    "testimonial",
    "notebook",
    "chapter",
    "federation",
    "topic",
    "term",
    "news",
    "page",
    "partner",
    "scale",
    "dimension",
    "category",
    "option",
    "stakeholder",
    "outcome",
    "survey",
    "question",
    "framework",
    "figure",
    "member",
    "evidence",
    "result",
    "file",
    "text",
    "id",
    "anchor",
    "language",
];
/// Why a testimonial is left out.
pub const REASONS: &[&str] = &["withdrawn", "pending", "expired", "missing", "language", "channel", "text", "mistakes"];
/// What a consent covers.
pub const SCOPES: &[&str] = &["text", "name", "photo", "voice", "video"];

/// Every sample, troubles and words of tables included.
pub fn samples() -> Vec<Problem> {
    let mut all = problems();
    all.extend(yaml_troubles().into_iter().map(|trouble| Problem::Yaml { trouble }));
    all.extend(file_troubles().into_iter().map(|trouble| Problem::File { file: text("media/canal.jpg"), trouble }));
    all.extend(import_troubles().into_iter().map(|trouble| Problem::Import { trouble }));
    let counts = |trouble| Problem::SurveyCounts { trouble, found: text("62"), expected: text("45") };
    all.extend(survey_troubles().into_iter().map(counts));
    all.extend(EXPECTED.iter().map(|expected| Problem::WrongType { expected: *expected, found: text("peut-etre") }));
    all.extend(KINDS.iter().map(|kind| Problem::UnknownReference { kind, written: text("x"), nearest: None }));
    all.extend(KINDS.iter().map(|kind| Problem::DuplicateId { kind, id: text("x") }));
    all.extend(REASONS.iter().map(|reason| Problem::VoiceNotCleared { id: text("samira"), reason }));
    let barrier = |barrier: &Barrier| Problem::Barrier { page: text("fr/contact/"), barrier: *barrier, shown: text("<h4>") };
    all.extend(Barrier::ALL.iter().map(barrier));
    all.extend(SCOPES.iter().map(|scope| Problem::ConsentScope { scope }));
    all
}

samples! {
    problems -> Problem {
        Import => [Problem::Import { trouble: ImportTrouble::Locked }],
        UnknownKey => [
            Problem::UnknownKey { key: text("sorce"), nearest: some("source"), known: vec!["source", "method"] },
            Problem::UnknownKey { key: text("couleur"), nearest: None, known: vec!["source", "method"] },
            Problem::UnknownKey { key: text("couleur"), nearest: None, known: vec![] },
        ],
        MalformedLanguage => [Problem::MalformedLanguage { key: text("frr_BE") }],
        UnknownReference => [Problem::UnknownReference { kind: "indicator", written: text("positive-exit"), nearest: some("positive-exits") }],
        AmbiguousReference => [Problem::AmbiguousReference { written: text("2023"), candidates: vec![text("a/2023"), text("b/2023")] }],
        UnknownPeriod => [
            Problem::UnknownPeriod { reference: text("positive-exits"), period: text("2020"), known: vec![text("2021"), text("2022")] },
            Problem::UnknownPeriod { reference: text("positive-exits"), period: text("2020"), known: vec![] },
        ],
        MalformedReference => [Problem::MalformedReference { written: text("value exits 2023"), example: "{{ value positive-exits@2023 }}" }],
        UnknownDirective => [
            Problem::UnknownDirective { written: text("chrat"), nearest: some("chart") },
            Problem::UnknownDirective { written: text("carousel"), nearest: None },
        ],
        UnclosedDirective => [Problem::UnclosedDirective { name: text("callout") }],
        TooDeep => [Problem::TooDeep { limit: 64 }],
        GrowsTooMuch => [Problem::GrowsTooMuch { limit: 16 }],
        DuplicateId => [Problem::DuplicateId { kind: "enterprise", id: text("ateliers") }],
        TwinsDisagree => [Problem::TwinsDisagree { key: "date" }],
        TwoOriginals => [Problem::TwoOriginals { id: text("samira") }],
        OnlyInOriginal => [Problem::OnlyInOriginal { key: text("witness") }],
        RateWithoutParts => [Problem::RateWithoutParts { indicator: text("positive-exits"), period: text("2023") }],
        NumeratorAboveDenominator => [Problem::NumeratorAboveDenominator { numerator: text("52"), denominator: text("49") }],
        NumberUnreadable => [
            Problem::NumberUnreadable { written: text("12 %"), repair: some("12") },
            Problem::NumberUnreadable { written: text("douze"), repair: None },
        ],
        NumberAmbiguous => [Problem::NumberAmbiguous { written: text("1.234"), grouped: text("1234"), fraction: text("1,2340") }],
        FractionOfIndivisible => [Problem::FractionOfIndivisible { written: text("1,5"), unit: text("people") }],
        OutsideDomain => [
            Problem::OutsideDomain { written: text("104,2"), min: some("0"), max: some("100") },
            Problem::OutsideDomain { written: text("-1"), min: some("0"), max: None },
            Problem::OutsideDomain { written: text("9"), min: None, max: some("7.5") },
            Problem::OutsideDomain { written: text("9"), min: None, max: None },
        ],
        BreakdownDoesNotAddUp => [Problem::BreakdownDoesNotAddUp {
            dimension: text("gender"),
            period: text("2023"),
            sum: text("48.5"),
            total: text("49"),
        }],
        SurveyCounts => [Problem::SurveyCounts { trouble: SurveyTrouble::SumIsNotBase, found: text("42"), expected: text("43") }],
        NoSource => [Problem::NoSource { indicator: text("positive-exits") }],
        PeriodTwice => [Problem::PeriodTwice { period: text("2023") }],
        PeriodsOverlap => [Problem::PeriodsOverlap { period: text("2022-2023"), other: text("2022-09-01..2023-08-31") }],
        SeriesContradiction => [Problem::SeriesContradiction { indicator: text("positive-exits"), period: text("2022") }],
        BreakdownTwice => [Problem::BreakdownTwice { dimension: text("gender") }],
        ConsentMissing => [Problem::ConsentMissing],
        VoiceNotCleared => [Problem::VoiceNotCleared { id: text("samira"), reason: "withdrawn" }],
        ConsentScope => [Problem::ConsentScope { scope: "photo" }],
        NameTooLong => [
            Problem::NameTooLong { display: text("first-name") },
            Problem::NameTooLong { display: text("initials") },
            Problem::NameTooLong { display: text("pseudonym") },
            Problem::NameTooLong { display: text("full-name") },
        ],
        MinorWithoutGuardian => [Problem::MinorWithoutGuardian],
        FunderNotice => [Problem::FunderNotice { funder: text("Fonds Exemple"), lang: text("nl-BE"), key: text("nl") }],
        NoAlt => [Problem::NoAlt { file: text("canal.jpg") }],
        CompanyNumber => [Problem::CompanyNumber { kind: "kbo", written: text("0999.123.456") }],
        Recomputable => [Problem::Recomputable { indicator: text("positive-exits"), period: text("2023") }],
        Yaml => [Problem::Yaml { trouble: YamlTrouble::Tab }],
        DuplicateKey => [Problem::DuplicateKey { key: text("source") }],
        MissingKey => [Problem::MissingKey { key: text("period") }],
        WrongType => [
            Problem::WrongType { expected: Expected::Number, found: text("oui") },
            Problem::WrongType { expected: Expected::Text, found: text("list") },
            Problem::WrongType { expected: Expected::List, found: text("map") },
            Problem::WrongType { expected: Expected::Map, found: text("") },
        ],
        NotInList => [
            Problem::NotInList { written: text("registr"), allowed: vec![text("register")], nearest: some("register") },
            Problem::NotInList { written: text("zzz"), allowed: vec![text("low"), text("high")], nearest: None },
            Problem::NotInList { written: text("zzz"), allowed: vec![], nearest: None },
        ],
        Excluding => [Problem::Excluding { key: "values", other: "csv" }],
        TooLong => [Problem::TooLong { length: 312, limit: 280 }],
        QuoteNotInText => [Problem::QuoteNotInText],
        Version => [Problem::Version { written: text("2") }],
        BadSlug => [
            Problem::BadSlug { written: text("Été 2024"), proposal: some("ete-2024") },
            Problem::BadSlug { written: text("…"), proposal: None },
        ],
        DeadPath => [
            Problem::DeadPath { target: text("../contat.md"), nearest: some("../contact.md") },
            Problem::DeadPath { target: text("../rien.md"), nearest: None },
        ],
        KeptFile => [Problem::KeptFile { target: text("../media/rapport.pdf") }],
        DeadAnchor => [
            Problem::DeadAnchor { anchor: text("fig-exit"), nearest: some("fig-exits") },
            Problem::DeadAnchor { anchor: text("#rien"), nearest: None },
        ],
        SameAddress => [Problem::SameAddress { address: text("/fr/entreprises/ateliers/") }],
        Template => [
            Problem::Template { template: text("page.html"), line: 12, message: text("variable tite is not defined"), page: None },
            Problem::Template { template: text("page.html"), line: 12, message: text("variable tite is not defined"), page: some("/fr/") },
        ],
        File => [Problem::File { file: text("canal.jpg"), trouble: FileTrouble::Missing(some("Canal.jpg")) }],
        MissingTranslation => [
            Problem::MissingTranslation { lang: text("nl-BE"), key: text("nl"), borrowed: some("fr"), file: None },
            Problem::MissingTranslation { lang: text("nl"), key: text("nl"), borrowed: some("fr"), file: some("bilan.nl.md") },
            Problem::MissingTranslation { lang: text("it"), key: text("it"), borrowed: None, file: None },
        ],
        MissingWord => [Problem::MissingWord { lang: text("ru"), key: text("nav.home"), words: text("Accueil") }],
        NoWords => [Problem::NoWords { lang: text("ru"), file: text("themes/default/words/ru.yaml"), count: 912 }],
        StaleTranslation => [Problem::StaleTranslation { lang: text("nl-BE"), words: Some(text("Une personne est comptée une fois.")), command: text("content/pages/methode.nl.md") }],
        ProseNumber => [Problem::ProseNumber { written: text("61\u{a0}%"), reference: text("ateliers/positive-exits@2023"), data: text("63,3") }],
        TypedPercentage => [Problem::TypedPercentage {
            written: text("65"),
            numerator: text("31"),
            denominator: text("49"),
            computed: text("63.27"),
        }],
        ForbiddenWord => [Problem::ForbiddenWord { written: text("réinsertion"), preferred: text("insertion") }],
        NumbersDiffer => [Problem::NumbersDiffer { here: text("41"), there: text("14") }],
        StockSummed => [Problem::StockSummed { period: text("2022-2023") }],
        OverlapSummed => [Problem::OverlapSummed { indicator: text("people-reached") }],
        Jump => [Problem::Jump { period: text("2023"), change: text("61.5") }],
        EmptyValue => [Problem::EmptyValue { period: text("2023") }],
        TargetWithoutBaseline => [Problem::TargetWithoutBaseline],
        TargetWithoutDate => [Problem::TargetWithoutDate],
        LowResponse => [Problem::LowResponse { rate: text("22.6 %") }],
        SmallBase => [Problem::SmallBase { base: text("7"), minimum: text("10") }],
        ConsentExpires => [Problem::ConsentExpires { on: text("2024-08-31") }],
        OutcomeWithoutProof => [Problem::OutcomeWithoutProof { id: text("back-to-work") }],
        OnlyPositive => [Problem::OnlyPositive],
        NoLimits => [Problem::NoLimits],
        ManyCategories => [Problem::ManyCategories { count: 9 }],
        UnfitType => [Problem::UnfitType { asked: text("line"), drawn: text("bar") }],
        TitleWithoutFinding => [Problem::TitleWithoutFinding { title: text("Évolution des sorties") }],
        LongRemark => [Problem::LongRemark { length: 84 }],
        PercentWithoutBase => [Problem::PercentWithoutBase],
        MixedScales => [Problem::MixedScales { drawn: text("ateliers/leavers/content"), left_out: text("ateliers/leavers/often") }],
        UnitsDiffer => [Problem::UnitsDiffer { left: text("people"), right: text("euro") }],
        UnitOfFormula => [Problem::UnitOfFormula { made: text("euro/hours"), declared: text("euro") }],
        MixedUnits => [Problem::MixedUnits { drawn: text("%"), left_out: text("kg") }],
        DirectivesDiffer => [Problem::DirectivesDiffer { here: text("chart, kpi"), there: text("chart") }],
        MissingInTwin => [Problem::MissingInTwin { what: text("plan.pdf"), lang: text("nl") }],
        Unused => [Problem::Unused { kind: "scale", id: text("agree-5") }],
        Orphan => [Problem::Orphan { page: text("contact") }],
        NearMiss => [Problem::NearMiss { written: text("{{ valeu x }}"), nearest: text("value") }],
        LinkDropped => [Problem::LinkDropped { target: text("javascript:alert(1)") }],
        ControlCharacters => [Problem::ControlCharacters],
        EmptyText => [Problem::EmptyText],
        Unwritten => [Problem::Unwritten],
        OriginalChanged => [Problem::OriginalChanged { file: text("templates/home.html") }],
        WeakColour => [Problem::WeakColour { written: text("#ffcc00"), contrast: text("1.4"), repaired: text("#846900") }],
        Overweight => [
            Problem::Overweight {
                what: Weighed::Page(text("fr/federations/wallonie/")),
                bytes: 812_400,
                limit: 600_000,
                part: Some((text("#fig-12"), 240_000)),
            },
            Problem::Overweight { what: Weighed::Page(text("fr/")), bytes: 300_000, limit: 250_000, part: None },
            Problem::Overweight { what: Weighed::Styles, bytes: 95_000, limit: 90_000, part: None },
            Problem::Overweight { what: Weighed::Scripts, bytes: 31_000, limit: 30_000, part: None },
        ],
        UntranslatedTarget => [Problem::UntranslatedTarget { target: text("contact"), lang: text("nl") }],
        CannotMake => [Problem::CannotMake { what: "pdf", command: "cargo install --locked --path . --features pdf" }],
        MemberLeftOut => [
            Problem::MemberLeftOut { enterprise: text("ateliers-du-canal"), errors: text("1") },
            Problem::MemberLeftOut { enterprise: text("ateliers-du-canal"), errors: text("3") },
        ],
        NoLetters => [Problem::NoLetters { letters: text("☃一") }],
        FormulaAsTyped => [Problem::FormulaAsTyped { written: text("\\begin{matrix}") }],
        SnapshotOfNothing => [Problem::SnapshotOfNothing { reference: text("canal/exits") }],
        TableTooWide => [Problem::TableTooWide { columns: 19 }],
        DoesNotFit => [
            Problem::DoesNotFit { paper: "sheet", block: "lead", over: 12 },
            Problem::DoesNotFit { paper: "leaflet", block: "quote", over: 0 },
            Problem::DoesNotFit { paper: "poster", block: "method", over: 3 },
            Problem::DoesNotFit { paper: "sheet", block: "title", over: 1 },
            Problem::DoesNotFit { paper: "sheet", block: "funders", over: 1 },
        ],
        OnlyPoints => [Problem::OnlyPoints { words: text("ici") }],
        Barrier => [Problem::Barrier { page: text("fr/contact/"), barrier: Barrier::Level, shown: text("<h4>") }],
        TellsWho => [Problem::TellsWho { written: text("0470 12 34 56") }],
        LeftOut => [Problem::LeftOut { id: text("samira"), reason: "expired" }],
    }
}

samples! {
    yaml_troubles -> YamlTrouble {
        Syntax => [YamlTrouble::Syntax],
        Tab => [YamlTrouble::Tab],
        SecondDocument => [YamlTrouble::SecondDocument],
        Alias => [YamlTrouble::Alias(text("base"))],
        Tag => [YamlTrouble::Tag(text("!!python/object"))],
        MergeKey => [YamlTrouble::MergeKey],
        TooDeep => [YamlTrouble::TooDeep(64)],
        TooMany => [YamlTrouble::TooMany(200_000)],
        Unclosed => [YamlTrouble::Unclosed],
        Empty => [YamlTrouble::Empty],
        ComplexKey => [YamlTrouble::ComplexKey],
        ColonInWords => [YamlTrouble::ColonInWords(text("title: \"Emploi : ce qui change\""))],
        NeedsQuotes => [YamlTrouble::NeedsQuotes(text("title: \"'t Atelier\""))],
        CutByHash => [YamlTrouble::CutByHash(text("title: \"Cahier #1\""))],
        UnclosedQuote => [YamlTrouble::UnclosedQuote],
        QuoteInside => [YamlTrouble::QuoteInside(text("title: 'Un \"atelier\"'"))],
        CutByComma => [YamlTrouble::CutByComma { number: text("55,3"), mended: text("value: \"55,3\"") }],
    }
}

samples! {
    survey_troubles -> SurveyTrouble {
        ReturnedAboveInvited => [SurveyTrouble::ReturnedAboveInvited],
        InvitedAbovePopulation => [SurveyTrouble::InvitedAbovePopulation],
        NoAnswerAboveReturned => [SurveyTrouble::NoAnswerAboveReturned],
        SumIsNotBase => [SurveyTrouble::SumIsNotBase],
        OptionAboveBase => [SurveyTrouble::OptionAboveBase(text("agree"))],
        GroupsDoNotSum => [SurveyTrouble::GroupsDoNotSum(text("agree"))],
    }
}

samples! {
    file_troubles -> FileTrouble {
        Missing => [FileTrouble::Missing(None)],
        Unreadable => [FileTrouble::Unreadable(text("permission denied"))],
        NotUtf8 => [FileTrouble::NotUtf8(None), FileTrouble::NotUtf8(Some("UTF-16"))],
        Nul => [FileTrouble::Nul],
        TooLarge => [FileTrouble::TooLarge(8 << 20), FileTrouble::TooLarge(2000)],
        Outside => [FileTrouble::Outside],
        Link => [FileTrouble::Link(text("/etc/passwd"))],
        Special => [FileTrouble::Special],
        Name => [FileTrouble::Name],
        Unsafe => [FileTrouble::Unsafe],
        Remote => [FileTrouble::Remote],
        Damaged => [FileTrouble::Damaged],
        References => [FileTrouble::References],
        TooManyPixels => [FileTrouble::TooManyPixels { width: 60_000, height: 60_000, limit: 60_000_000 }],
        NoPicture => [FileTrouble::NoPicture(None), FileTrouble::NoPicture(Some("HEIC"))],
        Column => [FileTrouble::Column(text("period"))],
        UnknownColumn => [FileTrouble::UnknownColumn(some("gender")), FileTrouble::UnknownColumn(None)],
        Row => [FileTrouble::Row],
    }
}

samples! {
    import_troubles -> ImportTrouble {
        NotATable => [ImportTrouble::NotATable(None), ImportTrouble::NotATable(Some("PDF"))],
        Locked => [ImportTrouble::Locked],
        Damaged => [ImportTrouble::Damaged],
        TooLarge => [ImportTrouble::TooLarge(32 << 20)],
        Unpacked => [ImportTrouble::Unpacked(64 << 20)],
        Cells => [ImportTrouble::Cells(1_000_000)],
        Columns => [ImportTrouble::Columns(4096)],
        Doctype => [ImportTrouble::Doctype],
        Macros => [ImportTrouble::Macros],
        ExternalLinks => [ImportTrouble::ExternalLinks],
        Encoding => [ImportTrouble::Encoding],
        Nothing => [ImportTrouble::Nothing],
        ErrorCell => [ImportTrouble::ErrorCell { cell: text("Feuil1!C7"), shown: text("#N/A") }],
        NoResult => [ImportTrouble::NoResult(text("Feuil1!C7"))],
        NoHeader => [ImportTrouble::NoHeader(text("Feuil1"))],
        ColumnTwice => [ImportTrouble::ColumnTwice(text("2023"))],
        ColumnMissing => [
            ImportTrouble::ColumnMissing { name: text("Valeur"), nearest: some("Valeurs") },
            ImportTrouble::ColumnMissing { name: text("Valeur"), nearest: None },
        ],
        ColumnUnknown => [ImportTrouble::ColumnUnknown(text("Couleur"))],
        SheetMissing => [ImportTrouble::SheetMissing(text("Feuil2"))],
        NameUnknown => [
            ImportTrouble::NameUnknown { what: text("indicator"), written: text("Sorties"), nearest: some("positive-exits") },
            ImportTrouble::NameUnknown { what: text("gender"), written: text("F"), nearest: None },
        ],
        NoPeriod => [ImportTrouble::NoPeriod(text("avant"))],
        Without => [ImportTrouble::Without(text("period"))],
        Twice => [ImportTrouble::Twice { value: text("ateliers/jobs@2023") }],
        Conflict => [ImportTrouble::Conflict { value: text("ateliers/jobs@2023"), there: text("41"), here: text("43") }],
        NoPlace => [ImportTrouble::NoPlace { file: text("content/x.yaml"), value: text("ateliers/jobs@2023") }],
        AnswersUnknown => [
            ImportTrouble::AnswersUnknown { column: text("Q1"), count: 3, written: Vec::new() },
            ImportTrouble::AnswersUnknown { column: text("Q1"), count: 12, written: vec![text("Parfois")] },
        ],
        NoTarget => [ImportTrouble::NoTarget(text("assessment"))],
    }
}
