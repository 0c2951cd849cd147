//! Files in pieces: the protocol, kills, quotas, the command line, redirects to the store.

mod command_line;
mod large;
mod measure;
mod quota;
mod redirect;
mod scene;
mod tus;
mod tus_kill;
