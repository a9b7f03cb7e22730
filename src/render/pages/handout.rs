//! Handouts: what stands on a sheet, a leaflet or a poster, and whether it fits.

use super::aggregates::{self, Total};
use super::standing::Standing;
use super::{aggregate_figures, cards, enterprise, facts, federation, parts, peers};
use crate::figures::Series;
use crate::finding::{Place, Problem};
use crate::model::consent::{Cleared, Testimonial};
use crate::model::id::Id;
use crate::model::indicator::Indicator;
use crate::model::settings::is_produced;
use crate::model::testimonial::Channel;
use crate::period::Date;
use crate::plan::handout::{About, Form, Handout};
use crate::plan::page::Subject;
use crate::plan::voices;
use crate::render::book::paper;
use crate::render::desk::Desk;
use crate::render::frame::{self, Head};
use crate::render::image::Room;
use crate::render::room::{self, Block, Load, Written};
use crate::render::takeaway;
use crate::render::template::Html;
use crate::render::view::{self, Download, Figure, HandoutFigure, Kpi, Link};
use crate::render::{chart, figure, links};
use crate::source::text::Text;
use crate::square;

/// How high a drawing may be beside its width before its letters would be too small on paper.
const STEEPEST: f64 = 1.3;

/// A handout in the making: its view, and the words that somebody could shorten.
struct Making<'desk, 'site> {
    desk: &'desk Desk<'site>,
    form: Form,
    view: view::Handout,
    written: Vec<Written>,
    title: String,
    fictitious: bool,
    /// The last day that its figures tell of.
    until: Option<Date>,
}

/// The page of a handout.
pub fn page(desk: &Desk, handout: &Handout) -> view::Handout {
    let (form, view) = (handout.form, view::Handout::default());
    let mut making = Making { desk, form, view, written: Vec::new(), title: String::new(), fictitious: false, until: None };
    match &handout.about {
        About::Enterprise(id) => making.of_enterprise(id),
        About::Indicator(id) => making.of_indicator(id),
        About::Federation(id) => making.of_federation(id),
    }
    making.finished(handout)
}

/// The ways to the handouts about something, from its page.
pub fn ways(desk: &Desk, about: &About) -> Vec<Download> {
    let forms = [Form::Sheet, Form::Leaflet, Form::Poster];
    let way = |form: Form| {
        let href = desk.href(&Subject::Handout(Handout { about: about.clone(), form }))?;
        Some(Download { label: desk.word(&format!("handout.{}", form.key())), href, format: form.paper().to_owned(), lang: None })
    };
    forms.into_iter().filter_map(way).collect()
}

impl<'site> Making<'_, 'site> {
    /// How many charts, key figures and voices there is room for.
    fn room(&self) -> (usize, usize, usize) {
        match self.form {
            Form::Sheet => (2, 3, 1),
            Form::Leaflet => (4, 6, 3),
            Form::Poster => (2, 3, 1),
        }
    }

    fn wrote(&mut self, block: Block, text: &Text) {
        let words = self.desk.text(text);
        self.written.push(Written { block, place: text.places[self.desk.lang()], words });
    }

    fn of_enterprise(&mut self, id: &Id) {
        let desk = self.desk;
        let Some(enterprise) = desk.model().enterprises.get(id) else { return };
        let portrait = &enterprise.portrait;
        (self.title, self.fictitious) = (desk.text(&portrait.name), portrait.fictitious);
        self.wrote(Block::Title, &portrait.name);
        self.lead(portrait.description.as_ref().or(portrait.purpose.as_ref()));
        self.view.eyebrow = enterprise::eyebrow(desk, portrait);
        self.view.logo = portrait.logo.as_ref().and_then(|logo| facts::picture(desk, (&logo.value, logo.place), Room::Logo));
        self.view.facts = enterprise::about(desk, enterprise).into_iter().take(4).collect();
        let series = facts::series_of(desk, id.as_str());
        self.until = last_day(&series);
        self.kpis(series.iter().filter_map(|series| figure::kpi(desk, series)));
        self.figures(series.iter().filter_map(|series| figure::of_series(desk, series, None)));
        self.voices(|voice| voice.enterprise.as_ref().is_some_and(|own| own.value == id.as_str()));
        let mut sources: Vec<String> = series.iter().filter_map(|series| series.terms.source.as_ref()).map(|own| desk.text(own)).collect();
        sources.dedup();
        self.method("figure.source", sources.into_iter().take(3).collect::<Vec<_>>().join(" ; "));
        let limits = enterprise.assessments.iter().rev().find_map(|assessment| assessment.file.limits.as_ref());
        if let Some(limits) = limits.filter(|text| !desk.hides(&text.panels)) {
            let first = limits[desk.lang()].trim_start().split("\n\n").next().unwrap_or_default();
            let words = desk.line(first, limits.places[desk.lang()]);
            self.written.push(Written { block: Block::Method, place: limits.places[desk.lang()], words: words.clone() });
            self.method("assessment.limits", words);
        }
    }

    fn of_indicator(&mut self, id: &Id) {
        let desk = self.desk;
        let Some(indicator) = desk.model().catalogue.indicator(id.as_str()) else { return };
        let standing = Standing::of(desk, indicator);
        self.title = desk.text(&indicator.name);
        self.until = last_day(standing.series());
        self.wrote(Block::Title, &indicator.name);
        self.lead(None);
        self.view.lead = standing.finding(desk, indicator);
        self.view.eyebrow = super::catalogue::topic_of(desk, indicator).map(|topic| desk.text(&topic.name));
        self.view.facts = super::indicator::facts(desk, indicator, &standing).into_iter().take(4).collect();
        let named = |series: &&Series| {
            let kpi = figure::kpi(desk, series)?;
            Some(Kpi { label: figure::enterprise_name(desk, series.enterprise.as_str()), href: None, ..kpi })
        };
        let total = match &standing {
            Standing::Together(aggregate, _) => aggregates::one(desk, aggregate.federation.as_str(), id.as_str()),
            _ => None,
        };
        let of_all = total.and_then(|total| {
            let kpi = aggregates::kpi(desk, total)?;
            Some(Kpi { label: desk.text(&total.federation.file.name), href: None, ..kpi })
        });
        self.kpis(of_all.into_iter().chain(standing.series().iter().filter_map(named)));
        let trend = total.and_then(|total| aggregate_figures::trend(desk, total));
        let members = total.and_then(|total| beside_each_other(desk, total));
        let broken = super::indicator::breakdowns(desk, &standing);
        self.figures(trend.into_iter().chain(standing.figure(desk, indicator)).chain(members).chain(broken));
        self.voices(|voice| voice.illuminates.iter().any(|own| own.value.rsplit('/').next() == Some(id.as_str())));
        self.definition(indicator);
        let sources: Vec<String> = super::standing::sources(desk, standing.series()).into_iter().map(|source| source.label).collect();
        self.method("figure.source", sources.into_iter().take(3).collect::<Vec<_>>().join(" ; "));
    }

    fn definition(&mut self, indicator: &Indicator) {
        if let Some(definition) = indicator.definition.as_ref().filter(|text| !self.desk.hides(&text.panels)) {
            self.wrote(Block::Method, definition);
            self.method("indicator.counted", self.desk.text(definition));
        }
    }

    fn of_federation(&mut self, id: &Id) {
        let desk = self.desk;
        let Some(federation) = desk.model().federations.get(id) else { return };
        let totals: Vec<Total> = aggregates::of(desk, federation);
        (self.title, self.fictitious) = (desk.text(&federation.file.name), federation.file.fictitious);
        self.wrote(Block::Title, &federation.file.name);
        self.lead(federation.file.description.as_ref());
        self.until = totals.iter().filter_map(|total| total.aggregate.latest()).map(|point| point.period.last).max();
        self.kpis(totals.iter().filter_map(|total| aggregates::kpi(desk, *total)));
        let drawn = |total: &Total| aggregate_figures::trend(desk, *total).or_else(|| beside_each_other(desk, *total));
        self.figures(totals.iter().filter_map(drawn));
        let members = federation::roster(desk, federation);
        self.voices(|voice| voice.enterprise.as_ref().is_some_and(|own| members.iter().any(|member| member.id.as_str() == own.value)));
        self.method("federation.method", desk.word("federation.method_text"));
        let coverage = totals.first().and_then(|total| aggregates::coverage_text(desk, *total));
        self.method("handout.coverage", coverage.unwrap_or_default());
    }

    fn lead(&mut self, text: Option<&Text>) {
        if let Some(text) = text.filter(|text| !self.desk.text(text).is_empty() && !self.desk.hides(&text.panels)) {
            self.wrote(Block::Lead, text);
            self.view.lead = Some(self.desk.text(text));
        }
    }

    fn kpis(&mut self, kpis: impl Iterator<Item = Kpi>) {
        let bare = kpis.map(|kpi| Kpi { href: None, ..kpi });
        self.view.kpis = bare.filter(|kpi| !kpi.absent).take(self.room().1).collect();
    }

    /// The first charts that are wide enough to be read on paper.
    fn figures(&mut self, figures: impl Iterator<Item = Figure>) {
        let own: Vec<Figure> = figures.filter(|figure| drawing(figure, 2).is_some()).take(self.room().0).collect();
        let count = own.len();
        let shown = own.into_iter().enumerate().filter_map(|(index, figure)| {
            let drawing = takeaway::without_points(&Html::new(drawing(&figure, count)?));
            // Where its height decides, it stands at the beginning of its column.
            let drawing = drawing.as_str().replacen("<svg ", "<svg preserveAspectRatio=\"xMinYMin meet\" ", 1);
            // It is the only one of its widths here.
            let drawing = drawing.replacen("display=\"none\" ", "", 1);
            let patterns = if index == 0 { chart::PATTERNS } else { "" };
            Some(HandoutFigure {
                measure: figure.measure,
                title: figure.title,
                drawing: Html::new(format!("{drawing}{patterns}")),
                note: figure.notes.into_iter().next(),
            })
        });
        self.view.figures = shown.collect();
    }

    fn voices(&mut self, about: impl Fn(&Testimonial) -> bool) {
        let desk = self.desk;
        let agreed = |voice: &&Cleared<Testimonial>| voice.channels.contains(&Channel::Web) && voice.channels.contains(&desk.channel);
        let own = voices::shown(desk.model(), desk.lang()).into_iter().filter(agreed).filter(|voice| about(voice));
        for voice in own.take(self.room().2) {
            let panel = &voice.panels[desk.lang()];
            let (place, words) = (Place::file(panel.body.file()), panel.quote.as_written().to_owned());
            self.written.push(Written { block: Block::Quote, place, words });
            self.view.voices.push(view::QuoteCard { href: None, original: None, ..cards::quote(desk, voice) });
        }
    }

    fn method(&mut self, key: &str, words: String) {
        let label = self.desk.word(key);
        let label = label.trim_end_matches([':', ' ', '\u{A0}', '\u{202F}']).to_owned();
        self.view.method.extend(parts::fact(label, [parts::said(self.desk.typeset(&words))]));
    }

    /// What stands around it, and its PDF; a finding if it does not fit.
    fn finished(mut self, handout: &Handout) -> view::Handout {
        let desk = self.desk;
        let (about, form) = (handout.about.subject(), handout.form);
        let name = desk.word(&format!("handout.{}", form.key()));
        let head = Head {
            title: self.title.clone(),
            description: format!("{name}{} {}", desk.reader.colon, self.title),
            path: vec![(about.clone(), self.title.clone())],
            fictitious: self.fictitious,
            ..Head::default()
        };
        self.view.frame = frame::frame(desk, head);
        if let Some(last) = self.view.frame.breadcrumbs.last_mut() {
            last.label.clone_from(&name);
        }
        self.view.frame.head_title = format!("{} – {name}", self.title);
        self.view.form = form.key();
        self.view.hint = desk.fill("handout.hint", &[("paper", form.paper())]);
        self.view.back = desk.link(&about, desk.word("handout.back"));
        let others = ways(desk, &handout.about).into_iter().filter(|way| way.label != name);
        self.view.others = others.map(|way| Link { href: way.href, label: way.label, ..Link::default() }).collect();
        let url = format!("{}{}", desk.press.base, desk.plan().routes.address(&about, desk.lang()).unwrap_or_default());
        self.view.code = square::drawing(&url).map(Html::new).unwrap_or_default();
        self.view.address = links::plain_address(&url);
        let is_caution = |notice: &&view::Notice| notice.kind == view::NoticeKind::Fictitious;
        let caution = self.view.frame.notices.iter().find(is_caution);
        self.view.caution = caution.map(|notice| format!("{} {}", notice.lead, notice.text));
        let footer = &self.view.frame.footer;
        let publisher = footer.publisher.join(", ");
        let licence = footer.licence.as_ref().map(|licence| licence.label.clone());
        let lines = [Some(publisher), footer.responsible.clone(), licence];
        self.view.imprint = lines.into_iter().flatten().filter(|line| !line.is_empty()).collect();
        for notice in desk.model().settings.funders.iter().filter_map(|funder| funder.notice.as_ref()) {
            self.wrote(Block::Funders, &notice.0);
        }
        self.print(&url);
        self.view
    }

    /// Makes its PDF, where that is wanted, and notes what does not fit.
    fn print(&mut self, url: &str) {
        let (desk, form) = (self.desk, self.form);
        let produce = &desk.model().settings.produce;
        let letters = &desk.press.kit.letters;
        let load = self.load();
        let mut excess = room::excess(letters, &load, form).map(|over| over.ceil());
        // Pages are set only where the site says so: a federation has thousands of sheets, and every one can be printed.
        let first = desk.plan().routes.pages.iter().find(|page| page.subject.is_handout());
        let asks = produce.sheets == Some(true) && is_produced(produce.pdf);
        if asks && !paper::MAKES_PDF && first.is_some_and(|first| first.address == desk.page.address) {
            let problem = Problem::CannotMake { what: "sheets", command: super::downloads::COMMAND };
            desk.notes.borrow_mut().findings.add(problem, produce.place);
        }
        let date = self.until.filter(|_| asks && paper::MAKES_PDF);
        if let Some(date) = date {
            let set = paper::handout(desk, &self.view, (form, url, date));
            desk.found(set.findings);
            if let Some(bytes) = set.bytes.filter(|_| set.pages == form.pages()) {
                let format = format!("PDF, {}", form.paper());
                self.view.downloads.extend(super::downloads::beside(desk, ("pdf", &format), bytes));
                excess = None;
            } else if set.pages > form.pages() {
                excess = excess.or(Some(0.0));
            }
        }
        if let (Some(over), Some(longest)) = (excess, room::longest(letters, &load)) {
            let problem = Problem::DoesNotFit { paper: form.key(), block: longest.block.word(), over: over as usize };
            desk.notes.borrow_mut().findings.add(problem, longest.place);
        }
    }

    fn load(&self) -> Load {
        let kpi = |kpi: &Kpi| {
            let change = kpi.change.as_ref().map(|change| change.text.clone()).unwrap_or_default();
            [kpi.label.clone(), change, kpi.base.join(" ")]
        };
        let chart = |figure: &HandoutFigure| [figure.title.clone(), figure.note.clone().unwrap_or_default()];
        Load {
            written: self.written.clone(),
            kpis: self.view.kpis.iter().map(kpi).collect(),
            charts: self.view.figures.iter().map(chart).collect(),
            facts: !self.view.facts.is_empty(),
            imprint: self.view.imprint.len() + usize::from(self.view.caution.is_some()),
        }
    }
}

/// The last day that a value tells of.
fn last_day(series: &[&Series]) -> Option<Date> {
    series.iter().flat_map(|series| series.points()).filter(|point| point.cell.has_value()).map(|point| point.period.last).max()
}

/// The drawing of a figure that suits the paper: narrow ones beside each other, a wide one alone.
fn drawing(figure: &Figure, count: usize) -> Option<String> {
    let first = |html: &Html| html.as_str().split_inclusive("</svg>").next().unwrap_or_default().to_owned();
    let narrow = Some(first(&figure.narrow)).filter(|drawing| count > 1 && !drawing.is_empty());
    let own = narrow.unwrap_or_else(|| first(&figure.wide));
    let (wide, high) = takeaway::size(&own)?;
    (high <= wide * STEEPEST).then_some(own)
}

/// The members of a total beside each other, or how their values lie where they are many or bear no names.
fn beside_each_other(desk: &Desk, total: Total) -> Option<Figure> {
    aggregate_figures::members(desk, total, None).or_else(|| peers::distribution(desk, total))
}
