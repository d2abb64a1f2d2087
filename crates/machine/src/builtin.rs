//! The list of builtin types. A type is a file in `types/` (or a module's file) ending in a table,
//! and a line here.

use crate::class::TypeSpec;
use crate::{modules, types};

macro_rules! builtins {
    (types { $($name:ident => $spec:path;)* } exceptions { $($exception:ident : $base:ident;)* }) => {
        /// A builtin type.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[repr(u8)]
        #[allow(missing_docs)] // each is the type of that name
        pub enum Builtin { $($name,)* $($exception,)* }

        impl Builtin {
            /// All, in the order of their numbers.
            pub const ALL: &'static [Builtin] = &[$(Builtin::$name,)* $(Builtin::$exception,)*];

            /// Its table.
            pub fn spec(self) -> &'static TypeSpec {
                match self {
                    $(Builtin::$name => &$spec,)*
                    $(Builtin::$exception => {
                        static SPEC: TypeSpec = types::exception::spec(stringify!($exception), Builtin::$base);
                        &SPEC
                    })*
                }
            }
        }
    };
}

builtins! {
    types {
    Object => types::object::SPEC;
    Type => types::r#type::SPEC;
    NoneType => types::singletons::NONE;
    NotImplementedType => types::singletons::NOT_IMPLEMENTED;
    Ellipsis => types::singletons::ELLIPSIS;
    Int => types::int::SPEC;
    Bool => types::bool::SPEC;
    Float => types::float::SPEC;
    Complex => types::complex::SPEC;
    Str => types::str::SPEC;
    StrIterator => types::str::ITERATOR;
    StrAsciiIterator => types::str::ASCII_ITERATOR;
    Bytes => types::bytes::SPEC;
    BytesIterator => types::bytes::ITERATOR;
    ByteArray => types::bytearray::SPEC;
    ByteArrayIterator => types::bytearray::ITERATOR;
    MemoryView => types::memoryview::SPEC;
    MemoryIterator => types::memoryview::ITERATOR;
    Tuple => types::tuple::SPEC;
    TupleIterator => types::tuple::ITERATOR;
    List => types::list::SPEC;
    ListIterator => types::list::ITERATOR;
    ListReverseIterator => types::list::REVERSE_ITERATOR;
    Dict => types::dict::SPEC;
    DictKeys => types::dict_view::KEYS;
    DictValues => types::dict_view::VALUES;
    DictItems => types::dict_view::ITEMS;
    DictKeyIterator => types::dict_view::KEY_ITERATOR;
    DictValueIterator => types::dict_view::VALUE_ITERATOR;
    DictItemIterator => types::dict_view::ITEM_ITERATOR;
    DictReverseKeyIterator => types::dict_view::REVERSE_KEY_ITERATOR;
    DictReverseValueIterator => types::dict_view::REVERSE_VALUE_ITERATOR;
    DictReverseItemIterator => types::dict_view::REVERSE_ITEM_ITERATOR;
    MappingProxy => types::mapping_proxy::SPEC;
    Set => types::set::SPEC;
    FrozenSet => types::set::FROZEN;
    SetIterator => types::set::ITERATOR;
    Range => types::range::SPEC;
    RangeIterator => types::range::ITERATOR;
    Slice => types::slice::SPEC;
    Function => types::function::SPEC;
    NativeFunction => types::function::NATIVE;
    MethodDescriptor => types::function::METHOD_DESCRIPTOR;
    WrapperDescriptor => types::function::WRAPPER_DESCRIPTOR;
    ClassMethodDescriptor => types::function::CLASS_METHOD_DESCRIPTOR;
    BoundMethod => types::function::BOUND_METHOD;
    BuiltinMethod => types::function::BUILTIN_METHOD;
    MethodWrapper => types::function::METHOD_WRAPPER;
    StaticMethod => types::function::STATIC_METHOD;
    ClassMethod => types::function::CLASS_METHOD;
    Code => types::code::SPEC;
    Cell => types::cell::SPEC;
    Module => types::module::SPEC;
    Generator => types::generator::SPEC;
    Traceback => types::traceback::SPEC;
    Frame => types::frame::SPEC;
    Property => types::property::SPEC;
    Getset => types::property::GETSET;
    Member => types::property::MEMBER;
    ClassDoc => types::class_doc::SPEC;
    Super => types::super_object::SPEC;
    Enumerate => types::iterators::ENUMERATE;
    Zip => types::iterators::ZIP;
    Map => types::iterators::MAP;
    Filter => types::iterators::FILTER;
    Reversed => types::iterators::REVERSED;
    SequenceIterator => types::iterators::SEQUENCE;
    CallableIterator => types::iterators::CALLABLE;
    SimpleQueue => modules::queue::SPEC_TYPE;
    Lock => modules::thread::lock::SPEC;
    RLock => modules::thread::lock::REENTRANT;
    ThreadHandle => modules::thread::handle::SPEC;
    ThreadLocal => modules::thread::local::SPEC;
    TextFile => types::file::TEXT;
    BufferedReader => types::file::READER;
    BufferedWriter => types::file::WRITER;
    BufferedRandom => types::file::RANDOM;
    FileIO => types::file::RAW;
    BytesIO => modules::io::bytes_io::SPEC;
    StringIO => modules::io::string_io::SPEC;
    VersionInfo => modules::sys::VERSION_INFO;
    SysFlags => modules::sys::FLAGS;
    FloatInfo => modules::sys::FLOAT_INFO;
    IntInfo => modules::sys::INT_INFO;
    HashInfo => modules::sys::HASH_INFO;
    ThreadInfo => modules::sys::THREAD_INFO;
    SimpleNamespace => types::simple_namespace::SPEC;
    StructTime => modules::time::STRUCT_TIME;
    Partial => modules::functools::partial::SPEC;
    LruCache => modules::functools::cache::SPEC;
    CmpToKey => modules::functools::key::SPEC;
    Deque => modules::collections::deque::SPEC;
    DequeIterator => modules::collections::deque::ITERATOR;
    DequeReverseIterator => modules::collections::deque::REVERSE_ITERATOR;
    DefaultDict => modules::collections::defaultdict::SPEC;
    OrderedDict => modules::collections::ordered::SPEC;
    OrderedKeys => modules::collections::ordered::KEYS;
    OrderedValues => modules::collections::ordered::VALUES;
    OrderedItems => modules::collections::ordered::ITEMS;
    ItemGetter => modules::operator::ITEM_GETTER;
    AttrGetter => modules::operator::ATTR_GETTER;
    WeakReference => modules::weakref::REFERENCE;
    TupleGetter => modules::collections::tuplegetter::SPEC;
    Array => modules::array::SPEC_TYPE;
    ArrayIterator => modules::array::ITERATOR;
    Struct => modules::structs::SPEC_TYPE;
    UnpackIterator => modules::structs::ITERATOR;
    Hash => modules::hashes::HASH;
    HashXof => modules::hashes::XOF;
    Blake2b => modules::hashes::BLAKE2B;
    Blake2s => modules::hashes::BLAKE2S;
    Socket => modules::socket::SPEC_TYPE;
    Compressor => modules::zlib::COMPRESSOR;
    Decompressor => modules::zlib::DECOMPRESSOR;
    Response => modules::http::RESPONSE;
    Random => modules::random::SPEC_TYPE;
    Pattern => modules::re::methods::SPEC;
    Match => modules::re::matched::SPEC;
    MatchIterator => modules::re::finding::ITERATOR;
    PatternScanner => modules::re::finding::SCANNER;
    Count => modules::itertools::endless::COUNT;
    Cycle => modules::itertools::endless::CYCLE;
    Repeat => modules::itertools::endless::REPEAT;
    Accumulate => modules::itertools::mapping::ACCUMULATE;
    StarMap => modules::itertools::mapping::STAR_MAP;
    Chain => modules::itertools::joining::CHAIN;
    ZipLongest => modules::itertools::joining::ZIP_LONGEST;
    Pairwise => modules::itertools::joining::PAIRWISE;
    Batched => modules::itertools::joining::BATCHED;
    Compress => modules::itertools::filtering::COMPRESS;
    DropWhile => modules::itertools::filtering::DROP_WHILE;
    TakeWhile => modules::itertools::filtering::TAKE_WHILE;
    FilterFalse => modules::itertools::filtering::FILTER_FALSE;
    Islice => modules::itertools::islice::ISLICE;
    GroupBy => modules::itertools::grouping::GROUP_BY;
    Grouper => modules::itertools::grouping::GROUPER;
    Tee => modules::itertools::tee::TEE;
    TeeLink => modules::itertools::tee::LINK;
    Product => modules::itertools::permutations::PRODUCT;
    Permutations => modules::itertools::permutations::PERMUTATIONS;
    Combinations => modules::itertools::combinations::COMBINATIONS;
    CombinationsWithReplacement => modules::itertools::combinations::COMBINATIONS_WITH_REPLACEMENT;
        GenericAlias => types::generic_alias::SPEC;
        Union => types::generic_alias::UNION;
    }
    exceptions {
    BaseException: Object;
    SystemExit: BaseException;
    KeyboardInterrupt: BaseException;
    GeneratorExit: BaseException;
    BaseExceptionGroup: BaseException;
    Exception: BaseException;
    ExceptionGroup: BaseExceptionGroup;
    StopIteration: Exception;
    StopAsyncIteration: Exception;
    ArithmeticError: Exception;
    FloatingPointError: ArithmeticError;
    OverflowError: ArithmeticError;
    ZeroDivisionError: ArithmeticError;
    AssertionError: Exception;
    AttributeError: Exception;
    BufferError: Exception;
    EOFError: Exception;
    ImportError: Exception;
    ModuleNotFoundError: ImportError;
    LookupError: Exception;
    IndexError: LookupError;
    KeyError: LookupError;
    MemoryError: Exception;
    NameError: Exception;
    UnboundLocalError: NameError;
    OSError: Exception;
    BlockingIOError: OSError;
    ChildProcessError: OSError;
    ConnectionError: OSError;
    BrokenPipeError: ConnectionError;
    ConnectionAbortedError: ConnectionError;
    ConnectionRefusedError: ConnectionError;
    ConnectionResetError: ConnectionError;
    FileExistsError: OSError;
    FileNotFoundError: OSError;
    InterruptedError: OSError;
    IsADirectoryError: OSError;
    NotADirectoryError: OSError;
    PermissionError: OSError;
    ProcessLookupError: OSError;
    TimeoutError: OSError;
    GaiError: OSError;
    HostError: OSError;
    ReferenceError: Exception;
    RuntimeError: Exception;
    NotImplementedError: RuntimeError;
    PythonFinalizationError: RuntimeError;
    RecursionError: RuntimeError;
    SyntaxError: Exception;
    IndentationError: SyntaxError;
    TabError: IndentationError;
    SystemError: Exception;
    TypeError: Exception;
    StructError: Exception;
    QueueEmpty: Exception;
    ZlibError: Exception;
    ValueError: Exception;
    UnsupportedOperation: OSError;
    BinasciiError: ValueError;
    BinasciiIncomplete: Exception;
    UnicodeError: ValueError;
    UnicodeDecodeError: UnicodeError;
    UnicodeEncodeError: UnicodeError;
    UnicodeTranslateError: UnicodeError;
    Warning: Exception;
    BytesWarning: Warning;
    DeprecationWarning: Warning;
    EncodingWarning: Warning;
    FutureWarning: Warning;
    ImportWarning: Warning;
    PendingDeprecationWarning: Warning;
    ResourceWarning: Warning;
    RuntimeWarning: Warning;
    SyntaxWarning: Warning;
    UnicodeWarning: Warning;
    UserWarning: Warning;
    }
}
