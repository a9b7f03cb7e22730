//! Pictures without their metadata: what a camera or an editor wrote beside the pixels stays at home.
//!
//! JPEG, PNG, GIF and WebP are recognised by their content and copied segment by segment, keeping only what is
//! needed to show them (of a JPEG's EXIF only the orientation). Of an SVG what draws is kept; one that could act is refused.

/// A picture that may be published.
pub struct Clean {
    /// Its bytes, without metadata.
    pub bytes: Vec<u8>,
    /// The extension of its type.
    pub extension: &'static str,
    /// Width and height in pixels, where they are known.
    pub size: Option<(u32, u32)>,
}

/// The picture without its metadata; nothing if it is no picture, is cut short, or could act.
pub fn clean(bytes: &[u8]) -> Option<Clean> {
    match bytes {
        [0xFF, 0xD8, 0xFF, ..] => jpeg(bytes),
        [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => png(bytes),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => gif(bytes),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => webp(bytes),
        _ => svg(bytes),
    }
}

/// Whether a file that would go out as it is holds metadata of a picture, or anything that could act.
pub fn is_unsafe_as_it_is(path: &str, bytes: &[u8]) -> bool {
    let extension = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    match extension.as_str() {
        "jpg" | "jpeg" | "png" | "webp" | "gif" => clean(bytes).is_none_or(|clean| clean.bytes != bytes),
        "svg" => clean(bytes).is_none() || bytes.windows(9).any(|part| part == b"<metadata"),
        "html" | "htm" | "xhtml" => {
            let text = String::from_utf8_lossy(bytes).to_lowercase();
            let acts = text.split('<').any(|tag| tag.split_whitespace().skip(1).any(|word| word.starts_with("on") && word.contains('=')));
            acts || ["<script", "<iframe", "<object", "<embed", "javascript:"].iter().any(|word| text.contains(word))
        }
        _ => false,
    }
}

fn word(bytes: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?)))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn long_le(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// Segments up to the scan; application data and comments are left out, but for JFIF, Adobe's colour transform
/// and the orientation.
fn jpeg(bytes: &[u8]) -> Option<Clean> {
    let mut out = vec![0xFF, 0xD8];
    let (mut at, mut size, mut turn) = (2, None, 1);
    loop {
        if *bytes.get(at)? != 0xFF {
            return None;
        }
        let marker = *bytes.get(at + 1)?;
        if marker == 0xFF {
            at += 1;
            continue;
        }
        let length = word(bytes, at + 2)?;
        let segment = bytes.get(at..at + 2 + length)?;
        match marker {
            0xDA => {
                if turn > 1 {
                    out.splice(2..2, orientation(turn));
                }
                // What follows the end of the image is no part of it: previews and second pictures hide there.
                let scan = &bytes[at..];
                let end = scan.windows(2).rposition(|pair| pair == [0xFF, 0xD9])?;
                out.extend_from_slice(&scan[..end + 2]);
                return Some(Clean { bytes: out, extension: "jpg", size: if turn >= 5 { size.map(|(w, h)| (h, w)) } else { size } });
            }
            0xE1 => turn = exif_orientation(segment).unwrap_or(turn),
            0xE0 | 0xEE => out.extend_from_slice(segment),
            0xE2..=0xEF | 0xFE => {}
            0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => {
                size = Some((u32::try_from(word(segment, 7)?).ok()?, u32::try_from(word(segment, 5)?).ok()?));
                out.extend_from_slice(segment);
            }
            _ => out.extend_from_slice(segment),
        }
        at += 2 + length;
    }
}

/// The orientation that an EXIF segment gives, from 1 to 8.
fn exif_orientation(segment: &[u8]) -> Option<u8> {
    turn(segment.get(4..)?.strip_prefix(b"Exif\0\0")?)
}

/// The orientation that the body of an EXIF block gives, from 1 to 8.
pub fn turn(tiff: &[u8]) -> Option<u8> {
    let little = tiff.starts_with(b"II");
    let short = |at: usize| -> Option<u16> {
        let pair: [u8; 2] = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    };
    let first = {
        let four: [u8; 4] = tiff.get(4..8)?.try_into().ok()?;
        (if little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) }) as usize
    };
    let entries = usize::from(short(first)?);
    let found = (0..entries.min(64)).map(|index| first + 2 + index * 12).find(|at| short(*at) == Some(0x0112))?;
    u8::try_from(short(found + 8)?).ok().filter(|turn| (1..=8).contains(turn))
}

/// An EXIF segment that says nothing but the orientation.
fn orientation(turn: u8) -> Vec<u8> {
    let mut segment = vec![0xFF, 0xE1, 0, 34];
    segment.extend_from_slice(b"Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0");
    segment.extend_from_slice(&[turn, 0, 0, 0, 0, 0, 0]);
    segment
}

/// Chunks that pixels need: header, palette, transparency, colour, data, end; animation is dropped.
fn png(bytes: &[u8]) -> Option<Clean> {
    const KEPT: [&[u8]; 8] = [b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB"];
    let mut out = bytes[..8].to_vec();
    let mut at = 8;
    let mut size = None;
    loop {
        let length = long(bytes, at)? as usize;
        let kind = bytes.get(at + 4..at + 8)?;
        let chunk = bytes.get(at..at.checked_add(length)?.checked_add(12)?)?;
        if kind == b"IHDR" {
            size =
                Some((long(chunk, 8)?, long(chunk, 12)?)).filter(|(w, h)| *w > 0 && *h > 0 && u64::from(*w) * u64::from(*h) <= 60_000_000);
            size?;
        }
        if KEPT.contains(&kind) {
            out.extend_from_slice(chunk);
        }
        if kind == b"IEND" {
            return Some(Clean { bytes: out, extension: "png", size });
        }
        at += length + 12;
    }
}

/// A GIF has no place for a camera's data but its comments, which are rare: copied as far as its trailer.
fn gif(bytes: &[u8]) -> Option<Clean> {
    let side = |at: usize| Some(u32::from(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?)));
    let end = bytes.iter().rposition(|byte| *byte == 0x3B)?;
    Some(Clean { bytes: bytes[..=end].to_vec(), extension: "gif", size: Some((side(6)?, side(8)?)) })
}

/// Chunks but EXIF and XMP; their flags in the header are cleared.
fn webp(bytes: &[u8]) -> Option<Clean> {
    let mut body: Vec<u8> = b"WEBP".to_vec();
    let mut at = 12;
    let mut size = None;
    while at < bytes.len() {
        let kind = bytes.get(at..at + 4)?;
        let length = long_le(bytes, at + 4)? as usize;
        let padded = length + length % 2;
        let mut chunk = bytes.get(at..at.checked_add(8)?.checked_add(padded)?)?.to_vec();
        if kind == b"VP8X" {
            chunk[8] &= !0x0C;
            let side = |from: usize| {
                Some(1 + (u32::from(*chunk.get(from)?) | u32::from(*chunk.get(from + 1)?) << 8 | u32::from(*chunk.get(from + 2)?) << 16))
            };
            size = Some((side(12)?, side(15)?));
        }
        if kind != b"EXIF" && kind != b"XMP " {
            body.extend_from_slice(&chunk);
        }
        at += 8 + padded;
    }
    let mut out = b"RIFF".to_vec();
    out.extend_from_slice(&u32::try_from(body.len()).ok()?.to_le_bytes());
    out.extend_from_slice(&body);
    Some(Clean { bytes: out, extension: "webp", size })
}

/// A drawing with nothing in it but what draws.
fn svg(bytes: &[u8]) -> Option<Clean> {
    Some(Clean { bytes: super::image::clean_svg(bytes)?, extension: "svg", size: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_camera_s_data_stays_at_home() {
        let exif = orientation(6);
        let mut photo = vec![0xFF, 0xD8];
        photo.extend_from_slice(&exif);
        photo.extend_from_slice(&[0xFF, 0xFE, 0, 8, b'S', b'e', b'c', b'r', b'e', b't']);
        photo.extend_from_slice(&[0xFF, 0xC0, 0, 11, 8, 0, 10, 0, 20, 1, 1, 0x11, 0]);
        photo.extend_from_slice(&[0xFF, 0xDA, 0, 2, 1, 2, 3, 0xFF, 0xD9, b'h', b'i', b'd', b'd', b'e', b'n']);
        let clean = clean(&photo).expect("a photo");
        assert_eq!((clean.extension, clean.size), ("jpg", Some((10, 20))));
        assert!(!clean.bytes.windows(6).any(|part| part == b"Secret" || part == b"hidden"));
        assert_eq!(exif_orientation(&clean.bytes[2..]), Some(6));
    }

    #[test]
    fn drawings_that_act_are_refused() {
        assert!(clean(b"<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0'/></svg>").is_some());
        for text in [
            "<svg onload=\"alert(1)\"></svg>",
            "<svg><script>1</script></svg>",
            "<svg><a href=\"https://x\"/></svg>",
            "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg>&x;</svg>",
            "<html></html>",
        ] {
            assert!(clean(text.as_bytes()).is_none(), "{text}");
        }
    }

    #[test]
    fn a_webp_loses_where_and_when_and_keeps_what_is_seen() {
        let chunk = |name: &[u8; 4], body: &[u8]| {
            let mut chunk = [name.as_slice(), &u32::try_from(body.len()).expect("short").to_le_bytes(), body].concat();
            chunk.extend(std::iter::repeat_n(0, body.len() % 2));
            chunk
        };
        let riff = |chunks: &[Vec<u8>]| {
            let body = [b"WEBP".to_vec(), chunks.concat()].concat();
            [b"RIFF".as_slice(), &u32::try_from(body.len()).expect("short").to_le_bytes(), &body].concat()
        };
        let header = |flags: u8| chunk(b"VP8X", &[flags, 0, 0, 0, 0x2B, 1, 0, 0xC7, 0, 1]);
        let pixels = chunk(b"VP8 ", b"pixel");
        let photo = riff(&[header(0x3C), pixels.clone(), chunk(b"EXIF", b"place"), chunk(b"XMP ", b"camera"), chunk(b"ALPH", b"a")]);
        let clean = clean(&photo).expect("a picture");
        assert_eq!((clean.extension, clean.size), ("webp", Some((300, 65_736))));
        assert_eq!(clean.bytes, riff(&[header(0x30), pixels, chunk(b"ALPH", b"a")]));
        assert!(is_unsafe_as_it_is("a.WEBP", &photo) && !is_unsafe_as_it_is("a.webp", &clean.bytes));
        assert!(super::clean(&photo[..photo.len() - 1]).is_none());
    }

    #[test]
    fn a_gif_ends_where_it_ends_and_knows_its_size() {
        let gif = b"GIF89a\x2C\x01\x05\0\x80\0\0\x3Bhidden";
        let clean = clean(gif).expect("a picture");
        assert_eq!((clean.extension, clean.size, clean.bytes.as_slice()), ("gif", Some((300, 5)), &gif[..gif.len() - 6]));
        assert!(super::clean(b"GIF89a\x2C\x01\x05\0").is_none() && super::clean(b"GIF80a\x01\0\x01\0\x3B").is_none());
    }

    #[test]
    fn a_file_that_acts_is_never_shown_as_it_is() {
        for text in
            ["<p ONCLICK=\"x()\">", "<p class=a onx=1>", "<Script>", "<iframe src=x>", "<object>", "<embed>", "<a href=JavaScript:x>"]
        {
            assert!(is_unsafe_as_it_is("a.html", text.as_bytes()) && is_unsafe_as_it_is("a.XHTML", text.as_bytes()), "{text}");
            assert!(!is_unsafe_as_it_is("a.txt", text.as_bytes()));
        }
        assert!(!is_unsafe_as_it_is("a.htm", b"<p>on = once</p><p class=\"on\">"));
        let svg = |inner: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inner}</svg>").into_bytes();
        assert!(is_unsafe_as_it_is("a.svg", &svg("<metadata>who</metadata>")) && is_unsafe_as_it_is("a.svg", &svg("<script/>")));
        assert!(!is_unsafe_as_it_is("a.svg", &svg("<path d=\"M0 0h1\"/>")));
    }
}
