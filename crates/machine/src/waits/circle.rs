//! Finding the circle that a wait closes, and that nobody can run.

use std::time::Duration;

use sync::{Bit, ThreadId};

use super::firm::Certainty;
use super::{PATIENCE, Posts};
use crate::Thread;
use crate::config::Driver;
use crate::journal::{DEADLOCK, Outside};

impl Thread {
    /// Whether the wait that this thread begins can never end; if so the program ends here. Else says when to look
    /// again, if that is only supposed: since when it is so is kept.
    pub(super) fn look_for_deadlock(&mut self, stuck_since: &mut Option<Duration>) -> Option<Duration> {
        if self.is_directed() {
            // Others may go on; it is told when nobody can.
            return None;
        }
        if self.follows_journal() {
            // It was found when it was looked for, and when that was depends on more than the program.
            let circle: Vec<u8> = self.given_here(DEADLOCK)?;
            let circle: Vec<ThreadId> = circle.chunks(4).filter_map(|mut it| u32::get(&mut it)).map(ThreadId).collect();
            self.end_in_deadlock(&circle)
        }
        let circle = self.firm_circle();
        // The single driver knows when nobody can run.
        let single = self.is_single();
        if let Some((circle, certainty)) = &circle
            && (single || *certainty == Certainty::Sure)
        {
            self.found_deadlock(circle);
        }
        if circle.is_none() && (single || !self.nobody_can_run()) {
            *stuck_since = None;
            return None;
        }
        let now = self.unasked_clock();
        let since = *stuck_since.get_or_insert(now);
        if now < since + PATIENCE {
            return Some(since + PATIENCE);
        }
        match circle {
            Some((circle, _)) => self.found_deadlock(&circle),
            None if self.with_world_stopped(|t| t.nobody_can_run() && !t.main_may_wait_for_ctrl_c()) => {
                let circle = self.circle_of_any();
                self.found_deadlock(&circle)
            }
            None => *stuck_since = None,
        }
        None
    }

    fn found_deadlock(&mut self, circle: &[ThreadId]) -> ! {
        self.came(DEADLOCK, &circle.iter().flat_map(|thread| thread.0.to_bytes()).collect::<Vec<u8>>());
        self.end_in_deadlock(circle)
    }

    /// The circle that this thread closes, if none of its threads can be let go on from outside.
    fn firm_circle(&mut self) -> Option<(Vec<ThreadId>, Certainty)> {
        let me = self.control.id();
        self.circle_through(me)?;
        self.with_world_stopped(|t| {
            let circle = t.circle_through(me)?;
            let certainty = t.certainty_of(&circle)?;
            Some((circle, certainty))
        })
    }

    /// Of threads of which none can run, those of a firm circle; none if there is no circle.
    fn circle_of_any(&mut self) -> Vec<ThreadId> {
        self.with_world_stopped(|t| {
            let threads: Vec<ThreadId> = t.interpreter.roster.posts().keys().copied().collect();
            let firm = |thread| t.circle_through(thread).filter(|circle| t.certainty_of(circle).is_some());
            threads.into_iter().find_map(firm).unwrap_or_default()
        })
    }

    /// The circle of threads that wait for each other from one back to it, each for the next.
    fn circle_through(&self, start: ThreadId) -> Option<Vec<ThreadId>> {
        let posts = self.interpreter.roster.posts();
        let mut next = posts.get(&start)?.waits_for()?;
        let mut circle = vec![start];
        while next != start {
            circle.push(next);
            next = posts.get(&next)?.waits_for()?;
            // A circle beside this thread is found by its own last thread.
            if circle.len() > posts.len() {
                return None;
            }
        }
        // The same circle is told alike whoever closes it.
        let first = circle.iter().enumerate().min_by_key(|(_, thread)| **thread).map_or(0, |(index, _)| index);
        circle.rotate_left(first);
        Some(circle)
    }

    /// Whether all threads wait for each other, and nothing from outside can end a wait.
    fn nobody_can_run(&self) -> bool {
        let posts = self.interpreter.roster.posts();
        self.interpreter.roster.may_be_all(&posts) && !self.main_may_be_called(&posts) && all_stuck(&posts)
    }

    /// Whether a signal may end a wait of the main thread.
    pub(super) fn main_may_be_called(&self, posts: &Posts) -> bool {
        let main = posts.get(&ThreadId::MAIN);
        main.is_some_and(|main| main.control.breaker().has(Bit::Signals))
            || self.interpreter.config.driver == Driver::Parallel && self.has_own_signal_handlers()
    }
}

fn all_stuck(posts: &Posts) -> bool {
    posts.values().all(|post| post.is_stuck())
}
