//! HTTP as far as a preview needs it: one request a connection, nothing but reading, everything bounded.
//!
//! A connection has a few seconds to say what it wants and a bounded length to say it in; what is not well formed
//! is answered with 400 and closed. There are never more threads than there are places.

use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use super::guard::{self, Verdict};
use super::preview::Preview;
use super::{answer, events};
use crate::disk::Failure;
use crate::disk::failure::{Doing, During};

/// The most bytes a request's head may have.
const HEAD: usize = 16 * 1024;
/// The most bytes its target may have.
const TARGET: usize = 4 * 1024;
/// How long a connection may be silent.
const PATIENCE: Duration = Duration::from_secs(5);
/// How many connections are held at once; the next one waits.
const PLACES: usize = 512;
/// Pages are made on the thread that answers: as deep as texts may nest.
const STACK: usize = 8 * 1024 * 1024;

/// A request, as far as we read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Request {
    /// `GET`.
    pub method: String,
    /// The path, decoded: `/fr/`.
    pub path: String,
    /// What follows the question mark, as written.
    pub query: String,
    /// The one `Host`, if there is exactly one.
    pub host: Option<String>,
    headers: BTreeMap<String, String>,
}

/// An answer.
pub(super) struct Reply {
    /// `200`.
    pub status: u16,
    /// `text/html; charset=utf-8`.
    pub kind: &'static str,
    /// Further headers.
    pub headers: Vec<(&'static str, String)>,
    /// The bytes.
    pub body: Arc<[u8]>,
}

impl Reply {
    /// An answer without further headers.
    pub fn new(status: u16, kind: &'static str, body: impl Into<Arc<[u8]>>) -> Reply {
        Reply { status, kind, headers: Vec::new(), body: body.into() }
    }

    /// A refusal in one word: nothing of the site is told.
    pub fn refusal(status: u16) -> Reply {
        Reply::new(status, "text/plain; charset=utf-8", format!("{status} {}\n", reason(status)).into_bytes())
    }

    /// With a further header.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Reply {
        self.headers.push((name, value.into()));
        self
    }
}

/// Answers connections until the process ends.
pub(super) fn accept(listener: &TcpListener, preview: &Arc<Preview>) -> Result<(), Failure> {
    let taken = Arc::new(AtomicUsize::new(0));
    for stream in listener.incoming() {
        let Ok(stream) = stream else {
            // No file descriptor left, or the visitor is gone already.
            thread::sleep(Duration::from_millis(5));
            continue;
        };
        while taken.load(Ordering::Acquire) >= PLACES {
            thread::sleep(Duration::from_millis(5));
        }
        taken.fetch_add(1, Ordering::AcqRel);
        let (place, preview) = (Place(Arc::clone(&taken)), Arc::clone(preview));
        let work = move || {
            let _place = place;
            // A visitor who went away needs no answer.
            let _ = converse(stream, &preview);
        };
        thread::Builder::new().name("visitor".into()).stack_size(STACK).spawn(work).during(Doing::Start, "threads")?;
    }
    Ok(())
}

/// A place among the connections, given back at the end.
struct Place(Arc<AtomicUsize>);

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

fn converse(mut stream: TcpStream, preview: &Preview) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    stream.set_nodelay(true)?;
    let own = stream.local_addr()?;
    let request = match head(&mut stream)?.as_deref().map(Request::parse) {
        None => return Ok(()),
        Some(Err(status)) => return send(&mut stream, &Reply::refusal(status), true),
        Some(Ok(request)) => request,
    };
    let has_body = request.method != "HEAD";
    let reply = match guard::judge(&request, own, &preview.token) {
        Verdict::Refused(405) => Reply::refusal(405).with("Allow", "GET, HEAD"),
        Verdict::Refused(status) => Reply::refusal(status),
        Verdict::Admitted => Reply::refusal(303).with("Location", "/").with("Set-Cookie", cookie(preview, own)),
        Verdict::Welcome if request.path == "/-/events" && has_body => return events::stream(stream, preview),
        Verdict::Welcome => {
            let reply = answer::answer(&request, preview);
            let gives_key = reply.kind.starts_with("text/html");
            if gives_key { reply.with("Set-Cookie", cookie(preview, own)) } else { reply }
        }
    };
    send(&mut stream, &reply, has_body)
}

fn cookie(preview: &Preview, own: SocketAddr) -> String {
    format!("{}={}; Path=/; HttpOnly; SameSite=Strict", guard::cookie_name(own.port()), preview.token)
}

/// The head of a request; nothing if the visitor went away or was too slow.
fn head(stream: &mut TcpStream) -> io::Result<Option<Vec<u8>>> {
    let mut head = Vec::with_capacity(1024);
    let mut chunk = [0; 4096];
    // A dawdler who sends a byte at a time is not waited for for ever: so many reads, each of bounded patience.
    for _ in 0..64 {
        let read = match stream.read(&mut chunk) {
            Ok(0) | Err(_) => return Ok(None),
            Ok(read) => read,
        };
        let from = head.len().saturating_sub(3);
        head.extend_from_slice(&chunk[..read]);
        if head[from..].windows(4).any(|end| end == b"\r\n\r\n") || head.len() > HEAD {
            return Ok(Some(head));
        }
    }
    Ok(Some(head))
}

impl Request {
    /// Reads the head of a request; else the status that refuses it.
    pub fn parse(bytes: &[u8]) -> Result<Request, u16> {
        let end = bytes.windows(4).position(|end| end == b"\r\n\r\n");
        let end = end.ok_or(if bytes.len() > HEAD { 431_u16 } else { 400 })?;
        let text = std::str::from_utf8(&bytes[..end]).map_err(|_| 400_u16)?;
        let mut lines = text.split("\r\n");
        let mut first = lines.next().unwrap_or_default().split(' ');
        let (Some(method), Some(target), Some(version), None) = (first.next(), first.next(), first.next(), first.next()) else {
            return Err(400);
        };
        if !matches!(version, "HTTP/1.1" | "HTTP/1.0") || method.is_empty() || !method.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return Err(400);
        }
        if target.len() > TARGET {
            return Err(414);
        }
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let path = if method == "GET" || method == "HEAD" { decoded(path).ok_or(400_u16)? } else { "/".to_owned() };
        let (headers, host) = headers(lines)?;
        Ok(Request { method: method.to_owned(), path, query: query.to_owned(), host, headers })
    }

    /// The value of a header, by its name in lower case; several are joined by commas.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }

    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        let cookies = self.header("cookie")?.split(';').filter_map(|cookie| cookie.trim().split_once('='));
        cookies.into_iter().find(|(own, _)| *own == name).map(|(_, value)| value)
    }

    /// The value of a name in the query; empty if it has none.
    pub fn query(&self, name: &str) -> Option<&str> {
        let pairs = self.query.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
        pairs.into_iter().find(|(own, _)| *own == name).map(|(_, value)| value)
    }

    /// The path that a name in the query holds, decoded.
    pub fn path_in_query(&self, name: &str) -> Option<String> {
        self.query(name).and_then(decoded)
    }
}

type Headers = (BTreeMap<String, String>, Option<String>);

fn headers<'a>(lines: impl Iterator<Item = &'a str>) -> Result<Headers, u16> {
    let mut headers: BTreeMap<String, String> = BTreeMap::new();
    let mut hosts = Vec::new();
    for line in lines {
        let (name, value) = line.split_once(':').ok_or(400_u16)?;
        let is_token = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte));
        if !is_token || value.chars().any(|c| c.is_control() && c != '\t') || name.eq_ignore_ascii_case("transfer-encoding") {
            return Err(400);
        }
        let (name, value) = (name.to_ascii_lowercase(), value.trim());
        if name == "host" {
            hosts.push(value.to_owned());
        }
        headers.entry(name).and_modify(|known| *known = format!("{known}, {value}")).or_insert_with(|| value.to_owned());
    }
    let host = if hosts.len() == 1 { hosts.pop() } else { None };
    Ok((headers, host))
}

/// A path without its escapes; nothing if it is no path of ours: not text, with control characters, backslashes or
/// steps upward.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digits = [rest.next()?, rest.next()?];
                let digits = std::str::from_utf8(&digits).ok().filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))?;
                u8::from_str_radix(digits, 16).ok()?
            }
            byte => byte,
        });
    }
    let path = String::from_utf8(bytes).ok()?;
    let plain = path.starts_with('/') && !path.chars().any(|c| c.is_control() || c == '\\');
    (plain && !path.split('/').any(|part| part == "." || part == "..")).then_some(path)
}

fn send(stream: &mut TcpStream, reply: &Reply, has_body: bool) -> io::Result<()> {
    let mut head = format!(
        "HTTP/1.1 {} {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-store\r\nConnection: close\r\n{COMMON}",
        reply.status,
        reason(reply.status),
        reply.kind,
        reply.body.len(),
    );
    for (name, value) in &reply.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    let mut bytes = head.into_bytes();
    if has_body {
        bytes.extend_from_slice(&reply.body);
    }
    stream.write_all(&bytes)?;
    stream.flush()
}

/// What every answer says: no other site may use it, and nobody may guess what it is.
pub(super) const COMMON: &str = "X-Content-Type-Options: nosniff\r\nX-Frame-Options: SAMEORIGIN\r\nCross-Origin-Resource-Policy: same-origin\r\n\
     Cross-Origin-Opener-Policy: same-origin\r\nReferrer-Policy: same-origin\r\n";

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        303 => "See Other",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        414 => "URI Too Long",
        431 => "Request Header Fields Too Large",
        503 => "Service Unavailable",
        _ => "Error",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_leave_the_site_are_refused() {
        for path in
            ["/../x", "/%2e%2e/x", "/a/..%2fx", "/..%5cx", "/a\\b", "/%00", "/%c0%ae%c0%ae/", "/%zz", "/%2", "x", "", "/a/./b", "/%0d%0a"]
        {
            assert_eq!(decoded(path), None, "{path}");
        }
        assert_eq!(decoded("/fr/%C3%A9t%C3%A9/").as_deref(), Some("/fr/été/"));
        // Decoded once, never twice.
        assert_eq!(decoded("/%252e%252e/").as_deref(), Some("/%2e%2e/"));
    }

    #[test]
    fn what_is_not_well_formed_is_refused() {
        let refused = |text: &str| Request::parse(text.as_bytes()).expect_err("it is refused");
        for head in [
            "GET  / HTTP/1.1\r\n\r\n",
            "GET / HTTP/2.0\r\n\r\n",
            "GET /\r\n\r\n",
            "GET / HTTP/1.1\r\nHost : a\r\n\r\n",
            "GET / HTTP/1.1\r\n folded\r\n\r\n",
            "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n",
            "GET / HTTP/1.1\nHost: a\n\n",
            "GET http://example.org/ HTTP/1.1\r\n\r\n",
            "PRI * HTTP/2.0\r\n\r\n",
        ] {
            assert_eq!(refused(head), 400, "{head:?}");
        }
        assert_eq!(refused(&format!("GET /{} HTTP/1.1\r\n\r\n", "a".repeat(8000))), 414);
        assert_eq!(refused(&format!("GET / HTTP/1.1\r\nA: {}", "a".repeat(HEAD))), 431);
    }

    #[test]
    fn two_hosts_are_none() {
        let request = Request::parse(b"GET / HTTP/1.1\r\nHost: localhost:1\r\nHost: localhost:1\r\n\r\n").expect("well formed");
        assert_eq!(request.host, None);
    }

    #[test]
    fn a_request_tells_its_headers_its_query_and_its_cookies() {
        let head = "GET /a%20b?at=%2Ffr%2F&raw&x=1 HTTP/1.1\r\nHost: localhost:1\r\nAccept:  a \r\naccept: b\r\nCookie: c=1; d=2\r\n\r\n";
        let request = Request::parse(head.as_bytes()).expect("well formed");
        assert_eq!((request.path.as_str(), request.host.as_deref()), ("/a b", Some("localhost:1")));
        assert_eq!(request.path_in_query("at").as_deref(), Some("/fr/"));
        assert_eq!((request.path_in_query("x"), request.path_in_query("none")), (None, None));
        assert_eq!((request.query("raw"), request.query("x"), request.query("y")), (Some(""), Some("1"), None));
        assert_eq!((request.header("accept"), request.header("origin")), (Some("a, b"), None));
        assert_eq!((request.cookie("d"), request.cookie("e")), (Some("2"), None));
    }

    #[test]
    fn every_status_has_its_words() {
        let words = [200, 303, 308, 400, 403, 404, 405, 414, 431, 503].map(reason);
        assert!(words.iter().all(|word| *word != "Error"), "{words:?}");
        let different: std::collections::BTreeSet<_> = words.iter().collect();
        assert_eq!((different.len(), reason(299)), (words.len(), "Error"));
    }
}
