//! Iterators over other iterators: `enumerate`, `zip`, `map`, `filter`, `reversed`, and those that
//! `iter` makes of sequences and callables.

mod enumerate;
mod filter;
mod map;
mod sequence;
mod zip;

pub use enumerate::{ENUMERATE, Enumerate};
pub use filter::{FILTER, Filter};
pub use map::{MAP, Map};
pub use sequence::{CALLABLE, CallableIterator, REVERSED, Reversed, SEQUENCE, SequenceIterator};
pub use zip::{ZIP, Zip};

/// An iterator is its own iterator.
fn itself(_: &mut crate::Thread, value: &objects::Value) -> crate::Result {
    Ok(value.clone())
}
