//! Tries a new grant before it is called active: somebody on it is served a byte of every file, with us or at the host.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::AccessGrant;
use super::entity::grant_person;
use super::hosting::{self, Place};
use super::probe::{Answer, Probe};
use super::rules::Occasion;
use super::use_check::authorise;
use crate::datasets::entity::distribution;
use crate::files::{Bearing, signed_rehearsal_url};
use crate::kernel::{AccessGrantId, Context, Error, Outside, PersonId, Result};

/// So many people are asked for until one is found who may use the grant.
const MOST: u64 = 20;

/// Proves that the grant opens what it should; how each probe was answered.
///
/// # Errors
/// `Unavailable` with the reason when nobody on it may use it, or a probe was refused or found out nothing. The worker
/// tries again, and the grant is not active until then.
pub(super) async fn rehearse(
    ctx: &Context,
    probe: &dyn Probe,
    outside: &dyn Outside,
    place: Option<&Place>,
    grant: &AccessGrant,
) -> Result<Vec<String>> {
    let person = somebody(ctx, grant.id).await?;
    if let Some(place) = place {
        return Ok(vec![hosting::prove_served(ctx, outside, place, grant, person).await?]);
    }
    let files = distribution::Entity::find()
        .filter(distribution::Column::DatasetVersionId.eq(grant.dataset_version_id))
        .order_by_asc(distribution::Column::Position)
        .all(ctx.db.reader())
        .await?;
    let mut answers = Vec::new();
    for row in files {
        let Some(file) = row.file_id else { continue };
        let bearing =
            Bearing { grant: Some(grant.id), person: Some(person), distribution: Some(row.id), ..Bearing::default() };
        let url = signed_rehearsal_url(ctx, file, bearing)?;
        match probe.knock(ctx, file, &url).await? {
            Answer::Served => answers.push(format!("{}: served", row.name)),
            Answer::Refused(how) => {
                return Err(Error::Unavailable(format!("The probe of {} was refused: {how}", row.name)));
            }
        }
    }
    Ok(answers)
}

/// Somebody on the grant for whom every condition of use holds.
async fn somebody(ctx: &Context, grant: AccessGrantId) -> Result<PersonId> {
    let people = grant_person::Entity::find()
        .filter(grant_person::Column::GrantId.eq(grant))
        .filter(grant_person::Column::EndedAt.is_null())
        .order_by_asc(grant_person::Column::Id)
        .limit(MOST)
        .all(ctx.db.reader())
        .await?;
    let mut why = "Nobody stands on this grant.".to_owned();
    for row in people {
        match authorise(ctx, grant, row.person_id, None, Occasion::Rehearsal).await {
            Ok(_) => return Ok(row.person_id),
            Err(Error::Forbidden(reason)) => why = reason,
            Err(other) => return Err(other),
        }
    }
    Err(Error::Unavailable(format!("Nobody on the grant could use it now: {why}")))
}
