//! The port: the one that was asked for, else 4747 or the next that is free.

use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, UdpSocket};

use crate::disk::failure::{Doing, Failure};
use crate::disk::{Pick, Tongue};

/// The usual port.
pub const PORT: u16 = 4747;
/// How many ports are tried.
const TRIES: u16 = 40;

/// Where the preview listens.
#[derive(Clone, Copy, Debug)]
pub struct Door {
    /// On which address; this machine's own unless said.
    pub host: IpAddr,
    /// On which port.
    pub port: Port,
}

/// A port.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Port {
    /// 4747, or the next that is free.
    Usual,
    /// This one or none; 0 is any.
    Exactly(u16),
}

impl Default for Door {
    fn default() -> Door {
        Door { host: IpAddr::V4(Ipv4Addr::LOCALHOST), port: Port::Usual }
    }
}

impl Door {
    /// Takes the port.
    pub(super) fn open(self, tongue: Tongue) -> Result<(TcpListener, SocketAddr), Failure> {
        let candidates = match self.port {
            Port::Exactly(port) => port..=port,
            Port::Usual => PORT..=PORT + TRIES,
        };
        let mut last = None;
        for port in candidates {
            let address = SocketAddr::new(self.host, port);
            match TcpListener::bind(address).and_then(|listener| Ok((listener.local_addr()?, listener))) {
                Ok((address, listener)) => return Ok((listener, address)),
                Err(error) if error.kind() == ErrorKind::AddrInUse && self.port == Port::Usual => last = Some((address, error)),
                Err(error) => return Err(closed(address, &error, tongue)),
            }
        }
        let (address, error) = last.expect("at least one port was tried");
        Err(closed(address, &error, tongue))
    }
}

fn closed(address: SocketAddr, error: &std::io::Error, tongue: Tongue) -> Failure {
    let port = address.port();
    let words = match error.kind() {
        ErrorKind::AddrInUse => tongue.pick([
            format!("le port {port} est déjà pris. Sans « -p », le premier port libre est choisi"),
            format!("poort {port} is al in gebruik. Zonder ‘-p’ wordt de eerste vrije poort gekozen"),
            format!("port {port} is taken. Without \"-p\" the first free port is chosen"),
            format!("Port {port} ist belegt. Ohne „-p“ wird der erste freie Port gewählt"),
        ]),
        _ => error.to_string(),
    };
    Failure::System { doing: Doing::Start, path: address.to_string().into(), words }
}

/// The address of this machine on its network. Nothing is sent: the system is only asked which way it would go.
pub(super) fn address_on_network() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    Some(socket.local_addr().ok()?.ip()).filter(|ip| !ip.is_unspecified())
}

/// The address at which this machine's own browser finds a preview that listens there.
///
/// `localhost` leads to the first address of the machine only; one on the network is foreign to the guard even from here.
pub(super) fn inside(address: SocketAddr, key: &str) -> String {
    let ip = address.ip().to_canonical();
    if ip.is_unspecified() || ip == IpAddr::V4(Ipv4Addr::LOCALHOST) || ip == IpAddr::V6(Ipv6Addr::LOCALHOST) {
        format!("http://localhost:{}/", address.port())
    } else if ip.is_loopback() {
        format!("http://{address}/")
    } else {
        with_key(address, key)
    }
}

/// An address that lets in whoever opens it.
pub(super) fn with_key(address: SocketAddr, key: &str) -> String {
    format!("http://{address}/?key={key}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_to_open_is_one_that_is_answered() {
        let cases = [
            ("127.0.0.1:4747", "http://localhost:4747/"),
            ("0.0.0.0:4748", "http://localhost:4748/"),
            ("[::1]:4747", "http://localhost:4747/"),
            ("[::]:4747", "http://localhost:4747/"),
            ("127.0.0.2:4747", "http://127.0.0.2:4747/"),
            ("192.168.1.4:4747", "http://192.168.1.4:4747/?key=secret"),
            ("[fd00::4]:4747", "http://[fd00::4]:4747/?key=secret"),
        ];
        for (address, url) in cases {
            assert_eq!(inside(address.parse().expect("an address"), "secret"), url);
        }
    }
}
