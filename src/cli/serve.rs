//! `serve`: the preview, from the command line's side: flags, what is told, the browser.
#![expect(clippy::disallowed_methods, reason = "the site's real folder, and the browser that --open asks for")]

use std::cell::Cell;
use std::io::IsTerminal;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, ToSocketAddrs};
use std::path::Path;
use std::process::{Command, Stdio};

use super::args::{Common, Serve};
use super::site::{self, Asked};
use super::voice::{Voice, tell};
use crate::disk::failure::{Doing, During};
use crate::disk::{Failure, Pick, Tongue};
use crate::serve::{Door, PORT, Port, Reload, Server, Watching, Wish};
use crate::square;

/// Serves the site until the program is ended.
pub(super) fn serve(common: &Common, flags: &Serve, tongue: &Cell<Tongue>) -> Result<u8, Failure> {
    let Asked { root, mut options, tongue: own } = site::asked(common)?;
    tongue.set(own);
    let voice = Voice::of(common, own);
    options.drafts = crate::snapshot::Drafts::Shown;
    let door = Door { host: host(flags.host.as_deref(), own)?, port: flags.port.map_or(Port::Usual, Port::Exactly) };
    let reload = if flags.no_reload { Reload::Off } else { Reload::On };
    let root = std::fs::canonicalize(&root).during(Doing::Read, &root)?;
    let server = Server::open(Wish { root, options, tongue: own, reload, editor: flags.editor.into() }, door)?;
    welcome(&server, flags, &voice);
    if flags.open {
        open_browser(&server.url());
    }
    server.run().map(|()| 0)
}

fn welcome(server: &Server, flags: &Serve, voice: &Voice) {
    let tongue = voice.tongue;
    if flags.port.is_none() && server.port() != PORT {
        let port = server.port();
        voice.say(&tongue.pick([
            format!("  le port {PORT} est pris : l’aperçu est sur le port {port}"),
            format!("  poort {PORT} is in gebruik: het voorbeeld staat op poort {port}"),
            format!("  port {PORT} is taken: the preview is on port {port}"),
            format!("  Port {PORT} ist belegt: Die Vorschau liegt auf Port {port}"),
        ]));
    }
    match server.watching() {
        Watching::Told => {}
        Watching::Remote => voice.say(tongue.pick([
            "  ce disque n’annonce pas les changements (réseau, dossier partagé) : Diptych regarde plusieurs fois par seconde",
            "  deze schijf meldt geen wijzigingen (netwerk, gedeelde map): Diptych kijkt enkele keren per seconde",
            "  this disk does not announce changes (network, shared folder): Diptych looks several times a second",
            "  dieses Laufwerk meldet keine Änderungen (Netz, geteilter Ordner): Diptych sieht mehrmals pro Sekunde nach",
        ])),
        Watching::Refused => voice.say(tongue.pick([
            "  le système ne surveille pas davantage de fichiers : Diptych regarde plusieurs fois par seconde",
            "  het systeem bewaakt geen bestanden meer: Diptych kijkt enkele keren per seconde",
            "  the system watches no more files: Diptych looks several times a second",
            "  das System überwacht keine weiteren Dateien: Diptych sieht mehrmals pro Sekunde nach",
        ])),
    }
    if let Some(url) = server.url_for_others() {
        voice.say(&tongue.pick([
            format!("{} l’aperçu est ouvert à votre réseau ; cette adresse en donne la clé : {url}", voice.yellow("⚠")),
            format!("{} het voorbeeld staat open voor uw netwerk; dit adres geeft de sleutel: {url}", voice.yellow("⚠")),
            format!("{} the preview is open to your network; this address gives the key: {url}", voice.yellow("⚠")),
            format!("{} die Vorschau ist für Ihr Netz offen; diese Adresse gibt den Schlüssel: {url}", voice.yellow("⚠")),
        ]));
        // On paper or in a log a code is only noise.
        if let Some(code) = square::square(&url).filter(|_| std::io::stderr().is_terminal()) {
            voice.say(&code);
        }
    }
    let stop = tongue.pick(["Ctrl-C arrête", "Ctrl-C stopt", "Ctrl-C stops", "Strg-C beendet"]);
    tell(&format!("{} {}  ({stop})", voice.green("▶"), server.url()));
}

/// The address of `--host`: a name of this machine or an address.
fn host(written: Option<&str>, tongue: Tongue) -> Result<IpAddr, Failure> {
    let Some(written) = written else { return Ok(IpAddr::V4(Ipv4Addr::LOCALHOST)) };
    let inner = written.strip_prefix('[').and_then(|written| written.strip_suffix(']')).unwrap_or(written);
    let literal = inner.parse().ok().or_else(|| (inner == "*").then_some(IpAddr::V6(Ipv6Addr::UNSPECIFIED)));
    let named = || (inner, 0).to_socket_addrs().ok()?.map(|address| address.ip()).min();
    literal.or_else(named).ok_or_else(|| {
        let written = written.escape_debug();
        Failure::Usage(tongue.pick([
            format!("« {written} » : --host attend une adresse de cette machine, comme 127.0.0.1 ou 0.0.0.0"),
            format!("‘{written}’: --host verwacht een adres van deze machine, zoals 127.0.0.1 of 0.0.0.0"),
            format!("“{written}”: --host takes an address of this machine, such as 127.0.0.1 or 0.0.0.0"),
            format!("„{written}“: --host erwartet eine Adresse dieses Rechners wie 127.0.0.1 oder 0.0.0.0"),
        ]))
    })
}

/// Opens the browser; one that does not open is no failure: the address is on the screen.
fn open_browser(url: &str) {
    let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let _ = Command::new(Path::new(opener)).arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
}
