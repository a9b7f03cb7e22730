//! Streams that end where they say: when the last byte of one happens to be a carriage return, the line feed after it
//! reads as a part of it, and who counts bytes finds one too few. A second carriage return there leaves no doubt; the
//! table of the file follows. (ISO 19005-2, 6.1.7.1)

use super::turned::{before, offsets};

/// How an entry of the table is written, and where it tells that an object is there.
const ENTRY: usize = 20;
const KIND: usize = 17;

/// The file with every stream ended beyond doubt; the file as it is, if it is not written as expected.
pub fn sealed(pdf: Vec<u8>) -> Vec<u8> {
    resealed(&pdf).unwrap_or(pdf)
}

fn resealed(pdf: &[u8]) -> Option<Vec<u8>> {
    let table = before(pdf)?;
    let offsets = offsets(pdf, table)?;
    let mut seams: Vec<usize> = offsets.iter().filter_map(|at| seam(pdf, *at)).collect();
    seams.sort_unstable();
    seams.dedup();
    let moved = |at: usize| at + seams.partition_point(|seam| *seam <= at);
    let mut out = Vec::with_capacity(pdf.len() + seams.len());
    let mut from = 0;
    for seam in &seams {
        out.extend(&pdf[from..*seam]);
        out.push(b'\r');
        from = *seam;
    }
    out.extend(pdf.get(from..)?);
    let header = out.get(moved(table)..)?.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(1)?.0 + 1;
    for (index, at) in offsets.iter().enumerate() {
        let start = moved(table) + header + index * ENTRY;
        let entry = out.get_mut(start..start + ENTRY)?;
        if entry[KIND] == b'n' {
            entry[..10].copy_from_slice(format!("{:010}", moved(*at)).as_bytes());
        }
    }
    let end = out.windows(9).rposition(|window| window == b"startxref")?;
    out.truncate(end);
    out.extend(format!("startxref\n{}\n%%EOF", moved(table)).as_bytes());
    Some(out)
}

/// The end of an object's stream, if its last byte is a carriage return.
fn seam(pdf: &[u8], at: usize) -> Option<usize> {
    let object = pdf.get(at..)?;
    let limit = object.windows(6).position(|window| window == b"endobj").unwrap_or(object.len());
    let start = object[..limit].windows(8).position(|window| window == b"\nstream\n")?;
    let head = std::str::from_utf8(&object[..start]).ok()?;
    let length: usize = head.rsplit_once("/Length ")?.1.split(|mark: char| !mark.is_ascii_digit()).next()?.parse().ok()?;
    let end = at + start + 8 + length;
    (length > 0 && pdf[end - 1] == b'\r' && pdf.get(end..)?.starts_with(b"\nendstream")).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_that_ends_with_a_carriage_return_is_sealed_and_the_table_follows() {
        let first = "%PDF-1.7\n";
        let one = "1 0 obj\n<</Length 3>>\nstream\nab\r\nendstream\nendobj\n";
        let two = "2 0 obj\n<</Length 2>>\nstream\nab\nendstream\nendobj\n";
        let table = |at: [usize; 3]| {
            let entries = format!("0000000000 65535 f \n{:010} 00000 n \n{:010} 00000 n \n", at[0], at[1]);
            format!("xref\n0 3\n{entries}trailer\n<</Size 3>>\nstartxref\n{}\n%%EOF", at[2])
        };
        let places = [first.len(), first.len() + one.len(), first.len() + one.len() + two.len()];
        let pdf = format!("{first}{one}{two}{}", table(places));
        let expected = format!("{first}{}{two}{}", one.replace("\r\n", "\r\r\n"), table([places[0], places[1] + 1, places[2] + 1]));
        assert_eq!(String::from_utf8(sealed(pdf.into_bytes())).expect("the letters of the example are plain"), expected);
        for other in ["", "%PDF-1.7\nstartxref\n9\n%%EOF"] {
            assert_eq!(sealed(other.as_bytes().to_vec()), other.as_bytes());
        }
    }
}
