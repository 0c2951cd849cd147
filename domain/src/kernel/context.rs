//! What every command and query is given: database, clock, chance, object store, keys' door, settings.

use std::sync::Arc;

use object_store::ObjectStore;
use object_store::signer::Signer;
use uuid::{NoContext, Uuid, timestamp};

use super::{Clock, Db, Id, Random, Result, Settings, Timestamp, Tx, Viewer, Wake};

/// The surroundings of the domain. Cheap to clone.
#[derive(Clone)]
pub struct Context {
    /// Connections to the database.
    pub db: Db,
    /// Where "now" comes from.
    pub clock: Arc<dyn Clock>,
    /// Where chance comes from.
    pub random: Arc<dyn Random>,
    /// Where files lie.
    pub store: Arc<dyn ObjectStore>,
    /// Signs addresses at the object store itself, where it can (S3).
    pub signer: Option<Arc<dyn Signer>>,
    /// Settings that rules depend on.
    pub settings: Arc<Settings>,
    /// Wakes workers of this process after a commit that enqueued something.
    pub wake: Wake,
    /// Stands in activity entries and errors; one for each request.
    pub request_id: Option<Arc<str>>,
}

impl Context {
    /// The present instant.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// A new id (UUIDv7: ordered by time).
    pub fn id<I: Id>(&self) -> I {
        let now = self.now();
        let mut random = [0_u8; 10];
        self.random.fill(&mut random);
        let time = timestamp::Timestamp::from_unix(
            NoContext,
            u64::try_from(now.timestamp()).unwrap_or_default(),
            now.timestamp_subsec_nanos(),
        );
        let (seconds, nanos) = time.to_unix();
        let millis = seconds * 1000 + u64::from(nanos / 1_000_000);
        I::from(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
    }

    /// A secret of 32 random bytes as base64url, for links and tokens.
    pub fn secret(&self) -> String {
        use base64::Engine as _;
        let mut bytes = [0_u8; 32];
        self.random.fill(&mut bytes);
        base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
    }

    /// Begins a command: one transaction with its activity entries and jobs.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn begin(&self, viewer: &Viewer) -> Result<Tx> {
        Tx::begin(self.clone(), viewer).await
    }

    /// The same surroundings with the id of a request.
    #[must_use]
    pub fn for_request(&self, request_id: &str) -> Self {
        Self { request_id: Some(request_id.into()), ..self.clone() }
    }
}

impl std::fmt::Debug for Context {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Context").field("db", &self.db).finish_non_exhaustive()
    }
}

/// A bare UUID from a typed id, for columns that hold ids of several kinds.
pub fn bare<I: Id>(id: I) -> Uuid {
    id.uuid()
}
