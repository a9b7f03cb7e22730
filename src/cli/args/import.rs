//! What the command line may say of `import`.

use std::path::PathBuf;

use clap::Args;

/// Flags of `import`.
#[derive(Args, Debug)]
pub struct Import {
    /// A .csv, .xlsx or .ods file
    #[arg(required_unless_present = "template", value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// The enterprise, where the table does not say it
    #[arg(long, value_name = "ID")]
    pub enterprise: Option<String>,
    /// What the columns mean: a file, or its name in imports/; the one that fits unless said
    #[arg(long, value_name = "FILE")]
    pub mapping: Option<PathBuf>,
    /// Only write down what the columns probably mean, to be read and corrected
    #[arg(long, conflicts_with = "mapping")]
    pub propose: bool,
    /// Only show what would change, file by file
    #[arg(long)]
    pub dry_run: bool,
    /// Write what the table says where the site says something else
    #[arg(long, conflicts_with = "keep")]
    pub replace: bool,
    /// Keep what the site says where the table says something else, and write the rest
    #[arg(long)]
    pub keep: bool,
    /// Write a workbook for a member to fill in (-o FILE.xlsx), which import reads without more ado
    #[arg(long, conflicts_with_all = ["file", "mapping", "propose", "replace", "keep"])]
    pub template: bool,
}
