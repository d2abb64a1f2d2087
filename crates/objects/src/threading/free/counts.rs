//! Biased reference counting (PEP 703; Choi, Shull, Torrellas, PACT 2018; CPython `Objects/object.c`).

use std::cell::Cell;

use super::primitives::{AtomicI32, AtomicU16, Ordering, fence};
use super::{INTERPRETER, count_foreign, count_in_row, domain, domain::hand_over, domain::keep_contended};
use crate::Split;
use crate::header::Header;

/// Owners from this number on say that each thread counts the references to the object in a row of its own, where the
/// object's place is the number less this one.
pub(super) const EACH: u16 = 0x8000;
/// How long those rows are.
pub(super) const ROW: usize = 1024;
/// The owner of an object that nobody counts: it has the last place in the rows, where nobody looks.
const IMMORTAL: u16 = EACH + ROW as u16 - 1;

const STATE: i32 = 0b11;
/// One reference in the shared count.
const ONE: i32 = 0b100;
/// Nobody but the owner has counted yet.
const FRESH: i32 = 0;
/// There are weak references, so the owner cannot drop the object without looking at this word.
const WEAK: i32 = 1;
/// The object lies in its owner's queue, which holds a reference.
const QUEUED: i32 = 2;
/// The object has no owner: this is the whole count.
const MERGED: i32 = 3;

/// The shared part of a count.
pub(crate) struct Sharing {
    /// A count that may be negative, above two bits of state.
    shared: AtomicI32,
    /// The domain that counts in `local`; 0 when there is none.
    owner: AtomicU16,
    /// Whether there is a GIL, and the interpreter the owner. It never changes, so it is compared where it lies.
    everyones: bool,
}

impl Sharing {
    #[inline(always)]
    pub(crate) fn new() -> Sharing {
        let owner = domain();
        Sharing { shared: AtomicI32::new(FRESH), owner: AtomicU16::new(owner), everyones: owner == INTERPRETER }
    }
}

/// How references to one object are counted.
#[derive(Clone, Copy)]
pub(crate) struct Counts<'a> {
    local: &'a Cell<u32>,
    sharing: &'a Sharing,
}

impl<'a> Counts<'a> {
    #[inline(always)]
    pub(crate) fn new(local: &'a Cell<u32>, sharing: &'a Sharing) -> Counts<'a> {
        Counts { local, sharing }
    }

    #[inline(always)]
    fn is_mine(self) -> bool {
        self.sharing.owner.load(Ordering::Relaxed) == domain()
    }

    /// Whether the interpreter is the owner: there is a GIL, and this thread holds it.
    #[inline(always)]
    fn is_everyones(self) -> bool {
        self.sharing.everyones
    }

    #[inline(always)]
    pub(crate) fn retain(self) {
        if self.is_everyones() {
            self.retain_own();
        } else {
            self.retain_free();
        }
    }

    /// As `retain`, without a GIL. There is no call in it: around one, whoever counts would have to save registers.
    #[inline(always)]
    pub(crate) fn retain_free(self) {
        let owner = self.sharing.owner.load(Ordering::Relaxed);
        if owner == domain() {
            self.retain_own();
        } else if owner >= EACH {
            count_in_row(owner - EACH, 1);
        } else {
            self.sharing.shared.fetch_add(ONE, Ordering::Relaxed);
        }
    }

    /// As `retain`, by the owner.
    #[inline(always)]
    pub(crate) fn retain_own(self) {
        self.local.set(self.local.get().wrapping_add(1));
    }

    /// Takes one reference of the owner away, under a GIL, where nobody else has any. Tells whether it was the last.
    #[inline(always)]
    pub(crate) fn release_own(self) -> bool {
        let count = self.local.get().wrapping_sub(1);
        self.local.set(count);
        count == 0
    }

    /// Takes one reference away under a GIL and tells whether there are others. Without a GIL it does nothing, and
    /// tells that the rest is to be done by `release_rest`, as after the last reference.
    #[inline(always)]
    pub(crate) fn release(self) -> bool {
        self.is_everyones() && !self.release_own()
    }

    /// What `release` left: tells whether the reference was the last one.
    pub(crate) fn release_rest(self, header: *mut Header) -> bool {
        self.is_everyones() || self.release_free(header)
    }

    /// Takes one reference away, without a GIL, and tells whether it was the last.
    #[inline(always)]
    pub(crate) fn release_free(self, header: *mut Header) -> bool {
        if self.is_mine() { self.release_own() && self.owner_is_done() } else { self.release_foreign(header) }
    }

    /// The owner has no references any more: either nobody has, or others count from now on.
    #[cold]
    #[inline(never)]
    fn owner_is_done(self) -> bool {
        if self.sharing.shared.load(Ordering::Acquire) == FRESH {
            return true;
        }
        self.merge(0)
    }

    #[cold]
    #[inline(never)]
    fn release_foreign(self, header: *mut Header) -> bool {
        let owner = self.sharing.owner.load(Ordering::Relaxed);
        if owner >= EACH {
            count_in_row(owner - EACH, -1);
            return false;
        }
        count_foreign();
        let mut now = self.sharing.shared.load(Ordering::Relaxed);
        loop {
            let queue = now == FRESH || now == WEAK;
            let next = if queue { QUEUED } else { now - ONE };
            match self.sharing.shared.compare_exchange_weak(now, next, Ordering::AcqRel, Ordering::Relaxed) {
                Ok(_) if queue => return hand_over(owner, header),
                Ok(_) => return next == MERGED,
                // Another thread counts at this moment.
                Err(other) => now = other,
            }
            if keep_contended(header) {
                return false;
            }
        }
    }

    /// Adds what the owner counted, and `extra`, to the shared count, which is the only one from now on. Tells
    /// whether it is zero. Called by the owner, or with the mutex of its domain while it is away.
    fn merge(self, extra: i32) -> bool {
        let local = self.local.replace(0) as i32;
        // Before the exchange: after it, another thread may drop the last reference.
        self.sharing.owner.store(0, Ordering::Relaxed);
        let mut now = self.sharing.shared.load(Ordering::Relaxed);
        loop {
            let next = (((now >> 2) + local + extra) << 2) | MERGED;
            match self.sharing.shared.compare_exchange_weak(now, next, Ordering::AcqRel, Ordering::Relaxed) {
                Ok(_) => return next == MERGED,
                Err(other) => now = other,
            }
        }
    }

    /// Takes the object out of its owner's queue, and the queue's reference away. Called as `merge` is, by
    /// the owner with this number or for it. Tells whether it was the last reference.
    pub(super) fn merge_queued(self, owner: u16) -> bool {
        let now = self.sharing.owner.load(Ordering::Relaxed);
        if now == owner {
            return self.merge(-1);
        }
        if now >= EACH {
            count_in_row(now - EACH, -1);
            return false;
        }
        // The owner gave it up by itself meanwhile.
        self.sharing.shared.fetch_sub(ONE, Ordering::AcqRel) - ONE == MERGED
    }

    /// Adds a reference for one who has none, through a weak reference; not when the last is gone.
    pub(crate) fn try_retain(self) -> bool {
        if self.is_mine() {
            let count = self.local.get();
            self.local.set(count + u32::from(count > 0));
            return count > 0;
        }
        if self.is_counted_by_each() {
            self.retain_free();
            return true;
        }
        let add = |now: i32| (now != MERGED && now != FRESH).then(|| now + ONE);
        self.sharing.shared.fetch_update(Ordering::AcqRel, Ordering::Relaxed, add).is_ok()
    }

    /// Makes the owner look at the shared count before it drops the object: weak references may bring it back.
    pub(crate) fn expect_weak(self) {
        let mark = |now: i32| (now & STATE == FRESH).then_some(now | WEAK);
        let _ = self.sharing.shared.fetch_update(Ordering::Relaxed, Ordering::Relaxed, mark);
    }

    /// All references together. True while nobody else counts: under the GIL, or with the world stopped.
    #[inline(always)]
    pub(crate) fn total(self) -> u32 {
        self.local.get().wrapping_add_signed(self.sharing.shared.load(Ordering::Relaxed) >> 2)
    }

    /// Whether the caller's reference is the only one.
    #[inline(always)]
    pub(crate) fn is_unique(self) -> bool {
        let shared = self.sharing.shared.load(Ordering::Acquire);
        match self.sharing.owner.load(Ordering::Relaxed) {
            0 => shared == MERGED | ONE,
            owner => owner == domain() && self.local.get() == 1 && shared >> 2 == 0 && shared & STATE < QUEUED,
        }
    }

    /// Gives a dead object one reference, the caller's, again.
    pub(crate) fn revive(self) {
        self.local.set(1);
        self.sharing.owner.store(domain(), Ordering::Relaxed);
        fence(Ordering::Release);
        self.sharing.shared.store(WEAK, Ordering::Release);
    }

    /// From now on nobody counts; what was counted is forgotten. Does nothing unless this thread owns the object:
    /// another thread might be about to merge its counts.
    pub(crate) fn make_immortal(self) {
        if self.is_mine() {
            self.sharing.owner.store(IMMORTAL, Ordering::Relaxed);
        }
    }

    /// Whether each thread counts for itself; also if it is immortal.
    pub(crate) fn is_counted_by_each(self) -> bool {
        self.sharing.owner.load(Ordering::Relaxed) >= EACH
    }

    /// Whether each thread counts for itself, until somebody adds that up.
    pub(crate) fn is_spread(self) -> bool {
        self.is_counted_by_each() && !self.is_immortal()
    }

    /// How the count is split; nothing under a GIL. What the owner has counted only it can tell, or who is `alone`: no
    /// other thread counts meanwhile.
    pub(crate) fn split(self, alone: bool) -> Option<Split> {
        if self.is_everyones() {
            return None;
        }
        let owner = self.sharing.owner.load(Ordering::Relaxed);
        Some(Split {
            owner: (owner != 0 && owner < EACH).then_some(owner),
            local: (alone || self.is_mine()).then(|| self.local.get()),
            shared: self.sharing.shared.load(Ordering::Relaxed) >> 2,
            place: owner.checked_sub(EACH).filter(|_| !self.is_immortal()),
        })
    }

    /// From now on each thread counts for itself, at this place of its row. Tells whether that could be done. Nobody
    /// else touches objects meanwhile.
    pub(super) fn spread(self, place: u16) -> bool {
        let shared = self.sharing.shared.load(Ordering::Relaxed);
        if self.is_counted_by_each() || shared & STATE == QUEUED {
            return false;
        }
        self.local.set(self.total());
        self.sharing.shared.store(WEAK, Ordering::Relaxed);
        self.sharing.owner.store(EACH + place, Ordering::Relaxed);
        true
    }

    /// Ends that, given the sum of what the threads have counted. Tells whether there are no references.
    pub(super) fn gather(self, sum: i32) -> bool {
        let total = self.local.replace(0).wrapping_add_signed(sum) as i32;
        self.sharing.owner.store(0, Ordering::Relaxed);
        self.sharing.shared.store((total << 2) | MERGED, Ordering::Relaxed);
        total == 0
    }

    #[inline(always)]
    pub(crate) fn is_immortal(self) -> bool {
        self.sharing.owner.load(Ordering::Relaxed) == IMMORTAL
    }
}
