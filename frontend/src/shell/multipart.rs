//! A reader of `multipart/form-data` (RFC 7578) over a stream that belongs to one thread.

use std::io;

use bytes::{Bytes, BytesMut};
use futures_util::{Stream, StreamExt};

/// The largest head of a part.
const HEAD: usize = 8 * 1024;

/// What a part says about itself.
#[derive(Debug)]
pub struct Head {
    /// The field's name.
    pub field: String,
    /// The file's name; none for a plain field, empty when no file was chosen.
    pub file_name: Option<String>,
    /// The media type, as the browser believes.
    pub media_type: String,
}

/// The parts of a body, one after the other.
pub struct Parts<S> {
    body: S,
    /// Line break, two dashes and the boundary: what ends each part.
    delimiter: Vec<u8>,
    buffer: BytesMut,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Between,
    Inside,
    Finished,
}

impl<S: Stream<Item = io::Result<Bytes>> + Unpin> Parts<S> {
    /// Reads a body of this media type; none when that is not multipart.
    pub fn new(media_type: &str, body: S) -> Option<Self> {
        if !media_type.to_ascii_lowercase().starts_with("multipart/form-data") {
            return None;
        }
        let boundary = media_type.split(';').find_map(|part| part.trim().strip_prefix("boundary="))?.trim_matches('"');
        if boundary.is_empty() || boundary.len() > 70 {
            return None;
        }
        // The first delimiter has no line break before it; this one makes it look like the others.
        let buffer = BytesMut::from(&b"\r\n"[..]);
        Some(Self { body, delimiter: format!("\r\n--{boundary}").into_bytes(), buffer, state: State::Between })
    }

    /// The next part, after what is left of the present one is skipped.
    pub async fn next_part(&mut self) -> io::Result<Option<Head>> {
        while self.state == State::Inside {
            self.chunk().await?;
        }
        if self.state == State::Finished {
            return Ok(None);
        }
        let delimiter = self.delimiter.clone();
        self.until(&delimiter, HEAD).await?;
        while self.buffer.len() < 2 {
            self.fill().await?;
        }
        if self.buffer.starts_with(b"--") {
            self.state = State::Finished;
            return Ok(None);
        }
        let head = self.until(b"\r\n\r\n", HEAD).await?;
        self.state = State::Inside;
        Ok(Some(parse(&String::from_utf8_lossy(&head))))
    }

    /// The next piece of the present part; none at its end.
    pub async fn chunk(&mut self) -> io::Result<Option<Bytes>> {
        if self.state != State::Inside {
            return Ok(None);
        }
        loop {
            if let Some(at) = find(&self.buffer, &self.delimiter) {
                if at == 0 {
                    self.state = State::Between;
                    return Ok(None);
                }
                return Ok(Some(self.buffer.split_to(at).freeze()));
            }
            // A delimiter may have begun at the end of what is here.
            let safe = (self.buffer.len() + 1).saturating_sub(self.delimiter.len());
            if safe > 0 {
                return Ok(Some(self.buffer.split_to(safe).freeze()));
            }
            self.fill().await?;
        }
    }

    /// Takes everything up to a mark, and the mark away.
    async fn until(&mut self, mark: &[u8], most: usize) -> io::Result<BytesMut> {
        loop {
            if let Some(at) = find(&self.buffer, mark) {
                let before = self.buffer.split_to(at);
                let _ = self.buffer.split_to(mark.len());
                return Ok(before);
            }
            if self.buffer.len() > most {
                return Err(io::Error::new(io::ErrorKind::InvalidData, "a part of the form has no end"));
            }
            self.fill().await?;
        }
    }

    async fn fill(&mut self) -> io::Result<()> {
        let chunk = self.body.next().await.ok_or_else(|| io::Error::from(io::ErrorKind::UnexpectedEof))??;
        self.buffer.extend_from_slice(&chunk);
        Ok(())
    }
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

fn parse(head: &str) -> Head {
    let line = |name: &str| {
        head.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.trim().eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
        })
    };
    let disposition = line("content-disposition").unwrap_or_default();
    let parameter = |name: &str| {
        let start = disposition.find(&format!("; {name}=\""))? + name.len() + 4;
        let rest = disposition.get(start..)?;
        let value = rest.get(..rest.find('"')?)?;
        // Browsers write the two characters that would end the value as in addresses.
        Some(value.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n"))
    };
    Head {
        field: parameter("name").unwrap_or_default(),
        file_name: parameter("filename").map(|name| name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned()),
        media_type: line("content-type").unwrap_or_else(|| "application/octet-stream".into()),
    }
}

#[cfg(test)]
mod tests {
    use futures_util::{FutureExt, stream};

    use super::*;

    const BODY: &str = "--X\r\nContent-Disposition: form-data; name=\"_token\"\r\n\r\nabc\r\n--X\r\n\
        Content-Disposition: form-data; name=\"paper\"; filename=\"C:\\a%22b.pdf\"\r\nContent-Type: application/pdf\r\n\r\n\
        %PDF\r\n--Y\r\n\r\n--X--\r\n";

    fn read(step: usize) -> Vec<(String, Option<String>, String)> {
        let pieces: Vec<_> = BODY.as_bytes().chunks(step).map(|c| Ok(Bytes::copy_from_slice(c))).collect();
        let mut parts = Parts::new("multipart/form-data; boundary=X", stream::iter(pieces)).unwrap();
        async move {
            let mut all = Vec::new();
            while let Some(head) = parts.next_part().await.unwrap() {
                let mut content = Vec::new();
                while let Some(chunk) = parts.chunk().await.unwrap() {
                    content.extend_from_slice(&chunk);
                }
                all.push((head.field, head.file_name, String::from_utf8(content).unwrap()));
            }
            all
        }
        .now_or_never()
        .unwrap()
    }

    #[test]
    fn any_cut_of_the_stream_gives_the_same_parts() {
        let expected = vec![
            ("_token".to_owned(), None, "abc".to_owned()),
            ("paper".to_owned(), Some("a\"b.pdf".to_owned()), "%PDF\r\n--Y\r\n".to_owned()),
        ];
        for step in 1..BODY.len() {
            assert_eq!(read(step), expected, "pieces of {step}");
        }
    }

    #[test]
    fn other_bodies_are_refused() {
        let body = || stream::iter(Vec::<io::Result<Bytes>>::new());
        assert!(Parts::new("application/json", body()).is_none());
        assert!(Parts::new("multipart/form-data", body()).is_none());
    }
}
