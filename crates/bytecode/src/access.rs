//! What of a code object's instructions touches something that threads share, and where a new value is computed from
//! an old one: between the read and the write another thread's value can be lost.
//!
//! An abstract run over operand stack and local variables, along all ways through the code: a value is known by the
//! expression it came from and by the reads it was computed from. Where ways meet, it may come from either.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use source::Names;

use crate::constant::repr;
use crate::{Code, Instruction, Op};

/// How an instruction touches something shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccessKind {
    /// Its value is read.
    Read,
    /// It gets a value, or is deleted.
    Write,
}

/// An access to something that threads share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// Whether it is read or written.
    pub kind: AccessKind,
    /// What the source calls it, as far as that can be seen: `counter`, `self.total`, `rows[0]`.
    pub name: String,
}

/// A read and the write of a value that was computed from it; the read stands behind the write where a loop leads from
/// the one to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The instruction that reads.
    pub read: usize,
    /// The instruction that writes.
    pub write: usize,
}

/// What there is to know of a code object's accesses.
#[derive(Debug, Default)]
pub struct Accesses {
    /// For each instruction, what it touches.
    pub of: Vec<Option<Access>>,
    /// In the order of their writes.
    pub windows: Vec<Window>,
    /// For each instruction that calls: what is called, without what goes before its last dot.
    pub callees: HashMap<usize, String>,
    /// For each conditional jump: the reads that what decides was computed from.
    pub conditions: BTreeMap<usize, Vec<usize>>,
    /// For each call of a method `get` and each `in`: the item that it asks for.
    pub asked: HashMap<usize, String>,
    /// The reads of which something may get to other functions: as an argument, as a result, to a setter.
    pub leaving: BTreeSet<usize>,
}

/// Whether an instruction jumps, or not, by the value on top.
fn decides(op: Op) -> bool {
    matches!(
        op,
        Op::POP_JUMP_IF_FALSE
            | Op::POP_JUMP_IF_TRUE
            | Op::POP_JUMP_IF_NONE
            | Op::POP_JUMP_IF_NOT_NONE
            | Op::JUMP_IF_FALSE_OR_POP
            | Op::JUMP_IF_TRUE_OR_POP
    )
}

/// Looks through a code object.
pub fn accesses(code: &Code, names: &Names) -> Accesses {
    let mut run = Run { code, names, state: State::default(), gets: HashMap::new(), found: Accesses::default() };
    run.found.of = vec![None; code.instructions.len()];
    run.states();
    // Of several reads the last before the write counts, or else the last of the round of the loop before.
    let windows = &mut run.found.windows;
    windows.sort_by_key(|window| (window.write, window.read > window.write, std::cmp::Reverse(window.read)));
    windows.dedup_by_key(|window| window.write);
    run.found.asked = run.gets;
    run.found
}

/// A value on the operand stack or in a local variable.
#[derive(Clone, Default, PartialEq)]
struct Known {
    /// The expression it is the value of.
    text: Option<String>,
    /// The reads it was computed from, in order.
    reads: Vec<usize>,
}

impl Known {
    fn of(text: impl Into<String>) -> Known {
        Known { text: Some(text.into()), reads: Vec::new() }
    }

    fn text(&self) -> &str {
        self.text.as_deref().unwrap_or("?")
    }

    /// Takes in what else it may be; says whether that is news.
    fn join(&mut self, other: &Known) -> bool {
        let before = (self.text.is_some(), self.reads.len());
        if self.text != other.text {
            self.text = None;
        }
        self.reads.extend(&other.reads);
        self.reads.sort_unstable();
        self.reads.dedup();
        before != (self.text.is_some(), self.reads.len())
    }
}

/// What is known before an instruction.
#[derive(Clone, Default)]
struct State {
    stack: Vec<Known>,
    locals: BTreeMap<u32, Known>,
}

impl State {
    fn join(&mut self, other: &State) -> bool {
        let mut news = false;
        for (own, more) in self.stack.iter_mut().zip(&other.stack) {
            news |= own.join(more);
        }
        for (local, more) in &other.locals {
            match self.locals.get_mut(local) {
                Some(own) => news |= own.join(more),
                None => {
                    self.locals.insert(*local, more.clone());
                    news = true;
                }
            }
        }
        news
    }
}

struct Run<'a> {
    code: &'a Code,
    names: &'a Names,
    state: State,
    /// Calls of a method `get` and tests by `in`: the item that a dict is asked for.
    gets: HashMap<usize, String>,
    found: Accesses,
}

impl Run<'_> {
    /// Follows all ways until nothing more comes to be known.
    fn states(&mut self) {
        let count = self.code.instructions.len();
        let mut before: Vec<Option<State>> = vec![None; count];
        before[..count.min(1)].fill(Some(State::default()));
        let mut pending: Vec<usize> = (0..count.min(1)).collect();
        while let Some(at) = pending.pop() {
            let Some(state) = before.get(at).cloned().flatten() else { continue };
            let handled = self.code.handler(at as u32).map(|handler| {
                let mut stack = vec![Known::default(); handler.depth as usize + 1];
                stack
                    .iter_mut()
                    .zip(&state.stack)
                    .take(handler.depth as usize)
                    .for_each(|(to, from)| *to = from.clone());
                (handler.target as usize, State { stack, locals: state.locals.clone() })
            });
            let instruction = self.code.instructions[at];
            self.state = state;
            self.leave(instruction);
            let depth = self.state.stack.len();
            if decides(instruction.op()) {
                self.found.conditions.insert(at, self.peek(1).reads);
            }
            if let Some(access) = self.step(at, instruction) {
                self.found.of[at] = Some(access);
            }
            let info = instruction.op().info();
            let mut ways: Vec<(usize, State)> = handled.into_iter().collect();
            if let Some(pushes) = info.pushes_on_jump {
                let mut jumped = self.state.clone();
                let height = depth.saturating_sub((info.pops)(instruction.arg()) as usize) + pushes as usize;
                jumped.stack.resize(height, Known::default());
                ways.push((instruction.arg() as usize, jumped));
            }
            if info.falls_through {
                ways.push((at + 1, std::mem::take(&mut self.state)));
            }
            for (to, state) in ways {
                let Some(known) = before.get_mut(to) else { continue };
                let news = match known {
                    Some(known) => known.join(&state),
                    None => {
                        *known = Some(state);
                        true
                    }
                };
                if news {
                    pending.push(to);
                }
            }
        }
    }

    /// Finds what an instruction gives to other functions, but for special methods of operators.
    fn leave(&mut self, instruction: Instruction) {
        let taken = (instruction.op().info().pops)(instruction.arg()) as usize;
        let given = match instruction.op() {
            // The callable lies lowest.
            Op::CALL | Op::CALL_KW | Op::CALL_FUNCTION_EX => taken - 1,
            Op::RETURN_VALUE | Op::YIELD_VALUE | Op::YIELD_FROM => 1,
            _ => return,
        };
        for depth in 1..=given {
            let reads = self.peek(depth).reads;
            self.found.leaving.extend(reads);
        }
    }

    /// A setter of an object may get what was read of another part of the object.
    fn leave_by_setter(&mut self, object: &Known, stored: &str, value: &Known) {
        let Some(object) = &object.text else { return };
        let is_other_part = |read: &&usize| {
            let name = self.found.of[**read].as_ref().map(|access| &*access.name).filter(|name| *name != stored);
            let rest = name.and_then(|name| name.strip_prefix(&**object));
            rest.is_some_and(|rest| rest.starts_with(['.', '[']))
        };
        let reads: Vec<usize> = value.reads.iter().filter(is_other_part).copied().collect();
        self.found.leaving.extend(reads);
    }

    fn pop(&mut self) -> Known {
        self.state.stack.pop().unwrap_or_default()
    }

    /// The n-th value from the top, from 1.
    fn peek(&self, depth: usize) -> Known {
        self.state.stack.len().checked_sub(depth).map_or_else(Known::default, |at| self.state.stack[at].clone())
    }

    fn name(&self, arg: u32) -> String {
        self.code.names.get(arg as usize).map_or("?", |&name| self.names.text(name)).to_owned()
    }

    fn local(&self, arg: u32) -> String {
        self.code.locals.get(arg as usize).map_or("?", |local| self.names.text(local.name)).to_owned()
    }

    /// One instruction; says what it touches.
    fn step(&mut self, at: usize, instruction: Instruction) -> Option<Access> {
        let arg = instruction.arg();
        match instruction.op() {
            Op::LOAD_GLOBAL | Op::LOAD_NAME => Some(self.read(at, self.name(arg), Vec::new(), 1)),
            Op::LOAD_DEREF | Op::LOAD_CLASSDEREF => Some(self.read(at, self.local(arg), Vec::new(), 1)),
            Op::LOAD_ATTR | Op::LOAD_METHOD => {
                let object = self.pop();
                let text = format!("{}.{}", object.text(), self.name(arg));
                Some(self.read(at, text, object.reads, if instruction.op() == Op::LOAD_METHOD { 2 } else { 1 }))
            }
            Op::BINARY_SUBSCR => {
                let (index, container) = (self.pop(), self.pop());
                let text = format!("{}[{}]", container.text(), index.text());
                Some(self.read(at, text, [container.reads, index.reads].concat(), 1))
            }
            Op::STORE_GLOBAL | Op::STORE_NAME => {
                let value = self.pop();
                Some(self.write(at, self.name(arg), &value))
            }
            Op::STORE_DEREF => {
                let value = self.pop();
                Some(self.write(at, self.local(arg), &value))
            }
            Op::STORE_ATTR => {
                let (object, value) = (self.pop(), self.pop());
                let text = format!("{}.{}", object.text(), self.name(arg));
                self.leave_by_setter(&object, &text, &value);
                Some(self.write(at, text, &value))
            }
            Op::STORE_SUBSCR => {
                let (index, container, value) = (self.pop(), self.pop(), self.pop());
                let text = format!("{}[{}]", container.text(), index.text());
                self.leave_by_setter(&container, &text, &value);
                Some(self.write(at, text, &value))
            }
            Op::DELETE_GLOBAL | Op::DELETE_NAME => Some(self.write(at, self.name(arg), &Known::default())),
            Op::DELETE_DEREF => Some(self.write(at, self.local(arg), &Known::default())),
            Op::DELETE_ATTR => {
                let text = format!("{}.{}", self.pop().text(), self.name(arg));
                Some(self.write(at, text, &Known::default()))
            }
            Op::DELETE_SUBSCR => {
                let (index, container) = (self.pop(), self.pop());
                Some(self.write(at, format!("{}[{}]", container.text(), index.text()), &Known::default()))
            }
            Op::CONTAINS_OP => {
                let (container, key) = (self.peek(1), self.peek(2));
                self.gets.insert(at, format!("{}[{}]", container.text(), key.text()));
                self.compute(at, instruction);
                Some(Access { kind: AccessKind::Read, name: container.text().to_owned() })
            }
            _ => {
                self.private(at, instruction);
                None
            }
        }
    }

    /// An instruction that touches nothing shared by itself.
    fn private(&mut self, at: usize, instruction: Instruction) {
        let arg = instruction.arg();
        match instruction.op() {
            Op::LOAD_FAST => {
                let known = self.state.locals.get(&arg).cloned().unwrap_or_default();
                self.state.stack.push(Known { text: Some(self.local(arg)), ..known });
            }
            Op::STORE_FAST => {
                let value = self.pop();
                self.state.locals.insert(arg, value);
            }
            Op::LOAD_CONST => {
                let constant = self.code.constants.get(arg as usize);
                self.state.stack.push(Known::of(constant.map_or_else(String::new, |it| repr(it, self.names))));
            }
            Op::COPY => self.state.stack.push(self.peek(arg as usize)),
            Op::SWAP => {
                let len = self.state.stack.len();
                if let Some(other) = len.checked_sub(arg as usize).filter(|_| arg > 0) {
                    self.state.stack.swap(other, len - 1);
                } else {
                    self.state.stack.clear();
                }
            }
            _ => self.compute(at, instruction),
        }
    }

    /// What it leaves is computed from all that it takes.
    fn compute(&mut self, at: usize, instruction: Instruction) {
        let (info, arg) = (instruction.op().info(), instruction.arg());
        let pops = (info.pops)(arg) as usize;
        if matches!(instruction.op(), Op::CALL | Op::CALL_KW | Op::CALL_FUNCTION_EX)
            && let Some(callee) = self.peek(pops).text
        {
            let last = callee.rsplit('.').next().unwrap_or(&callee).to_owned();
            self.found.callees.insert(at, last);
            if let Some(container) = callee.strip_suffix(".get").filter(|_| instruction.op() == Op::CALL && arg > 0) {
                self.gets.insert(at, format!("{container}[{}]", self.peek(arg as usize).text()));
            }
        }
        let mut reads: Vec<usize> = (0..pops).flat_map(|_| self.pop().reads).collect();
        reads.extend(self.gets.contains_key(&at).then_some(at));
        reads.sort_unstable();
        reads.dedup();
        let made = Known { text: None, reads };
        self.state.stack.extend(std::iter::repeat_n(made, (info.pushes)(arg) as usize));
    }

    /// A read of something that was found by way of what `reads` gave.
    fn read(&mut self, at: usize, name: String, mut reads: Vec<usize>, pushes: usize) -> Access {
        reads.push(at);
        reads.sort_unstable();
        reads.dedup();
        let known = Known { text: Some(name.clone()), reads };
        self.state.stack.extend(std::iter::repeat_n(known, pushes));
        Access { kind: AccessKind::Read, name }
    }

    fn write(&mut self, at: usize, name: String, value: &Known) -> Access {
        for &read in value.reads.iter().filter(|_| !name.contains('?')) {
            let is_same = |access: &Access| access.name == name;
            if self.found.of[read].as_ref().is_some_and(is_same) {
                self.found.windows.push(Window { read, write: at });
            } else if self.gets.get(&read) == Some(&name) {
                self.found.of[read] = Some(Access { kind: AccessKind::Read, name: name.clone() });
                self.found.windows.push(Window { read, write: at });
            }
        }
        Access { kind: AccessKind::Write, name }
    }
}
