//! The language server as editors meet it: the real program, messages over pipes, sites that break and are mended.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::serve::example;

/// How long an answer may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// An editor with a language server for one site.
struct Editor {
    child: Child,
    stdin: Option<ChildStdin>,
    heard: Receiver<Value>,
    asked: i64,
    site: PathBuf,
    /// By file: the last version and findings told.
    told: BTreeMap<String, (Option<i64>, Vec<Value>)>,
    /// Messages shown.
    shown: Vec<String>,
    _home: TempDir,
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn program(site: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_diptych"));
    command.args(["--lang", "en", "--date", "2026-11-21"]).current_dir(site).env_clear();
    command
}

impl Editor {
    /// Starts the server in a site, and introduces an editor that counts as most do.
    fn of((home, site): (TempDir, PathBuf)) -> Editor {
        Editor::introduced((home, site), json!({ "textDocument": { "publishDiagnostics": { "relatedInformation": true } } }))
    }

    fn introduced(site: (TempDir, PathBuf), capabilities: Value) -> Editor {
        let mut editor = Editor::silent(site, &["lsp"]);
        let root = editor.address("");
        let said = editor.ask("initialize", json!({ "processId": null, "rootUri": root, "capabilities": capabilities }));
        assert_eq!(said["result"]["serverInfo"]["name"], "diptych", "{said}");
        editor.tell("initialized", json!({}));
        editor
    }

    /// Starts the server and says nothing.
    fn silent(site: (TempDir, PathBuf), arguments: &[&str]) -> Editor {
        let mut command = program(&site.1);
        command.args(arguments);
        Editor::started(command, site)
    }

    fn started(mut command: Command, (home, site): (TempDir, PathBuf)) -> Editor {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let (sender, heard) = mpsc::channel();
        thread::spawn(move || {
            while let Some(message) = message(&mut output) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        let stdin = child.stdin.take();
        Editor { child, stdin, heard, asked: 0, site, told: BTreeMap::new(), shown: Vec::new(), _home: home }
    }

    fn address(&self, path: &str) -> String {
        format!("file://{}/{path}", self.site.display()).trim_end_matches('/').to_owned()
    }

    fn write(&mut self, bytes: &[u8]) {
        let stdin = self.stdin.as_mut().unwrap();
        stdin.write_all(bytes).and_then(|()| stdin.flush()).unwrap();
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        self.write(format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes());
    }

    fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// The answer to a request; what is told meanwhile is noted.
    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        let id = self.asked;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        self.answer(&json!(id))
    }

    fn answer(&mut self, id: &Value) -> Value {
        loop {
            let message = self.next().unwrap_or_else(|| panic!("an answer to {id}"));
            if message.get("id") == Some(id) && message.get("method").is_none() {
                return message;
            }
        }
    }

    /// The next message, noted; nothing if none comes.
    fn next(&mut self) -> Option<Value> {
        let message = self.heard.recv_timeout(PATIENCE).ok()?;
        self.note(&message);
        Some(message)
    }

    fn note(&mut self, message: &Value) {
        let params = &message["params"];
        match message["method"].as_str() {
            Some("textDocument/publishDiagnostics") => {
                let uri = params["uri"].as_str().unwrap();
                let path = uri.strip_prefix(&(self.address("") + "/")).unwrap_or_else(|| panic!("{uri} is in the site")).to_owned();
                self.told.insert(path, (params["version"].as_i64(), params["diagnostics"].as_array().unwrap().clone()));
            }
            Some("window/showMessage") => self.shown.push(params["message"].as_str().unwrap().to_owned()),
            _ => {}
        }
    }

    fn open(&mut self, path: &str) -> String {
        let text = fs::read_to_string(self.site.join(path)).unwrap();
        self.open_with(path, &text);
        text
    }

    fn open_with(&mut self, path: &str, text: &str) {
        let document = json!({ "uri": self.address(path), "languageId": "yaml", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
    }

    /// Changes the whole of an open text.
    fn set(&mut self, path: &str, version: i64, text: &str) {
        self.change(path, version, json!([{ "text": text }]));
    }

    fn change(&mut self, path: &str, version: i64, changes: Value) {
        let document = json!({ "uri": self.address(path), "version": version });
        self.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }));
    }

    /// Waits until what is told fits.
    fn until(&mut self, what: &str, fits: impl Fn(&Editor) -> bool) {
        let start = Instant::now();
        while !fits(self) {
            match self.heard.recv_timeout(Duration::from_millis(200)) {
                Ok(message) => self.note(&message),
                Err(mpsc::RecvTimeoutError::Timeout) if start.elapsed() < PATIENCE => {}
                Err(error) => panic!("{what}: {error}; told {:#?}", self.told),
            }
        }
    }

    /// The findings told of a file.
    fn of_file(&self, path: &str) -> &[Value] {
        self.told.get(path).map_or(&[], |(_, findings)| findings)
    }

    /// All findings told, as one line each, sorted.
    fn all(&self) -> Vec<String> {
        let line = |path: &str, finding: &Value| {
            let (from, to) = (&finding["range"]["start"], &finding["range"]["end"]);
            let at = |place: &Value| format!("{}:{}", place["line"], place["character"]);
            let severity = finding["severity"].as_u64().unwrap();
            format!(
                "{path} {} {} {severity} {} {}",
                at(from),
                at(to),
                finding["code"].as_str().unwrap(),
                finding["message"].as_str().unwrap()
            )
        };
        let mut all: Vec<String> =
            self.told.iter().flat_map(|(path, (_, findings))| findings.iter().map(move |finding| line(path, finding))).collect();
        all.sort();
        all
    }

    /// What `check` finds in the site as it lies on the disk, written the same way.
    fn checked(&self) -> Vec<String> {
        let output = program(&self.site).args(["check", "--format", "json"]).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let line = |line: &str| {
            let finding: Value = serde_json::from_str(line).unwrap();
            let file = finding["file"].as_str().unwrap();
            let lines = fs::read(self.site.join(file)).ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
            let at = |line: &str, column: &str| {
                let (line, column) = (finding[line].as_u64().unwrap() as usize - 1, finding[column].as_u64().unwrap() as usize - 1);
                let written = lines.lines().nth(line).unwrap_or_default();
                let units: usize = written.chars().take(column).map(char::len_utf16).sum();
                format!("{line}:{}", units + column.saturating_sub(written.chars().count()))
            };
            let severity = match finding["severity"].as_str().unwrap() {
                "error" => 1,
                "warning" => 2,
                _ => 3,
            };
            let said = [finding["message"].as_str(), finding["help"].as_str()].into_iter().flatten().collect::<Vec<_>>().join("\n");
            let (from, to) = (at("line", "column"), at("end_line", "end_column"));
            format!("{file} {from} {to} {severity} {} {said}", finding["code"].as_str().unwrap())
        };
        let mut all: Vec<String> = text.lines().map(line).collect();
        all.sort();
        all
    }

    /// Says goodbye; the exit status.
    fn goodbye(mut self) -> Option<i32> {
        assert_eq!(self.ask("shutdown", Value::Null)["result"], Value::Null);
        self.tell("exit", Value::Null);
        ended(&mut self.child)
    }
}

fn ended(child: &mut Child) -> Option<i32> {
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        if let Some(status) = child.try_wait().unwrap() {
            return status.code();
        }
        thread::sleep(Duration::from_millis(20));
    }
    panic!("it does not end");
}

fn message(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end() {
            "" => break,
            head => length = head.strip_prefix("Content-Length: ")?.parse().ok()?,
        }
    }
    let mut bytes = vec![0; length];
    output.read_exact(&mut bytes).ok()?;
    serde_json::from_slice(&bytes).ok()
}

/// The only file of a folder that ends so.
fn one(site: &Path, folder: &str, end: &str) -> String {
    let mut names: Vec<String> =
        fs::read_dir(site.join(folder)).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    let name = names.into_iter().find(|name| name.ends_with(end)).unwrap_or_else(|| panic!("{folder}/*{end}"));
    format!("{folder}/{name}")
}

const PAGE: &str = "content/pages/index.fr.md";

#[test]
fn a_finding_stands_where_it_is_counted_as_the_editor_counts_and_goes_when_it_is_mended() {
    let mut editor = Editor::of(example());
    let text = editor.open(PAGE);
    let line = text.lines().count();
    let added = "\nL’été 🙂 : {{ value atelier/nothing }} fin\n";
    editor.set(PAGE, 2, &(text.clone() + added));
    editor.until("the reference is underlined", |editor| editor.of_file(PAGE).iter().any(|found| found["code"] == "E02"));
    let found = editor.of_file(PAGE).iter().find(|found| found["code"] == "E02").unwrap().clone();
    assert_eq!(found["range"], json!({ "start": { "line": line + 1, "character": 11 }, "end": { "line": line + 1, "character": 38 } }));
    assert_eq!((&found["severity"], &found["source"]), (&json!(1), &json!("diptych")));
    assert!(found["message"].as_str().unwrap().contains('\n'), "the repair is told too: {found}");
    assert_eq!(editor.told[PAGE].0, Some(2));
    editor.set(PAGE, 3, &text);
    editor
        .until("it is mended", |editor| editor.of_file(PAGE).iter().all(|found| found["code"] != "E02") && editor.told[PAGE].0 == Some(3));
    assert_eq!(fs::read_to_string(editor.site.join(PAGE)).unwrap(), text, "nothing is written");
    assert_eq!(editor.goodbye(), Some(0));
}

#[test]
fn an_editor_that_counts_bytes_is_told_bytes() {
    let mut editor = Editor::silent(example(), &["lsp", "--stdio"]);
    let capabilities = json!({ "general": { "positionEncodings": ["utf-8", "utf-16"] } });
    let said = editor.ask("initialize", json!({ "processId": null, "rootUri": editor.address(""), "capabilities": capabilities }));
    assert_eq!(said["result"]["capabilities"]["positionEncoding"], "utf-8");
    editor.tell("initialized", json!({}));
    let text = editor.open(PAGE);
    let lines = text.lines().count();
    // Typed at the end, as an editor sends it.
    let end = json!({ "line": lines, "character": 0 });
    editor.change(PAGE, 2, json!([{ "range": { "start": end, "end": end }, "text": "\né🙂 {{ value atelier/nothing }}\n" }]));
    editor.until("the reference is underlined", |editor| editor.of_file(PAGE).iter().any(|found| found["code"] == "E02"));
    let found = editor.of_file(PAGE).iter().find(|found| found["code"] == "E02").unwrap().clone();
    assert_eq!(found["range"]["start"], json!({ "line": lines + 1, "character": 7 }));
    // One letter of four bytes goes.
    let (from, to) = (json!({ "line": lines + 1, "character": 2 }), json!({ "line": lines + 1, "character": 6 }));
    editor.change(PAGE, 3, json!([{ "range": { "start": from, "end": to }, "text": "" }]));
    editor.until("it moves", |editor| {
        editor.of_file(PAGE).iter().any(|found| found["code"] == "E02" && found["range"]["start"]["character"] == 3)
    });
}

/// What authors break: the file, what is replaced in it, and by what.
fn breakages(site: &Path) -> Vec<(String, String)> {
    let read = |path: &str| fs::read_to_string(site.join(path)).unwrap();
    let assessment = {
        let enterprise = one(site, "content/enterprises", "");
        one(site, &format!("{enterprise}/assessments"), ".yaml")
    };
    let voice = one(site, "content/testimonials", ".fr.md");
    let portrait = assessment.split("assessments").next().unwrap().to_owned() + "enterprise.yaml";
    vec![
        ("diptych.yaml".to_owned(), read("diptych.yaml") + "titel: x\n"),
        (portrait.clone(), read(&portrait).replace("name:", "naam:")),
        (assessment.clone(), read(&assessment).replacen("indicator: ", "indicator: x", 1)),
        (voice.clone(), read(&voice).replace("status: given", "status: withdrawn")),
        (PAGE.to_owned(), read(PAGE) + "\n::: chart é/🙂\n:::\n\n[é🙂](indicator:nope) ![](x.png)\n"),
        ("content/catalogue/terms.yaml".to_owned(), "- id: a\n  label: \"un\n".to_owned()),
        ("content/pages/nouveau.fr.md".to_owned(), "---\ntitle: Nouveau\n---\n\nDes mots.\n".to_owned()),
    ]
}

#[test]
fn an_editor_is_told_exactly_what_check_finds_whatever_is_broken() {
    let (home, site) = example();
    let all = breakages(&site);
    let mut editor = Editor::of((home, site));
    let sound = editor.checked();
    editor.until("the sound site", |editor| editor.all() == sound);
    // Each alone: unsaved, then saved, then mended.
    for (path, broken) in &all {
        let file = editor.site.join(path);
        let before = fs::read_to_string(&file).ok();
        editor.open_with(path, before.as_deref().unwrap_or(""));
        editor.set(path, 2, broken);
        fs::write(&file, broken).unwrap();
        let expected = editor.checked();
        assert_ne!(expected, sound, "{path} is broken");
        editor.until(path, |editor| editor.all() == expected);
        match &before {
            Some(text) => fs::write(&file, text).unwrap(),
            None => fs::remove_file(&file).unwrap(),
        }
        let uri = editor.address(path);
        editor.tell("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
        editor.until("it is mended", |editor| editor.all() == sound);
    }
    // All together, one after the other.
    for (path, broken) in &all {
        fs::write(editor.site.join(path), broken).unwrap();
        editor.tell("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    }
    fs::write(editor.site.join("content/partners/x.yaml"), b"name: \xe9t\xe9\n")
        .or_else(|_| {
            fs::create_dir_all(editor.site.join("content/partners"))?;
            fs::write(editor.site.join("content/partners/x.yaml"), b"name: \xe9t\xe9\n")
        })
        .unwrap();
    editor.tell("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    let expected = editor.checked();
    editor.until("all of it", |editor| editor.all() == expected);
    assert!(editor.shown.is_empty(), "{:?}", editor.shown);
}

#[test]
fn members_that_are_left_out_are_told_as_check_tells_them() {
    let (home, site) = example();
    let federation = one(&site, "content/federations", ".yaml");
    let text = fs::read_to_string(site.join(&federation)).unwrap();
    fs::write(site.join(&federation), format!("{text}on_member_error: leave-out\n")).unwrap();
    let portrait = "content/enterprises/seconde-couture/enterprise.yaml";
    let mut editor = Editor::of((home, site));
    let sound = editor.checked();
    editor.until("the sound site", |editor| editor.all() == sound);
    let text = editor.open(portrait);
    let broken = text.clone() + "naam: x\n";
    editor.set(portrait, 2, &broken);
    fs::write(editor.site.join(portrait), &broken).unwrap();
    let expected = editor.checked();
    assert!(expected.iter().any(|line| line.contains(" W21 ")), "{expected:?}");
    editor.until("the member is left out", |editor| editor.all() == expected);
    editor.set(portrait, 3, &text);
    editor.until("it is back", |editor| editor.all() == sound);
}

#[test]
fn an_editor_is_spoken_to_in_its_own_language() {
    for (locale, word) in [("fr", "aucun"), ("nl-BE", "geen"), ("de", "kein")] {
        let (home, site) = example();
        let mut command = Command::new(env!("CARGO_BIN_EXE_diptych"));
        command.args(["lsp", "--date", "2026-11-21"]).current_dir(&site).env_clear().env("LANG", "en_GB.UTF-8");
        let mut editor = Editor::started(command, (home, site));
        let root = editor.address("");
        editor.ask("initialize", json!({ "locale": locale, "rootUri": root, "capabilities": {} }));
        editor.tell("initialized", json!({}));
        editor.open_with(PAGE, "---\ntitle: a\n---\n\n[](topic:nothing)\n");
        editor.until(locale, |editor| editor.of_file(PAGE).iter().any(|found| found["code"] == "E02"));
        let found = editor.of_file(PAGE).iter().find(|found| found["code"] == "E02").unwrap();
        assert!(found["message"].as_str().unwrap().contains(word), "{locale}: {found}");
    }
}

#[test]
fn two_hundred_quick_edits_end_in_the_state_of_the_last() {
    let mut editor = Editor::of(example());
    let text = editor.open(PAGE);
    for version in 2..202 {
        let word = if version % 3 == 0 { "{{ value x" } else { "{{ value nothing/at-all }}" };
        editor.set(PAGE, version, &format!("{text}\n{version} {word}\n"));
    }
    editor.set(PAGE, 202, &format!("{text}\n[x](topic:nothing-of-the-kind)\n"));
    editor.until("the last version", |editor| {
        let codes: Vec<&Value> = editor.of_file(PAGE).iter().map(|found| &found["message"]).collect();
        editor.told.get(PAGE).is_some_and(|(version, _)| *version == Some(202))
            && codes.iter().any(|said| said.to_string().contains("nothing-of-the-kind"))
    });
    fs::write(editor.site.join(PAGE), format!("{text}\n[x](topic:nothing-of-the-kind)\n")).unwrap();
    let expected = editor.checked();
    editor.until("what check finds", |editor| editor.all() == expected);
    assert_eq!(editor.goodbye(), Some(0));
}

#[test]
fn noise_is_answered_and_survived() {
    let mut editor = Editor::silent(example(), &["lsp"]);
    editor.write(b"hello\r\n\r\nContent-Length: 3\r\n\r\n{{{Content-Length: 2\r\n\r\n[]");
    for code in [-32700, -32700, -32600] {
        assert_eq!(editor.answer(&Value::Null)["error"]["code"], code);
    }
    assert_eq!(editor.ask("textDocument/hover", json!({}))["error"]["code"], -32002, "before initialize");
    assert_eq!(editor.ask("initialize", json!("no"))["error"]["code"], -32602);
    assert!(editor.ask("initialize", json!({ "capabilities": {}, "rootUri": editor.address("") }))["result"].is_object());
    assert_eq!(editor.ask("initialize", json!({ "capabilities": {} }))["error"]["code"], -32600, "once is enough");
    assert_eq!(editor.ask("textDocument/nonsense", json!({}))["error"]["code"], -32601);
    for params in [json!(null), json!(7), json!({}), json!({ "textDocument": {} }), json!({ "textDocument": { "uri": "nowhere" } })] {
        for method in ["textDocument/didOpen", "textDocument/didChange", "textDocument/didClose", "nonsense/nonsense"] {
            editor.tell(method, params.clone());
        }
    }
    assert_eq!(editor.ask("shutdown", Value::Null)["result"], Value::Null);
    assert_eq!(editor.ask("shutdown", Value::Null)["error"]["code"], -32600, "after shutdown there is only exit");
    editor.tell("exit", Value::Null);
    assert_eq!(ended(&mut editor.child), Some(0));
}

#[test]
fn an_editor_that_is_gone_ends_the_server() {
    let mut editor = Editor::of(example());
    editor.open(PAGE);
    editor.stdin = None;
    assert_eq!(ended(&mut editor.child), Some(1));
    let mut editor = Editor::of(example());
    editor.tell("exit", Value::Null);
    assert_eq!(ended(&mut editor.child), Some(1), "without shutdown");
}

#[test]
fn where_there_is_no_site_that_is_said_once_and_a_site_that_comes_is_found() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().to_owned();
    let mut editor = Editor::of((home, folder));
    editor.until("it is said", |editor| !editor.shown.is_empty());
    assert!(editor.shown[0].contains("diptych.yaml"), "{:?}", editor.shown);
    editor.open_with("notes.md", "# Notes\n");
    fs::write(editor.site.join("diptych.yaml"), "format: 1\ntitel: T\n").unwrap();
    editor.tell("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    let expected = editor.checked();
    editor.until("the site is found", |editor| editor.all() == expected && !expected.is_empty());
    assert_eq!(editor.shown.len(), 1, "{:?}", editor.shown);
}

#[test]
fn files_of_others_and_links_are_left_alone() {
    let mut editor = Editor::of(example());
    let sound = editor.checked();
    editor.until("the sound site", |editor| editor.all() == sound);
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret.md"), "{{ value no/where }}\n").unwrap();
    std::os::unix::fs::symlink(outside.path(), editor.site.join("content/pages/away")).unwrap();
    editor.open_with("content/pages/away/secret.fr.md", "{{ value no/where }}\n");
    editor.open_with("README.md", "{{ value no/where }}\n");
    editor.open_with("content/pages/.secret.fr.md", "{{ value no/where }}\n");
    let expected = editor.checked();
    assert!(expected.iter().any(|line| line.starts_with("content/pages/away ")), "the link itself is told: {expected:?}");
    editor.until("only the link is told", |editor| editor.all() == expected);
    assert!(editor.told.keys().all(|path| !path.contains("secret") && path != "README.md"), "{:?}", editor.told.keys());
}

impl Editor {
    /// Asks about the place of a mark `¦` in a text that is opened, or changed, to hold it.
    fn ask_at(&mut self, method: &str, path: &str, marked: &str) -> Value {
        let offset = marked.find('¦').expect("a mark");
        let before = &marked[..offset];
        let line = before.matches('\n').count();
        let character: usize = before.rsplit('\n').next().unwrap().chars().map(char::len_utf16).sum();
        let position = json!({ "line": line, "character": character });
        self.open_with(path, &marked.replace('¦', ""));
        let answer = self.ask(method, json!({ "textDocument": { "uri": self.address(path) }, "position": position }));
        assert_eq!(answer.get("error"), None, "{answer}");
        answer["result"].clone()
    }

    /// What is told about a place.
    fn hover(&mut self, path: &str, marked: &str) -> String {
        self.ask_at("textDocument/hover", path, marked)["contents"]["value"].as_str().unwrap_or_default().to_owned()
    }

    /// The labels of what may be written at a place, with what each means.
    fn offered(&mut self, path: &str, marked: &str) -> BTreeMap<String, (String, String)> {
        let answer = self.ask_at("textDocument/completion", path, marked);
        let items = answer["items"].as_array().cloned().unwrap_or_default();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        items.iter().map(|item| (text(&item["label"]), (text(&item["textEdit"]["newText"]), text(&item["detail"])))).collect()
    }

    /// The file and line to which a place leads.
    fn leads(&mut self, path: &str, marked: &str) -> String {
        let answer = self.ask_at("textDocument/definition", path, marked);
        let uri = answer["uri"].as_str().unwrap_or_default().to_owned();
        let path = uri.strip_prefix(&(self.address("") + "/")).unwrap_or_default().to_owned();
        let line = answer["range"]["start"]["line"].as_u64();
        let text = fs::read_to_string(self.site.join(&path)).unwrap_or_default();
        format!("{path}: {}", line.and_then(|line| text.lines().nth(line as usize)).unwrap_or_default().trim())
    }

    /// Waits until the site is understood.
    fn ready(example: (TempDir, PathBuf)) -> Editor {
        let mut editor = Editor::of(example);
        let path = "content/pages/index.fr.md";
        let text = editor.open(path);
        editor.set(path, 2, &(text.clone() + "\n[](topic:nothing)\n"));
        editor.until("the site is understood", |editor| !editor.of_file(path).is_empty());
        editor.set(path, 3, &text);
        editor.until("and sound", |editor| editor.of_file(path).is_empty());
        editor
    }
}

const ASSESSMENT: &str = "content/enterprises/panier-commun/assessments/2024.yaml";

#[test]
fn a_word_under_the_cursor_is_explained() {
    let mut editor = Editor::ready(example());
    let page = "---\ntitle: a\n---\n\n";
    let value = editor.hover(PAGE, &format!("{page}🙂 é {{{{ value panier-commun/emploi-du¦rable }}}}\n"));
    assert!(value.contains("%") && value.contains("2024") && value.contains(" / "), "{value}");
    let topic = editor.hover(PAGE, &format!("{page}[](topic:tra¦vail)\n"));
    assert!(topic.contains("**Travail**") && topic.contains("`travail`"), "{topic}");
    let text = fs::read_to_string(editor.site.join(ASSESSMENT)).unwrap();
    let indicator = editor.hover(ASSESSMENT, &text.replacen("indicator: emploi", "indicator: emp¦loi", 1));
    assert!(indicator.contains("`emploi-durable`"), "{indicator}");
    let key = editor.hover(ASSESSMENT, &text.replacen("motivation:", "moti¦vation:", 1));
    assert!(key.starts_with("**motivation**\n\n") && key.len() > 30, "{key}");
    let option = editor.hover(PAGE, &format!("{page}::: chart panier-commun/emploi-durable\nso¦rt: value\n:::\n"));
    assert!(option.contains("order"), "{option}");
    assert_eq!(editor.hover(PAGE, &format!("{page}Des m¦ots.\n")), "");
}

#[test]
fn what_is_withheld_is_told_as_withheld_only() {
    let (home, site) = example();
    let text = fs::read_to_string(site.join(ASSESSMENT)).unwrap();
    let from = text.find("  - indicator: emploi-durable").expect("a result");
    let rest = &text[from..];
    let end = rest[3..].find("\n  - ").or_else(|| rest.find("\n\n")).expect("it ends") + 3;
    let result = "  - indicator: emploi-durable\n    outcome: garder-un-emploi\n    source: {fr: r, nl: r}\n    values:\n      2024: {numerator: 3, denominator: 37}\n";
    fs::write(site.join(ASSESSMENT), [&text[..from], result, &rest[end..]].concat()).unwrap();
    let mut editor = Editor::ready((home, site));
    for marked in [
        "{{ value panier-commun/emploi-¦durable }}",
        "{{ base panier-commun/emploi-¦durable@2024 }}",
        "::: kpi panier-commun/emploi¦-durable\n:::",
    ] {
        let told = editor.hover(PAGE, &format!("---\ntitle: a\n---\n\n{marked}\n"));
        assert!(told.contains("non publié (petit effectif)"), "{marked}: {told}");
        let values: Vec<&str> = told.lines().filter(|line| line.starts_with("- value") || line.starts_with("**")).collect();
        assert!(!told.contains("37") && !told.contains("8,1") && !values.iter().any(|line| line.contains(" 3")), "{told}");
    }
}

#[test]
fn what_may_be_written_is_offered_with_what_it_means() {
    let mut editor = Editor::ready(example());
    let text = fs::read_to_string(editor.site.join(ASSESSMENT)).unwrap();
    let indicators = editor.offered(ASSESSMENT, &text.replacen("indicator: emploi-durable", "indicator: ¦", 1));
    assert!(indicators.contains_key("emploi-durable") && !indicators["emploi-durable"].1.is_empty(), "{indicators:?}");
    let outcomes = editor.offered(ASSESSMENT, &text.replacen("outcome: garder-un-emploi", "outcome: gar¦", 1));
    assert!(outcomes.contains_key("garder-un-emploi") && outcomes.contains_key("fatigue"), "{outcomes:?}");
    let words = editor.offered(ASSESSMENT, &text.replacen("    sign: negative", "    sign: ¦", 1));
    assert_eq!(words.keys().collect::<Vec<_>>(), ["negative", "positive"]);
    let keys = editor.offered(ASSESSMENT, &text.replacen("    importance: high", "    ¦", 1));
    assert!(keys["horizon"].0 == "horizon: " && !keys["horizon"].1.is_empty(), "{keys:?}");
    assert!(!keys.contains_key("stakeholder"), "what is there is not offered again: {keys:?}");
    let languages = editor.offered("diptych.yaml", "title: {¦}\nlanguages: [fr, nl]\n");
    assert_eq!(languages.keys().collect::<Vec<_>>(), ["fr", "nl"]);
    let page = "---\ntitle: a\n---\n\n";
    let mut of_page = |marked: &str| editor.offered(PAGE, &format!("{page}{marked}\n"));
    assert!(of_page("::: ¦").contains_key("testimonial"));
    assert!(of_page("::: testimonial ¦").contains_key("noor"));
    assert!(of_page(":::: callout {kind=¦}").contains_key("caution"));
    assert!(of_page("::: chart panier-commun/emploi-durable\ntype: ¦\n:::").contains_key("line"));
    assert!(of_page("{{ ¦ }}").contains_key("change"));
    assert!(of_page("{{ value ¦").contains_key("panier-commun/emploi-durable"));
    assert!(of_page("{{ value panier-commun/emploi-durable@¦ }}").contains_key("2024"));
    assert!(of_page("[](¦)").contains_key("indicator"));
    assert!(of_page("[](topic:¦)")["travail"].1.contains("Travail"));
    assert!(of_page("[](page:¦)").contains_key("index"));
    assert!(of_page("[](enterprise:¦)").contains_key("seconde-couture"));
    assert_eq!(of_page("Des mots ¦").len(), 0);
    let front = editor.offered("content/testimonials/noor.fr.md", "---\ntitle: a\ntopics: [¦]\n---\nMots.\n");
    assert!(front.contains_key("travail"), "{front:?}");
}

#[test]
fn a_reference_leads_to_where_it_is_written() {
    let mut editor = Editor::ready(example());
    let page = "---\ntitle: a\n---\n\n";
    let mut of_page = |marked: &str| editor.leads(PAGE, &format!("{page}{marked}\n"));
    assert_eq!(of_page("[](topic:tra¦vail)"), "content/catalogue/topics.yaml: - id: travail");
    assert_eq!(of_page("{{ value panier-commun/emploi¦-durable }}"), format!("{ASSESSMENT}: - indicator: emploi-durable"));
    assert!(of_page("::: testimonial no¦or\n:::").starts_with("content/testimonials/noor."));
    assert!(of_page("[](enterprise:panier-c¦ommun)").starts_with("content/enterprises/panier-commun/enterprise.yaml"));
    assert!(of_page("[x](index.n¦l.md)").starts_with("content/pages/index.nl.md"));
    assert_eq!(of_page("[](topic:no¦thing)"), ": ");
    let text = fs::read_to_string(editor.site.join(ASSESSMENT)).unwrap();
    let outcome = editor.leads(ASSESSMENT, &text.replacen("outcome: garder-un-", "outcome: garder¦-un-", 1));
    assert_eq!(outcome, format!("{ASSESSMENT}: - id: garder-un-emploi"));
}

#[test]
fn a_slip_whose_repair_is_known_is_mended_by_the_editor() {
    let mut editor = Editor::ready(example());
    let text = "---\ntitle: L’été 🙂\n---\n\né🙂 [](topic:travial), {{ value panier-commun/emploi-durabel }}.\n";
    editor.open_with(PAGE, text);
    editor.until("both slips", |editor| editor.of_file(PAGE).iter().filter(|found| found["code"] == "E02").count() == 2);
    let at = json!({ "textDocument": { "uri": editor.address(PAGE) }, "position": { "line": 4, "character": 12 } });
    let meaning = editor.ask("textDocument/hover", at)["result"]["contents"]["value"].as_str().unwrap_or_default().to_owned();
    assert!(meaning.contains("**E02** – ") && meaning.contains("does not exist"), "the code is explained: {meaning}");
    let all = json!({ "start": { "line": 4, "character": 0 }, "end": { "line": 4, "character": 80 } });
    let asked = json!({ "textDocument": { "uri": editor.address(PAGE) }, "range": all, "context": { "diagnostics": [] } });
    let actions = editor.ask("textDocument/codeAction", asked)["result"].as_array().cloned().unwrap();
    let mut mended = text.to_owned();
    let uri = editor.address(PAGE);
    for action in actions.iter().rev() {
        assert_eq!((&action["kind"], &action["isPreferred"]), (&json!("quickfix"), &json!(true)));
        let edit = &action["edit"]["changes"][&uri][0];
        let at = |end: &str| {
            let line: usize = mended.split_inclusive('\n').take(edit["range"][end]["line"].as_u64().unwrap() as usize).map(str::len).sum();
            let mut units = edit["range"][end]["character"].as_u64().unwrap() as usize;
            let letters = mended[line..].chars().take_while(|letter| {
                let fits = units >= letter.len_utf16();
                units = units.saturating_sub(letter.len_utf16());
                fits
            });
            line + letters.map(char::len_utf8).sum::<usize>()
        };
        mended.replace_range(at("start")..at("end"), edit["newText"].as_str().unwrap());
    }
    assert!(mended.contains("topic:travail") && mended.contains("panier-commun/emploi-durable }}"), "{mended} {actions:#?}");
    editor.set(PAGE, 4, &mended);
    editor.until("both are mended", |editor| editor.of_file(PAGE).iter().all(|found| found["code"] != "E02"));
}

/// Numbers that look like chance and are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

#[test]
fn after_any_edits_the_editor_is_told_what_check_finds() {
    const PIECES: [&str; 9] = [
        "\n",
        "x",
        "# é🙂\n",
        ": ",
        "{{ value panier-commun/emploi-durable@1999 }}",
        "[](topic:rien)",
        "\n::: chart panier-commun/legumes-livres\ntype: pie\n:::\n",
        "---\n",
        "\"",
    ];
    let mut editor = Editor::of(example());
    let files = [
        PAGE,
        ASSESSMENT,
        "content/catalogue/topics.yaml",
        "content/catalogue/indicators.yaml",
        "content/enterprises/panier-commun/enterprise.yaml",
        "content/testimonials/noor.nl.md",
        "content/notebooks/ce-qui-dure/02-resultats.fr.md",
        "diptych.yaml",
    ];
    let sound: Vec<String> = files.iter().map(|path| editor.open(path)).collect();
    let mut texts = sound.clone();
    let (mut dice, mut version) = (Dice(7), 1);
    for round in 0..24 {
        for _ in 0..=dice.roll(3) {
            let file = dice.roll(files.len());
            let text = &mut texts[file];
            let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
            let line = dice.roll(lines.len());
            match dice.roll(5) {
                0 => lines.clone_from(&sound[file].split_inclusive('\n').map(str::to_owned).collect()),
                1 => drop(lines.remove(line)),
                2 => lines.insert(line, "# note\n".to_owned()),
                3 => lines.insert(line, lines[dice.roll(lines.len())].clone()),
                _ => {
                    let places: Vec<usize> = lines[line].char_indices().map(|(at, _)| at).collect();
                    let at = places[dice.roll(places.len())];
                    lines[line].insert_str(at, PIECES[dice.roll(PIECES.len())]);
                }
            }
            *text = if lines.is_empty() { sound[file].clone() } else { lines.concat() };
            version += 1;
            let text = text.clone();
            editor.set(files[file], version, &text);
            let position = json!({ "line": dice.roll(lines.len() + 1), "character": dice.roll(40) });
            let asked = json!({ "textDocument": { "uri": editor.address(files[file]) }, "position": position });
            let method = ["textDocument/hover", "textDocument/completion", "textDocument/definition"][dice.roll(3)];
            let answer = editor.ask(method, asked);
            assert_eq!(answer.get("error"), None, "{method} in {text}");
        }
        for (path, text) in files.iter().zip(&texts) {
            fs::write(editor.site.join(path), text).unwrap();
        }
        let expected = editor.checked();
        editor.until(&format!("round {round}"), |editor| editor.all() == expected);
    }
    assert_eq!(editor.goodbye(), Some(0));
}
