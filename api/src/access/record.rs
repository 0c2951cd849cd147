//! Who has access to what, since when, decided by whom, on which terms.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use chrono::{DateTime, Utc};
use intercity_domain::access::{self as domain, RecordFilter};
use intercity_domain::kernel::PageArgs;

use super::enums::GrantState;
use super::records_csv::Wanted;
use super::shared::{AccessDataset, AccessPerson};
use crate::graphql::{Fault, Listed, LocalizedText, caller, global, listed, local_opt};

/// One person's access to one dataset under one grant.
#[derive(SimpleObject)]
pub struct AccessRecord {
    /// The person.
    person: AccessPerson,
    /// The team through which they have it, by name.
    team: String,
    /// The dataset.
    dataset: AccessDataset,
    /// The organisation that publishes it, by name.
    publisher: String,
    /// Number of the version.
    version: i32,
    /// The global id of the grant.
    grant_id: ID,
    /// Where the grant stands.
    state: GrantState,
    /// Since when.
    since: DateTime<Utc>,
    /// Until when, for this person.
    until: DateTime<Utc>,
    /// When they were taken off the grant.
    taken_off_at: Option<DateTime<Utc>>,
    /// Whether it ended for misconduct of theirs or of the team; otherwise its end is neutral.
    misconduct: bool,
    /// Who decided, by name; empty when a rule did.
    decided_by: Vec<String>,
    /// When it was decided.
    decided_at: Option<DateTime<Utc>>,
    /// What it is for.
    purpose: String,
    /// The terms that were accepted last, by the person or with the request.
    terms: Option<AcceptedTerms>,
}

/// Terms as they were accepted.
#[derive(SimpleObject)]
pub struct AcceptedTerms {
    /// Their number.
    number: i32,
    /// SHA-256 of their text.
    sha256: String,
    /// The language in which they were read.
    language: String,
    /// When.
    accepted_at: DateTime<Utc>,
}

impl From<domain::AccessRecord> for AccessRecord {
    fn from(one: domain::AccessRecord) -> Self {
        Self {
            person: AccessPerson { id: global(one.row.person_id), name: one.person },
            team: one.team,
            dataset: AccessDataset {
                id: global(one.dataset.id),
                slug: one.dataset.slug,
                title: LocalizedText(one.dataset.title),
            },
            publisher: one.publisher,
            version: one.version,
            grant_id: global(one.grant.id),
            state: one.grant.state.into(),
            since: one.grant.starts_at,
            until: one.until,
            taken_off_at: one.row.ended_at,
            misconduct: one.row.misconduct || one.grant.misconduct,
            decided_by: one.decided_by,
            decided_at: one.decided_at,
            purpose: one.purpose,
            terms: one.terms.map(|terms| AcceptedTerms {
                number: terms.number,
                sha256: terms.sha256,
                language: terms.language,
                accepted_at: terms.accepted_at,
            }),
        }
    }
}

/// Which records are wanted; what is absent does not matter.
#[derive(InputObject, Default)]
pub struct AccessRecordFilter {
    /// To this dataset.
    dataset: Option<ID>,
    /// To data of this organisation.
    organisation: Option<ID>,
    /// Of this person.
    person: Option<ID>,
    /// Of people whose name, or whose team's name, holds each of these words, in any case. At most six words count.
    #[graphql(validator(max_length = 200))]
    name: Option<String>,
    /// Held at this instant.
    at: Option<DateTime<Utc>>,
}

impl AccessRecordFilter {
    /// Parses it.
    ///
    /// # Errors
    /// Refused for ids that are not ours.
    pub fn read(self) -> Result<RecordFilter, Fault> {
        Ok(RecordFilter {
            dataset: local_opt(self.dataset.as_ref(), "filter.dataset")?,
            organisation: local_opt(self.organisation.as_ref(), "filter.organisation")?,
            person: local_opt(self.person.as_ref(), "filter.person")?,
            name: self.name,
            at: self.at,
        })
    }

    /// From the parameters of a link.
    pub fn of(wanted: Wanted) -> Self {
        let given = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        Self {
            dataset: given(wanted.dataset).map(ID),
            organisation: given(wanted.organisation).map(ID),
            person: given(wanted.person).map(ID),
            name: given(wanted.name).map(|name| name.chars().take(200).collect()),
            at: wanted.at,
        }
    }
}

/// Reading who has access to what.
#[derive(Default)]
pub struct AccessRecordQuery;

#[Object]
impl AccessRecordQuery {
    /// Who has or had access to what: to data that you decide about, and your own; the newest first, at most 100.
    #[graphql(complexity = "first.unwrap_or(20) as usize * child_complexity")]
    async fn access_records(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        filter: Option<AccessRecordFilter>,
    ) -> Result<Listed<AccessRecord>, Fault> {
        let caller = caller(ctx)?;
        let has_previous = after.is_some();
        let filter = filter.unwrap_or_default().read()?;
        let page = domain::records(&caller.context, &caller.viewer, &filter, &PageArgs { first, after }).await?;
        Ok(listed(page, has_previous, AccessRecord::from))
    }
}
