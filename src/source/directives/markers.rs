//! The marks at the beginning of a line that put it into a list or a quotation.

/// The mark of a list item: its length, and how many columns further its content begins.
pub(super) fn list_mark(text: &str) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let length = match bytes.first()? {
        b'-' | b'+' | b'*' => 1,
        b'0'..=b'9' => {
            let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
            matches!(bytes.get(digits), Some(b'.' | b')')).then_some(digits + 1).filter(|_| digits <= 9)?
        }
        _ => return None,
    };
    let spaces = bytes[length..].iter().take_while(|byte| **byte == b' ').count();
    match (spaces, bytes.get(length + spaces)) {
        (_, None) => Some((length, length + 1)),
        (0, Some(b'\t')) => Some((length + 1, length + 1)),
        (0, _) => None,
        (1..=4, _) => Some((length + spaces, length + spaces)),
        _ => Some((length + 1, length + 1)),
    }
}

/// Whether a line is a rule such as `- - -`, which begins like a list.
pub(super) fn is_rule(text: &str) -> bool {
    let Some(mark @ (b'-' | b'*' | b'_')) = text.bytes().next() else { return false };
    let mut count = 0;
    text.bytes().all(|byte| {
        count += usize::from(byte == mark);
        byte == mark || byte == b' ' || byte == b'\t'
    }) && count >= 3
}

/// How many lists and quotations the marks of one line open, counted up to `limit` + 1.
pub(super) fn depth(line: &str, limit: usize) -> usize {
    let mut rest = line.trim_start_matches([' ', '\t']);
    let mut depth = 0;
    if is_rule(rest) {
        return 0;
    }
    while depth <= limit {
        let after = match list_mark(rest) {
            Some((length, _)) => &rest[length..],
            None => match rest.strip_prefix('>') {
                Some(after) => after,
                None => break,
            },
        };
        depth += 1;
        rest = after.trim_start_matches([' ', '\t']);
    }
    depth
}
