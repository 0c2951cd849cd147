//! Pages of assignment: the board of a challenge, the ranking of testbeds, a city's order, a round, a match.

mod board;
mod fragments;
mod matches;
mod order;
mod pins;
mod ranking;
mod round;
mod why;

use actix_web::web::{ServiceConfig, get, post};

/// Registers the pages of this feature.
pub fn configure(config: &mut ServiceConfig) {
    config
        .route("/assignment/ranking/{submission}", get().to(ranking::show))
        .route("/assignment/ranking/{submission}", post().to(ranking::save))
        .route("/assignment/rounds/{round}", get().to(round::show))
        .route("/assignment/rounds/{round}/export.json", get().to(round::export))
        .route("/assignment/matches/{match}", get().to(matches::show))
        .route("/assignment/matches/{match}/confirm", post().to(matches::confirm))
        .route("/assignment/matches/{match}/decline", post().to(matches::decline))
        .route("/assignment/{challenge}", get().to(board::show))
        .route("/assignment/{challenge}/run", post().to(board::run))
        .route("/assignment/{challenge}/pins", post().to(pins::add))
        .route("/assignment/{challenge}/pins/{pin}/lift", post().to(pins::lift))
        .route("/assignment/{challenge}/order/{city}", get().to(order::show))
        .route("/assignment/{challenge}/order/{city}", post().to(order::save));
}
