//! The demonstration: four cities with real challenges, testbeds and datasets, and fictional people at every stage.
//!
//! Everything is done with the commands that people use, at the instants at which they would have done it, so that
//! the demonstration cannot hold a state that the platform itself would not allow.

mod accounts;
mod calls;
mod catalogue;
mod clock;
mod entries;
mod facts;
mod grants;
mod harvest;
mod hosted;
mod loader;
mod obligations;
mod policies;
mod winners;

use intercity_domain::kernel::{Context, Error, Result, activity};
use intercity_domain::organisations::entity::organisation;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

pub use accounts::{Account, all as accounts};
use loader::Loader;

/// What [`load`] found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The data was loaded now.
    Loaded,
    /// It was there already; nothing was changed.
    Present,
}

/// The worker, run in these surroundings until nothing is due.
pub type Work = std::pin::Pin<Box<dyn Future<Output = Result<()>>>>;

/// Loads the demonstration into an empty database. `tell` is told what is being done; `work` runs the worker, so
/// that what it does happens when it would have happened.
///
/// # Errors
/// `Conflict` when the database holds something else or a load that was broken off.
pub async fn load(context: &Context, tell: &dyn Fn(&str), work: &dyn Fn(Context) -> Work) -> Result<Outcome> {
    let done =
        activity::Entity::find().filter(activity::Column::Verb.eq("demo.loaded")).count(context.db.reader()).await?;
    if done > 0 {
        return Ok(Outcome::Present);
    }
    if organisation::Entity::find().count(context.db.reader()).await? > 0 {
        return Err(Error::Conflict(
            "this database holds data of its own, or a demonstration that was interrupted while it loaded. \
             Choose an empty folder with --data, or remove this one."
                .into(),
        ));
    }
    let mut loader = Loader::new(context, work);
    tell("people and organisations");
    loader.people().await?;
    tell("testbeds and datasets");
    loader.testbeds().await?;
    loader.datasets().await?;
    tell("catalogues of the four cities");
    loader.harvests().await?;
    loader.hosted().await?;
    loader.decided_otherwise().await?;
    tell("challenges, submissions and reviews");
    loader.challenges().await?;
    tell("questions for data");
    loader.wanted().await?;
    loader.finish().await?;
    Ok(Outcome::Loaded)
}
