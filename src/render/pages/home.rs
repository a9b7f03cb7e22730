//! The home page.

use serde_json::json;

use super::aggregates::{self, Total};
use super::{aggregate_figures, cards, facts, plate, promotions};
use crate::figures::Series;
use crate::model::enterprise::Publish;
use crate::model::settings::HomeBlock;
use crate::plan::page::Subject;
use crate::plan::voices;
use crate::render::desk::Desk;
use crate::render::figure;
use crate::render::frame::{self, Head};
use crate::render::takeaway::card::Body;
use crate::render::template::Html;
use crate::render::view::{self, EnterpriseCard, Figure, Kpi, Link};

/// The parts of a home page whose author asks for none in particular.
const USUAL: [HomeBlock; 9] = [
    HomeBlock::Claim,
    HomeBlock::Figures,
    HomeBlock::Text,
    HomeBlock::Figure,
    HomeBlock::Topics,
    HomeBlock::Voice,
    HomeBlock::Enterprises,
    HomeBlock::Notebook,
    HomeBlock::News,
];

/// The page.
pub fn page(desk: &Desk) -> view::Home {
    let (totals, series) = (aggregates::all(desk), every_series(desk));
    let mut page = view::Home::default();
    let settings = &desk.model().settings;
    let blocks = if settings.home.is_empty() { USUAL.to_vec() } else { settings.home.clone() };
    let shows = |block: HomeBlock| blocks.contains(&block);
    page.blocks = blocks.iter().map(|block| block.word()).collect();
    let opening = opening(desk);
    if shows(HomeBlock::Claim) {
        page.eyebrow = settings.publisher.as_ref().map(|publisher| desk.text(&publisher.name));
        page.lead = opening.lead.clone();
        page.buttons = buttons(desk);
        page.plate = plate::plate(desk, &totals, &series);
    }
    if shows(HomeBlock::Text) {
        page.body = opening.body;
    }
    if shows(HomeBlock::Figures) {
        page.kpis = kpis(desk, &totals, &series);
        page.measure_link = desk.link(&Subject::Method, desk.word("home.measure"));
    }
    if shows(HomeBlock::Figure) {
        page.figure = one_figure(desk, &totals, &series);
        page.figure_title = desk.word("home.figure");
    }
    if shows(HomeBlock::Topics) {
        page.topics = promotions::topics(desk, &totals);
        page.topics_link = desk.link(&Subject::Topics, desk.word("see_all.topics"));
    }
    if shows(HomeBlock::Voice) {
        page.voice = voices::shown(desk.model(), desk.lang()).first().map(|voice| cards::quote(desk, voice));
    }
    if shows(HomeBlock::Enterprises) {
        (page.enterprises, page.enterprises_link) = enterprises(desk);
    }
    if shows(HomeBlock::Notebook) {
        page.notebook = promotions::notebook(desk);
    }
    if shows(HomeBlock::News) {
        page.news = promotions::news(desk);
        page.news_link = desk.link(&Subject::NewsList(1), desk.word("see_all.news"));
    }
    link_figure(&mut page);
    let head = Head {
        card: Body::of_kpis(&page.kpis),
        title: opening.title,
        description: opening.lead.unwrap_or_default(),
        json_ld: Some(json!({ "@type": "WebSite" })),
        ..Head::default()
    };
    page.frame = frame::frame(desk, head);
    page
}

/// How the page begins.
struct Opening {
    title: String,
    lead: Option<String>,
    body: Html,
}

/// What the home page's own text says, else the site's settings.
fn opening(desk: &Desk) -> Opening {
    let settings = &desk.model().settings;
    let (title, lead) = (desk.text(&settings.title), desk.text_of(&settings.description));
    let own = desk.model().pages.get("index").filter(|own| !desk.hides(&own.panels));
    let Some(own) = own else { return Opening { title, lead, body: Html::empty() } };
    let written = &own.panels[desk.lang()];
    let html = desk.body(written.body).html;
    let body = match own.panels.borrowed(desk.lang()) {
        Some(lang) => Html::new(format!("<div lang=\"{}\">{html}</div>", desk.tag(lang))),
        None => Html::new(html),
    };
    Opening {
        title: desk.typeset(written.file.title.as_written()),
        lead: written.file.description.as_ref().map(|words| desk.typeset(words.as_written())).or(lead),
        body,
    }
}

/// The published series of all enterprises, in the catalogue's order.
fn every_series<'site>(desk: &Desk<'site>) -> Vec<&'site Series> {
    let by_enterprise = &desk.plan().figures.series;
    let published = |indicator| {
        let series = by_enterprise.iter().filter(|(enterprise, _)| facts::is_published(desk, enterprise.as_str()));
        series.filter_map(move |(_, series)| series.get(indicator))
    };
    desk.model().catalogue.indicators.iter().flat_map(|indicator| published(&indicator.id)).collect()
}

fn buttons(desk: &Desk) -> Vec<Link> {
    let indicators = desk.link(&Subject::Indicators, desk.word("see_all.indicators"));
    indicators.into_iter().chain(enterprises_link(desk)).collect()
}

/// Of the federations, else the first of each indicator with whose it is.
fn kpis(desk: &Desk, totals: &[Total], series: &[&Series]) -> Vec<Kpi> {
    if !totals.is_empty() {
        return totals.iter().filter_map(|total| aggregates::kpi(desk, *total)).take(4).collect();
    }
    let mut seen = Vec::new();
    let mut kpis = Vec::new();
    for series in series {
        if kpis.len() < 4
            && !seen.contains(&&series.indicator)
            && let Some(mut kpi) = figure::kpi(desk, series)
        {
            seen.push(&series.indicator);
            kpi.base.insert(0, figure::enterprise_name(desk, series.enterprise.as_str()));
            desk.notes.borrow_mut().fictitious |= figure::is_fictitious(desk, series.enterprise.as_str());
            kpis.push(kpi);
        }
    }
    kpis
}

/// The first trend of a federation, else its members beside each other, else the first series.
fn one_figure(desk: &Desk, totals: &[Total], series: &[&Series]) -> Option<Figure> {
    let trend = totals.iter().find_map(|total| aggregate_figures::trend(desk, *total));
    let members = || totals.iter().find_map(|total| aggregate_figures::members(desk, *total, None));
    let own = || series.iter().filter(|series| series.latest().is_some()).find_map(|series| figure::of_series(desk, series, None));
    trend.or_else(members).or_else(own)
}

/// The way from the figure to its indicator stands beside it, once; so does what it says.
fn link_figure(page: &mut view::Home) {
    if let Some(figure) = &mut page.figure {
        page.figure_link = figure.links.first().cloned();
        figure.links.clear();
        if !figure.reading.is_empty() {
            page.figure_text = facts::paragraph(&figure.reading.remove(0));
            page.figure_notes = std::mem::take(&mut figure.notes);
        }
    }
}

/// Up to six enterprises, those with a figure first, and the way to all.
fn enterprises(desk: &Desk) -> (Vec<EnterpriseCard>, Option<Link>) {
    let mut cards: Vec<EnterpriseCard> = desk.model().enterprises.values().filter_map(|enterprise| facts::card(desk, enterprise)).collect();
    cards.sort_by(|left, right| {
        let names = desk.reader.locale.compare(&left.name, &right.name);
        left.fact.is_none().cmp(&right.fact.is_none()).then(names)
    });
    cards.truncate(6);
    (cards, enterprises_link(desk))
}

fn enterprises_link(desk: &Desk) -> Option<Link> {
    let count = desk.model().enterprises.values().filter(|enterprise| enterprise.portrait.publish != Publish::None).count();
    desk.link(&Subject::Enterprises(1), desk.count("see_all.enterprises", count))
}
