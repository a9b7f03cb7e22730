//! An author's first hour in a terminal, in French and in Dutch: `init` with its questions, `new`, `import`, `serve`, `build`.
//!
//! A real terminal is held by tmux; `.ci/run` installs and requires it (`DIPTYCH_TMUX=required`), elsewhere it is said that
//! the session is passed over.

use std::cell::Cell;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

/// How long an answer may take on a machine that has other things to do.
const PATIENCE: Duration = Duration::from_secs(180);

/// Whether tmux is there; says so if not, where it need not be.
fn is_there() -> bool {
    let there = Command::new("tmux").arg("-V").output().is_ok_and(|output| output.status.success());
    assert!(there || std::env::var("DIPTYCH_TMUX").as_deref() != Ok("required"), "tmux is missing");
    if !there {
        eprintln!("skipped: tmux is not installed (see .ci/run)");
    }
    there
}

/// A terminal with a shell in it, on a server of its own.
struct Terminal {
    socket: String,
    /// How many commands were typed: each says its number when it ends, so that no end is taken for another's.
    typed: Cell<u32>,
}

impl Terminal {
    fn open(name: &str, folder: &Path, lang: &str) -> Terminal {
        let terminal = Terminal { socket: format!("diptych-{name}-{}", std::process::id()), typed: Cell::new(0) };
        let program = Path::new(env!("CARGO_BIN_EXE_diptych")).parent().unwrap();
        let path = format!("{}:/usr/bin:/bin", program.display());
        let shell = format!("env -i PATH={path} HOME={} TERM=xterm-256color LANG={lang} PS1='$ ' sh", folder.display());
        let done =
            terminal.tmux(&["-f", "/dev/null", "new-session", "-d", "-x", "180", "-y", "200", "-c", folder.to_str().unwrap(), &shell]);
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        terminal
    }

    fn tmux(&self, arguments: &[&str]) -> Output {
        Command::new("tmux").args(["-u", "-L", &self.socket]).args(arguments).output().unwrap()
    }

    fn screen(&self) -> String {
        String::from_utf8_lossy(&self.tmux(&["capture-pane", "-p", "-J", "-S", "-"]).stdout).into_owned()
    }

    /// Types a line.
    fn types(&self, line: &str) {
        assert!(self.tmux(&["send-keys", "-l", "--", line]).status.success());
        assert!(self.tmux(&["send-keys", "Enter"]).status.success());
    }

    /// Waits until the screen says something.
    fn says(&self, words: &str) {
        let start = Instant::now();
        while !self.screen().contains(words) {
            assert!(start.elapsed() < PATIENCE, "waited for « {words} »:\n{}", self.screen().trim_end());
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Types a command onto an empty screen; gives what is said before its status when it ends.
    fn begins(&self, command: &str) -> String {
        self.typed.set(self.typed.get() + 1);
        let end = format!("end {} with ", self.typed.get());
        self.types(&format!("clear; {command}; echo \"{end}$?\""));
        end
    }

    /// Types a command, waits for its end, and gives what it said; it must succeed.
    fn runs(&self, command: &str) -> String {
        let end = self.begins(command);
        self.says(&format!("{end}0"));
        self.screen()
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.tmux(&["kill-server"]);
    }
}

/// What a language says on the way.
struct Said {
    lang: &'static str,
    /// Questions of `init` and their answers.
    questions: [(&'static str, &'static str); 4],
    /// The hint after `init`.
    next: &'static str,
    /// The kind of what `new` makes.
    made: &'static str,
    column: &'static str,
    imported: &'static str,
    page: &'static str,
    title: &'static str,
}

const FRENCH: Said = Said {
    lang: "fr_BE.UTF-8",
    questions: [
        ("Nom de l’organisation qui publie", "Atelier des Saules"),
        ("Langues, la première par défaut", "fr-BE,nl-BE"),
        ("Avec un exemple fictif ? (o/n)", "o"),
        ("Avec une fédération ? (o/n)", "n"),
    ],
    next: "diptych check",
    made: "content/enterprises/atelier-des-saules/enterprise.yaml",
    column: "Entreprise;Indicateur;Année;Numérateur;Dénominateur",
    imported: "1 nouvelle valeur",
    page: "/fr/entreprises/atelier-des-saules/",
    title: "Atelier des Saules",
};

const DUTCH: Said = Said {
    lang: "nl_BE.UTF-8",
    questions: [
        ("Naam van de organisatie die publiceert", "Atelier De Wilgen"),
        ("Talen, de eerste als standaard", "nl-BE,fr-BE"),
        ("Met een fictief voorbeeld? (j/n)", "j"),
        ("Met een federatie? (j/n)", "n"),
    ],
    next: "diptych check",
    made: "content/enterprises/de-wilgen/enterprise.yaml",
    column: "Onderneming;Indicator;Jaar;Teller;Noemer",
    imported: "1 nieuwe waarde",
    page: "/nl/ondernemingen/de-wilgen/",
    title: "De Wilgen",
};

/// A page of the preview.
fn page(port: u16, path: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

fn first_hour(name: &str, said: &Said) {
    if !is_there() {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let terminal = Terminal::open(name, home.path(), said.lang);
    let end = terminal.begins("diptych init site");
    for (question, answer) in said.questions {
        terminal.says(question);
        terminal.types(answer);
    }
    terminal.says(&format!("{end}0"));
    assert!(terminal.screen().contains(said.next), "{}", terminal.screen());
    terminal.runs("cd site");
    let site = home.path().join("site");
    let settings = fs::read_to_string(site.join("diptych.yaml")).unwrap();
    assert!(settings.contains(said.questions[0].1), "{settings}");
    // One enterprise more, with its name.
    let id = said.made.split('/').nth(2).unwrap();
    let told = terminal.runs(&format!("diptych new enterprise {id}"));
    assert!(told.contains(said.made), "{told}");
    let portrait = fs::read_to_string(site.join(said.made)).unwrap();
    let named: String = portrait
        .lines()
        .map(|line| if line.starts_with("name:") { format!("name: \"{}\"\n", said.title) } else { format!("{line}\n") })
        .collect();
    fs::write(site.join(said.made), named).unwrap();
    // Its figures from a spreadsheet of Belgian Excel.
    let indicators = fs::read_to_string(site.join("content/catalogue/indicators.yaml")).unwrap();
    let indicator = indicators.lines().find_map(|line| line.trim().strip_prefix("- id: ")).unwrap().trim().to_owned();
    fs::write(site.join("chiffres.csv"), format!("{}\r\n{id};{indicator};2024;31;49\r\n", said.column)).unwrap();
    let told = terminal.runs("diptych import chiffres.csv");
    assert!(told.contains(said.imported), "{told}");
    // The preview answers, and ends when it is asked to.
    let end = terminal.begins("diptych serve");
    terminal.says("http://");
    let screen = terminal.screen();
    let address = screen.split("http://").nth(1).unwrap();
    let port: u16 = address.split(':').nth(1).unwrap().chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap();
    let shown = page(port, said.page);
    assert!(shown.starts_with("HTTP/1.1 200") && shown.contains(said.title), "{}", shown.chars().take(400).collect::<String>());
    assert!(terminal.tmux(&["send-keys", "C-c"]).status.success());
    terminal.says(&format!("{end}130"));
    let told = terminal.runs("diptych build");
    assert!(told.contains("output/"), "{told}");
    let built = fs::read_to_string(site.join(format!("output{}index.html", said.page))).unwrap();
    assert!(built.contains(said.title));
    for english in ["error", "warning:", "Usage"] {
        assert!(!told.contains(english), "{english} in {told}");
    }
}

#[test]
fn the_first_hour_in_french() {
    first_hour("fr", &FRENCH);
}

#[test]
fn the_first_hour_in_dutch() {
    first_hour("nl", &DUTCH);
}
