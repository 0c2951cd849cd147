//! Any bytes at all as GeoJSON: no panic, no hang, the same however they are cut.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| intercity_fuzz::check("application/geo+json", data));
