//! The parts of a count.

/// How the count of an object is split between its owner and others, without a GIL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split {
    /// The number of the domain that counts in `local`; `None` when there is none any more.
    pub owner: Option<u16>,
    /// What the owner has counted, if that can be told.
    pub local: Option<u32>,
    /// What others have counted, by atomic steps. May be negative.
    pub shared: i32,
    /// Its place in the rows of all threads, where each counts for itself; what is here is not the sum then.
    pub place: Option<u16>,
}
