//! The preview and those it is not for: other sites in the same browser, other machines, broken clients, broken disks.
//! One test for each row of the catalogue of faults, on real sockets.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{IpAddr, Shutdown, TcpListener, TcpStream, UdpSocket};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::serve::{Preview, example, preview, preview_with, serve, started};

/// What a request is answered, `PORT` being the preview's.
fn ask(preview: &Preview, request: &str) -> (u16, String, String) {
    let reply = preview.send(request.replace("PORT", &preview.port.to_string()).as_bytes());
    reply.map_or((0, String::new(), String::new()), |reply| (reply.status, reply.head.clone(), reply.text()))
}

fn get(preview: &Preview, path: &str, headers: &str) -> (u16, String, String) {
    ask(preview, &format!("GET {path} HTTP/1.1\r\nHost: localhost:PORT\r\n{headers}\r\n"))
}

/// An address of this machine that others could reach, if it has one.
fn address_on_network() -> Option<IpAddr> {
    let socket = UdpSocket::bind("0.0.0.0:0").ok()?;
    socket.connect("192.0.2.1:9").ok()?;
    Some(socket.local_addr().ok()?.ip()).filter(|ip| !ip.is_loopback() && !ip.is_unspecified())
}

#[test]
fn no_path_leads_out_of_the_site() {
    let preview = preview();
    fs::write(preview.site.parent().unwrap().join("secret.txt"), "un secret").unwrap();
    let ways = [
        "/../secret.txt",
        "/fr/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "/%252e%252e%252fsecret.txt",
        "/%c0%ae%c0%ae/secret.txt",
        "/%e0%80%ae%e0%80%ae/secret.txt",
        "/secret.txt%00.html",
        "/fr/%00",
        "//secret.txt",
        "/./../secret.txt",
        "/site/../secret.txt",
        "/-/../../secret.txt",
        "/assets/..%2f..%2fsecret.txt",
    ];
    for way in ways {
        let (status, _, body) = get(&preview, way, "");
        assert!(matches!(status, 400 | 404), "{way}: {status}");
        assert!(!body.contains("un secret"), "{way}");
    }
}

#[test]
fn what_is_no_page_is_not_there() {
    let preview = preview();
    for (path, words) in
        [(".git/config", "motsecret"), (".env", "motsecret"), (".diptych/cache/x", "motsecret"), ("notes.txt", "motsecret")]
    {
        preview.write(path, words);
    }
    for path in [
        ".git/config",
        ".env",
        ".diptych/cache/x",
        "notes.txt",
        "diptych.yaml",
        "content/pages/index.fr.md",
        "content",
        "themes/default/",
        ".diptych-manifest",
    ] {
        let (status, _, body) = get(&preview, &format!("/{path}"), "");
        assert_eq!(status, 404, "{path}");
        assert!(!body.contains("motsecret") && !body.contains("base_url"), "{path}");
    }
}

#[test]
fn foreign_names_are_refused_and_told_nothing() {
    let preview = preview();
    let hosts = [
        "Host: example.org",
        "Host: example.org:PORT",
        "Host: localhost:1",
        "Host: localhost.example.org:PORT",
        "Host: localhost:PORT.example.org",
        "Host: a@localhost:PORT",
        "Host: localhost:PORT@example.org",
        "Host: localhost,example.org",
        "Host: 127.0.0.1.example.org:PORT",
        "Host: 0.0.0.0:PORT",
        "Host: 169.254.169.254:PORT",
        "Host: ",
        "X: y",
        "Host: localhost:PORT\r\nHost: localhost:PORT",
        "Host: localhost:PORT\r\nHost: example.org",
    ];
    for host in hosts {
        for path in ["/", "/fr/", "/-/page?at=/fr/"] {
            let (status, head, body) = ask(&preview, &format!("GET {path} HTTP/1.1\r\n{host}\r\n\r\n"));
            assert_eq!((status, body.as_str()), (403, "403 Forbidden\n"), "{host}");
            assert!(!head.contains("Set-Cookie"), "{host}: no key for strangers");
        }
    }
    assert_eq!(ask(&preview, "GET /fr/ HTTP/1.1\r\nHost: local\0host:PORT\r\n\r\n").0, 400);
}

#[test]
fn names_of_this_machine_are_served() {
    let preview = preview();
    for host in ["localhost:PORT", "127.0.0.1:PORT", "[::1]:PORT", "LOCALHOST:PORT"] {
        assert_eq!(ask(&preview, &format!("GET /fr/ HTTP/1.1\r\nHost: {host}\r\n\r\n")).0, 200, "{host}");
    }
}

#[test]
fn other_sites_hear_nothing() {
    let preview = preview();
    let cookie = preview.cookie();
    for origin in
        ["https://example.org", "null", "http://localhost:1", "https://localhost:PORT", "http://localhost:PORT.example.org", "file://"]
    {
        for path in ["/fr/", "/-/events", "/-/page?at=/fr/"] {
            let (status, head, _) = get(&preview, path, &format!("Origin: {origin}\r\n{cookie}"));
            assert_eq!(status, 403, "{origin} {path}");
            assert!(!head.to_ascii_lowercase().contains("access-control"), "{head}");
        }
    }
    let preflights = ["", "Access-Control-Request-Private-Network: true\r\n"];
    for more in preflights {
        let asked = format!("Host: localhost:PORT\r\nOrigin: https://example.org\r\nAccess-Control-Request-Method: GET\r\n{more}");
        let (status, head, _) = ask(&preview, &format!("OPTIONS /fr/ HTTP/1.1\r\n{asked}\r\n"));
        assert_eq!(status, 405);
        assert!(!head.to_ascii_lowercase().contains("access-control"), "{head}");
    }
    for elsewhere in ["cross-site", "same-site"] {
        let (status, ..) = get(&preview, "/-/preview.js", &format!("Sec-Fetch-Site: {elsewhere}\r\nSec-Fetch-Mode: no-cors\r\n"));
        assert_eq!(status, 403);
    }
    let (_, head, _) = get(&preview, "/fr/", "");
    assert!(head.contains("Cross-Origin-Resource-Policy: same-origin") && head.contains("HttpOnly; SameSite=Strict"), "{head}");
}

#[test]
fn the_event_stream_carries_a_number_and_nothing_else() {
    let preview = preview();
    assert_eq!(get(&preview, "/-/events", "").0, 403, "not without the key");
    let mut stream = TcpStream::connect(("127.0.0.1", preview.port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    write!(stream, "GET /-/events HTTP/1.1\r\nHost: localhost:{}\r\n{}\r\n", preview.port, preview.cookie()).unwrap();
    let mut lines = BufReader::new(stream).lines().map(Result::unwrap);
    assert!(lines.by_ref().find(|line| line.is_empty()).is_some(), "the head ends");
    preview.write("content/pages/essai.fr.md", "---\ntitle: Motsecret\n---\nUn mot.\n");
    let mut numbers = Vec::new();
    while numbers.len() < 2 {
        let line = lines.next().unwrap();
        match line.split_once(": ") {
            Some(("data", number)) => numbers.push(number.parse::<u64>().unwrap_or_else(|_| panic!("{line}"))),
            Some(("event", "state") | ("retry", "500")) => {}
            _ => assert!(line.is_empty() || line == ":", "{line}"),
        }
    }
    assert_eq!(numbers[0], 1);
    assert!(numbers[1] > 1);
}

#[test]
fn only_reading_is_allowed() {
    let preview = preview();
    for method in ["POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "OPTIONS", "PROPFIND", "get"] {
        let target = if method == "CONNECT" { "example.org:443" } else { "/fr/" };
        let (status, head, _) = ask(&preview, &format!("{method} {target} HTTP/1.1\r\nHost: localhost:PORT\r\nContent-Length: 0\r\n\r\n"));
        assert_eq!(status, 405, "{method}");
        assert!(head.contains("Allow: GET, HEAD"), "{head}");
    }
    let (status, head, body) = ask(&preview, "HEAD /fr/ HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n");
    assert!(status == 200 && head.contains("Content-Length: ") && body.is_empty());
}

#[test]
fn what_is_malformed_is_refused_and_the_preview_lives() {
    let preview = preview();
    let host = "Host: localhost:PORT\r\n";
    let requests = [
        "\x16\x03\x01\x02\0\x01\0\x01\u{7f}\x03\r\n\r\n".to_owned(),
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_owned(),
        format!("GET / HTTP/3\r\n{host}\r\n"),
        format!("GET /\r\n{host}\r\n"),
        format!("GET  /fr/ HTTP/1.1\r\n{host}\r\n"),
        format!("GET /fr/ HTTP/1.1\r\n{host} folded\r\n\r\n"),
        format!("GET /fr/ HTTP/1.1\r\n{host}Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n"),
        format!("GET /fr/ HTTP/1.1\r\n{host}A : b\r\n\r\n"),
        format!("GET /{} HTTP/1.1\r\n{host}\r\n", "a".repeat(8192)),
        format!("GET /fr/ HTTP/1.1\r\n{host}A: {}\r\n\r\n", "a".repeat(40_000)),
        format!("GET /fr/ HTTP/1.1\r\n{host}{}\r\n", "A: b\r\n".repeat(9000)),
        format!("GET http://example.org/ HTTP/1.1\r\n{host}\r\n"),
        "\n\n\n\n".to_owned(),
    ];
    for request in &requests {
        let (status, ..) = ask(&preview, request);
        // Whoever says far too much may find the door closed before all is said.
        assert!((400..500).contains(&status) || status == 0, "{status}: {:?}", &request[..request.len().min(60)]);
        assert_eq!(get(&preview, "/fr/", "").0, 200, "it lives after {:?}", &request[..request.len().min(60)]);
    }
    for range in ["bytes=0-0", "bytes=5-1", "bytes=-99999999999999999999", "lines=1-2", "bytes=0-,1-,2-,3-"] {
        let (status, _, body) = get(&preview, "/fr/", &format!("Range: {range}\r\n"));
        assert!(status == 200 && body.ends_with("</html>\n") || body.contains("</html>"), "{range}: the whole page");
    }
    // One request a connection: what is smuggled behind it is never answered.
    let (_, _, body) =
        ask(&preview, "GET /robots.txt HTTP/1.1\r\nHost: localhost:PORT\r\n\r\nGET /fr/ HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n");
    assert!(!body.contains("HTTP/1.1"), "{body}");
    let half = TcpStream::connect(("127.0.0.1", preview.port)).unwrap();
    (&half).write_all(b"GET /fr/ HT").unwrap();
    half.shutdown(Shutdown::Write).unwrap();
    let mut rest = Vec::new();
    let _ = (&half).read_to_end(&mut rest);
    assert!(rest.is_empty() || rest.starts_with(b"HTTP/1.1 400"));
}

#[test]
fn those_who_dawdle_keep_nobody_waiting() {
    let preview = preview();
    let mut silent: Vec<TcpStream> = (0..200).map(|_| TcpStream::connect(("127.0.0.1", preview.port)).unwrap()).collect();
    silent.iter_mut().step_by(2).for_each(|stream| stream.write_all(b"GET /fr/").unwrap());
    let start = Instant::now();
    assert_eq!(get(&preview, "/fr/", "").0, 200);
    assert!(start.elapsed() < Duration::from_secs(4), "before any of them is given up: {:?}", start.elapsed());
}

#[test]
fn nobody_is_sent_elsewhere() {
    let preview = preview();
    for path in [
        "//example.org",
        "//example.org/..",
        "/\\example.org",
        "/%5cexample.org",
        "///example.org/%2f..",
        "/fr%0d%0aLocation:%20https://example.org",
        "/?key=//example.org",
        "/%2f%2fexample.org",
    ] {
        let (_, head, _) = get(&preview, path, "");
        let location = head.lines().find_map(|line| line.strip_prefix("Location: "));
        assert!(location.is_none_or(|to| to.starts_with('/') && !to.starts_with("//") && !to.contains("example.org")), "{path}: {head}");
    }
    let (status, head, _) = get(&preview, "/fr", "");
    assert!(status == 308 && head.contains("Location: /fr/"), "{head}");
    // What stands beside both languages frames only pages of the preview.
    let (_, _, view) = get(&preview, "/-/view?at=//example.org/", &preview.cookie());
    assert!(!view.contains("example.org"), "{view}");
}

#[test]
fn only_this_machine_is_served_unless_the_author_says_otherwise() {
    let own = preview();
    assert!(!own.told.contains("?key="), "{}", own.told);
    let Some(address) = address_on_network() else { return };
    assert!(TcpStream::connect((address, own.port)).is_err(), "the network finds no door");
    let open = preview_with(&["--lang", "en", "--host", "0.0.0.0"]);
    assert!(open.told.contains("open to your network"), "{}", open.told);
    let key = open.told.split("?key=").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
    let from = |headers: &str, path: &str| {
        let request = format!("GET {path} HTTP/1.1\r\nHost: {address}:{}\r\n{headers}\r\n", open.port);
        let reply = open.send_to(address, request.as_bytes()).unwrap();
        (reply.status, reply.head)
    };
    assert_eq!(from("", "/fr/").0, 403, "not without the key");
    assert_eq!(from("", "/fr/?key=00000000000000000000000000000000").0, 403);
    let (status, head) = from("", &format!("/?key={key}"));
    assert!(status == 303 && head.contains("Location: /\r\n"), "{head}");
    let cookie = head.lines().find_map(|line| line.strip_prefix("Set-Cookie: ")).unwrap().split(';').next().unwrap();
    assert_eq!(from(&format!("Cookie: {cookie}\r\n"), "/fr/").0, 200);
    let foreign = format!("GET /fr/ HTTP/1.1\r\nHost: example.org\r\nCookie: {cookie}\r\n\r\n");
    assert_eq!(open.send_to(address, foreign.as_bytes()).unwrap().status, 403);
}

#[test]
fn a_taken_port_is_passed_over_unless_it_was_asked_for() {
    // Taken by us, or by whoever had it before: either way it is taken.
    let _taken = TcpListener::bind("127.0.0.1:4747");
    let (home, site) = example();
    let mut command = Command::new(env!("CARGO_BIN_EXE_diptych"));
    command.args(["serve", "--lang", "en"]).env_clear();
    let next = started(command, site, home);
    assert!(next.port > 4747 && next.told.contains("port 4747 is taken"), "{}", next.told);
    let refused = Command::new(env!("CARGO_BIN_EXE_diptych"))
        .args(["serve", "--lang", "en", "-p", &next.port.to_string(), "-C"])
        .arg(&next.site)
        .env_clear()
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(refused.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("is taken"));
}

#[test]
fn where_the_system_watches_no_more_files_the_preview_says_so_and_looks_itself() {
    // A limit of its own, in a namespace of its own; where the system makes none, there is nothing to try.
    let own = |words: &str| {
        ["-Ur", "sh", "-c"].map(str::to_owned).into_iter().chain([format!("echo 2 > /proc/sys/user/max_inotify_watches && {words}")])
    };
    if !Command::new("unshare").args(own("true")).stderr(Stdio::null()).status().is_ok_and(|status| status.success()) {
        return;
    }
    let (home, site) = example();
    let mut command = Command::new("unshare");
    command.args(own("exec \"$0\" \"$@\"")).args([env!("CARGO_BIN_EXE_diptych"), "serve", "-p", "0", "--lang", "en"]);
    let preview = started(command, site, home);
    assert_eq!(preview.told.matches("the system watches no more files").count(), 1, "{}", preview.told);
    let page = |words: &str| preview.write("content/pages/essai.fr.md", &format!("---\ntitle: Essai\n---\n{words}\n"));
    page("Un mot.");
    preview.until("a new page", || preview.get("/fr/essai/").text().contains("Un mot."));
    page("Un autre mot.");
    preview.until("other words", || preview.get("/fr/essai/").text().contains("Un autre mot."));
}

#[test]
fn a_site_that_was_moved_away_and_back_is_waited_for() {
    let (home, site) = example();
    let preview = serve(site, home, &["--lang", "en"]);
    let away = preview.site.with_file_name("away");
    fs::rename(&preview.site, &away).unwrap();
    preview.until("its absence is told", || preview.page("/fr/")["trouble"].is_string());
    assert_eq!(preview.get("/fr/").status, 200, "the last good pages stay");
    let (before, start) = (preview.cpu(), Instant::now());
    thread::sleep(Duration::from_secs(3));
    let share = (preview.cpu() - before) / start.elapsed().as_secs_f64();
    assert!(share < 0.1, "it waits, it does not spin: {share} of a core");
    back(&away, &preview.site);
    preview.until("it is back", || preview.page("/fr/")["trouble"].is_null());
    preview.write("content/pages/essai.fr.md", "---\ntitle: Essai\n---\nUn mot.\n");
    preview.until("changes are seen again", || preview.get("/fr/essai/").text().contains("Un mot."));
    preview.equals_build();
}

/// A page is written on the way, so that what comes back is not what went.
fn back(away: &Path, site: &Path) {
    fs::write(away.join("content/pages/retour.fr.md"), "---\ntitle: Retour\n---\nUn mot.\n").unwrap();
    fs::rename(away, site).unwrap();
}
