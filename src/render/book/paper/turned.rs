//! Back to back: the pages of the second book in the file of both, upside down and from the last one on, so that a
//! printer binds them as they are. Said in an update at the end of the file, as PDF provides for; what is read aloud
//! keeps its order, for that is said elsewhere.

use std::fmt::Write;

/// The file with every page from `first` on (counted from 0) turned, the last one first; the file as it is, if it is
/// not written as expected.
pub fn turned(pdf: Vec<u8>, first: usize) -> Vec<u8> {
    let update = update(&pdf, first);
    let mut pdf = pdf;
    pdf.extend(update.unwrap_or_default());
    pdf
}

/// An object: its number, and what it says.
struct Object<'p> {
    number: usize,
    words: &'p str,
}

fn update(pdf: &[u8], first: usize) -> Option<Vec<u8>> {
    let before = before(pdf)?;
    let offsets = offsets(pdf, before)?;
    let (trailer, _) = last(pdf, b"trailer\n<<").and_then(|at| text(&pdf[at..]))?.split_once(">>\nstartxref")?;
    let object = |number: usize| object(pdf, &offsets, number);
    let root = object(reference(trailer, "/Root ")?)?;
    let pages = object(reference(root.words, "/Pages ")?)?;
    let (head, kids) = pages.words.split_once("/Kids[")?;
    let (kids, rest) = kids.split_once(']')?;
    let numbers: Vec<usize> = kids.split(" 0 R").filter_map(|number| number.trim().parse().ok()).collect();
    if first == 0 || first >= numbers.len() {
        return None;
    }
    let mut order = numbers.clone();
    order[first..].reverse();
    let kids = order.iter().map(|number| format!("{number} 0 R")).collect::<Vec<_>>().join(" ");
    let mut objects = vec![(pages.number, format!("{head}/Kids[{kids}]{rest}"))];
    for number in &numbers[first..] {
        let page = object(*number)?;
        objects.push((page.number, page.words.replacen("/Type/Page", "/Type/Page/Rotate 180", 1)));
    }
    Some(written(pdf.len(), objects, (trailer, before)))
}

/// Where the table of a file begins.
pub fn before(pdf: &[u8]) -> Option<usize> {
    let tail = text(&pdf[pdf.len().checked_sub(64)?..])?;
    tail.rsplit_once("startxref")?.1.split_whitespace().next()?.parse().ok()
}

fn written(start: usize, mut objects: Vec<(usize, String)>, (trailer, before): (&str, usize)) -> Vec<u8> {
    objects.sort_unstable();
    let (mut out, mut table) = (String::from("\n"), String::from("xref\n"));
    for (number, words) in &objects {
        writeln!(table, "{number} 1\n{:010} 00000 n ", start + out.len()).expect("a String takes every write");
        write!(out, "{number} 0 obj\n{words}\nendobj\n").expect("a String takes every write");
    }
    let at = start + out.len();
    write!(out, "{table}{trailer}/Prev {before}>>\nstartxref\n{at}\n%%EOF").expect("a String takes every write");
    out.into_bytes()
}

/// Where each object begins, by its number: one table, from the first object on.
pub fn offsets(pdf: &[u8], at: usize) -> Option<Vec<usize>> {
    let table = text(pdf.get(at..)?)?.strip_prefix("xref\n0 ")?;
    let (count, entries) = table.split_once('\n')?;
    let count: usize = count.trim().parse().ok()?;
    (0..count).map(|index| entries.get(index * 20..index * 20 + 10)?.parse().ok()).collect()
}

fn object<'p>(pdf: &'p [u8], offsets: &[usize], number: usize) -> Option<Object<'p>> {
    let whole = pdf.get(*offsets.get(number)?..)?;
    let end = whole.windows(7).position(|window| window == b"\nendobj")?;
    let words = text(&whole[..end])?.split_once("obj\n")?.1;
    Some(Object { number, words })
}

/// The number of an object that another one names.
fn reference(words: &str, key: &str) -> Option<usize> {
    words.split_once(key)?.1.split(' ').next()?.parse().ok()
}

/// The part of some bytes that is text.
fn text(bytes: &[u8]) -> Option<&str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).ok(),
    }
}

fn last(pdf: &[u8], wanted: &[u8]) -> Option<usize> {
    pdf.windows(wanted.len()).rposition(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_written_as_expected_stays_as_it_is() {
        for pdf in
            ["", "%PDF-1.7\nstartxref\n9\n%%EOF", "%PDF-1.7\ntrailer\n<</Root 1 0 R>>\nstartxref\n999999\n%%EOF padding padding padding"]
        {
            assert_eq!(turned(pdf.as_bytes().to_vec(), 1), pdf.as_bytes());
        }
    }
}
