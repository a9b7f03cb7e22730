//! Every test that needs more than one module: one binary, so that it links once.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "tests read and write folders and say what they skip"
)]

mod architecture;
mod browser;
mod commands;
mod prose;
mod publish;
mod reading;
mod serve;
mod warm;
