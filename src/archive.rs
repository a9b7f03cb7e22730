//! Archives: several files in one (ZIP), packed alike on every machine, and unpacked without trust.
//!
//! The only importer of the ZIP library. What an archive says of its own size is checked, and what really comes out of
//! it is counted.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// How a file lies in an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// As it is.
    Stored,
    /// Made smaller.
    Deflated,
}

/// The archive of some files in their order; every file bears the same day, so that the same files give the same bytes.
pub fn pack<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8], Packing)>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default()).unix_permissions(0o644);
    for (path, bytes, packing) in files {
        let method = match packing {
            Packing::Stored => CompressionMethod::Stored,
            Packing::Deflated => CompressionMethod::Deflated,
        };
        let written = zip.start_file(path, options.compression_method(method)).and_then(|()| Ok(zip.write_all(bytes)?));
        written.unwrap_or_else(|error| unreachable!("writing to memory cannot fail: {error}"));
    }
    let whole = zip.finish().unwrap_or_else(|error| unreachable!("writing to memory cannot fail: {error}"));
    whole.into_inner()
}

/// Why an archive is not unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unpackable {
    /// It is cut short, or no archive.
    Damaged,
    /// It asks for a password.
    Locked,
    /// Its files hold more than this many bytes together.
    TooLarge(u64),
}

/// The files of an archive by name, if they hold at most `limit` bytes together.
pub fn unpack(bytes: &[u8], limit: u64) -> Result<BTreeMap<String, Vec<u8>>, Unpackable> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| why(&error))?;
    let (mut files, mut declared, mut left) = (BTreeMap::new(), 0_u64, limit);
    for index in 0..zip.len() {
        declared = declared.saturating_add(zip.by_index_raw(index).map_err(|error| why(&error))?.size());
        if declared > limit {
            return Err(Unpackable::TooLarge(limit));
        }
    }
    for index in 0..zip.len() {
        let file = zip.by_index(index).map_err(|error| why(&error))?;
        let name = file.name().map_err(|_| Unpackable::Damaged)?.into_owned();
        let mut content = Vec::new();
        file.take(left + 1).read_to_end(&mut content).map_err(|_| Unpackable::Damaged)?;
        left = left.checked_sub(content.len() as u64).ok_or(Unpackable::TooLarge(limit))?;
        files.insert(name, content);
    }
    Ok(files)
}

fn why(error: &ZipError) -> Unpackable {
    match error {
        ZipError::InvalidPassword => Unpackable::Locked,
        ZipError::UnsupportedArchive(words) if words.contains("assword") => Unpackable::Locked,
        _ => Unpackable::Damaged,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_packed_comes_out_again_within_its_limit() {
        let zeros = vec![0_u8; 100_000];
        let packed = pack([("a", b"1".as_slice(), Packing::Stored), ("b/c", zeros.as_slice(), Packing::Deflated)]);
        assert!(packed.len() < 1_000);
        let files = unpack(&packed, 100_001).expect("it fits");
        assert_eq!(files.keys().collect::<Vec<_>>(), ["a", "b/c"]);
        assert_eq!(files["b/c"], zeros);
        assert_eq!(unpack(&packed, 100_000), Err(Unpackable::TooLarge(100_000)));
        assert_eq!(unpack(&packed[..packed.len() - 30], 1 << 20), Err(Unpackable::Damaged));
        assert_eq!(unpack(b"", 10), Err(Unpackable::Damaged));
    }

    #[test]
    fn a_size_that_lies_is_counted() {
        let zeros = vec![0_u8; 50_000];
        let mut packed = pack([("a", zeros.as_slice(), Packing::Deflated)]);
        let size = 50_000_u32.to_le_bytes();
        let lie = 10_u32.to_le_bytes();
        for at in (0..packed.len() - 4).filter(|at| packed[*at..at + 4] == size).collect::<Vec<_>>() {
            packed[at..at + 4].copy_from_slice(&lie);
        }
        assert!(unpack(&packed, 1_000).is_err());
    }
}
