//! Moving an item of a heap to its place.

use objects::Value;

use crate::types::list::List;
use crate::types::matching::quick_less;
use crate::{Result, Thread};

/// Which item of a heap comes first.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// The least one.
    Least,
    /// The largest one.
    Largest,
}

impl Order {
    /// `a` and `b` as the operands of the `<` that tells whether `a` comes before `b`.
    fn operands<'a>(self, a: &'a Value, b: &'a Value) -> (&'a Value, &'a Value) {
        match self {
            Order::Least => (a, b),
            Order::Largest => (b, a),
        }
    }
}

/// An item on its way. Between two steps all items are in the list, so that it can stop anywhere.
///
/// An item that replaces the top of a heap first goes down to a leaf, past the better one of each two children,
/// and from there back up to where it belongs: it is likely to belong near the leaves, so this compares less.
#[derive(Clone, Copy)]
pub(super) struct Sift {
    /// Where the item is.
    at: usize,
    /// The top of the part that it moves in.
    top: usize,
    /// Whether it is still going down.
    down: bool,
}

/// What a step asks: whether the item at `first` comes before that at `second`.
struct Question {
    first: usize,
    second: usize,
}

impl Sift {
    /// Down from `top` to a leaf, and back up to its place.
    pub(super) fn to_leaf(top: usize) -> Sift {
        Sift { at: top, top, down: true }
    }

    /// Up from `at`, but not above `top`.
    pub(super) fn to_root(at: usize, top: usize) -> Sift {
        Sift { at, top, down: false }
    }

    /// Goes on as far as no comparison needs Python code; gives what is left to do.
    pub(super) fn run(mut self, items: &mut [Value], order: Order) -> Option<Sift> {
        while let Some(question) = self.question(items) {
            let (a, b) = order.operands(&items[question.first], &items[question.second]);
            let Some(before) = quick_less(a, b) else { return Some(self) };
            if !self.answer(items, before) {
                return None;
            }
        }
        None
    }

    /// The next comparison; `None` where the item has come to its place.
    #[inline]
    fn question(&mut self, items: &mut [Value]) -> Option<Question> {
        if self.down {
            let first_leaf = items.len() / 2;
            if self.at < first_leaf {
                let left = 2 * self.at + 1;
                if left + 1 < items.len() {
                    return Some(Question { first: left, second: left + 1 });
                }
                self.swap(items, left);
            }
            self.down = false;
        }
        (self.at > self.top && self.at < items.len()).then(|| Question { first: self.at, second: (self.at - 1) / 2 })
    }

    /// Moves the item as the answer to the question says; `false` when that was the last one.
    #[inline]
    fn answer(&mut self, items: &mut [Value], before: bool) -> bool {
        if self.down {
            let left = 2 * self.at + 1;
            self.swap(items, if before { left } else { left + 1 });
            return true;
        }
        if before {
            self.swap(items, (self.at - 1) / 2);
        }
        before
    }

    #[inline]
    fn swap(&mut self, items: &mut [Value], place: usize) {
        items.swap(self.at, place);
        self.at = place;
    }
}

/// What a look at the list finds when an item by item sift goes on.
enum Next {
    Ask(Value, Value, usize),
    Done,
}

/// Does what `run` has left, with calls of `__lt__`.
///
/// # Errors
/// What a comparison raises; RuntimeError when the list has another length after one.
pub(super) fn finish(t: &mut Thread, list: &List, rest: Option<Sift>, order: Order) -> Result<()> {
    let Some(mut sift) = rest else { return Ok(()) };
    loop {
        let next = list.items.with_mut(t, |items| match sift.question(items) {
            Some(Question { first, second }) => Next::Ask(items[first].clone(), items[second].clone(), items.len()),
            None => Next::Done,
        });
        let Next::Ask(first, second, len) = next else { return Ok(()) };
        let (a, b) = order.operands(&first, &second);
        let before = match quick_less(a, b) {
            Some(less) => less,
            None => t.less(a, b)?,
        };
        let goes_on = list.items.with_mut(t, |items| (items.len() == len).then(|| sift.answer(items, before)));
        match goes_on {
            Some(true) => {}
            Some(false) => return Ok(()),
            None => return Err(t.runtime_error("list changed size during iteration")),
        }
    }
}

/// Large heaps are made in an order that finds their items in the processor's cache.
const LARGE: usize = 2500;

/// The items that have children, in the order in which they are sifted to make a heap of a list: the later ones
/// first. In a large list a pair of siblings is followed by its parent, while they are still in the cache.
pub(super) fn parents(len: usize) -> impl Iterator<Item = usize> {
    let count = len / 2;
    let (row, above) = match len > LARGE {
        // Where the lowest row of parents begins, and where the parent of the first leaf is.
        true => (previous_power_of_two(count + 1) - 1, count / 2),
        false => (count, count),
    };
    let plain = if len > LARGE { 0..0 } else { 0..count };
    let families = (above..row).rev().chain((row..count).rev()).flat_map(family);
    plain.rev().chain(families)
}

fn previous_power_of_two(n: usize) -> usize {
    1 << n.max(1).ilog2()
}

/// An item, and its ancestors as far as each is the parent of a left child: those whose other child came before.
fn family(item: usize) -> impl Iterator<Item = usize> {
    std::iter::successors(Some(item), |&item| (item % 2 == 1).then_some(item / 2))
}
