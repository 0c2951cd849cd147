//! Rotates the key that signs tokens, in due form or at once because it leaked.

use chrono::TimeDelta;
use clap::Subcommand;
use intercity_api::config::Config;
use intercity_domain::accounts::keys_rotate::{Overlap, rotate};

use super::fault::Fault;
use super::open::{self, Use};

/// What can be done with the keys.
#[derive(Subcommand)]
pub enum Keys {
    /// Make the next key: published now, signing in 15 minutes; the present one is verified for a day after that
    Rotate {
        /// Let the next key sign at once; servers that keep the key set for a few minutes learn of it with a delay
        #[arg(long)]
        at_once: bool,
        /// The present key leaked: nothing that it signed counts any more, and everybody signs in again
        #[arg(long)]
        leaked: bool,
    },
}

/// Runs it on the database of the installation, also while it runs.
///
/// # Errors
/// When the database cannot be opened, or a rotation is under way.
pub async fn run(config: &Config, command: &Keys) -> Result<(), Fault> {
    let Keys::Rotate { at_once, leaked } = command;
    let opened = open::open(config, Use::Shared).await?;
    let mut overlap = Overlap::default();
    if *at_once || *leaked {
        overlap.announced = TimeDelta::zero();
    }
    if *leaked {
        overlap.verified = TimeDelta::zero();
    }
    let (kid, from) = rotate(&opened.context, overlap).await?;
    println!("The key {kid} signs from {}.", from.format("%Y-%m-%d %H:%M:%S UTC"));
    Ok(())
}
