//! The tables of access.

pub mod access_decision;
pub mod access_form;
pub mod access_grant;
pub mod access_recusal;
pub mod access_request;
pub mod access_request_person;
pub mod closing_duty;
pub mod grant_download;
pub mod grant_effect;
pub mod grant_person;
pub mod grant_renewal;
pub mod grant_token;
pub mod hosted_grant;
pub mod sanction;
pub mod terms_acceptance;
