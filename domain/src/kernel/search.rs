//! Finding text and themes with `LIKE`, the same way on both databases.

use sea_orm::sea_query::{LikeExpr, SimpleExpr};
use sea_orm::{ColumnTrait, sea_query::ExprTrait};

use super::Localized;

/// What can be searched in some texts: lower case, one space between.
pub fn search_text<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    parts.into_iter().flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Every translation of a text.
pub fn every_language(text: &Localized) -> impl Iterator<Item = &str> {
    text.texts.values().map(String::as_str)
}

/// Themes as they stand in an index column: `|culture|night life|`.
pub fn theme_index(themes: &[String]) -> String {
    themes.iter().fold(String::from("|"), |index, theme| index + theme.trim().to_lowercase().as_str() + "|")
}

/// Rows whose column holds every word of what was asked, wherever it stands.
pub fn holds_words<C: ColumnTrait>(column: C, asked: &str) -> sea_orm::Condition {
    asked
        .to_lowercase()
        .split_whitespace()
        .take(12)
        .fold(sea_orm::Condition::all(), |all, word| all.add(like(column, &format!("%{}%", escape(word)))))
}

/// Rows whose index column holds the theme.
pub fn holds_theme<C: ColumnTrait>(column: C, theme: &str) -> SimpleExpr {
    like(column, &format!("%|{}|%", escape(&theme.trim().to_lowercase())))
}

fn like<C: ColumnTrait>(column: C, pattern: &str) -> SimpleExpr {
    column.into_expr().like(LikeExpr::new(pattern).escape('\\'))
}

fn escape(word: &str) -> String {
    word.chars().fold(String::with_capacity(word.len()), |mut out, letter| {
        if matches!(letter, '%' | '_' | '\\') {
            out.push('\\');
        }
        out.push(letter);
        out
    })
}
