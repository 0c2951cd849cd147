//! `/metrics` in the text format of Prometheus, and `/healthz/worker`.
//!
//! What concerns jobs is read from the database, so that any API process answers for all workers. With a token in the
//! configuration everybody who has it may read; without one only who asks from this machine, and not through a proxy.

use std::fmt::{Display, Write as _};
use std::sync::OnceLock;

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::TimeDelta;
use intercity_domain::Viewer;
use intercity_domain::access::hosting::{self, Lag};
use intercity_domain::kernel::queue::figures::BOUNDS;
use intercity_domain::kernel::queue::standing::{KindStanding, Standing, alarm, standing};
use intercity_domain::kernel::{Timestamp, same_secret};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};

use crate::edge::Edge;

/// The token that opens `/metrics`, if one is set.
#[derive(Clone, Debug)]
pub struct Token(pub Option<String>);

static RECORDER: OnceLock<PrometheusHandle> = OnceLock::new();

/// Collects what this process counts. Done twice, the second changes nothing.
///
/// # Errors
/// When another recorder is in place.
pub fn install() -> Result<(), metrics_exporter_prometheus::BuildError> {
    if RECORDER.get().is_none() {
        let handle = PrometheusBuilder::new().install_recorder()?;
        let _ = RECORDER.set(handle);
    }
    Ok(())
}

/// Mounts both addresses.
pub fn configure(cfg: &mut web::ServiceConfig) {
    cfg.route("/metrics", web::get().to(show)).route("/healthz/worker", web::get().to(worker));
}

async fn worker(edge: web::Data<Edge>) -> HttpResponse {
    match alarm(&edge.context).await {
        Ok((Some(_), false)) => HttpResponse::Ok().body("the queue is looked after\n"),
        Ok((Some(ms), true)) => HttpResponse::ServiceUnavailable().body(format!(
            "no worker has looked into the queue for {} s; start one with `intercity worker`\n",
            ms / 1000
        )),
        Ok((None, _)) => HttpResponse::ServiceUnavailable()
            .body("no worker has ever looked into the queue; start one with `intercity worker`\n"),
        Err(_) => HttpResponse::ServiceUnavailable().body("the database does not answer\n"),
    }
}

async fn show(request: HttpRequest, edge: web::Data<Edge>, token: web::Data<Token>) -> HttpResponse {
    if !may_read(&request, token.0.as_deref()) {
        return HttpResponse::NotFound().finish();
    }
    let context = &edge.context;
    let (Ok(found), Ok(lags)) = (standing(context, &Viewer::System).await, hosting::all_lags(context).await) else {
        return HttpResponse::ServiceUnavailable().body("the database does not answer\n");
    };
    let mut text = RECORDER.get().map(|handle| {
        handle.run_upkeep();
        handle.render()
    });
    let text = text.get_or_insert_default();
    render(text, &found);
    revocations(text, &lags, context.now(), hosting::bound(&context.settings));
    HttpResponse::Ok().content_type("text/plain; version=0.0.4; charset=utf-8").body(std::mem::take(text))
}

fn may_read(request: &HttpRequest, token: Option<&str>) -> bool {
    let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    match token {
        Some(token) => header("authorization")
            .and_then(|value| value.strip_prefix("Bearer "))
            .is_some_and(|given| same_secret(given, token)),
        None => {
            let proxied = ["forwarded", "x-forwarded-for", "x-real-ip"].iter().any(|name| header(name).is_some());
            !proxied && request.peer_addr().is_some_and(|peer| peer.ip().is_loopback())
        }
    }
}

/// One metric with a sample for each kind.
fn each<T: Display>(
    text: &mut String,
    name: &str,
    what: (&str, &str),
    all: &Standing,
    of: impl Fn(&KindStanding) -> Option<T>,
) {
    let (kind, help) = what;
    let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} {kind}");
    for one in &all.kinds {
        if let Some(value) = of(one) {
            let _ = writeln!(text, "{name}{{kind=\"{}\"}} {value}", escaped(&one.depth.kind));
        }
    }
}

fn render(text: &mut String, all: &Standing) {
    each(text, "intercity_jobs_waiting", ("gauge", "Jobs that wait."), all, |one| Some(one.depth.waiting));
    each(text, "intercity_jobs_running", ("gauge", "Jobs under a lease."), all, |one| Some(one.depth.running));
    each(text, "intercity_jobs_dead", ("gauge", "Dead letters."), all, |one| Some(one.depth.dead));
    each(text, "intercity_jobs_oldest_seconds", ("gauge", "Age of the oldest due job."), all, |one| {
        Some(seconds(one.depth.oldest_ms))
    });
    each(text, "intercity_jobs_done_total", ("counter", "Jobs that succeeded."), all, |one| Some(one.figure.done));
    each(text, "intercity_jobs_failed_total", ("counter", "Tries that failed."), all, |one| Some(one.figure.failed));
    each(text, "intercity_jobs_last_success_timestamp_seconds", ("gauge", "When one last succeeded."), all, |one| {
        one.figure.last_done_at.map(seconds)
    });
    durations(text, all);
    if let Some(ms) = all.since_success_ms {
        let name = "intercity_worker_last_success_age_seconds";
        let _ =
            writeln!(text, "# HELP {name} Age of the last look into the queue without an error.\n# TYPE {name} gauge");
        let _ = writeln!(text, "{name} {}", seconds(ms));
    }
    let name = "intercity_workers";
    let _ = writeln!(
        text,
        "# HELP {name} Workers seen within a minute.\n# TYPE {name} gauge\n{name} {}",
        all.workers.len()
    );
    let name = "intercity_schedule_failed";
    let _ = writeln!(text, "# HELP {name} Whether the last work of a schedule failed.\n# TYPE {name} gauge");
    for schedule in &all.schedules {
        let failed = u8::from(schedule.error.is_some());
        let _ = writeln!(text, "{name}{{schedule=\"{}\"}} {failed}", escaped(&schedule.name));
    }
    let name = "intercity_breaker_open";
    let _ =
        writeln!(text, "# HELP {name} Hosts that failed in a row: 1 left alone, 0 being tried.\n# TYPE {name} gauge");
    for worker in &all.workers {
        for breaker in &worker.breakers {
            let (host, worker) = (escaped(&breaker.host), escaped(&worker.name));
            let _ = writeln!(text, "{name}{{host=\"{host}\",worker=\"{worker}\"}} {}", u8::from(breaker.open));
        }
    }
}

/// How quickly access ends, at each host and with us, over all workers.
fn revocations(text: &mut String, lags: &[(String, Lag)], now: Timestamp, bound: TimeDelta) {
    let name = "intercity_revocation_bound_seconds";
    let _ = writeln!(text, "# HELP {name} After so long nothing that was ended can be used.\n# TYPE {name} gauge");
    let _ = writeln!(text, "{name} {}", bound.num_seconds());
    let name = "intercity_revocation_open";
    let _ = writeln!(text, "# HELP {name} Ends of access that are not proved, at most 20 a host.\n# TYPE {name} gauge");
    for (host, lag) in lags {
        let _ = writeln!(text, "{name}{{host=\"{}\"}} {}", escaped(host), lag.open.len());
    }
    let name = "intercity_revocation_oldest_open_seconds";
    let _ = writeln!(text, "# HELP {name} Age of the oldest end that is not proved.\n# TYPE {name} gauge");
    for (host, lag) in lags {
        let age = lag.open.iter().map(|end| (now - end.requested_at).num_milliseconds()).max().unwrap_or_default();
        let _ = writeln!(text, "{name}{{host=\"{}\"}} {}", escaped(host), seconds(age.max(0)));
    }
    let name = "intercity_revocation_lag_quantile_seconds";
    let _ = writeln!(text, "# HELP {name} From the wish to end access to its end, lately.\n# TYPE {name} gauge");
    for (host, lag) in lags {
        for (stage, spread) in [("acknowledged", lag.acknowledged), ("verified", lag.verified)] {
            let Some(spread) = spread else { continue };
            for (quantile, value) in [("0.5", spread.p50), ("0.95", spread.p95), ("1", spread.max)] {
                let host = escaped(host);
                let _ = writeln!(text, "{name}{{host=\"{host}\",stage=\"{stage}\",quantile=\"{quantile}\"}} {value}");
            }
        }
    }
}

/// Durations as a histogram, over all workers.
fn durations(text: &mut String, all: &Standing) {
    let name = "intercity_job_duration_seconds";
    let _ = writeln!(text, "# HELP {name} How long tries took.\n# TYPE {name} histogram");
    for one in all.kinds.iter().filter(|one| !one.figure.buckets.is_empty()) {
        let kind = escaped(&one.depth.kind);
        let mut sum = 0;
        for (bound, count) in BOUNDS.iter().zip(&one.figure.buckets) {
            sum += count;
            let _ = writeln!(text, "{name}_bucket{{kind=\"{kind}\",le=\"{bound}\"}} {sum}");
        }
        let total: i64 = one.figure.buckets.iter().sum();
        let _ = writeln!(text, "{name}_bucket{{kind=\"{kind}\",le=\"+Inf\"}} {total}");
        let _ = writeln!(text, "{name}_sum{{kind=\"{kind}\"}} {}", seconds(one.figure.took_ms));
        let _ = writeln!(text, "{name}_count{{kind=\"{kind}\"}} {total}");
    }
}

#[allow(clippy::cast_precision_loss)] // milliseconds of a few years fit
fn seconds(ms: i64) -> f64 {
    ms as f64 / 1000.0
}

/// A value of a label.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
}

#[cfg(test)]
mod tests {
    use intercity_domain::access::EffectKind;
    use intercity_domain::access::hosting::{OpenEnd, Spread};
    use intercity_domain::kernel::queue::figures::{Depth, Figure};

    use super::*;

    #[test]
    fn the_lag_of_each_host_is_told() {
        let now = chrono::DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let spread = Some(Spread { p50: 0.25, p95: 1.5, max: 4.0 });
        let open = |age: i64| OpenEnd {
            kind: EffectKind::Revoke,
            requested_at: now - TimeDelta::seconds(age),
            acknowledged_at: None,
        };
        let there = Lag { samples: 3, verified: spread, open: vec![open(90), open(7)], ..Lag::default() };
        let lags = [("intercity".to_owned(), Lag::default()), ("urn:\"data\"".to_owned(), there)];
        let mut text = String::new();
        revocations(&mut text, &lags, now, TimeDelta::seconds(120));
        for line in [
            "intercity_revocation_bound_seconds 120",
            "intercity_revocation_open{host=\"intercity\"} 0",
            "intercity_revocation_open{host=\"urn:\\\"data\\\"\"} 2",
            "intercity_revocation_oldest_open_seconds{host=\"intercity\"} 0",
            "intercity_revocation_oldest_open_seconds{host=\"urn:\\\"data\\\"\"} 90",
            "intercity_revocation_lag_quantile_seconds{host=\"urn:\\\"data\\\"\",stage=\"verified\",quantile=\"0.95\"} 1.5",
        ] {
            assert!(text.lines().any(|one| one == line), "{line} is not in\n{text}");
        }
        assert!(!text.contains("acknowledged"), "what never happened has no figure");
    }

    #[test]
    fn a_histogram_is_cumulative_and_labels_are_escaped() {
        let mut buckets = vec![0; BOUNDS.len() + 1];
        (buckets[0], buckets[2], buckets[BOUNDS.len()]) = (3, 1, 2);
        let figure = Figure { done: 6, took_ms: 1500, buckets, ..Figure::default() };
        let depth = Depth { kind: "odd\"kind".into(), waiting: 7, ..Depth::default() };
        let all = Standing {
            kinds: vec![KindStanding { depth, figure }],
            workers: Vec::new(),
            schedules: Vec::new(),
            since_success_ms: Some(1500),
            alarming: false,
        };
        let mut text = String::new();
        render(&mut text, &all);
        for line in [
            "intercity_jobs_waiting{kind=\"odd\\\"kind\"} 7",
            "intercity_job_duration_seconds_bucket{kind=\"odd\\\"kind\",le=\"0.001\"} 3",
            "intercity_job_duration_seconds_bucket{kind=\"odd\\\"kind\",le=\"0.01\"} 4",
            "intercity_job_duration_seconds_bucket{kind=\"odd\\\"kind\",le=\"120\"} 4",
            "intercity_job_duration_seconds_bucket{kind=\"odd\\\"kind\",le=\"+Inf\"} 6",
            "intercity_job_duration_seconds_sum{kind=\"odd\\\"kind\"} 1.5",
            "intercity_worker_last_success_age_seconds 1.5",
        ] {
            assert!(text.lines().any(|one| one == line), "{line} is not in\n{text}");
        }
    }
}
