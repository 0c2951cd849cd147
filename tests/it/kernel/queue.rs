//! The queue keeps its promises on both databases: one holder at a time, nothing lost, late finishers ignored.

use std::collections::HashSet;
use std::sync::Arc;

use intercity_domain::files::{S3, open};
use intercity_domain::kernel::queue::schedule::{self, Rule, Schedule};
use intercity_domain::kernel::queue::{self, Claimed, Job, Want, load, row};
use intercity_domain::kernel::{Context, Db, Durability, Settings, SystemClock, SystemRandom, Viewer, Wake};
use intercity_migrations::Migrator;
use intercity_tests::Cluster;
use sea_orm::{ConnectionTrait, EntityTrait};
use sea_orm_migration::MigratorTrait;

const LEASE: i64 = 60_000;

struct Fixture {
    ctx: Context,
    _dir: tempfile::TempDir,
}

async fn fixture(postgres: bool) -> Fixture {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let url = if postgres {
        tokio::task::spawn_blocking(|| Cluster::shared().database()).await.expect("a database")
    } else {
        format!("sqlite://{}", dir.path().join("queue.db").display())
    };
    let db = Db::connect(&url, 4, Durability::Normal).await.expect("the database");
    if !postgres {
        Migrator::up(db.writer(), None).await.expect("the schema");
    }
    let store = open(&dir.path().join("files").display().to_string(), &S3::default()).await.expect("a store");
    let ctx = Context {
        db,
        clock: Arc::new(SystemClock),
        random: Arc::new(SystemRandom),
        store,
        signer: None,
        settings: Arc::new(Settings::default()),
        wake: Wake::default(),
        request_id: None,
    };
    Fixture { ctx, _dir: dir }
}

async fn enqueue(ctx: &Context, job: Job) {
    let mut tx = ctx.begin(&Viewer::System).await.expect("a transaction");
    tx.enqueue(job).await.expect("to enqueue");
    tx.commit().await.expect("to commit");
}

async fn claim(ctx: &Context, owner: &str, lease: i64, most: u32) -> Vec<Claimed> {
    let wants = [Want { kind: "queue.nothing", most }];
    queue::claim(ctx, owner, lease, &wants, most).await.expect("to claim")
}

async fn finish(ctx: &Context, job: &Claimed) -> bool {
    queue::finish(&ctx.db, &[job.lease]).await.expect("to finish") == [job.lease.id]
}

async fn extend(ctx: &Context, job: &Claimed) -> bool {
    queue::extend(&ctx.db, &[job.lease], LEASE).await.expect("to extend") == [job.lease.id]
}

async fn states(ctx: &Context) -> Vec<row::JobState> {
    let rows = row::Entity::find().all(ctx.db.reader()).await.expect("jobs");
    rows.into_iter().map(|job| job.state).collect()
}

async fn each(test: impl AsyncFn(&Context)) {
    for postgres in [false, true] {
        let fixture = fixture(postgres).await;
        test(&fixture.ctx).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn many_claimers_share_and_never_take_the_same() {
    each(async |ctx| {
        for n in 0..60 {
            enqueue(ctx, Job::new("queue.nothing", n)).await;
        }
        let claimers = (0..6).map(|n| async move {
            let mut mine = Vec::new();
            loop {
                let jobs = claim(ctx, &format!("w{n}"), LEASE, 3).await;
                if jobs.is_empty() {
                    return mine;
                }
                mine.extend(jobs.into_iter().map(|job| job.lease.id));
            }
        });
        let all: Vec<_> = futures_util::future::join_all(claimers).await.into_iter().flatten().collect();
        assert_eq!(all.len(), 60);
        assert_eq!(all.iter().collect::<HashSet<_>>().len(), 60);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_lease_goes_to_another_and_the_late_finisher_is_ignored() {
    each(async |ctx| {
        enqueue(ctx, Job::new("queue.nothing", 1)).await;
        let dead = claim(ctx, "killed", 0, 1).await.remove(0);
        assert_eq!(queue::reap(&ctx.db).await.expect("to take back"), 1);
        let second = claim(ctx, "other", LEASE, 1).await.remove(0);
        assert_eq!(dead.lease.id, second.lease.id);
        assert_ne!(second.lease.epoch, dead.lease.epoch);
        assert!(!finish(ctx, &dead).await);
        assert!(!queue::fail(&ctx.db, dead.lease, "late", 0).await.expect("to try"));
        assert!(queue::hand_back(&ctx.db, &[dead.lease]).await.expect("to try").is_empty());
        assert!(!extend(ctx, &dead).await);
        assert!(extend(ctx, &second).await);
        assert!(finish(ctx, &second).await);
        assert!(states(ctx).await.is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn tries_end_in_a_dead_letter_but_never_for_ever_jobs() {
    each(async |ctx| {
        let mortal = Job { max_attempts: Some(2), ..Job::new("queue.nothing", 1) };
        enqueue(ctx, mortal).await;
        for _ in 0..2 {
            let job = claim(ctx, "w", LEASE, 1).await.remove(0);
            assert!(queue::fail(&ctx.db, job.lease, "no", 0).await.expect("to fail"));
        }
        assert_eq!(states(ctx).await, [row::JobState::Dead]);
        enqueue(ctx, Job::new("queue.nothing", 1).for_ever()).await;
        for _ in 0..30 {
            let job = claim(ctx, "w", LEASE, 1).await.remove(0);
            assert!(queue::fail(&ctx.db, job.lease, "no", 0).await.expect("to fail"));
        }
        let load = load(&ctx.db, 0).await.expect("the load");
        assert_eq!((load.due, load.running, load.dead), (1, 0, 1));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unique_key_is_held_until_done_and_a_job_given_back_is_untried() {
    each(async |ctx| {
        enqueue(ctx, Job::new("queue.nothing", 1).unique("k")).await;
        enqueue(ctx, Job::new("queue.nothing", 2).unique("k")).await;
        let job = claim(ctx, "w", LEASE, 9).await.remove(0);
        assert_eq!(queue::hand_back(&ctx.db, &[job.lease]).await.expect("to give back"), [job.lease.id]);
        let job = claim(ctx, "w", LEASE, 9).await.remove(0);
        assert_eq!(job.attempts, 1);
        enqueue(ctx, Job::new("queue.nothing", 3).unique("k")).await;
        assert!(finish(ctx, &job).await);
        assert!(claim(ctx, "w", LEASE, 9).await.is_empty());
        enqueue(ctx, Job::new("queue.nothing", 4).unique("k")).await;
        assert_eq!(claim(ctx, "w", LEASE, 9).await.len(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_kind_is_claimed_by_itself_and_never_more_than_wanted() {
    each(async |ctx| {
        for n in 0..30 {
            enqueue(ctx, Job::new("queue.nothing", n)).await;
        }
        enqueue(ctx, Job::new("grant.revoke", 1)).await;
        let wants = [Want { kind: "grant.revoke", most: 4 }, Want { kind: "queue.nothing", most: 2 }];
        let jobs = queue::claim(ctx, "w", LEASE, &wants, 100).await.expect("to claim");
        let count = |kind: &str| jobs.iter().filter(|job| job.kind == kind).count();
        assert_eq!((count("grant.revoke"), count("queue.nothing")), (1, 2));
        // The first of the wants goes first when not all fit.
        enqueue(ctx, Job::new("grant.revoke", 2)).await;
        let jobs = queue::claim(ctx, "w", LEASE, &wants, 1).await.expect("to claim");
        assert_eq!(jobs.iter().map(|job| job.kind.as_str()).collect::<Vec<_>>(), ["grant.revoke"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_ends_are_recorded_at_once_and_only_those_that_are_still_held() {
    each(async |ctx| {
        for n in 0..50 {
            enqueue(ctx, Job::new("queue.nothing", n)).await;
        }
        let first = claim(ctx, "slow", 0, 20).await;
        assert_eq!(queue::reap(&ctx.db).await.expect("to take back"), 20);
        let all = claim(ctx, "quick", LEASE, 50).await;
        let stale: Vec<_> = first.iter().map(|job| job.lease).collect();
        assert!(queue::finish(&ctx.db, &stale).await.expect("to finish").is_empty());
        let leases: Vec<_> = all.iter().map(|job| job.lease).chain(stale).collect();
        assert_eq!(queue::finish(&ctx.db, &leases).await.expect("to finish").len(), 50);
        assert!(states(ctx).await.is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kind_without_a_row_in_the_table_of_kinds_cannot_be_queued() {
    each(async |ctx| {
        let mut tx = ctx.begin(&Viewer::System).await.expect("a transaction");
        assert!(tx.enqueue(Job::new("test.unheard_of", 1)).await.is_err());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_schedule_fires_once_however_many_workers_look() {
    each(async |ctx| {
        let schedules = [Schedule { kind: "look.purge", rule: Rule::Every(3600) }];
        schedule::fire_due(ctx, &schedules).await.expect("to begin");
        for round in 1..=5 {
            ctx.db.writer().execute_unprepared("UPDATE schedule SET next_at = 1000").await.expect("to make it due");
            let looks = (0..8).map(|_| schedule::fire_due(ctx, &schedules));
            for look in futures_util::future::join_all(looks).await {
                look.expect("to look");
            }
            let standing = schedule::standing(ctx).await.expect("the schedules");
            assert_eq!(standing.iter().map(|row| row.fired).collect::<Vec<_>>(), [round]);
            let jobs =
                queue::claim(ctx, "w", LEASE, &[Want { kind: "look.purge", most: 9 }], 9).await.expect("to claim");
            assert_eq!(jobs.len(), 1);
            assert!(finish(ctx, &jobs[0]).await);
        }
    })
    .await;
}
