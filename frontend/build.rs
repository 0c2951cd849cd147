//! Registers the committed GraphQL schema for typed queries, and watches the locales.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    cynic_codegen::register_schema("intercity").from_sdl_file("../api/schema.graphql")?.as_default()?;
    println!("cargo:rerun-if-changed=locales");
    println!("cargo:rerun-if-changed=templates");
    println!("cargo:rerun-if-changed=build.rs");
    Ok(())
}
