//! Merging two neighbouring runs, with galloping.

use super::MIN_GALLOP;

/// Where `key` belongs in a sorted run, before its equals; the search spreads from `hint` (`gallop_left`).
pub(super) fn gallop_left<T, E>(
    less: &mut impl FnMut(&T, &T) -> Result<bool, E>,
    key: &T,
    run: &[T],
    hint: usize,
) -> Result<usize, E> {
    gallop(run.len(), hint, |index| less(&run[index], key))
}

/// Where `key` belongs in a sorted run, after its equals (`gallop_right`).
pub(super) fn gallop_right<T, E>(
    less: &mut impl FnMut(&T, &T) -> Result<bool, E>,
    key: &T,
    run: &[T],
    hint: usize,
) -> Result<usize, E> {
    gallop(run.len(), hint, |index| Ok(!less(key, &run[index])?))
}

/// The number of items that come `before` the place, which are the first ones: looks at `hint`, then 1, 3, 7 ... items
/// further in the direction that the answer tells, then bisects.
fn gallop<E>(len: usize, hint: usize, mut before: impl FnMut(usize) -> Result<bool, E>) -> Result<usize, E> {
    let (mut near, mut far) = (0, 1);
    let (mut low, mut high);
    if before(hint)? {
        while far < len - hint && before(hint + far)? {
            near = far;
            far = far * 2 + 1;
        }
        (low, high) = (hint + near + 1, hint + far.min(len - hint));
    } else {
        while far < hint + 1 && !before(hint - far)? {
            near = far;
            far = far * 2 + 1;
        }
        (low, high) = (hint + 1 - far.min(hint + 1), hint - near);
    }
    while low < high {
        let middle = low + (high - low) / 2;
        if before(middle)? {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(low)
}

/// Two neighbouring runs `a` and `b` on their way into one. The smaller one has been copied out, so the place of the
/// next item is always free.
pub(super) trait Merge<T> {
    /// Whether it is `b` that moves on when the next of `b` is less than the next of `a`.
    const B_MOVES_IF_LESS: bool;

    fn next_a(&self) -> &T;
    fn next_b(&self) -> &T;
    /// Moves so many items of `a` to their place.
    fn take_a(&mut self, count: usize);
    /// Moves so many items of `b` to their place.
    fn take_b(&mut self, count: usize);
    /// How many items of `a` come before the next of `b` does.
    fn gallop_a<E>(&self, less: &mut impl FnMut(&T, &T) -> Result<bool, E>) -> Result<usize, E>;
    /// How many items of `b` come before the next of `a` does.
    fn gallop_b<E>(&self, less: &mut impl FnMut(&T, &T) -> Result<bool, E>) -> Result<usize, E>;
    /// Whether no comparison is needed any more: one run is empty, or the last item of the run that was copied out is
    /// left, which the caller knows to belong to the far end.
    fn is_decided(&self) -> bool;
    /// Moves the items that are left: those copied out go to the free places, but its last one to the far end.
    fn finish(&mut self);
}

/// Merges two runs of which `merge` holds the state. `min_gallop` is what the sort has learnt about its data.
pub(super) fn merge<T, E>(
    mut merge: impl Merge<T>,
    less: &mut impl FnMut(&T, &T) -> Result<bool, E>,
    min_gallop: &mut usize,
) -> Result<(), E> {
    let result = merge_all(&mut merge, less, min_gallop);
    // After a failure at least two copied items are left, and they just fill the free places.
    merge.finish();
    result
}

fn merge_all<T, E, M: Merge<T>>(
    merge: &mut M,
    less: &mut impl FnMut(&T, &T) -> Result<bool, E>,
    min_gallop: &mut usize,
) -> Result<(), E> {
    // The caller has trimmed the runs so that this one is known to come first.
    if M::B_MOVES_IF_LESS {
        merge.take_b(1)
    } else {
        merge.take_a(1)
    }
    while !merge.is_decided() {
        one_by_one(merge, less, *min_gallop)?;
        if merge.is_decided() {
            break;
        }
        *min_gallop += 1;
        gallop_through(merge, less, min_gallop)?;
    }
    Ok(())
}

/// Merges item by item until one run has won so often in a row that galloping may pay.
fn one_by_one<T, E, M: Merge<T>>(
    merge: &mut M,
    less: &mut impl FnMut(&T, &T) -> Result<bool, E>,
    min_gallop: usize,
) -> Result<(), E> {
    let (mut a_wins, mut b_wins) = (0, 0);
    while !merge.is_decided() && a_wins < min_gallop && b_wins < min_gallop {
        if less(merge.next_b(), merge.next_a())? == M::B_MOVES_IF_LESS {
            merge.take_b(1);
            (a_wins, b_wins) = (0, b_wins + 1);
        } else {
            merge.take_a(1);
            (a_wins, b_wins) = (a_wins + 1, 0);
        }
    }
    Ok(())
}

/// Merges stretch by stretch while the stretches are long; each round makes it easier to come back to galloping, and
/// giving up makes it harder.
fn gallop_through<T, E, M: Merge<T>>(
    merge: &mut M,
    less: &mut impl FnMut(&T, &T) -> Result<bool, E>,
    min_gallop: &mut usize,
) -> Result<(), E> {
    loop {
        *min_gallop = (*min_gallop - 1).max(1);
        let a_count = merge.gallop_a(less)?;
        merge.take_a(a_count);
        if merge.is_decided() {
            return Ok(());
        }
        merge.take_b(1);
        if merge.is_decided() {
            return Ok(());
        }
        let b_count = merge.gallop_b(less)?;
        merge.take_b(b_count);
        if merge.is_decided() {
            return Ok(());
        }
        merge.take_a(1);
        if merge.is_decided() {
            return Ok(());
        }
        if a_count < MIN_GALLOP && b_count < MIN_GALLOP {
            *min_gallop += 1;
            return Ok(());
        }
    }
}

/// A merge from the left, `a` copied out: what is left of it are the last `a` of `temp`, of the other run the last
/// `b` of `items`; the free places are before those (`merge_lo`).
pub(super) struct Low<'merge, T> {
    pub(super) items: &'merge mut [T],
    pub(super) temp: &'merge [T],
    pub(super) a: usize,
    pub(super) b: usize,
}

impl<T: Copy> Low<'_, T> {
    fn a_run(&self) -> &[T] {
        &self.temp[self.temp.len() - self.a..]
    }

    fn b_run(&self) -> &[T] {
        &self.items[self.items.len() - self.b..]
    }
}

impl<T: Copy> Merge<T> for Low<'_, T> {
    const B_MOVES_IF_LESS: bool = true;

    fn next_a(&self) -> &T {
        &self.temp[self.temp.len() - self.a]
    }

    fn next_b(&self) -> &T {
        &self.items[self.items.len() - self.b]
    }

    fn take_a(&mut self, count: usize) {
        let (from, to) = (self.temp.len() - self.a, self.items.len() - self.a - self.b);
        self.items[to..to + count].copy_from_slice(&self.temp[from..from + count]);
        self.a -= count;
    }

    fn take_b(&mut self, count: usize) {
        let from = self.items.len() - self.b;
        self.items.copy_within(from..from + count, from - self.a);
        self.b -= count;
    }

    fn gallop_a<E>(&self, less: &mut impl FnMut(&T, &T) -> Result<bool, E>) -> Result<usize, E> {
        gallop_right(less, self.next_b(), self.a_run(), 0)
    }

    fn gallop_b<E>(&self, less: &mut impl FnMut(&T, &T) -> Result<bool, E>) -> Result<usize, E> {
        gallop_left(less, self.next_a(), self.b_run(), 0)
    }

    fn is_decided(&self) -> bool {
        self.a <= 1 || self.b == 0
    }

    fn finish(&mut self) {
        if self.a == 1 {
            self.take_b(self.b);
        }
        self.take_a(self.a);
    }
}

/// A merge from the right, `b` copied out: what is left of it are the first `b` of `temp`, of the other run the first
/// `a` of `items`; the free places are after those (`merge_hi`).
pub(super) struct High<'merge, T> {
    pub(super) items: &'merge mut [T],
    pub(super) temp: &'merge [T],
    pub(super) a: usize,
    pub(super) b: usize,
}

impl<T: Copy> Merge<T> for High<'_, T> {
    const B_MOVES_IF_LESS: bool = false;

    fn next_a(&self) -> &T {
        &self.items[self.a - 1]
    }

    fn next_b(&self) -> &T {
        &self.temp[self.b - 1]
    }

    fn take_a(&mut self, count: usize) {
        let from = self.a - count;
        self.items.copy_within(from..self.a, from + self.b);
        self.a = from;
    }

    fn take_b(&mut self, count: usize) {
        let from = self.b - count;
        self.items[self.a + from..self.a + self.b].copy_from_slice(&self.temp[from..self.b]);
        self.b = from;
    }

    fn gallop_a<E>(&self, less: &mut impl FnMut(&T, &T) -> Result<bool, E>) -> Result<usize, E> {
        Ok(self.a - gallop_right(less, self.next_b(), &self.items[..self.a], self.a - 1)?)
    }

    fn gallop_b<E>(&self, less: &mut impl FnMut(&T, &T) -> Result<bool, E>) -> Result<usize, E> {
        Ok(self.b - gallop_left(less, self.next_a(), &self.temp[..self.b], self.b - 1)?)
    }

    fn is_decided(&self) -> bool {
        self.a == 0 || self.b <= 1
    }

    fn finish(&mut self) {
        if self.b == 1 {
            self.take_a(self.a);
        }
        self.take_b(self.b);
    }
}
