//! The name under which a browser saves a file (RFC 6266, RFC 5987).

use std::fmt::Write as _;

/// `attachment` with the name twice: in plain letters for old programs, and as it is.
pub fn attachment(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| if c.is_ascii_graphic() && !matches!(c, '"' | '\\' | '%') || c == ' ' { c } else { '_' })
        .collect();
    let mut header = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''");
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte) {
            header.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(header, "%{byte:02X}");
        }
    }
    header
}

#[cfg(test)]
mod tests {
    use super::attachment;

    #[test]
    fn names_arrive_whole_and_cannot_break_out() {
        assert_eq!(
            attachment("Straße \"1\".csv"),
            "attachment; filename=\"Stra_e _1_.csv\"; filename*=UTF-8''Stra%C3%9Fe%20%221%22.csv"
        );
        assert!(!attachment("a\r\nSet-Cookie: x").contains(['\r', '\n']));
    }
}
