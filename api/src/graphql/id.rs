//! Global node ids: `<noun>_<uuid without dashes>`, opaque to clients and readable in logs.

use async_graphql::ID;
use intercity_domain::kernel::{Error, Id, Result};
use uuid::Uuid;

/// The global id of a node.
pub fn global<I: Id>(id: I) -> ID {
    ID(format!("{}_{}", I::NOUN, id.uuid().simple()))
}

/// Reads a global id of the expected noun; `path` names the input field.
///
/// # Errors
/// Refused when the id is not one of ours or names another kind of thing.
pub fn local<I: Id>(id: &ID, path: &str) -> Result<I> {
    split(id).filter(|(noun, _)| *noun == I::NOUN).map(|(_, uuid)| I::from(uuid)).ok_or_else(|| {
        Error::refused("id.unknown", path, format!("This is not the id of a {}.", I::NOUN.replace('_', " ")))
    })
}

/// [`local`] for an optional id.
///
/// # Errors
/// As [`local`].
pub fn local_opt<I: Id>(id: Option<&ID>, path: &str) -> Result<Option<I>> {
    id.map(|id| local(id, path)).transpose()
}

/// [`local`] for a list of ids, at most 1,000 of them.
///
/// # Errors
/// As [`local`].
pub fn local_all<I: Id>(ids: &[ID], path: &str) -> Result<Vec<I>> {
    if ids.len() > 1000 {
        return Err(Error::refused("id.too_many", path, "Give at most 1,000 ids at once."));
    }
    ids.iter().enumerate().map(|(n, id)| local(id, &format!("{path}.{n}"))).collect()
}

/// Noun and UUID of a global id.
pub fn split(id: &ID) -> Option<(&str, Uuid)> {
    let (noun, uuid) = id.0.rsplit_once('_')?;
    Some((noun, Uuid::try_parse(uuid).ok()?))
}
