//! Payloads of the immutable sequences: str, bytes, tuple.

use std::ptr;
use std::sync::OnceLock;

use source::Name;

use crate::header::{Flags, Header, Payload};
use crate::object::Object;
use crate::tailed::{Room, Tailed, TailedPayload};
use crate::{Heap, Shape, Shared, Value, Visitor, Word};

const NO_HASH: i64 = -1; // no object hashes to -1
const STEP: usize = 64;

/// Text in UTF-8, without lone surrogates.
pub struct Str {
    len: usize,
    chars: usize,
    hash: Shared<i64>,
    name: Shared<Option<Name>>,
    /// Byte offset of every 64th character, made when a text that is not ASCII is first indexed.
    landmarks: OnceLock<Box<[usize]>>,
}

impl Str {
    /// The kind of strings.
    pub const KIND: u8 = 3;

    /// The text.
    #[inline(always)]
    pub fn as_str(&self) -> &str {
        // SAFETY: made from a `&str` by `new_str`.
        unsafe { std::str::from_utf8_unchecked(self.tail()) }
    }

    /// Length in characters.
    #[inline(always)]
    pub fn chars(&self) -> usize {
        self.chars
    }

    /// Whether every character is one byte.
    #[inline(always)]
    pub fn is_ascii(&self) -> bool {
        self.chars == self.len
    }

    /// The hash, if it was stored.
    #[inline(always)]
    pub fn stored_hash(&self) -> Option<i64> {
        let hash = self.hash.get();
        if hash == NO_HASH { None } else { Some(hash) }
    }

    /// Stores the hash.
    pub fn store_hash(&self, hash: i64) {
        self.hash.set(hash);
    }

    /// The interned name with this text, if it was stored.
    #[inline(always)]
    pub fn stored_name(&self) -> Option<Name> {
        self.name.get()
    }

    /// Stores the interned name with this text.
    pub fn store_name(&self, name: Name) {
        self.name.set(Some(name));
    }

    /// Byte offset of a character (or of the end, for an index past it).
    pub fn offset(&self, index: usize) -> usize {
        if index >= self.chars {
            return self.len;
        }
        if self.is_ascii() {
            return index;
        }
        let text = self.as_str();
        let start = self.landmarks().get(index / STEP).copied().unwrap_or(0);
        text[start..].char_indices().nth(index % STEP).map_or(self.len, |(offset, _)| start + offset)
    }

    /// Index of the character at a byte offset, which is a boundary between characters.
    pub fn index_at(&self, offset: usize) -> usize {
        if self.is_ascii() || offset >= self.len {
            return offset.min(self.chars);
        }
        let before = self.landmarks().partition_point(|&landmark| landmark <= offset).saturating_sub(1);
        let start = self.landmarks().get(before).copied().unwrap_or(0);
        before * STEP + self.as_str()[start..offset].chars().count()
    }

    fn landmarks(&self) -> &[usize] {
        let text = self.as_str();
        self.landmarks.get_or_init(|| text.char_indices().step_by(STEP).map(|(offset, _)| offset).collect())
    }

    /// The character at an index.
    pub fn char_at(&self, index: usize) -> Option<char> {
        if index >= self.chars {
            return None;
        }
        self.as_str()[self.offset(index)..].chars().next()
    }

    /// The text from one character index up to another; both are within the length.
    pub fn slice(&self, start: usize, end: usize) -> &str {
        if start >= end {
            return "";
        }
        &self.as_str()[self.offset(start)..self.offset(end)]
    }
}

// SAFETY: the kind is this type's alone (`machine`'s list of kinds leaves 1 to 9 to this crate).
unsafe impl Payload for Str {
    const KIND: u8 = Str::KIND;
    const TRACKED: bool = false;
    fn visit(&self, _: &mut Visitor<'_>) {}
}

// SAFETY: `len` is private and changes only with the object's size, in `append_to_str`; `Str` is made only here.
unsafe impl TailedPayload for Str {
    type Item = u8;
    #[inline(always)]
    fn len(&self) -> usize {
        self.len
    }
}

/// Immutable octets.
pub struct Bytes {
    len: usize,
    hash: Shared<i64>,
}

impl Bytes {
    /// The kind of bytes.
    pub const KIND: u8 = 4;

    /// The octets.
    #[inline(always)]
    pub fn as_slice(&self) -> &[u8] {
        self.tail()
    }

    /// The hash, if it was stored.
    pub fn stored_hash(&self) -> Option<i64> {
        let hash = self.hash.get();
        if hash == NO_HASH { None } else { Some(hash) }
    }

    /// Stores the hash.
    pub fn store_hash(&self, hash: i64) {
        self.hash.set(hash);
    }
}

// SAFETY: the kind is this type's alone.
unsafe impl Payload for Bytes {
    const KIND: u8 = Bytes::KIND;
    const TRACKED: bool = false;
    fn visit(&self, _: &mut Visitor<'_>) {}
}

// SAFETY: as for `Str`.
unsafe impl TailedPayload for Bytes {
    type Item = u8;
    #[inline(always)]
    fn len(&self) -> usize {
        self.len
    }
}

/// A fixed row of values.
pub struct Tuple {
    len: usize,
}

impl Tuple {
    /// The kind of tuples.
    pub const KIND: u8 = 5;

    /// The items.
    #[inline(always)]
    pub fn items(&self) -> &[Value] {
        self.tail()
    }
}

// SAFETY: the kind is this type's alone.
unsafe impl Payload for Tuple {
    const KIND: u8 = Tuple::KIND;
    const TRACKED: bool = true;
    fn visit(&self, visitor: &mut Visitor<'_>) {
        visitor.see_all(self.items().iter());
    }
}

// SAFETY: as for `Str`.
unsafe impl TailedPayload for Tuple {
    type Item = Value;
    #[inline(always)]
    fn len(&self) -> usize {
        self.len
    }
}

/// Where the text of a new string is written.
pub struct TextRoom<'a> {
    room: &'a mut Room,
}

impl TextRoom<'_> {
    /// Writes a part of it after the parts before.
    #[inline(always)]
    pub fn push(&mut self, part: &str) {
        self.room.push(part.as_bytes());
    }

    /// Writes a part of it and changes it where it lies.
    #[inline(always)]
    pub fn push_changed(&mut self, part: &str, change: impl FnOnce(&mut str)) {
        // SAFETY: the bytes are those of a `str`, and a `&mut str` keeps them so.
        change(unsafe { std::str::from_utf8_unchecked_mut(self.room.push(part.as_bytes())) });
    }
}

impl Heap {
    /// Makes a string of a class whose instances are strings.
    pub fn new_str(&self, shape: &Shape, text: &str, immortal: bool) -> Value {
        let chars = if text.is_ascii() { text.len() } else { text.chars().count() };
        let payload = Str {
            len: text.len(),
            chars,
            hash: Shared::new(NO_HASH),
            name: Shared::new(None),
            landmarks: OnceLock::new(),
        };
        self.new_bytes_like(shape, payload, text.as_bytes(), immortal)
    }

    /// Makes a string of so many bytes and characters, whose text `fill` writes.
    ///
    /// # Panics
    /// When `fill` writes more or less than that: a defect of the caller.
    #[inline]
    pub fn new_str_with(&self, shape: &Shape, len: usize, chars: usize, fill: impl FnOnce(&mut TextRoom<'_>)) -> Value {
        let payload =
            Str { len, chars, hash: Shared::new(NO_HASH), name: Shared::new(None), landmarks: OnceLock::new() };
        self.new_bytes_with(shape, payload, |room| fill(&mut TextRoom { room }))
    }

    /// Appends to a string that only the caller refers to, without copying it where the memory after it is
    /// free. Gives the string back unchanged if that cannot be done.
    pub fn append_to_str(&self, text: Value, part: &str, part_chars: usize) -> Result<Value, Value> {
        let Some(header) = text.header() else { return Err(text) };
        let whole = text.is_unique() && header.flags() == Flags::NONE;
        let Some(len) = text.get::<Str>().map(|text| text.len).filter(|_| whole) else { return Err(text) };
        let (size, header) = (size_of::<Object<Str>>() + len, ptr::from_ref(header).cast_mut());
        // SAFETY: the object is as large as its layout says, and the one reference is ours.
        let Some(moved) = (unsafe { self.lengthen(header, size, size + part.len()) }) else { return Err(text) };
        // The old place may be gone; its reference goes on as one to the new place.
        let _ = text.into_word();
        let object = moved.cast::<Object<Str>>();
        // SAFETY: the object lies there whole, with room for the part after its text, and is ours alone.
        unsafe {
            let bytes = object.add(1).cast::<u8>().add(len);
            ptr::copy_nonoverlapping(part.as_ptr(), bytes, part.len());
            let payload = &mut (*object).payload;
            payload.len += part.len();
            payload.chars += part_chars;
            payload.hash.set(NO_HASH);
            payload.name.set(None);
            payload.landmarks.take();
            Ok(Value::from_word(Word::from_header(moved, false)))
        }
    }

    /// Makes bytes of a class whose instances are bytes.
    pub fn new_bytes(&self, shape: &Shape, bytes: &[u8], immortal: bool) -> Value {
        self.new_bytes_like(shape, Bytes { len: bytes.len(), hash: Shared::new(NO_HASH) }, bytes, immortal)
    }

    /// Makes a tuple of a class whose instances are tuples.
    #[inline]
    pub fn new_tuple<I>(&self, shape: &Shape, items: I, immortal: bool) -> Value
    where
        I: IntoIterator<Item = Value>,
        I::IntoIter: ExactSizeIterator,
    {
        let items = items.into_iter();
        self.new_tailed(shape, Tuple { len: items.len() }, items, immortal)
    }

    /// Makes a tuple of two items, without any detour; the shape is that of plain tuples.
    #[inline]
    pub fn new_pair(&self, shape: &Shape, first: Value, second: Value) -> Value {
        assert!(shape.layout().kind == Tuple::KIND && !shape.has_prefix(), "the shape is that of plain tuples");
        let object =
            self.block(size_of::<Object<Tuple>>() + 2 * size_of::<Value>(), false, true).cast::<Object<Tuple>>();
        // SAFETY: the block has room for a header, the payload and two items.
        unsafe {
            let items = object.add(1).cast::<Value>();
            items.write(first);
            items.add(1).write(second);
            object.write(Object { header: Header::new(shape, Tuple::KIND, Flags::NONE, 0), payload: Tuple { len: 2 } });
        }
        self.finish(object.cast(), shape, Flags::NONE)
    }
}

/// Gives a tuple of two items, which nobody else has, two other items: iterators make one tuple and
/// use it again as long as each result is dropped before the next. Gives the old items out.
///
/// # Errors
/// The new items, when it is no such tuple or somebody else has it too.
#[inline]
pub fn reuse_pair(tuple: &mut Value, first: Value, second: Value) -> Result<(Value, Value), (Value, Value)> {
    let Some(header) = tuple.header() else { return Err((first, second)) };
    if header.kind() != Tuple::KIND || !tuple.is_unique() {
        return Err((first, second));
    }
    let object = tuple.word().header_ptr().cast::<Object<Tuple>>();
    // SAFETY: it is a tuple; the only reference is borrowed exclusively, so nobody looks at the items.
    unsafe {
        if (*object).payload.len != 2 {
            return Err((first, second));
        }
        let items = object.add(1).cast::<Value>();
        Ok((items.replace(first), items.add(1).replace(second)))
    }
}
