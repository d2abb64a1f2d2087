//! Interned identifiers.

use std::num::NonZeroU32;

use lasso::{Key, Spur, ThreadedRodeo};

/// An identifier, interned in one [`Names`]: equal names are equal numbers. `Option<Name>` is no larger.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name(NonZeroU32);

impl Name {
    /// The number of this name, dense from 0 in order of first use.
    pub const fn index(self) -> usize {
        self.0.get() as usize - 1
    }

    /// The name with that number; it must come from [`Name::index`] of the same [`Names`].
    pub const fn from_index(index: usize) -> Name {
        match NonZeroU32::new(index as u32 + 1) {
            Some(number) => Name(number),
            None => panic!("more names than numbers"),
        }
    }
}

impl std::fmt::Debug for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Name({})", self.index())
    }
}

/// The interner of one interpreter. Any thread may intern.
pub struct Names {
    rodeo: ThreadedRodeo,
}

impl Names {
    /// An interner that already holds every name of [`known`].
    pub fn new() -> Self {
        let rodeo = ThreadedRodeo::new();
        for (index, text) in known::ALL.iter().enumerate() {
            let spur: Spur = rodeo.get_or_intern_static(text);
            debug_assert_eq!(spur.into_usize(), index, "known names are distinct");
        }
        Names { rodeo }
    }

    /// The name for a text, made now if it is new.
    pub fn intern(&self, text: &str) -> Name {
        Name::from_index(self.rodeo.get_or_intern(text).into_usize())
    }

    /// The name for a text if it was interned before.
    pub fn get(&self, text: &str) -> Option<Name> {
        self.rodeo.get(text).map(|spur| Name::from_index(spur.into_usize()))
    }

    /// The text of a name that this interner made.
    pub fn text(&self, name: Name) -> &str {
        match Spur::try_from_usize(name.index()).and_then(|spur| self.rodeo.try_resolve(&spur)) {
            Some(text) => text,
            None => "?",
        }
    }

    /// How many names there are.
    pub fn len(&self) -> usize {
        self.rodeo.len()
    }

    /// Whether there is no name; never so, as the known ones are always there.
    pub fn is_empty(&self) -> bool {
        self.rodeo.is_empty()
    }
}

impl Default for Names {
    fn default() -> Self {
        Self::new()
    }
}

macro_rules! known {
    ($($constant:ident = $text:literal;)*) => {
        /// Names that the interpreter itself asks for; the same number in every interner.
        #[allow(missing_docs)] // each constant is the name it spells
        pub mod known {
            use super::Name;
            #[allow(non_camel_case_types, clippy::upper_case_acronyms)] // only the positions are used
            enum Index { $($constant,)* }
            $(pub const $constant: Name = Name::from_index(Index::$constant as usize);)*
            pub(super) const ALL: &[&str] = &[$($text,)*];

            /// The text of one of these names; empty for any other.
            pub fn text(name: Name) -> &'static str {
                ALL.get(name.index()).copied().unwrap_or("")
            }
        }
    };
}

known! {
    EMPTY = "";
    INIT = "__init__"; NEW = "__new__"; DEL = "__del__"; CALL = "__call__";
    REPR = "__repr__"; STR = "__str__"; BYTES = "__bytes__"; FORMAT = "__format__"; HASH = "__hash__"; BOOL = "__bool__";
    LT = "__lt__"; LE = "__le__"; EQ = "__eq__"; NE = "__ne__"; GT = "__gt__"; GE = "__ge__";
    GETATTR = "__getattr__"; GETATTRIBUTE = "__getattribute__"; SETATTR = "__setattr__"; DELATTR = "__delattr__";
    GET = "__get__"; SET = "__set__"; DELETE = "__delete__"; SET_NAME = "__set_name__";
    INIT_SUBCLASS = "__init_subclass__"; CLASS_GETITEM = "__class_getitem__"; PREPARE = "__prepare__";
    INSTANCECHECK = "__instancecheck__"; SUBCLASSCHECK = "__subclasscheck__"; SUBCLASSHOOK = "__subclasshook__";
    MRO_ENTRIES = "__mro_entries__"; MRO = "__mro__"; MRO_FN = "mro"; BASES = "__bases__"; BASE = "__base__";
    LEN = "__len__"; LENGTH_HINT = "__length_hint__"; GETITEM = "__getitem__"; SETITEM = "__setitem__"; DELITEM = "__delitem__";
    MISSING = "__missing__"; ITER = "__iter__"; NEXT = "__next__"; REVERSED = "__reversed__"; CONTAINS = "__contains__";
    ADD = "__add__"; SUB = "__sub__"; MUL = "__mul__"; MATMUL = "__matmul__"; TRUEDIV = "__truediv__"; FLOORDIV = "__floordiv__";
    MOD = "__mod__"; DIVMOD = "__divmod__"; POW = "__pow__"; LSHIFT = "__lshift__"; RSHIFT = "__rshift__"; AND = "__and__"; XOR = "__xor__"; OR = "__or__";
    RADD = "__radd__"; RSUB = "__rsub__"; RMUL = "__rmul__"; RMATMUL = "__rmatmul__"; RTRUEDIV = "__rtruediv__"; RFLOORDIV = "__rfloordiv__";
    RMOD = "__rmod__"; RDIVMOD = "__rdivmod__"; RPOW = "__rpow__"; RLSHIFT = "__rlshift__"; RRSHIFT = "__rrshift__"; RAND = "__rand__"; RXOR = "__rxor__"; ROR = "__ror__";
    IADD = "__iadd__"; ISUB = "__isub__"; IMUL = "__imul__"; IMATMUL = "__imatmul__"; ITRUEDIV = "__itruediv__"; IFLOORDIV = "__ifloordiv__";
    IMOD = "__imod__"; IPOW = "__ipow__"; ILSHIFT = "__ilshift__"; IRSHIFT = "__irshift__"; IAND = "__iand__"; IXOR = "__ixor__"; IOR = "__ior__";
    NEG = "__neg__"; POS = "__pos__"; ABS = "__abs__"; INVERT = "__invert__"; COMPLEX = "__complex__"; INT = "__int__"; FLOAT = "__float__";
    INDEX = "__index__"; ROUND = "__round__"; TRUNC = "__trunc__"; FLOOR = "__floor__"; CEIL = "__ceil__";
    ENTER = "__enter__"; EXIT = "__exit__"; AENTER = "__aenter__"; AEXIT = "__aexit__"; AWAIT = "__await__"; AITER = "__aiter__"; ANEXT = "__anext__";
    NAME = "__name__"; QUALNAME = "__qualname__"; MODULE = "__module__"; DOC = "__doc__"; DICT = "__dict__"; CLASS = "__class__"; SLOTS = "__slots__"; WEAKREF = "__weakref__";
    ANNOTATIONS = "__annotations__"; DEFAULTS = "__defaults__"; KWDEFAULTS = "__kwdefaults__"; CODE = "__code__"; GLOBALS = "__globals__"; CLOSURE = "__closure__";
    SELF = "__self__"; FUNC = "__func__"; WRAPPED = "__wrapped__"; CLASSCELL = "__classcell__"; MATCH_ARGS = "__match_args__"; TYPE_PARAMS = "__type_params__";
    FILE = "__file__"; SPEC = "__spec__"; LOADER = "__loader__"; PACKAGE = "__package__"; PATH = "__path__"; CACHED = "__cached__"; BUILTINS = "__builtins__"; ALL_NAME = "__all__"; MAIN = "__main__";
    CAUSE = "__cause__"; CONTEXT = "__context__"; SUPPRESS_CONTEXT = "__suppress_context__"; TRACEBACK = "__traceback__"; NOTES = "__notes__"; ARGS = "args";
    DIR = "__dir__"; SIZEOF = "__sizeof__"; REDUCE = "__reduce__"; REDUCE_EX = "__reduce_ex__"; COPY = "__copy__"; DEEPCOPY = "__deepcopy__"; GETSTATE = "__getstate__"; GETNEWARGS = "__getnewargs__";
    SELF_ARG = "self"; KEYS = "keys"; VALUES = "values"; ITEMS = "items"; SEND = "send"; THROW = "throw"; CLOSE = "close"; WRITE = "write"; FLUSH = "flush"; READLINE = "readline"; APPEND = "append";
    FGET = "fget"; FSET = "fset"; FDEL = "fdel"; VALUE = "value"; STDOUT = "stdout"; STDERR = "stderr"; STDIN = "stdin"; BUILTINS_MODULE = "builtins"; DEBUG = "__debug__"; IMPORT = "__import__"; BUILD_CLASS = "__build_class__"; METACLASS = "metaclass"; KEY = "key"; REVERSE = "reverse"; RUN = "run"; WORKER = "worker"; REPORT = "report"; FIRSTLINENO = "__firstlineno__"; STATIC_ATTRIBUTES = "__static_attributes__"; ISABSTRACT = "__isabstractmethod__"; ABSTRACTMETHODS = "__abstractmethods__"; OBJCLASS = "__objclass__"; TEXT_SIGNATURE = "__text_signature__"; WORKER_DOT_0 = ".0"; LAMBDA = "<lambda>"; CLASS_CELL = "__class__ ";
    CLASSDICT = "__classdict__"; CLASSDICTCELL = "__classdictcell__"; ABC_TPFLAGS = "__abc_tpflags__"; IS_TYPE_ALIAS = "_is_type_alias"; IS_TYPE_PARAMETER = "_is_type_parameter"; PARAMETERS = "__parameters__";
    TYPE_PARAMS_VARIABLE = ".type_params"; GENERIC_BASE = ".generic_base"; DEFAULTS_ARGUMENT = ".defaults"; KWDEFAULTS_ARGUMENT = ".kwdefaults"; GIVEN_DICT = ".dict";
}
