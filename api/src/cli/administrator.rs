//! `intercity administrator`: the first account of an installation.

use clap::Args;
use intercity_api::config::Config;
use intercity_domain::accounts::{self, PlatformRole, Provide};

use super::fault::Fault;
use super::open::{self, Use};

/// Who is to administer the platform.
#[derive(Args)]
pub struct Options {
    /// Their e-mail address
    email: String,
    /// The name that people see
    #[arg(long)]
    name: String,
    /// Language of their pages
    #[arg(long, default_value = "en", value_parser = ["de", "en", "fr"])]
    language: String,
    /// Their time zone
    #[arg(long, default_value = "Europe/Berlin")]
    zone: String,
}

/// Makes the account, with a password that is shown once.
///
/// # Errors
/// With a sentence that says what to do.
pub async fn run(config: &Config, options: Options) -> Result<(), Fault> {
    let opened = open::open(config, Use::Shared).await?;
    let password = opened.context.secret();
    let input = Provide {
        name: options.name,
        email: options.email.clone(),
        password: password.clone(),
        language: options.language,
        zone: options.zone,
        platform_role: Some(PlatformRole::Administrator),
        fictional: false,
    };
    let email = accounts::Email::parse(&options.email)?;
    if accounts::person_by_email(opened.context.db.reader(), &email).await?.is_some() {
        return Err(Fault::usage(format!("{} has an account already; nothing was changed.", options.email)));
    }
    accounts::provide(&opened.context, input).await?;
    println!(
        "{} is now an administrator. Password (shown once, change it by “Forgotten password”): {password}",
        options.email
    );
    Ok(())
}
