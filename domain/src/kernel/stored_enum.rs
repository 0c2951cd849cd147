//! How a closed set of values is stored: as its snake-case name, the same in database, JSON and schema.

/// Declares an enum that the database keeps as text.
macro_rules! stored_enum {
    ($name:ident { $($variant:ident = $text:literal,)+ }) => {
        #[allow(missing_docs)]
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord,
            sea_orm::EnumIter, sea_orm::DeriveActiveEnum, serde::Serialize, serde::Deserialize,
        )]
        #[sea_orm(rs_type = "String", db_type = "Text")]
        pub enum $name {
            $(
                #[sea_orm(string_value = $text)]
                #[serde(rename = $text)]
                $variant,
            )+
        }

        impl $name {
            /// All values in the order of their declaration.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The stored name.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::kernel::UnknownName;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text { $($text => Ok(Self::$variant),)+ _ => Err($crate::kernel::UnknownName(text.to_owned())) }
            }
        }
    };
}

pub(crate) use stored_enum;

/// A name that the closed set does not contain.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is not a known value")]
pub struct UnknownName(pub String);
