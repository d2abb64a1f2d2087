//! From a shape to those with one more attribute.

use std::sync::atomic::{AtomicPtr, Ordering};

use source::Name;

use crate::Shape;
use crate::threading::Locked;

type Row = Box<[AtomicPtr<Shape>]>;

/// A row of steps that only grows: a number finds its step without a lock, a name under one.
#[derive(Default)]
pub(crate) struct Steps {
    newest: AtomicPtr<AtomicPtr<Shape>>,
    known: Locked<Known>,
}

#[derive(Default)]
pub(crate) struct Known {
    names: Vec<Name>,
    /// The newest row is the last; readers may still look into the others.
    rows: Vec<Row>,
}

impl Steps {
    /// The shape that a step leads to.
    ///
    /// # Safety
    /// [`Steps::find`] or [`Steps::find_or_add`] of these steps gave the number.
    #[inline(always)]
    pub(crate) unsafe fn get(&self, step: u32) -> *const Shape {
        // SAFETY: as the caller says; rows live as long as the steps.
        unsafe { (*self.newest.load(Ordering::Relaxed).add(step as usize)).load(Ordering::Relaxed) }
    }

    /// The number of the step to a shape.
    pub(crate) fn find(&self, next: &Shape) -> Option<u32> {
        let known = self.known.lock();
        let row = known.rows.last()?;
        let found = |step: &AtomicPtr<Shape>| std::ptr::eq(step.load(Ordering::Relaxed), next);
        row[..known.names.len()].iter().position(found).map(|step| step as u32)
    }

    /// The shape with one more attribute, made now if there is none; `make` also tells whether to keep it as a step.
    pub(crate) fn find_or_add(&self, name: Name, make: impl FnOnce() -> (*const Shape, bool)) -> *const Shape {
        let mut known = self.known.lock();
        if let Some(step) = known.names.iter().position(|&known| known == name) {
            // SAFETY: it is one of them.
            return unsafe { self.get(step as u32) };
        }
        let (shape, keep) = make();
        if keep {
            let step = known.names.len();
            if known.rows.last().is_none_or(|row| row.len() == step) {
                let old = known.rows.last().into_iter().flatten().map(|step| step.load(Ordering::Relaxed));
                let mut grown: Vec<_> = old.map(AtomicPtr::new).collect();
                grown.resize_with((step * 2).max(2), AtomicPtr::default);
                known.rows.push(grown.into_boxed_slice());
            }
            if let Some(row) = known.rows.last() {
                row[step].store(shape.cast_mut(), Ordering::Release);
                self.newest.store(row.as_ptr().cast_mut(), Ordering::Release);
            }
            known.names.push(name);
        }
        shape
    }
}
