//! From bytes to text: which encoding they are in, and decoding them chunk by chunk.

use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// An encoding as it was recognised.
#[derive(Clone, Copy, Debug)]
pub struct Recognised {
    encoding: &'static Encoding,
    bom: bool,
}

impl Recognised {
    /// From the first bytes: a byte order mark, the zeros of UTF-16, or whether they are UTF-8.
    pub fn of(sample: &[u8]) -> Self {
        if let Some((encoding, _)) = Encoding::for_bom(sample) {
            return Self { encoding, bom: true };
        }
        if let Some(encoding) = wide(sample) {
            return Self { encoding, bom: false };
        }
        let valid = match std::str::from_utf8(sample) {
            Ok(_) => true,
            // Cut in the middle of a character.
            Err(error) => error.error_len().is_none(),
        };
        Self { encoding: if valid { UTF_8 } else { WINDOWS_1252 }, bom: false }
    }

    /// The old one-byte encoding, for text that began like UTF-8 and is not.
    pub const fn one_byte() -> Self {
        Self { encoding: WINDOWS_1252, bom: false }
    }

    /// Its name for readers.
    pub fn name(self) -> String {
        let name = if self.encoding == WINDOWS_1252 { "Latin-1 (Windows-1252)" } else { self.encoding.name() };
        if self.bom && self.encoding == UTF_8 { format!("{name} with BOM") } else { name.to_owned() }
    }

    /// Begins decoding.
    pub fn decoder(self) -> Text {
        Text { decoder: self.encoding.new_decoder_with_bom_removal(), strict: self.encoding == UTF_8 && !self.bom }
    }
}

/// UTF-16 without a mark: most text has a zero in every other byte.
fn wide(sample: &[u8]) -> Option<&'static Encoding> {
    let pairs = sample.len().min(4096) / 2;
    if pairs < 2 {
        return None;
    }
    let (mut high, mut low) = (0, 0);
    for pair in sample.chunks_exact(2).take(pairs) {
        if let [first, second] = pair {
            high += usize::from(*first == 0 && *second != 0);
            low += usize::from(*second == 0 && *first != 0);
        }
    }
    if low * 10 > pairs * 7 {
        Some(UTF_16LE)
    } else if high * 10 > pairs * 7 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Bytes that came as UTF-8 and are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotUtf8;

/// Decodes chunk by chunk.
pub struct Text {
    decoder: Decoder,
    strict: bool,
}

impl Text {
    /// The text of a chunk; what is cut off at its end comes with the next.
    pub fn decode(&mut self, bytes: &[u8], last: bool) -> Result<String, NotUtf8> {
        let mut text = String::with_capacity(bytes.len() + 16);
        if !self.strict {
            let room = self.decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len() * 3 + 16);
            text.reserve(room);
            let _ = self.decoder.decode_to_string(bytes, &mut text, last);
            return Ok(text);
        }
        let room = self.decoder.max_utf8_buffer_length_without_replacement(bytes.len());
        text.reserve(room.unwrap_or(bytes.len() * 3 + 16));
        match self.decoder.decode_to_string_without_replacement(bytes, &mut text, last) {
            (DecoderResult::InputEmpty | DecoderResult::OutputFull, _) => Ok(text),
            (DecoderResult::Malformed(..), _) => Err(NotUtf8),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(bytes: &[u8]) -> String {
        Recognised::of(bytes).name()
    }

    #[test]
    fn encodings_are_recognised() {
        assert_eq!(name("a,ä\n".as_bytes()), "UTF-8");
        assert_eq!(name(b"\xEF\xBB\xBFa,b\n"), "UTF-8 with BOM");
        assert_eq!(name(b"Stra\xDFe;Pl\xE4tze\n"), "Latin-1 (Windows-1252)");
        assert_eq!(name(b"\xFF\xFEa\0,\0"), "UTF-16LE");
        assert_eq!(name(b"a\0,\0b\0\n\0"), "UTF-16LE");
        assert_eq!(name(b"\0a\0,\0b\0\n"), "UTF-16BE");
        assert_eq!(name(&"ä".as_bytes()[..1]), "UTF-8");
    }

    #[test]
    fn text_is_the_same_however_it_is_cut() {
        let bytes = "Straße, 10 €".as_bytes();
        for cut in 0..=bytes.len() {
            let mut decoder = Recognised::of(bytes).decoder();
            let mut text = decoder.decode(&bytes[..cut], false).unwrap();
            text.push_str(&decoder.decode(&bytes[cut..], true).unwrap());
            assert_eq!(text, "Straße, 10 €");
        }
    }

    #[test]
    fn what_is_not_utf_8_says_so() {
        assert_eq!(Recognised::of(b"ascii").decoder().decode(b"ascii \xE4!", true), Err(NotUtf8));
        assert_eq!(Recognised::one_byte().decoder().decode(b"\xE4", true).unwrap(), "ä");
    }
}
