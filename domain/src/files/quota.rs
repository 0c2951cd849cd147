//! How much an organisation stores and may store: what lies there, what is announced, and the limit.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Statement};

use super::entity::storage_quota;
use super::rules::in_words;
use crate::kernel::{Context, Error, FileId, OrganisationId, Result, Tx, Viewer};
use crate::organisations::entity::organisation;
use crate::organisations::policy::{self, Action};

/// What an organisation's files take, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Usage {
    /// What lies in the store.
    pub stored: u64,
    /// What is announced by uploads under way.
    pub reserved: u64,
    /// What it may come to.
    pub limit: u64,
    /// Whether the limit was set for this organisation.
    pub own_limit: bool,
}

impl Usage {
    /// What is left.
    pub fn left(&self) -> u64 {
        self.limit.saturating_sub(self.stored).saturating_sub(self.reserved)
    }
}

/// What the organisation's files take, for those who may know.
///
/// # Errors
/// `Forbidden` for strangers, `Unauthenticated` for nobody.
pub async fn storage(ctx: &Context, viewer: &Viewer, of: &organisation::Model) -> Result<Usage> {
    policy::decide(policy::relation(viewer, of.id), policy::standing(of), Action::ViewStorage).permit()?;
    usage(ctx.db.reader(), ctx, of.id, None).await
}

/// What the organisation's files take, without one of them.
pub(super) async fn usage<C: ConnectionTrait>(
    db: &C,
    ctx: &Context,
    organisation: OrganisationId,
    without: Option<FileId>,
) -> Result<Usage> {
    let own = storage_quota::Entity::find()
        .filter(storage_quota::Column::OrganisationId.eq(organisation))
        .one(db)
        .await?
        .map(|row| u64::try_from(row.bytes).unwrap_or_default());
    let sql = "SELECT CAST(COALESCE(SUM(CASE WHEN state IN ('uploaded', 'clean') THEN size ELSE 0 END), 0) AS BIGINT) AS stored, \
               CAST(COALESCE(SUM(CASE WHEN state = 'pending' AND upload_expires_at > $2 \
               THEN COALESCE(upload_length, upload_offset) ELSE 0 END), 0) AS BIGINT) AS reserved \
               FROM stored_file WHERE organisation_id = $1 AND id <> $3";
    let without = without.unwrap_or_else(|| FileId(uuid::Uuid::nil()));
    let values = [organisation.into(), ctx.now().into(), without.into()];
    let row = db.query_one_raw(Statement::from_sql_and_values(db.get_database_backend(), sql, values)).await?;
    let bytes = |column: &str| -> Result<u64> {
        let found = row.as_ref().map(|row| row.try_get::<i64>("", column)).transpose()?;
        u64::try_from(found.unwrap_or_default()).map_err(Error::internal)
    };
    Ok(Usage {
        stored: bytes("stored")?,
        reserved: bytes("reserved")?,
        limit: own.unwrap_or(ctx.settings.storage_quota),
        own_limit: own.is_some(),
    })
}

/// Locks the organisation's account and proves that so many bytes more fit; how many are left besides.
///
/// # Errors
/// `Refused` with `file.quota`, the figures and what to do.
pub(super) async fn check(tx: &Tx, id: OrganisationId, more: u64, without: Option<FileId>) -> Result<u64> {
    organisation::Entity::find_by_id(id).lock_exclusive().one(&**tx).await?.ok_or(Error::NotFound)?;
    let usage = usage(&**tx, tx.context(), id, without).await?;
    usage.left().checked_sub(more).ok_or_else(|| refused(&usage, more))
}

fn refused(usage: &Usage, more: u64) -> Error {
    let Usage { stored, reserved, limit, .. } = *usage;
    Error::refused(
        "file.quota",
        "size",
        format!(
            "Your organisation stores {} and has announced {} of the {} that it may store; {} more do not fit. Take \
             files out of versions that are not published, cancel uploads, or ask the administrators of the platform \
             for more room.",
            in_words(stored),
            in_words(reserved),
            in_words(limit),
            in_words(more)
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_names_the_figures() {
        let usage = Usage { stored: 6_000_000, reserved: 3_000_000, limit: 10_000_000, own_limit: true };
        assert_eq!(usage.left(), 1_000_000);
        let Error::Refused(violations) = refused(&usage, 2_000_000) else { panic!("not a refusal") };
        assert_eq!(violations[0].code, "file.quota");
        for figure in ["6.0 MB", "3.0 MB", "10.0 MB", "2.0 MB"] {
            assert!(violations[0].message.contains(figure), "{}", violations[0].message);
        }
    }

    #[test]
    fn a_lowered_limit_leaves_nothing() {
        assert_eq!(Usage { stored: 9, reserved: 9, limit: 10, own_limit: true }.left(), 0);
    }
}
