//! Accesses that have begun and not yet happened.

use events::{Content, ObjectId, SlotId, SlotName, Store};
use objects::Word;
use sync::ThreadId;

use super::labels::Label;

/// An access that has begun.
pub(super) struct Access {
    pub(super) slot: SlotId,
    pub(super) depth: usize,
    /// Where what is read will be; null for a store.
    pub(super) result: *mut Word,
    /// Of a store: the label of what is stored.
    pub(super) label: Label,
    /// Of a store to a place that is new: its name.
    pub(super) name: Option<Box<SlotName>>,
    /// Who and where; of a store, also what.
    pub(super) store: Store,
    /// Of a store: the object that is stored, if it is watched.
    pub(super) object: Option<ObjectId>,
}

impl Access {
    /// What is written, as people may read it; of what can change, only the class.
    pub(super) fn value(&self) -> Option<String> {
        match &self.store.content {
            Content::Number(number) => Some(number.to_string()),
            Content::Text(text) => Some(text.to_string()),
            Content::Unknown => None,
        }
    }
}

/// A stack of accesses: one can run Python code before it happens. They stay where they are filled in, as a processor
/// that copies what was written in small pieces a moment ago has to wait.
pub(super) struct UnderWay {
    thread: ThreadId,
    /// The first `len` are under way; the others are there to be used again.
    accesses: Vec<Access>,
    len: usize,
}

impl UnderWay {
    pub(super) fn new(thread: ThreadId) -> UnderWay {
        UnderWay { thread, accesses: Vec::new(), len: 0 }
    }

    /// One more, to be filled in: it has no label, name or object, and is of this thread.
    #[inline]
    pub(super) fn begin(&mut self) -> &mut Access {
        if self.len == self.accesses.len() {
            self.add();
        }
        self.len += 1;
        let access = &mut self.accesses[self.len - 1];
        (access.label, access.name, access.object) = (0, None, None);
        access
    }

    #[cold]
    fn add(&mut self) {
        let (thread, site) = (self.thread, events::Site::NOWHERE);
        let store = Store { thread, site, from: None, content: Content::Unknown, by_library: false, object: None };
        let (slot, result) = (SlotId(0), std::ptr::null_mut());
        self.accesses.push(Access { slot, depth: 0, result, label: 0, name: None, store, object: None });
    }

    /// How deep the newest is.
    #[inline]
    pub(super) fn depth(&self) -> Option<usize> {
        self.accesses.get(self.len.wrapping_sub(1)).map(|access| access.depth)
    }

    /// The newest.
    #[inline]
    pub(super) fn newest_mut(&mut self) -> Option<&mut Access> {
        self.accesses.get_mut(self.len.wrapping_sub(1))
    }

    /// Ends the newest if it is of this depth or deeper.
    #[inline]
    pub(super) fn end(&mut self, depth: usize) -> Option<&mut Access> {
        if self.depth().is_none_or(|of| of < depth) {
            return None;
        }
        self.len -= 1;
        self.accesses.get_mut(self.len)
    }

    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Access> {
        self.accesses[..self.len].iter_mut()
    }
}
