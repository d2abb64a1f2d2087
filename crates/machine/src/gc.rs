//! When the cycle collector runs, and in which order its steps run Python code (PEP 442).

use objects::{Garbage, Shared, Value};

use crate::Thread;
use crate::types::file::FileObject;

/// Objects that could be part of cycles before the first collection.
pub(crate) const FIRST_COLLECTION: usize = 20_000;

/// Settings and counts of the collector.
pub(crate) struct State {
    /// `gc.enable()`, `gc.disable()`
    pub(crate) enabled: Shared<bool>,
    /// `gc.get_threshold()`
    pub(crate) thresholds: Shared<[i64; 3]>,
    /// Collections made, objects collected.
    pub(crate) totals: Shared<(u64, u64)>,
    running: Shared<bool>,
}

impl Default for State {
    fn default() -> Self {
        State {
            enabled: Shared::new(true),
            thresholds: Shared::new([2000, 10, 10]),
            totals: Shared::default(),
            running: Shared::new(false),
        }
    }
}

impl Thread {
    /// Collects if enough objects were made since the last time. Called at safe points.
    pub(crate) fn collect_if_wanted(&mut self) {
        if self.interpreter.heap.collection_wanted() {
            if self.interpreter.gc.enabled.get() {
                self.collect_garbage();
            } else {
                self.interpreter.heap.collect_at(usize::MAX);
            }
        }
    }

    /// Finds objects that only refer to each other, runs their finalizers, and frees those that the
    /// finalizers did not bring back. Gives how many were freed.
    pub fn collect_garbage(&mut self) -> usize {
        if self.interpreter.gc.running.replace(true) {
            return 0;
        }
        let freed = self.collect_now();
        self.interpreter.gc.running.set(false);
        let (runs, total) = self.interpreter.gc.totals.get();
        self.interpreter.gc.totals.set((runs + 1, total + freed as u64));
        self.plan_next_collection();
        freed
    }

    fn collect_now(&mut self) -> usize {
        let freed = match self.with_world_stopped(|t| {
            let freed = t.free_unfinalized();
            if freed.is_ok() {
                t.spread_counts();
            }
            freed
        }) {
            Ok(freed) => freed,
            Err((garbage, due)) => {
                for object in &due {
                    self.finalize(object);
                }
                for object in due {
                    self.tell_referrers(&object);
                }
                // Finalizers, or other threads by weak references, may have brought some back; then only what is
                // still garbage goes, at the next collection.
                self.with_world_stopped(|t| {
                    let resurrected = garbage.resurrected(&t.interpreter.heap);
                    let freed = if resurrected { 0 } else { garbage.clear(&t.interpreter.heap) };
                    t.spread_counts();
                    freed
                })
            }
        };
        self.run_due_finalizers();
        freed
    }

    /// Frees the garbage, or gives it, with those among it that must be finalized first.
    fn free_unfinalized(&mut self) -> Result<usize, (Garbage, Vec<Value>)> {
        self.interpreter.domains.gather();
        let garbage = self.interpreter.heap.find_garbage();
        let due = garbage.unfinalized();
        if due.is_empty() { Ok(garbage.clear(&self.interpreter.heap)) } else { Err((garbage, due)) }
    }

    /// The next collection is due when the heap has grown by half, or by the first threshold.
    pub(crate) fn plan_next_collection(&self) {
        let heap = &self.interpreter.heap;
        let live = heap.tracked();
        heap.collect_at(live + (live / 2).max(FIRST_COLLECTION));
    }

    /// Calls an object's `__del__`; what it raises is reported and ignored.
    pub(crate) fn finalize(&mut self, object: &Value) {
        if object.has::<crate::types::generator::Generator>() {
            self.close_dropped(object);
            return;
        }
        let Some(method) = self.special(object, source::known::DEL) else {
            self.close_dropped_file(object);
            return;
        };
        let handled = std::mem::replace(&mut self.handled, Value::NULL);
        let class = self.class_of(object);
        let result = match self.bind_descriptor(&method, object, &class) {
            Ok(bound) => self.call(&bound, &[]),
            Err(raised) => Err(raised),
        };
        if let Err(raised) = result {
            self.write_unraisable(&raised, &method);
        }
        self.handled = handled;
    }

    /// Closes a file that was dropped, where that runs methods of the program.
    fn close_dropped_file(&mut self, object: &Value) {
        let class = self.class_of(object);
        let builtin = class.get::<crate::class::Class>().is_some_and(|class| class.spec.is_some());
        if !object.get::<FileObject>().is_some_and(|file| file.closes_at_end(builtin)) {
            return;
        }
        let handled = std::mem::replace(&mut self.handled, Value::NULL);
        // As in CPython's release build, nobody hears of errors.
        let closed = self.names().intern("closed");
        let closed = self.get_attribute(object, closed).and_then(|closed| self.truth(&closed));
        if closed.is_ok_and(|closed| !closed) {
            drop(self.call_method(object, source::known::CLOSE, &[]));
        }
        self.handled = handled;
    }

    /// Closes a generator that was dropped while it waited inside a `try` or `with`.
    fn close_dropped(&mut self, generator: &Value) {
        let handled = std::mem::replace(&mut self.handled, Value::NULL);
        if let Err(raised) = self.close(generator) {
            self.write_unraisable(&raised, generator);
        }
        self.handled = handled;
    }
}
