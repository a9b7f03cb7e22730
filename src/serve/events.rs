//! The event stream: pages that are open hear that the site changed, and nothing else.
//!
//! It carries the number of the site's state. What changed, and whether that concerns a page, the page asks itself.

use std::io::{self, Write};
use std::net::TcpStream;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::http::COMMON;
use super::preview::Preview;

/// How many streams there may be; the oldest makes room.
const STREAMS: usize = 300;
/// How often a silent stream gives a sign of life, and learns that nobody listens any more.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// Everyone who listens.
#[derive(Default)]
pub(super) struct Events {
    listeners: Mutex<Vec<Sender<u64>>>,
}

impl Events {
    /// Tells everyone the number of the new state.
    pub fn tell(&self, state: u64) {
        self.listeners.lock().unwrap_or_else(PoisonError::into_inner).retain(|listener| listener.send(state).is_ok());
    }

    fn listen(&self) -> Receiver<u64> {
        let (sender, receiver) = mpsc::channel();
        let mut listeners = self.listeners.lock().unwrap_or_else(PoisonError::into_inner);
        if listeners.len() >= STREAMS {
            listeners.remove(0);
        }
        listeners.push(sender);
        receiver
    }
}

/// Keeps a connection open and writes each new state to it.
pub(super) fn stream(mut stream: TcpStream, preview: &Preview) -> io::Result<()> {
    let receiver = preview.events.listen();
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nCache-Control: no-store\r\nConnection: close\r\n{COMMON}\r\nretry: 500\n\n"
    );
    stream.write_all(head.as_bytes())?;
    // Whoever comes back after a break hears at once where we are.
    let mut state = preview.state();
    loop {
        stream.write_all(format!("event: state\ndata: {state}\n\n").as_bytes())?;
        stream.flush()?;
        state = loop {
            match receiver.recv_timeout(HEARTBEAT) {
                Ok(state) => break receiver.try_iter().last().unwrap_or(state),
                Err(RecvTimeoutError::Timeout) => stream.write_all(b":\n\n")?,
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
            }
        };
    }
}
