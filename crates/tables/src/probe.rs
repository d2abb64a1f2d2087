//! What a search says, and where it can be taken up again.

/// What the caller can say at once about a stored key whose hash is the wanted one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// It is the wanted key.
    Yes,
    /// It is another key.
    No,
    /// Only a call of `__eq__` can tell: the search stops here.
    Ask,
}

/// The state of a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// The key is in the table, at this entry.
    At(usize),
    /// The key is not in the table.
    Vacant,
    /// Compare the key of this entry with the wanted one, then resume the probe.
    Ask(Probe, usize),
    /// The table changed while the caller compared: search again from the start. Only resuming says this.
    Changed,
}

/// A search that waits for the answer of an `__eq__`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Probe {
    pub(crate) hash: i64,
    pub(crate) walk: Walk,
    /// The layout of the table that the search began in.
    pub(crate) layout: u64,
}

/// How many bits of the hash each further probe brings in (`PERTURB_SHIFT` of CPython's dicts and sets).
const PERTURB_SHIFT: u32 = 5;

/// The sequence of slots that a hash visits: `slot * 5 + perturb + 1`, the upper bits of the hash coming in slowly.
/// See the comment on collisions in CPython's Objects/dictobject.c; sets share it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Walk {
    pub(crate) slot: usize,
    perturb: u64,
    /// How many slots after `slot` have been visited too (sets only).
    pub(crate) linear: u8,
}

impl Walk {
    #[inline]
    pub(crate) fn new(hash: i64, mask: usize) -> Self {
        let perturb = hash as u64;
        Self { slot: perturb as usize & mask, perturb, linear: 0 }
    }

    #[inline]
    pub(crate) fn advance(&mut self, mask: usize) {
        self.perturb >>= PERTURB_SHIFT;
        self.slot = self.slot.wrapping_mul(5).wrapping_add(self.perturb as usize).wrapping_add(1) & mask;
        self.linear = 0;
    }
}
