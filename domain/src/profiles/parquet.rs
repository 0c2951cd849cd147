//! Parquet: its footer and pages are fetched by range, its rows read one after the other, nested fields taken apart.

use std::io::Read;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use bytes::{Buf, Bytes};
use chrono::DateTime;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt};
use parquet::errors::{ParquetError, Result as ParquetResult};
use parquet::file::reader::{ChunkReader, FileReader, Length};
use parquet::file::serialized_reader::SerializedFileReader;
use parquet::record::{Field, Row};
use tokio::runtime::Handle;

use super::read::PATIENCE;
use super::reading::{Cell, Format, Hint, Profile, Reason, Table};
use crate::files::StoredFile;
use crate::kernel::{Context, Error, Result};

/// Bytes fetched at once.
const WINDOW: u64 = 1024 * 1024;
/// The largest single part that is held in memory.
const LARGEST: u64 = 256 * 1024 * 1024;
/// How deep groups are taken apart.
const DEEPEST: usize = 4;

/// The profile of a Parquet file, or why it has none.
///
/// # Errors
/// `Unavailable` when the store does not answer.
pub(super) async fn read(ctx: &Context, file: &StoredFile) -> Result<Result<Profile, Reason>> {
    let stop = Stop(Arc::new(AtomicBool::new(false)));
    let ranged = Ranged {
        store: ctx.store.clone(),
        path: Path::from(file.object_key.as_str()),
        size: u64::try_from(file.size.unwrap_or_default()).map_err(Error::internal)?,
        handle: Handle::current(),
        stop: stop.0.clone(),
        silent: Arc::new(AtomicBool::new(false)),
    };
    let silent = ranged.silent.clone();
    let made = tokio::task::spawn_blocking(move || rows(ranged)).await;
    if silent.load(Ordering::Relaxed) {
        return Err(Error::Unavailable("The object store does not answer.".into()));
    }
    Ok(match made {
        Ok(Ok(profile)) => Ok(profile),
        Ok(Err(error)) => Err(Reason::new("parquet_broken").word(first_words(&error.to_string()))),
        // The library gives up on some files by panicking.
        Err(panic) if panic.is_panic() => Err(Reason::new("parquet_broken").word("its pages contradict each other.")),
        Err(error) => return Err(Error::internal(error)),
    })
}

fn first_words(text: &str) -> String {
    text.chars().take(160).collect()
}

/// Tells the thread to end when the job is dropped.
struct Stop(Arc<AtomicBool>);

impl Drop for Stop {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

fn rows(ranged: Ranged) -> ParquetResult<Profile> {
    let stop = ranged.stop.clone();
    let begun = Instant::now();
    let reader = SerializedFileReader::new(ranged)?;
    let mut table = Table::default();
    let mut complete = true;
    for row in reader.get_row_iter(None)? {
        add(&mut table, &row?);
        if table.rows().is_multiple_of(256) && (begun.elapsed() > PATIENCE || stop.load(Ordering::Relaxed)) {
            complete = false;
            break;
        }
    }
    let mut profile = table.finish(Format::Parquet, &Hint::default());
    profile.complete = complete;
    Ok(profile)
}

fn add(table: &mut Table, row: &Row) {
    let mut flat = Vec::new();
    for (name, field) in row.get_column_iter() {
        flatten(name, field, 0, &mut flat);
    }
    let mut cells: Vec<(usize, Cell<'_>)> = Vec::with_capacity(flat.len());
    for (name, value) in &flat {
        if let Some(column) = table.column(name) {
            cells.push((column, value.cell()));
        }
    }
    table.add_row(&cells, None);
}

/// A value that owns its text.
enum Flat {
    Text(String),
    Plain(String),
    Boolean(bool),
    List(String),
}

impl Flat {
    fn cell(&self) -> Cell<'_> {
        match self {
            Self::Text(text) => Cell::Quoted(text),
            Self::Plain(text) => Cell::Plain(text),
            Self::Boolean(yes) => Cell::Boolean(*yes),
            Self::List(text) => Cell::List(text),
        }
    }
}

fn flatten(name: &str, field: &Field, depth: usize, flat: &mut Vec<(String, Flat)>) {
    let value = match field {
        Field::Group(row) if depth < DEEPEST => {
            for (inner, field) in row.get_column_iter() {
                flatten(&format!("{name}.{inner}"), field, depth + 1, flat);
            }
            return;
        }
        Field::Null => Flat::Plain(String::new()),
        Field::Bool(yes) => Flat::Boolean(*yes),
        Field::Str(text) => Flat::Text(text.clone()),
        Field::Bytes(bytes) => Flat::List(hex::encode(bytes.data().get(..32).unwrap_or(bytes.data()))),
        Field::Date(days) => Flat::Plain(moment(i64::from(*days) * 86_400_000_000, "%Y-%m-%d")),
        Field::TimestampMillis(at) => Flat::Plain(moment(at.saturating_mul(1000), "%Y-%m-%dT%H:%M:%S%.f")),
        Field::TimestampMicros(at) => Flat::Plain(moment(*at, "%Y-%m-%dT%H:%M:%S%.f")),
        Field::Double(number) => Flat::Plain(if number.is_finite() { number.to_string() } else { String::new() }),
        Field::Float(number) => Flat::Plain(if number.is_finite() { number.to_string() } else { String::new() }),
        Field::Group(_) | Field::ListInternal(_) | Field::MapInternal(_) => {
            Flat::List(field.to_string().chars().take(4096).collect())
        }
        other => Flat::Plain(other.to_string()),
    };
    flat.push((name.to_owned(), value));
}

fn moment(micros: i64, format: &str) -> String {
    DateTime::from_timestamp_micros(micros).map(|at| at.naive_utc().format(format).to_string()).unwrap_or_default()
}

/// The file in the store, read by ranges from a thread that may block.
struct Ranged {
    store: Arc<dyn ObjectStore>,
    path: Path,
    size: u64,
    handle: Handle,
    stop: Arc<AtomicBool>,
    silent: Arc<AtomicBool>,
}

impl Ranged {
    fn fetch(&self, from: u64, to: u64) -> ParquetResult<Bytes> {
        if self.stop.load(Ordering::Relaxed) {
            return Err(ParquetError::General("stopped".into()));
        }
        if to > self.size || from > to || to - from > LARGEST {
            return Err(ParquetError::General("a part lies outside the file or is too large".into()));
        }
        self.handle.block_on(self.store.get_range(&self.path, from..to)).map_err(|_error| {
            self.silent.store(true, Ordering::Relaxed);
            ParquetError::General("the store does not answer".into())
        })
    }
}

impl Length for Ranged {
    fn len(&self) -> u64 {
        self.size
    }
}

impl ChunkReader for Ranged {
    type T = Windowed;

    fn get_read(&self, start: u64) -> ParquetResult<Windowed> {
        let Self { store, path, size, handle, stop, silent } = self;
        let file = Ranged {
            store: store.clone(),
            path: path.clone(),
            size: *size,
            handle: handle.clone(),
            stop: stop.clone(),
            silent: silent.clone(),
        };
        Ok(Windowed { file, at: start, window: Bytes::new() })
    }

    fn get_bytes(&self, start: u64, length: usize) -> ParquetResult<Bytes> {
        self.fetch(start, start.saturating_add(length as u64))
    }
}

/// Reads on from somewhere, a window at a time.
struct Windowed {
    file: Ranged,
    at: u64,
    window: Bytes,
}

impl Read for Windowed {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        if self.window.is_empty() {
            let end = self.at.saturating_add(WINDOW).min(self.file.size);
            if self.at >= end {
                return Ok(0);
            }
            self.window = self.file.fetch(self.at, end).map_err(std::io::Error::other)?;
            self.at = end;
        }
        let length = into.len().min(self.window.len());
        self.window.copy_to_slice(into.get_mut(..length).unwrap_or_default());
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use object_store::PutPayload;
    use object_store::memory::InMemory;

    use super::super::reading::Kind;
    use super::*;

    async fn profile(bytes: Vec<u8>) -> ParquetResult<Profile> {
        let store = Arc::new(InMemory::new());
        let path = Path::from("a.parquet");
        let size = bytes.len() as u64;
        store.put(&path, PutPayload::from(bytes)).await.unwrap();
        let no = || Arc::new(AtomicBool::new(false));
        let ranged = Ranged { store, path, size, handle: Handle::current(), stop: no(), silent: no() };
        tokio::task::spawn_blocking(move || rows(ranged)).await.unwrap()
    }

    fn traffic() -> Vec<u8> {
        let path = "../tests/data/files/paris/paris_comptage_routier_nested.parquet";
        std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn nested_columns_are_those_that_another_reader_sees() {
        let profile = profile(traffic()).await.unwrap();
        assert_eq!((profile.format, profile.rows, profile.complete), (Format::Parquet, 52, true));
        let names: Vec<&str> = profile.columns.iter().map(|column| column.name.as_str()).collect();
        let expected = "iu_ac libelle t_1h q k etat_trafic geo_point_2d.lat geo_point_2d.lon heure jour_semaine";
        assert_eq!(names.join(" "), expected);
        let column = |name: &str| profile.columns.iter().find(|column| column.name == name).unwrap();
        assert_eq!((column("k").nulls, column("k").distinct, column("libelle").distinct), (7, 42, 30));
        assert_eq!((column("iu_ac").kind, column("iu_ac").distinct), (Kind::Identifier, 52));
        let time = column("t_1h");
        assert_eq!((time.kind, time.min.as_deref(), time.distinct), (Kind::DateTime, Some("2026-06-20T22:00:00"), 1));
        let place = profile.place.as_ref().unwrap();
        assert_eq!((place.epsg, place.rows), (Some(4326), 52));
        assert_eq!(place.columns, ["geo_point_2d.lon", "geo_point_2d.lat"]);
        assert_eq!(
            place.bounds,
            [2.300_447_215_644_697_3, 48.836_886_260_986_7, 2.396_108_841_548_491, 48.900_999_798_706_856]
        );
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn broken_files_are_refused_wherever_they_are_cut() {
        let whole = traffic();
        for length in [0, 4, 8, 100, whole.len() / 2, whole.len() - 1] {
            assert!(profile(whole[..length].to_vec()).await.is_err(), "{length}");
        }
    }
}
