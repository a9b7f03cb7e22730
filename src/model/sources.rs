//! Which file is what: the folders of a site (format.md §1).

use super::id::Id;
use super::known::Kind;
use crate::lang::LanguageTag;
use crate::snapshot::FileId;

/// What a file is, by its path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// A list of shared definitions.
    Catalogue(Definitions),
    /// An enterprise's portrait.
    Portrait {
        /// The enterprise.
        enterprise: String,
    },
    /// An assessment.
    Assessment {
        /// The enterprise.
        enterprise: String,
        /// The assessment.
        id: String,
    },
    /// A federation.
    Federation(String),
    /// A notebook.
    Notebook(String),
    /// A partner.
    Partner(String),
    /// A Markdown file.
    Text {
        /// Which text.
        text: TextRole,
        /// The language suffix as written; absent = the first language.
        suffix: Option<String>,
    },
    /// A file that others refer to: picture, CSV, recording.
    Resource,
    /// A file where none is expected.
    Stray,
}

/// A list of shared definitions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Definitions {
    /// `indicators.yaml`
    Indicators,
    /// `scales.yaml`
    Scales,
    /// `dimensions.yaml`
    Dimensions,
    /// `topics.yaml`
    Topics,
    /// `terms.yaml`
    Terms,
    /// `frameworks.yaml`
    Frameworks,
}

impl Definitions {
    /// The kind of what it defines.
    pub fn kind(self) -> Kind {
        match self {
            Definitions::Indicators => Kind::Indicator,
            Definitions::Scales => Kind::Scale,
            Definitions::Dimensions => Kind::Dimension,
            Definitions::Topics => Kind::Topic,
            Definitions::Terms => Kind::Term,
            Definitions::Frameworks => Kind::Framework,
        }
    }
}

/// Which text a Markdown file holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TextRole {
    /// A testimonial.
    Testimonial(String),
    /// A chapter of a notebook.
    Chapter {
        /// The notebook.
        notebook: String,
        /// The chapter.
        id: String,
    },
    /// A news item.
    News(String),
    /// A free page, by path.
    Page(String),
    /// An enterprise's story.
    Enterprise(String),
    /// An assessment's own text.
    Assessment {
        /// The enterprise.
        enterprise: String,
        /// The assessment.
        id: String,
    },
    /// A federation's own text.
    Federation(String),
    /// A partner's own text.
    Partner(String),
    /// A topic's own text.
    Topic(String),
    /// An indicator's own text.
    Indicator(String),
}

/// What the file at this path is; nothing for files outside `content/`.
pub fn role(path: &str) -> Option<Role> {
    let parts: Vec<&str> = path.strip_prefix("content/")?.split('/').collect();
    let name = *parts.last()?;
    if let Some(stem) = name.strip_suffix(".md") {
        return Some(text_role(&parts, stem));
    }
    let yaml = name.strip_suffix(".yaml").or_else(|| name.strip_suffix(".yml"));
    Some(match (parts.as_slice(), yaml) {
        (["catalogue", _], Some(stem)) => definitions(stem).map_or(Role::Stray, Role::Catalogue),
        (["enterprises", enterprise, _], Some("enterprise")) => Role::Portrait { enterprise: (*enterprise).to_owned() },
        (["enterprises", enterprise, "assessments", _], Some(stem)) => {
            Role::Assessment { enterprise: (*enterprise).to_owned(), id: stem.to_owned() }
        }
        (["federations", _], Some(stem)) => Role::Federation(stem.to_owned()),
        (["notebooks", notebook, _], Some("notebook")) => Role::Notebook((*notebook).to_owned()),
        (["partners", _], Some(stem)) => Role::Partner(stem.to_owned()),
        (_, Some(_)) => Role::Stray,
        _ => Role::Resource,
    })
}

fn definitions(stem: &str) -> Option<Definitions> {
    Some(match stem {
        "indicators" => Definitions::Indicators,
        "scales" => Definitions::Scales,
        "dimensions" => Definitions::Dimensions,
        "topics" => Definitions::Topics,
        "terms" => Definitions::Terms,
        "frameworks" => Definitions::Frameworks,
        _ => return None,
    })
}

/// Texts that a repository has: the folder of a member may be one of its own.
const OF_A_REPOSITORY: [&str; 6] = ["README", "CONTRIBUTING", "CHANGELOG", "LICENSE", "CODE_OF_CONDUCT", "SECURITY"];

fn text_role(parts: &[&str], stem: &str) -> Role {
    let (stem, suffix) = match stem.rsplit_once('.') {
        Some((stem, suffix)) => (stem, Some(suffix.to_owned())),
        None => (stem, None),
    };
    let own = |text: &str| text.to_owned();
    let text = match parts {
        ["testimonials", _] => TextRole::Testimonial(own(stem)),
        ["notebooks", notebook, _] => TextRole::Chapter { notebook: own(notebook), id: own(stem) },
        ["news", _] => TextRole::News(own(stem)),
        ["pages", folders @ .., _] => TextRole::Page(folders.iter().copied().chain([stem]).collect::<Vec<_>>().join("/")),
        ["enterprises", enterprise, _] if stem == "index" => TextRole::Enterprise(own(enterprise)),
        ["enterprises", enterprise, "assessments", _] => TextRole::Assessment { enterprise: own(enterprise), id: own(stem) },
        ["enterprises", _, _] if OF_A_REPOSITORY.contains(&stem) => return Role::Resource,
        ["federations", _] => TextRole::Federation(own(stem)),
        ["partners", _] => TextRole::Partner(own(stem)),
        ["catalogue", "topics", _] => TextRole::Topic(own(stem)),
        ["catalogue", "indicators", _] => TextRole::Indicator(own(stem)),
        _ => return Role::Stray,
    };
    Role::Text { text, suffix }
}

impl TextRole {
    /// The id that its file's name spells.
    pub fn stem(&self) -> &str {
        match self {
            TextRole::Chapter { id, .. } | TextRole::Assessment { id, .. } => id,
            TextRole::Testimonial(id) | TextRole::News(id) | TextRole::Page(id) | TextRole::Enterprise(id) => id,
            TextRole::Federation(id) | TextRole::Partner(id) | TextRole::Topic(id) | TextRole::Indicator(id) => id,
        }
    }

    /// Whether its name is spelled as an id: a page's as ids between slashes.
    pub fn is_well_named(&self) -> bool {
        self.stem().split('/').all(|part| Id::new(part).is_some())
    }
}

/// Which site language the file of a suffix serves: the one equal to it, else the first with its primary subtag.
pub fn served(suffix: &str, languages: &[LanguageTag]) -> Option<usize> {
    let exact = languages.iter().position(|tag| tag.as_str().eq_ignore_ascii_case(suffix));
    exact.or_else(|| languages.iter().position(|tag| tag.primary().eq_ignore_ascii_case(suffix)))
}

/// Whether the file of a suffix serves this language (a primary subtag serves all its regions).
pub fn serves(suffix: &str, tag: &LanguageTag) -> bool {
    tag.as_str().eq_ignore_ascii_case(suffix) || tag.primary().eq_ignore_ascii_case(suffix)
}

/// A Markdown file and the language it is written in.
#[derive(Clone, Debug)]
pub struct TextFile {
    /// The file.
    pub file: FileId,
    /// The suffix as written; absent = the first language.
    pub suffix: Option<String>,
}
