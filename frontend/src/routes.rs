//! All pages, one line a feature. Register it last: it answers every address that nothing before it took.

use actix_web::middleware::from_fn;
use actix_web::web::{self, ServiceConfig};

use crate::{
    access, accounts, assignment, challenges, data_requests, datasets, explorer, harvest, home, hosts, jobs, judging,
    messages, organisations, pilots, profiles, shell, submissions, testbeds,
};

/// Registers all pages. The app must hold `web::Data<dyn shell::Backend>`.
pub fn configure(config: &mut ServiceConfig) {
    let pages = web::scope("")
        .wrap(from_fn(shell::around))
        .configure(shell::configure_assets)
        .configure(home::configure)
        .configure(explorer::configure)
        .configure(accounts::configure)
        .configure(organisations::configure)
        .configure(challenges::configure)
        .configure(testbeds::configure)
        .configure(datasets::configure)
        .configure(profiles::configure)
        .configure(harvest::configure)
        .configure(submissions::configure)
        .configure(judging::configure)
        .configure(assignment::configure)
        .configure(pilots::configure)
        .configure(access::configure)
        .configure(data_requests::configure)
        .configure(hosts::configure)
        .configure(jobs::configure)
        .configure(messages::configure)
        .default_service(web::to(shell::no_such_page));
    config.service(pages);
}
