//! Rows of comma-separated values as spreadsheets read them (RFC 4180).
//!
//! A cell of words that a spreadsheet would take for a formula begins with an apostrophe; numbers stay numbers.

/// Appends one row; cells that hold commas, quotation marks or line ends are quoted.
pub fn push<T: AsRef<str>>(out: &mut String, cells: impl IntoIterator<Item = T>) {
    push_with(out, cells, |out, cell| push_cell(out, cell.as_ref()));
}

/// Appends one row of things that say themselves as a cell each.
pub fn push_with<T>(out: &mut String, cells: impl IntoIterator<Item = T>, mut say: impl FnMut(&mut String, T)) {
    for (index, cell) in cells.into_iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        say(out, cell);
    }
    out.push_str("\r\n");
}

/// Appends the words of one cell.
pub fn push_cell(out: &mut String, cell: &str) {
    let is_quoted = cell.bytes().any(|byte| matches!(byte, b',' | b'"' | b'\n' | b'\r'));
    let guard = if is_formula(cell) { "'" } else { "" };
    if !is_quoted {
        out.extend([guard, cell]);
        return;
    }
    out.extend(["\"", guard]);
    for (index, piece) in cell.split('"').enumerate() {
        out.extend([if index > 0 { "\"\"" } else { "" }, piece]);
    }
    out.push('"');
}

fn is_formula(cell: &str) -> bool {
    matches!(cell.as_bytes().first(), Some(b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r')) && cell.parse::<f64>().is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_formulas_are_words() {
        let mut out = String::new();
        push(&mut out, ["a,b", "say \"x\"", "=1+1", "-2.5", ""]);
        assert_eq!(out, "\"a,b\",\"say \"\"x\"\"\",'=1+1,-2.5,\r\n");
    }
}
