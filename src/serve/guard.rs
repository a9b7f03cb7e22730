//! Who is served: requests under a name of this machine, from this machine, that only ask to read.
//!
//! A page on the web that is open beside the preview can send requests to it (rebinding a name, forms, scripts).
//! None of them is answered: the `Host` must name us, an `Origin` must be ours, and what is the preview's own
//! needs the key that our pages were given as a cookie.

use std::net::{IpAddr, SocketAddr};

use super::http::Request;
use super::token;

/// What is to be done with a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is answered.
    Welcome,
    /// It brought the key: it is given the cookie and sent on to the same address without it.
    Admitted,
    /// It is refused, with this status.
    Refused(u16),
}

/// Judges a request; `own` is where the connection arrived, `key` the key of this run.
pub(super) fn judge(request: &Request, own: SocketAddr, key: &str) -> Verdict {
    if !matches!(request.method.as_str(), "GET" | "HEAD") {
        return Verdict::Refused(405);
    }
    if !is_our_name(request.host.as_deref(), own) || is_foreign(request, own) {
        return Verdict::Refused(403);
    }
    let holds_key = request.cookie(&cookie_name(own.port())).is_some_and(|given| token::is(given, key));
    let beyond = !own.ip().to_canonical().is_loopback();
    match request.query("key") {
        Some(given) if beyond && token::is(given, key) => return Verdict::Admitted,
        _ => {}
    }
    let needs_key = beyond || request.path.starts_with("/-/") && request.path != "/-/preview.js" && request.path != "/-/preview.css";
    if needs_key && !holds_key { Verdict::Refused(403) } else { Verdict::Welcome }
}

/// The cookie that carries the key; cookies know no ports, so its name does.
pub(super) fn cookie_name(port: u16) -> String {
    format!("diptych-{port}")
}

/// Whether a `Host` header names us: this machine's names, or the address the request came to. A port that is
/// named must be ours; a name alone is what simple programs send.
fn is_our_name(host: Option<&str>, own: SocketAddr) -> bool {
    let Some(host) = host else { return false };
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) if !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()) => (name, port.parse::<u16>().ok()),
        _ => (host, Some(own.port())),
    };
    if port != Some(own.port()) {
        return false;
    }
    let loopback = own.ip().to_canonical().is_loopback();
    if name.eq_ignore_ascii_case("localhost") {
        return true;
    }
    let address = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name).parse::<IpAddr>();
    address.is_ok_and(|address| address.to_canonical() == own.ip().to_canonical() || loopback && address.to_canonical().is_loopback())
}

/// Whether another site sent it: by its `Origin`, or by what the browser says of where it comes from.
fn is_foreign(request: &Request, own: SocketAddr) -> bool {
    let other_origin = request.header("origin").is_some_and(|origin| {
        let host = origin.strip_prefix("http://");
        host.is_none_or(|host| !is_our_name(Some(host), own))
    });
    // A link from elsewhere may open a page; nothing else from elsewhere is answered.
    let navigates = request.header("sec-fetch-mode") == Some("navigate") && request.header("sec-fetch-dest") == Some("document");
    let elsewhere = matches!(request.header("sec-fetch-site"), Some("cross-site" | "same-site")) && !navigates;
    other_origin || elsewhere
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "0123456789abcdef";

    fn request(path: &str, headers: &[(&str, &str)]) -> Request {
        let lines: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        Request::parse(format!("GET {path} HTTP/1.1\r\n{lines}\r\n").as_bytes()).expect("well formed")
    }

    fn verdict(path: &str, headers: &[(&str, &str)]) -> Verdict {
        judge(&request(path, headers), "127.0.0.1:4747".parse().expect("an address"), KEY)
    }

    #[test]
    fn only_names_of_this_machine_on_our_port_are_served() {
        for host in ["localhost:4747", "127.0.0.1:4747", "[::1]:4747", "LOCALHOST:4747", "localhost"] {
            assert_eq!(verdict("/", &[("Host", host)]), Verdict::Welcome, "{host}");
        }
        let foreign = ["", "example.org", "example.org:4747", "localhost:80", "localhost:4747.example.org", "localhost.example.org:4747"];
        let tricks =
            ["a@localhost:4747", "localhost,example.org:4747", "127.0.0.1.example.org:4747", "localhost:04747x", "192.168.1.4:4747"];
        for host in foreign.iter().chain(&tricks) {
            assert_eq!(verdict("/", &[("Host", host)]), Verdict::Refused(403), "{host}");
        }
        assert_eq!(verdict("/", &[]), Verdict::Refused(403));
    }

    #[test]
    fn other_sites_are_not_answered() {
        let host = ("Host", "localhost:4747");
        for origin in
            ["null", "https://example.org", "http://localhost:3000", "https://localhost:4747", "http://localhost:4747.example.org"]
        {
            assert_eq!(verdict("/", &[host, ("Origin", origin)]), Verdict::Refused(403), "{origin}");
        }
        assert_eq!(verdict("/", &[host, ("Origin", "http://localhost:4747")]), Verdict::Welcome);
        assert_eq!(
            verdict("/-/preview.js", &[host, ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "no-cors")]),
            Verdict::Refused(403)
        );
        let link = [host, ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document")];
        assert_eq!(verdict("/fr/", &link), Verdict::Welcome);
    }

    #[test]
    fn what_is_the_previews_own_needs_the_key() {
        let host = ("Host", "localhost:4747");
        assert_eq!(verdict("/-/events", &[host]), Verdict::Refused(403));
        assert_eq!(verdict("/-/events", &[host, ("Cookie", "diptych-4747=0123456789abcdeF")]), Verdict::Refused(403));
        assert_eq!(verdict("/-/events", &[host, ("Cookie", "a=b; diptych-4747=0123456789abcdef")]), Verdict::Welcome);
        assert_eq!(verdict("/-/preview.js", &[host]), Verdict::Welcome);
    }

    #[test]
    fn beyond_this_machine_everything_needs_the_key() {
        let own: SocketAddr = "192.168.1.4:4747".parse().expect("an address");
        let host = ("Host", "192.168.1.4:4747");
        assert_eq!(judge(&request("/", &[host]), own, KEY), Verdict::Refused(403));
        assert_eq!(judge(&request("/?key=0123456789abcdef", &[host]), own, KEY), Verdict::Admitted);
        assert_eq!(judge(&request("/?key=0123456789abcdeF", &[host]), own, KEY), Verdict::Refused(403));
        assert_eq!(verdict("/?key=0123456789abcdef", &[("Host", "localhost:4747")]), Verdict::Welcome);
        assert_eq!(judge(&request("/", &[host, ("Cookie", "diptych-4747=0123456789abcdef")]), own, KEY), Verdict::Welcome);
    }

    /// A preview that listens on every address sees those of the older protocol wrapped in the newer's.
    #[test]
    fn this_machine_needs_no_key_whatever_the_protocol() {
        for own in ["[::ffff:127.0.0.1]:4747", "[::1]:4747"] {
            assert_eq!(
                judge(&request("/", &[("Host", "localhost:4747")]), own.parse().expect("an address"), KEY),
                Verdict::Welcome,
                "{own}"
            );
        }
        let wrapped = "[::ffff:192.168.1.4]:4747".parse().expect("an address");
        assert_eq!(judge(&request("/", &[("Host", "192.168.1.4:4747")]), wrapped, KEY), Verdict::Refused(403));
    }

    #[test]
    fn nothing_but_reading_is_allowed() {
        for method in ["POST", "PUT", "DELETE", "TRACE", "CONNECT", "OPTIONS", "get"] {
            let request = Request::parse(format!("{method} / HTTP/1.1\r\nHost: localhost:4747\r\n\r\n").as_bytes()).expect("well formed");
            assert_eq!(judge(&request, "127.0.0.1:4747".parse().expect("an address"), KEY), Verdict::Refused(405), "{method}");
        }
    }
}
