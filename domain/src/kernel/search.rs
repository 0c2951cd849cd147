//! Finding text and themes with `LIKE`, the same way on both databases.

use sea_orm::sea_query::{Func, LikeExpr, SimpleExpr};
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

/// Rows whose column, a name as it was written, holds this word in any case. Databases fold letters outside ASCII by their own
/// rules or not at all, so the usual spellings are asked for as well.
pub fn holds_name<C: ColumnTrait>(column: C, word: &str) -> sea_orm::Condition {
    let pattern = |word: &str| LikeExpr::new(format!("%{}%", escape(word))).escape('\\');
    let mut letters = word.chars();
    let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    [word.to_owned(), capital, word.to_uppercase()]
        .into_iter()
        .fold(sea_orm::Condition::any(), |any, spelling| any.add(column.into_expr().like(pattern(&spelling))))
        .add(Func::lower(column.into_expr()).like(pattern(&word.to_lowercase())))
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
