//! What making a page brings up besides its bytes: findings, files beside it, numbers of figures, what is drawn.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::image::Order;
use super::search::Record;
use super::takeaway::Drawn;
use crate::finding::{Findings, Place};
use crate::localized::Lang;
use crate::path::OutPath;
use crate::plan::chart::ChartSpec;
use crate::plan::outline::{self, Label};
use crate::shelf::Taken;
use crate::snapshot::FileId;

/// What making a page brings up besides its bytes.
#[derive(Debug, Default)]
pub struct Notes {
    /// What is wrong in its words.
    pub findings: Findings,
    /// What it says of itself; nothing before its frame is made.
    pub about: Option<About>,
    /// What search knows of it.
    pub record: Option<(Lang, Record)>,
    /// Pictures it shows.
    pub pictures: Vec<Ordered>,
    /// Pictures to be made of what is drawn on it, and its card.
    pub drawn: Vec<Drawn>,
    /// Files beside it: data and drawings of its figures.
    pub files: Vec<(OutPath, Vec<u8>)>,
    /// Figures and tables so far.
    pub counted: outline::Counted,
    /// The numbers of figures and tables with an id.
    pub labels: BTreeMap<String, Label>,
    /// What voices with an id are called outside notebooks; nothing where nobody is shown.
    pub called: BTreeMap<String, Option<String>>,
    /// Whether something on it is an example.
    pub fictitious: bool,
    /// Passages so far: each needs ids of its own.
    pub passages: usize,
    /// Drawn charts.
    pub charts: usize,
    /// What is drawn, by the figure's id, where the page stands beside its twin.
    pub charted: Charted,
    /// What it shows of figures: `ateliers/exits`, `ateliers/survey/question`.
    pub measured: BTreeSet<String>,
    /// Where what it shows is written: for the preview, never for the page.
    pub origins: Vec<Trace>,
    /// The files whose words or rows it shows.
    pub read: BTreeSet<FileId>,
    /// What it shows of enterprises and figures.
    pub taken: Taken,
    /// The keys of the works that it cites.
    pub cited: BTreeSet<String>,
    /// The words of the glossary that it has explained.
    pub explained: BTreeSet<String>,
    /// Addresses of the free pages that it leads to.
    pub leads: BTreeSet<String>,
}

/// Charts by the id of their figure.
pub type Charted = BTreeMap<String, ChartSpec>;

impl Notes {
    /// Takes in what something brought up that was made once and is shown here too.
    pub fn answer_for(&mut self, made: &Notes) {
        self.read.extend(&made.read);
        self.leads.extend(made.leads.iter().cloned());
        self.pictures.extend(made.pictures.iter().cloned());
        self.findings.append(made.findings.clone());
    }

    /// What of them the site as a whole still needs when the page lies there.
    pub fn settled(self) -> Settled {
        let Notes { findings, record, pictures, charts, leads, .. } = self;
        Settled { findings: findings.packed(), record: record.map(Box::new), pictures, charts, leads }
    }
}

/// What the site as a whole needs of a page that lies there. Many pages wait for the last one, so it is small.
#[derive(Debug, Default)]
pub struct Settled {
    /// What is wrong in its words.
    pub findings: Findings,
    /// What search knows of it.
    pub record: Option<Box<(Lang, Record)>>,
    /// Pictures it shows.
    pub pictures: Vec<Ordered>,
    /// Drawn charts.
    pub charts: usize,
    /// Addresses of the free pages that it leads to.
    pub leads: BTreeSet<String>,
}

/// What a page says of itself to those who find it elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Its title.
    pub title: String,
    /// A sentence or two.
    pub description: String,
    /// Whether search engines, ours included, may list it.
    pub is_open: bool,
}

/// A picture that a page shows, where it is published, and where its author asked for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ordered {
    /// Where it is published.
    pub path: OutPath,
    /// What is to be made.
    pub order: Order,
    /// Where it is asked for.
    pub place: Place,
}

/// Something on a page and where it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// Its id on the page; a passage of words has none.
    pub anchor: Option<String>,
    /// Where it is written.
    pub place: Place,
}
