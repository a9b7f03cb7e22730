//! Files, names, encodings (F), links and special files (L), pictures (P).

use super::trial::trial;
use super::{Row, row};

const PARTNER: &str = "content/partners/universite.yaml";
const PAGE: &str = "content/pages/methode.fr.md";

/// The page of a method with this line in its front matter.
fn slug(name: &'static str, written: &str) -> super::Trial {
    trial(name).edit(PAGE, "title: \"Méthode\"", format!("title: \"Méthode\"\nslug: \"{written}\""))
}

pub fn rows() -> Vec<Row> {
    texts().into_iter().chain(names()).chain(links()).chain(pictures()).collect()
}

fn texts() -> Vec<Row> {
    let utf_16: Vec<u8> = std::iter::once(0xFEFF).chain("name: a\n".encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let written = "---\ntitle: \"Méthode\"\n---\nUne ligne.\nUne autre.\n";
    vec![
        row("F01", "a byte of Latin-1")
            .tried(trial("in YAML").put(PARTNER, b"name: a\nkind: \xe9\n").refused("E25", "content/partners/universite.yaml:2:7", "UTF-8"))
            .tried(trial("in Markdown").put(PAGE, b"---\ntitle: a\n---\n\xe9\n").refused(
                "E25",
                "content/pages/methode.fr.md:4:1",
                "UTF-8",
            )),
        row("F02", "UTF-16").tried(trial("of an editor").put(PARTNER, utf_16).refused("E25", PARTNER, "UTF-16")),
        row("F03", "a mark of order before the front matter")
            .tried(trial("of a page").put(PAGE, format!("\u{feff}{written}")).done().same_as(trial("without it").put(PAGE, written))),
        row("F04", "ends of lines of every system, none at the end")
            .tried(trial("of Windows").put(PAGE, written.replace('\n', "\r\n")).done().same_as(trial("of others").put(PAGE, written)))
            .tried(trial("of old Macintosh").put(PAGE, written.replace('\n', "\r")).done().same_as(trial("of others").put(PAGE, written)))
            .tried(trial("none at the end").put(PAGE, written.trim_end()).done().same_as(trial("one").put(PAGE, written)))
            .by(&["prose::line_ends_do_not_matter"]),
        row("F05", "a NUL")
            .tried(trial("in YAML").put(PARTNER, b"name: a\0b\n").refused("E25", "content/partners/universite.yaml:1:8", ""))
            .by(&["A NUL in a text"]),
        row("F06", "an empty text, one of front matter only, one that never closes it")
            .tried(trial("empty").put(PAGE, "").refused("E20", PAGE, "title"))
            .tried(trial("never closed").put(PAGE, "---\ntitle: a\nTexte.\n").refused("E19", "content/pages/methode.fr.md:1:1", ""))
            .by(&["A Markdown file of nothing but front matter", "A Markdown file without front matter"]),
    ]
}

fn names() -> Vec<Row> {
    let mut reserved = row("F13", "addresses that Windows cannot have");
    for written in ["con", "NUL.x", "aux", "COM¹", "fin.", "fin "] {
        reserved = reserved.tried(slug("as a slug", written).refused("", "content/pages/methode.fr.md:3", ""));
    }
    let mut escaping = row("F12", "addresses that lead elsewhere").by(&["Slugs that cannot be addresses"]);
    for written in ["..", "a/../../b", "a\\\\b", "a:b", ".cache", "%2e%2e"] {
        escaping = escaping.tried(slug("as a slug", written).refused("", "content/pages/methode.fr.md:3", ""));
    }
    let mut needed = row("F14", "addresses that the site needs").by(&["A page at an address that the site needs"]);
    needed = needed.tried(slug("of a section", "entreprises").refused("E23", PAGE, "entreprises"));
    for written in ["index", "page", "feed.xml"] {
        needed = needed.tried(slug("as a slug", written).refused("", "content/pages/methode.fr.md:3", ""));
    }
    vec![
        row("F08", "two files for one address")
            .tried(
                trial("by their slugs")
                    .put("content/pages/autre.fr.md", "---\ntitle: a\nslug: methode\n---\na\n")
                    .put("content/pages/autre.nl.md", "---\ntitle: a\n---\na\n")
                    .refused("E23", "content/pages/", "methode"),
            )
            .by(&["Two pages with one address"]),
        row("F09", "addresses that differ by case").tried(
            trial("of pages")
                .put("content/pages/autre.fr.md", "---\ntitle: a\nslug: Methode\n---\na\n")
                .put("content/pages/autre.nl.md", "---\ntitle: a\n---\na\n")
                .refused("", "content/pages/autre.fr.md", ""),
        ),
        escaping,
        reserved,
        needed,
        row("F16", "an address of which nothing is left")
            .tried(slug("of marks", "!!!").refused("", "content/pages/methode.fr.md:3", ""))
            .by(&["A slug of no letters"]),
        row("F17", "a name that is not UTF-8").by(&["reading::a_name_that_is_not_utf_8_is_shown_escaped"]),
        row("F18", "a folder called like a text, a file called `.md`")
            .tried(trial("a folder").put("content/pages/x.md/y.txt", "a").warned("W17", "content/pages/x.md", ""))
            .tried(trial("a file").put("content/pages/.md", "a").warned("W17", "content/pages/.md", "").same_as(trial("nothing")))
            .by(&["reading::a_folder_named_like_a_text_is_left_aside_and_reported"]),
        row("F19", "leftovers of systems and editors")
            .tried(
                trial("everywhere")
                    .put("content/.DS_Store", "a")
                    .put("content/media/static/Thumbs.db", "a")
                    .put("content/pages/methode.fr.md~", "a")
                    .put("content/pages/.methode.fr.md.swp", "a")
                    .put("content/pages/4913", "a")
                    .put("content/pages/.#methode.fr.md", "a")
                    .done()
                    .same_as(trial("nothing")),
            )
            .by(&["reading::leftovers_of_editors_and_everything_hidden_is_left_aside"]),
        row("F21", "a page that calls itself a photo")
            .tried(
                trial("as a portrait")
                    .put("content/media/a.jpg", "<script>alert(1)</script>")
                    .edit(PARTNER, "kind: research", "logo: media/a.jpg")
                    .refused("E25", "", "a.jpg"),
            )
            .tried(trial("as a file of the site").put("content/media/static/a.svg.png", "<svg onload=alert(1)>").refused(
                "E25",
                "content/media/static/a.svg.png",
                "",
            )),
    ]
}

fn links() -> Vec<Row> {
    vec![
        row("L01", "a link to a file outside").tried(trial("of the machine").link("content/pages/p.fr.md", "/etc/hostname").refused(
            "E25",
            "content/pages/p.fr.md",
            "/etc/hostname",
        )),
        row("L02", "a link to a folder outside, two links in a row")
            .tried(trial("a folder").link("content/media/etc", "/etc").refused("E25", "content/media/etc", "/etc"))
            .tried(trial("two").link("content/pages/a.fr.md", "b.fr.md").link("content/pages/b.fr.md", "/etc/hostname").refused(
                "E25",
                "content/pages/b.fr.md",
                "",
            )),
        row("L03", "a link that stays inside").tried(trial("to a twin").link("content/pages/p.fr.md", "methode.fr.md").refused(
            "E25",
            "content/pages/p.fr.md",
            "methode.fr.md",
        )),
        row("L04", "a link to itself, a ring of folders")
            .tried(trial("itself").link("content/pages/p.fr.md", "p.fr.md").refused("E25", "content/pages/p.fr.md", ""))
            .tried(trial("a ring").link("content/pages/ring", "..").refused("E25", "content/pages/ring", "")),
        row("L06", "a link to nothing").tried(trial("gone").link("content/pages/p.fr.md", "rien.fr.md").refused(
            "E25",
            "content/pages/p.fr.md",
            "rien.fr.md",
        )),
        row("L09", "an output that is a link").by(&["publish::an_output_that_is_a_link_stays_one_and_its_target_is_replaced"]),
    ]
}

fn pictures() -> Vec<Row> {
    vec![
        row("P01", "a photo of a telephone").by(&[
            "pictures::a_photo_is_turned_scaled_and_told_to_browsers_and_nothing_else_of_it_goes_out",
            "picture::a_camera_s_data_stays_at_home",
        ]),
        row("P02", "a photo taken sideways")
            .by(&["pixels::each_orientation_of_exif_is_turned_upright", "pictures::a_card_is_cut_around_the_focus_in_every_orientation"]),
        row("P04", "a header of 60,000 by 60,000")
            .by(&["pictures::pictures_that_cannot_be_shown_safely_are_refused_where_they_are_asked_for"]),
        row("P05", "cut, empty, CMYK, 16-bit, moving pictures").by(&[
            "pictures::pictures_that_cannot_be_shown_safely_are_refused_where_they_are_asked_for",
            "pictures::drawings_stay_sharp_and_see_through_whatever_the_kind",
        ]),
        row("P07", "a photo that is not there, or is written otherwise")
            .tried(
                trial("by case")
                    .put("content/media/Logo.png", PIXEL)
                    .edit(PARTNER, "kind: research", "logo: media/logo.png")
                    .refused("E25", PARTNER, "Logo.png"),
            )
            .by(&["A picture that is not there, and one of another site"]),
        row("P08", "a portrait without words in one language")
            .by(&["A picture without words", "pictures::a_picture_of_a_person_needs_words_and_is_cut_square"]),
    ]
}

/// A PNG of one grey pixel.
const PIXEL: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55\0\0\0\nIDATx\x9cc\x60\0\0\0\x02\0\x01\x48\xaf\xa4\x71\0\0\0\0IEND\xaeB\x60\x82";
