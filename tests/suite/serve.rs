//! The preview as its users meet it: real sockets, real files, every kind of change, and strangers at the door.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{IpAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// How long a change may take to be seen on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// A preview of a copy of an example, ended when dropped.
pub struct Preview {
    child: Child,
    pub port: u16,
    pub site: PathBuf,
    /// What it told before its address.
    pub told: String,
    _home: TempDir,
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub struct Reply {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

fn program(site: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_diptych"));
    command.args(arguments).args(["--lang", "en", "-C"]).arg(site).env_clear().stdin(Stdio::null());
    command
}

/// Makes an example and serves it on a free port.
pub fn preview() -> Preview {
    preview_with(&["--lang", "en"])
}

/// The same with flags of its own.
pub fn preview_with(flags: &[&str]) -> Preview {
    let (home, site) = example();
    serve(site, home, flags)
}

/// An example that is not served yet.
pub fn example() -> (TempDir, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let site = home.path().join("site");
    let made = program(home.path(), &["init", "--yes", "--languages", "fr-BE,nl-BE", "--federation"]).arg(&site).output().unwrap();
    assert!(made.status.success() || site.exists(), "{}", String::from_utf8_lossy(&made.stderr));
    (home, site)
}

/// Serves a site on a free port.
pub fn serve(site: PathBuf, home: TempDir, flags: &[&str]) -> Preview {
    let mut command = Command::new(env!("CARGO_BIN_EXE_diptych"));
    command.args(["serve", "-p", "0"]).args(flags).env_clear();
    started(command, site, home)
}

/// Starts a preview by a command that lacks only its site.
pub fn started(mut command: Command, site: PathBuf, home: TempDir) -> Preview {
    command.args(["--date", "2026-11-21", "-C"]).arg(&site).stdin(Stdio::null());
    let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
    let mut told = String::new();
    let address = lines.by_ref().find(|line| {
        told += &format!("{line}\n");
        line.contains("▶ http://localhost:")
    });
    let address = address.unwrap_or_else(|| panic!("it tells its address: {told}"));
    thread::spawn(move || lines.for_each(drop));
    let port = address.split("localhost:").nth(1).and_then(|rest| rest.split('/').next()?.parse().ok()).expect("a port");
    Preview { child, port, site, told, _home: home }
}

impl Preview {
    /// What these bytes are answered.
    pub fn send(&self, bytes: &[u8]) -> Option<Reply> {
        self.send_to("127.0.0.1".parse().unwrap(), bytes)
    }

    /// The same, asked under another address of this machine.
    pub fn send_to(&self, address: IpAddr, bytes: &[u8]) -> Option<Reply> {
        let mut stream = TcpStream::connect((address, self.port)).ok()?;
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.write_all(bytes).ok()?;
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let end = answer.windows(4).position(|end| end == b"\r\n\r\n")?;
        let head = String::from_utf8_lossy(&answer[..end]).into_owned();
        Some(Reply { status: head.split(' ').nth(1)?.parse().ok()?, head, body: answer[end + 4..].to_vec() })
    }

    pub fn get_with(&self, path: &str, headers: &str) -> Reply {
        let request = format!("GET {path} HTTP/1.1\r\nHost: localhost:{}\r\n{headers}\r\n", self.port);
        self.send(request.as_bytes()).expect("an answer")
    }

    pub fn get(&self, path: &str) -> Reply {
        self.get_with(path, "")
    }

    /// How much of a core it has used so far, in seconds.
    pub fn cpu(&self) -> f64 {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap();
        let after_name = stat.rsplit(')').next().unwrap().split_whitespace();
        after_name.skip(11).take(2).map(|ticks| ticks.parse::<f64>().unwrap()).sum::<f64>() / 100.0
    }

    /// The key that a page gives its reader.
    pub fn cookie(&self) -> String {
        let head = self.get("/").head;
        let line = head.lines().find_map(|line| line.strip_prefix("Set-Cookie: ")).expect("a page gives the key");
        format!("Cookie: {}\r\n", line.split(';').next().unwrap())
    }

    /// What the panel knows of a page.
    pub fn page(&self, path: &str) -> serde_json::Value {
        serde_json::from_slice(&self.get_with(&format!("/-/page?at={path}"), &self.cookie()).body).unwrap()
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.site.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.site.join(path)).unwrap()
    }

    pub fn until(&self, what: &str, test: impl Fn() -> bool) {
        let start = Instant::now();
        while !test() {
            assert!(start.elapsed() < PATIENCE, "waited in vain: {what}");
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// What a build of the site as it is now publishes, drafts included.
    fn built(&self) -> BTreeMap<String, Vec<u8>> {
        let output = self.site.parent().unwrap().join("built");
        let built = program(&self.site, &["build", "--date", "2026-11-21"]).arg("-o").arg(&output).output().unwrap();
        assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
        let files = walkdir::WalkDir::new(&output).into_iter().map(|entry| entry.unwrap()).filter(|entry| entry.file_type().is_file());
        let named = files.map(|entry| {
            let name = entry.path().strip_prefix(&output).unwrap().to_str().unwrap().to_owned();
            (name, fs::read(entry.path()).unwrap())
        });
        named.filter(|(name, _)| name != ".diptych-manifest").collect()
    }

    /// Serve's answer is build's file, byte for byte, for every file.
    pub fn equals_build(&self) {
        let files = self.built();
        self.until("everything is as it is built", || {
            files.iter().all(|(name, bytes)| {
                let path = name.strip_suffix("index.html").filter(|path| path.is_empty() || path.ends_with('/')).unwrap_or(name);
                self.get(&format!("/{path}?raw")).body == *bytes
            })
        });
    }
}

fn first_enterprise(site: &Path) -> String {
    let mut names: Vec<_> = fs::read_dir(site.join("content/enterprises")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    names[0].to_str().unwrap().to_owned()
}

#[test]
fn every_kind_of_change_is_right_without_a_restart() {
    let preview = preview();
    preview.equals_build();
    let has = |path: &str, words: &str| preview.get(path).text().contains(words);
    preview.write("content/pages/essai.fr.md", "---\ntitle: Essai neuf\n---\nUn mot.\n");
    preview.until("a new file", || has("/fr/essai/", "Essai neuf"));
    preview.write("content/pages/essai.fr.md", "---\ntitle: Essai neuf\n---\nUn autre mot.\n");
    preview.until("words", || has("/fr/essai/", "Un autre mot."));
    preview.write("content/pages/dossier/profond/page.fr.md", "---\ntitle: Au fond\n---\nLoin.\n");
    preview.until("a new folder", || has("/fr/dossier/profond/page/", "Au fond"));
    preview.write("content/pages/dossier/profond/page.fr.md", "---\ntitle: Au fond\n---\nPlus loin.\n");
    preview.until("a file of a new folder", || has("/fr/dossier/profond/page/", "Plus loin."));
    fs::rename(preview.site.join("content/pages/dossier"), preview.site.join("content/pages/autre")).unwrap();
    preview.until("a renamed folder", || {
        has("/fr/autre/profond/page/", "Plus loin.") && preview.get("/fr/dossier/profond/page/").status == 404
    });
    fs::rename(preview.site.join("content/pages/essai.fr.md"), preview.site.join("content/pages/tentative.fr.md")).unwrap();
    preview.until("a renamed file", || has("/fr/tentative/", "Un autre mot.") && preview.get("/fr/essai/").status == 404);
    let settings = preview.read("diptych.yaml");
    preview.write("diptych.yaml", &format!("{settings}\nroot: default\n"));
    preview.until("configuration", || has("/", "http-equiv=\"refresh\""));
    preview.write("themes/default/words/fr.yaml", "nav:\n  home: Seuil\n");
    preview.until("words of the theme", || has("/fr/tentative/", "Seuil"));
    preview.write("themes/default/css/99-mine.css", "main{outline:1px solid}\n");
    preview.until("style", || {
        let page = preview.get("/fr/tentative/").text();
        let css = page.split("href=\"").find_map(|rest| rest.split('"').next().filter(|href| href.ends_with(".css")));
        css.is_some_and(|css| has(&format!("/{}", css.trim_start_matches("../")), "outline:1px solid"))
    });
    preview.write("content/media/static/humans.txt", "nous\n");
    preview.until("a file that goes out as it is", || has("/humans.txt", "nous"));
    preview.equals_build();
    fs::remove_dir_all(preview.site.join("content/pages/autre")).unwrap();
    fs::remove_file(preview.site.join("content/pages/tentative.fr.md")).unwrap();
    fs::remove_dir_all(preview.site.join("themes")).unwrap();
    preview
        .until("what is removed", || preview.get("/fr/tentative/").status == 404 && preview.get("/fr/autre/profond/page/").status == 404);
    preview.equals_build();
}

#[test]
fn two_languages_side_by_side_follow_both_of_them() {
    let preview = preview();
    let text = |title: &str, words: &str| format!("---\ntitle: {title}\n---\n{words}\n");
    preview.write("content/pages/essai.fr.md", &text("Essai", "Un mot."));
    preview.write("content/pages/essai.nl.md", &text("Proef", "Een woord."));
    preview.until("both are there", || {
        let page = preview.get("/fr-nl/essai/").text();
        page.contains("Un mot.") && page.contains("Een woord.")
    });
    let key = || preview.page("/fr-nl/essai/")["key"].clone();
    let before = key();
    preview.write("content/pages/essai.nl.md", &text("Proef", "Een ander woord."));
    preview.until("the one on the right", || preview.get("/fr-nl/essai/").text().contains("Een ander woord."));
    assert_ne!(key(), before, "whoever looks at it is told");
    let told = preview.page("/fr-nl/essai/");
    let files: Vec<&str> = told["sources"].as_array().unwrap().iter().filter_map(|source| source["file"].as_str()).collect();
    assert!(files.contains(&"content/pages/essai.fr.md") && files.contains(&"content/pages/essai.nl.md"), "{files:?}");
    assert_eq!(preview.get("/fr-nl/essai").status, 308);
    assert_eq!(preview.get("/nl-fr/essai/").status, 404);
}

#[test]
fn a_slip_keeps_the_last_good_page_and_is_told_with_its_line_until_it_is_mended() {
    let preview = preview();
    let enterprise = first_enterprise(&preview.site);
    let (file, path) = (format!("content/enterprises/{enterprise}/enterprise.yaml"), format!("/fr/entreprises/{enterprise}/"));
    let (good, before) = (preview.read(&file), preview.get(&path).body);
    preview.write(&file, &format!("{good}\nnmae: x\n"));
    preview.until("the error is told", || preview.page(&path)["errors"].as_u64() == Some(1));
    let told = preview.page(&path);
    assert_eq!(told["here"][0]["code"], "E01");
    assert_eq!(told["here"][0]["excerpt"][1], "nmae");
    assert_eq!(told["stale"][0], file.as_str());
    assert!(preview.get(&path).body == before, "the last good page is shown");
    preview.write("content/pages/essai.fr.md", "---\ntitle: Essai neuf\n---\nUn mot.\n");
    preview.until("pages that are not concerned go on", || preview.get("/fr/essai/").text().contains("Essai neuf"));
    preview.write(&file, &good);
    preview.until("mended", || preview.page(&path)["errors"].as_u64() == Some(0));
    let before = preview.get(&path).body;
    for (broken, text) in [("diptych.yaml", "title: ["), ("themes/default/templates/enterprise.html", "{% if %}")] {
        let good = fs::read_to_string(preview.site.join(broken)).ok();
        preview.write(broken, text);
        preview.until(broken, || preview.page(&path)["errors"].as_u64() > Some(0));
        assert!(preview.get(&path).body == before, "the last good page is shown: {broken}");
        match good {
            Some(good) => preview.write(broken, &good),
            None => fs::remove_file(preview.site.join(broken)).unwrap(),
        }
        preview.until("mended", || preview.page(&path)["errors"].as_u64() == Some(0));
    }
}

#[test]
fn a_file_is_not_shown_before_the_first_of_its_words() {
    let preview = preview();
    let path = format!("/fr/entreprises/{}/", first_enterprise(&preview.site));
    let before = preview.get(&path).body;
    let template = preview.site.join("themes/default/templates/enterprise.html");
    fs::create_dir_all(template.parent().unwrap()).unwrap();
    // A writer that a busy machine holds up for longer than the preview waits proves nothing: once more.
    let is_timely = || {
        fs::remove_file(&template).ok();
        preview.until("the page as it was", || preview.get(&path).body == before);
        let start = Instant::now();
        let mut file = fs::File::create(&template).unwrap();
        thread::sleep(Duration::from_millis(15));
        let meanwhile = preview.get(&path).body;
        file.write_all(b"{% if %}").unwrap();
        drop(file);
        let is_timely = start.elapsed() < Duration::from_millis(40);
        assert!(!is_timely || meanwhile == before, "an empty template shows nothing");
        is_timely
    };
    preview.until("a timely writer", is_timely);
    preview.until("the error is told", || preview.page(&path)["errors"].as_u64() > Some(0));
    assert!(preview.get(&path).body == before, "the last good page is shown");
    fs::write(&template, "").unwrap();
    preview.until("who wants an empty page gets it", || preview.get(&path).body != before);
}

#[test]
fn a_site_that_is_wrong_from_the_start_is_explained() {
    let home = tempfile::tempdir().unwrap();
    let site = home.path().join("site");
    fs::create_dir(&site).unwrap();
    fs::write(site.join("diptych.yaml"), "format: 1\ntitle: Essai\n").unwrap();
    let preview = serve(site, home, &["--lang", "en"]);
    let page = preview.get("/fr/");
    assert_eq!(page.status, 503);
    assert!(page.text().contains("<script src=\"/-/preview.js\" defer>"));
    assert!(preview.page("/fr/")["errors"].as_u64() > Some(0));
    preview.write("diptych.yaml", "format: 1\ntitle: Essai\nbase_url: https://example.org/\nlanguages: [fr]\n");
    preview.until("it appears by itself", || preview.get("/fr/").status == 200);
}

#[test]
fn drafts_are_shown_and_marked_and_the_exact_bytes_are_those_of_the_build() {
    let preview = preview();
    preview.write("content/pages/projet.fr.md", "---\ntitle: Projet secret\ndraft: true\n---\nUn mot.\n");
    preview.until("the draft is shown", || preview.get("/fr/projet/").text().contains("Projet secret"));
    assert_eq!(preview.page("/fr/projet/")["draft"], true);
    assert_eq!(preview.page("/fr/")["draft"], false);
    preview.write("content/pages/public.fr.md", "---\ntitle: Projet public\n---\nUn mot.\n");
    preview.until("another is shown", || preview.get("/fr/public/").text().contains("Projet public"));
    assert_eq!(preview.page("/fr/public/")["draft"], false);
    assert_eq!(preview.get("/fr/projet/?raw").status, 404);
    preview.equals_build();
}

#[test]
fn drafts_of_news_and_of_chapters_are_marked_too() {
    let preview = preview();
    preview.write("content/news/2026-02-03-projet.fr.md", "---\ntitle: Projet\ndate: 2026-02-03\ndraft: true\n---\nUn mot.\n");
    preview.write("content/notebooks/ce-qui-dure/03-suite.fr.md", "---\ntitle: La suite\ndraft: true\n---\nUn mot.\n");
    let book = "content/notebooks/ce-qui-dure/notebook.yaml";
    preview.write(book, &preview.read(book).replace("02-resultats]", "02-resultats, 03-suite]"));
    let chapter = |id: &str| format!("/fr/cahiers/ce-qui-dure/{id}/");
    let shown = || preview.get("/fr/actualites/2026-02-03-projet/").status == 200 && preview.get(&chapter("03-suite")).status == 200;
    preview.until("both are shown", shown);
    assert_eq!(preview.page("/fr/actualites/2026-02-03-projet/")["draft"], true);
    assert_eq!(preview.page("/fr/actualites/premier-cahier/")["draft"], false);
    assert_eq!(preview.page(&chapter("03-suite"))["draft"], true);
    assert_eq!(preview.page(&chapter("pourquoi-revenir"))["draft"], false);
}

/// What only a finished page shows to be wrong is found without anybody opening it.
#[test]
fn what_is_wrong_on_a_page_that_nobody_opened_is_told_on_the_others() {
    let preview = preview();
    preview.until("all is well", || preview.page("/fr/")["complete"] == true);
    assert_eq!(preview.page("/fr/")["others"], serde_json::json!([]));
    preview.write("content/pages/essai.fr.md", "---\ntitle: Essai\n---\nUn mot.\n\n<table><tr><td>Un</td></tr></table>\n");
    let told = |page: &str, list: &str| preview.page(page)[list].to_string().contains("W23");
    preview.until("it is told elsewhere", || told("/fr/", "others"));
    preview.until("all was looked at", || preview.page("/fr/")["complete"] == true);
    assert!(told("/fr/essai/", "here") && !told("/fr/essai/", "others") && !told("/fr/", "here"));
    preview.write("content/pages/essai.fr.md", "---\ntitle: Essai\n---\nUn mot.\n");
    preview.until("it is forgotten", || !told("/fr/", "others") && preview.page("/fr/")["complete"] == true);
}

#[test]
fn a_request_that_comes_in_pieces_is_put_together() {
    let preview = preview();
    let mut stream = TcpStream::connect(("127.0.0.1", preview.port)).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    let host = format!("TP/1.1\r\nHost: localhost:{}\r", preview.port);
    for piece in ["GET /fr/ HT", &host, "\n\r", "\n"] {
        stream.write_all(piece.as_bytes()).unwrap();
        thread::sleep(Duration::from_millis(30));
    }
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    assert!(answer.starts_with(b"HTTP/1.1 200 "), "{}", String::from_utf8_lossy(&answer[..answer.len().min(200)]));
}

#[test]
fn the_page_of_a_new_file_is_followed() {
    let preview = preview();
    preview.write("content/pages/a-nouvelle.fr.md", "---\ntitle: Nouvelle\n---\nUn mot.\n");
    preview.until("it is followed", || preview.page("/fr/")["follow"] == serde_json::json!(["/fr/a-nouvelle/"]));
    // A file with a warning only is as good as any: its last good state is shown when it is broken.
    preview.write("content/pages/a-nouvelle.fr.md", "---\ntitle: [\n---\nUn mot.\n");
    preview.until("it is told", || preview.page("/fr/a-nouvelle/")["errors"].as_u64() > Some(0));
    assert_eq!(preview.page("/fr/a-nouvelle/")["stale"], serde_json::json!(["content/pages/a-nouvelle.fr.md"]));
    assert!(preview.get("/fr/a-nouvelle/").text().contains("Un mot."));
}

/// More visitors than there are places: each gives its own back.
#[test]
fn visitors_who_went_away_keep_nobody_out() {
    let preview = preview();
    for visitor in 0..560 {
        assert_eq!(preview.get("/fr/").status, 200, "visitor {visitor}");
    }
}

#[test]
fn where_the_words_of_a_page_begin_is_told() {
    let preview = preview();
    let source = &preview.page("/fr/")["sources"][0];
    let text = preview.read(source["file"].as_str().unwrap());
    let (head, _) = text.match_indices("---\n").nth(1).expect("it has a head");
    assert_eq!(source["line"].as_u64(), Some(text[..head].matches('\n').count() as u64 + 2), "its words begin behind its head");
}

#[test]
fn how_far_translations_are_is_a_page_of_its_own() {
    let preview = preview();
    let of = |path: &str| preview.get_with(path, &preview.cookie());
    let page = of("/-/translations");
    assert_eq!(page.status, 200);
    assert!(page.text().contains("class=\"diptych-translations\"") && page.text().contains("<title>"), "{}", page.text());
    let state: serde_json::Value = serde_json::from_slice(&of("/-/translations.json").body).unwrap();
    let names: Vec<_> = state["languages"].as_array().unwrap().iter().map(|own| own["all"]["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["fr-BE", "nl-BE"]);
    assert_eq!(state["root"].as_str().map(Path::new), Some(&*fs::canonicalize(&preview.site).unwrap()));
    assert_eq!(preview.get("/-/translations.json").status, 403, "it needs the key");
}

#[test]
fn the_event_stream_tells_that_something_changed_and_nothing_else() {
    let preview = preview();
    let mut stream = TcpStream::connect(("127.0.0.1", preview.port)).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    write!(stream, "GET /-/events HTTP/1.1\r\nHost: localhost:{}\r\n{}\r\n", preview.port, preview.cookie()).unwrap();
    let mut lines = BufReader::new(stream).lines().map(Result::unwrap);
    let mut next = || lines.find(|line| line.starts_with("data:")).unwrap();
    assert_eq!(next(), "data: 1");
    preview.write("content/pages/essai.fr.md", "---\ntitle: Essai\n---\nUn mot.\n");
    let told = next();
    assert!(told.trim_start_matches("data: ").parse::<u64>().is_ok(), "{told}");
}

#[test]
fn a_broken_member_is_left_out_of_the_preview_too_where_its_federation_says_so() {
    let (home, site) = example();
    let federation = site.join("content/federations/federation-demain.yaml");
    let text = fs::read_to_string(&federation).unwrap();
    let with_member = text.replacen("members:\n", "on_member_error: leave-out\nmembers:\n  - enterprise: tiers\n    from: 2020-01-01\n", 1);
    fs::write(&federation, with_member).unwrap();
    fs::create_dir(site.join("content/enterprises/tiers")).unwrap();
    // What is made of drawings is not the matter.
    let settings = fs::read_to_string(site.join("diptych.yaml")).unwrap();
    fs::write(
        site.join("diptych.yaml"),
        settings + "\nproduce: {pdf: false, epub: false, cards: false, png: false, sheets: false, xlsx: false}\n",
    )
    .unwrap();
    let portrait = "content/enterprises/tiers/enterprise.yaml";
    fs::write(site.join(portrait), "nmae: Tiers\n").unwrap();
    let preview = serve(site, home, &["--lang", "en"]);
    let path = "/fr/entreprises/tiers/";
    assert_eq!(preview.get(path).status, 404);
    let told = preview.page("/fr/");
    assert_eq!(told["errors"], 0, "{told}");
    assert!(told.to_string().contains("W21"), "who is left out is told: {told}");
    preview.equals_build();
    // Words of others go on while it is left out, and it comes back when it is mended.
    preview.write("content/pages/essai.fr.md", "---\ntitle: Essai\n---\nUn mot.\n");
    preview.until("a page", || preview.get("/fr/essai/").text().contains("Un mot."));
    preview.write("content/pages/essai.fr.md", "---\ntitle: Essai\n---\nUn autre mot.\n");
    preview.until("its words", || preview.get("/fr/essai/").text().contains("Un autre mot."));
    assert!(preview.page("/fr/").to_string().contains("W21"));
    preview.write(portrait, "name: Tiers\n");
    preview.until("it is back", || preview.get(path).status == 200);
    assert!(!preview.page("/fr/").to_string().contains("W21"));
}
