//! Compares what hosts hold with what they should hold, for the reconciler. It changes nothing.

use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::message::wanted;
use super::push::status;
use super::{Held, places_of};
use crate::access::entity::{access_grant, hosted_grant};
use crate::access::{GrantState, HeldState};
use crate::kernel::{AccessGrantId, Context, DataHostId, Outside, Result};

/// A host that holds something else than it should, or does not say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discrepancy {
    /// The grant.
    pub grant: AccessGrantId,
    /// The host.
    pub host: DataHostId,
    /// What it should hold: generation and state.
    pub wanted: (i64, HeldState),
    /// What it says; `None` when it knows nothing of the grant or did not answer.
    pub held: Option<Held>,
    /// Why it is not known what it holds.
    pub fault: Option<String>,
}

/// Asks the hosts of the next `limit` grants after this one, in the order of their ids. Says what differs, and the
/// last grant that was looked at, to go on from; `None` when there are no more.
///
/// Half states are left out: their jobs are at work.
///
/// # Errors
/// When the database fails. A host that does not answer is a discrepancy, not an error.
pub async fn discrepancies(
    ctx: &Context,
    outside: &dyn Outside,
    after: Option<AccessGrantId>,
    limit: u64,
) -> Result<(Vec<Discrepancy>, Option<AccessGrantId>)> {
    let placed = Query::select().column(hosted_grant::Column::GrantId).from(hosted_grant::Entity).to_owned();
    let settled = [GrantState::Active, GrantState::Suspended, GrantState::Revoked, GrantState::Expired];
    let mut query = access_grant::Entity::find()
        .filter(access_grant::Column::Id.in_subquery(placed))
        .filter(access_grant::Column::State.is_in(settled));
    if let Some(after) = after {
        query = query.filter(access_grant::Column::Id.gt(after));
    }
    let grants = query.order_by_asc(access_grant::Column::Id).limit(limit).all(ctx.db.reader()).await?;
    let ids: Vec<AccessGrantId> = grants.iter().map(|grant| grant.id).collect();
    let places = places_of(ctx, &ids).await?;
    let mut found = Vec::new();
    for grant in grants {
        let Some(place) = places.get(&grant.id) else { continue };
        let wanted = (grant.generation, wanted(grant.state));
        let (held, fault) = match status(ctx, outside, place, grant.id).await {
            Ok(held) => (held, None),
            Err(error) => (None, Some(error.to_string())),
        };
        if fault.is_some() || held.is_none_or(|held| (held.generation, held.state) != wanted) {
            found.push(Discrepancy { grant: grant.id, host: place.host.id, wanted, held, fault });
        }
    }
    Ok((found, ids.last().copied()))
}
