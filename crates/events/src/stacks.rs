//! The stacks of a run as one tree, so that each frame is kept once however often threads stood in it.

use rustc_hash::FxHashMap;

use crate::event::{Site, StackId};

/// The most frames that are told apart: some 50 MiB.
const MOST: usize = 1 << 20;

/// All stacks that were met. A stack is known by its newest frame; each frame knows the one below, and how many frames
/// there are up to itself.
#[derive(Clone, Debug, Default)]
pub struct Stacks(Vec<(Option<StackId>, Site, u32)>);

impl Stacks {
    /// The frames of a stack, the oldest first.
    pub fn sites(&self, stack: StackId) -> Vec<Site> {
        self.frames_up_to(stack, |_, _| false).into_iter().map(|(_, site)| site).collect()
    }

    /// How many frames a stack has.
    pub fn depth(&self, StackId(index): StackId) -> usize {
        self.0.get(index as usize).map_or(0, |&(.., depth)| depth as usize)
    }

    /// The newest frames of a stack, each with the stack that it is the newest of, the oldest first: down to the frame
    /// that is known. `is_known` gets a stack and how many frames it has.
    pub fn frames_up_to(&self, stack: StackId, is_known: impl Fn(StackId, usize) -> bool) -> Vec<(StackId, Site)> {
        let mut frames = Vec::new();
        let mut next = Some(stack);
        while let Some((id, &(below, site, depth))) = next.and_then(|id| Some((id, self.0.get(id.0 as usize)?))) {
            if is_known(id, depth as usize) {
                break;
            }
            frames.push((id, site));
            next = below;
        }
        frames.reverse();
        frames
    }
}

/// The stacks of a run that goes on.
#[derive(Debug, Default)]
pub(crate) struct StackTable {
    stacks: Stacks,
    known: FxHashMap<(Option<StackId>, Site), StackId>,
}

impl StackTable {
    pub(crate) fn stacks(&self) -> &Stacks {
        &self.stacks
    }

    /// See [`Recording::stack`](crate::Recording::stack).
    pub(crate) fn push(&mut self, below: Option<StackId>, site: Site) -> Option<StackId> {
        if let Some(&known) = self.known.get(&(below, site)) {
            return Some(known);
        }
        let table = &mut self.stacks.0;
        let new = u32::try_from(table.len()).ok().filter(|_| table.len() < MOST).map(StackId);
        if let Some(new) = new {
            let depth = below.and_then(|StackId(index)| table.get(index as usize)).map_or(0, |(.., depth)| *depth);
            table.push((below, site, depth + 1));
            self.known.insert((below, site), new);
        }
        new.or(below)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::CodeId;

    #[test]
    fn frames_are_kept_once() {
        let site = |instruction| Site { code: CodeId(0), instruction };
        let mut table = StackTable::default();
        let main = table.push(None, site(1));
        let (one, other) = (table.push(main, site(2)), table.push(main, site(3)));
        assert_eq!(table.push(main, site(2)), one);
        assert_eq!(table.stacks().sites(other.expect("there is room")), [site(1), site(3)]);
        assert_eq!(table.stacks().0.len(), 3);
    }
}
