//! Diagrams: what leads to what, and who took part when, in one language, before anybody draws it.

/// From means to change: stages, what stands in each, and what leads to what.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chain {
    /// Its id on the page.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The whole of it in words.
    pub description: String,
    /// The stages, from inputs to impact.
    pub stages: Vec<Stage>,
    /// From a box to a box: stage and place in it, each from 0.
    pub arrows: Vec<(Spot, Spot)>,
}

/// A stage and a place in it.
pub type Spot = (usize, usize);

/// A stage of a chain.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stage {
    /// What it is called.
    pub title: String,
    /// Whether it is a change rather than work.
    pub is_result: bool,
    /// What stands in it.
    pub boxes: Vec<String>,
}

/// Who took part, and when.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Presence {
    /// Its id on the page.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The whole of it in words.
    pub description: String,
    /// The steps.
    pub heads: Vec<String>,
    /// Who: a name, how many, and whether they took part in each step.
    pub rows: Vec<(String, String, Vec<bool>)>,
}
