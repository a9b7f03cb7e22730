//! What to write instead, in English.

use super::super::{anchored, at_root, clipped, code, excess, listed, meant};
use super::words::{language, said};
use crate::finding::{FileTrouble, Problem, SurveyTrouble, YamlTrouble};

/// What to do; empty if there is nothing to do.
pub fn help(problem: &Problem) -> String {
    use Problem::*;
    match problem {
        UnknownKey { nearest: Some(near), .. } => format!("write {}", code(near)),
        UnknownKey { known, .. } if known.is_empty() => "put data of your own under `extra`".into(),
        UnknownKey { known, .. } => format!("the keys here are {}; data of your own goes under `extra`", listed(known, "and")),
        MalformedLanguage { .. } => "write a tag such as `fr`, `nl` or `nl-BE`".into(),
        UnknownReference { nearest: Some(near), .. } => format!("write {}", code(near)),
        UnknownReference { .. } => "correct the id, or first create what it names".into(),
        AmbiguousReference { candidates, .. } => format!("write {}", listed(candidates, "or")),
        UnknownPeriod { known, .. } if known.is_empty() => "add a value first: there is none for any period yet".into(),
        UnknownPeriod { known, .. } => format!("there are values for {}", listed(known, "and")),
        MalformedReference { example, .. } => format!("write it like {}", code(example)),
        UnknownDirective { nearest: Some(near), .. } => format!("write {}", code(&format!("::: {near}"))),
        UnknownDirective { .. } => "see the handbook for the blocks there are: `chart`, `kpi`, `testimonial`, `callout`…".into(),
        UnclosedDirective { .. } => "close it with a line of as many colons: `:::`".into(),
        TooDeep { .. } => "split the text into several lists or paragraphs".into(),
        GrowsTooMuch { .. } => "shorten the link or footnote that is repeated".into(),
        // A language cannot be renamed.
        DuplicateId { kind: "language", .. } => "delete one of the two".into(),
        DuplicateId { .. } => "give one of the two another id".into(),
        TwinsDisagree { key } => format!("write the same value in both files, or keep {} in the first language only", code(key)),
        TwoOriginals { .. } => "keep `consent` in the language the witness spoke, and remove it from the other file".into(),
        OnlyInOriginal { key } => format!("remove {} here: the translation takes it from the original", code(key)),
        RateWithoutParts { .. } => "write `{numerator: …, denominator: …}`, or say in `note` why they are not known".into(),
        NumeratorAboveDenominator { numerator, denominator } => {
            format!(
                "check both; if they changed places, write {}",
                code(&format!("{{numerator: {denominator}, denominator: {numerator}}}"))
            )
        }
        NumberUnreadable { repair: Some(repair), .. } => format!("write {}", code(repair)),
        NumberUnreadable { .. } => "write digits with one decimal mark, such as `1234` or `12.5`".into(),
        NumberAmbiguous { grouped, fraction, .. } => {
            format!("for the whole number write {}, for the decimal one write {}", code(grouped), code(fraction))
        }
        FractionOfIndivisible { .. } => "write a whole number, or choose a unit with decimals in the catalogue, such as `fte`".into(),
        OutsideDomain { .. } => "correct the value, or widen `domain` in the catalogue if it is right".into(),
        BreakdownDoesNotAddUp { .. } => "correct a category or the total, or write `exhaustive: false` if categories are missing".into(),
        SurveyCounts { trouble, .. } => match trouble {
            SurveyTrouble::ReturnedAboveInvited => "correct `returned` or `invited`".into(),
            SurveyTrouble::InvitedAbovePopulation => "correct `invited` or `population`".into(),
            SurveyTrouble::NoAnswerAboveReturned => "correct `no_answer` or `returned`".into(),
            SurveyTrouble::SumIsNotBase => "correct `counts` or `no_answer`: the base is `returned` minus `no_answer`".into(),
            SurveyTrouble::OptionAboveBase(_) => "correct this count: nobody can choose an answer twice".into(),
            SurveyTrouble::GroupsDoNotSum(_) => "correct a group under `by`, or the count".into(),
        },
        NoSource { .. } => "add where the figure comes from: `source: \"…\"`".into(),
        PeriodTwice { .. } => "keep one of the two".into(),
        PeriodsOverlap { .. } => "correct one of them, or write `rolling: true` if the periods are meant to overlap".into(),
        SeriesContradiction { .. } => {
            "make them equal, or say in the later file what was corrected: `revised: {on: …, was: …, why: …}`".into()
        }
        BreakdownTwice { .. } => "remove it here, or remove its column from the CSV file".into(),
        ConsentMissing => "add `consent` with `status`, `given_on`, `scopes` and `channels`; nothing is published without it".into(),
        VoiceNotCleared { .. } => "remove it here, or write the new consent into the testimonial once the witness gives it".into(),
        ConsentScope { scope } => {
            format!("remove it, or write {} under `scopes` once the witness agrees", code(&format!("{scope}: true")))
        }
        NameTooLong { display } => match display.as_str() {
            "first-name" => "write the first name alone under `name`".into(),
            "initials" => "write only the initials under `name`, such as `S. B.`".into(),
            "pseudonym" | "role-only" => "remove `name`: the real name must not be in the files".into(),
            _ => "write under `name` exactly what may be shown".into(),
        },
        MinorWithoutGuardian => "add `guardian: true` under `consent` once a parent or guardian has agreed".into(),
        FunderNotice { key, .. } => format!("add {} under `notice`", code(&format!("{key}: \"…\""))),
        NoAlt { .. } => "say in `alt` what the image shows, or write `decorative: true` if it shows nothing that matters".into(),
        CompanyNumber { .. } => "compare it, digit by digit, with the official register".into(),
        Recomputable { .. } => "merge it with another category, or leave out the figures that give it away".into(),
        Yaml { trouble } => yaml(trouble),
        DuplicateKey { .. } => "keep one of the two".into(),
        MissingKey { key } => format!("add {}", code(&format!("{key}: …"))),
        WrongType { expected, found } => format!("write for example {}", code(&meant(*expected, found))),
        UnitsDiffer { .. } => "convert one of them first, or divide one by the other with `per(a, b)`".into(),
        UnitOfFormula { .. } => "mend the formula, or the indicator’s unit: `unit: ratio` fits any quotient".into(),
        NotInList { nearest: Some(near), .. } => format!("write {}", code(near)),
        NotInList { allowed, .. } if allowed.is_empty() => String::new(),
        NotInList { allowed, .. } => format!("write {}", listed(allowed, "or")),
        Excluding { .. } => "keep one of the two".into(),
        TooLong { length, limit } => format!("shorten it by {} characters", excess(*length, *limit)),
        QuoteNotInText => "copy it from the text, and write `[…]` where you leave something out".into(),
        Version { .. } => "write `format: 1`, or install a newer Diptych".into(),
        BadSlug { proposal: Some(proposal), .. } => format!("write {}", code(proposal)),
        BadSlug { .. } => "write small letters a–z, digits and single hyphens, such as `premier-cahier`".into(),
        DeadPath { nearest: Some(near), .. } => format!("write {}", code(near)),
        DeadPath { .. } => "correct the path: it starts from the folder of this file".into(),
        KeptFile { target } => {
            format!("move it into `content/media/static/`, and link to it by its path from the site’s root: {}", code(&at_root(target)))
        }
        DeadAnchor { nearest: Some(near), .. } => format!("write {}", code(&anchored(near))),
        DeadAnchor { .. } => "give the heading or the figure that you mean this name: `{#…}`".into(),
        SameAddress { .. } => "give one of them another `slug`".into(),
        Template { .. } => "correct the template of your theme, or delete it to get the default one back".into(),
        File { trouble, .. } => unusable(trouble),
        Import { trouble } => super::importing::help(trouble),
        MissingTranslation { key, file, borrowed: Some(from), .. } => {
            format!("{}; until then the page shows it in {}", translated(key, file.as_deref()), language(from))
        }
        MissingTranslation { key, file, borrowed: None, .. } => translated(key, file.as_deref()),
        MissingWord { .. } => "write it in this file, or use `diptych translations export`; until then, pages show it in English".into(),
        NoWords { lang, file, .. } => format!(
            "`diptych translations export --to {lang} -o words.xlf` gives them to be translated, the import writes {}; until then, pages show them in English",
            code(file)
        ),
        StaleTranslation { command, .. } => format!("translate what changed, then run `diptych translations accept {command}`"),
        ProseNumber { reference, .. } => {
            format!("write {}: the number then follows the data", code(&format!("{{{{ value {reference} }}}}")))
        }
        TypedPercentage { .. } => "correct one of the three numbers; in a data file keep the two counts alone".into(),
        ForbiddenWord { preferred, .. } => format!("write {}", code(preferred)),
        NumbersDiffer { .. } => "compare both texts and correct the one that is mistaken".into(),
        StockSummed { .. } => "give the last level or their mean; if it is a flow, write `nature: flow` in the catalogue".into(),
        OverlapSummed { .. } => "write `aggregate: none`, or count something other than people, such as attendances".into(),
        Jump { .. } => "check the value; if it is right, say why in `note`".into(),
        EmptyValue { .. } => "write `0` for zero, or `status: missing` if the value is not known".into(),
        TargetWithoutBaseline => "add `baseline` to the result, with the period from which progress counts".into(),
        TargetWithoutDate => "add `period`: the year or day by which it is to be reached".into(),
        LowResponse { .. } => "say under `limits` what this means for the results".into(),
        SmallBase { .. } => "read it with care: the page shows a caution mark beside it".into(),
        ConsentExpires { .. } => "ask the witness to renew it, then change `expires`".into(),
        OutcomeWithoutProof { id } => {
            format!("add {} to a result, or {} to evidence", code(&format!("outcome: {id}")), code(&format!("supports: [{id}]")))
        }
        OnlyPositive => "say also what did not work or was not intended: `sign: negative`".into(),
        NoLimits => "add `limits`: what these figures cannot say".into(),
        ManyCategories { .. } => "merge the smallest ones, or write `type: table`".into(),
        UnfitType { drawn, .. } => format!("write {}", code(&format!("type: {drawn}"))),
        TitleWithoutFinding { .. } => {
            "write what readers should see, with a verb or a number: “Exits rise since 2021”; or leave the title out".into()
        }
        LongRemark { .. } => "shorten it, or move the details to `note`".into(),
        PercentWithoutBase => "give `numerator` and `denominator`, or `n`, or say the base in `note`".into(),
        MixedScales { .. } => "make one chart for each scale".into(),
        MixedUnits { .. } => "make one chart for each unit".into(),
        DirectivesDiffer { .. } => "put the same blocks in the same order into both files".into(),
        MissingInTwin { .. } => "add it there, or remove it here".into(),
        Unused { .. } => "use it somewhere, or remove it".into(),
        Orphan { .. } => "link to it from another page, or add it to `menu`".into(),
        NearMiss { nearest, .. } => format!("write {} if you meant that", code(nearest)),
        LinkDropped { .. } => "write an address that begins with `https://` or `mailto:`, or the path of a page".into(),
        ControlCharacters => "type the marked words again by hand".into(),
        EmptyText => "write the text, or delete the file".into(),
        Unwritten => "write it, or delete what is optional; meanwhile pages show “…”".into(),
        OriginalChanged { file } => {
            format!("compare with `diptych theme diff {file}`, then `diptych theme eject --again {file}` once it is in order")
        }
        WeakColour { repaired, .. } => format!("write {} to make it your choice, or a darker colour (at least 4.5 to 1)", said(repaired)),
        Overweight { part: Some((part, bytes)), .. } => {
            format!("make the heaviest part lighter, or divide it: {} ({} kB)", code(part), bytes / 1000)
        }
        Overweight { part: None, .. } => "make it lighter, or divide it: it slows telephones down".into(),
        UntranslatedTarget { target, .. } => format!("translate {}, or link to another page", said(target)),
        DoesNotFit { .. } => "shorten this text: on paper what does not fit is cut off, and the PDF is not made".into(),
        SnapshotOfNothing { .. } => {
            "if the indicator has a new name, say so at the new one with `supersedes`; otherwise these lines are shown nowhere".into()
        }
        TableTooWide { .. } => "leave columns out, or make two tables of it: on paper its letters would be too small to read".into(),
        CannotMake { command, .. } => format!("get a copy that can with {}", code(command)),
        MemberLeftOut { .. } => "mend the files of this member: its figures and pages come back by themselves".to_owned(),
        Barrier { barrier: found, .. } => barrier(*found).into(),
        NoLetters { .. } => "replace them, or add a font that has them to the theme; the PDF shows squares in their place".into(),
        OnlyPoints { .. } => {
            "name what is found there, like `[the report of 2024](…)`: whoever hears the page hears its links one after the other".into()
        }
        FormulaAsTyped { .. } => {
            "write it in words or as a picture; between two `$`, fractions, roots, powers, indices, sums and Greek letters are set".into()
        }
        TellsWho { .. } => {
            "leave it out or say it less exactly, such as “in her thirties”, “a town nearby” or “somebody of the team”, and read it again with the person".into()
        }
        LeftOut { .. } => String::new(),
    }
}

/// Where the words of a language go.
fn translated(key: &str, file: Option<&str>) -> String {
    match file {
        Some(file) => format!("write the file {}", code(&clipped(file))),
        None => format!("add {} to the text", code(&format!("{key}: \"…\""))),
    }
}

fn yaml(trouble: &YamlTrouble) -> String {
    match trouble {
        YamlTrouble::Syntax => "check indentation, quotation marks and brackets, here and in the line above".into(),
        YamlTrouble::Tab => "indent with spaces, two for each level".into(),
        YamlTrouble::SecondDocument => "remove the line, or put what follows into a file of its own".into(),
        YamlTrouble::Alias(_) => "write the value itself; put words that begin with `*` between quotation marks".into(),
        YamlTrouble::Tag(_) => "remove it; put words that begin with `!` between quotation marks".into(),
        YamlTrouble::MergeKey => "write out the keys that you want here".into(),
        YamlTrouble::TooDeep(_) => "write it flatter; perhaps an indentation slipped".into(),
        YamlTrouble::TooMany(_) => "move long series into a CSV file and name it under `csv`".into(),
        YamlTrouble::Unclosed => "write `---` on a line of its own before the text".into(),
        YamlTrouble::Empty => "write its keys, or delete the file".into(),
        YamlTrouble::ComplexKey => "write a plain word before the colon".into(),
        YamlTrouble::ColonInWords(line) | YamlTrouble::NeedsQuotes(line) | YamlTrouble::CutByHash(line) => {
            format!("put the words between quotation marks: {}", code(line.trim()))
        }
        YamlTrouble::QuoteInside(line) => format!("write {}", code(line.trim())),
        YamlTrouble::CutByComma { mended, .. } => format!("put the number between straight quotation marks: {}", code(mended)),
        YamlTrouble::UnclosedQuote => "close it, or write the words between double quotation marks: `\"…\"`".into(),
    }
}

fn unusable(trouble: &FileTrouble) -> String {
    match trouble {
        FileTrouble::Missing(Some(near)) | FileTrouble::UnknownColumn(Some(near)) => format!("write {}", code(near)),
        FileTrouble::Missing(None) => "put the file there, or correct its name; capital letters count".into(),
        FileTrouble::Unreadable(_) => "check the rights on the file".into(),
        FileTrouble::NotUtf8(_) => "save it again as UTF-8 (in Excel: “CSV UTF-8”)".into(),
        FileTrouble::Nul => "save it again as plain text in UTF-8".into(),
        FileTrouble::TooLarge(_) => "make it smaller, or divide it".into(),
        FileTrouble::Outside => "copy the file into the site and write its path there".into(),
        FileTrouble::Link(_) => "put the file itself in the place of the link".into(),
        FileTrouble::Special => "put an ordinary file in its place, or remove it".into(),
        FileTrouble::Name => "rename it with letters, digits and hyphens".into(),
        FileTrouble::Unsafe => "export it again without scripts, position or camera data".into(),
        FileTrouble::Remote => "save it beside this file and write its name: pages ask nothing of other sites".into(),
        FileTrouble::Damaged => "export it again, or copy it once more from the original".into(),
        FileTrouble::TooManyPixels { .. } => "make it smaller: 3000 pixels across are enough everywhere".into(),
        FileTrouble::NoPicture(_) => "choose a JPEG (photo), a PNG or WebP, or an SVG (logo)".into(),
        FileTrouble::References => "close the brace or quote that is missing; the file is BibTeX (.bib) or CSL-JSON (.json)".into(),
        FileTrouble::Column(column) => format!("add a column with the heading {}", code(column)),
        FileTrouble::UnknownColumn(None) => "name it after a dimension of the catalogue, or remove it".into(),
        FileTrouble::Row => "add or remove a separator; put cells that hold one between quotation marks".into(),
    }
}

/// What takes a barrier away.
fn barrier(found: crate::finding::Barrier) -> &'static str {
    use crate::finding::Barrier;
    match found {
        Barrier::Language => "give `<html>` its `lang` in the template of pages",
        Barrier::Main => "put the content into one `<main>`",
        Barrier::Title => "keep one `<h1>`, that of the page",
        Barrier::Level => "go down one level at a time: `<h2>`, then `<h3>`",
        Barrier::Heading => "write the heading, or remove its tags",
        Barrier::Words => "write where the link leads, or give its picture an alternative text",
        Barrier::Picture => "add `alt=\"…\"`; a picture that only decorates has `alt=\"\"`",
        Barrier::Table => "write the first row, or the first column, with `<th scope=\"…\">`",
        Barrier::Field => "add a `<label for=\"…\">` or `aria-label`",
        Barrier::Landmark => "add `aria-label=\"…\"`: a page has several navigations",
        Barrier::Anchor => "give each `id` a name of its own",
        Barrier::List => "put each entry of the list into an `<li>`",
    }
}
