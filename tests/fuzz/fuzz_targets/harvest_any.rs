//! The importers: whatever the bytes, they give records or a reason, in bounded time and always the same.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| intercity_fuzz::harvest::check(data));
