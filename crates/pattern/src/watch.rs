//! Searches that last long.

/// Asked now and then whether a search that lasts long should go on.
pub type Watch<'a> = &'a mut dyn FnMut() -> bool;
