//! Searches that last long: the backtracking library cannot be stopped, but it asks the text for its octets at every
//! step, and the text can refuse by unwinding.

use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use fancy_regex::Input;

use crate::{Error, Result};

/// Asked now and then whether a search that lasts long should go on.
pub type Watch<'a> = &'a mut dyn FnMut() -> bool;

/// After so many questions for its octets a text asks whether to go on: some ten milliseconds.
const PATIENCE: u32 = 1 << 20;

/// A text that is watched while it is searched.
pub(crate) struct Watched<'a> {
    octets: &'a [u8],
    is_unicode: bool,
    left: Cell<u32>,
    watch: RefCell<Watch<'a>>,
}

/// What unwinds out of a search that is not to go on.
struct Stop;

/// Does something with a watched text.
///
/// # Errors
/// [`Error::Stopped`] if the watch said so, and what is done has been left.
pub(crate) fn watched<R>(
    octets: &[u8],
    is_unicode: bool,
    watch: Watch<'_>,
    search: impl FnOnce(&Watched<'_>) -> Result<R>,
) -> Result<R> {
    let text = Watched { octets, is_unicode, left: Cell::new(PATIENCE), watch: RefCell::new(watch) };
    // The library gives its memory back while unwinding, and clears it before it is used again.
    match catch_unwind(AssertUnwindSafe(|| search(&text))) {
        Ok(result) => result,
        Err(reason) if reason.is::<Stop>() => Err(Error::Stopped),
        Err(reason) => resume_unwind(reason),
    }
}

impl Watched<'_> {
    #[cold]
    fn ask(&self) {
        self.left.set(PATIENCE);
        if !(self.watch.borrow_mut())() {
            // Unlike a panic this calls no hook, which would report a mistake.
            resume_unwind(Box::new(Stop));
        }
    }
}

impl Input for Watched<'_> {
    type Match<'t>
        = (usize, usize)
    where
        Self: 't;

    fn len(&self) -> usize {
        self.octets.len()
    }

    fn as_bytes(&self) -> &[u8] {
        let left = self.left.get();
        self.left.set(left.wrapping_sub(1));
        if left == 0 {
            self.ask();
        }
        self.octets
    }

    fn is_char_boundary(&self, at: usize) -> bool {
        self.octets.get(at).is_none_or(|octet| !self.is_unicode || octet & 0xC0 != 0x80)
    }

    fn is_ascii(&self) -> bool {
        self.octets.is_ascii()
    }

    fn prev_codepoint_ix(&self, at: usize) -> usize {
        let mut before = at.saturating_sub(1);
        while before > 0 && !self.is_char_boundary(before) {
            before -= 1;
        }
        before
    }

    fn make_match(&self, start: usize, end: usize) -> (usize, usize) {
        (start, end)
    }

    fn advance_position(&self, at: usize) -> usize {
        let mut next = at + 1;
        while !self.is_char_boundary(next) {
            next += 1;
        }
        next
    }
}
