//! What every migration is put together from: a table with its id, named keys and indexes.

use sea_orm_migration::prelude::*;

/// A table with the UUID primary key `id` that every table here has.
pub fn table(name: &'static str) -> TableCreateStatement {
    let mut table = Table::create();
    table.table(name).if_not_exists().col(ColumnDef::new("id").uuid().not_null().primary_key());
    table
}

/// A column by its name; type and nullability follow.
pub fn col(name: &'static str) -> ColumnDef {
    ColumnDef::new(name)
}

/// A foreign key named `fk_<table>_<column>`.
pub fn references(from: &'static str, column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().name(format!("fk_{from}_{column}")).from(from, column).to(to, "id").to_owned()
}

/// An index named `ix_<table>_<columns>`.
pub fn index(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    build(table, columns, "ix")
}

/// A unique index named `uq_<table>_<columns>`; `store.rs` maps the name to a violation.
pub fn unique(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    build(table, columns, "uq").unique().to_owned()
}

fn build(table: &'static str, columns: &[&'static str], prefix: &str) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("{prefix}_{table}_{}", columns.join("_"))).table(table);
    for column in columns {
        index.col(*column);
    }
    index
}
