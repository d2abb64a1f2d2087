//! Which slots, methods and attributes each exception class has of its own.

use crate::class::{Getset, NO_SLOTS, Slots, member};
use crate::native::{Row, row, static_method};

use super::{base, group, os_error, syntax_error, unicode};

/// Text equality that can be used while compiling.
const fn same(left: &str, right: &str) -> bool {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    if left.len() != right.len() {
        return false;
    }
    let mut index = 0;
    while index < left.len() {
        if left[index] != right[index] {
            return false;
        }
        index += 1;
    }
    true
}

const fn one_of(name: &str, names: &[&str]) -> bool {
    let mut index = 0;
    while index < names.len() {
        if same(name, names[index]) {
            return true;
        }
        index += 1;
    }
    false
}

/// The module that a class says it comes from.
pub(super) const fn module(name: &str) -> &'static str {
    if same(name, "UnsupportedOperation") {
        "io"
    } else if same(name, "StructError") {
        "struct"
    } else if same(name, "QueueEmpty") {
        "_queue"
    } else if one_of(name, &["BinasciiError", "BinasciiIncomplete"]) {
        "binascii"
    } else if one_of(name, &["GaiError", "HostError"]) {
        "socket"
    } else if same(name, "ZlibError") {
        "zlib"
    } else {
        "builtins"
    }
}

/// `__name__`: some modules call their exceptions just that.
pub(super) const fn shown_name(name: &'static str) -> &'static str {
    if one_of(name, &["StructError", "ZlibError"]) {
        "error"
    } else if same(name, "QueueEmpty") {
        "Empty"
    } else if same(name, "GaiError") {
        "gaierror"
    } else if same(name, "HostError") {
        "herror"
    } else if same(name, "BinasciiError") {
        "Error"
    } else if same(name, "BinasciiIncomplete") {
        "Incomplete"
    } else {
        name
    }
}

/// The slots that a class does not inherit.
pub(super) const fn slots(name: &str) -> Slots {
    if same(name, "BaseException") {
        return Slots { repr: Some(base::repr), str: Some(base::str), ..NO_SLOTS };
    }
    let str: Option<fn(&mut crate::Thread, &objects::Value) -> crate::Result> = if same(name, "KeyError") {
        Some(base::key_error_str)
    } else if same(name, "ImportError") {
        Some(base::import_error_str)
    } else if same(name, "OSError") {
        Some(os_error::str)
    } else if same(name, "SyntaxError") {
        Some(syntax_error::str)
    } else if same(name, "BaseExceptionGroup") {
        Some(group::str)
    } else if one_of(name, &["UnicodeDecodeError", "UnicodeEncodeError", "UnicodeTranslateError"]) {
        Some(unicode::str)
    } else {
        None
    };
    Slots { str, ..NO_SLOTS }
}

const BASE: &[Row] = &[
    static_method("__new__", "cls, *args, **kwargs", base::new),
    row("__init__", "self, *args, **kwargs", base::init),
    row("with_traceback", "self, object, /", base::with_traceback),
    row("add_note", "self, object, /", base::add_note),
    row("__setstate__", "self, object, /", base::set_state),
    row("__reduce__", "self, /", base::reduce),
];

/// The methods that a class has of its own.
pub(super) const fn methods(name: &str) -> &'static [Row] {
    const STOP: &[Row] = &[row("__init__", "self, *args, **kwargs", base::init_stop_iteration)];
    const EXIT: &[Row] = &[row("__init__", "self, *args, **kwargs", base::init_system_exit)];
    const IMPORT: &[Row] =
        &[row("__init__", "self, *args, name=None, path=None, name_from=None", base::init_import_error)];
    const NAME: &[Row] = &[row("__init__", "self, *args, name=None", base::init_name_error)];
    const ATTRIBUTE: &[Row] = &[row("__init__", "self, *args, name=None, obj=None", base::init_attribute_error)];
    const OS: &[Row] = &[
        static_method("__new__", "cls, *args, **kwargs", os_error::new),
        row("__init__", "self, *args, **kwargs", os_error::init),
    ];
    const GROUP: &[Row] = &[
        static_method("__new__", "cls, *args, **kwargs", group::new),
        row("derive", "self, object, /", group::derive),
        row("split", "self, object, /", group::split),
        row("subgroup", "self, object, /", group::subgroup),
        crate::types::generic_alias::CLASS_GETITEM,
    ];
    const SYNTAX: &[Row] = &[row("__init__", "self, *args, **kwargs", syntax_error::init)];
    const DECODE: &[Row] = &[row("__init__", "self, *args, **kwargs", unicode::init_with_encoding)];
    const TRANSLATE: &[Row] = &[row("__init__", "self, *args, **kwargs", unicode::init_translate)];
    if same(name, "BaseException") {
        BASE
    } else if same(name, "StopIteration") {
        STOP
    } else if same(name, "SystemExit") {
        EXIT
    } else if same(name, "ImportError") {
        IMPORT
    } else if same(name, "NameError") {
        NAME
    } else if same(name, "AttributeError") {
        ATTRIBUTE
    } else if same(name, "OSError") {
        OS
    } else if same(name, "BaseExceptionGroup") {
        GROUP
    } else if same(name, "SyntaxError") {
        SYNTAX
    } else if one_of(name, &["UnicodeDecodeError", "UnicodeEncodeError"]) {
        DECODE
    } else if same(name, "UnicodeTranslateError") {
        TRANSLATE
    } else {
        &[]
    }
}

/// An attribute kept in the fields of the exception; None until it is set.
macro_rules! field {
    ($name:literal) => {
        Getset {
            name: $name,
            get: |_, value| Ok(base::field(value, $name)),
            set: Some(|_, value, content| {
                base::set_field(value, $name, content);
                Ok(())
            }),
        }
    };
}

const BASE_FIELDS: &[Getset] = &[
    crate::types::dict::instance::DICT,
    Getset { name: "args", get: base::args, set: Some(base::set_args) },
    Getset { name: "__traceback__", get: base::traceback, set: Some(base::set_traceback) },
    Getset { name: "__cause__", get: base::cause, set: Some(base::set_cause) },
    Getset { name: "__context__", get: base::context, set: Some(base::set_context) },
    Getset { name: "__suppress_context__", get: base::suppress_context, set: Some(base::set_suppress_context) },
];

/// `characters_written`, which only some of a file's errors have.
const WRITTEN: Getset = Getset {
    name: "characters_written",
    get: |t, value| match base::field(value, "characters_written") {
        none if none.is_none() => {
            let name = t.names().intern("characters_written");
            Err(t.attribute_error("characters_written", value, name))
        }
        written => Ok(written),
    },
    set: Some(|t, value, content| {
        let written = match content {
            Some(written) => Some(t.index_value(&written)?),
            None => None,
        };
        base::set_field(value, "characters_written", written);
        Ok(())
    }),
};

/// The attributes that a class has of its own.
pub(super) const fn getsets(name: &str) -> &'static [Getset] {
    const STOP: &[Getset] = &[Getset {
        name: "value",
        get: base::stop_value,
        set: Some(|_, value, content| {
            base::set_field(value, "value", content);
            Ok(())
        }),
    }];
    const EXIT: &[Getset] = &[Getset {
        name: "code",
        get: base::exit_code,
        set: Some(|_, value, content| {
            base::set_field(value, "code", content);
            Ok(())
        }),
    }];
    const IMPORT: &[Getset] = &[
        Getset {
            name: "msg",
            get: base::import_message,
            set: Some(|_, value, content| {
                base::set_field(value, "msg", content);
                Ok(())
            }),
        },
        field!("name"),
        field!("path"),
        field!("name_from"),
    ];
    const NAME: &[Getset] = &[field!("name")];
    const ATTRIBUTE: &[Getset] = &[field!("name"), field!("obj")];
    const GROUP: &[Getset] = &[
        member("message", |_, value| Ok(base::field(value, "message"))),
        member("exceptions", |_, value| Ok(base::field(value, "exceptions"))),
    ];
    const OS: &[Getset] = &[field!("errno"), field!("strerror"), field!("filename"), field!("filename2"), WRITTEN];
    const SYNTAX: &[Getset] = &[
        field!("msg"),
        field!("filename"),
        field!("lineno"),
        field!("offset"),
        field!("text"),
        field!("end_lineno"),
        field!("end_offset"),
        field!("print_file_and_line"),
    ];
    const UNICODE: &[Getset] =
        &[field!("encoding"), field!("object"), field!("start"), field!("end"), field!("reason")];
    if same(name, "BaseException") {
        BASE_FIELDS
    } else if same(name, "StopIteration") {
        STOP
    } else if same(name, "SystemExit") {
        EXIT
    } else if same(name, "ImportError") {
        IMPORT
    } else if same(name, "NameError") {
        NAME
    } else if same(name, "AttributeError") {
        ATTRIBUTE
    } else if same(name, "OSError") {
        OS
    } else if same(name, "BaseExceptionGroup") {
        GROUP
    } else if same(name, "SyntaxError") {
        SYNTAX
    } else if one_of(name, &["UnicodeDecodeError", "UnicodeEncodeError", "UnicodeTranslateError"]) {
        UNICODE
    } else {
        &[]
    }
}
