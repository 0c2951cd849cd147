//! Writing a host brief.

use async_graphql::{Context, ID, InputObject, MaybeUndefined, Object, SimpleObject};
use intercity_domain::challenges as domain;
use intercity_domain::kernel::{Money, Result};

use super::HostBrief;
use crate::graphql::{Fault, LocalizedInput, MoneyInput, caller, local};

/// What to change; what is absent stays.
#[derive(InputObject)]
pub struct HostBriefUpdateInput {
    /// The host brief.
    id: ID,
    /// The version that your change was made upon; when it is not the present one, nothing is overwritten.
    lock_version: Option<i32>,
    /// Local context.
    context: Option<LocalizedInput>,
    /// Whom applicants can ask.
    contact: Option<String>,
    /// Money offered to each winner; null takes it away.
    money: MaybeUndefined<MoneyInput>,
    /// How many winners the city takes.
    places: Option<i32>,
    /// The language that is needed there, by its code; null takes it away.
    language: MaybeUndefined<String>,
    /// Local terms.
    local_terms: Option<LocalizedInput>,
    /// Extra eligibility.
    eligibility: Option<LocalizedInput>,
    /// Legal basis of paying or buying; null takes it away.
    legal_basis: MaybeUndefined<String>,
    /// All testbeds offered, each of this city and at most once.
    testbeds: Option<Vec<OfferedTestbedInput>>,
}

/// The changed brief.
#[derive(SimpleObject)]
pub struct HostBriefUpdatePayload {
    /// The host brief.
    host_brief: HostBrief,
}

/// A testbed offered in a host brief, as input.
#[derive(InputObject)]
pub struct OfferedTestbedInput {
    /// The testbed.
    testbed_id: ID,
    /// How many winners it takes in this challenge.
    places: i32,
}

fn patch(input: HostBriefUpdateInput) -> Result<domain::BriefPatch> {
    let text = |text: Option<LocalizedInput>, path: &str| text.map(|text| text.parse(path)).transpose();
    let offer = |(n, offer): (usize, OfferedTestbedInput)| {
        Ok((local(&offer.testbed_id, &format!("testbeds.{n}.testbedId"))?, offer.places))
    };
    let testbeds = input.testbeds.map(|all| all.into_iter().enumerate().map(offer).collect::<Result<_>>());
    Ok(domain::BriefPatch {
        context: text(input.context, "context")?,
        contact: input.contact,
        money: input.money.map_value(|m| Money { minor: m.minor, currency: m.currency }).into(),
        places: input.places,
        language: input.language.into(),
        local_terms: text(input.local_terms, "localTerms")?,
        eligibility: text(input.eligibility, "eligibility")?,
        legal_basis: input.legal_basis.into(),
        testbeds: testbeds.transpose()?,
    })
}

/// Changes the host brief of your own city; it has to be approved again afterwards.
#[derive(Default)]
pub struct HostBriefUpdate;

#[Object]
impl HostBriefUpdate {
    /// Changes the host brief of your own city; it has to be approved again afterwards.
    async fn host_brief_update(
        &self,
        ctx: &Context<'_>,
        input: HostBriefUpdateInput,
    ) -> Result<HostBriefUpdatePayload, Fault> {
        let caller = caller(ctx)?;
        let update =
            domain::BriefUpdate { id: local(&input.id, "id")?, lock_version: input.lock_version, patch: patch(input)? };
        let row = domain::brief_update(&caller.context, &caller.viewer, update).await?;
        let challenge = domain::find(caller.context.db.reader(), row.challenge_id).await?;
        Ok(HostBriefUpdatePayload { host_brief: HostBrief::new(row, challenge) })
    }
}
