//! What is there, in English.

use super::super::{anchored, code, size, without_percent};
use super::words::{expected, found, handout, kind, language, part, product, reason, said, scope};
use crate::finding::{FileTrouble, Problem, SurveyTrouble, Weighed, YamlTrouble};

/// What is there.
pub fn message(problem: &Problem) -> String {
    use Problem::*;
    match problem {
        UnknownKey { key, .. } => format!("there is no key {} here", said(key)),
        MalformedLanguage { key } => format!("{} is not a language tag", said(key)),
        UnknownReference { kind: what, written, .. } => format!("no {} is called {}", kind(what), said(written)),
        AmbiguousReference { written, .. } => format!("{} can mean more than one thing", said(written)),
        UnknownPeriod { reference, period, .. } => format!("{} has no value for {}", said(reference), said(period)),
        MalformedReference { written, .. } => format!("{} cannot be understood here", said(written)),
        UnknownDirective { written, .. } => format!("there is no block called {}", said(written)),
        UnclosedDirective { name } => format!("the block {} is never closed", code(&format!("::: {name}"))),
        TooDeep { limit } => format!("lists and quotes are nested more than {limit} levels deep"),
        GrowsTooMuch { limit } => format!("this text would grow to more than {limit} times its length"),
        DuplicateId { kind: what, id } => format!("the id {} already belongs to another {}", said(id), kind(what)),
        TwinsDisagree { key } => format!("{} differs between the languages", code(key)),
        TwoOriginals { id } => format!("{} has two originals: both files hold `consent`", said(id)),
        OnlyInOriginal { key } => format!("{} stands in a translation, only the original may say it", said(key)),
        RateWithoutParts { indicator, period } => {
            format!("{} is a rate, but its value for {period} has no numerator and denominator", said(indicator))
        }
        NumeratorAboveDenominator { numerator, denominator } => {
            format!("the numerator {numerator} is above the denominator {denominator}")
        }
        NumberUnreadable { written, .. } => format!("{} cannot be read as a number", said(written)),
        NumberAmbiguous { written, .. } => format!("{} can be read as two different numbers", said(written)),
        FractionOfIndivisible { written, unit } => format!("{} has decimals, but the unit {} is counted whole", said(written), code(unit)),
        OutsideDomain { written, min: Some(min), max: Some(max) } => format!("{} does not lie between {min} and {max}", said(written)),
        OutsideDomain { written, min: Some(min), .. } => format!("{} is below {min}", said(written)),
        OutsideDomain { written, max: Some(max), .. } => format!("{} is above {max}", said(written)),
        OutsideDomain { written, .. } => format!("{} is a value that this indicator cannot have", said(written)),
        BreakdownDoesNotAddUp { dimension, period, sum, total } => {
            format!("the categories of {} add up to {sum} for {period}, the total is {total}", said(dimension))
        }
        SurveyCounts { trouble, found, expected } => match trouble {
            SurveyTrouble::ReturnedAboveInvited => format!("{found} returned, but only {expected} invited"),
            SurveyTrouble::InvitedAbovePopulation => format!("{found} invited, but a population of only {expected}"),
            SurveyTrouble::NoAnswerAboveReturned => format!("{found} without an answer, but only {expected} returned"),
            SurveyTrouble::SumIsNotBase => format!("the answers add up to {found}, the base is {expected}"),
            SurveyTrouble::OptionAboveBase(option) => format!("{} has {found} answers, the base is {expected}", said(option)),
            SurveyTrouble::GroupsDoNotSum(option) => format!("the groups add up to {found} for {}, its count is {expected}", said(option)),
        },
        NoSource { indicator } => format!("the result {} has no source", said(indicator)),
        PeriodTwice { period } => format!("the period {} is there twice", said(period)),
        PeriodsOverlap { period, other } => format!("the periods {} and {} overlap", said(period), said(other)),
        SeriesContradiction { indicator, period } => format!("two files give {} different values for {period}", said(indicator)),
        BreakdownTwice { dimension } => format!("the CSV file already gives the breakdown {}", said(dimension)),
        ConsentMissing => "this testimonial has no consent".into(),
        VoiceNotCleared { id, reason: why } => format!("the testimonial {} may not be shown here: {}", said(id), reason(why)),
        ConsentScope { scope: what } => format!("the consent does not cover {}", scope(what)),
        NameTooLong { display } => format!("the name holds more than {} shows", code(&format!("display: {display}"))),
        MinorWithoutGuardian => "the witness is a minor, and no guardian has consented".into(),
        FunderNotice { funder, lang, .. } => format!("the notice of {} is missing in {}", said(funder), language(lang)),
        NoAlt { file } => format!("the image {} has no alternative text", said(file)),
        CompanyNumber { kind: what, written } => format!("{} is not a {}: its check digits do not match", said(written), kind(what)),
        Recomputable { indicator, period } => {
            format!("the withheld number of {} for {period} can still be worked out from the others", said(indicator))
        }
        Yaml { trouble } => yaml(trouble),
        DuplicateKey { key } => format!("the key {} is there twice", said(key)),
        MissingKey { key } => format!("the key {} is missing", code(key)),
        WrongType { expected: wanted, found: there } => {
            format!("{} stands where {} belongs", found(there), expected(*wanted))
        }
        UnitsDiffer { left, right } => format!("{} and {} cannot be added up", code(left), code(right)),
        UnitOfFormula { made, declared } => format!("the formula gives {}, the indicator says {}", code(made), code(declared)),
        NotInList { written, .. } => format!("{} is not one of the words for this key", said(written)),
        Excluding { key, other } => format!("{} and {} exclude each other", code(key), code(other)),
        TooLong { length, limit } => format!("the text has {length} characters, at most {limit} fit"),
        QuoteNotInText => "the quote is not in the text word for word".into(),
        Version { written } => format!("the site is written for format {}, this program reads format 1", said(written)),
        BadSlug { written, .. } => format!("{} cannot be part of an address", said(written)),
        DeadPath { target, .. } => format!("{} leads to no page", said(target)),
        KeptFile { target } => format!("{} exists, but is not published", said(target)),
        DeadAnchor { anchor, .. } => format!("{} leads to no place on the page", said(&anchored(anchor))),
        SameAddress { address } => format!("two pages have the address {}", said(address)),
        Template { template, line, message, page: None } => format!("the template {} stops at line {line}: {message}", said(template)),
        Template { template, line, message, page: Some(page) } => {
            format!("the template {} stops at line {line} while making {}: {message}", said(template), said(page))
        }
        File { file, trouble } => unusable(&said(file), trouble),
        Import { trouble } => super::importing::message(trouble),
        MissingTranslation { lang, .. } => format!("this text is missing in {}", language(lang)),
        MissingWord { lang, key, words } => {
            format!("the word {} of the interface is missing in {}: {}", code(key), language(lang), said(words))
        }
        NoWords { lang, count, .. } => format!("the {count} words of the interface are missing in {}", language(lang)),
        StaleTranslation { lang, words: Some(words), .. } => {
            format!("the original has changed since its translation into {} was accepted: {}", language(lang), said(words))
        }
        StaleTranslation { lang, words: None, .. } => {
            format!("the original has changed since its translation into {} was accepted: a passage was removed", language(lang))
        }
        ProseNumber { written, reference, data } => format!("the text says {}, the data of {} say {data}", said(written), said(reference)),
        TypedPercentage { written, numerator, denominator, computed } => {
            format!("{} is written, but {numerator} of {denominator} is {computed}%", said(written))
        }
        ForbiddenWord { written, .. } => format!("the glossary advises against {}", said(written)),
        NumbersDiffer { here, there } => format!("the numbers differ between the languages: {} here, {} there", said(here), said(there)),
        StockSummed { period } => format!("the value for {period} adds up levels taken at several moments"),
        OverlapSummed { indicator } => format!("the total of {} counts the same people twice", said(indicator)),
        Jump { period, change } => format!("the value changes by {}% in {period}", without_percent(change)),
        EmptyValue { period } => format!("the value for {} is empty and counts as missing, not as zero", said(period)),
        TargetWithoutBaseline => "the target has no baseline to start from".into(),
        TargetWithoutDate => "the target has no date".into(),
        LowResponse { rate } => format!("only {}% of those invited answered", without_percent(rate)),
        SmallBase { base, minimum } => format!("the base is {base}, below {minimum}"),
        ConsentExpires { on } => format!("the consent expires on {on}"),
        OutcomeWithoutProof { id } => format!("neither an indicator nor evidence supports the outcome {}", said(id)),
        OnlyPositive => "all outcomes of this assessment are positive".into(),
        NoLimits => "this assessment does not say its limits".into(),
        ManyCategories { count } => format!("the chart shows {count} categories, more than 7 are hard to tell apart"),
        UnfitType { asked, drawn } => format!("{} does not fit these data, {} is drawn instead", said(asked), code(drawn)),
        TitleWithoutFinding { title } => format!("the title {} names the chart’s subject, not what it shows", said(title)),
        LongRemark { length } => format!("the annotation has {length} characters, beyond 60 it is in the chart’s way"),
        PercentWithoutBase => "percentages do not say of how many".into(),
        MixedScales { drawn, left_out } => format!("two questions on two scales: {} is drawn, {} is not", said(drawn), said(left_out)),
        MixedUnits { drawn, left_out } => format!("two units on one axis: {} is drawn, {} is not", said(drawn), said(left_out)),
        DirectivesDiffer { here, there } => format!("the blocks differ between the languages: {} here, {} there", said(here), said(there)),
        MissingInTwin { what, lang } => format!("{} is missing in {}", said(what), language(lang)),
        Unused { kind: what, id } => format!("nothing uses the {} {}", kind(what), said(id)),
        Orphan { page } => format!("nothing leads to the page {}", said(page)),
        NearMiss { written, nearest } => format!("{} resembles {}, but is published as it stands", said(written), code(nearest)),
        LinkDropped { target } => format!("the link to {} is not safe: only its words are published", said(target)),
        ControlCharacters => "invisible characters change how this text is read".into(),
        EmptyText => "there are no words in this file".into(),
        Unwritten => "this text is still to be written: there is only “…”".into(),
        OriginalChanged { file } => format!("the original of {} has changed since your theme took it over", said(file)),
        WeakColour { written, contrast, repaired } => {
            format!("the colour {} is too close to its background ({contrast} to 1); {} is used instead", said(written), said(repaired))
        }
        Overweight { what, bytes, limit, .. } => {
            let what = match what {
                Weighed::Page(address) => format!("the page {}", code(address)),
                Weighed::Styles => "all style sheets together".into(),
                Weighed::Scripts => "all scripts together".into(),
            };
            format!("{what}: {} kB, over the budget of {} kB", bytes / 1000, limit / 1000)
        }
        UntranslatedTarget { target, lang } => format!("{} is not written in {}", said(target), language(lang)),
        DoesNotFit { paper, block, over: 0 } => format!("{} is too full; the longest part is {}", handout(paper), part(block)),
        DoesNotFit { paper, block, over } => {
            format!("{} is too full by about {over} mm; the longest part is {}", handout(paper), part(block))
        }
        SnapshotOfNothing { reference } => {
            format!("this notebook keeps values of {}, which the site does not know any more", code(reference))
        }
        TableTooWide { columns } => format!("this table of {columns} columns is wider than its page"),
        CannotMake { what, .. } => format!("this copy of Diptych cannot make {}", product(what)),
        MemberLeftOut { enterprise, errors } => format!(
            "the federation is published without {}: {}",
            said(enterprise),
            if errors == "1" { "1 error in its files".to_owned() } else { format!("{errors} errors in its files") }
        ),
        NoLetters { letters } => format!("no font for paper draws these characters: {}", code(letters)),
        FormulaAsTyped { written } => format!("the formula {} is shown as it is typed", code(written)),
        Barrier { page, barrier: found, shown } => {
            let what = barrier(*found);
            format!("the page {}: {what} ({})", code(page), code(shown))
        }
        OnlyPoints { words } => format!("these words do not say where the link leads: {}", said(words)),
        TellsWho { written } => format!("{} may tell who speaks, although the name is not shown", said(written)),
        LeftOut { id, reason: why } => format!("the testimonial {} is left out: {}", said(id), reason(why)),
    }
}

fn barrier(found: crate::finding::Barrier) -> &'static str {
    use crate::finding::Barrier;
    match found {
        Barrier::Language => "it does not say its language",
        Barrier::Main => "it has no main part, or more than one",
        Barrier::Title => "it has no title of the first level, or more than one",
        Barrier::Level => "a heading leaves out a level",
        Barrier::Heading => "a heading has no words",
        Barrier::Words => "a link or button has no words",
        Barrier::Picture => "a picture has no alternative text",
        Barrier::Table => "a table has no header cells",
        Barrier::Field => "a field has no label",
        Barrier::Landmark => "a navigation has no name",
        Barrier::Anchor => "an anchor is there twice",
        Barrier::List => "a list begins with something other than an entry",
    }
}

fn yaml(trouble: &YamlTrouble) -> String {
    match trouble {
        YamlTrouble::Syntax => "the file cannot be read from here on".into(),
        YamlTrouble::Tab => "a tab indents this line".into(),
        YamlTrouble::SecondDocument => "`---` begins a second document".into(),
        YamlTrouble::Alias(name) => {
            format!("{} refers to something that is not there", said(&format!("*{}", name.trim_start_matches('*'))))
        }
        YamlTrouble::Tag(tag) => format!("the YAML tag {} has no meaning here", said(tag)),
        YamlTrouble::MergeKey => "the merge key `<<` is not read".into(),
        YamlTrouble::TooDeep(levels) => format!("more than {levels} levels lie inside one another"),
        YamlTrouble::TooMany(nodes) => format!("the file holds more than {nodes} values"),
        YamlTrouble::Unclosed => "the front matter begins with `---` and never ends".into(),
        YamlTrouble::Empty => "the file is empty".into(),
        YamlTrouble::ComplexKey => "a list or a group stands where a key belongs".into(),
        YamlTrouble::ColonInWords(_) => "a colon inside the words makes them look like a key".into(),
        YamlTrouble::NeedsQuotes(_) => "these words begin with a character that means something else in YAML".into(),
        YamlTrouble::CutByHash(_) => "` #` cuts the line: the rest counts as a comment".into(),
        YamlTrouble::QuoteInside(_) => "a quotation mark among the words ends them too early".into(),
        YamlTrouble::CutByComma { number, .. } => format!("between braces a comma divides keys: {} is cut in two", said(number)),
        YamlTrouble::UnclosedQuote => "a quotation mark opens here and never closes".into(),
    }
}

fn unusable(file: &str, trouble: &FileTrouble) -> String {
    match trouble {
        FileTrouble::Missing(_) => format!("the file {file} does not exist"),
        FileTrouble::Unreadable(words) => format!("the file {file} cannot be read: {words}"),
        FileTrouble::NotUtf8(None) => format!("the file {file} is not in UTF-8"),
        FileTrouble::NotUtf8(Some(encoding)) => format!("the file {file} is not in UTF-8, it looks like {encoding}"),
        FileTrouble::Nul => format!("the file {file} holds a NUL byte, which no text has"),
        FileTrouble::TooLarge(bytes) => {
            let (amount, unit) = size(*bytes);
            format!("the file {file} is larger than {amount} {unit}B")
        }
        FileTrouble::Outside => format!("{file} lies outside the site"),
        FileTrouble::Link(target) => format!("{file} is only a link to {}", said(target)),
        FileTrouble::Special => format!("{file} is not an ordinary file"),
        FileTrouble::Name => format!("the name {file} cannot be published on every system"),
        FileTrouble::Unsafe => format!("the file {file} holds a script or hidden details that may not go online"),
        FileTrouble::Remote => format!("the picture {file} lies on another site"),
        FileTrouble::Damaged => format!("the picture {file} is damaged or incomplete"),
        FileTrouble::TooManyPixels { width, height, limit } => {
            format!("the picture {file} has {width} × {height} pixels; the limit is {} million", limit / 1_000_000)
        }
        FileTrouble::NoPicture(None) => format!("the file {file} is no picture"),
        FileTrouble::NoPicture(Some(kind)) => format!("the picture {file} is in {kind}, a format that pages do not show"),
        FileTrouble::References => format!("the list of works {file} cannot be read from here on"),
        FileTrouble::Column(column) => format!("the table {file} has no column {}", code(column)),
        FileTrouble::UnknownColumn(_) => format!("this column of the table {file} is neither known nor a dimension"),
        FileTrouble::Row => format!("this row of the table {file} does not have as many cells as the first"),
    }
}
