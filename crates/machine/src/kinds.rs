//! Which payload an object has: one number a Rust type. This is the only list of them.

/// The number of each payload type. `objects` has 1 to 9 for itself.
#[repr(u8)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // each is the payload type of that name
pub enum Kind {
    Class = 10,
    BigInt,
    BoxedFloat,
    List,
    Dict,
    DictView,
    DictIterator,
    MappingProxy,
    Set,
    SetIterator,
    Function,
    NativeFunction,
    BoundMethod,
    Code,
    Module,
    Cell,
    Generator,
    Exception,
    Traceback,
    Range,
    RangeIterator,
    Slice,
    ListIterator,
    TupleIterator,
    StrIterator,
    BytesIterator,
    SequenceIterator,
    CallableIterator,
    Enumerate,
    Zip,
    Map,
    Filter,
    Reversed,
    Property,
    StaticMethod,
    ClassMethod,
    Super,
    Getset,
    Member,
    File,
    BytesIo,
    StringIo,
    Lock,
    RLock,
    ThreadHandle,
    LocalStorage,
    SimpleQueue,
    Random,
    Pattern,
    Match,
    PatternScanner,
    Deque,
    DequeIterator,
    DefaultDict,
    OrderedDict,
    Count,
    Cycle,
    Repeat,
    Accumulate,
    Chain,
    Compress,
    DropWhile,
    TakeWhile,
    FilterFalse,
    GroupBy,
    Grouper,
    Islice,
    Pairwise,
    Product,
    Permutations,
    Combinations,
    CombinationsWithReplacement,
    StarMap,
    Tee,
    TeeLink,
    ZipLongest,
    Batched,
    Partial,
    LruCache,
    CmpToKey,
    TupleGetter,
    Getter,
    Frame,
    WeakReference,
    ByteArray,
    MemoryView,
    Array,
    Hash,
    Socket,
    Compressor,
    Decompressor,
    Response,
    Struct,
    UnpackIterator,
    Complex,
    StructSequence,
    Environ,
    GenericAlias,
    Union,
    Object,
}

/// What a payload type says about itself; [`payload!`](crate::payload) makes it known to the heap.
pub trait Contents {
    /// Shows every value that these contents own.
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        let _ = visitor;
    }

    /// Moves values out, so that a cycle through this object is broken.
    fn clear(&self, out: &mut objects::Cleared) {
        let _ = out;
    }
}

/// Who owns a kind; a second owner of the same number does not compile.
pub struct Owners;

/// Implemented once for each kind in use.
pub trait Owns<const KIND: u8> {}

/// Makes a Rust type the payload of a [`Kind`]: `payload!(List, tracked)`, `payload!(Range, leaf)`,
/// or, where the names differ, `payload!(CodeObject as Code, tracked)`.
#[macro_export]
macro_rules! payload {
    ($type:ident, tracked) => {
        $crate::payload!(@ $type, $type, true);
    };
    ($type:ident, leaf) => {
        $crate::payload!(@ $type, $type, false);
    };
    ($type:ident as $kind:ident, tracked) => {
        $crate::payload!(@ $type, $kind, true);
    };
    ($type:ident as $kind:ident, leaf) => {
        $crate::payload!(@ $type, $kind, false);
    };
    (@ $type:ident, $kind:ident, $tracked:literal) => {
        impl $crate::kinds::Owns<{ $crate::kinds::Kind::$kind as u8 }> for $crate::kinds::Owners {}
        // SAFETY: the line above compiles for one type a kind only.
        #[allow(unsafe_code)]
        unsafe impl objects::Payload for $type {
            const KIND: u8 = $crate::kinds::Kind::$kind as u8;
            const TRACKED: bool = $tracked;
            fn visit(&self, visitor: &mut objects::Visitor<'_>) {
                $crate::kinds::Contents::visit(self, visitor);
            }
            fn clear(&self, out: &mut objects::Cleared) {
                $crate::kinds::Contents::clear(self, out);
            }
        }
    };
}
