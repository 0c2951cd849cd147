//! The list of challenges: filtered, ordered, paged.

use chrono::SecondsFormat;
use sea_orm::sea_query::{Expr, Func, Query, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, Order as Direction, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::entity::{challenge, host_brief};
use super::{ChallengeState, Phase, policy};
use crate::kernel::search::{holds_theme, holds_words};
use crate::kernel::{ChallengeId, Context, Error, OrganisationId, Page, PageArgs, Result, Timestamp, Viewer};

/// Which challenges are wanted; what is absent does not matter.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// In one of these phases now; any when empty.
    pub phases: Vec<Phase>,
    /// Led or hosted by this organisation.
    pub city: Option<OrganisationId>,
    /// With this theme.
    pub theme: Option<String>,
    /// With all of these words in its texts.
    pub text: Option<String>,
    /// Those that the viewer's own organisations lead or host, whatever their state.
    pub mine: bool,
    /// The order; by what was asked for when absent.
    pub order: Option<Order>,
}

/// The order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// What closes next comes first.
    ClosingSoon,
    /// What closes or closed last comes first.
    Newest,
}

/// One page of the challenges that the viewer may know of.
///
/// # Errors
/// `Refused` for a page size or cursor that is not ours.
pub async fn list(ctx: &Context, viewer: &Viewer, args: &PageArgs, filter: &Filter) -> Result<Page<challenge::Model>> {
    let size = args.size()?;
    let start: Option<(String, ChallengeId)> = args.start()?;
    let order = filter.order.unwrap_or_else(|| default_order(&filter.phases));
    let select =
        challenge::Entity::find().filter(policy::visible_to(viewer)).filter(condition(filter, viewer, ctx.now()));
    let total = select.clone().count(ctx.db.reader()).await?;
    let direction = match order {
        Order::ClosingSoon => Direction::Asc,
        Order::Newest => Direction::Desc,
    };
    let mut select =
        select.order_by(sort_key(), direction.clone()).order_by(challenge::Column::Id, direction).limit(size + 1);
    if let Some((at, id)) = start {
        select = select.filter(after(order, parse(&at)?, id));
    }
    let rows = select.all(ctx.db.reader()).await?;
    Ok(Page::cut(rows, size, total, |row| {
        let at = row.closes_at.unwrap_or(row.created_at);
        (at.to_rfc3339_opts(SecondsFormat::AutoSi, true), row.id)
    }))
}

fn default_order(phases: &[Phase]) -> Order {
    if !phases.is_empty() && phases.iter().all(|phase| matches!(phase, Phase::Open | Phase::Upcoming)) {
        Order::ClosingSoon
    } else {
        Order::Newest
    }
}

fn parse(at: &str) -> Result<Timestamp> {
    at.parse().map_err(|_unreadable: chrono::ParseError| {
        Error::refused("page.cursor", "after", "Use a cursor that this list gave you, unchanged.")
    })
}

/// Drafts without a deadline stand where they were created.
fn sort_key() -> SimpleExpr {
    Func::coalesce([
        Expr::col((challenge::Entity, challenge::Column::ClosesAt)),
        Expr::col((challenge::Entity, challenge::Column::CreatedAt)),
    ])
    .into()
}

fn after(order: Order, at: Timestamp, id: ChallengeId) -> Condition {
    use sea_orm::sea_query::ExprTrait as _;
    let (further, next) = match order {
        Order::ClosingSoon => (sort_key().gt(at), challenge::Column::Id.gt(id)),
        Order::Newest => (sort_key().lt(at), challenge::Column::Id.lt(id)),
    };
    Condition::any().add(further).add(Condition::all().add(sort_key().eq(at)).add(next))
}

fn condition(filter: &Filter, viewer: &Viewer, now: Timestamp) -> Condition {
    let mut all = Condition::all();
    if !filter.phases.is_empty() {
        all = all.add(filter.phases.iter().fold(Condition::any(), |any, phase| any.add(in_phase(*phase, now))));
    }
    if let Some(city) = filter.city {
        all = all.add(involving(&[city]));
    }
    if filter.mine {
        all = all.add(involving(&viewer.organisations()));
    }
    if let Some(theme) = filter.theme.as_deref().filter(|theme| !theme.trim().is_empty()) {
        all = all.add(holds_theme(challenge::Column::ThemeIndex, theme));
    }
    if let Some(text) = &filter.text {
        all = all.add(holds_words(challenge::Column::SearchText, text));
    }
    all
}

fn involving(organisations: &[OrganisationId]) -> Condition {
    let hosted = Query::select()
        .column(host_brief::Column::ChallengeId)
        .from(host_brief::Entity)
        .and_where(host_brief::Column::OrganisationId.is_in(organisations.iter().copied()))
        .to_owned();
    Condition::any()
        .add(challenge::Column::LeadOrganisationId.is_in(organisations.iter().copied()))
        .add(challenge::Column::Id.in_subquery(hosted))
}

/// The same as [`phase`](super::phase), for the database.
fn in_phase(phase: Phase, now: Timestamp) -> Condition {
    let state = |state: ChallengeState| Condition::all().add(challenge::Column::State.eq(state));
    let opens = challenge::Column::OpensAt;
    let closes = challenge::Column::ClosesAt;
    match phase {
        Phase::Draft => state(ChallengeState::Draft),
        Phase::InReview => state(ChallengeState::InReview),
        Phase::Upcoming => state(ChallengeState::Published).add(opens.gt(now)),
        Phase::Open => state(ChallengeState::Published).add(opens.lte(now)).add(closes.gt(now)),
        Phase::Evaluation => state(ChallengeState::Published).add(opens.lte(now)).add(closes.lte(now)),
        Phase::Decided => state(ChallengeState::Decided),
        Phase::Archived => state(ChallengeState::Archived),
        Phase::Cancelled => state(ChallengeState::Cancelled),
    }
}
