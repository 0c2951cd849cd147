//! Messages: what people are told, in their language, made by the worker from the activity table.
//!
//! A reaction queues `messages.compose` for the verbs that concern somebody; composing writes one message for each
//! reader under a unique key, so that doing it twice tells nobody twice; `message.send` hands it to the mailer under
//! a Message-ID made from its row. Secret links stand in no row: their token is computed when the mail is written.

mod audience;
mod compose;
pub mod entity;
mod facts;
mod kind;
mod mail;
mod policy;
mod queries;
mod read;
mod send;
mod store;
mod texts;

pub use compose::compose;
pub use entity::message::Model as Message;
pub use kind::MessageKind;
pub use mail::{Mail, Mailer};
pub use policy::matrix;
pub use queries::{inbox, unread};
pub use read::mark_read;
pub use send::send;

use crate::kernel::{Job, Result, Tx, activity};

/// Queues the composing of messages when an activity concerns somebody.
///
/// # Errors
/// When the database fails.
pub async fn react(tx: &mut Tx, entry: &activity::Model) -> Result<()> {
    if MessageKind::of_verb(&entry.verb).is_none() {
        return Ok(());
    }
    let job = Job::new("messages.compose", serde_json::json!({ "activity": entry.id }));
    tx.enqueue(job.unique(format!("messages.compose:{}", entry.id))).await
}
