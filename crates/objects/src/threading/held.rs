//! Debug builds count what a thread has borrowed or locked, and stop where anything is while Python code could run.

#[cfg(debug_assertions)]
thread_local! {
    static HELD: std::cell::Cell<u32> = const { std::cell::Cell::new(0) };
}

/// Counts as one thing held while it lives.
pub(crate) struct Holding(());

impl Holding {
    #[inline(always)]
    pub(crate) fn new() -> Holding {
        #[cfg(debug_assertions)]
        HELD.with(|held| held.set(held.get() + 1));
        Holding(())
    }
}

#[cfg(debug_assertions)]
impl Drop for Holding {
    fn drop(&mut self) {
        HELD.with(|held| held.set(held.get() - 1));
    }
}

/// Where Python code may run, a check point be reached, or the thread wait: checks in debug builds that it holds no lock
/// and has no contents borrowed, in every mode.
///
/// # Panics
/// When it does: a defect of the caller.
#[inline(always)]
pub fn assert_nothing_held() {
    #[cfg(debug_assertions)]
    HELD.with(|held| assert!(held.get() == 0, "a lock is held over a call, a check point or a wait"));
}
