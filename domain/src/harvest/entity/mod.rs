//! The tables of harvesting.

pub mod harvest_item;
pub mod harvest_record;
pub mod harvest_run;
pub mod harvest_source;
