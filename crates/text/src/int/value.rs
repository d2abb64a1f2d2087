use num_bigint::BigInt;

use crate::error::Result;
use crate::float;

/// An int to be written: a small one by value, a big one by reference.
#[derive(Clone, Copy, Debug)]
pub enum IntRef<'a> {
    /// One that fits 64 bits.
    Small(i64),
    /// Any other.
    Big(&'a BigInt),
}

impl From<i64> for IntRef<'_> {
    fn from(value: i64) -> Self {
        IntRef::Small(value)
    }
}

impl<'a> From<&'a BigInt> for IntRef<'a> {
    fn from(value: &'a BigInt) -> Self {
        IntRef::Big(value)
    }
}

impl IntRef<'_> {
    /// `float(int)`.
    pub(crate) fn to_float(self) -> Result<f64> {
        match self {
            IntRef::Small(value) => Ok(value as f64),
            IntRef::Big(value) => float::from_big(value),
        }
    }
}
