//! The schema of the database, step by step, for SQLite and PostgreSQL alike.

mod m0001_kernel;
mod m0002_accounts;
mod m0003_organisations;
mod m0004_testbeds;
mod m0005_files;
mod m0006_datasets;
mod m0007_challenges;
mod m0008_submissions;
mod m0009_judging;
mod m0010_assignment;
mod m0011_pilots;
mod m0012_access;
mod m0013_messages;
mod m0014_queue;
mod m0015_uploads;
mod m0016_profiles;
mod m0017_harvest;
mod m0018_catalogue;
mod m0019_requests;
mod m0020_grants;
mod m0021_hosts;
mod parts;

use sea_orm_migration::prelude::*;

/// Every migration in the order in which it is applied.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_kernel::Migration),
            Box::new(m0002_accounts::Migration),
            Box::new(m0003_organisations::Migration),
            Box::new(m0004_testbeds::Migration),
            Box::new(m0005_files::Migration),
            Box::new(m0006_datasets::Migration),
            Box::new(m0007_challenges::Migration),
            Box::new(m0008_submissions::Migration),
            Box::new(m0009_judging::Migration),
            Box::new(m0010_assignment::Migration),
            Box::new(m0011_pilots::Migration),
            Box::new(m0012_access::Migration),
            Box::new(m0013_messages::Migration),
            Box::new(m0014_queue::Migration),
            Box::new(m0015_uploads::Migration),
            Box::new(m0016_profiles::Migration),
            Box::new(m0017_harvest::Migration),
            Box::new(m0018_catalogue::Migration),
            Box::new(m0019_requests::Migration),
            Box::new(m0020_grants::Migration),
            Box::new(m0021_hosts::Migration),
        ]
    }
}
