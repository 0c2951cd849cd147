//! A cell on its way into a column.

/// What stands in a row at a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Text of a format that knows only text.
    Text(&'a str),
    /// Text of a format that could have said number.
    Quoted(&'a str),
    /// A number, or anything else that is written plainly.
    Plain(&'a str),
    /// Yes or no.
    Boolean(bool),
    /// A list, as JSON.
    List(&'a str),
    /// A geometry, as JSON.
    Shape(&'a str),
}

impl<'a> Cell<'a> {
    /// Its text without white space around it.
    pub fn text(&self) -> &'a str {
        match self {
            Self::Text(text) | Self::Quoted(text) | Self::Plain(text) | Self::List(text) | Self::Shape(text) => {
                text.trim()
            }
            Self::Boolean(true) => "true",
            Self::Boolean(false) => "false",
        }
    }

    /// The word by which it says that there is no value, if it does.
    pub fn null_word(&self) -> Option<&'a str> {
        // As they are written: a station may well have the code NAN.
        const WORDS: &[&str] = &[
            "NA",
            "N/A",
            "n/a",
            "#N/A",
            "null",
            "NULL",
            "Null",
            "(null)",
            "undefined",
            "NaN",
            "nan",
            "-",
            "–",
            "—",
            "k.A.",
            "k. A.",
            "\\N",
            "n.c.",
        ];
        if matches!(self, Self::Boolean(_) | Self::List(_) | Self::Shape(_)) {
            return None;
        }
        let text = self.text();
        let says = text.is_empty() || WORDS.contains(&text);
        says.then_some(text)
    }
}

/// The first characters of a text, with a sign when there were more.
pub fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
    }
}
