//! Whether a circle is certain: nobody outside of it can let one of its threads go on.

use bytecode::{Code, Op};
use source::Name;
use sync::ThreadId;

use super::{Awaited, names};
use crate::Thread;
use crate::types::code::CodeObject;

/// Names that a program can call the main thread by.
const CALLS_MAIN: [&str; 4] = ["interrupt_main", "raise_signal", "pthread_kill", "kill"];

/// How certain a circle is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Certainty {
    /// Nobody but the holders can release what is waited for.
    Sure,
    /// Nobody has, and the program shows no place that would.
    Supposed,
}

/// A program that knows this name may wait for Ctrl-C.
const CTRL_C: [&str; 1] = ["KeyboardInterrupt"];

impl Thread {
    /// Whether the main thread waits for what comes from outside, although nobody can run.
    pub(super) fn main_may_wait_for_ctrl_c(&mut self) -> bool {
        self.main_may_be_interrupted() || self.knows_any_of(&CTRL_C)
    }

    /// How certain it is that no thread of a circle can be let go on from outside; `None` if one can. Called while no
    /// other thread is attached.
    pub(super) fn certainty_of(&mut self, circle: &[ThreadId]) -> Option<Certainty> {
        let waits: Vec<Awaited> = {
            let posts = self.interpreter.roster.posts();
            let on = |thread: &ThreadId| Some(posts.get(thread)?.waiting()?.on);
            circle.iter().filter_map(on).collect()
        };
        if circle.contains(&ThreadId::MAIN) && self.main_may_be_interrupted() {
            return None;
        }
        let mut certainty = Certainty::Sure;
        for on in &waits {
            let Awaited::Lock(lock) = on else { continue };
            let held = lock.held()?;
            if !held.scoped {
                if !held.direct || lock.was_passed_on() || self.releases_for_others() {
                    return None;
                }
                certainty = Certainty::Supposed;
            }
        }
        Some(certainty)
    }

    fn main_may_be_interrupted(&mut self) -> bool {
        {
            let posts = self.interpreter.roster.posts();
            if self.main_may_be_called(&posts) {
                return true;
            }
        }
        self.knows_any_of(&CALLS_MAIN)
    }

    /// Whether one of these names stands in the program.
    fn knows_any_of(&self, names: &[&str]) -> bool {
        let names: Vec<Name> = names.iter().map(|name| self.names().intern(name)).collect();
        self.own_code().iter().any(|code| code.names.iter().any(|name| names.contains(name)))
    }

    /// Whether the program has a place that releases a lock which the same function has not acquired before, or hands
    /// `release` on. There a lock may be a signal from one thread to another.
    fn releases_for_others(&mut self) -> bool {
        let release = self.names().intern("release");
        let own = self.own_code();
        own.iter().any(|code| mentions(code, "release") || sites(code, release).any(|at| !self.is_balanced(code, at)))
    }

    /// Whether the call of `x.release` at an instruction comes after one of `x.acquire` in the same function.
    fn is_balanced(&self, code: &Code, at: usize) -> bool {
        let acquire = self.names().intern("acquire");
        let lock = |at: usize| {
            let text = names::text_at(self, code, at)?;
            text.rsplit_once('.').map(|(lock, _)| lock.trim().to_owned())
        };
        let Some(released) = lock(at) else { return false };
        code.instructions[at].op() == Op::LOAD_METHOD
            && sites(code, acquire)
                .take_while(|&earlier| earlier < at)
                .any(|earlier| lock(earlier) == Some(released.clone()))
    }

    /// The code of all functions and modules that did not come with the machine.
    fn own_code(&self) -> Vec<std::sync::Arc<Code>> {
        let all = self.interpreter.heap.objects_with::<CodeObject>();
        let own = all.iter().filter_map(|value| value.get::<CodeObject>()).filter(|code| !code.is_library);
        own.map(|code| code.code.clone()).collect()
    }
}

/// The instructions that read an attribute of that name.
fn sites(code: &Code, attribute: Name) -> impl Iterator<Item = usize> {
    code.instructions.iter().enumerate().filter_map(move |(at, instruction)| {
        let reads = matches!(instruction.op(), Op::LOAD_ATTR | Op::LOAD_METHOD);
        (reads && code.names.get(instruction.arg() as usize) == Some(&attribute)).then_some(at)
    })
}

/// Whether a text is among the constants, as for `getattr`.
fn mentions(code: &Code, text: &str) -> bool {
    code.constants.iter().any(|constant| matches!(constant, bytecode::Constant::Str(found) if found == text))
}
