//! The command line: what can be asked for, and how it is started.

mod administrator;
mod demo;
mod fault;
mod keys;
mod open;
mod serve;
mod worker;

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use intercity_api::commands::assignment_verify::assignment_verify;
use intercity_api::commands::get::{GetOptions, get};
use intercity_api::commands::put::{PutOptions, put};
use intercity_api::commands::remote::Failure;
use intercity_api::config::{Config, Options};
use tracing_subscriber::EnvFilter;

use fault::Fault;
use open::Use;
use serve::Parts;

/// Intercity: cities post challenges and data, innovators answer, juries decide, testbeds prove.
#[derive(Parser)]
#[command(name = "intercity", version, about, propagate_version = true)]
struct Cli {
    #[command(flatten)]
    options: Options,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run everything in one process; brings the schema of the database up to date first
    Serve,
    /// Run the API and the pages alone
    Api,
    /// Run a worker alone
    Worker {
        /// End when no job is left that is due
        #[arg(long)]
        until_idle: bool,
    },
    /// Bring the schema of the database up to date
    Migrate,
    /// Make the first account of an installation: an administrator
    Administrator(administrator::Options),
    /// Load the demonstration (four cities, fictional people), print the accounts, and serve
    Demo(demo::Options),
    /// Print the GraphQL schema
    Schema,
    /// Print the configuration in force, without secrets
    Config,
    /// The keys that sign tokens: rotate them
    #[command(subcommand)]
    Keys(keys::Keys),
    /// Download the files of a grant or an open dataset; goes on after any interruption and verifies SHA-256
    #[command(after_help = EXIT_CODES)]
    Get(GetOptions),
    /// Upload a file in pieces; goes on after any interruption
    #[command(after_help = EXIT_CODES)]
    Put(PutOptions),
    /// Assignment rounds: check an export
    #[command(subcommand)]
    Assignment(Assignment),
}

#[derive(Subcommand)]
enum Assignment {
    /// Check an exported round, offline: nobody could do better without harming somebody with higher priority
    Verify {
        /// The export of a round (`assignmentRound.export`), a JSON file
        file: PathBuf,
    },
}

/// What scripts look at.
const EXIT_CODES: &str = "Exit codes: 0 all files are there and verified; 64 wrong use; 65 the bytes or the file are \
not right; 66 not found; 69 the platform does not answer (run again to go on); 73 a file here cannot be read or \
written; 77 access is refused, the condition is named.";

/// Runs the program.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => fault.tell(),
    }
}

fn run(cli: Cli) -> Result<(), Fault> {
    if matches!(cli.command, Command::Schema) {
        print!("{}", intercity_api::schema::sdl());
        return Ok(());
    }
    if let Command::Assignment(Assignment::Verify { file }) = &cli.command {
        return verify(file);
    }
    match &cli.command {
        Command::Get(options) => return transfer(options.json(), get(options)),
        Command::Put(options) => return transfer(options.json(), put(options)),
        _ => {}
    }
    let config = Config::load(cli.options)?;
    if matches!(cli.command, Command::Config) {
        print!("{}", config.shown());
        return Ok(());
    }
    log(&config);
    runtime()?.block_on(dispatch(cli.command, config))
}

fn runtime() -> Result<tokio::runtime::Runtime, Fault> {
    rustls::crypto::aws_lc_rs::default_provider()
        .install_default()
        .map_err(|_already| Fault::internal("the TLS library was already set up"))?;
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|e| Fault::internal(format!("cannot start: {e}")))
}

/// A command that talks to a platform somewhere else.
fn transfer(json: bool, work: impl Future<Output = Result<(), Failure>>) -> Result<(), Fault> {
    runtime()?.block_on(work).map_err(|failure| {
        if json {
            let Failure { code, text, condition } = &failure;
            println!(
                "{}",
                serde_json::json!({"event": "failed", "exitCode": code, "condition": condition, "message": text})
            );
        }
        failure.into()
    })
}

async fn dispatch(command: Command, config: Config) -> Result<(), Fault> {
    match command {
        Command::Schema | Command::Config | Command::Assignment(_) | Command::Get(_) | Command::Put(_) => Ok(()),
        Command::Administrator(options) => administrator::run(&config, options).await,
        Command::Demo(options) => demo::run(&config, &options).await,
        Command::Serve => {
            let listener = serve::listen(&config)?;
            let opened = open::open(&config, Use::Alone).await?;
            serve::run(&config, opened.context.clone(), Some(listener), Parts { api: true, worker: true }).await
        }
        Command::Api => {
            let listener = serve::listen(&config)?;
            let opened = open::open(&config, Use::Shared).await?;
            serve::run(&config, opened.context.clone(), Some(listener), Parts { api: true, worker: false }).await
        }
        Command::Worker { until_idle } => {
            let opened = open::open(&config, Use::Shared).await?;
            if until_idle {
                worker::until_idle(&config, opened.context.clone()).await
            } else {
                serve::run(&config, opened.context.clone(), None, Parts { api: false, worker: true }).await
            }
        }
        Command::Keys(command) => keys::run(&config, &command).await,
        Command::Migrate => {
            open::open(&config, Use::Migrate).await?;
            println!("The database is up to date.");
            Ok(())
        }
    }
}

fn verify(file: &Path) -> Result<(), Fault> {
    let sound = assignment_verify(file).map_err(Fault::usage)?.tell();
    if sound { Ok(()) } else { Err(Fault::unsound("The assignment does not hold; see the findings above.")) }
}

fn log(config: &Config) {
    let filter = EnvFilter::try_new(&config.log).unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .with_target(false);
    if config.log_format == "json" {
        log.json().flatten_event(true).init();
    } else {
        log.compact().init();
    }
}
