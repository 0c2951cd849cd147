//! Money: an integer of minor units and an ISO 4217 code; different currencies are never added.

use serde::{Deserialize, Serialize};

use super::{Error, Result};

/// An amount of money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    /// Minor units (cents, pence).
    pub minor: i64,
    /// ISO 4217, three capital letters.
    pub currency: String,
}

impl Money {
    /// Parses an amount that is not negative and a currency code.
    pub fn new(minor: i64, currency: &str) -> Result<Self> {
        if minor < 0 {
            return Err(Error::refused("money.negative", "minor", "An amount cannot be negative."));
        }
        if currency.len() != 3 || !currency.bytes().all(|b| b.is_ascii_uppercase()) {
            return Err(Error::refused(
                "money.currency",
                "currency",
                "Give the currency as three capital letters, for example EUR.",
            ));
        }
        Ok(Self { minor, currency: currency.into() })
    }

    /// The sum, if both are in the same currency and it fits.
    pub fn checked_add(&self, other: &Self) -> Option<Self> {
        (self.currency == other.currency)
            .then(|| self.minor.checked_add(other.minor))
            .flatten()
            .map(|minor| Self { minor, currency: self.currency.clone() })
    }
}
