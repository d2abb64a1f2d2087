//! The edition for a GIL alone: one count, no owner, no locks.

use std::any::Any;
use std::cell::Cell;
use std::marker::PhantomData;
use std::sync::Arc;

use crate::header::Header;
use crate::{Value, Word};

/// What a count needs beside its number: nothing.
pub(crate) struct Sharing;

/// How references to one object are counted.
#[derive(Clone, Copy)]
pub(crate) struct Counts<'a> {
    local: &'a Cell<u32>,
}

/// So many threads at a time can be told apart: more than there can be.
pub const MOST_THREADS: usize = u32::MAX as usize;

/// Whether other threads run at this moment: never, the GIL is held.
#[inline(always)]
pub const fn is_concurrent() -> bool {
    false
}

/// Says whether other threads run; they cannot.
pub fn set_concurrent(_concurrent: bool) {}

/// Whether objects are in use by threads that run at the same time: never.
#[inline(always)]
pub(crate) const fn is_shared() -> bool {
    false
}

/// Says whether they are; they cannot be.
pub fn set_shared(_shared: bool) {}

pub(crate) fn attach_domain(_domain: &LocalDomain) {}

pub(crate) fn detach_domain() {}

impl Sharing {
    #[inline(always)]
    pub(crate) fn new() -> Sharing {
        Sharing
    }
}

impl<'a> Counts<'a> {
    #[inline(always)]
    pub(crate) fn new(local: &'a Cell<u32>, _sharing: &'a Sharing) -> Counts<'a> {
        Counts { local }
    }

    #[inline(always)]
    pub(crate) fn retain(self) {
        self.local.set(self.local.get().wrapping_add(1));
    }

    /// As `retain`: there is no other way.
    #[inline(always)]
    pub(crate) fn retain_free(self) {
        self.retain();
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

    /// Takes one reference away and tells whether there are others.
    #[inline(always)]
    pub(crate) fn release(self) -> bool {
        !self.release_own()
    }

    /// Nothing is left to do: it was the last reference.
    pub(crate) fn release_rest(self, _header: *mut Header) -> bool {
        true
    }

    /// As `release_own`: there is no other way.
    #[inline(always)]
    pub(crate) fn release_free(self, _header: *mut Header) -> bool {
        self.release_own()
    }

    #[inline(always)]
    pub(crate) fn total(self) -> u32 {
        self.local.get()
    }

    #[inline(always)]
    pub(crate) fn is_unique(self) -> bool {
        self.local.get() == 1
    }

    pub(crate) fn revive(self) {
        self.local.set(1);
    }

    pub(crate) fn try_retain(self) -> bool {
        self.retain();
        true
    }

    pub(crate) fn is_spread(self) -> bool {
        false
    }

    pub(crate) fn split(self, _alone: bool) -> Option<super::Split> {
        None
    }

    pub(crate) fn expect_weak(self) {}

    pub(crate) fn make_immortal(self) {}

    #[inline(always)]
    pub(crate) fn is_immortal(self) -> bool {
        false
    }
}

/// The lock of contents: not needed either.
pub(crate) type TurnLock = ByteLock;

/// Where contents are while nobody changes them: in their place, as nobody reads them meanwhile.
pub(crate) struct Aside<T>(PhantomData<T>);

impl<T> Aside<T> {
    pub(crate) const fn new() -> Aside<T> {
        Aside(PhantomData)
    }

    #[inline(always)]
    pub(crate) fn get(&self) -> Option<*mut T> {
        None
    }

    pub(crate) fn count_read(&self) -> bool {
        false
    }

    pub(crate) fn is_worth(&self, _items: usize) -> bool {
        false
    }

    pub(crate) fn put(&self, contents: T) -> *mut T {
        Box::into_raw(Box::new(contents))
    }

    #[inline(always)]
    pub(crate) fn take(&self) -> Option<Box<T>> {
        None
    }
}

/// A lock that is not needed.
#[derive(Default)]
pub(crate) struct ByteLock;

/// That lock, held.
pub(crate) struct ByteLockHeld<'a>(PhantomData<&'a ByteLock>);

impl ByteLock {
    #[inline(always)]
    pub(crate) const fn new() -> ByteLock {
        ByteLock
    }

    /// Takes the lock.
    #[inline(always)]
    pub(crate) fn hold(&self) -> ByteLockHeld<'_> {
        ByteLockHeld(PhantomData)
    }

    /// No lock.
    #[inline(always)]
    pub(crate) fn not_needed<'a>() -> ByteLockHeld<'a> {
        ByteLockHeld(PhantomData)
    }

    /// Takes two locks.
    #[inline(always)]
    pub(crate) fn hold_two<'a>(_first: &'a ByteLock, _second: &'a ByteLock) -> [ByteLockHeld<'a>; 2] {
        [ByteLockHeld(PhantomData), ByteLockHeld(PhantomData)]
    }

    /// Runs something that needs the lock.
    #[inline(always)]
    pub(crate) fn during<R>(&self, act: impl FnOnce() -> R) -> R {
        act()
    }
}

/// The domains of an interpreter: one, which needs no number.
#[derive(Default)]
pub struct Domains;

/// A lock that threads have waited for: there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contended {
    /// Address of the object, and the word of its class.
    pub object: Option<(u64, u64)>,
    /// How often a thread waited.
    pub waits: u64,
}

/// What threads have counted of objects that others own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traffic {
    /// References that were dropped by atomic steps.
    pub dropped: u64,
    /// How many of these drops were the owner's to see to.
    pub handed_over: u64,
}

impl Domains {
    /// Nobody counts so under a GIL.
    pub fn counted_at(&self, _place: u16) -> i32 {
        0
    }

    /// There is none.
    pub fn traffic(&self) -> Traffic {
        Traffic::default()
    }

    /// The objects whose locks threads have waited for: none.
    pub fn contention(&self) -> Vec<Contended> {
        Vec::new()
    }

    /// Nothing to do: counting is never contended.
    pub fn spread(&self, _value: &Value) -> bool {
        false
    }

    /// None.
    pub fn has_room(&self) -> bool {
        false
    }

    /// Nothing to do.
    pub fn spread_contended(&self, _value: &Value) {}

    /// Never.
    pub fn has_contended(&self) -> bool {
        false
    }

    /// Nothing to do.
    pub fn gather(&self) {}

    /// Never.
    pub fn wants_gathering(&self) -> bool {
        false
    }
}

/// The domain of a thread.
pub struct LocalDomain;

impl LocalDomain {
    /// The interpreter's own domain, which all threads share under the GIL.
    pub fn of_interpreter() -> LocalDomain {
        LocalDomain
    }

    /// Nobody counts so under a GIL.
    pub fn counted_at(&self, _place: u16) -> i32 {
        0
    }

    /// As without a GIL; there is nothing to tell.
    pub fn take_waits(&self) -> Vec<Option<u64>> {
        Vec::new()
    }

    /// As without a GIL; there is nothing to tell.
    pub fn tell_traffic(&self) {}

    /// Its number.
    pub fn number(&self) -> u16 {
        0
    }

    /// The same: this build has no other.
    pub fn of_thread(_domains: &Arc<Domains>, _call: impl Fn() + Send + Sync + 'static) -> LocalDomain {
        LocalDomain
    }

    /// Nothing to do: nobody hands over.
    pub fn arrive(&self) {}

    /// Nothing to do.
    pub fn leave(&self) {}

    /// Nothing to do.
    pub fn merge(&self) {}

    /// None.
    pub fn take_contended(&self) -> Vec<Value> {
        Vec::new()
    }

    /// There are none.
    pub fn has_contended(&self) -> bool {
        false
    }

    /// Keeps a reference until no thread can be about to count it: there is none.
    pub(crate) fn retire(&self, word: Word) {
        // SAFETY: the caller gives up its reference; with the GIL held nobody looks at it meanwhile.
        unsafe { word.release() };
    }

    /// The same for contents that nobody can be about to read.
    pub(crate) fn retire_contents(&self, contents: Box<dyn Any>) {
        drop(contents);
    }

    /// Nothing to do: counts are in one place.
    pub(crate) fn want_gathering(&self) {}

    /// Takes what waits for a grace period: nothing.
    pub fn take_limbo(&self) -> Limbo {
        Limbo(())
    }

    /// Whether something waits for a grace period to begin.
    pub fn has_limbo(&self) -> bool {
        false
    }
}

/// References that are dropped after a grace period: none.
#[derive(Default)]
pub struct Limbo(());

impl Limbo {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        true
    }

    /// Drops them.
    pub fn release(self) {}
}
