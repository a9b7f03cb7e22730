//! What may be asked of translations.

use std::path::PathBuf;

use clap::Subcommand;

/// What to do with translations.
#[derive(Debug, Subcommand)]
pub enum Translations {
    /// List what is missing, stale, unreviewed and complete, by language, kind, person and text
    Status {
        /// Only translations into this language
        #[arg(long, value_name = "TAG")]
        to: Option<String>,
    },
    /// Show what changed in originals since their translations were accepted
    Diff {
        /// Files or folders; all of them unless said
        #[arg(value_name = "FILE")]
        files: Vec<String>,
        /// Only translations into this language
        #[arg(long, value_name = "TAG")]
        to: Option<String>,
    },
    /// Note in translations.lock that translations answer to their originals as those are now
    Accept {
        /// Files, folders or units (file#unit); all translations unless said
        #[arg(value_name = "FILE")]
        files: Vec<String>,
        /// Only translations into this language
        #[arg(long, value_name = "TAG")]
        to: Option<String>,
    },
    /// Write a file for translators: .xlf, .po or .csv, as -o says
    Export {
        /// The language to translate into
        #[arg(long, value_name = "TAG")]
        to: String,
        /// The language of the originals; the site's first unless said
        #[arg(long, value_name = "TAG")]
        from: Option<String>,
        /// Leave out what is translated and accepted
        #[arg(long)]
        open: bool,
    },
    /// Write what came back from translators into the site's files, and nothing else
    Import {
        /// A .xlf, .po or .csv file
        file: PathBuf,
        /// The language of the translations; the file's own unless said
        #[arg(long, value_name = "TAG")]
        to: Option<String>,
        /// Only tell what would be written
        #[arg(long)]
        dry_run: bool,
    },
}
