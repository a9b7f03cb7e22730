//! Linked data: the published values as Common Impact Data Standard, and the datasets as a DCAT catalogue.
//!
//! Both are JSON-LD with their context inside, so nobody has to fetch one. Values come from figures only: what is
//! withheld on pages is not here either.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::dataset::{Dataset, Say, unit};
use crate::figures::{Point, Series};
use crate::localized::Lang;
use crate::model::Model;
use crate::model::assessment::Assessment;
use crate::model::enterprise::{Enterprise, WorkSite};
use crate::model::indicator::Indicator;
use crate::snapshot::{Take, Told};
use crate::source::text::Text;

/// The values as impact data (basic tier): organisations, outcomes, indicators, and a report for each shown total.
///
/// One thing a line, written as it is made: a large federation has more of them than a tree should hold.
pub fn impact(model: &Model, datasets: &[Dataset], (base, say): (&str, Say), take: Take) {
    let mut measured: Measured = BTreeMap::new();
    for (dataset, series) in datasets.iter().flat_map(|dataset| dataset.series.iter().map(move |series| (dataset, series))) {
        measured.entry(series.enterprise.as_str()).or_default().push(dataset.indicator.id.as_str());
    }
    let maker = Maker { model, base, say };
    let mut graph = Graph::new(&context(), take);
    model.catalogue.topics.iter().for_each(|topic| graph.add(&maker.theme(topic)));
    for enterprise in model.enterprises.values() {
        let Some(indicators) = measured.get(enterprise.id.as_str()) else { continue };
        maker.organization(enterprise, indicators).iter().for_each(|thing| graph.add(thing));
    }
    for dataset in datasets {
        for series in &dataset.series {
            graph.add(&maker.indicator(dataset.indicator, series));
            let reports = series.total().filter_map(|point| maker.report(dataset.indicator, series, point));
            reports.for_each(|report| graph.add(&report));
        }
    }
    graph.end();
}

/// Of each enterprise the indicators it publishes, in the order of the datasets.
type Measured<'site> = BTreeMap<&'site str, Vec<&'site str>>;

/// A JSON-LD document whose things are written one by one.
struct Graph<'a> {
    told: Told<'a>,
    is_empty: bool,
}

impl<'a> Graph<'a> {
    fn new(context: &Value, take: Take<'a>) -> Graph<'a> {
        let mut told = Told::new(take);
        told.text().push_str(&format!("{{\"@context\": {context},\n\"@graph\": ["));
        Graph { told, is_empty: true }
    }

    fn add(&mut self, thing: &Value) {
        let text = self.told.text();
        text.push_str(if self.is_empty { "\n" } else { ",\n" });
        text.push_str(&thing.to_string());
        self.is_empty = false;
    }

    fn end(mut self) {
        self.told.text().push_str("\n]}\n");
        self.told.end();
    }
}

fn context() -> Value {
    let linked = |id: &str| json!({ "@id": id, "@type": "@id" });
    json!({
        "cids": "https://ontology.commonapproach.org/cids#",
        "i72": "http://ontology.eil.utoronto.ca/ISO21972/iso21972#",
        "org": "http://ontology.eil.utoronto.ca/tove/organization#",
        "prov": "http://www.w3.org/ns/prov#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "hasName": "org:hasName",
        "hasLegalName": "org:hasLegalName",
        "hasDescription": "cids:hasDescription",
        "hasComment": "cids:hasComment",
        "unitDescription": "cids:unitDescription",
        "hasNumericalValue": "i72:hasNumericalValue",
        "startedAtTime": { "@id": "prov:startedAtTime", "@type": "xsd:dateTime" },
        "endedAtTime": { "@id": "prov:endedAtTime", "@type": "xsd:dateTime" },
        "value": linked("i72:value"),
        "hasAddress": linked("cids:hasAddress"),
        "hasOutcome": linked("cids:hasOutcome"),
        "hasIndicator": linked("cids:hasIndicator"),
        "hasIndicatorReport": linked("cids:hasIndicatorReport"),
        "forOrganization": linked("cids:forOrganization"),
        "forIndicator": linked("cids:forIndicator"),
        "forTheme": linked("cids:forTheme"),
    })
}

struct Maker<'site> {
    model: &'site Model,
    base: &'site str,
    say: Say<'site>,
}

impl Maker<'_> {
    /// The address of a thing in this file.
    fn id(&self, parts: &[&str]) -> String {
        format!("{}data/cids.jsonld#{}", self.base, parts.join("."))
    }

    fn theme(&self, topic: &crate::model::catalogue::Topic) -> Value {
        let description = topic.description.as_ref().or(topic.question.as_ref()).unwrap_or(&topic.name);
        json!({
            "@id": self.id(&["topic", topic.id.as_str()]),
            "@type": "cids:Theme",
            "hasName": words(&topic.name),
            "hasDescription": words(description),
        })
    }

    /// An organisation, its address if it is whole, and its outcomes; `measured` are the indicators it publishes.
    fn organization(&self, enterprise: &Enterprise, measured: &[&str]) -> Vec<Value> {
        let portrait = &enterprise.portrait;
        let own = enterprise.id.as_str();
        let indicators = measured.iter().map(|indicator| self.id(&["indicator", own, indicator]));
        let outcomes: Vec<Value> =
            enterprise.assessments.iter().flat_map(|assessment| self.outcomes(enterprise, assessment, measured)).collect();
        let mut organization = Map::new();
        organization.insert("@id".into(), json!(self.id(&["organization", own])));
        organization.insert("@type".into(), json!("cids:Organization"));
        organization.insert("hasLegalName".into(), json!(words(&portrait.name)));
        let description = portrait.description.as_ref().or(portrait.purpose.as_ref()).map_or_else(|| words(&portrait.name), words);
        organization.insert("hasDescription".into(), json!(description));
        organization.insert("hasIndicator".into(), indicators.collect());
        organization.insert("hasOutcome".into(), outcomes.iter().map(|outcome| outcome["@id"].clone()).collect());
        let address = portrait.sites.iter().find_map(|site| self.address(enterprise, site));
        if let Some(address) = &address {
            organization.insert("hasAddress".into(), address["@id"].clone());
        }
        [Value::Object(organization)].into_iter().chain(address).chain(outcomes).collect()
    }

    /// A site's address, if every part is known that the standard asks for.
    fn address(&self, enterprise: &Enterprise, site: &WorkSite) -> Option<Value> {
        let territory = enterprise.portrait.territory.as_ref()?;
        let region = self.model.catalogue.dimension("territory")?.category(&territory.value)?;
        Some(json!({
            "@id": self.id(&["address", enterprise.id.as_str()]),
            "@type": "cids:Address",
            "cids:streetAddress": words(site.address.as_ref()?),
            "cids:addressLocality": words(site.municipality.as_ref()?),
            "cids:addressRegion": words(&region.label),
            "cids:postalCode": site.postcode.as_ref()?.as_written(),
            "cids:addressCountry": site.country.as_ref()?.as_written(),
        }))
    }

    fn outcomes(&self, enterprise: &Enterprise, assessment: &Assessment, measured: &[&str]) -> Vec<Value> {
        let own = enterprise.id.as_str();
        let outcome = |outcome: &crate::model::outcome::Outcome| {
            let tells = |result: &&crate::model::result::ResultEntry| {
                result.outcome.as_ref().is_some_and(|id| id.value == outcome.id.as_str())
                    && measured.contains(&result.indicator.value.as_str())
            };
            let results = assessment.file.results.iter().filter(tells);
            json!({
                "@id": self.id(&["outcome", own, assessment.id.as_str(), outcome.id.as_str()]),
                "@type": "cids:Outcome",
                "hasName": words(&outcome.statement),
                "hasDescription": words(&outcome.statement),
                "forOrganization": self.id(&["organization", own]),
                "hasIndicator": results.map(|result| self.id(&["indicator", own, &result.indicator.value])).collect::<Vec<_>>(),
            })
        };
        assessment.file.outcomes.iter().map(outcome).collect()
    }

    fn indicator(&self, indicator: &Indicator, series: &Series) -> Value {
        let own = [series.enterprise.as_str(), indicator.id.as_str()];
        let reports = series.total().filter(|point| point.cell.shown().is_some());
        let topic = indicator.topic.as_ref().map(|topic| self.id(&["topic", &topic.value]));
        json!({
            "@id": self.id(&["indicator", own[0], own[1]]),
            "@type": "cids:Indicator",
            "hasName": words(&indicator.name),
            "hasDescription": words(indicator.definition.as_ref().unwrap_or(&indicator.name)),
            "unitDescription": unit(indicator),
            "forOrganization": self.id(&["organization", own[0]]),
            "forTheme": topic.into_iter().collect::<Vec<_>>(),
            "hasIndicatorReport": reports.map(|point| self.id(&["report", own[0], own[1], &point.period.spelled()])).collect::<Vec<_>>(),
        })
    }

    /// The report of a total that is shown.
    fn report(&self, indicator: &Indicator, series: &Series, point: &Point) -> Option<Value> {
        let quantity = point.cell.shown()?;
        let own = [series.enterprise.as_str(), indicator.id.as_str()];
        let period = point.period.spelled();
        let mut report = json!({
            "@id": self.id(&["report", own[0], own[1], &period]),
            "@type": "cids:IndicatorReport",
            "hasName": format!("{} {period}", words(&indicator.name)),
            "forIndicator": self.id(&["indicator", own[0], own[1]]),
            "forOrganization": self.id(&["organization", own[0]]),
            "startedAtTime": format!("{}T00:00:00Z", point.period.first),
            "endedAtTime": format!("{}T23:59:59Z", point.period.last),
            "value": { "@id": self.id(&["measure", own[0], own[1], &period]), "@type": "i72:Measure", "hasNumericalValue": quantity.value.normalize().to_string() },
        });
        let status = point.status().iter().map(|status| status.word().to_owned());
        let comment: Vec<String> = status.chain(point.note().map(self.say)).collect();
        if !comment.is_empty() {
            report["hasComment"] = json!(comment.join(", "));
        }
        Some(report)
    }
}

/// The datasets as a catalogue (DCAT-AP): what each is, in every language, and its files.
pub fn catalogue(model: &Model, datasets: &[Dataset], base: &str) -> Value {
    let languages: Vec<Value> = model.languages.iter().map(|tag| json!(tag.as_str())).collect();
    // DCAT-AP demands a publisher: a site that does not say who it is goes by its title.
    let name = model.settings.publisher.as_ref().map_or(&model.settings.title, |publisher| &publisher.name.0);
    let agent = json!({ "@type": "foaf:Organization", "foaf:name": in_each(model, name) });
    let licence = model.settings.license.as_ref().map(|license| format!("https://spdx.org/licenses/{}", license.as_written()));
    let described = |entry: &mut Value| {
        entry["dct:publisher"] = agent.clone();
        entry["dct:language"] = json!(languages);
    };
    let dataset = |dataset: &Dataset| {
        let id = dataset.indicator.id.as_str();
        let file = |(extension, media): (&str, &str)| {
            let address = format!("{base}data/{id}.{extension}");
            let mut file = json!({ "@type": "dcat:Distribution", "dcat:accessURL": { "@id": &address }, "dcat:downloadURL": { "@id": address }, "dcat:mediaType": media });
            if let Some(licence) = &licence {
                file["dct:license"] = json!({ "@id": licence });
            }
            file
        };
        let files = [("csv", "text/csv"), ("json", "application/json")].map(file);
        let mut entry = json!({
            "@id": format!("{base}data/{id}"),
            "@type": "dcat:Dataset",
            "dct:identifier": id,
            "dct:title": in_each(model, &dataset.indicator.name),
            "dct:description": in_each(model, dataset.indicator.definition.as_ref().unwrap_or(&dataset.indicator.name)),
            "dcat:distribution": files,
        });
        if let Some((first, last)) = dataset.covers() {
            let day = |day: crate::period::Date| json!({ "@value": day.to_string(), "@type": "xsd:date" });
            entry["dct:temporal"] = json!({ "@type": "dct:PeriodOfTime", "dcat:startDate": day(first), "dcat:endDate": day(last) });
        }
        described(&mut entry);
        entry
    };
    let mut catalogue = json!({
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": format!("{base}data/catalogue.jsonld"),
        "@type": "dcat:Catalog",
        "dct:title": in_each(model, &model.settings.title),
        "dct:description": in_each(model, model.settings.description.as_ref().unwrap_or(&model.settings.title)),
        "foaf:homepage": { "@id": base },
        "dcat:dataset": datasets.iter().map(dataset).collect::<Vec<_>>(),
    });
    described(&mut catalogue);
    catalogue
}

/// The words of the first language.
fn words(text: &Text) -> String {
    text[Lang::FIRST].to_owned()
}

/// The words of each language that has its own.
fn in_each(model: &Model, text: &Text) -> Value {
    let languages = Lang::all(model.languages.len()).zip(&model.languages);
    let own = languages.filter(|(lang, _)| text.panels.borrowed(*lang).is_none());
    own.map(|(lang, tag)| json!({ "@value": &text[lang], "@language": tag.as_str() })).collect()
}
