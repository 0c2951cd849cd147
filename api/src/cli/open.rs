//! Opens what the program works on: data folder, secret, database, object store.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use chrono::TimeDelta;
use intercity_api::config::{Config, without_password};
use intercity_domain::files::{S3, open as open_store, open_signer};
use intercity_domain::kernel::{Clock, Context, Db, Random, Settings, SystemRandom, Wake};
use intercity_migrations::Migrator;
use sea_orm_migration::MigratorTrait;

use super::fault::Fault;

/// Database and store, ready to be used.
pub struct Opened {
    /// The surroundings of the domain.
    pub context: Context,
    /// Held while one process has the data folder for itself.
    _lock: Option<File>,
}

/// How the program wants to use the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// Alone (serve, demo): take the folder, bring the schema up to date.
    Alone,
    /// Beside others (api, worker): the schema must already be right.
    Shared,
    /// Only to bring the schema up to date.
    Migrate,
}

/// Opens everything.
///
/// # Errors
/// With a sentence that says what to do.
pub async fn open(config: &Config, how: Use) -> Result<Opened, Fault> {
    #[cfg(debug_assertions)]
    if let Some(file) = intercity_api::config::test_crash() {
        intercity_domain::kernel::crash::arm(file);
    }
    let sqlite = config.database.starts_with("sqlite://");
    let local = sqlite || !config.store.starts_with("s3://") || config.secret.is_none();
    if local {
        std::fs::create_dir_all(&config.data).map_err(|e| {
            Fault::cannot_create(format!(
                "cannot make the folder {}: {e}. Choose another with --data.",
                config.data.display()
            ))
        })?;
    }
    let lock = if how == Use::Alone && sqlite { Some(lock(&config.data)?) } else { None };
    let secret = match &config.secret {
        Some(secret) => secret.clone().into_bytes(),
        None => secret(&config.data)?,
    };
    let db =
        Db::connect(&config.database, config.pool, config.durability).await.map_err(|e| unreachable(config, &e))?;
    match how {
        Use::Alone | Use::Migrate => migrate(&db).await?,
        Use::Shared => check(&db).await?,
    }
    let s3 = S3 {
        endpoint: config.s3_endpoint.clone(),
        region: Some(config.s3_region.clone()),
        access_key: config.s3_key.clone(),
        secret_key: config.s3_secret.clone(),
        allow_http: config.s3_endpoint.as_deref().is_some_and(|e| e.starts_with("http://")),
    };
    let context = Context {
        db,
        clock: clock(),
        random: Arc::new(SystemRandom),
        store: open_store(&config.store, &s3).await?,
        signer: open_signer(&config.store, &s3)?,
        settings: Arc::new(settings(config, secret)),
        wake: Wake::default(),
        request_id: None,
    };
    Ok(Opened { context, _lock: lock })
}

fn settings(config: &Config, url_secret: Vec<u8>) -> Settings {
    let life = TimeDelta::seconds(i64::from(config.store_redirect_seconds));
    Settings {
        public_url: config.public_url.clone(),
        url_secret,
        max_upload: config.max_upload,
        storage_quota: config.storage_quota,
        store_redirect_life: Some(life).filter(|_| config.store_redirect),
        store_redirect_from: config.store_redirect_from,
        worker_alarm: TimeDelta::seconds(config.worker_alarm.into()),
        ..Settings::default()
    }
}

fn lock(data: &Path) -> Result<File, Fault> {
    let path = data.join("intercity.lock");
    let file = File::create(&path).map_err(|e| {
        Fault::cannot_create(format!("cannot write in the folder {}: {e}. Choose another with --data.", data.display()))
    })?;
    file.try_lock().map_err(|_held| {
        Fault::unavailable(format!(
            "another Intercity is running on the folder {}. Stop it, or choose another folder with --data.",
            data.display()
        ))
    })?;
    Ok(file)
}

/// The secret of this machine, made on first use and readable by its owner alone.
fn secret(data: &Path) -> Result<Vec<u8>, Fault> {
    let path = data.join("secret.key");
    match std::fs::read(&path) {
        Ok(secret) if secret.len() >= 32 => return Ok(secret),
        Ok(_) => return Err(Fault::unavailable(format!("{} is too short; restore it from a backup.", path.display()))),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => {}
        Err(e) => return Err(Fault::unavailable(format!("cannot read {}: {e}", path.display()))),
    }
    let mut bytes = [0_u8; 32];
    SystemRandom.fill(&mut bytes);
    let secret = hex::encode(bytes).into_bytes();
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(&path).and_then(|mut file| file.write_all(&secret).and_then(|()| file.sync_all())) {
        Ok(()) => Ok(secret),
        // Another process was faster.
        Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => {
            std::fs::read(&path).map_err(|e| Fault::unavailable(format!("cannot read {}: {e}", path.display())))
        }
        Err(e) => Err(Fault::cannot_create(format!("cannot write {}: {e}", path.display()))),
    }
}

fn unreachable(config: &Config, error: &sea_orm::DbErr) -> Fault {
    let url = without_password(&config.database);
    Fault::unavailable(format!(
        "cannot open the database {url}: {error}. Is it running, is the address right, may this user write there?"
    ))
}

async fn known(db: &Db) -> Result<bool, Fault> {
    let names: Vec<String> = Migrator::migrations().iter().map(|m| m.name().to_owned()).collect();
    let backend = db.backend();
    use sea_orm::{ConnectionTrait, Statement};
    let sql = match backend {
        sea_orm::DatabaseBackend::Postgres => {
            "SELECT 1 FROM information_schema.tables WHERE table_name = 'seaql_migrations'"
        }
        _ => "SELECT 1 FROM sqlite_master WHERE name = 'seaql_migrations'",
    };
    let fail = |e: sea_orm::DbErr| Fault::unavailable(format!("cannot read the database: {e}"));
    if db.writer().query_one_raw(Statement::from_string(backend, sql)).await.map_err(fail)?.is_none() {
        return Ok(false);
    }
    let rows = db
        .writer()
        .query_all_raw(Statement::from_string(backend, "SELECT version FROM seaql_migrations"))
        .await
        .map_err(fail)?;
    let mut applied = 0;
    for row in rows {
        let version: String = row.try_get("", "version").map_err(fail)?;
        if !names.contains(&version) {
            return Err(Fault::unavailable(format!(
                "the database is newer than this program (it has the migration {version}). Update Intercity, or choose another database."
            )));
        }
        applied += 1;
    }
    Ok(applied == names.len())
}

async fn migrate(db: &Db) -> Result<(), Fault> {
    if known(db).await? {
        return Ok(());
    }
    Migrator::up(db.writer(), None).await.map_err(|e| {
        let text = e.to_string();
        if text.contains("locked") || text.contains("busy") {
            Fault::unavailable("the database is locked by another process. Stop it and try again.")
        } else {
            Fault::internal(format!("the schema could not be brought up to date: {text}"))
        }
    })
}

async fn check(db: &Db) -> Result<(), Fault> {
    if known(db).await? {
        Ok(())
    } else {
        Err(Fault::unavailable("the database is older than this program. Run `intercity migrate` first."))
    }
}

/// The machine's clock. Debug builds, and those with the feature `measuring`, can shift it by the seconds in the file
/// named by `INTERCITY_TEST_CLOCK`, so that tests can pass deadlines; what is released has no such door.
fn clock() -> Arc<dyn Clock> {
    #[cfg(any(debug_assertions, feature = "measuring"))]
    if let Some(path) = intercity_api::config::test_clock() {
        return Arc::new(test_clock::FileClock(path));
    }
    Arc::new(intercity_domain::kernel::SystemClock)
}

#[cfg(any(debug_assertions, feature = "measuring"))]
mod test_clock {
    use std::path::PathBuf;

    use chrono::TimeDelta;
    use intercity_domain::kernel::{Clock, SystemClock, Timestamp};

    /// Shifted by the seconds that stand in the file.
    pub struct FileClock(pub PathBuf);

    impl Clock for FileClock {
        fn now(&self) -> Timestamp {
            let shift = std::fs::read_to_string(&self.0).ok().and_then(|text| text.trim().parse().ok()).unwrap_or(0);
            SystemClock.now() + TimeDelta::seconds(shift)
        }
    }
}
