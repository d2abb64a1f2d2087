//! The list sort: stable, with the sequence of comparisons that CPython 3.13 makes.
//!
//! A powersort over natural runs, short ones extended by binary insertion, merged with galloping, as in CPython's
//! Objects/listobject.c and explained in its Objects/listsort.txt. A `__lt__` can see in which order it is called and
//! may raise, so a standard sort would not do.

mod merge;

use merge::{High, Low, gallop_left, gallop_right, merge};

/// Arrays shorter than this are one run; longer ones get runs of at least half of it (`MAX_MINRUN`).
const MAX_MINRUN: usize = 64;
/// After so many wins in a row a merge begins to gallop (`MIN_GALLOP`).
const MIN_GALLOP: usize = 7;

/// Sorts by `less`, which may fail.
///
/// `list.sort(key=...)` sorts pairs of key and item by their keys; `reverse=True` reverses the list before and after.
///
/// # Errors
///
/// Whatever `less` fails with, at once; the items then are in some order, none lost or doubled.
pub fn sort<T: Copy, E>(items: &mut [T], mut less: impl FnMut(&T, &T) -> Result<bool, E>) -> Result<(), E> {
    if items.len() < 2 {
        return Ok(());
    }
    let minrun = minrun(items.len());
    let mut runs = Runs { items, less: &mut less, pending: Vec::new(), temp: Vec::new(), min_gallop: MIN_GALLOP };
    let mut start = 0;
    while start < runs.items.len() {
        let rest = &mut runs.items[start..];
        let mut len = natural_run(rest, runs.less)?;
        if len < minrun {
            let forced = minrun.min(rest.len());
            insert_rest(&mut rest[..forced], len, runs.less)?;
            len = forced;
        }
        runs.push(start, len)?;
        start += len;
    }
    runs.collapse()
}

/// The least length of a run: `len / minrun` is a power of two or a little less (`merge_compute_minrun`).
fn minrun(mut len: usize) -> usize {
    let mut any_bit_lost = 0;
    while len >= MAX_MINRUN {
        any_bit_lost |= len & 1;
        len >>= 1;
    }
    len + any_bit_lost
}

/// Finds the run at the beginning, puts it into ascending order if it descends, and answers its length (`count_run`).
fn natural_run<T: Copy, E>(items: &mut [T], less: &mut impl FnMut(&T, &T) -> Result<bool, E>) -> Result<usize, E> {
    let mut len = ascend(items, 1, less)?;
    if len == items.len() {
        return Ok(len);
    }
    if len > 1 {
        if less(&items[0], &items[len - 1])? {
            return Ok(len);
        }
        // All equal so far, so what follows descends from them; stability wants equals reversed twice.
        items[..len].reverse();
    }
    len += 1;
    let mut equals = 0;
    while len < items.len() {
        if less(&items[len], &items[len - 1])? {
            reverse_equals(&mut items[..len], &mut equals);
        } else if less(&items[len - 1], &items[len])? {
            break;
        } else {
            equals += 1;
        }
        len += 1;
    }
    reverse_equals(&mut items[..len], &mut equals);
    items[..len].reverse();
    ascend(items, len, less)
}

/// The length of the run whose first `len` items are known to ascend.
fn ascend<T, E>(items: &[T], mut len: usize, less: &mut impl FnMut(&T, &T) -> Result<bool, E>) -> Result<usize, E> {
    while len < items.len() && !less(&items[len], &items[len - 1])? {
        len += 1;
    }
    Ok(len)
}

/// Reverses the last item and the `equals` before it that are equal to it.
fn reverse_equals<T>(items: &mut [T], equals: &mut usize) {
    if *equals > 0 {
        let first = items.len() - *equals - 1;
        items[first..].reverse();
        *equals = 0;
    }
}

/// Sorts by binary insertion; the first `sorted` items are in order already (`binarysort`).
fn insert_rest<T: Copy, E>(
    items: &mut [T],
    sorted: usize,
    less: &mut impl FnMut(&T, &T) -> Result<bool, E>,
) -> Result<(), E> {
    for next in sorted..items.len() {
        let (mut left, mut right) = (0, next);
        while left < right {
            let middle = (left + right) / 2;
            if less(&items[next], &items[middle])? {
                right = middle;
            } else {
                left = middle + 1;
            }
        }
        items[left..=next].rotate_right(1);
    }
    Ok(())
}

/// A sorted run that waits to be merged.
struct Run {
    start: usize,
    len: usize,
    /// How deep in the merge tree the border to the next run lies.
    power: u32,
}

/// The runs found so far, each beginning where the one before ends.
struct Runs<'sort, T, F> {
    items: &'sort mut [T],
    less: &'sort mut F,
    pending: Vec<Run>,
    temp: Vec<T>,
    min_gallop: usize,
}

impl<T: Copy, E, F: FnMut(&T, &T) -> Result<bool, E>> Runs<'_, T, F> {
    /// Adds a run after merging those whose border to their neighbour lies deeper than its own (`found_new_run`).
    fn push(&mut self, start: usize, len: usize) -> Result<(), E> {
        if let Some(last) = self.pending.last() {
            let power = power(last.start, last.len, len, self.items.len());
            while self.pending.len() > 1 && self.pending[self.pending.len() - 2].power > power {
                self.merge_at(self.pending.len() - 2)?;
            }
            if let Some(last) = self.pending.last_mut() {
                last.power = power;
            }
        }
        self.pending.push(Run { start, len, power: 0 });
        Ok(())
    }

    /// Merges all runs (`merge_force_collapse`).
    fn collapse(&mut self) -> Result<(), E> {
        while let Some(mut first) = self.pending.len().checked_sub(2) {
            if first > 0 && self.pending[first - 1].len < self.pending[first + 1].len {
                first -= 1;
            }
            self.merge_at(first)?;
        }
        Ok(())
    }

    /// Merges a pending run with the next one. What is in place already at both ends is left alone.
    fn merge_at(&mut self, first: usize) -> Result<(), E> {
        let Run { start, len: a, .. } = self.pending[first];
        let b = self.pending.remove(first + 1).len;
        self.pending[first].len = a + b;
        let items = &mut self.items[start..start + a + b];
        let in_place = gallop_right(self.less, &items[a], &items[..a], 0)?;
        if in_place == a {
            return Ok(());
        }
        let (items, a) = (&mut items[in_place..], a - in_place);
        let b = gallop_left(self.less, &items[a - 1], &items[a..], b - 1)?;
        if b == 0 {
            return Ok(());
        }
        let items = &mut items[..a + b];
        self.temp.clear();
        if a <= b {
            self.temp.extend_from_slice(&items[..a]);
            merge(Low { items, temp: &self.temp, a, b }, self.less, &mut self.min_gallop)
        } else {
            self.temp.extend_from_slice(&items[a..]);
            merge(High { items, temp: &self.temp, a, b }, self.less, &mut self.min_gallop)
        }
    }
}

/// The depth of the border between two neighbouring runs in a nearly optimal merge tree: the first bit in which the
/// midpoints of the runs, as fractions of `total`, differ (`powerloop`).
fn power(start: usize, first: usize, second: usize, total: usize) -> u32 {
    let mut a = 2 * start + first;
    let mut b = a + first + second;
    let mut bits = 1;
    while (a >= total) == (b >= total) {
        if a >= total {
            a -= total;
            b -= total;
        }
        a *= 2;
        b *= 2;
        bits += 1;
    }
    bits
}
