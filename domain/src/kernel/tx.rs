//! One command: a transaction, its activity entries, the reactions to them, and its jobs.

use std::ops::Deref;

use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction};

use super::activity::{self, Entry};
use super::{Context, Error, Id, Job, Result, Timestamp, Viewer, crash, queue};

/// An open command. Dropping it rolls everything back.
pub struct Tx {
    context: Context,
    viewer: Viewer,
    now: Timestamp,
    inner: DatabaseTransaction,
    enqueued: bool,
}

impl Tx {
    pub(super) async fn begin(context: Context, viewer: &Viewer) -> Result<Self> {
        let inner = context.db.begin().await?;
        // Read after the lock is held, so that waiting for it never lends a passed deadline.
        let now = context.now();
        Ok(Self { context, viewer: viewer.clone(), now, inner, enqueued: false })
    }

    /// The instant of this command.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// Who gave the command.
    pub fn viewer(&self) -> &Viewer {
        &self.viewer
    }

    /// The surroundings.
    pub fn context(&self) -> &Context {
        &self.context
    }

    /// A new id.
    pub fn id<I: Id>(&self) -> I {
        self.context.id()
    }

    /// Writes an activity entry and runs what reacts to it, in this transaction.
    ///
    /// # Errors
    /// When a reaction refuses or the database fails.
    pub async fn record(&mut self, entry: Entry) -> Result<()> {
        let (kind, actor) = match &self.viewer {
            Viewer::Nobody => ("nobody", None),
            Viewer::Person(person) => ("person", Some(person.id.0)),
            Viewer::Client(client) => ("client", Some(client.id.0)),
            Viewer::System => ("system", None),
        };
        let row = activity::ActiveModel {
            id: Set(self.id()),
            at: Set(self.now),
            actor_kind: Set(kind.into()),
            actor_id: Set(actor),
            verb: Set(entry.verb.into()),
            subject_kind: Set(entry.subject_kind.into()),
            subject_id: Set(entry.subject_id),
            challenge_id: Set(entry.challenge),
            organisation_id: Set(entry.organisation),
            data: Set(entry.data),
            request_id: Set(self.context.request_id.as_deref().map(Into::into)),
        }
        .insert(&self.inner)
        .await?;
        Box::pin(crate::reactions::run(self, &row)).await
    }

    /// Queues a job that becomes visible with the commit.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn enqueue(&mut self, job: Job) -> Result<()> {
        if !std::mem::replace(&mut self.enqueued, true) {
            queue::announce(&self.inner).await?;
        }
        queue::enqueue(&self.inner, &self.context, job).await
    }

    /// Makes it so.
    ///
    /// # Errors
    /// When the database fails; then nothing happened.
    pub async fn commit(self) -> Result<()> {
        crash::point("command.before_commit");
        self.inner.commit().await.map_err(Error::from)?;
        crash::point("command.after_commit");
        if self.enqueued {
            self.context.wake.wake();
        }
        Ok(())
    }
}

impl Deref for Tx {
    type Target = DatabaseTransaction;
    fn deref(&self) -> &DatabaseTransaction {
        &self.inner
    }
}
