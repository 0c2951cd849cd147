//! Turns an activity into one message for each reader, in their language.

use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use serde::Deserialize;

use super::entity::message;
use super::{MessageKind, audience, store, texts};
use crate::kernel::{ActivityId, Context, Job, Language, MessageId, Result, Verdict, Viewer, activity};

#[derive(Deserialize)]
struct Payload {
    activity: ActivityId,
}

/// Composes the messages of an activity. Done twice, the second adds nothing.
///
/// # Errors
/// When the database fails.
pub async fn compose(ctx: &Context, job: &serde_json::Value) -> Result<()> {
    let job: Payload = serde_json::from_value(job.clone())?;
    let Some(entry) = activity::Entity::find_by_id(job.activity).one(ctx.db.reader()).await? else { return Ok(()) };
    let Some(kind) = MessageKind::of_verb(&entry.verb) else { return Ok(()) };
    let (readers, facts) = audience::of(ctx, kind, &entry).await?;
    if readers.is_empty() {
        return Ok(());
    }
    let permit = Verdict::Allowed.permit()?;
    let mut tx = ctx.begin(&Viewer::System).await?;
    for reader in readers {
        let language = Language::parse(&reader.language).unwrap_or(Language::En);
        let (subject, body) = texts::text(kind, language, &facts);
        let id: MessageId = tx.id();
        let row = message::ActiveModel {
            id: Set(id),
            person_id: Set(reader.person),
            email: Set(reader.email.clone()),
            kind: Set(kind.as_str().into()),
            language: Set(language.code().into()),
            subject: Set(subject),
            body: Set(body),
            path: Set(facts.path.clone()),
            link_id: Set(facts.link_id),
            dedupe_key: Set(format!("{}:{}", entry.id, reader.email)),
            created_at: Set(tx.now()),
            read_at: Set(None),
            sent_at: Set(None),
        };
        if store::insert(&tx, &permit, row).await? {
            let send = Job::new("message.send", serde_json::json!({ "message": id }));
            tx.enqueue(send.unique(format!("message.send:{id}"))).await?;
        }
    }
    tx.commit().await
}
