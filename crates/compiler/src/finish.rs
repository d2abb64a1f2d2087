//! From a draft to a code object: dead code gone, handlers' code at the end, slots in frame
//! order, the exception table and the stack size.

use bytecode::{ArgKind, Handler, Instruction, Local, LocalKind, Location, Op};
use source::Names;

use crate::assembler::{Assembler, Draft, HandlerId};
use crate::flow::{Flow, follow};

/// What a draft becomes, beside its tables.
pub(crate) struct Finished {
    pub(crate) instructions: Vec<Instruction>,
    pub(crate) locations: Vec<Location>,
    pub(crate) locals: Vec<Local>,
    pub(crate) handlers: Vec<Handler>,
    pub(crate) stack_size: u32,
}

/// Finishes a draft; `parameters` slots stay where they are, a generator gets its first
/// instructions at the location given.
pub(crate) fn finish(
    mut assembler: Assembler,
    names: &Names,
    parameters: usize,
    generator: Option<Location>,
) -> Finished {
    let mut flow = follow(&mut assembler);
    let (locals, slots) = order_slots(&assembler.slots, names, parameters);
    let prefix = prefix(&locals, generator);
    let order = order(&mut assembler, &mut flow);
    let Layout { kept, places } = lay_out(&assembler.drafts, &flow, &order, prefix.len() as u32);

    let (mut instructions, mut locations): (Vec<_>, Vec<_>) = prefix.into_iter().unzip();
    let mut protected_by = vec![None; instructions.len()];
    for index in kept {
        let draft = &assembler.drafts[index];
        instructions.push(final_instruction(draft, places[flow.targets[index] as usize], &slots));
        locations.push(draft.location);
        protected_by.push(draft.handler);
    }
    Finished {
        instructions,
        locations,
        locals,
        handlers: exception_table(&assembler, &protected_by, &places, &flow),
        stack_size: flow.highest.max(u32::from(generator.is_some())),
    }
}

/// The drafts in the order they will have: what runs when nothing is raised comes first. Where
/// a handler's code runs on into code that comes first, a jump is added.
fn order(assembler: &mut Assembler, flow: &mut Flow) -> Vec<usize> {
    let count = assembler.drafts.len();
    let mut order: Vec<usize> = (0..count).filter(|&index| flow.is_reached(index) && !flow.cold[index]).collect();
    for index in 0..count {
        if !flow.is_reached(index) || !flow.cold[index] {
            continue;
        }
        order.push(index);
        let draft = assembler.drafts[index];
        if draft.op.info().falls_through && flow.cold.get(index + 1) == Some(&false) {
            order.push(assembler.drafts.len());
            assembler.drafts.push(Draft { op: Op::JUMP, arg: 0, ..draft });
            flow.targets.push(index as u32 + 1);
        }
    }
    order
}

/// Which drafts stay, in their order, and the place of each; one that goes has its successor's.
struct Layout {
    kept: Vec<usize>,
    places: Vec<u32>,
}

/// Drops jumps to what comes next anyway.
fn lay_out(drafts: &[Draft], flow: &Flow, order: &[usize], first: u32) -> Layout {
    let mut successor: Vec<usize> = (0..drafts.len()).collect();
    let mut kept = Vec::with_capacity(order.len());
    for &index in order.iter().rev() {
        let next = kept.last().copied();
        let target = flow.targets[index] as usize;
        match next {
            Some(next) if drafts[index].op == Op::JUMP && successor[target] == next => successor[index] = next,
            _ => kept.push(index),
        }
    }
    kept.reverse();
    let mut places = vec![0; drafts.len()];
    for (place, &index) in kept.iter().enumerate() {
        places[index] = first + place as u32;
    }
    for index in 0..drafts.len() {
        places[index] = places[successor[index]];
    }
    Layout { kept, places }
}

/// An instruction with its final argument.
fn final_instruction(draft: &Draft, target: u32, slots: &[u32]) -> Instruction {
    match draft.op.info().arg {
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
    flow: &Flow,
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
                let depth = flow.heights[setup.start as usize].unwrap_or(0).saturating_sub(setup.drop);
                let target = places[assembler.handler_target(id) as usize];
                rows.push(Handler { start: index as u32, end, target, depth });
            }
        }
        last = handler;
    }
    rows
}
