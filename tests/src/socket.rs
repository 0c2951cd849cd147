//! A client of graphql-transport-ws: as much of RFC 6455 as these tests need.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::App;

/// Longer than anything takes that happens at all.
const PATIENCE: Duration = Duration::from_secs(20);

/// What came over a socket.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    /// A message.
    Message(Value),
    /// The server closed it, with this code.
    Closed(u16),
}

impl Heard {
    /// The message; anything else ends the test.
    pub fn message(self) -> Value {
        match self {
            Self::Message(message) => message,
            Self::Closed(code) => panic!("closed with {code}"),
        }
    }
}

/// An open socket.
pub struct Socket(TcpStream);

impl App {
    /// Opens a socket and says who is there.
    pub async fn socket(&self, token: Option<&str>) -> Socket {
        let host = self.url.trim_start_matches("http://").to_owned();
        let mut stream = TcpStream::connect(&host).await.expect("a connection");
        let request = format!(
            "GET /graphql HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
             Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\
             Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).await.expect("to ask");
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(timeout(PATIENCE, stream.read_u8()).await.expect("in time").expect("an answer"));
        }
        let head = String::from_utf8(head).expect("text");
        assert!(head.starts_with("HTTP/1.1 101"), "{head}");
        assert!(head.to_lowercase().contains("sec-websocket-protocol: graphql-transport-ws"), "{head}");
        let mut socket = Socket(stream);
        let payload = token.map_or_else(|| json!({}), |token| json!({"Authorization": format!("Bearer {token}")}));
        socket.say(&json!({"type": "connection_init", "payload": payload})).await;
        socket
    }
}

impl Socket {
    /// Begins an operation under an id.
    pub async fn subscribe(&mut self, id: &str, query: &str, variables: Value) {
        self.say(&json!({"id": id, "type": "subscribe", "payload": {"query": query, "variables": variables}})).await;
    }

    /// Sends a message.
    pub async fn say(&mut self, message: &Value) {
        self.frame(1, message.to_string().as_bytes()).await;
    }

    async fn frame(&mut self, opcode: u8, body: &[u8]) {
        // Masked with zeros, as a client must mask and a test need not hide.
        let mut frame = vec![0x80 | opcode];
        match u16::try_from(body.len()).expect("a short message") {
            short @ 0..=125 => frame.push(0x80 | short as u8),
            long => {
                frame.push(0x80 | 126);
                frame.extend(long.to_be_bytes());
            }
        }
        frame.extend([0; 4]);
        frame.extend(body);
        self.0.write_all(&frame).await.expect("to send");
    }

    /// The next message that is not a ping.
    pub async fn hear(&mut self) -> Heard {
        timeout(PATIENCE, self.next()).await.expect("something to hear in time")
    }

    async fn next(&mut self) -> Heard {
        loop {
            let Ok(first) = self.0.read_u8().await else { return Heard::Closed(1006) };
            let mut length = u64::from(self.0.read_u8().await.expect("a length") & 0x7f);
            if length == 126 {
                length = u64::from(self.0.read_u16().await.expect("a length"));
            } else if length == 127 {
                length = self.0.read_u64().await.expect("a length");
            }
            let mut body = vec![0; usize::try_from(length).expect("a length")];
            self.0.read_exact(&mut body).await.expect("a body");
            match first & 0x0f {
                1 => {
                    let message: Value = serde_json::from_slice(&body).expect("JSON");
                    if message["type"] == "ping" {
                        self.say(&json!({"type": "pong"})).await;
                    } else {
                        return Heard::Message(message);
                    }
                }
                8 => return Heard::Closed(body.get(..2).map_or(1005, |c| u16::from_be_bytes([c[0], c[1]]))),
                9 => self.frame(10, &body).await,
                _ => {}
            }
        }
    }
}
