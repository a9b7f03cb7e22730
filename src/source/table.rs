//! CSV tables as located rows.
