//! The command line: what can be asked for, and how faults are told to a person.

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use intercity_api::config::{Config, Options};

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
    /// Print the GraphQL schema
    Schema,
    /// Print the configuration in force, without secrets
    Config,
}

/// Runs the program.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("intercity: {fault}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> Result<(), Box<dyn std::error::Error>> {
    match cli.command {
        Command::Schema => print!("{}", intercity_api::schema::sdl()),
        Command::Config => print!("{}", Config::load(cli.options)?.shown()),
    }
    Ok(())
}
