//! Requests for data that is not listed: a person or a team asks a city, whose data stewards answer with a dataset or
//! say why there is none. `open → answered | declined | withdrawn`.

mod answer;
mod create;
pub mod entity;
pub mod policy;
pub mod queries;
mod state;
mod store;
mod withdraw;

pub use answer::{Answer, Decline, answer, decline};
pub use create::{Create, create};
pub use entity::data_request::Model as DataRequest;
pub use policy::{Action, Relation, decide, matrix};
pub use state::DataRequestState;
pub use withdraw::withdraw;
