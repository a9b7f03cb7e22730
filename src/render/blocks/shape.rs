//! The shape of a chart that an author asks for, as far as the data allow, and what is not honest about it (W12).

use super::Block;
use super::chart::Drawing;
use super::options::{ChartOptions, ChartType, Sort};
use crate::finding::Problem;
use crate::plan::chart::{ChartKind, ChartSpec, Order, Tone};
use crate::plan::choice::{self, Measure};
use crate::plan::specs;
use crate::render::figure;

/// The most categories that are told apart at a glance.
const CATEGORIES: usize = 7;
/// The most characters of a remark in a plot.
const REMARK: usize = 60;

/// Gives a chart the type, the order and the marks that its author asks for.
pub fn shape(block: &mut Block, options: &ChartOptions, (spec, kind): (&mut ChartSpec, Measure)) {
    let asked = options.kind.unwrap_or(ChartType::Auto);
    match wanted(asked) {
        Some(wanted) if choice::fits(wanted, spec, kind) => spec.kind = wanted,
        None if matches!(asked, ChartType::Auto | ChartType::Table) => {}
        _ => {
            let problem = Problem::UnfitType { asked: asked.word().to_owned(), drawn: spec.kind.word().to_owned() };
            block.problem(problem, block.directive.place);
        }
    }
    sort(block, options.sort, spec);
    highlight(block, &options.highlight, spec);
    for annotation in &options.annotations {
        let text = block.desk.text(&annotation.text);
        let length = text.chars().count();
        if length > REMARK {
            block.problem(Problem::LongRemark { length }, options.place);
        }
        specs::annotate(spec, &annotation.at, text);
    }
}

fn wanted(asked: ChartType) -> Option<ChartKind> {
    ChartKind::ALL.into_iter().find(|kind| kind.word() == asked.word())
}

/// The order asked for; periods and steps keep theirs.
fn sort(block: &Block, asked: Option<Sort>, spec: &mut ChartSpec) {
    if spec.order == Order::Time || spec.series.len() != 1 {
        return;
    }
    match asked {
        Some(Sort::Value) => specs::sort_by_value(spec),
        Some(Sort::Label) => specs::sort(spec, |(left, _), (right, _)| block.desk.reader.locale.compare(&left.label, &right.label)),
        Some(Sort::Given) => specs::sort(spec, |(left, _), (right, _)| left.at.total_cmp(&right.at)),
        None => {}
    }
}

/// What stands out: categories or series by the id of a category or an enterprise, or by their own words.
fn highlight(block: &Block, wanted: &[String], spec: &mut ChartSpec) {
    let desk = block.desk;
    for id in wanted {
        let mut categories = desk.model().catalogue.dimensions.iter().flat_map(|dimension| &dimension.categories);
        let category = categories.find(|category| category.id.as_str() == id);
        let name = match category {
            Some(category) => desk.text(&category.label),
            None => Some(figure::enterprise_name(desk, id)).filter(|name| !name.is_empty()).unwrap_or_else(|| id.clone()),
        };
        spec.categories.iter_mut().filter(|category| category.label == name).for_each(|category| category.subject = true);
        if spec.series.iter().any(|series| series.name == name) {
            for series in &mut spec.series {
                series.tone = match series.tone {
                    Tone::Scale(step) => Tone::Scale(step),
                    _ if series.name == name => Tone::Subject,
                    Tone::Subject => Tone::Subject,
                    _ => Tone::Context,
                };
            }
        }
    }
}

/// Notes what is not honest or not legible about a chart (W12).
pub fn check(block: &mut Block, options: &ChartOptions, drawing: &Drawing) {
    let spec = &drawing.spec;
    let place = block.directive.place;
    let bars = matches!(spec.kind, ChartKind::Bar | ChartKind::Grouped | ChartKind::Stacked | ChartKind::Stacked100);
    let parts = matches!(spec.kind, ChartKind::Stacked | ChartKind::Stacked100 | ChartKind::Grouped);
    let count = if parts { spec.series.len() } else { spec.categories.len() };
    if bars && count > CATEGORIES && options.kind != Some(ChartType::Table) {
        block.problem(Problem::ManyCategories { count }, place);
    }
    let given_here = block.directive.arguments.is_empty();
    let has_base = options.note.is_some() || options.values.as_ref().is_some_and(|values| values.have_base());
    if given_here && options.values.is_some() && drawing.kind == Measure::Rate && spec.unit.contains('%') && !has_base {
        block.problem(Problem::PercentWithoutBase, place);
    }
    let Some(title) = &options.title else { return };
    let (title, at) = (title[block.desk.lang()].trim(), title.places[block.desk.lang()]);
    let subtitle = options.subtitle.as_ref().map(|subtitle| subtitle[block.desk.lang()].trim().to_owned());
    let names = [Some(drawing.caption.title.clone()), Some(spec.measure.clone()), subtitle];
    let words = ["title.openers", "title.verbs"].map(|key| block.desk.reader.words.get(key));
    if states_nothing(title, &names.into_iter().flatten().collect::<Vec<_>>(), words) {
        block.problem(Problem::TitleWithoutFinding { title: title.to_owned() }, at);
    }
}

/// Whether a title only names its subject: it is a name that is known, or begins as such titles do and has
/// neither a number nor a verb.
fn states_nothing(title: &str, names: &[String], [openers, verbs]: [&str; 2]) -> bool {
    let title = title.to_lowercase().replace('\u{27}', "’");
    let bare = bare(&title);
    let is_name = names.iter().any(|name| !name.is_empty() && self::bare(&name.to_lowercase()) == bare);
    let mut openers = openers.split('|').map(str::trim).filter(|opener| !opener.is_empty());
    let opens = openers.any(|opener| title.starts_with(opener) || bare.starts_with(opener));
    let says = title.contains(|letter: char| letter.is_numeric()) || title.contains([':', '…']) || has_verb(&title, verbs);
    is_name || (opens && !says)
}

/// Whether a title has one of these verbs. What follows an article or such a word is a noun: `la baisse`, `in stijgen`.
fn has_verb(title: &str, verbs: &str) -> bool {
    const BEFORE_NOUNS: [&str; 36] = [
        "le", "la", "les", "l", "un", "une", "de", "du", "des", "d", "en", "à", "au", "aux", "sa", "son", "ses", "leur", "par", "sans",
        "het", "een", "van", "in", "per", "the", "a", "an", "of", "der", "die", "das", "den", "dem", "ein", "eine",
    ];
    let mut before = "";
    title.split(|letter: char| !letter.is_alphanumeric() && letter != '-').filter(|word| !word.is_empty()).any(|word| {
        let is_noun = before.is_empty() || BEFORE_NOUNS.contains(&before);
        before = word;
        !is_noun && verbs.split('|').any(|verb| verb.trim() == word)
    })
}

/// A title without the article before it and the year after it: `les sorties positives en 2023`.
fn bare(title: &str) -> &str {
    const ARTICLES: [&str; 9] = ["les ", "la ", "le ", "l’", "de ", "het ", "the ", "die ", "das "];
    let title = ARTICLES.iter().find_map(|article| title.strip_prefix(article)).unwrap_or(title);
    let years = title.trim_end_matches(|letter: char| letter.is_ascii_digit() || matches!(letter, '-' | '–' | ' ' | '(' | ')' | ','));
    [" en", " in", " im"].iter().find_map(|before| years.strip_suffix(before)).filter(|_| years.len() < title.len()).unwrap_or(years)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_that_only_name_their_subject_are_told_from_findings() {
        let words = ["évolution de|évolution des|nombre de|part de|aandeel|aantal", "a|double|doublent|baisse|recule|verdubbelt|daalt|is"];
        let names = ["Sorties positives".to_owned(), "La baisse".to_owned()];
        for title in [
            "Sorties positives",
            "sorties positives",
            "Les sorties positives",
            "Sorties positives en 2023",
            "L'évolution des sorties",
            "Évolution des sorties",
            "Nombre de stages",
            "Évolution de la baisse",
            "Part de stages en double",
            "Aandeel vrouwen",
            "La baisse",
        ] {
            assert!(states_nothing(title, &names, words), "{title}");
        }
        for title in [
            "Les sorties positives progressent",
            "Évolution des sorties : +19 points",
            "Nombre de stages doublé en 2023",
            "La part de l'emploi durable double",
            "Nombre de stages et de formations, qui doublent",
            "La part de femmes recule encore",
            "Part de marché à la baisse, elle baisse",
            "Het aandeel vrouwen verdubbelt",
            "Aantal stages daalt sinds de crisis",
        ] {
            assert!(!states_nothing(title, &names, words), "{title}");
        }
    }
}
