//! The node of a data host.

use std::collections::HashMap;

use async_graphql::{Context, ID, Object, SimpleObject};
use chrono::{DateTime, Utc};
use intercity_domain::access::hosting::{self, Lag};
use intercity_domain::hosts::{self as domain, Action, decide, relation};
use intercity_domain::kernel::{self, DataHostId, Error, OrganisationId, Verdict, Viewer};
use intercity_domain::organisations::entity::organisation;
use intercity_domain::{datasets, organisations};

use super::enums::DataHostState;
use super::lag::{RevocationLag, shown};
use crate::graphql::{Fault, LocalizedText, caller, global};
use crate::organisations::Organisation;

/// A server on which datasets of a partner or city stay.
#[derive(Clone)]
pub struct DataHost {
    row: domain::DataHost,
    organisation: organisation::Model,
    lag: Lag,
}

/// A partner-hosted dataset of the organisation that runs the host.
#[derive(SimpleObject)]
pub struct HostedDataset {
    /// The global id.
    id: ID,
    /// The readable part of its address.
    slug: String,
    /// Its title.
    title: LocalizedText,
    /// The global id of the host on which it stays, when one was named.
    host_id: Option<ID>,
}

/// What you may do with a host now.
#[derive(SimpleObject)]
pub struct DataHostMay {
    /// Change it.
    update: bool,
    /// Retire it.
    retire: bool,
}

impl DataHost {
    /// One host.
    pub async fn one(ctx: &kernel::Context, row: domain::DataHost) -> kernel::Result<Self> {
        Self::many(ctx, vec![row]).await?.into_iter().next().ok_or(Error::NotFound)
    }

    /// Hosts with their organisations and figures, loaded together.
    pub async fn many(ctx: &kernel::Context, rows: Vec<domain::DataHost>) -> kernel::Result<Vec<Self>> {
        let of: Vec<OrganisationId> = rows.iter().map(|row| row.organisation_id).collect();
        let ids: Vec<DataHostId> = rows.iter().map(|row| row.id).collect();
        let mut lags = hosting::lag_of(ctx, &ids).await?;
        let known: HashMap<OrganisationId, organisation::Model> =
            organisations::by_ids(ctx, &of).await?.into_iter().map(|row| (row.id, row)).collect();
        let node = |row: domain::DataHost| {
            let organisation = known.get(&row.organisation_id)?.clone();
            Some(Self { lag: lags.remove(&row.id).unwrap_or_default(), organisation, row })
        };
        Ok(rows.into_iter().filter_map(node).collect())
    }

    /// What only those who run the host and the platform see.
    fn inside<T>(&self, viewer: &Viewer, value: T) -> Option<T> {
        relation(viewer, self.row.organisation_id).sees_inside().then_some(value)
    }
}

#[Object]
impl DataHost {
    /// The global id.
    async fn id(&self) -> ID {
        global(self.row.id)
    }

    /// Its name.
    async fn name(&self) -> &str {
        &self.row.name
    }

    /// Who runs it.
    async fn organisation(&self) -> Organisation {
        Organisation(self.organisation.clone())
    }

    /// Where its data is.
    async fn base_url(&self) -> &str {
        &self.row.base_url
    }

    /// What stands in `aud` of tokens for it.
    async fn audience(&self) -> &str {
        &self.row.audience
    }

    /// Where it stands.
    async fn state(&self) -> DataHostState {
        self.row.state.into()
    }

    /// Whether it is made up for a demonstration.
    async fn fictional(&self) -> bool {
        self.row.fictional
    }

    /// When it last answered as it should; nothing when it never did.
    async fn last_contact_at(&self) -> Option<DateTime<Utc>> {
        self.row.last_contact_at
    }

    /// When it last did not.
    async fn last_fault_at(&self) -> Option<DateTime<Utc>> {
        self.row.last_fault_at
    }

    /// What was wrong then; for those who run it and for administrators.
    async fn last_fault(&self, ctx: &Context<'_>) -> Result<Option<String>, Fault> {
        Ok(self.inside(&caller(ctx)?.viewer, self.row.last_fault.clone()).flatten())
    }

    /// Where grants are pushed to; for those who run it and for administrators.
    async fn grant_url(&self, ctx: &Context<'_>) -> Result<Option<String>, Fault> {
        Ok(self.inside(&caller(ctx)?.viewer, self.row.grant_url.clone()))
    }

    /// Where the end of access is proved; for those who run it and for administrators.
    async fn probe_path(&self, ctx: &Context<'_>) -> Result<Option<String>, Fault> {
        Ok(self.inside(&caller(ctx)?.viewer, self.row.probe_path.clone()))
    }

    /// How quickly it refuses what was ended.
    #[graphql(complexity = "20 * child_complexity")]
    async fn lag(&self, ctx: &Context<'_>) -> Result<RevocationLag, Fault> {
        Ok(shown(self.lag.clone(), caller(ctx)?.context.now(), hosting::LIST_LIFE))
    }

    /// The partner-hosted datasets of the organisation that you may know of, also those on its other hosts and those
    /// without one, the newest first, at most a hundred.
    #[graphql(complexity = "100 * child_complexity")]
    async fn datasets(&self, ctx: &Context<'_>) -> Result<Vec<HostedDataset>, Fault> {
        let caller = caller(ctx)?;
        let rows = datasets::partner_hosted(&caller.context, &caller.viewer, self.row.organisation_id).await?;
        Ok(rows
            .into_iter()
            .map(|(row, host)| HostedDataset {
                id: global(row.id),
                slug: row.slug,
                title: LocalizedText(row.title),
                host_id: host.map(global),
            })
            .collect())
    }

    /// Hand it to `dataHostUpdate` to learn whether somebody changed it in between.
    async fn lock_version(&self) -> i32 {
        self.row.lock_version
    }

    /// What you may do with it now.
    async fn may(&self, ctx: &Context<'_>) -> Result<DataHostMay, Fault> {
        let relation = relation(&caller(ctx)?.viewer, self.row.organisation_id);
        let may = |action| decide(relation, self.row.state, action) == Verdict::Allowed;
        Ok(DataHostMay { update: may(Action::Update), retire: may(Action::Retire) })
    }
}
