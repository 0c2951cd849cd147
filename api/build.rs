//! How the released program is linked.

#[allow(clippy::disallowed_methods)] // cargo tells a build script by the environment
fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    // `cargo run --release` leaves most code unoptimised, so that it is there soon; the program then holds thousands of equal
    // functions. The linker that rustc brings for this target folds them into one and packs relocations, which takes a fifth
    // off the memory of the idle program (docs/performance.md).
    let target = std::env::var("TARGET").unwrap_or_default();
    let profile = std::env::var("PROFILE").unwrap_or_default();
    if target == "x86_64-unknown-linux-gnu" && profile == "release" {
        println!("cargo:rustc-link-arg-bins=-Wl,--icf=all");
        println!("cargo:rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}
