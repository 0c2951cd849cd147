//! The queue keeps its promises on both databases: one holder at a time, nothing lost, late finishers ignored.

use std::collections::HashSet;
use std::sync::Arc;

use intercity_domain::files::{S3, open};
use intercity_domain::kernel::queue::{self, Job, load, row};
use intercity_domain::kernel::{Context, Db, Durability, Settings, SystemClock, SystemRandom, Viewer, Wake};
use intercity_migrations::Migrator;
use intercity_tests::Cluster;
use sea_orm::EntityTrait;
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
            enqueue(ctx, Job::new("test.job", n)).await;
        }
        let claimers = (0..6).map(|n| async move {
            let mut mine = Vec::new();
            loop {
                let jobs = queue::claim(&ctx.db, &format!("w{n}"), LEASE, 3).await.expect("to claim");
                if jobs.is_empty() {
                    return mine;
                }
                mine.extend(jobs.into_iter().map(|job| job.id));
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
        enqueue(ctx, Job::new("test.job", 1)).await;
        let dead = queue::claim(&ctx.db, "killed", 0, 1).await.expect("to claim").remove(0);
        let second = queue::claim(&ctx.db, "other", LEASE, 1).await.expect("to claim").remove(0);
        assert_eq!(dead.id, second.id);
        assert!(second.epoch > dead.epoch);
        assert!(!queue::finish(&ctx.db, &dead).await.expect("to try"));
        assert!(!queue::fail(&ctx.db, &dead, "late", 0).await.expect("to try"));
        assert!(!queue::extend(&ctx.db, &dead, LEASE).await.expect("to try"));
        assert!(queue::extend(&ctx.db, &second, LEASE).await.expect("to extend"));
        assert!(queue::finish(&ctx.db, &second).await.expect("to finish"));
        assert_eq!(states(ctx).await, [row::JobState::Done]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn tries_end_in_a_dead_letter_but_never_for_ever_jobs() {
    each(async |ctx| {
        let mortal = Job { max_attempts: Some(2), ..Job::new("test.mortal", 1) };
        enqueue(ctx, mortal).await;
        for _ in 0..2 {
            let job = queue::claim(&ctx.db, "w", LEASE, 1).await.expect("to claim").remove(0);
            assert!(queue::fail(&ctx.db, &job, "no", 0).await.expect("to fail"));
        }
        assert_eq!(states(ctx).await, [row::JobState::Dead]);
        enqueue(ctx, Job::new("test.immortal", 1).for_ever()).await;
        for _ in 0..30 {
            let job = queue::claim(&ctx.db, "w", LEASE, 1).await.expect("to claim").remove(0);
            assert!(queue::fail(&ctx.db, &job, "no", 0).await.expect("to fail"));
        }
        let load = load(&ctx.db, 0).await.expect("the load");
        assert_eq!((load.due, load.running, load.dead), (1, 0, 1));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unique_key_is_held_until_done_and_a_job_given_back_is_untried() {
    each(async |ctx| {
        enqueue(ctx, Job::new("test.job", 1).unique("k")).await;
        enqueue(ctx, Job::new("test.job", 2).unique("k")).await;
        let job = queue::claim(&ctx.db, "w", LEASE, 9).await.expect("to claim").remove(0);
        assert!(queue::hand_back(&ctx.db, &job).await.expect("to give back"));
        let job = queue::claim(&ctx.db, "w", LEASE, 9).await.expect("to claim").remove(0);
        assert_eq!(job.attempts, 1);
        enqueue(ctx, Job::new("test.job", 3).unique("k")).await;
        assert!(queue::finish(&ctx.db, &job).await.expect("to finish"));
        assert!(queue::claim(&ctx.db, "w", LEASE, 9).await.expect("to claim").is_empty());
        enqueue(ctx, Job::new("test.job", 4).unique("k")).await;
        assert_eq!(queue::claim(&ctx.db, "w", LEASE, 9).await.expect("to claim").len(), 1);
    })
    .await;
}
