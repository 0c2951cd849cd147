//! The program `intercity`.

#![recursion_limit = "512"]

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
