//! The nodes of accounts.

use async_graphql::{Context, Enum, ID, Object, SimpleObject};
use chrono::{DateTime, Utc};
use intercity_domain::accounts::entity::{person, session};
use intercity_domain::kernel::{MembershipId, SessionId};
use intercity_domain::organisations;
use intercity_domain::{accounts, kernel};

use crate::graphql::{Fault, caller, global};
use crate::organisations::{Duty, Organisation};

/// A person, as everybody sees them who sees what they take part in.
#[derive(Clone)]
pub struct Person(pub person::Model);

#[Object]
impl Person {
    /// The global id.
    async fn id(&self) -> ID {
        global(self.0.id)
    }

    /// The name.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// Whether the person is made up for a demonstration.
    async fn fictional(&self) -> bool {
        self.0.fictional
    }
}

/// What somebody may do on the whole platform.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "accounts::PlatformRole")]
pub enum PlatformRole {
    /// Verifies organisations and looks after the platform.
    Administrator,
    /// Reads everything, changes nothing.
    Auditor,
}

/// Your own account.
#[derive(Clone)]
pub struct Viewer(pub person::Model);

#[Object]
impl Viewer {
    /// The global id of the person.
    async fn id(&self) -> ID {
        global(self.0.id)
    }

    /// The name that people see.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// The e-mail address; nobody else sees it here.
    async fn email(&self) -> &str {
        &self.0.email
    }

    /// The language of messages: de, en or fr.
    async fn language(&self) -> &str {
        &self.0.language
    }

    /// The IANA name of the time zone.
    async fn zone(&self) -> &str {
        &self.0.zone
    }

    /// The role on the whole platform, if any.
    async fn platform_role(&self) -> Option<PlatformRole> {
        self.0.platform_role.map(Into::into)
    }

    /// The duties held in organisations.
    async fn memberships(&self, ctx: &Context<'_>) -> Result<Vec<Membership>, Fault> {
        let context = &caller(ctx)?.context;
        let rows = organisations::of_person(context, self.0.id).await?;
        let ids: Vec<_> = rows.iter().map(|row| row.organisation_id).collect();
        let known = organisations::by_ids(context, &ids).await?;
        Ok(rows
            .into_iter()
            .filter_map(|row| {
                let organisation = known.iter().find(|o| o.id == row.organisation_id)?;
                let organisation = Organisation(organisation.clone());
                Some(Membership { row: row.id, organisation, duty: row.duty.into() })
            })
            .collect())
    }
}

/// A duty that you hold in an organisation.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct Membership {
    #[graphql(skip)]
    pub(crate) row: MembershipId,
    /// Where.
    organisation: Organisation,
    /// What you may do there.
    duty: Duty,
}

#[async_graphql::ComplexObject]
impl Membership {
    /// The global id.
    async fn id(&self) -> ID {
        global(self.row)
    }
}

/// A place where you are signed in.
pub struct Session {
    pub(crate) row: session::Model,
    pub(crate) current: Option<SessionId>,
}

#[Object]
impl Session {
    /// The global id.
    async fn id(&self) -> ID {
        global(self.row.id)
    }

    /// When you signed in.
    async fn created_at(&self) -> DateTime<Utc> {
        self.row.created_at
    }

    /// When it was last renewed.
    async fn last_seen_at(&self) -> DateTime<Utc> {
        self.row.last_seen_at
    }

    /// When it ends if it is not used any more.
    async fn expires_at(&self) -> DateTime<Utc> {
        self.row.expires_at
    }

    /// What the browser or program calls itself.
    async fn user_agent(&self) -> &str {
        &self.row.user_agent
    }

    /// The network address it was last used from.
    async fn address(&self) -> &str {
        &self.row.address
    }

    /// Whether it is the one that asks.
    async fn current(&self) -> bool {
        self.current == Some(self.row.id)
    }
}

/// The tokens of a session. Keep them secret; they are shown once.
#[derive(SimpleObject)]
pub struct StartedSession {
    /// The session.
    pub session_id: ID,
    /// Goes into `Authorization: Bearer …`.
    pub access_token: String,
    /// Until when the access token counts.
    pub access_expires_at: DateTime<Utc>,
    /// Good for one `sessionRefresh`; shown again later, it ends the session.
    pub refresh_token: String,
    /// Until when the refresh token counts.
    pub refresh_expires_at: DateTime<Utc>,
}

impl From<accounts::StartedSession> for StartedSession {
    fn from(started: accounts::StartedSession) -> Self {
        Self {
            session_id: global(started.session),
            access_token: started.access_token,
            access_expires_at: started.access_expires_at,
            refresh_token: started.refresh_token,
            refresh_expires_at: started.refresh_expires_at,
        }
    }
}

/// The viewer's own account, if a person asks.
pub(super) async fn viewer(ctx: &Context<'_>) -> Result<Option<Viewer>, Fault> {
    let caller = caller(ctx)?;
    match &caller.viewer {
        kernel::Viewer::Person(_) => Ok(Some(Viewer(accounts::myself(&caller.context, &caller.viewer).await?))),
        kernel::Viewer::Nobody | kernel::Viewer::Client(_) | kernel::Viewer::System => Ok(None),
    }
}
