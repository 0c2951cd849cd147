//! A number of bytes in the schema: `Int` would end at 2 GiB.

use async_graphql::{InputValueError, InputValueResult, Number, Scalar, ScalarType, Value};

/// A number of bytes: a whole JSON number, not negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ByteCount(pub u64);

impl From<i64> for ByteCount {
    fn from(bytes: i64) -> Self {
        Self(u64::try_from(bytes).unwrap_or_default())
    }
}

/// A number of bytes: a whole JSON number, not negative.
#[Scalar]
impl ScalarType for ByteCount {
    fn parse(value: Value) -> InputValueResult<Self> {
        match &value {
            Value::Number(number) => {
                number.as_u64().map(Self).ok_or_else(|| InputValueError::custom("Give a whole number of bytes."))
            }
            _ => Err(InputValueError::expected_type(value)),
        }
    }

    fn to_value(&self) -> Value {
        Value::Number(Number::from(self.0))
    }
}
