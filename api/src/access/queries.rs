//! Reading requests and grants.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::access::queries::{self as reads, Filter};
use intercity_domain::access::{self as domain};
use intercity_domain::kernel::{Page, PageArgs};

use super::enums::{AccessRequestOrder, AccessRequestState, AccessSide, GrantState};
use super::policy::AccessCondition;
use super::shared::{AccessDataset, AccessPerson, AccessTeam};
use super::{AccessRequest, Grant};
use crate::challenges::{FormQuestion, questions};
use crate::graphql::{Fault, Listed, LocalizedText, caller, global, listed, local, local_opt};

/// Which requests or grants are wanted; what is absent does not matter.
#[derive(InputObject, Default)]
pub struct AccessFilter {
    /// Whose.
    side: Option<AccessSide>,
    /// Of this team.
    team: Option<ID>,
    /// To this dataset.
    dataset: Option<ID>,
    /// Requests alone: past the time by which they should be decided.
    #[graphql(default)]
    overdue: bool,
    /// Requests alone: those that you can vote on now.
    #[graphql(default)]
    mine: bool,
}

impl AccessFilter {
    fn read(self) -> Result<Filter, Fault> {
        Ok(Filter {
            side: self.side.unwrap_or_default().into(),
            team: local_opt(self.team.as_ref(), "filter.team")?,
            dataset: local_opt(self.dataset.as_ref(), "filter.dataset")?,
            overdue: self.overdue,
            mine: self.mine,
        })
    }
}

/// The terms of a dataset that a request accepts.
#[derive(SimpleObject)]
pub struct AccessTerms {
    /// Their number.
    number: i32,
    /// SHA-256 of their exact text, for `accessRequestSubmit`.
    sha256: String,
    /// Their text.
    text: LocalizedText,
}

/// A team with which you can ask.
#[derive(SimpleObject)]
pub struct AskingTeam {
    /// The team.
    team: AccessTeam,
    /// Its members, who can be named in the request.
    members: Vec<AccessPerson>,
    /// Whether it can ask: every condition about the team holds.
    may_ask: bool,
    /// The conditions about the team.
    conditions: Vec<AccessCondition>,
}

/// What you need to ask for a dataset.
#[derive(SimpleObject)]
pub struct AccessRequestOptions {
    /// The dataset.
    dataset: AccessDataset,
    /// The terms in force.
    terms: Option<AccessTerms>,
    /// The longest access that can be asked for, in days.
    max_days: i32,
    /// Your teams that can ask.
    teams: Vec<AskingTeam>,
    /// Your teams in challenges of the dataset that cannot ask yet, with the conditions that do not hold.
    other_teams: Vec<AskingTeam>,
    /// The dataset's own questions.
    form: Vec<FormQuestion>,
}

/// Reading requests and grants.
#[derive(Default)]
pub struct AccessQuery;

#[Object]
impl AccessQuery {
    /// A request.
    async fn access_request(&self, ctx: &Context<'_>, id: ID) -> Result<Option<AccessRequest>, Fault> {
        let caller = caller(ctx)?;
        let row = reads::request(&caller.context, &caller.viewer, local(&id, "id")?).await?;
        Ok(Some(AccessRequest::one(&caller.context, row).await?))
    }

    /// Whether a dataset gives you a seat among those who decide about access to it.
    async fn decides_access(&self, ctx: &Context<'_>) -> Result<bool, Fault> {
        let caller = caller(ctx)?;
        Ok(reads::decides(&caller.context, &caller.viewer).await?)
    }

    /// Requests that you may see, the newest first unless `order` says otherwise: a page of at most 100.
    #[graphql(complexity = "first.unwrap_or(20) as usize * child_complexity")]
    async fn access_requests(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        filter: Option<AccessFilter>,
        states: Option<Vec<AccessRequestState>>,
        order: Option<AccessRequestOrder>,
    ) -> Result<Listed<AccessRequest>, Fault> {
        let caller = caller(ctx)?;
        let has_previous = after.is_some();
        let states: Vec<domain::RequestState> = states.unwrap_or_default().into_iter().map(Into::into).collect();
        let filter = filter.unwrap_or_default().read()?;
        let args = PageArgs { first, after };
        let order = order.unwrap_or_default().into();
        let page = reads::requests(&caller.context, &caller.viewer, &filter, &states, order, &args).await?;
        let (cursors, rows): (Vec<_>, Vec<_>) = page.edges.into_iter().unzip();
        let nodes = AccessRequest::many(&caller.context, rows).await?;
        let edges = cursors.into_iter().zip(nodes).collect();
        let page = Page { edges, has_next: page.has_next, total: page.total };
        Ok(listed(page, has_previous, |node| node))
    }

    /// What you need to ask for a dataset.
    async fn access_request_options(&self, ctx: &Context<'_>, dataset: ID) -> Result<AccessRequestOptions, Fault> {
        let caller = caller(ctx)?;
        let found = domain::options(&caller.context, &caller.viewer, local(&dataset, "dataset")?).await?;
        let (teams, other_teams) = found.teams.into_iter().map(asking).partition(|team| team.may_ask);
        Ok(AccessRequestOptions {
            dataset: AccessDataset {
                id: global(found.dataset.id),
                slug: found.dataset.slug,
                title: LocalizedText(found.dataset.title),
            },
            terms: found.terms.map(|terms| AccessTerms {
                number: terms.number,
                sha256: terms.sha256,
                text: LocalizedText(terms.text),
            }),
            max_days: found.max_days,
            teams,
            other_teams,
            form: questions(found.form),
        })
    }

    /// A grant.
    async fn grant(&self, ctx: &Context<'_>, id: ID) -> Result<Option<Grant>, Fault> {
        let caller = caller(ctx)?;
        let row = reads::grant(&caller.context, &caller.viewer, local(&id, "id")?).await?;
        Ok(Some(Grant::one(&caller.context, row).await?))
    }

    /// Grants that you may see, the newest first: a page of at most 100.
    #[graphql(complexity = "first.unwrap_or(20) as usize * child_complexity")]
    async fn grants(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        filter: Option<AccessFilter>,
        states: Option<Vec<GrantState>>,
    ) -> Result<Listed<Grant>, Fault> {
        let caller = caller(ctx)?;
        let has_previous = after.is_some();
        let states: Vec<domain::GrantState> = states.unwrap_or_default().into_iter().map(Into::into).collect();
        let filter = filter.unwrap_or_default().read()?;
        let args = PageArgs { first, after };
        let page = reads::grants(&caller.context, &caller.viewer, &filter, &states, &args).await?;
        let (cursors, rows): (Vec<_>, Vec<_>) = page.edges.into_iter().unzip();
        let nodes = Grant::many(&caller.context, rows).await?;
        let edges = cursors.into_iter().zip(nodes).collect();
        let page = Page { edges, has_next: page.has_next, total: page.total };
        Ok(listed(page, has_previous, |node| node))
    }
}

fn asking(asking: domain::AskingTeam) -> AskingTeam {
    AskingTeam {
        team: AccessTeam { id: global(asking.team.id), name: asking.team.name },
        members: asking.members.into_iter().map(|(id, name)| AccessPerson { id: global(id), name }).collect(),
        may_ask: asking.may_ask,
        conditions: asking.checks.into_iter().map(AccessCondition::of).collect(),
    }
}
