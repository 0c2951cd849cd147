//! The bounds within which profiles are made, so that no file takes more memory or space than these allow.

/// Bytes looked at before a reader is chosen.
pub const SAMPLE: usize = 256 * 1024;
/// Columns that are profiled; further ones are counted and named as left out.
pub const MAX_COLUMNS: usize = 256;
/// Rows shown as they are.
pub const FIRST_ROWS: usize = 20;
/// Characters of a cell that are shown.
pub const SHOWN_CHARS: usize = 160;
/// Bytes of a cell that are kept while it is read; what is longer is cut and counted as one value.
pub const MAX_CELL: usize = 256 * 1024;
/// Bytes of one JSON record; longer ones are counted as unreadable.
pub const MAX_RECORD: usize = 8 * 1024 * 1024;
/// Distinct values of a column that are counted exactly.
pub const EXACT_VALUES: usize = 10_000;
/// Bytes that the exactly counted values of a column may take.
pub const EXACT_BYTES: usize = 512 * 1024;
/// Bytes of a value that tell it apart by themselves; longer ones are told apart by their hash as well.
pub const KEY_BYTES: usize = 120;
/// Hashes kept for estimating how many distinct values there are (error about 2 %).
pub const KMV: usize = 2048;
/// Values kept for estimating quantiles and histograms.
pub const SAMPLE_VALUES: usize = 4000;
/// Frequent values kept when there are too many to count exactly.
pub const HEAVY: usize = 512;
/// Most frequent values shown.
pub const TOP: usize = 10;
/// Bars of a histogram.
pub const BARS: usize = 20;
/// A column has a type when so many percent of its values fit.
pub const FIT_PERCENT: u64 = 95;
/// Shapes kept for the map.
pub const SHAPES: usize = 1500;
/// Corners kept of one shape.
pub const CORNERS: usize = 400;
/// Corners read of one geometry; beyond, it is taken as unreadable.
pub const MAX_CORNERS: usize = 400_000;
/// Places in which geometry is looked for at the same time.
pub const PLACE_SOURCES: usize = 4;
/// Characters of the drawn map.
pub const MAP_CHARS: usize = 60_000;
/// Width of the map's drawing.
pub const MAP_WIDTH: f64 = 640.0;
