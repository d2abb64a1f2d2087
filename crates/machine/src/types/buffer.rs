//! The buffer protocol (PEP 3118): objects whose octets others may look at and change.

use std::borrow::Cow;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use objects::{Bytes, Guarded, Value};

use crate::builtin::Builtin;
use crate::class::Class;
use crate::modules::array::Array;
use crate::types::bytearray::ByteArray;
use crate::types::memoryview::MemoryView;
use crate::{Result, Thread};

pub(crate) mod element;

/// Octets that change, and how many look at them.
pub(crate) struct Storage {
    pub(crate) octets: Guarded<Vec<u8>>,
    /// While there are any, the length does not change.
    exports: AtomicUsize,
}

/// What an exporter says when it cannot change its length.
const EXPORTED: &str = "Existing exports of data: object cannot be re-sized";

impl Storage {
    pub(crate) fn new(octets: Vec<u8>) -> Arc<Storage> {
        Arc::new(Storage { octets: Guarded::new(octets), exports: AtomicUsize::new(0) })
    }

    pub(crate) fn len(&self, t: &Thread) -> usize {
        self.octets.with(t, Vec::len)
    }

    /// The octets as they are now.
    pub(crate) fn copied(&self, t: &Thread) -> Vec<u8> {
        self.octets.with(t, Vec::clone)
    }

    /// Makes a change that may alter the length; `None`, and no change, while there are exports.
    pub(crate) fn try_resize<R>(&self, t: &mut Thread, change: impl FnOnce(&mut Vec<u8>) -> R) -> Option<R> {
        self.octets.with_mut(t, |octets| (self.exports.load(Ordering::Acquire) == 0).then(|| change(octets)))
    }

    /// As [`Storage::try_resize`].
    ///
    /// # Errors
    /// BufferError while there are exports.
    pub(crate) fn resize<R>(&self, t: &mut Thread, change: impl FnOnce(&mut Vec<u8>) -> R) -> Result<R> {
        match self.try_resize(t, change) {
            Some(result) => Ok(result),
            None => Err(t.raise(Builtin::BufferError, EXPORTED)),
        }
    }
}

/// What a view with gaps says to who needs octets in a row.
pub(crate) const NO_ROW: &str = "memoryview: underlying buffer is not C-contiguous";
/// `inspect.BufferFlags.FULL_RO`
const FULL_READ_ONLY: i32 = 0x11c;

/// `__buffer__(flags)` of builtin types: a view of the object.
pub(crate) fn lend(t: &mut Thread, args: &[Value]) -> Result {
    t.index(&args[1])?;
    t.memoryview(&args[0])
}

/// A promise of [`Storage`] not to change its length while this lives.
pub(crate) struct Export(Arc<Storage>);

impl Export {
    pub(crate) fn new(t: &mut Thread, storage: &Arc<Storage>) -> Export {
        // Under the lock, so that no change of the length is under way.
        storage.octets.with_mut(t, |_| storage.exports.fetch_add(1, Ordering::AcqRel));
        Export(Arc::clone(storage))
    }

    pub(crate) fn storage(&self) -> &Storage {
        &self.0
    }
}

impl Drop for Export {
    fn drop(&mut self) {
        self.0.exports.fetch_sub(1, Ordering::AcqRel);
    }
}

/// Octets in a row that can be written.
pub(crate) struct Target {
    export: Arc<Export>,
    start: usize,
    len: usize,
}

impl Target {
    pub(crate) fn new(export: Arc<Export>, start: usize, len: usize) -> Target {
        Target { export, start, len }
    }

    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// Writes at a position as much as there is room for.
    pub(crate) fn write(&self, t: &mut Thread, position: usize, octets: &[u8]) {
        let start = self.start + position.min(self.len);
        let count = octets.len().min(self.len.saturating_sub(position));
        self.export.storage().octets.with_mut(t, |all| {
            if let Some(room) = all.get_mut(start..start + count) {
                room.copy_from_slice(&octets[..count]);
            }
        });
    }
}

impl Thread {
    /// The octets of an object that lends them in a row: those of bytes themselves, of others a copy as they are now.
    /// `None` if it has no such thing to lend.
    ///
    /// # Errors
    /// ValueError for a memoryview that was released, BufferError for one with gaps; what `__buffer__` raises.
    pub(crate) fn octets<'a>(&mut self, value: &'a Value) -> Result<Option<Cow<'a, [u8]>>> {
        match value.get::<MemoryView>() {
            Some(view) if !view.is_c_contiguous() => Err(self.raise(Builtin::BufferError, NO_ROW)),
            _ => self.gathered_octets(value),
        }
    }

    /// As [`Thread::octets`], but those of a memoryview may have gaps between them.
    pub(crate) fn gathered_octets<'a>(&mut self, value: &'a Value) -> Result<Option<Cow<'a, [u8]>>> {
        if let Some(bytes) = value.get::<Bytes>() {
            return Ok(Some(Cow::Borrowed(bytes.as_slice())));
        }
        if let Some(storage) = storage_of(value) {
            return Ok(Some(Cow::Owned(storage.copied(self))));
        }
        if let Some(view) = value.get::<MemoryView>() {
            return view.gathered(self).map(|octets| Some(Cow::Owned(octets)));
        }
        let Some(lent) = self.lent_by_method(value)? else { return Ok(None) };
        let octets = self.receiver::<MemoryView>(&lent)?.gathered(self)?;
        Ok(Some(Cow::Owned(octets)))
    }

    /// The view that a class written in Python lends with its `__buffer__` (PEP 688).
    pub(crate) fn lent_by_method(&mut self, value: &Value) -> Result<Option<Value>> {
        if self.class_of(value).get::<Class>().is_none_or(|class| class.spec.is_some()) {
            return Ok(None);
        }
        let name = self.names().intern("__buffer__");
        match self.call_special(value, name, &[Value::from_i32(FULL_READ_ONLY)])? {
            Some(lent) if lent.has::<MemoryView>() => Ok(Some(lent)),
            Some(_) => Err(self.type_error("__buffer__ returned non-memoryview object")),
            None => Ok(None),
        }
    }

    /// Whether an object lends octets.
    pub(crate) fn lends_octets(&self, value: &Value) -> bool {
        value.has::<Bytes>() || storage_of(value).is_some() || value.has::<MemoryView>()
    }

    /// The octets of an argument that must lend them.
    ///
    /// # Errors
    /// TypeError; ValueError for a memoryview that was released.
    #[inline]
    pub(crate) fn bytes_like<'a>(&mut self, value: &'a Value) -> Result<Cow<'a, [u8]>> {
        if let Some(bytes) = value.get::<Bytes>() {
            return Ok(Cow::Borrowed(bytes.as_slice()));
        }
        match self.octets(value)? {
            Some(octets) => Ok(octets),
            None => {
                let name = self.type_name(value);
                Err(self.type_error(format!("a bytes-like object is required, not '{name}'")))
            }
        }
    }

    /// Where an object lets others write octets; `None` if it does not.
    ///
    /// # Errors
    /// ValueError for a memoryview that was released, BufferError for one with gaps.
    pub(crate) fn target(&mut self, value: &Value) -> Result<Option<Target>> {
        if let Some(storage) = storage_of(value) {
            let export = Export::new(self, storage);
            let len = storage.len(self);
            return Ok(Some(Target::new(Arc::new(export), 0, len)));
        }
        match value.get::<MemoryView>() {
            Some(view) => view.target(self),
            None => Ok(None),
        }
    }
}

/// The changing octets behind an object that has some of its own.
pub(crate) fn storage_of(value: &Value) -> Option<&Arc<Storage>> {
    match value.get::<ByteArray>() {
        Some(array) => Some(&array.storage),
        None => value.get::<Array>().map(|array| &array.storage),
    }
}
