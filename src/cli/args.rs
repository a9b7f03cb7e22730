//! What the command line may say: verbs, flags and their help (format.md §6).
//!
//! Common flags stand before or after the verb. Nothing is decided here beyond what is well formed.

mod import;
mod translations;

use std::path::PathBuf;

pub use import::Import;
pub use translations::Translations;

use clap::{ArgAction, Args, Command, Parser, Subcommand, ValueEnum};

use super::editor_names::{CmsName, EditorName};
use crate::disk::Tongue;
use crate::snapshot::Links;

/// Publish the impact of social enterprises: figures and voices, as a multilingual static site.
#[derive(Debug, Parser)]
#[command(name = "diptych", version, subcommand_required = true, arg_required_else_help = true, max_term_width = 100)]
pub struct Arguments {
    /// Flags of every verb.
    #[command(flatten)]
    pub common: Common,
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Check the site and publish it, whole or not at all
    Build(Build),
    /// Show the site in the browser while it is being written
    #[command(visible_alias = "preview", alias = "server")]
    Serve(Serve),
    /// Do everything but publish, and report exactly what build reports
    Check(Check),
    /// Make a new site, with a fictitious example to start from
    Init(Init),
    /// Look at the theme and change parts of it
    #[command(subcommand)]
    Theme(Theme),
    /// Make the files of one more enterprise, testimonial, chapter… in every language
    New(New),
    /// List what the site holds of a kind: enterprises, testimonials, indicators…; the numbers typed in notebooks; the consents
    List {
        /// Of which kind
        kind: String,
        /// For `numbers`: in which notebook, if not in all
        #[arg(value_name = "NOTEBOOK")]
        of: Option<String>,
    },
    /// Keep the values that a notebook shows, so that later corrections do not rewrite it
    Snapshot {
        /// Which notebook
        #[arg(value_name = "NOTEBOOK")]
        notebook: String,
        /// Take them anew, though it keeps some already
        #[arg(long)]
        again: bool,
    },
    /// Explain a code (E06), or how a value is computed (ateliers/positive-exits@2023)
    Explain {
        /// A code, or a value with its dimension=category
        #[arg(required = true, num_args = 1.., value_name = "CODE|VALUE")]
        what: Vec<String>,
    },
    /// Write what the site publishes of a kind into a workbook or a table: export values -o FILE.xlsx
    Export {
        /// Of which kind: enterprises, indicators, values, totals, surveys, testimonials, partners, terms…
        kind: String,
    },
    /// Bring a table or a workbook into the site: values of indicators, or answers of a survey, counted
    Import(Import),
    /// Write a page in which a member fills in its portrait, figures and surveys, without a server (-o FILE.html)
    Form(Form),
    /// What is translated, what changed since, and texts for translators and back
    #[command(subcommand)]
    Translations(Translations),
    /// Take a testimonial back: end its consent, take it out of every text, and publish without it
    Withdraw(Withdraw),
    /// Describe every kind of file for editors, as JSON Schemas: completion, explanations, mistakes underlined
    Schema(Schema),
    /// Help an editor while its author types: findings where they are, completion, explanations (language server)
    Lsp {
        /// Speak on stdin and stdout: always so, said by many editors
        #[arg(long)]
        stdio: bool,
    },
    /// Bring an older site to the format that this program reads
    Migrate,
    /// Write the pages for man, one for each command
    Man {
        /// The folder to write them to
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// Print completions for a shell
    Completions {
        /// For which shell
        shell: clap_complete::Shell,
    },
}

/// Flags of `build`.
#[derive(Args, Debug)]
pub struct Build {
    /// Publish only the pages of one enterprise
    #[arg(long, value_name = "ID")]
    pub enterprise: Option<String>,
    /// Publish into a folder that holds other files, and keep those
    #[arg(long)]
    pub force: bool,
    /// Write what was published, and how large it is, as JSON
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
}

/// Flags of `withdraw`.
#[derive(Args, Debug)]
pub struct Withdraw {
    /// Its id
    pub testimonial: String,
    /// Do it without asking
    #[arg(short, long)]
    pub yes: bool,
}

/// Flags of `serve`.
#[derive(Args, Debug)]
pub struct Serve {
    /// The port; 4747 or the next free one unless said
    #[arg(short, long, value_name = "PORT")]
    pub port: Option<u16>,
    /// The address to listen on; only this machine unless said
    #[arg(long, value_name = "ADDRESS")]
    pub host: Option<String>,
    /// Open the browser
    #[arg(long)]
    pub open: bool,
    /// Do not change pages by themselves
    #[arg(long)]
    pub no_reload: bool,
    /// The editor in which links open files
    #[arg(long, value_enum, default_value_t = EditorName::Vscode, value_name = "EDITOR")]
    pub editor: EditorName,
}

/// Flags of `check`.
#[derive(Args, Debug)]
pub struct Check {
    /// List what is withheld, why, and between which limits readers can still work it out
    #[arg(long)]
    pub disclosure: bool,
}

/// Flags of `init`.
#[derive(Args, Debug)]
pub struct Init {
    /// Where to make it; the current folder unless said
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// Ask nothing
    #[arg(short = 'y', long)]
    pub yes: bool,
    /// Languages of the site, the first being the default one
    #[arg(long, value_name = "TAGS", value_delimiter = ',')]
    pub languages: Vec<String>,
    /// Add a federation with two members
    #[arg(long)]
    pub federation: bool,
    /// Start from a fictitious enterprise (the default)
    #[arg(long, conflicts_with = "minimal")]
    pub demo: bool,
    /// Start from the least that is valid
    #[arg(long, conflicts_with = "federation")]
    pub minimal: bool,
}

/// What to do with the theme.
#[derive(Debug, Subcommand)]
pub enum Theme {
    /// List the files of the site's theme: which are the program's, which its own
    List,
    /// Copy files of the default theme into the site's theme, to change them there
    Eject {
        /// Files, such as templates/home.html or words/fr.yaml
        #[arg(required = true, value_name = "FILE")]
        files: Vec<String>,
        /// Keep the site's own files, and note that they answer to the originals of today
        #[arg(long)]
        again: bool,
    },
    /// Show how the site's own files differ from the originals
    Diff {
        /// Files; all of them unless said
        #[arg(value_name = "FILE")]
        files: Vec<String>,
    },
}

/// Flags of `form`.
#[derive(Args, Debug)]
pub struct Form {
    /// For which enterprise: the page begins with what the site says of it
    #[arg(long, value_name = "ID")]
    pub enterprise: Option<String>,
}

/// What `new` is to make.
#[derive(Args, Debug)]
pub struct New {
    /// Of which kind: enterprise, assessment, testimonial, notebook, chapter, news, page, indicator…
    pub kind: String,
    /// Its id: small letters, digits and hyphens; enterprise/2024 for an assessment
    pub id: String,
}

/// Where `schema` writes.
#[derive(Args, Debug)]
pub struct Schema {
    /// The folder to write into (also -o); in a site .vscode/diptych unless said, elsewhere printed as one object
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// Instead of schemas, write what an editor in the browser reads, into admin/ unless a folder is said
    #[arg(long, value_enum, value_name = "EDITOR")]
    pub cms: Option<CmsName>,
}

/// Flags of every verb, before or after it.
#[derive(Args, Debug)]
pub struct Common {
    /// The site's folder; else searched upward for diptych.yaml
    #[arg(short = 'C', long, global = true, value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// Where to publish; output in the site's folder unless said
    #[arg(short, long, global = true, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// Publish under another address than base_url says
    #[arg(long, global = true, value_name = "URL")]
    pub base_url: Option<String>,
    /// How links are written: for a web server, or to open pages from a folder
    #[arg(long, global = true, value_enum, value_name = "HOW")]
    pub links: Option<LinkStyle>,
    /// Publish drafts, marked as such
    #[arg(long, global = true)]
    pub drafts: bool,
    /// Treat warnings as errors
    #[arg(long, global = true)]
    pub strict: bool,
    /// The language of messages; the environment's unless said
    #[arg(long, global = true, value_enum, value_name = "LANG")]
    pub lang: Option<Speech>,
    /// How findings are written
    #[arg(long, global = true, value_enum, default_value_t = Format::Human, value_name = "FORMAT")]
    pub format: Format,
    /// The day of the build; else SOURCE_DATE_EPOCH, else today (UTC)
    #[arg(long, global = true, value_name = "YYYY-MM-DD")]
    pub date: Option<String>,
    /// Whether messages have colours
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub color: Colour,
    /// Say nothing but findings and failures
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Say more
    #[arg(short, long, global = true, action = ArgAction::Count)]
    pub verbose: u8,
    /// Say how long each step took
    #[arg(long, global = true)]
    pub timings: bool,
}

/// How links are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LinkStyle {
    /// For a web server
    Pretty,
    /// To open from a folder
    File,
}

impl From<LinkStyle> for Links {
    fn from(style: LinkStyle) -> Links {
        match style {
            LinkStyle::Pretty => Links::Pretty,
            LinkStyle::File => Links::File,
        }
    }
}

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people, on stderr
    Human,
    /// One object a line, on stdout
    Json,
    /// Workflow annotations, on stdout
    Github,
}

/// Whether messages have colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal that wants them
    Auto,
    /// Yes
    Always,
    /// No
    Never,
}

/// The language of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Speech {
    /// français
    Fr,
    /// Nederlands
    Nl,
    /// English
    En,
    /// Deutsch
    De,
}

impl From<Speech> for Tongue {
    fn from(speech: Speech) -> Tongue {
        match speech {
            Speech::Fr => Tongue::Fr,
            Speech::Nl => Tongue::Nl,
            Speech::En => Tongue::En,
            Speech::De => Tongue::De,
        }
    }
}

/// The script by which a shell completes our commands; `command` explains them in the reader's language.
pub fn completions(shell: clap_complete::Shell, mut command: Command) -> String {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, "diptych", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_definition_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn common_flags_stand_before_or_after_the_verb() {
        for line in ["diptych -C site --strict check --lang nl", "diptych check -C site --strict --lang nl"] {
            let arguments = Arguments::try_parse_from(line.split(' ')).expect("both orders are understood");
            assert_eq!(arguments.common.root, Some("site".into()));
            assert_eq!((arguments.common.strict, arguments.common.lang), (true, Some(Speech::Nl)));
        }
    }

    #[test]
    fn wrong_usage_is_status_2_and_proposes_the_nearest_word() {
        for (line, nearest) in [("diptych biuld", "build"), ("diptych build --strct", "--strict"), ("diptych build --format jsn", "json")] {
            let error = Arguments::try_parse_from(line.split(' ')).expect_err("it is wrong");
            assert_eq!(error.exit_code(), 2);
            assert!(error.to_string().contains(nearest), "{error}");
        }
        for line in ["diptych", "diptych --strict", "diptych check -o", "diptych check --lang it", "diptych check --strict --strict"] {
            assert_eq!(Arguments::try_parse_from(line.split(' ')).expect_err("it is wrong").exit_code(), 2, "{line}");
        }
    }
}
