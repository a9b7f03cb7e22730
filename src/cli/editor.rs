//! The editors in which links of the preview open files, by the names that the command line takes.

use clap::ValueEnum;

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
