//! Access to restricted datasets: a team asks, the publisher's steward decides, the worker gives and takes.
//!
//! A request goes `draft → submitted → (returned → submitted) → approved | rejected`, or `withdrawn` by the team and
//! `closed` when what it stood on is gone. An approved request becomes a grant: `provisioning → active`,
//! `revoking → revoked`, `expiring → expired`, `active ⇄ suspended`. From the commit that ends a grant on nothing is
//! served under it; it is called revoked or expired only after a probe was refused. Use is asked for at use time.

mod around;
mod eligibility;
pub mod entity;
mod grant_download;
mod grant_end;
mod grant_expire;
mod grant_provision;
mod grant_revoke;
mod grant_suspend;
mod held;
mod model;
mod policy;
pub mod probe;
pub mod queries;
pub mod reactions;
mod request_approve;
mod request_create;
mod request_refuse;
mod request_submit;
mod request_withdraw;
mod rules;
mod state;
mod store;
mod use_check;

pub use around::{Around, AskingTeam, Options, around, options};
pub use eligibility::{Footing, footing};
pub use entity::access_decision::Model as AccessDecision;
pub use entity::access_grant::Model as AccessGrant;
pub use entity::access_request::Model as AccessRequest;
pub use entity::grant_download::Model as GrantDownload;
pub use grant_download::download_url;
pub use grant_end::prove_end;
pub use grant_expire::{enqueue_due, expire};
pub use grant_provision::provision;
pub use grant_revoke::{Revoke, revoke};
pub use grant_suspend::{Suspend, resume, suspend};
pub use held::readable;
pub use policy::{GrantAction, Relation, RequestAction, decide_grant, decide_request, matrix};
pub use request_approve::{Approve, approve};
pub use request_create::{RequestCreate, create};
pub use request_refuse::{Refuse, reject, return_to_team};
pub use request_submit::{RequestSubmit, submit};
pub use request_withdraw::withdraw;
pub use rules::Condition;
pub use state::{DecisionKind, EffectKind, EffectState, GrantState, RequestState};
pub use use_check::{GrantCheck, GrantUse, authorise_use};
