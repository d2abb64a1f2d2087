//! What of a code object's instructions touches something that threads share, and where a new value is computed from
//! an old one: between the read and the write another thread's value can be lost.
//!
//! An abstract run of the operand stack, straight through the code: a value is known by the expression it came from
//! and by the reads it was computed from. Where jumps arrive, nothing is known; so a window is never made up, but one
//! that spans such a place is not found.

use std::collections::{HashMap, HashSet};

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

/// A read and the write of a value that was computed from it.
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
}

/// Looks through a code object.
pub fn accesses(code: &Code, names: &Names) -> Accesses {
    let mut run = Run { code, names, stack: Vec::new(), locals: HashMap::new(), found: Accesses::default() };
    let arrivals: HashSet<usize> = arrivals(code);
    for (at, &instruction) in code.instructions.iter().enumerate() {
        if arrivals.contains(&at) {
            run.stack.clear();
            run.locals.clear();
        }
        let access = run.step(at, instruction);
        run.found.of.push(access);
    }
    run.found
}

/// Where a jump or an exception may arrive.
fn arrivals(code: &Code) -> HashSet<usize> {
    let jumps = code.instructions.iter().filter(|instruction| instruction.op().jumps());
    let targets = jumps.map(|instruction| instruction.arg() as usize);
    targets.chain(code.handlers.iter().map(|handler| handler.target as usize)).collect()
}

/// A value on the operand stack or in a local variable.
#[derive(Clone, Default)]
struct Known {
    /// The expression it is the value of.
    text: Option<String>,
    /// The reads it was computed from.
    reads: Vec<usize>,
}

impl Known {
    fn of(text: impl Into<String>) -> Known {
        Known { text: Some(text.into()), reads: Vec::new() }
    }

    fn text(&self) -> &str {
        self.text.as_deref().unwrap_or("?")
    }
}

struct Run<'a> {
    code: &'a Code,
    names: &'a Names,
    stack: Vec<Known>,
    locals: HashMap<u32, Known>,
    found: Accesses,
}

impl Run<'_> {
    fn pop(&mut self) -> Known {
        self.stack.pop().unwrap_or_default()
    }

    /// The n-th value from the top, from 1.
    fn peek(&self, depth: usize) -> Known {
        self.stack.len().checked_sub(depth).map_or_else(Known::default, |at| self.stack[at].clone())
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
            Op::LOAD_GLOBAL | Op::LOAD_NAME => Some(self.read(at, self.name(arg), 1)),
            Op::LOAD_DEREF | Op::LOAD_CLASSDEREF => Some(self.read(at, self.local(arg), 1)),
            Op::LOAD_ATTR | Op::LOAD_METHOD => {
                let text = format!("{}.{}", self.pop().text(), self.name(arg));
                Some(self.read(at, text, if instruction.op() == Op::LOAD_METHOD { 2 } else { 1 }))
            }
            Op::BINARY_SUBSCR => {
                let (index, container) = (self.pop(), self.pop());
                Some(self.read(at, format!("{}[{}]", container.text(), index.text()), 1))
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
                Some(self.write(at, text, &value))
            }
            Op::STORE_SUBSCR => {
                let (index, container, value) = (self.pop(), self.pop(), self.pop());
                Some(self.write(at, format!("{}[{}]", container.text(), index.text()), &value))
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
                let container = self.peek(1);
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
                let known = self.locals.get(&arg).cloned().unwrap_or_default();
                self.stack.push(Known { text: Some(self.local(arg)), ..known });
            }
            Op::STORE_FAST => {
                let value = self.pop();
                self.locals.insert(arg, value);
            }
            Op::LOAD_CONST => {
                let constant = self.code.constants.get(arg as usize);
                self.stack.push(Known::of(constant.map_or_else(String::new, |it| repr(it, self.names))));
            }
            Op::COPY => self.stack.push(self.peek(arg as usize)),
            Op::SWAP => {
                let len = self.stack.len();
                if let Some(other) = len.checked_sub(arg as usize).filter(|_| arg > 0) {
                    self.stack.swap(other, len - 1);
                } else {
                    self.stack.clear();
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
        }
        let mut reads: Vec<usize> = (0..pops).flat_map(|_| self.pop().reads).collect();
        reads.sort_unstable();
        reads.dedup();
        let made = Known { text: None, reads };
        self.stack.extend(std::iter::repeat_n(made, (info.pushes)(arg) as usize));
    }

    fn read(&mut self, at: usize, name: String, pushes: usize) -> Access {
        let known = Known { text: Some(name.clone()), reads: vec![at] };
        self.stack.extend(std::iter::repeat_n(known, pushes));
        Access { kind: AccessKind::Read, name }
    }

    fn write(&mut self, at: usize, name: String, value: &Known) -> Access {
        let same =
            |&&read: &&usize| self.found.of.get(read).is_some_and(|it| it.as_ref().is_some_and(|it| it.name == name));
        let read = value.reads.iter().rfind(same).copied();
        if let Some(read) = read.filter(|_| !name.contains('?')) {
            self.found.windows.push(Window { read, write: at });
        }
        Access { kind: AccessKind::Write, name }
    }
}
