//! What a thread sees to at its check points: signals, the collector, finalizers, and the GIL when
//! another thread wants it. The order is CPython's (Python/ceval_gil.c, `_Py_HandlePending`).

use sync::{Bit, GilPolicy, Reason};

use crate::builtin::Builtin;
use crate::config::{Driver, SwitchPoints};
use crate::fuse;
use crate::journal::{SIGNAL_AT_POINT, SIGNAL_IN_CALL};
use crate::run::{Checked, Point};
use crate::stepping::FIRST;
use crate::{Result, Thread};

impl Thread {
    /// Serves what the thread's breaker asks for, as far as that may be done at this point. `depth` is
    /// the depth of the loop that asks: only the outermost can be left to switch threads.
    ///
    /// # Errors
    /// KeyboardInterrupt, in the main thread.
    #[cold]
    #[inline(never)]
    pub(crate) fn check_breaker(&mut self, point: Point, depth: usize) -> Result<Checked> {
        objects::assert_nothing_held();
        // CPython has no check between two instructions, so nothing at all is served there.
        if self.interpreter.config.switch_points == SwitchPoints::Cpython && point != Point::Call {
            return Ok(Checked::Continue);
        }
        let control = self.control.clone();
        let breaker = control.breaker();
        if self.is_free() {
            self.pass_check_point();
        }
        self.answer_questions();
        // Handlers of the program may not come between two instructions, for the reason below.
        if breaker.has(Bit::Signals) && (point == Point::Call || !self.has_signal_handlers()) {
            let served = self.serve_signals(SIGNAL_AT_POINT)?;
            if served && self.is_journaled() {
                // So that a switch here has another number than one in the handler's last instruction.
                self.budget -= 1;
            }
        }
        // Where other threads may come between two instructions, the thread's own finalizers still may
        // not: `n += 1` in one of them would be undone by the same of the program.
        if point == Point::Call {
            if breaker.clear(Bit::Gc) {
                self.collect_if_wanted();
            }
            if breaker.clear(Bit::Finalizers) {
                self.run_due_finalizers();
            }
        }
        if !self.may_switch_at(point) {
            return Ok(Checked::Continue);
        }
        if self.is_single() {
            if !self.is_main && breaker.clear(Bit::Signals) {
                // The main thread cannot see to it before this turn is over.
                self.budget = 0;
            }
            return Ok(self.switch_single(depth));
        }
        if self.follows_journal() {
            if self.is_turn_over() {
                self.give_way(Reason::Requested);
            }
            return Ok(Checked::Continue);
        }
        if breaker.has(Bit::GilDropRequest) {
            self.publish_place();
            self.give_way(Reason::Requested);
        }
        if self.budget <= 0 {
            if self.interpreter.gil.ticks().is_some() {
                self.give_way(Reason::Tick);
            }
            self.count_instructions();
            self.budget = self.full_budget();
            self.turn_from = self.budget;
        }
        Ok(Checked::Continue)
    }

    /// Whether the switch points asked for allow a switch before the instruction at hand.
    fn may_switch_at(&self, point: Point) -> bool {
        match (self.interpreter.config.switch_points, point) {
            (SwitchPoints::Every, _) | (SwitchPoints::Cpython, Point::Call) => true,
            (SwitchPoints::Cpython, Point::Access(_)) => false,
            (SwitchPoints::Line, Point::Access(first)) => first,
            // Calls and loop ends count where they are the first thing on their line that others could see.
            (SwitchPoints::Line, Point::Call) => self.frames.last().is_some_and(|frame| {
                let next = frame.code().instructions.get(frame.next() as usize);
                next.is_some_and(|next| next.word & fuse::LINE_START != 0)
            }),
        }
    }

    /// Whether signals wait for this thread.
    pub(crate) fn has_signals(&self) -> bool {
        self.is_main && self.control.breaker().has(Bit::Signals)
    }

    /// Raises KeyboardInterrupt if a Ctrl-C waits for this thread, and runs the program's handlers of signals.
    ///
    /// # Errors
    /// KeyboardInterrupt, or what a handler raises.
    pub(crate) fn check_signals(&mut self) -> Result<()> {
        self.serve_signals(SIGNAL_IN_CALL).map(drop)
    }

    /// The same, where signals are written down as this; says whether there was something to see to.
    fn serve_signals(&mut self, what: &str) -> Result<bool> {
        if !self.has_signals() {
            return Ok(false);
        }
        let Some((interrupted, signals)) = self.take_signals(what) else { return Ok(false) };
        if self.has_signal_handlers() {
            return self.run_signal_handlers(interrupted, signals).map(|()| true);
        }
        if interrupted {
            return Err(self.raise_args(Builtin::KeyboardInterrupt, Vec::new()));
        }
        Ok(true)
    }

    /// Whether instructions count: for ticks, for seeded switching, for runs that are written down, and for those who ask how many there were.
    pub(crate) fn is_counted(&self) -> bool {
        let config = &self.interpreter.config;
        if config.journal.is_some() {
            return true;
        }
        match config.driver {
            Driver::Seeded(_) => true,
            Driver::Serial => {
                config.count_instructions
                    || config.recording.is_some()
                    || config.stepper.is_some()
                    || self.is_directed()
            }
            Driver::Parallel if config.is_free() => false,
            Driver::Parallel => config.count_instructions || matches!(config.gil_policy, GilPolicy::Ticks(_)),
        }
    }

    /// How many instructions a thread may run before its first switch is due; only counted runs look.
    pub(crate) fn full_budget(&self) -> i64 {
        match self.interpreter.config.driver {
            Driver::Parallel => self.interpreter.gil.ticks().map_or(i64::MAX, |ticks| i64::from(ticks.get())),
            Driver::Seeded(_) => i64::from(crate::driver::MEAN_TURN.get()),
            Driver::Serial if self.interpreter.config.stepper.is_some() => FIRST.get() as i64,
            Driver::Serial => i64::MAX,
        }
    }

    /// Runs the finalizers that dropping values made due.
    #[inline(always)]
    pub(crate) fn run_due_finalizers(&mut self) {
        if self.local.needs_attention() {
            self.run_finalizers();
        }
    }

    /// Runs the finalizers of objects that were dropped, and of those dropped meanwhile.
    #[cold]
    #[inline(never)]
    pub(crate) fn run_finalizers(&mut self) {
        self.settle_accesses();
        while self.local.needs_attention() {
            for object in self.local.take_finalizers() {
                self.finalize(&object);
                // Its finalizer may have brought it back.
                if object.count() == Some(1) {
                    self.tell_referrers(&object);
                }
            }
        }
    }
}
