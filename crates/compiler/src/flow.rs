//! Where control goes in a draft: jumps to jumps shortened, the height of the stack before each
//! instruction, and which instructions only run after an exception.

use bytecode::Op;

use crate::assembler::{Assembler, Draft, HandlerId};

/// What the walk along all paths found.
pub(crate) struct Flow {
    /// For each draft the index it jumps to, or 0.
    pub(crate) targets: Vec<u32>,
    /// Height of the stack before each draft; `None` for one that nothing reaches.
    pub(crate) heights: Vec<Option<u32>>,
    /// Whether a draft is reached only by way of a handler.
    pub(crate) cold: Vec<bool>,
    /// The highest that the stack gets.
    pub(crate) highest: u32,
}

impl Flow {
    /// Whether any path comes to a draft.
    pub(crate) fn is_reached(&self, index: usize) -> bool {
        self.heights[index].is_some()
    }
}

/// Shortens jumps and walks all paths.
pub(crate) fn follow(assembler: &mut Assembler) -> Flow {
    let target = |draft: &Draft| if draft.op.jumps() { assembler.target(draft.arg) } else { 0 };
    let mut targets: Vec<u32> = assembler.drafts.iter().map(target).collect();
    thread_jumps(&mut assembler.drafts, &mut targets);
    let count = assembler.drafts.len();
    let flow = Flow { targets, heights: vec![None; count], cold: vec![false; count], highest: 0 };
    let mut walk = Walk { assembler, flow, pending: vec![(0, 0)], handlers: Vec::new(), is_cold: false };
    walk.run();
    walk.is_cold = true;
    while let Some(handler) = walk.handlers.pop() {
        walk.pending.push(handler);
        walk.run();
    }
    walk.flow
}

/// Lets jumps to jumps go to the end of the chain. Rounds of a loop stay: each ends with a
/// `JUMP_BACKWARD`, and nothing else goes back.
fn thread_jumps(drafts: &mut [Draft], targets: &mut [u32]) {
    for index in (0..drafts.len()).rev() {
        if !drafts[index].op.jumps() {
            continue;
        }
        while let Some(next) = drafts.get(targets[index] as usize) {
            // A handler learns its stack height where its protection begins: no way leads around that.
            if next.handler != drafts[index].handler {
                break;
            }
            let Some((op, target)) = shorter(drafts[index].op, next.op, index as u32, targets) else { break };
            drafts[index].op = op;
            targets[index] = target;
        }
    }
}

/// What a jump `op` at `index` can be instead, when it leads to the instruction `next`. Each
/// step leads forward or ends with a `JUMP_BACKWARD`, so there is an end to them.
fn shorter(op: Op, next: Op, index: u32, targets: &[u32]) -> Option<(Op, u32)> {
    let at = targets[index as usize];
    let beyond = targets[at as usize];
    match (op, next) {
        (Op::JUMP, Op::JUMP) => Some((next, beyond)),
        // From inside the loop; from before it, the loop is still to be entered.
        (Op::JUMP, Op::JUMP_BACKWARD) if beyond <= index => Some((next, beyond)),
        (Op::JUMP_BACKWARD, _) => None,
        (_, Op::JUMP) => Some((op, beyond)),
        // `a and b or c`: a value that decides both, or only the first.
        (Op::JUMP_IF_FALSE_OR_POP, Op::JUMP_IF_FALSE_OR_POP | Op::POP_JUMP_IF_FALSE)
        | (Op::JUMP_IF_TRUE_OR_POP, Op::JUMP_IF_TRUE_OR_POP | Op::POP_JUMP_IF_TRUE) => Some((next, beyond)),
        (Op::JUMP_IF_FALSE_OR_POP, Op::JUMP_IF_TRUE_OR_POP | Op::POP_JUMP_IF_TRUE) => {
            Some((Op::POP_JUMP_IF_FALSE, at + 1))
        }
        (Op::JUMP_IF_TRUE_OR_POP, Op::JUMP_IF_FALSE_OR_POP | Op::POP_JUMP_IF_FALSE) => {
            Some((Op::POP_JUMP_IF_TRUE, at + 1))
        }
        _ => None,
    }
}

struct Walk<'a> {
    assembler: &'a Assembler,
    flow: Flow,
    /// Starts of paths still to walk: index and height.
    pending: Vec<(u32, u32)>,
    /// The same for handlers.
    handlers: Vec<(u32, u32)>,
    is_cold: bool,
}

impl Walk<'_> {
    fn run(&mut self) {
        while let Some((index, height)) = self.pending.pop() {
            self.path(index, height);
        }
    }

    /// One path up to where it ends or meets another.
    fn path(&mut self, mut index: u32, mut height: u32) {
        while let Some(draft) = self.assembler.drafts.get(index as usize) {
            if self.flow.is_reached(index as usize) {
                return;
            }
            self.flow.heights[index as usize] = Some(height);
            self.flow.cold[index as usize] = self.is_cold;
            self.flow.highest = self.flow.highest.max(height);
            self.protect(draft.handler, index, height);
            let info = draft.op.info();
            let below = height.saturating_sub((info.pops)(draft.arg));
            if let Some(pushes) = info.pushes_on_jump {
                self.pending.push((self.flow.targets[index as usize], below + pushes));
            }
            height = below + (info.pushes)(draft.arg);
            self.flow.highest = self.flow.highest.max(height);
            if !info.falls_through {
                return;
            }
            index += 1;
        }
    }

    /// Notes the handlers whose protection begins at `index`.
    fn protect(&mut self, handler: Option<HandlerId>, index: u32, height: u32) {
        let mut next = handler;
        while let Some(id) = next {
            let setup = &self.assembler.handlers[id.0 as usize];
            if setup.start != index {
                return;
            }
            self.handlers.push((self.assembler.handler_target(id), height.saturating_sub(setup.drop) + 1));
            next = setup.parent;
        }
    }
}
