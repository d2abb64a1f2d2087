//! Inline caches: one word an instruction, read and written whole. It carries the version it was
//! written for, the kind of what was found, and an index; never a pointer.

use objects::Version;

/// A global of the module.
pub(crate) const GLOBAL: u32 = 1;
/// A builtin, while the module has no global of that name.
pub(crate) const BUILTIN: u32 = 2;
/// An attribute slot of the object.
pub(crate) const SLOT: u32 = 3;
/// A function found through the class, remembered by the shape.
pub(crate) const METHOD: u32 = 4;
/// A value in a namespace of a module.
pub(crate) const MODULE: u32 = 5;
/// A value found through a class that is itself the object, remembered by it.
pub(crate) const CLASS: u32 = 6;
/// Plain data found through the class: position in the resolution order, and cell.
pub(crate) const CLASS_CELL: u32 = 7;
/// An attribute that the object has not yet: its slot, and the step to the shape that has it.
pub(crate) const NEW_SLOT: u32 = 8;

/// A property found through the class, remembered by the shape.
pub(crate) const PROPERTY: u32 = 10;
/// A static method found through the class, remembered by the shape.
pub(crate) const STATIC: u32 = 11;
/// A class method found through the class, remembered by the shape.
pub(crate) const OF_CLASS: u32 = 12;
/// Which parameters of a function the keyword arguments of a call are for.
pub(crate) const KEYWORDS: u32 = 9;

/// The most keywords whose parameters an entry can tell, four bits each beside their count.
const MOST_KEYWORDS: usize = 6;
const PARAMETER_BITS: usize = 4;

/// Stands for the dict of a `**` parameter.
pub(crate) const DOUBLE_STAR: usize = (1 << PARAMETER_BITS) - 1;

/// An entry that tells the parameters of keyword arguments, if it can.
pub(crate) fn keywords_entry(version: Version, parameters: &[usize]) -> Option<u64> {
    if parameters.len() > MOST_KEYWORDS || parameters.iter().any(|&at| at > DOUBLE_STAR) {
        return None;
    }
    let pack = |packed: usize, at: &usize| packed << PARAMETER_BITS | at;
    let packed = parameters.iter().rev().fold(0, pack) << PARAMETER_BITS | parameters.len();
    Some(entry(version, KEYWORDS, packed as u32))
}

/// The numbers of the parameters.
#[inline(always)]
pub(crate) fn keywords(entry: u64) -> impl ExactSizeIterator<Item = usize> + Clone {
    let packed = index(entry) as usize;
    (0..packed & DOUBLE_STAR).map(move |nth| packed >> (PARAMETER_BITS * (nth + 1)) & DOUBLE_STAR)
}

const STEP_BITS: u32 = 16;
const INDEX_BITS: u32 = 28;

/// A cache word.
#[inline]
pub(crate) const fn entry(version: Version, kind: u32, index: u32) -> u64 {
    ((version as u64) << 32) | ((kind << INDEX_BITS) | index) as u64
}

/// An entry for an attribute that is added, if its numbers are small enough.
pub(crate) fn new_slot_entry(version: Version, slot: u32, step: u32) -> Option<u64> {
    let fits = slot < 1 << (INDEX_BITS - STEP_BITS) && step < 1 << STEP_BITS;
    fits.then(|| entry(version, NEW_SLOT, (slot << STEP_BITS) | step))
}

/// The slot of an attribute that is added.
#[inline(always)]
pub(crate) const fn new_slot(entry: u64) -> u32 {
    index(entry) >> STEP_BITS
}

/// The step to the shape of the object with the attribute.
#[inline(always)]
pub(crate) const fn step(entry: u64) -> u32 {
    (entry as u32) & ((1 << STEP_BITS) - 1)
}

/// The version it was written for.
#[inline(always)]
pub(crate) const fn version(entry: u64) -> Version {
    (entry >> 32) as u32
}

/// Whether an entry was written for a version, and says that such a thing was found.
#[inline(always)]
pub(crate) const fn is(cached: u64, version: Version, kind: u32) -> bool {
    cached >> INDEX_BITS == entry(version, kind, 0) >> INDEX_BITS
}

/// What was found.
#[inline(always)]
pub(crate) const fn kind(entry: u64) -> u32 {
    (entry as u32) >> INDEX_BITS
}

/// Where it was found.
#[inline(always)]
pub(crate) const fn index(entry: u64) -> u32 {
    (entry as u32) & ((1 << INDEX_BITS) - 1)
}
