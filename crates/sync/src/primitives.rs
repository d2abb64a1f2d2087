//! Mutex, condition variable and atomic word, in two editions with one interface: the standard library's for real
//! use, and [`shuttle`](https://docs.rs/shuttle)'s when this crate's own unit tests are built, so that the model
//! checker runs the very source that ships. Tests that want real threads live in `tests/` and link the real edition.

mod mutex;
#[cfg(not(test))]
#[path = "primitives/native.rs"]
mod words;
#[cfg(test)]
#[path = "primitives/model.rs"]
mod words;

pub(crate) use mutex::{Mutex, MutexGuard};
pub(crate) use words::*;
