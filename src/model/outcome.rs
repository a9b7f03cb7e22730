//! Stakeholders and outcomes: for whom something changes, and what (format.md §3).

use super::id::Id;
use crate::source::decode::{Count, Decode, Decoder, Located};
use crate::source::shape::Shape;
use crate::source::text::Text;
use crate::source::yaml::Node;
use crate::untrusted::Untrusted;
use crate::{record, words};

record! {
    /// Somebody who has a stake.
    pub struct Stakeholder {
        /// Its id.
        required id: Id,
        /// Its name.
        required name: Text,
        /// What kind.
        optional kind: StakeholderKind,
        /// How many.
        optional size: Count,
        /// Whether it is short of such help elsewhere.
        usual underserved: bool,
        /// The steps it took part in.
        list involved_in: super::assessment::StepNumber,
        /// How it took part.
        optional how: Text,
    }
}

words! {
    /// Kinds of stakeholders.
    pub enum StakeholderKind {
        /// Whom the work is for.
        Beneficiary "beneficiary",
        /// Who does it for pay.
        Worker "worker",
        /// Who does it unpaid.
        Volunteer "volunteer",
        /// Who buys.
        Client "client",
        /// Who supplies.
        Supplier "supplier",
        /// Who pays.
        Funder "funder",
        /// Public bodies.
        Authority "authority",
        /// Who lives next door.
        Neighbour "neighbour",
        /// Nature.
        Environment "environment",
        /// Everybody.
        Society "society",
    }
}

record! {
    /// Something that changes.
    pub struct Outcome {
        /// Its id.
        required id: Id,
        /// What changes, in a sentence.
        required statement: Text,
        /// For whom.
        optional stakeholder: Located<String>,
        /// Its place in the chain.
        usual level: Level,
        /// How soon.
        optional horizon: Horizon,
        /// Whether it is welcome.
        usual sign: Sign,
        /// Whether it was meant.
        optional intended: bool,
        /// How much it matters to them.
        optional importance: Importance,
        /// How much of it is due to the enterprise.
        optional contribution: Contribution,
        /// What could go wrong.
        list risks: Text,
        /// The goals of the United Nations it serves.
        list sdg: SdgTarget,
        /// What it leads to.
        list leads_to: Located<String>,
    }
}

record! {
    /// How much of a change is due to the enterprise.
    pub struct Contribution {
        /// What would have happened anyway.
        optional counterfactual: Text,
        /// Who else contributed.
        optional attribution: Text,
    }
}

record! {
    /// A target of the United Nations' goals.
    pub struct SdgTarget {
        /// Its number: `8.5`.
        required target: Untrusted,
        /// How closely it is served.
        optional strength: Strength,
    }
}

words! {
    /// The chain from means to change.
    #[derive(Default)]
    pub enum Level {
        /// What goes in.
        Input "input",
        /// What is done.
        Activity "activity",
        /// What comes out.
        Output "output",
        /// What changes for somebody.
        #[default]
        Outcome "outcome",
        /// What changes in the end.
        Impact "impact",
    }
}

words! {
    /// How soon something changes.
    pub enum Horizon {
        /// Within a year or so.
        Short "short",
        /// Within a few years.
        Medium "medium",
        /// Later.
        Long "long",
    }
}

words! {
    /// Whether a change is welcome.
    #[derive(Default)]
    pub enum Sign {
        /// It is.
        #[default]
        Positive "positive",
        /// It is not.
        Negative "negative",
    }
}

words! {
    /// How much something matters.
    pub enum Importance {
        /// Much.
        High "high",
        /// Somewhat.
        Medium "medium",
        /// Little.
        Low "low",
    }
}

words! {
    /// How closely a goal is served.
    pub enum Strength {
        /// Directly.
        Direct "direct",
        /// Indirectly.
        Indirect "indirect",
    }
}

/// A way of collecting that the program knows, or the author's own words.
#[derive(Clone, Debug)]
pub enum Method {
    /// One of the known ways.
    Known(KnownMethod),
    /// The author's own words.
    Own(Box<Text>),
}

words! {
    /// Ways of collecting figures.
    pub enum KnownMethod {
        /// A register kept anyway.
        Register "register",
        /// A survey.
        Survey "survey",
        /// The accounts.
        Accounting "accounting",
        /// A scale.
        Weighing "weighing",
        /// Interviews.
        Interview "interview",
        /// Watching.
        Observation "observation",
        /// An estimate.
        Estimate "estimate",
    }
}

impl Decode for Method {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        match node.scalar().and_then(KnownMethod::of) {
            Some(method) => Some(Method::Known(method)),
            None => Text::decode(node, cx).map(|text| Method::Own(Box::new(text))),
        }
    }

    fn shape() -> Shape {
        Shape::Either(vec![KnownMethod::shape(), Shape::Text])
    }
}
