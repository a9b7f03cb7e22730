//! Pictures from a camera to a page, with pictures made here: their metadata, their crops, and those that are refused.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

const SITE: &str =
    "format: 1\ntitle: Impact\nbase_url: https://impact.example.org/under/\nlanguages: [fr-BE, nl-BE]\nproduce: {cards: false}\n";

/// Everything that may not leave a photo.
const SECRETS: [&str; 5] = ["Exif", "SERIAL-4711", "http://ns.adobe.com/xap", "GPSLatitude", "after-the-end"];

fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_diptych"));
    command.args(arguments).current_dir(folder).env_clear().stdin(Stdio::null());
    let output = command.output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

/// A site of one enterprise with a photo, and a witness with a portrait.
fn site(photo: &[u8], focus: &str) -> TempDir {
    let site = tempfile::tempdir().unwrap();
    let put = |path: &str, bytes: &[u8]| {
        let path = site.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    };
    put("diptych.yaml", SITE.as_bytes());
    let enterprise = format!(
        "name: Ateliers\nfictitious: true\nphoto:\n  file: media/photo.jpg\n  alt: {{fr: \"L'atelier\", nl: \"Het atelier\"}}\n  focus: {focus}\n"
    );
    put("content/enterprises/ateliers/enterprise.yaml", enterprise.as_bytes());
    put("content/enterprises/ateliers/media/photo.jpg", photo);
    site
}

/// The pixels of a picture: red on the left, blue on the right, with a grain that no two of them share.
fn pixels(width: u32, height: u32) -> Vec<u8> {
    let mut grain = 7u32;
    let mut noise = || {
        grain = grain.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (grain >> 27) as u8
    };
    let pixel = |x: u32| if x * 2 < width { [220, 30, 20] } else { [20, 40, 210] };
    (0..height).flat_map(|_| 0..width).flat_map(|x| pixel(x).map(|value: u8| value + noise())).collect()
}

fn jpeg(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = jpeg_encoder::Encoder::new(&mut bytes, 90);
    encoder.encode(&pixels(width.into(), height.into()), width, height, jpeg_encoder::ColorType::Rgb).unwrap();
    bytes
}

fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
    [&[0xFF, marker], &length[..], body].concat()
}

/// A photo as a telephone writes it: an orientation, a place, a serial number, XMP, a comment, and a film behind it.
fn from_a_telephone(photo: &[u8], orientation: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0\x2A\0\0\0\x08\0\x02".to_vec();
    exif.extend_from_slice(&[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    exif.extend_from_slice(&[0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38, 0, 0, 0, 0]);
    exif.extend_from_slice(b"GPSLatitude 50.8503 N SERIAL-4711");
    let xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>SERIAL-4711</x:xmpmeta>";
    let beside = [segment(0xE1, &exif), segment(0xE1, xmp), segment(0xFE, b"SERIAL-4711")].concat();
    [&photo[..2], &beside, &photo[2..], b"after-the-end"].concat()
}

fn published(site: &Path, extension: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let files = walkdir::WalkDir::new(site.join("output")).sort_by_file_name().into_iter().map(|entry| entry.unwrap().into_path());
    files
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect()
}

fn decoded(bytes: &[u8]) -> (usize, usize, Vec<u8>) {
    let mut decoder = zune_jpeg::JpegDecoder::new(zune_jpeg::zune_core::bytestream::ZCursor::new(bytes));
    let data = decoder.decode().unwrap();
    let info = decoder.info().unwrap();
    (info.width.into(), info.height.into(), data)
}

/// Whether the middle of a photo is red or blue.
fn colour((width, height, data): &(usize, usize, Vec<u8>)) -> &'static str {
    let at = (height / 2 * width + width / 2) * 3;
    if data[at] > data[at + 2] { "red" } else { "blue" }
}

#[test]
fn a_photo_is_turned_scaled_and_told_to_browsers_and_nothing_else_of_it_goes_out() {
    let photo = from_a_telephone(&jpeg(1200, 600), 6);
    let site = site(&photo, "center");
    let (status, _, stderr) = run(site.path(), &["build", "--date", "2026-11-21"]);
    assert_eq!(status, 0, "{stderr}");
    let photos = published(site.path(), "jpg");
    let sizes: BTreeSet<(usize, usize)> =
        photos.iter().map(|(_, bytes)| decoded(bytes)).map(|(width, height, _)| (width, height)).collect();
    // 600 × 1200 once upright: as wide as the page, and as a card around its middle.
    assert_eq!(sizes, [(320, 213), (480, 960), (600, 400), (600, 1200)].into());
    for (path, bytes) in walkdir::WalkDir::new(site.path().join("output")).into_iter().filter_map(|entry| {
        let path = entry.unwrap().into_path();
        path.is_file().then(|| (path.clone(), fs::read(path).unwrap()))
    }) {
        let found = SECRETS.iter().find(|secret| bytes.windows(secret.len()).any(|part| part == secret.as_bytes()));
        assert!(found.is_none(), "{found:?} in {}", path.display());
    }
    assert!(photos.iter().all(|(_, bytes)| bytes.len() < 111_000), "within the budget");
    let page = fs::read_to_string(site.path().join("output/fr/entreprises/ateliers/index.html")).unwrap();
    let image = page.split("<img ").find(|part| part.contains("L'atelier") || part.contains("L’atelier")).expect("the photo is shown");
    assert!(image.contains("srcset=\"../../../assets/") && image.contains(" 480w, ") && image.contains(" 600w\""), "{image}");
    assert!(image.contains("width=\"600\" height=\"1200\""), "{image}");
}

#[test]
fn a_card_is_cut_around_the_focus_in_every_orientation() {
    for (focus, orientation, expected) in [
        ("left", 1, "red"),
        ("right", 1, "blue"),
        ("90% 50%", 1, "blue"),
        ("[0.1, 0.5]", 1, "red"),
        ("left", 3, "blue"),
        ("right", 2, "red"),
    ] {
        let site = site(&from_a_telephone(&jpeg(900, 150), orientation), focus);
        let (status, _, stderr) = run(site.path(), &["build"]);
        assert_eq!(status, 0, "{stderr}");
        let photos = published(site.path(), "jpg");
        let card = photos.iter().map(|(_, bytes)| decoded(bytes)).find(|(width, height, _)| (*width, *height) == (225, 150));
        assert_eq!(card.as_ref().map(colour), Some(expected), "{focus} {orientation}");
    }
    let site = site(&jpeg(300, 200), "sky");
    assert_eq!(run(site.path(), &["check", "--format", "json"]).1.matches("\"E21\"").count(), 1);
}

#[test]
fn the_same_photo_gives_the_same_bytes_with_and_without_a_memory() {
    let site = site(&jpeg(400, 300), "top");
    let built = |output: &str| {
        let (status, _, stderr) = run(site.path(), &["build", "-o", output, "--lang", "en"]);
        assert_eq!(status, 0, "{stderr}");
        let files = fs::read_dir(site.path().join(output).join("assets")).unwrap().map(|entry| entry.unwrap().path());
        let photos = files.filter(|path| path.is_file()).map(|path| (path.file_name().unwrap().to_owned(), fs::read(path).unwrap()));
        (photos.collect::<std::collections::BTreeMap<_, _>>(), stderr)
    };
    let cache = site.path().join(".diptych/cache");
    let (first, _) = built("one");
    assert!(!first.is_empty());
    let (again, told) = built("two");
    assert!(first == again && !told.contains("cache"), "{told}");
    // Spoilt, and swapped for another's: neither is believed, and it is said once.
    let mut kept: Vec<PathBuf> = fs::read_dir(&cache).unwrap().map(|entry| entry.unwrap().path()).collect();
    kept.retain(|path| fs::read(path).unwrap().windows(3).any(|part| part == [0xFF, 0xD8, 0xFF]));
    kept.sort();
    assert!(kept.len() >= 2);
    fs::write(&kept[0], b"<script>alert(1)</script>").unwrap();
    fs::copy(&kept[2], &kept[1]).unwrap();
    let (mended, told) = built("three");
    assert!(first == mended);
    assert_eq!(told.matches("damaged or not ours").count(), 1, "{told}");
    let (_, told) = built("four");
    assert_eq!(told.matches("damaged or not ours").count(), 0, "{told}");
    fs::remove_dir_all(site.path().join(".diptych")).unwrap();
    assert!(built("five").0 == first);
    // What is not shown any more is not remembered either.
    fs::remove_file(site.path().join("content/enterprises/ateliers/media/photo.jpg")).unwrap();
    fs::write(site.path().join("content/enterprises/ateliers/enterprise.yaml"), "name: Ateliers\n").unwrap();
    built("six");
    let holds = |bytes: &[u8], part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
    let left: Vec<Vec<u8>> = fs::read_dir(&cache).unwrap().map(|entry| fs::read(entry.unwrap().path()).unwrap()).collect();
    assert!(!left.is_empty(), "what is known of pages and texts is kept");
    assert!(left.iter().all(|bytes| !holds(bytes, &[0xFF, 0xD8, 0xFF]) && !holds(bytes, b"photo.jpg")));
}

/// A PNG of one grey pixel whose header claims another size.
fn png_that_claims(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 1, 1);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.write_header().unwrap().write_image_data(&[128]).unwrap();
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    bytes
}

#[test]
fn pictures_that_cannot_be_shown_safely_are_refused_where_they_are_asked_for() {
    let whole = jpeg(400, 300);
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec();
    let twice = [&whole[..whole.len() / 2], &whole[whole.len() - 2..]].concat();
    let hostile: [(&str, Vec<u8>, &str); 9] = [
        ("too many pixels", png_that_claims(60_000, 60_000), "60000 × 60000 pixels; the limit is 60 million"),
        ("no pixels", png_that_claims(0, 10), "damaged"),
        ("fewer bytes than it claims", png_that_claims(3000, 3000), "damaged"),
        ("cut short", whole[..whole.len() / 2].to_vec(), "damaged"),
        ("only a beginning", vec![0xFF, 0xD8, 0xFF], "damaged"),
        ("a page", b"<!DOCTYPE html><script>alert(1)</script>".to_vec(), "is no picture"),
        ("nothing", Vec::new(), "is no picture"),
        ("a telephone's own format", heic, "in HEIC"),
        ("a drawing that acts", b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>".to_vec(), "script"),
    ];
    for (what, bytes, expected) in hostile {
        let site = site(&bytes, "top");
        let (status, stdout, stderr) = run(site.path(), &["check", "--format", "json", "--lang", "en"]);
        assert_eq!(status, 1, "{what}: {stdout}{stderr}");
        let found: Vec<&str> = stdout.lines().filter(|line| line.contains("\"E25\"")).collect();
        assert_eq!(found.len(), 1, "{what}: {stdout}");
        assert!(
            found[0].contains(expected) && found[0].contains("enterprise.yaml") && found[0].contains("\"line\":4"),
            "{what}: {}",
            found[0]
        );
        let built = run(site.path(), &["build", "--format", "json", "--lang", "en"]);
        assert_eq!((built.0, built.1), (1, stdout), "{what}: a build says the same");
        assert!(!site.path().join("output").exists());
    }
    // A scan that ends too early has its end mark: what is there is shown.
    assert_eq!(run(site(&twice, "top").path(), &["check"]).0, 0);
}

#[test]
fn drawings_stay_sharp_and_see_through_whatever_the_kind() {
    let png = |colours: png::ColorType, depth: png::BitDepth, data: &[u8]| {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, 4, 2);
        encoder.set_color(colours);
        encoder.set_depth(depth);
        encoder.add_text_chunk("Author".into(), "SERIAL-4711".into()).unwrap();
        encoder.write_header().unwrap().write_image_data(data).unwrap();
        bytes
    };
    use png::{BitDepth, ColorType};
    let drawings = [
        png(ColorType::Rgba, BitDepth::Eight, &[90, 20, 30, 0].repeat(8)),
        png(ColorType::Rgb, BitDepth::Sixteen, &[90; 48]),
        png(ColorType::GrayscaleAlpha, BitDepth::Eight, &[90, 10].repeat(8)),
        png(ColorType::Grayscale, BitDepth::One, &[0b1010_0000, 0b0101_0000]),
        b"GIF89a\x02\0\x01\0\x80\0\0\0\0\0\xFF\xFF\xFF!\xFE\x0BSERIAL-4711\0,\0\0\0\0\x02\0\x01\0\0\x02\x02D\n\0;".to_vec(),
    ];
    for (number, bytes) in drawings.iter().enumerate() {
        let site = site(bytes, "top");
        let (status, _, stderr) = run(site.path(), &["build"]);
        assert_eq!(status, 0, "{number}: {stderr}");
        let made = published(site.path(), "png");
        assert!(!made.is_empty(), "{number}");
        for (_, bytes) in made {
            let mut reader = png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().unwrap();
            assert_eq!(reader.info().bit_depth, png::BitDepth::Eight, "{number}");
            assert_eq!(number == 0 || number == 2 || number == 4, reader.info().color_type == png::ColorType::Rgba, "{number}");
            let mut data = vec![0; reader.output_buffer_size().unwrap()];
            reader.next_frame(&mut data).unwrap();
            assert!(!bytes.windows(11).any(|part| part == b"SERIAL-4711"), "{number}");
        }
    }
}

#[test]
fn a_picture_of_a_person_needs_words_and_is_cut_square() {
    let site = site(&jpeg(400, 300), "top");
    fs::create_dir_all(site.path().join("content/testimonials")).unwrap();
    fs::create_dir_all(site.path().join("content/media")).unwrap();
    fs::write(site.path().join("content/media/samira.jpg"), from_a_telephone(&jpeg(200, 300), 1)).unwrap();
    let voice = |alt: &str| {
        format!(
            "---\ntitle: Samira\nquote: Ici on m'écoute\nwitness: {{display: first-name, name: Samira}}\nenterprise: ateliers\nfictitious: true\n\
             portrait: {{file: media/samira.jpg{alt}}}\n\
             consent: {{status: given, given_on: 2025-01-01, scopes: {{text: true, name: true, photo: true}}, channels: [web]}}\n---\n\nIci on m'écoute.\n"
        )
    };
    let file = site.path().join("content/testimonials/samira.fr.md");
    fs::write(&file, voice("")).unwrap();
    let (status, stdout, _) = run(site.path(), &["check", "--format", "json"]);
    assert_eq!((status, stdout.matches("\"E16\"").count()), (1, 1), "{stdout}");
    fs::write(&file, voice(", alt: \"Samira sourit\"")).unwrap();
    let (status, _, stderr) = run(site.path(), &["build", "--date", "2026-11-21"]);
    assert_eq!(status, 0, "{stderr}");
    let sizes: BTreeSet<(usize, usize)> =
        published(site.path(), "jpg").iter().map(|(_, bytes)| decoded(bytes)).map(|(width, height, _)| (width, height)).collect();
    assert!([(96, 96), (192, 192)].iter().all(|size| sizes.contains(size)), "{sizes:?}");
    // Consent withdrawn: no trace of the face anywhere, the memory included.
    fs::write(&file, voice(", alt: \"Samira sourit\"").replace("status: given", "status: withdrawn")).unwrap();
    assert_eq!(run(site.path(), &["build", "--date", "2026-11-21"]).0, 0);
    let square = |(width, height, _): (usize, usize, Vec<u8>)| width == height;
    assert!(!published(site.path(), "jpg").iter().any(|(_, bytes)| square(decoded(bytes))));
    for entry in fs::read_dir(site.path().join(".diptych/cache")).unwrap() {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        let at = bytes.windows(3).position(|part| part == [0xFF, 0xD8, 0xFF]);
        assert!(!at.is_some_and(|at| square(decoded(&bytes[at..]))));
    }
}
