//! What all of the GraphQL schema stands on: ids, connections, errors, limits, the caller.

mod caller;
mod connection;
mod fault;
pub mod http;
mod id;
pub mod limits;
mod scalars;
pub mod subscriptions;

pub use caller::{Caller, caller};
pub use connection::{Listed, Opaque, Total, listed};
pub use fault::{Fault, chain, code};
pub use id::{global, local, local_all, local_opt, split};
pub use scalars::{LocalizedInput, LocalizedText, MoneyInput, MoneyNode, Translation, TranslationInput};
