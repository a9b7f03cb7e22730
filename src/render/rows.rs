//! Rows of comma-separated values as spreadsheets read them (RFC 4180).
//!
//! A cell of words that a spreadsheet would take for a formula begins with an apostrophe; numbers stay numbers.

/// Appends one row; cells that hold commas, quotation marks or line ends are quoted.
pub fn push(out: &mut String, cells: &[&str]) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        push_cell(out, cell);
    }
    out.push_str("\r\n");
}

fn push_cell(out: &mut String, cell: &str) {
    let guarded = if is_formula(cell) { format!("'{cell}") } else { cell.to_owned() };
    if guarded.contains([',', '"', '\n', '\r']) {
        out.push('"');
        out.push_str(&guarded.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(&guarded);
    }
}

fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_formulas_are_words() {
        let mut out = String::new();
        push(&mut out, &["a,b", "say \"x\"", "=1+1", "-2.5", ""]);
        assert_eq!(out, "\"a,b\",\"say \"\"x\"\"\",'=1+1,-2.5,\r\n");
    }
}
