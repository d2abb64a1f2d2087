//! Sorting by keys whose comparisons nobody can observe, so that any stable sort will do.

use std::cmp::Ordering;

use objects::{Str, Tuple, Value};

use crate::types::matching::{self, is_plain_type};

/// What all keys of a sort are, when their order can be told without Python code.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Plain {
    /// Ints in place.
    Ints,
    /// Floats that are numbers.
    Floats,
    /// Strings.
    Texts,
    /// Tuples of one length, with the same of the others at the same places.
    Tuples(Box<[Plain]>),
}

/// A key as the sort moves it: what most comparisons need of it, and which key it is.
struct Row {
    prefix: u64,
    at: u32,
}

impl Plain {
    /// What all keys are, each of exactly that type.
    pub(super) fn of_all(keys: &[Value]) -> Option<Plain> {
        let (first, others) = keys.split_first()?;
        let plain = match plain_tuple(first) {
            Some(items) => Plain::Tuples(items.iter().map(Plain::of).collect::<Option<_>>()?),
            None => Plain::of(first)?,
        };
        others.iter().all(|key| plain.has(key)).then_some(plain)
    }

    fn of(key: &Value) -> Option<Plain> {
        [Plain::Ints, Plain::Texts, Plain::Floats].into_iter().find(|plain| plain.has(key))
    }

    fn has(&self, key: &Value) -> bool {
        match self {
            Plain::Ints => key.word().is_small_int(),
            Plain::Floats => match key.as_small_float() {
                Some(float) => !float.is_nan(),
                None => is_plain_type(key) && matching::float(key).is_some_and(|float| !float.is_nan()),
            },
            Plain::Texts => key.has::<Str>() && is_plain_type(key),
            Plain::Tuples(columns) => plain_tuple(key).is_some_and(|items| {
                items.len() == columns.len() && columns.iter().zip(items).all(|(column, item)| column.has(item))
            }),
        }
    }

    /// The positions of keys in the order of the keys, or of the opposite one; equal ones stay as they are.
    pub(super) fn sorted_order(&self, keys: &[Value], reverse: bool) -> Vec<u32> {
        let mut rows: Vec<Row> = keys.iter().zip(0..).map(|(key, at)| Row { prefix: self.prefix(key), at }).collect();
        let ascending = |a: &Row, b: &Row| match a.prefix.cmp(&b.prefix) {
            Ordering::Equal => self.compare_rest(&keys[a.at as usize], &keys[b.at as usize]),
            order => order,
        };
        if reverse {
            rows.sort_by(|a, b| ascending(b, a));
        } else {
            rows.sort_by(ascending);
        }
        rows.into_iter().map(|row| row.at).collect()
    }

    /// A number that is greater for a greater key, or the same where only the rest of the key tells.
    fn prefix(&self, key: &Value) -> u64 {
        const SIGN: u64 = 1 << 63;
        match self {
            Plain::Ints => key.word().small_int_value() as u64 ^ SIGN,
            Plain::Floats => {
                // The two zeros are equal.
                let bits = (float(key) + 0.0).to_bits();
                if bits & SIGN == 0 { bits | SIGN } else { !bits }
            }
            Plain::Texts => {
                let mut prefix = [0; 8];
                for (byte, of_text) in prefix.iter_mut().zip(text(key).bytes()) {
                    *byte = of_text;
                }
                u64::from_be_bytes(prefix)
            }
            Plain::Tuples(columns) => {
                columns.iter().zip(items(key)).next().map_or(0, |(first, item)| first.prefix(item))
            }
        }
    }

    /// The order of two keys with the same prefix.
    fn compare_rest(&self, a: &Value, b: &Value) -> Ordering {
        match self {
            Plain::Ints | Plain::Floats => Ordering::Equal,
            Plain::Texts => text(a).cmp(text(b)),
            Plain::Tuples(columns) => {
                let pairs = items(a).iter().zip(items(b));
                let mut orders = columns.iter().zip(pairs).map(|(column, (a, b))| column.compare(a, b));
                orders.find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
            }
        }
    }

    fn compare(&self, a: &Value, b: &Value) -> Ordering {
        match self {
            Plain::Ints => a.word().small_int_value().cmp(&b.word().small_int_value()),
            Plain::Floats => float(a).partial_cmp(&float(b)).unwrap_or(Ordering::Equal),
            Plain::Texts | Plain::Tuples(_) => self.compare_rest(a, b),
        }
    }
}

/// The items of a tuple that is no more than one.
fn plain_tuple(value: &Value) -> Option<&[Value]> {
    value.get::<Tuple>().filter(|_| is_plain_type(value)).map(Tuple::items)
}

fn items(key: &Value) -> &[Value] {
    key.get::<Tuple>().map_or(&[], Tuple::items)
}

fn float(key: &Value) -> f64 {
    matching::float(key).unwrap_or_default()
}

fn text(key: &Value) -> &str {
    key.get::<Str>().map_or("", Str::as_str)
}
