//! What an enterprise found, topic by topic: figures, what they do not say, and who speaks about it.

use std::collections::BTreeSet;

use super::cards;
use crate::figures::Series;
use crate::model::consent::{Cleared, Testimonial};
use crate::model::enterprise::Enterprise;
use crate::model::id::Id;
use crate::plan::page::Subject;
use crate::render::desk::Desk;
use crate::render::figure;
use crate::render::view::{Callout, CalloutKind, EnterpriseTopic, Figure, QuoteCard};
use crate::source::directives;
use crate::source::text::Text;

/// Figures on the page of an enterprise; the rest stand on its assessments.
const FIGURES: usize = 4;
/// Figures, and voices, for one topic.
const BESIDE: usize = 2;

/// Whether a voice sheds light on a result.
pub fn illuminates(voice: &Testimonial, enterprise: &str, indicator: &str) -> bool {
    voice.illuminates.iter().any(|reference| reference.value.split_once('/') == Some((enterprise, indicator)))
}

/// One section for each topic with a figure, then one for results without topic. The voices shown are taken out of `voices`.
pub fn topics(desk: &Desk, enterprise: &Enterprise, series: &[&Series], voices: &mut Vec<&Cleared<Testimonial>>) -> Vec<EnterpriseTopic> {
    let catalogue = &desk.model().catalogue;
    let topic_of = |series: &Series| catalogue.indicator(series.indicator.as_str())?.topic.as_ref().map(|topic| topic.value.as_str());
    let charted = charted(desk, enterprise);
    let series: Vec<&Series> = series.iter().copied().filter(|series| !charted.contains(series.indicator.as_str())).collect();
    let mut section = Section { desk, enterprise, room: FIGURES, told: BTreeSet::new() };
    let mut sections = Vec::new();
    for topic in catalogue.topics.iter().map(|topic| Some(topic.id.as_str())).chain([None]) {
        let own: Vec<&Series> = series.iter().copied().filter(|series| topic_of(series) == topic).collect();
        sections.extend(section.of(topic, &own, voices));
    }
    sections
}

/// The indicators that the enterprise's own text charts on this page: they are not drawn a second time.
fn charted<'site>(desk: &Desk<'site>, enterprise: &Enterprise) -> BTreeSet<&'site str> {
    let Some((body, _)) = enterprise.story.shown(desk.lang()) else { return BTreeSet::new() };
    let prose = desk.prose(body);
    let charts = directives::outline(&prose).into_iter().filter(|directive| directive.name.text == "chart");
    let subjects = charts.filter_map(|chart| chart.argument?.text.split_once('/'));
    subjects.filter(|(owner, _)| *owner == enterprise.id.as_str()).map(|(_, indicator)| indicator).collect()
}

/// What the sections of one page share.
struct Section<'desk, 'site> {
    desk: &'desk Desk<'site>,
    enterprise: &'desk Enterprise,
    /// Figures that may still be drawn.
    room: usize,
    /// The assessments whose limits have been told.
    told: BTreeSet<Id>,
}

impl Section<'_, '_> {
    fn of(&mut self, topic: Option<&str>, series: &[&Series], voices: &mut Vec<&Cleared<Testimonial>>) -> Option<EnterpriseTopic> {
        let desk = self.desk;
        let drawn: Vec<(&Series, Figure)> = series
            .iter()
            .filter_map(|series| series.points().any(|point| point.cell.has_value()).then_some(*series))
            .take(self.room.min(BESIDE))
            .filter_map(|series| Some((series, figure::of_series(desk, series, None)?)))
            .collect();
        let (first, _) = drawn.first()?;
        self.room -= drawn.len();
        let topic = topic.and_then(|topic| desk.model().catalogue.topic(topic));
        let finding = || self.finding(first).map(|finding| desk.text(finding));
        let title = match topic {
            Some(topic) => finding().or_else(|| desk.text_of(&topic.question)).unwrap_or_else(|| drawn[0].1.title.clone()),
            None => desk.word("enterprise.other_topic"),
        };
        let callouts = drawn.iter().flat_map(|(series, _)| self.callouts(series)).collect();
        Some(EnterpriseTopic {
            id: topic.map_or_else(|| "other-results".to_owned(), |topic| format!("topic-{}", topic.id)),
            eyebrow: topic.and_then(|topic| desk.link(&Subject::Topic(topic.id.clone()), desk.text(&topic.name))),
            title,
            figures: drawn.into_iter().map(|(_, figure)| figure).collect(),
            callouts,
            voices: self.voices(series, voices),
            ..EnterpriseTopic::default()
        })
    }

    /// The outcome that a series stands for.
    fn finding(&self, series: &Series) -> Option<&Text> {
        let assessment = self.enterprise.assessments.iter().find(|assessment| assessment.id == series.terms.assessment)?;
        Some(&assessment.outcome(series.terms.outcome.as_deref()?)?.statement)
    }

    /// What the assessment of a series says about its limits and what did not work, once.
    fn callouts(&mut self, series: &Series) -> Vec<Callout> {
        let assessment = self.enterprise.assessments.iter().find(|assessment| assessment.id == series.terms.assessment);
        let Some(assessment) = assessment.filter(|assessment| self.told.insert(assessment.id.clone())) else { return Vec::new() };
        let desk = self.desk;
        let callout = |kind: CalloutKind, key: &str, text: &Option<Text>| {
            let body = desk.markdown_of(text);
            (!body.is_empty()).then(|| Callout { kind, title: desk.word(key), body })
        };
        let limits = callout(CalloutKind::Caution, "assessment.limits", &assessment.file.limits);
        let learnings = callout(CalloutKind::Note, "assessment.learnings", &assessment.file.learnings);
        limits.into_iter().chain(learnings).collect()
    }

    /// The first voices that shed light on these series.
    fn voices(&self, series: &[&Series], voices: &mut Vec<&Cleared<Testimonial>>) -> Vec<QuoteCard> {
        let enterprise = self.enterprise.id.as_str();
        let mut shown = Vec::new();
        voices.retain(|voice| {
            let about = series.iter().any(|series| illuminates(voice, enterprise, series.indicator.as_str()));
            let taken = about && shown.len() < BESIDE;
            if taken {
                shown.push(cards::quote(self.desk, voice));
            }
            !taken
        });
        shown
    }
}
