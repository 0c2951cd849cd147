//! How a typed id is made: a UUIDv7 in a newtype that the database, JSON and logs understand.

/// Declares one id type over [`uuid::Uuid`]; the second argument names the noun in node ids.
macro_rules! typed_id {
    ($name:ident, $noun:literal) => {
        #[doc = concat!("The id of one `", $noun, "` (UUIDv7).")]
        #[derive(
            Clone,
            Copy,
            Debug,
            PartialEq,
            Eq,
            Hash,
            PartialOrd,
            Ord,
            sea_orm::DeriveValueType,
            serde::Serialize,
            serde::Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(pub uuid::Uuid);

        impl $name {
            /// The noun this id belongs to; first half of the global node id.
            pub const NOUN: &'static str = $noun;
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl From<uuid::Uuid> for $name {
            fn from(id: uuid::Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for uuid::Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl sea_orm::TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
                Err(sea_orm::DbErr::ConvertFromU64(stringify!($name)))
            }
        }

        impl $crate::kernel::Id for $name {
            const NOUN: &'static str = $noun;
            fn uuid(self) -> uuid::Uuid {
                self.0
            }
        }
    };
}

pub(crate) use typed_id;

/// What all typed ids can do.
pub trait Id: Copy + From<uuid::Uuid> {
    /// The noun in global node ids.
    const NOUN: &'static str;
    /// The bare UUID.
    fn uuid(self) -> uuid::Uuid;
}
