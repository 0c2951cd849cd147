//! What the server holds of each grant, kept in a file so that a restart forgets nothing.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What is done with a grant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Served.
    Active,
    /// Refused for a while.
    Suspended,
    /// Refused.
    Revoked,
    /// Refused: its time is over.
    Expired,
}

/// A grant as Intercity last told it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// Its id.
    pub grant: String,
    /// Grows with every change.
    pub generation: i64,
    /// What is done with it.
    pub state: State,
    /// The dataset.
    pub dataset: String,
    /// The version.
    pub version: String,
    /// The people on it, by the names they have here.
    pub subjects: Vec<String>,
    /// From when on.
    pub starts_at: DateTime<Utc>,
    /// Until when.
    pub ends_at: DateTime<Utc>,
}

/// The answer to a push or a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Held {
    /// The grant.
    pub grant: String,
    /// The generation that is held now.
    pub generation: i64,
    /// What is done with it.
    pub state: State,
}

impl From<&Grant> for Held {
    fn from(grant: &Grant) -> Self {
        Self { grant: grant.grant.clone(), generation: grant.generation, state: grant.state }
    }
}

/// What a push did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is held now.
    Applied(Held),
    /// The same generation was held already.
    Known(Held),
    /// A later generation is held: an end beats a late beginning.
    Older(Held),
}

/// All grants.
#[derive(Debug)]
pub struct Grants {
    file: PathBuf,
    all: Mutex<BTreeMap<String, Grant>>,
}

impl Grants {
    /// Opens the file; an absent one holds nothing.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn open(file: &Path) -> std::io::Result<Self> {
        let all = match std::fs::read(file) {
            Ok(bytes) => serde_json::from_slice(&bytes)?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => BTreeMap::new(),
            Err(error) => return Err(error),
        };
        Ok(Self { file: file.to_owned(), all: Mutex::new(all) })
    }

    /// One grant.
    pub fn get(&self, grant: &str) -> Option<Grant> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner).get(grant).cloned()
    }

    /// Takes a push; what is held afterwards was written down before it is answered.
    ///
    /// # Errors
    /// When the file cannot be written; nothing has changed then.
    pub fn take(&self, new: Grant) -> std::io::Result<Outcome> {
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(held) = all.get(&new.grant) {
            if held.generation > new.generation {
                return Ok(Outcome::Older(held.into()));
            }
            if held.generation == new.generation {
                return Ok(Outcome::Known(held.into()));
            }
        }
        let mut changed = all.clone();
        let held = Held::from(&new);
        changed.insert(new.grant.clone(), new);
        let beside = self.file.with_extension("new");
        std::fs::write(&beside, serde_json::to_vec(&changed)?)?;
        std::fs::rename(&beside, &self.file)?;
        *all = changed;
        Ok(Outcome::Applied(held))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grant(generation: i64, state: State) -> Grant {
        let at = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        Grant {
            grant: "g".into(),
            generation,
            state,
            dataset: "d".into(),
            version: "v".into(),
            subjects: vec!["s".into()],
            starts_at: at,
            ends_at: at,
        }
    }

    #[test]
    fn an_end_beats_a_late_beginning_also_after_a_restart() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("grants.json");
        let grants = Grants::open(&file).unwrap();
        let revoked = Held { grant: "g".into(), generation: 2, state: State::Revoked };
        assert_eq!(grants.take(grant(2, State::Revoked)).unwrap(), Outcome::Applied(revoked.clone()));
        assert_eq!(grants.take(grant(1, State::Active)).unwrap(), Outcome::Older(revoked.clone()));
        assert_eq!(grants.take(grant(2, State::Active)).unwrap(), Outcome::Known(revoked.clone()));
        let again = Grants::open(&file).unwrap();
        assert_eq!(again.take(grant(1, State::Active)).unwrap(), Outcome::Older(revoked));
        assert_eq!(again.get("g").unwrap().state, State::Revoked);
    }
}
