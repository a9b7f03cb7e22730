//! Resolving: records become entities, texts find their languages, ids become known.

use std::collections::{BTreeMap, BTreeSet};

use super::assessment::{Assessment, AssessmentFile};
use super::consent::Cleared;
use super::enterprise::{Enterprise, Portrait};
use super::entities::{Catalogue, Chapter, Federation, FreePage, Model, News, Notebook, Partner, Written};
use super::id::Id;
use super::known::{Kind, Known};
use super::load::{self, FrontMatter, Loaded, Reading, Record};
use super::notebook::NotebookFile;
use super::prose::{Body, Texts};
use super::settings::{Fallback, Settings};
use super::sources::{Role, TextRole};
use super::{references, twins, voices};
use crate::finding::{Findings, Place, Problem};
use crate::period::Date;
use crate::shelf::Shelf;
use crate::snapshot::{Content, Drafts, FileId, Refusal, Snapshot, enterprise_of};
use crate::source::decode::Lent;
use crate::source::text::Text;

/// The model of a snapshot, with every finding that reading and resolving make.
///
/// Nothing only if `diptych.yaml` does not say enough to read the rest. A model that comes with errors
/// lacks the things that could not be read; it is good for finding further mistakes, not for publishing.
pub fn resolve(snapshot: &Snapshot, findings: &mut Findings) -> Option<Model> {
    let (reading, settings) = load::settings(snapshot, findings)?;
    let loaded = load::content(snapshot, &reading, findings);
    let settings = settings?;
    let mut assembly = Assembly::new(&reading, &settings, snapshot);
    loaded.into_iter().for_each(|loaded| assembly.add(loaded, findings));
    let model = assembly.model(findings);
    references::check(&model, snapshot, findings);
    Some(model)
}

/// The texts of one thing, by language: the file and what it says.
pub type Panels<T> = Vec<Option<(Written<T>, FileId)>>;

struct Assembly<'site> {
    reading: &'site Reading,
    settings: &'site Settings,
    snapshot: &'site Snapshot,
    catalogue: Catalogue,
    known: Known,
    portraits: BTreeMap<Id, (Box<Portrait>, Place)>,
    assessments: BTreeMap<Id, Vec<(Id, Box<AssessmentFile>, Place)>>,
    federations: BTreeMap<Id, Federation>,
    notebooks: BTreeMap<Id, (Box<NotebookFile>, Place)>,
    partners: BTreeMap<Id, Partner>,
    texts: BTreeMap<TextRole, Vec<twins::TextFile>>,
    /// The suffixes of texts that could not be read.
    broken: BTreeMap<TextRole, Vec<Option<String>>>,
    /// Whether some enterprise or assessment could not be read.
    incomplete: bool,
    labels: BTreeMap<(Date, Date), Text>,
    lent: Vec<Lent>,
}

impl<'site> Assembly<'site> {
    fn new(reading: &'site Reading, settings: &'site Settings, snapshot: &'site Snapshot) -> Assembly<'site> {
        Assembly {
            reading,
            settings,
            snapshot,
            catalogue: Catalogue::default(),
            known: Known::default(),
            portraits: BTreeMap::new(),
            assessments: BTreeMap::new(),
            federations: BTreeMap::new(),
            notebooks: BTreeMap::new(),
            partners: BTreeMap::new(),
            texts: BTreeMap::new(),
            broken: BTreeMap::new(),
            incomplete: false,
            labels: BTreeMap::new(),
            lent: load::settings_lent(snapshot, reading),
        }
    }

    fn add(&mut self, loaded: Loaded, findings: &mut Findings) {
        let place = Place::file(loaded.file);
        for (period, label) in loaded.labels {
            self.labels.entry((period.first, period.last)).or_insert(label);
        }
        // What a witness's file says is known of voices that may be heard only.
        if !matches!(&loaded.role, Role::Text { text: TextRole::Testimonial(_), .. }) {
            self.lent.extend(loaded.lent);
        }
        match (&loaded.role, loaded.broken) {
            (Role::Catalogue(kind), true) => self.known.add_unread(kind.kind()),
            (Role::Portrait { enterprise } | Role::Assessment { enterprise, .. }, true) => {
                self.incomplete = true;
                self.known.add_unread_of(enterprise);
            }
            (Role::Text { text, suffix }, true) => self.broken.entry(text.clone()).or_default().push(suffix.clone()),
            _ => {}
        }
        match (loaded.role, loaded.record) {
            (Role::Catalogue(_), record) => self.define(record),
            (Role::Portrait { enterprise }, Record::Portrait(portrait)) => {
                let Some(id) = load::named(&enterprise, place, findings) else { return };
                self.known.add(Kind::Enterprise, id.as_str(), place);
                self.portraits.extend(portrait.map(|portrait| (id, (portrait, place))));
            }
            (Role::Assessment { enterprise, id }, Record::Assessment(file)) => {
                let (Some(enterprise), Some(id)) = (Id::new(&enterprise), load::named(&id, place, findings)) else { return };
                self.known.add(Kind::Assessment, &format!("{enterprise}/{id}"), place);
                if let Some(file) = file {
                    self.known.add_parts(&enterprise, &file);
                    self.assessments.entry(enterprise).or_default().push((id, file, place));
                }
            }
            (Role::Federation(id), Record::Federation(file)) => {
                let Some(id) = load::named(&id, place, findings) else { return };
                self.known.add(Kind::Federation, id.as_str(), place);
                let federation = |file| Federation { id: id.clone(), file, story: Texts::default(), place };
                self.federations.extend(file.map(|file| (id.clone(), federation(*file))));
            }
            (Role::Notebook(id), Record::Notebook(file)) => {
                let Some(id) = load::named(&id, place, findings) else { return };
                self.known.add(Kind::Notebook, id.as_str(), place);
                self.notebooks.extend(file.map(|file| (id, (file, place))));
            }
            (Role::Partner(id), Record::Partner(file)) => {
                let Some(id) = load::named(&id, place, findings) else { return };
                self.known.add(Kind::Partner, id.as_str(), place);
                let partner = |file| Partner { id: id.clone(), file, story: Texts::default(), place };
                self.partners.extend(file.map(|file| (id.clone(), partner(*file))));
            }
            (Role::Text { text, suffix }, Record::Text(front, body)) => {
                self.known.add_text(&text, place);
                if let Some(front) = front {
                    self.texts.entry(text).or_default().push(twins::TextFile { suffix, front, body: Body { place: body } });
                }
            }
            _ => {}
        }
    }

    fn define(&mut self, record: Record) {
        let catalogue = &mut self.catalogue;
        let (kind, ids) = match record {
            Record::Indicators(list, ids) => {
                catalogue.indicators = list;
                (Kind::Indicator, ids)
            }
            Record::Scales(list, ids) => {
                catalogue.scales = list;
                (Kind::Scale, ids)
            }
            Record::Dimensions(list, ids) => {
                catalogue.dimensions = list;
                (Kind::Dimension, ids)
            }
            Record::Topics(list, ids) => {
                catalogue.topics = list;
                (Kind::Topic, ids)
            }
            Record::Terms(list, ids) => {
                catalogue.terms = list;
                (Kind::Term, ids)
            }
            Record::Frameworks(list, ids) => {
                catalogue.frameworks = list;
                (Kind::Framework, ids)
            }
            _ => return,
        };
        ids.iter().for_each(|id| self.known.add(kind, id, Place::SITE));
    }

    fn model(mut self, findings: &mut Findings) -> Model {
        self.known.check_shared_ids(findings);
        self.known.add_derived(&self.catalogue.indicators);
        let mut voices = voices::Voices::new(self.reading, self.snapshot, &self.known);
        let (mut news, mut pages) = (BTreeMap::new(), BTreeMap::new());
        let mut chapters: BTreeMap<(String, String), Chapter> = BTreeMap::new();
        let mut companions: BTreeMap<TextRole, Texts> = BTreeMap::new();
        for (role, files) in std::mem::take(&mut self.texts) {
            match &role {
                TextRole::Testimonial(id) => {
                    let Some(id) = Id::new(id) else { continue };
                    voices.add(id, files, findings);
                }
                TextRole::Chapter { notebook, id } => {
                    let panels = self.panels(&role, files, findings, |front| match front {
                        FrontMatter::Chapter(file) => Some(*file),
                        _ => None,
                    });
                    if let Some((Some(panels), id_)) = panels.map(|panels| (twins::chapter(panels, self.snapshot, findings), Id::new(id))) {
                        chapters.extend(id_.map(|id_| ((notebook.clone(), id.clone()), Chapter { id: id_, panels })));
                    }
                }
                TextRole::News(id) => {
                    let panels = self.panels(&role, files, findings, |front| match front {
                        FrontMatter::News(file) => Some(*file),
                        _ => None,
                    });
                    if let (Some(panels), Some(id)) = (panels.and_then(|panels| twins::news(panels, self.snapshot, findings)), Id::new(id))
                    {
                        news.insert(id.clone(), News { id, panels });
                    }
                }
                TextRole::Page(id) => {
                    let panels = self.panels(&role, files, findings, |front| match front {
                        FrontMatter::Page(file) => Some(*file),
                        _ => None,
                    });
                    if let Some(panels) = panels.and_then(|panels| twins::page(panels, self.snapshot, findings)) {
                        pages.insert(id.clone(), FreePage { id: id.clone(), panels });
                    }
                }
                _ => {
                    let texts = self.companion(&role, files, findings);
                    companions.insert(role, texts);
                }
            }
        }
        let drafts = self.snapshot.options.drafts;
        let is_hidden = |draft: Option<bool>| draft.unwrap_or(false) && drafts == Drafts::Hidden;
        news.retain(|_, news: &mut News| !is_hidden(twins::first(&news.panels).file.draft));
        pages.retain(|_, page: &mut FreePage| !is_hidden(twins::first(&page.panels).file.draft));
        chapters.retain(|_, chapter| !is_hidden(twins::first(&chapter.panels).file.draft));
        let notebooks = notebooks(self.notebooks, chapters, &self.known, findings);
        let mut story = |role: TextRole| companions.remove(&role).unwrap_or_default();
        for federation in self.federations.values_mut() {
            federation.story = story(TextRole::Federation(federation.id.to_string()));
        }
        for partner in self.partners.values_mut() {
            partner.story = story(TextRole::Partner(partner.id.to_string()));
        }
        let mut catalogue = self.catalogue;
        for topic in &catalogue.topics {
            catalogue.topic_stories.insert(topic.id.clone(), story(TextRole::Topic(topic.id.to_string())));
        }
        for indicator in &catalogue.indicators {
            catalogue.indicator_stories.insert(indicator.id.clone(), story(TextRole::Indicator(indicator.id.to_string())));
        }
        let enterprises = enterprises(self.portraits, self.assessments, &mut story);
        for role in companions.keys() {
            let known = match role {
                TextRole::Enterprise(id) => self.known.has(Kind::Enterprise, id),
                TextRole::Assessment { enterprise, id } => self.known.has(Kind::Assessment, &format!("{enterprise}/{id}")),
                TextRole::Federation(id) => self.known.has(Kind::Federation, id),
                TextRole::Partner(id) => self.known.has(Kind::Partner, id),
                TextRole::Topic(id) => self.known.has(Kind::Topic, id),
                TextRole::Indicator(id) => self.known.has(Kind::Indicator, id),
                _ => true,
            };
            if !known {
                let place = companions[role].bodies.iter().flatten().next().map_or(Place::SITE, |body| Place::file(body.file()));
                findings.add(Problem::Unused { kind: "text", id: role.stem().to_owned() }, place);
            }
        }
        Model {
            settings: self.settings.clone(),
            languages: self.reading.languages.clone(),
            catalogue,
            colours: super::colours::of(enterprises.keys()),
            enterprises: Shelf::new("enterprises", enterprises),
            testimonials: voices.cleared.into_iter().map(|voice: Cleared<_>| (voice.id.clone(), voice)).collect(),
            left_out: voices.left_out,
            federations: self.federations,
            notebooks,
            news,
            partners: self.partners,
            pages,
            known: self.known,
            period_labels: self.labels,
            left_out_members: left_out(self.snapshot),
            incomplete: self.incomplete,
            lent: self.lent,
        }
    }

    /// The files of one text by language, its missing languages noted (W01).
    fn panels<T: Clone>(
        &self,
        role: &TextRole,
        files: Vec<twins::TextFile>,
        findings: &mut Findings,
        pick: impl Fn(FrontMatter) -> Option<T>,
    ) -> Option<Panels<T>> {
        let panels = twins::by_language(files, self.reading, pick);
        let broken = self.broken.get(role).map_or(&[][..], Vec::as_slice);
        twins::warn_of_missing(&panels, (role.stem(), broken), self.reading, findings);
        Some(panels)
    }

    fn companion(&self, role: &TextRole, files: Vec<twins::TextFile>, findings: &mut Findings) -> Texts {
        let panels = self.panels(role, files, findings, |_| Some(())).unwrap_or_default();
        Texts { bodies: panels.into_iter().map(|panel| panel.map(|(written, _)| written.body)).collect() }
    }
}

/// The enterprises whose files are left out.
fn left_out(snapshot: &Snapshot) -> BTreeSet<String> {
    let files = snapshot.files.iter().filter(|file| matches!(file.content, Content::Refused(Refusal::LeftOut)));
    files.filter_map(|file| enterprise_of(file.path.as_str())).map(str::to_owned).collect()
}

fn enterprises(
    portraits: BTreeMap<Id, (Box<Portrait>, Place)>,
    mut assessments: BTreeMap<Id, Vec<(Id, Box<AssessmentFile>, Place)>>,
    story: &mut impl FnMut(TextRole) -> Texts,
) -> BTreeMap<Id, Enterprise> {
    let mut enterprises = BTreeMap::new();
    for (id, (portrait, place)) in portraits {
        let mut own: Vec<Assessment> = assessments
            .remove(&id)
            .unwrap_or_default()
            .into_iter()
            .map(|(assessment, file, place)| Assessment {
                story: story(TextRole::Assessment { enterprise: id.to_string(), id: assessment.to_string() }),
                id: assessment,
                file: *file,
                folder: format!("content/enterprises/{id}"),
                place,
            })
            .collect();
        own.sort_by_key(|assessment| assessment.file.period.last);
        let text = story(TextRole::Enterprise(id.to_string()));
        enterprises.insert(id.clone(), Enterprise { id, portrait: *portrait, assessments: own, story: text, place });
    }
    enterprises
}

/// Notebooks with their chapters in order; a chapter without a file is E02, a file without a place W17.
fn notebooks(
    files: BTreeMap<Id, (Box<NotebookFile>, Place)>,
    mut chapters: BTreeMap<(String, String), Chapter>,
    known: &Known,
    findings: &mut Findings,
) -> BTreeMap<Id, Notebook> {
    let mut notebooks = BTreeMap::new();
    for (id, (file, place)) in files {
        let mut own = Vec::new();
        for chapter in &file.chapters {
            match chapters.remove(&(id.to_string(), chapter.value.to_string())) {
                Some(chapter) => own.push(chapter),
                None => known.require(Kind::Chapter, &format!("{id}/{}", chapter.value), chapter.place, findings),
            }
        }
        notebooks.insert(id.clone(), Notebook { id, file: *file, chapters: own, place });
    }
    for chapter in chapters.values() {
        let file = twins::first(&chapter.panels).body.file();
        findings.add(Problem::Unused { kind: "chapter", id: chapter.id.to_string() }, Place::file(file));
    }
    notebooks
}

/// Whether missing translations are errors on this site.
pub fn translations_are_required(settings: &Settings) -> bool {
    settings.fallback == Fallback::Error
}
