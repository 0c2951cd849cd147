//! Access to restricted datasets: a team asks, the publisher's steward decides, the worker gives and takes.
//!
//! Who may ask, who decides and what access then allows stands in the policy of the dataset, one object
//! ([`crate::datasets::AccessPolicy`]). Each decision is one or several votes of the seats that the policy names;
//! who has a conflict stands back.
//!
//! A request goes `draft → submitted → (returned → submitted) → approved | rejected`, or `withdrawn` by the team and
//! `closed` when what it stood on is gone. An approved request becomes a grant: `provisioning → active`,
//! `revoking → revoked`, `expiring → expired`, `active ⇄ suspended`. It is called active only after a probe was served. From the commit that ends a grant on nothing is
//! served under it; it is called revoked or expired only after a probe was refused. Use is asked for at use time.

mod around;
mod bound;
mod budget;
pub mod conditions;
mod content;
mod duty;
mod duty_attest;
mod duty_decide;
mod eligibility;
pub mod entity;
mod form_set;
mod grant_download;
mod grant_end;
mod grant_expire;
mod grant_misconduct;
mod grant_person_withdraw;
pub mod grant_policy;
mod grant_provision;
mod grant_rebound;
mod grant_renew;
mod grant_revoke;
mod grant_suspend;
mod grant_terms_accept;
mod grant_withdraw;
mod ground;
mod held;
pub mod hosting;
mod model;
mod obligations;
mod odrl;
#[cfg(test)]
mod odrl_tests;
mod people;
mod policy;
mod policy_view;
pub mod probe;
pub mod queries;
pub mod reactions;
mod records;
pub mod records_csv;
mod rehearse;
mod remind;
mod renewal;
mod report_require;
mod request_approve;
mod request_create;
mod request_escalate;
mod request_grant;
mod request_recuse;
mod request_refuse;
mod request_rules;
mod request_save;
mod request_submit;
mod request_vote;
mod request_withdraw;
mod rules;
mod sanction_lift;
mod seats;
pub mod standing;
mod state;
mod store;
mod tally;
pub mod terms;
mod usage;
mod use_check;
mod versions;
mod visible;
mod waiting;
mod words;

pub use around::{Around, AskingTeam, Options, around, options};
pub use conditions::{Ask, Check, CityNames, Requirement};
pub use content::{form_in_force, forms};
pub use duty::told;
pub use duty_attest::{DutyAttest, duty_attest};
pub use duty_decide::{DutyReturn, duty_return, duty_verify};
pub use eligibility::{Asking, Footing, city_names, conditions, footing};
pub use entity::access_decision::Model as AccessDecision;
pub use entity::access_grant::Model as AccessGrant;
pub use entity::access_request::Model as AccessRequest;
pub use entity::closing_duty::Model as ClosingDuty;
pub use entity::grant_download::Model as GrantDownload;
pub use entity::sanction::Model as Sanction;
pub use form_set::{AccessFormSet, form_set};
pub use grant_download::download_url;
pub use grant_end::prove_end;
pub use grant_expire::{enqueue_due, expire, jobs_for};
pub use grant_misconduct::{Misconduct, revoke_for_misconduct};
pub use grant_person_withdraw::{PersonWithdraw, person_withdraw};
pub use grant_provision::provision;
pub use grant_renew::{GrantRenew, grant_renew};
pub use grant_revoke::{Revoke, revoke};
pub use grant_suspend::{Suspend, resume, suspend};
pub use grant_terms_accept::{TermsAccept, terms_accept};
pub use grant_withdraw::withdraw_grant;
pub use ground::end_bounds;
pub use held::readable;
pub use obligations::{ObligationFilter, duties, duty as closing_duty, sanctions};
pub use odrl::odrl;
pub use policy::{GrantAction, Relation, RequestAction, decide_grant, decide_request, matrix};
pub use policy_view::{PolicyView, named as named_seats, policy_view, policy_view_by_slug};
pub use records::{AcceptedTerms, AccessRecord, RecordFilter, records};
pub use remind::remind;
pub use renewal::renewal_of;
pub use report_require::{ReportRequire, report_require};
pub use request_approve::{Approve, approve};
pub use request_create::{RequestCreate, create};
pub use request_escalate::{escalate, escalate_due, patience};
pub use request_recuse::recuse;
pub use request_refuse::{Refuse, reject, return_to_team};
pub use request_rules::{Answers, Content};
pub use request_save::{RequestPatch, RequestSave, save};
pub use request_submit::{RequestSubmit, Written, request_conditions, submit};
pub use request_withdraw::withdraw;
pub use rules::{Condition, Occasion};
pub use sanction_lift::{SanctionLift, sanction_lift};
pub use seats::{Exclusion, Level, Seat, Seats, Voice, seats_of, seats_of_all};
pub use state::{
    DecisionKind, DutyKind, DutyState, EffectKind, EffectState, GrantState, HeldState, RequestState, SanctionScope,
    VersionPolicy,
};
pub use tally::{Outcome, Tally};
pub use usage::{Usage, usage_of};
pub use use_check::{GrantCheck, GrantUse, authorise_use, refusals_of};
pub use versions::versions_follow;
pub use waiting::{Waiting, WaitingFor, overdue, waiting};
pub use words::{SeatName, policy_sentence, purpose as purpose_words, role as role_words};
