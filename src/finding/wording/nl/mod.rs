//! Dutch.

mod help;
mod importing;
mod message;
mod words;

pub(super) use help::help;
pub(super) use message::message;
#[cfg(test)]
pub(super) use words::kind;
pub(super) use words::related;
