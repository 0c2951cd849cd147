//! As whom the command line asks the platform. Secrets come by environment, standard input or flag, and are never told.

use std::io::BufRead as _;

use clap::Args;

use super::Failure;

/// Who asks, and where.
#[derive(Args, Clone)]
pub struct SignIn {
    /// Where people reach the platform, for example `https://intercity.example`
    #[arg(long, env = "INTERCITY_SERVER", value_name = "URL")]
    pub server: Option<String>,
    /// Sign in as a person; the password comes from INTERCITY_PASSWORD or standard input
    #[arg(long, env = "INTERCITY_EMAIL", conflicts_with = "client")]
    email: Option<String>,
    /// Sign in as an API client; its secret comes from INTERCITY_CLIENT_SECRET or standard input
    #[arg(long, env = "INTERCITY_CLIENT", value_name = "ID")]
    client: Option<String>,
    /// An access token (lives ten minutes; the other ways renew themselves). Others on this machine can see flags
    #[arg(long, env = "INTERCITY_TOKEN", hide_env_values = true)]
    token: Option<String>,
    /// The password of --email. Others on this machine can see flags
    #[arg(long, env = "INTERCITY_PASSWORD", hide_env_values = true)]
    password: Option<String>,
    /// The secret of --client. Others on this machine can see flags
    #[arg(long, env = "INTERCITY_CLIENT_SECRET", hide_env_values = true)]
    client_secret: Option<String>,
    /// Read the password, client secret or token from the first line of standard input
    #[arg(long)]
    secret_stdin: bool,
}

/// What to sign in with.
#[derive(Clone)]
pub enum Credentials {
    /// Nothing: for open data.
    Nobody,
    /// A token that was made elsewhere.
    Token(String),
    /// A person.
    Person {
        /// Their address.
        email: String,
        /// Their password.
        password: String,
    },
    /// An API client.
    Client {
        /// Its id.
        id: String,
        /// Its secret.
        secret: String,
    },
}

impl SignIn {
    /// What to sign in with.
    ///
    /// # Errors
    /// When a secret is missing.
    pub fn credentials(&self) -> Result<Credentials, Failure> {
        let read = if self.secret_stdin { Some(first_line()?) } else { None };
        let secret = |given: &Option<String>, name: &str| {
            read.clone().or_else(|| given.clone()).ok_or_else(|| {
                Failure::usage(format!("The secret is missing: set {name}, or give --secret-stdin and write it there."))
            })
        };
        match (&self.email, &self.client) {
            (Some(email), _) => {
                let password = secret(&self.password, "INTERCITY_PASSWORD")?;
                Ok(Credentials::Person { email: email.clone(), password })
            }
            (None, Some(id)) => {
                let secret = secret(&self.client_secret, "INTERCITY_CLIENT_SECRET")?;
                Ok(Credentials::Client { id: id.clone(), secret })
            }
            (None, None) => Ok(read.or_else(|| self.token.clone()).map_or(Credentials::Nobody, Credentials::Token)),
        }
    }
}

fn first_line() -> Result<String, Failure> {
    let mut line = String::new();
    std::io::stdin()
        .lock()
        .read_line(&mut line)
        .map_err(|e| Failure::usage(format!("Standard input cannot be read: {e}.")))?;
    let line = line.trim_end_matches(['\r', '\n']).to_owned();
    if line.is_empty() { Err(Failure::usage("Standard input has no secret in its first line.")) } else { Ok(line) }
}
