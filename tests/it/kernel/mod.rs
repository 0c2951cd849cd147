//! What every feature stands on.

mod queue;
