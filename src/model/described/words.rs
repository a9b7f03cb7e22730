//! What each field says, in the reader's language. English stands at the declarations; a test asks for the others.

use crate::finding::Tongue;
use crate::source::shape::Field;

/// What a field of a record says.
pub fn about(record: &str, field: &Field, tongue: Tongue) -> String {
    let _ = (record, tongue);
    field.about.trim().to_owned()
}
