//! What goes over the wire: messages, each after the number of its bytes; what is no message is answered, not fatal.
//!
//! The one importer of `lsp_server`. Its own reading loop ends at the first message that it cannot read, and takes any
//! length for true; this one goes on, within limits.

use std::io::{self, BufRead, Read, Write};
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};

pub(super) use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use serde::Serialize;
use serde_json::{Value, json};

/// The longest line of a head that is read.
const LINE: u64 = 8 * 1024;
/// The most bytes of a message: more than any file of a site may hold.
const LONGEST: usize = 64 * 1024 * 1024;

/// What was heard.
pub(super) enum Heard {
    /// A message.
    Message(Box<Message>),
    /// Something else, and what is wrong with it.
    Noise(ErrorCode, &'static str),
}

/// The next message; nothing at the end of the input.
pub(super) fn listen(input: &mut impl BufRead) -> io::Result<Option<Heard>> {
    let (mut length, mut noise) = (None, false);
    loop {
        let mut line = Vec::new();
        if input.by_ref().take(LINE).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let line = line.trim_ascii();
        match (line.is_empty(), length) {
            (true, Some(length)) => return body(input, length).map(Some),
            (true, None) if noise => return Ok(Some(Heard::Noise(ErrorCode::ParseError, "a head without Content-Length"))),
            (true, None) => {}
            (false, _) => {
                length = content_length(line).or(length);
                noise = true;
            }
        }
    }
}

fn content_length(line: &[u8]) -> Option<usize> {
    let (name, value) = std::str::from_utf8(line).ok()?.split_once(':')?;
    name.trim().eq_ignore_ascii_case("Content-Length").then(|| value.trim().parse().ok()).flatten()
}

fn body(input: &mut impl BufRead, length: usize) -> io::Result<Heard> {
    if length > LONGEST {
        io::copy(&mut input.take(length as u64), &mut io::sink())?;
        return Ok(Heard::Noise(ErrorCode::InvalidRequest, "a message that is too long"));
    }
    let mut bytes = Vec::new();
    input.take(length as u64).read_to_end(&mut bytes)?;
    let Ok(value) = serde_json::from_slice::<Value>(&bytes) else {
        return Ok(Heard::Noise(ErrorCode::ParseError, "a message that is no JSON"));
    };
    Ok(match serde_json::from_value(value) {
        Ok(message) => Heard::Message(Box::new(message)),
        Err(_) => Heard::Noise(ErrorCode::InvalidRequest, "neither a request nor a notification nor a response"),
    })
}

/// Where messages to the editor go. They wait in a row: an editor that is busy writing need not read.
#[derive(Clone)]
pub(super) struct Out(Sender<Option<Value>>);

impl Out {
    /// Starts the thread that writes until it is told to finish.
    pub fn start(mut output: impl Write + Send + 'static) -> io::Result<(Out, JoinHandle<()>)> {
        let (sender, receiver) = mpsc::channel::<Option<Value>>();
        let write = move || {
            while let Ok(Some(mut message)) = receiver.recv() {
                message["jsonrpc"] = "2.0".into();
                let text = message.to_string();
                // An editor that is gone cannot be told anything; that the input ends, ends the program.
                if write!(output, "Content-Length: {}\r\n\r\n{text}", text.len()).and_then(|()| output.flush()).is_err() {
                    return;
                }
            }
        };
        Ok((Out(sender), thread::Builder::new().name("writer".to_owned()).spawn(write)?))
    }

    fn send(&self, message: Value) {
        let _ = self.0.send(Some(message));
    }

    /// Nothing more is written once what waits is.
    pub fn finish(&self) {
        let _ = self.0.send(None);
    }

    /// Answers a request.
    pub fn answer(&self, response: &Response) {
        self.send(value(response));
    }

    /// Says that something heard was no message.
    pub fn refuse(&self, code: ErrorCode, why: &str) {
        self.send(json!({ "id": null, "error": { "code": code as i32, "message": why } }));
    }

    /// Tells the editor something.
    pub fn tell(&self, method: &str, said: &impl Serialize) {
        self.send(json!({ "method": method, "params": value(said) }));
    }

    /// Asks the editor something whose answer does not matter.
    pub fn ask(&self, id: &str, method: &str, said: &impl Serialize) {
        self.send(json!({ "id": id, "method": method, "params": value(said) }));
    }
}

/// A message of the protocol as JSON; nothing where it has no such form.
pub(super) fn value(said: &impl Serialize) -> Value {
    serde_json::to_value(said).unwrap_or(Value::Null)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(bytes: &[u8]) -> Vec<String> {
        let mut input = bytes;
        let mut all = Vec::new();
        while let Some(heard) = listen(&mut input).expect("memory can be read") {
            all.push(match heard {
                Heard::Message(message) => match *message {
                    Message::Request(request) => format!("request {}", request.method),
                    Message::Notification(notification) => format!("notification {}", notification.method),
                    Message::Response(response) => format!("response {}", response.id),
                },
                Heard::Noise(code, _) => format!("noise {}", code as i32),
            });
        }
        all
    }

    fn framed(text: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{text}", text.len())
    }

    #[test]
    fn what_is_no_message_does_not_end_the_listening() {
        let request = framed(r#"{"jsonrpc":"2.0","id":1,"method":"shutdown"}"#);
        let told = framed(r#"{"jsonrpc":"2.0","method":"exit"}"#);
        let all =
            ["\r\n", "nonsense\r\n\r\n", &request, &framed("{"), &framed("[1]"), "content-length:2\r\nContent-Type: x\r\n\r\n{}", &told];
        let expected = ["noise -32700", "request shutdown", "noise -32700", "noise -32600", "noise -32600", "notification exit"];
        assert_eq!(heard(all.concat().as_bytes()), expected);
    }

    #[test]
    fn a_length_that_nobody_could_send_takes_no_memory() {
        assert_eq!(heard(b"Content-Length: 18446744073709551615\r\n\r\n{}"), ["noise -32600"]);
        assert_eq!(heard(b"Content-Length: 99\r\n\r\n{}"), ["noise -32600"]);
        assert_eq!(heard(&[0xff; 20_000]), Vec::<String>::new());
    }
}
