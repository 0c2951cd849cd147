//! Reads of people and sessions.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::entity::{email_token, person, session};
use super::policy::{self, Action};
use super::{Email, EmailTokenPurpose};
use crate::kernel::{Context, Error, Page, PageArgs, PersonId, Result, SessionId, Timestamp, Viewer, secret_hash};

/// The person, whoever asks; for commands that then ask their own policy.
///
/// # Errors
/// `NotFound`.
pub async fn find(conn: &impl ConnectionTrait, id: PersonId) -> Result<person::Model> {
    person::Entity::find_by_id(id).one(conn).await?.ok_or(Error::NotFound)
}

/// The viewer's own account.
///
/// # Errors
/// `Unauthenticated`; `Forbidden` for API clients.
pub async fn myself(ctx: &Context, viewer: &Viewer) -> Result<person::Model> {
    find(ctx.db.reader(), viewer.person()?.id).await
}

/// Several people, for loaders. Names are shown to whoever sees the thing that names them; nothing else is.
///
/// # Errors
/// When the database fails.
pub async fn people(ctx: &Context, ids: &[PersonId]) -> Result<Vec<person::Model>> {
    Ok(person::Entity::find().filter(person::Column::Id.is_in(ids.iter().copied())).all(ctx.db.reader()).await?)
}

/// The confirmed person with this address, for commands that invite people.
///
/// # Errors
/// When the database fails.
pub async fn person_by_email(conn: &impl ConnectionTrait, email: &Email) -> Result<Option<person::Model>> {
    Ok(by_email(conn, email).await?.filter(|p| p.email_confirmed_at.is_some()))
}

/// The person with this address, confirmed or not.
pub(super) async fn by_email(conn: &impl ConnectionTrait, email: &Email) -> Result<Option<person::Model>> {
    Ok(person::Entity::find()
        .filter(person::Column::Email.eq(email.as_str()))
        .filter(person::Column::ErasedAt.is_null())
        .one(conn)
        .await?)
}

/// The row of a one-time link, found by the hash of its token.
pub(super) async fn link(
    conn: &impl ConnectionTrait,
    purpose: EmailTokenPurpose,
    token: &str,
) -> Result<Option<email_token::Model>> {
    Ok(email_token::Entity::find()
        .filter(email_token::Column::TokenHash.eq(secret_hash(token)))
        .filter(email_token::Column::Purpose.eq(purpose))
        .one(conn)
        .await?)
}

/// The viewer's own sessions that have not ended, the latest first.
///
/// # Errors
/// `Unauthenticated`; refused for bad page arguments.
pub async fn sessions(ctx: &Context, viewer: &Viewer, page: &PageArgs) -> Result<Page<session::Model>> {
    let person = viewer.person()?.id;
    policy::decide(policy::relation(viewer, person), Action::ViewPrivate).permit()?;
    let size = page.size()?;
    let open = session::Entity::find()
        .filter(session::Column::PersonId.eq(person))
        .filter(session::Column::EndedAt.is_null())
        .filter(session::Column::ExpiresAt.gt(ctx.now()));
    let total = open.clone().count(ctx.db.reader()).await?;
    let mut rows = open.order_by_desc(session::Column::Id);
    if let Some(after) = page.start::<SessionId>()? {
        rows = rows.filter(session::Column::Id.lt(after));
    }
    let rows = rows.limit(size + 1).all(ctx.db.reader()).await?;
    Ok(Page::cut(rows, size, total, |row| row.id))
}

/// The session, if it has not ended.
pub(super) async fn open_session(
    conn: &impl ConnectionTrait,
    id: SessionId,
    now: Timestamp,
) -> Result<Option<session::Model>> {
    Ok(session::Entity::find_by_id(id)
        .one(conn)
        .await?
        .filter(|session| session.ended_at.is_none() && now < session.expires_at))
}
