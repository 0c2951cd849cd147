//! Writes the mail of a message and hands it over, once in its result.

use sea_orm::EntityTrait;
use serde::Deserialize;

use super::entity::message;
use super::{Mail, Mailer, Message, MessageKind, store, texts};
use crate::access;
use crate::kernel::{
    ActivityId, Context, Language, MessageId, Result, Tx, Verdict, Viewer, activity, crash, link_token,
};

#[derive(Deserialize)]
struct Payload {
    message: MessageId,
}

/// Sends a message that was not sent yet. A crash between handing over and noting it repeats the same mail
/// under the same Message-ID.
///
/// # Errors
/// When the mailer does not take it; the job is tried again.
pub async fn send(ctx: &Context, job: &serde_json::Value, mailer: &dyn Mailer) -> Result<()> {
    let job: Payload = serde_json::from_value(job.clone())?;
    let Some(row) = message::Entity::find_by_id(job.message).one(ctx.db.reader()).await? else { return Ok(()) };
    if row.sent_at.is_some() {
        return Ok(());
    }
    crash::point("message.before_effect");
    mailer.deliver(&mail(ctx, &row)).await?;
    crash::point("message.before_record");
    let permit = Verdict::Allowed.permit()?;
    let tx = ctx.begin(&Viewer::System).await?;
    if let Some(entry) = caused_by(&tx, &row).await? {
        // Deadlines that count from the recorded sending begin here, in the same transaction as the record.
        access::told(&tx, &permit, &entry).await?;
    }
    store::sent(&tx, &permit, row).await?;
    tx.commit().await
}

/// The activity that a message was composed from; its id stands in the key that keeps it from being composed twice.
async fn caused_by(tx: &Tx, row: &Message) -> Result<Option<activity::Model>> {
    let id = row.dedupe_key.split(':').next().and_then(|text| text.parse::<ActivityId>().ok());
    match id {
        Some(id) => Ok(activity::Entity::find_by_id(id).one(&**tx).await?),
        None => Ok(None),
    }
}

fn mail(ctx: &Context, row: &Message) -> Mail {
    let language = Language::parse(&row.language).unwrap_or(Language::En);
    let link = link(ctx, row);
    let footer = texts::footer(language);
    let text = match &link {
        Some(link) => format!("{}\n\n{link}\n\n-- \n{footer}\n", row.body),
        None => format!("{}\n\n-- \n{footer}\n", row.body),
    };
    let mut html = format!("<!doctype html><html lang=\"{}\"><body>", language.code());
    for paragraph in row.body.split("\n\n") {
        html.push_str(&format!("<p>{}</p>", escape(paragraph).replace('\n', "<br>")));
    }
    if let Some(link) = &link {
        let link = escape(link);
        html.push_str(&format!("<p><a href=\"{link}\">{link}</a></p>"));
    }
    html.push_str(&format!("<hr><p>{}</p></body></html>", escape(footer)));
    Mail { id: row.id, to: row.email.clone(), subject: row.subject.clone(), text, html, date: row.created_at }
}

/// The link of a message: computed under our secret where it is one, a page of ours otherwise.
pub(super) fn link(ctx: &Context, row: &Message) -> Option<String> {
    let base = &ctx.settings.public_url;
    let secret =
        |purpose: &str, page: &str| row.link_id.map(|id| format!("{base}/{page}{}", link_token(ctx, purpose, id)));
    match row.kind.parse::<MessageKind>().ok()? {
        MessageKind::ConfirmEmail => secret("confirm", "confirm?token="),
        MessageKind::PasswordReset => secret("reset", "reset-password?token="),
        MessageKind::TeamInvitation => row.link_id.map(|id| {
            let token = link_token(ctx, "team_invitation", id);
            format!("{base}/team-invitations/team_member_{}?token={token}", id.simple())
        }),
        _ => row.path.as_ref().map(|path| format!("{base}{path}")),
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
