//! Hostile and broken spreadsheets: refused within their limits, in time, with what to do about it.

use super::*;

fn refused(bytes: &[u8]) -> ImportTrouble {
    let start = Instant::now();
    let trouble = match grid::read(bytes) {
        Err(trouble) => trouble,
        Ok(book) => book.troubles.first().map(|(.., trouble)| trouble.clone()).expect("it is refused"),
    };
    assert!(start.elapsed() < Duration::from_secs(30), "{trouble:?} took {:?}", start.elapsed());
    trouble
}

#[test]
fn what_swells_when_it_is_unpacked_is_refused_before_it_is_parsed() {
    let zeros = vec![b' '; 70 << 20];
    let bomb = with(&xlsx(&[("S", "", "")]), "xl/sharedStrings.xml", &zeros);
    assert!(bomb.len() < 1 << 20, "{}", bomb.len());
    assert_eq!(refused(&bomb), ImportTrouble::Unpacked(grid::UNPACKED_LIMIT));
}

#[test]
fn a_cell_at_the_end_of_the_world_costs_nothing_and_columns_have_a_limit() {
    let far = xlsx(&[("S", r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#, "")]);
    assert_eq!(refused(&far), ImportTrouble::Columns(grid::COLUMN_LIMIT));
    let low = xlsx(&[("S", r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>"#, "")]);
    assert_eq!(grid::read(&low).expect("two cells").sheets[0].rows.len(), 2);
    let wide = vec!["1"; 1_000_001].join(";");
    assert_eq!(refused(wide.as_bytes()), ImportTrouble::Columns(grid::COLUMN_LIMIT));
    let many = "1;2;3;4;5;6;7;8;9;10\n".repeat(100_001);
    assert_eq!(refused(many.as_bytes()), ImportTrouble::Cells(grid::CELL_LIMIT));
    let repeated = r#"<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16000" office:value-type="float" office:value="1"/></table:table-row>"#;
    assert_eq!(refused(&ods_of(repeated)), ImportTrouble::Cells(grid::CELL_LIMIT));
}

#[test]
fn entities_macros_and_links_to_other_files_are_refused() {
    let laughs = format!("<!DOCTYPE lolz [<!ENTITY a \"{}\"><!ENTITY b \"&a;&a;&a;&a;\">]>", "ha".repeat(100));
    let sheet = |before: &str| {
        format!("{before}<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>&b;</v></c></row></sheetData></worksheet>")
    };
    for part in ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"] {
        assert_eq!(refused(&with(&xlsx(&[("S", "", "")]), part, sheet(&laughs).as_bytes())), ImportTrouble::Doctype, "{part}");
    }
    let spoilt = String::from_utf8(part(&ods("2022", "1"), "content.xml"))
        .unwrap()
        .replace("<office:document-content", &format!("{laughs}<office:document-content"));
    assert_eq!(refused(&with(&ods("2022", "1"), "content.xml", spoilt.as_bytes())), ImportTrouble::Doctype);
    let plain = xlsx(&[("S", r#"<row r="1"><c r="A1"><v>1</v></c></row>"#, "")]);
    assert_eq!(refused(&with(&plain, "xl/vbaProject.bin", b"x")), ImportTrouble::Macros);
    assert_eq!(refused(&with(&plain, "xl/externalLinks/externalLink1.xml", b"<externalLink/>")), ImportTrouble::ExternalLinks);
}

#[test]
fn other_files_under_a_spreadsheets_name_are_named() {
    let locked: Vec<u8> =
        [0xD0, 0xCF, 0x11, 0xE0].into_iter().chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for (bytes, trouble) in [
        (b"".as_slice(), ImportTrouble::Nothing),
        (b"%PDF-1.7\n", ImportTrouble::NotATable(Some("PDF"))),
        (&[0xD0, 0xCF, 0x11, 0xE0, 0xA1], ImportTrouble::NotATable(Some("XLS"))),
        (&locked, ImportTrouble::Locked),
        (b"<html><table>", ImportTrouble::NotATable(Some("HTML"))),
        (b"PK\x03\x04 cut", ImportTrouble::Damaged),
        (b"a;b\n\0\x01;2\n", ImportTrouble::Encoding),
        (b" \n \n", ImportTrouble::Nothing),
    ] {
        assert_eq!(refused(bytes), trouble);
    }
    let whole = xlsx(&[("S", r#"<row r="1"><c r="A1"><v>1</v></c></row>"#, "")]);
    assert_eq!(refused(&whole[..whole.len() / 2]), ImportTrouble::Damaged);
    let docx = pack([("word/document.xml", b"<w/>".as_slice(), Packing::Deflated)]);
    assert_eq!(refused(&docx), ImportTrouble::NotATable(Some("DOCX")));
}

#[test]
fn errors_and_formulas_without_a_result_are_told_with_their_cell() {
    let rows = r#"<row r="7"><c r="B7"><f>A1*2</f></c><c r="C7" t="e"><v>#DIV/0!</v></c><c r="D7"><f>1+1</f><v>2</v></c></row>"#;
    let book = grid::read(&xlsx(&[("Feuil1", rows, "")])).expect("a book");
    let told: Vec<&ImportTrouble> = book.troubles.iter().map(|(.., trouble)| trouble).collect();
    assert_eq!(
        told,
        [&ImportTrouble::NoResult("Feuil1!B7".into()), &ImportTrouble::ErrorCell { cell: "Feuil1!C7".into(), shown: "#DIV/0!".into() }]
    );
    let site = site();
    let before = state(site.path());
    for (lang, said) in
        [("fr", "la cellule `Feuil1!C7`"), ("nl", "cel `Feuil1!C7`"), ("en", "cell `Feuil1!C7`"), ("de", "Zelle `Feuil1!C7`")]
    {
        put(site.path(), "f.xlsx", xlsx(&[("Feuil1", rows, "")]));
        let (status, _, told) = run(site.path(), &["import", "f.xlsx", "--lang", lang]);
        assert!(status == 1 && told.replace('`', "").contains(&said.replace('`', "")), "{told}");
    }
    assert_eq!(state(site.path()), before);
}

#[test]
fn columns_that_cannot_be_told_apart_and_names_of_nothing_are_told() {
    let site = site();
    let (status, out, _) =
        import(site.path(), "t.csv", "enterprise;indicator;period;value;value\ncanal;jobs;2024;1;2\n", &["--format", "json"]);
    assert!(status == 1 && out.contains("\"E03\""), "{out}");
    let mapping = "file: u.csv\ntables:\n  - enterprise: nulle-part\n    columns:\n      - {column: quoi, is: indicator}\n      - {column: quand, is: period}\n      - {column: combien, is: value}\n";
    put(site.path(), "imports/u.yaml", mapping);
    let (status, out, _) = import(site.path(), "u.csv", "quoi;quand;combien\njobs;2024;3\nzzz;hier;4\n", &["--format", "json"]);
    assert_eq!(status, 1);
    assert_eq!(out.matches("\"E02\"").count(), 2, "an enterprise and an indicator: {out}");
    assert!(out.contains("\"E21\""), "{out}");
    assert!(!site.path().join("content/enterprises/nulle-part").exists());
}

#[test]
fn nothing_is_written_outside_the_site() {
    let site = site();
    let outside = tempfile::tempdir().unwrap();
    fs::remove_dir_all(site.path().join("content/enterprises/roue")).unwrap();
    put(site.path(), "content/enterprises/roue/enterprise.yaml", "name: Roue\n");
    std::os::unix::fs::symlink(outside.path(), site.path().join("content/enterprises/roue/assessments")).unwrap();
    let (status, _, told) = import(site.path(), "t.csv", "enterprise;indicator;period;value\nroue;jobs;2024;7\n", &[]);
    assert_eq!(status, 2);
    assert!(told.contains("est un lien ou un dossier"), "{told}");
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
    let (status, _, _) = import(site.path(), "t.csv", "enterprise;indicator;period;value;assessment\ncanal;jobs;2024;7;../../x\n", &[]);
    assert_eq!(status, 1);
}
