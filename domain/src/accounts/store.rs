//! The only file that writes the tables of accounts (signing keys and throttles have their own).

use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, SqlErr};

use super::EmailTokenPurpose;
use super::entity::{email_token, person, refresh_token, session};
use crate::kernel::{
    EmailTokenId, Error, Permit, PersonId, RefreshTokenId, Result, SessionId, Timestamp, Tx, link_token, secret_hash,
};

/// Adds a person.
pub(super) async fn add_person(tx: &Tx, _: &Permit, row: person::ActiveModel) -> Result<person::Model> {
    row.insert(&**tx).await.map_err(|error| match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => {
            Error::Conflict("Somebody registered this address just now. Try again.".into())
        }
        _ => error.into(),
    })
}

/// Changes a person.
pub(super) async fn change_person(tx: &Tx, _: &Permit, row: person::ActiveModel) -> Result<person::Model> {
    Ok(row.update(&**tx).await?)
}

/// Adds a one-time link; older ones for the same purpose stop counting.
pub(super) async fn add_link(
    tx: &Tx,
    permit: &Permit,
    person: PersonId,
    purpose: EmailTokenPurpose,
    expires_at: Timestamp,
) -> Result<EmailTokenId> {
    use_links(tx, permit, person, purpose).await?;
    let id: EmailTokenId = tx.id();
    let row = email_token::ActiveModel {
        id: Set(id),
        person_id: Set(person),
        purpose: Set(purpose),
        token_hash: Set(secret_hash(&link_token(tx.context(), purpose.as_str(), id.0))),
        created_at: Set(tx.now()),
        expires_at: Set(expires_at),
        used_at: Set(None),
    };
    row.insert(&**tx).await?;
    Ok(id)
}

/// Marks every open link of a person for a purpose as used.
pub(super) async fn use_links(tx: &Tx, _: &Permit, person: PersonId, purpose: EmailTokenPurpose) -> Result<()> {
    email_token::Entity::update_many()
        .col_expr(email_token::Column::UsedAt, Expr::value(tx.now()))
        .filter(email_token::Column::PersonId.eq(person))
        .filter(email_token::Column::Purpose.eq(purpose))
        .filter(email_token::Column::UsedAt.is_null())
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Adds a session.
pub(super) async fn add_session(tx: &Tx, _: &Permit, row: session::ActiveModel) -> Result<session::Model> {
    Ok(row.insert(&**tx).await?)
}

/// Notes that a session is in use, until when it counts now, and from where.
pub(super) async fn touch_session(
    tx: &Tx,
    _: &Permit,
    id: SessionId,
    expires_at: Timestamp,
    address: &str,
) -> Result<()> {
    let row = session::ActiveModel {
        id: Set(id),
        last_seen_at: Set(tx.now()),
        expires_at: Set(expires_at),
        address: Set(address.to_owned()),
        ..Default::default()
    };
    row.update(&**tx).await?;
    Ok(())
}

/// Ends one session.
pub(super) async fn end_session(tx: &Tx, _: &Permit, id: SessionId, reason: &str) -> Result<()> {
    end(tx, session::Column::Id.eq(id), reason).await
}

/// Ends every session of a person.
pub(super) async fn end_sessions(tx: &Tx, _: &Permit, person: PersonId, reason: &str) -> Result<()> {
    end(tx, session::Column::PersonId.eq(person), reason).await
}

async fn end(tx: &Tx, which: sea_orm::sea_query::SimpleExpr, reason: &str) -> Result<()> {
    session::Entity::update_many()
        .col_expr(session::Column::EndedAt, Expr::value(tx.now()))
        .col_expr(session::Column::EndReason, Expr::value(reason))
        .filter(which)
        .filter(session::Column::EndedAt.is_null())
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Adds a refresh token and returns it; only its hash is stored.
pub(super) async fn add_refresh_token(
    tx: &Tx,
    _: &Permit,
    session: SessionId,
    expires_at: Timestamp,
) -> Result<(RefreshTokenId, String)> {
    let id: RefreshTokenId = tx.id();
    let token = refresh_secret(tx, id);
    let row = refresh_token::ActiveModel {
        id: Set(id),
        session_id: Set(session),
        token_hash: Set(secret_hash(&token)),
        issued_at: Set(tx.now()),
        used_at: Set(None),
        expires_at: Set(expires_at),
        successor_id: Set(None),
    };
    row.insert(&**tx).await?;
    Ok((id, token))
}

/// The refresh token of a row. Computed, so that the same successor can be given twice although it is not stored.
pub(super) fn refresh_secret(tx: &Tx, id: RefreshTokenId) -> String {
    link_token(tx.context(), "refresh", id.0)
}

/// Uses up a refresh token.
pub(super) async fn use_refresh_token(
    tx: &Tx,
    _: &Permit,
    id: RefreshTokenId,
    successor: RefreshTokenId,
) -> Result<()> {
    let row = refresh_token::ActiveModel {
        id: Set(id),
        used_at: Set(Some(tx.now())),
        successor_id: Set(Some(successor)),
        ..Default::default()
    };
    row.update(&**tx).await?;
    Ok(())
}
