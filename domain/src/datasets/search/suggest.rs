//! A guess at what was meant, for somebody who found nothing: the nearest words that titles have.

use std::collections::BTreeMap;

use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::asked::Asked;
use super::full_text;
use crate::datasets::entity::dataset;
use crate::datasets::policy;
use crate::kernel::fold::words;
use crate::kernel::{Context, Result, Viewer};

/// How many titles are looked through; the newest.
const TITLES: u64 = 5_000;

/// The same words with those that no title has replaced by the nearest ones; nothing when none is near.
///
/// # Errors
/// When the database fails.
pub async fn suggest(ctx: &Context, viewer: &Viewer, text: &str) -> Result<Option<String>> {
    let typed: Vec<String> = words(text).into_iter().take(12).collect();
    if Asked::parse(text).is_empty() {
        return Ok(None);
    }
    let mut select = dataset::Entity::find().filter(policy::visible_to(viewer));
    full_text::join(&mut select);
    let titles: Vec<String> = select
        .select_only()
        .expr_as(Expr::col(("dataset_search", "title_key")), "title_key")
        .order_by_desc(dataset::Column::Id)
        .limit(TITLES)
        .into_tuple()
        .all(ctx.db.reader())
        .await?;
    Ok(guess(&typed, &titles))
}

fn guess(typed: &[String], titles: &[String]) -> Option<String> {
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for word in titles.iter().flat_map(|title| title.split(' ')) {
        *known.entry(word).or_default() += 1;
    }
    let mut changed = false;
    let guessed: Vec<&str> = typed
        .iter()
        .map(|word| {
            if known.keys().any(|one| one.starts_with(word.as_str())) {
                return word.as_str();
            }
            let allowed = if word.chars().count() < 6 { 1 } else { 2 };
            let near = known
                .iter()
                .filter(|(one, _)| one.len() > 2)
                .filter_map(|(one, count)| Some((distance(word, one, allowed)?, std::cmp::Reverse(*count), *one)))
                .min();
            match near {
                Some((_, _, one)) => {
                    changed = true;
                    one
                }
                None => word.as_str(),
            }
        })
        .collect();
    changed.then(|| guessed.join(" "))
}

/// How many letters have to be put in, taken out, exchanged or swapped with their neighbour; nothing when more than
/// are allowed.
fn distance(one: &str, other: &str, allowed: usize) -> Option<usize> {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) > allowed {
        return None;
    }
    let at = |row: &[usize], index: usize| row.get(index).copied().unwrap_or(usize::MAX / 2);
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            let changed = at(&last, j) + usize::from(a != b);
            let mut best = changed.min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            let swapped = i > 0 && j > 0 && one.get(i - 1) == Some(b) && other.get(j - 1) == Some(a);
            if swapped {
                best = best.min(at(&before_last, j - 1) + 1);
            }
            row.push(best);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|distance| *distance <= allowed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn near_words_are_offered() {
        let titles =
            ["air quality in london".to_owned(), "charging points".to_owned(), "marches de quartier".to_owned()];
        let asked = |text: &str| guess(&words(text), &titles);
        assert_eq!(asked("air qualiyt").as_deref(), Some("air quality"));
        assert_eq!(asked("chraging").as_deref(), Some("charging"));
        assert_eq!(asked("marchés quatrier").as_deref(), Some("marches quartier"));
        assert_eq!(asked("air qual"), None, "the beginning of a word is no mistake");
        assert_eq!(asked("zoological"), None);
    }

    proptest! {
        #[test]
        fn a_distance_is_one_way_as_long_as_the_other(one in "[abc]{0,6}", other in "[abc]{0,6}") {
            prop_assert_eq!(distance(&one, &other, 9), distance(&other, &one, 9));
            prop_assert_eq!(distance(&one, &other, 9) == Some(0), one == other);
        }
    }
}
