//! From a draft to a code object: jumps threaded, dead code gone, slots in frame order,
//! the exception table and the stack size.

use bytecode::{ArgKind, Handler, Instruction, Local, LocalKind, Location, Op};
use source::Names;

use crate::assembler::{Assembler, Draft, HandlerId};

/// What a draft becomes, beside its tables.
pub(crate) struct Finished {
    pub(crate) instructions: Vec<Instruction>,
    pub(crate) locations: Vec<Location>,
    pub(crate) locals: Vec<Local>,
    pub(crate) handlers: Vec<Handler>,
    pub(crate) stack_size: u32,
}

/// Finishes a draft; `parameters` slots stay where they are, a generator gets its first
/// instructions at `first_line`.
pub(crate) fn finish(
    mut assembler: Assembler,
    names: &Names,
    parameters: usize,
    generator: Option<Location>,
) -> Finished {
    let mut targets = resolve_targets(&assembler);
    thread_jumps(&mut assembler.drafts, &mut targets);
    let Depths { depths, max } = depths(&assembler, &targets);
    let (locals, slot_places) = order_slots(&assembler.slots, names, parameters);
    let prefix = prefix(&locals, generator);

    let drafts = &assembler.drafts;
    let kept = |index: usize| depths[index].is_some() && !goes_to_next(drafts, &targets, &depths, index);
    let mut places = Vec::with_capacity(drafts.len() + 1);
    let mut next = prefix.len() as u32;
    for index in 0..drafts.len() {
        places.push(next);
        next += u32::from(kept(index));
    }
    places.push(next);

    let mut finished = Finished {
        instructions: Vec::with_capacity(next as usize),
        locations: Vec::with_capacity(next as usize),
        locals,
        handlers: Vec::new(),
        stack_size: max.max(u32::from(generator.is_some())),
    };
    for (instruction, location) in prefix {
        finished.instructions.push(instruction);
        finished.locations.push(location);
    }
    let mut protected_by = vec![None; finished.instructions.len()];
    for (index, draft) in drafts.iter().enumerate().filter(|(index, _)| kept(*index)) {
        finished.instructions.push(final_instruction(
            draft,
            places[index],
            places[targets[index] as usize],
            &slot_places,
        ));
        finished.locations.push(draft.location);
        protected_by.push(draft.handler);
    }
    finished.handlers = exception_table(&assembler, &protected_by, &places, &depths);
    finished
}

/// For each draft the index it jumps to, or 0.
fn resolve_targets(assembler: &Assembler) -> Vec<u32> {
    let target = |draft: &Draft| if draft.op.jumps() { assembler.target(draft.arg) } else { 0 };
    assembler.drafts.iter().map(target).collect()
}

/// Lets jumps to jumps go to the end of the chain. Only unconditional jumps may go back: every
/// loop's round passes a `JUMP_BACKWARD`.
fn thread_jumps(drafts: &mut [Draft], targets: &mut [u32]) {
    // From the last to the first, so that what a forward jump goes to is threaded already.
    for index in (0..drafts.len()).rev() {
        if !drafts[index].op.jumps() {
            continue;
        }
        // A chain of backward jumps may be a circle: `while True: pass` in itself.
        for _ in 0..8 {
            let target = targets[index] as usize;
            let Some(next) = drafts.get(target) else { break };
            let (op, new_target) = match (drafts[index].op, next.op) {
                (Op::JUMP, Op::JUMP) => (Op::JUMP, targets[target]),
                (Op::POP_JUMP_IF_FALSE | Op::POP_JUMP_IF_TRUE | Op::POP_JUMP_IF_NONE, Op::JUMP)
                | (Op::POP_JUMP_IF_NOT_NONE | Op::FOR_ITER, Op::JUMP)
                | (Op::JUMP_IF_FALSE_OR_POP | Op::JUMP_IF_TRUE_OR_POP, Op::JUMP) => (drafts[index].op, targets[target]),
                (Op::JUMP_IF_FALSE_OR_POP, Op::JUMP_IF_FALSE_OR_POP)
                | (Op::JUMP_IF_TRUE_OR_POP, Op::JUMP_IF_TRUE_OR_POP) => (next.op, targets[target]),
                (Op::JUMP_IF_FALSE_OR_POP, Op::POP_JUMP_IF_FALSE) | (Op::JUMP_IF_TRUE_OR_POP, Op::POP_JUMP_IF_TRUE) => {
                    (next.op, targets[target])
                }
                (Op::JUMP_IF_FALSE_OR_POP, Op::JUMP_IF_TRUE_OR_POP | Op::POP_JUMP_IF_TRUE) => {
                    (Op::POP_JUMP_IF_FALSE, target as u32 + 1)
                }
                (Op::JUMP_IF_TRUE_OR_POP, Op::JUMP_IF_FALSE_OR_POP | Op::POP_JUMP_IF_FALSE) => {
                    (Op::POP_JUMP_IF_TRUE, target as u32 + 1)
                }
                _ => break,
            };
            let goes_back = new_target as usize <= index;
            if new_target == targets[index] || (goes_back && op != Op::JUMP) {
                break;
            }
            drafts[index].op = op;
            targets[index] = new_target;
        }
    }
}

struct Depths {
    /// Stack height before each draft; `None` for one that nothing reaches.
    depths: Vec<Option<u32>>,
    max: u32,
}

/// Walks all paths, following the effects of the instruction table.
fn depths(assembler: &Assembler, targets: &[u32]) -> Depths {
    let mut depths = vec![None; assembler.drafts.len()];
    let mut max = 0;
    let mut pending = vec![(0, 0)];
    while let Some((start, depth)) = pending.pop() {
        let mut index: u32 = start;
        let mut depth: u32 = depth;
        while let Some(draft) = assembler.drafts.get(index as usize) {
            if depths[index as usize].is_some() {
                break;
            }
            depths[index as usize] = Some(depth);
            max = max.max(depth);
            push_handlers(assembler, draft.handler, index, depth, &mut pending);
            let info = draft.op.info();
            let below = depth.saturating_sub((info.pops)(draft.arg));
            if let Some(pushes) = info.pushes_on_jump {
                pending.push((targets[index as usize], below + pushes));
            }
            depth = below + (info.pushes)(draft.arg);
            max = max.max(depth);
            if !info.falls_through {
                break;
            }
            index += 1;
        }
    }
    Depths { depths, max }
}

/// Notes the handlers whose protection begins at `index`.
fn push_handlers(
    assembler: &Assembler,
    handler: Option<HandlerId>,
    index: u32,
    depth: u32,
    pending: &mut Vec<(u32, u32)>,
) {
    let mut next = handler;
    while let Some(id) = next {
        let setup = &assembler.handlers[id.0 as usize];
        if setup.start != index {
            break;
        }
        pending.push((assembler.handler_target(id), depth.saturating_sub(setup.drop) + 1));
        next = setup.parent;
    }
}

/// Whether a draft is a jump over nothing.
fn goes_to_next(drafts: &[Draft], targets: &[u32], depths: &[Option<u32>], index: usize) -> bool {
    if drafts[index].op != Op::JUMP || targets[index] as usize <= index {
        return false;
    }
    depths[index + 1..targets[index] as usize].iter().all(Option::is_none)
}

/// An instruction with its final argument; a jump knows only here whether it goes back.
fn final_instruction(draft: &Draft, place: u32, target: u32, slots: &[u32]) -> Instruction {
    match draft.op.info().arg {
        ArgKind::Target if draft.op == Op::JUMP && target <= place => Instruction::new(Op::JUMP_BACKWARD, target),
        ArgKind::Target => Instruction::new(draft.op, target),
        ArgKind::LocalIndex => Instruction::new(draft.op, slots[draft.arg as usize]),
        _ => Instruction::new(draft.op, draft.arg),
    }
}

/// Slots in frame order, and where each provisional slot went: parameters, other plain ones in
/// order of first use, cells and free variables by name.
fn order_slots(slots: &[Local], names: &Names, parameters: usize) -> (Vec<Local>, Vec<u32>) {
    let mut order: Vec<usize> = (0..slots.len()).collect();
    let rank = |index: usize| match slots[index].kind {
        _ if index < parameters => 0,
        LocalKind::Plain => 1,
        LocalKind::Cell => 2,
        LocalKind::Free => 3,
    };
    order.sort_by(|&left, &right| {
        rank(left).cmp(&rank(right)).then_with(|| {
            if rank(left) < 2 {
                left.cmp(&right)
            } else {
                names.text(slots[left].name).cmp(names.text(slots[right].name))
            }
        })
    });
    let mut places = vec![0; slots.len()];
    for (place, &index) in order.iter().enumerate() {
        places[index] = place as u32;
    }
    (order.iter().map(|&index| slots[index]).collect(), places)
}

/// What comes before the code proper: cells, and a generator's first stop.
fn prefix(locals: &[Local], generator: Option<Location>) -> Vec<(Instruction, Location)> {
    let mut prefix = Vec::new();
    let free = locals.iter().filter(|local| local.kind == LocalKind::Free).count();
    if free > 0 {
        prefix.push((Instruction::new(Op::COPY_FREE_VARS, free as u32), Location::default()));
    }
    for (index, local) in locals.iter().enumerate() {
        if local.kind == LocalKind::Cell {
            prefix.push((Instruction::new(Op::MAKE_CELL, index as u32), Location::default()));
        }
    }
    if let Some(location) = generator {
        prefix.push((Instruction::new(Op::RETURN_GENERATOR, 0), location));
        prefix.push((Instruction::new(Op::POP_TOP, 0), location));
    }
    prefix
}

/// One row for each run of instructions with the same handler.
fn exception_table(
    assembler: &Assembler,
    protected_by: &[Option<HandlerId>],
    places: &[u32],
    depths: &[Option<u32>],
) -> Vec<Handler> {
    let mut rows: Vec<Handler> = Vec::new();
    let mut last = None;
    for (index, &handler) in protected_by.iter().enumerate() {
        let end = index as u32 + 1;
        if let Some(id) = handler {
            if last == handler
                && let Some(row) = rows.last_mut()
            {
                row.end = end;
            } else {
                let setup = &assembler.handlers[id.0 as usize];
                let depth = depths[setup.start as usize].unwrap_or(0).saturating_sub(setup.drop);
                let target = places[assembler.handler_target(id) as usize];
                rows.push(Handler { start: index as u32, end, target, depth });
            }
        }
        last = handler;
    }
    rows
}
