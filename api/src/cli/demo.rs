//! `intercity demo`: loads the demonstration, prints who can sign in, and serves.

use clap::Args;
use intercity_api::config::Config;
use intercity_api::demo;
use intercity_domain::kernel::Error;

use super::fault::Fault;
use super::open::{self, Use};
use super::serve::{self, Parts};
use super::worker;

/// How the demonstration is wanted.
#[derive(Args)]
pub struct Options {
    /// Load, print the accounts and end
    #[arg(long)]
    no_serve: bool,
    /// How the accounts are printed
    #[arg(long, value_parser = ["text", "json"], default_value = "text")]
    format: String,
}

/// Loads, prints and serves.
///
/// # Errors
/// With a sentence that says what to do.
pub async fn run(config: &Config, options: &Options) -> Result<(), Fault> {
    let listener = if options.no_serve { None } else { Some(serve::listen(config)?) };
    eprintln!("Opening {} …", intercity_api::config::without_password(&config.database));
    let opened = open::open(config, Use::Alone).await?;
    let work = |context| -> demo::Work {
        let config = config.clone();
        Box::pin(async move {
            worker::until_idle(&config, context).await.map_err(|fault| Error::internal(fault.to_string()))
        })
    };
    let load = demo::load(&opened.context, &|step| eprintln!("Loading {step} …"), &work);
    let outcome = load.await.map_err(|error| match error {
        Error::Conflict(text) => Fault::cannot_create(text),
        other => other.into(),
    })?;
    if outcome == demo::Outcome::Loaded {
        eprintln!("Letting the worker finish what that caused …");
        worker::until_idle(config, opened.context.clone()).await?;
        if listener.is_some() {
            anew();
        }
    }
    print(config, options)?;
    if let Some(listener) = listener {
        if !config.listen.ip().is_loopback() {
            eprintln!("Note: these passwords are public. Do not leave a demonstration open to a network.");
        }
        serve::run(config, opened.context.clone(), Some(listener), Parts { api: true, worker: true }).await?;
    }
    Ok(())
}

/// Begins the same command anew in this process, for which there is nothing left to load: what loading took of memory would
/// otherwise be held as long as it serves. Comes back only when that is not possible, and then it serves as it is.
#[cfg(unix)]
fn anew() {
    use std::os::unix::process::CommandExt;

    if let Ok(program) = std::env::current_exe() {
        let error = std::process::Command::new(program).args(std::env::args_os().skip(1)).exec();
        tracing::debug!(%error, "could not begin anew");
    }
}

#[cfg(not(unix))]
fn anew() {}

fn print(config: &Config, options: &Options) -> Result<(), Fault> {
    let accounts = demo::accounts();
    if options.format == "json" {
        let json = serde_json::json!({ "url": config.public_url, "accounts": accounts });
        let text = serde_json::to_string_pretty(&json).map_err(|e| Fault::internal(e.to_string()))?;
        println!("{text}");
        return Ok(());
    }
    println!("\nAccounts (everybody is fictional; the password is the same for all):\n");
    for account in accounts {
        println!(
            "  {:<14} {:<20} {:<30} {}",
            account.role,
            account.city.unwrap_or(""),
            account.email,
            account.password
        );
    }
    println!("\n{}\n", config.public_url);
    Ok(())
}
