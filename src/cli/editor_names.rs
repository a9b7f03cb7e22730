//! Editors by the names that the command line takes: those in which links of the preview open files, and those that work in
//! a browser over a repository.

use clap::ValueEnum;

use crate::render::cms::Flavour;
use crate::serve::Editor;

/// An editor that links can open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum EditorName {
    /// VS Code
    Vscode,
    /// IntelliJ IDEA and its kin
    Jetbrains,
    /// Sublime Text
    Sublime,
    /// Zed
    Zed,
    /// Whatever opens such files
    File,
}

impl From<EditorName> for Editor {
    fn from(name: EditorName) -> Editor {
        match name {
            EditorName::Vscode => Editor::VsCode,
            EditorName::Jetbrains => Editor::JetBrains,
            EditorName::Sublime => Editor::Sublime,
            EditorName::Zed => Editor::Zed,
            EditorName::File => Editor::File,
        }
    }
}

/// An editor that works in a browser over a repository.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CmsName {
    /// Sveltia CMS
    Sveltia,
    /// Decap CMS
    Decap,
}

impl From<CmsName> for Flavour {
    fn from(name: CmsName) -> Flavour {
        match name {
            CmsName::Sveltia => Flavour::Sveltia,
            CmsName::Decap => Flavour::Decap,
        }
    }
}
