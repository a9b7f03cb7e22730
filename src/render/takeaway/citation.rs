//! How a figure is named outside its page: its source, who published it, where, and under which licence.

use crate::render::desk::Desk;
use crate::render::frame::licence;
use crate::render::view::Figure;

/// A line to cite a figure with, in the page's language.
pub fn citation(desk: &Desk, figure: &Figure) -> String {
    let title = desk.reader.locale.quoted(&figure.title);
    let about = figure.subtitle.as_deref().map(scope).filter(|about| !about.is_empty());
    let about = about.map_or_else(String::new, |about| format!(" ({about})"));
    let mut parts = vec![format!("{title}{about}")];
    let site = desk.text(&desk.model().settings.title);
    match publisher(desk) {
        Some(publisher) if publisher != site => parts = vec![publisher, parts.remove(0), site],
        _ => parts.push(site),
    }
    let mut line = vec![format!("{}.", parts.join(", "))];
    line.extend(source_line(desk, figure).map(ended));
    line.push(format!("{}.", [Some(address(desk, figure)), terms(desk)].into_iter().flatten().collect::<Vec<_>>().join(", ")));
    line.join(" ")
}

/// Who and when: what a subtitle says last.
fn scope(subtitle: &str) -> String {
    let parts: Vec<&str> = subtitle.split(" · ").collect();
    parts[parts.len().saturating_sub(2).max(usize::from(parts.len() > 1))..].join(", ")
}

/// Words as a sentence.
fn ended(words: String) -> String {
    if words.ends_with(['.', '!', '?', '…']) { words } else { format!("{words}.") }
}

/// “Source : rapport annuel”; nothing where none is known.
pub fn source_line(desk: &Desk, figure: &Figure) -> Option<String> {
    let sources: Vec<&str> = figure.source.iter().map(|source| source.label.as_str()).collect();
    (!sources.is_empty()).then(|| format!("{} {}", desk.word("figure.source"), sources.join(", ")))
}

/// Who published it, on which site, under which licence: “Fédération – L’impact à deux voix – CC BY 4.0”.
pub fn imprint(desk: &Desk) -> String {
    let site = desk.text(&desk.model().settings.title);
    let publisher = publisher(desk).filter(|publisher| *publisher != site);
    [publisher, Some(site), terms(desk)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Where it stands.
pub fn address(desk: &Desk, figure: &Figure) -> String {
    format!("{}{}#{}", desk.press.base, desk.page.address, figure.id)
}

fn publisher(desk: &Desk) -> Option<String> {
    let publisher = desk.model().settings.publisher.as_ref()?;
    Some(desk.text(&publisher.name)).filter(|name| !name.is_empty())
}

/// The licence as it is called.
pub fn terms(desk: &Desk) -> Option<String> {
    desk.model().settings.license.as_ref().map(|license| licence(license.as_written()).label)
}
