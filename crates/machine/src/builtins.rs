//! The module `builtins`: a row for each function, and the names of the builtin types.

use objects::Value;
use source::known;

use crate::Thread;
use crate::builtin::Builtin;
use crate::native::{NativeFunction, Row, row};

mod attributes;
mod evaluation;
mod iteration;
mod numbers;
mod output;
mod sum;
mod values;

static ROWS: &[Row] = &[
    row("__build_class__", "func, name, /, *bases, **kwds", evaluation::build_class),
    row("__import__", "name, globals=None, locals=None, fromlist=(), level=0", evaluation::import),
    row("abs", "x, /", numbers::abs),
    row("all", "iterable, /", iteration::all),
    row("any", "iterable, /", iteration::any),
    row("ascii", "obj, /", |t, args| t.ascii(&args[0])),
    row("bin", "number, /", numbers::bin),
    row("breakpoint", "*args, **kws", evaluation::breakpoint),
    row("callable", "obj, /", values::callable),
    row("chr", "i, /", numbers::chr),
    row(
        "compile",
        "source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1",
        evaluation::compile,
    ),
    row("delattr", "obj, name, /", attributes::delattr),
    row("dir", "object=None, /", attributes::dir),
    row("divmod", "x, y, /", numbers::divmod),
    row("eval", "source, /, globals=None, locals=None", evaluation::eval),
    row("exec", "source, /, globals=None, locals=None, *, closure=None", evaluation::exec),
    row("format", "value, format_spec='', /", values::format),
    row("getattr", "object, name, default=None, /", attributes::getattr),
    row("globals", "", evaluation::globals),
    row("hasattr", "obj, name, /", attributes::hasattr),
    row("hash", "obj, /", values::hash),
    row("help", "*args", evaluation::help),
    row("hex", "number, /", numbers::hex),
    row("id", "obj, /", values::id),
    row("input", "prompt='', /", output::input),
    row("isinstance", "obj, class_or_tuple, /", values::isinstance),
    row("issubclass", "class, class_or_tuple, /", values::issubclass),
    row("iter", "iterable, sentinel=None, /", iteration::iter),
    row("len", "obj, /", |t, args| {
        let len = t.len(&args[0])?;
        Ok(t.int_from_u64(len as u64))
    }),
    row("locals", "", evaluation::locals),
    row("max", "*args, key=None, default=None", |t, args| iteration::extreme(t, args, "max")),
    row("min", "*args, key=None, default=None", |t, args| iteration::extreme(t, args, "min")),
    row("next", "iterator, default=None, /", iteration::next),
    row("oct", "number, /", numbers::oct),
    row(
        "open",
        "file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None",
        crate::types::file::open,
    ),
    row("ord", "c, /", numbers::ord),
    row("pow", "base, exp, mod=None", numbers::pow),
    row("print", "*args, sep=' ', end='\\n', file=None, flush=False", output::print),
    row("repr", "obj, /", |t, args| t.repr(&args[0])),
    row("round", "number, ndigits=None", numbers::round),
    row("setattr", "obj, name, value, /", attributes::setattr),
    row("sorted", "iterable, /, *, key=None, reverse=False", iteration::sorted),
    row("sum", "iterable, /, start=0", sum::sum),
    row("vars", "object=None, /", attributes::vars),
    row("exit", "code=None", evaluation::exit),
    row("quit", "code=None", evaluation::exit),
];

/// Types that have no name in `builtins`.
fn is_hidden(builtin: Builtin) -> bool {
    !matches!(
        builtin,
        Builtin::Object
            | Builtin::Type
            | Builtin::Int
            | Builtin::Bool
            | Builtin::Float
            | Builtin::Complex
            | Builtin::Str
            | Builtin::Bytes
            | Builtin::ByteArray
            | Builtin::MemoryView
            | Builtin::Tuple
            | Builtin::List
            | Builtin::Dict
            | Builtin::Set
            | Builtin::FrozenSet
            | Builtin::Range
            | Builtin::Slice
            | Builtin::StaticMethod
            | Builtin::ClassMethod
            | Builtin::Property
            | Builtin::Super
            | Builtin::Enumerate
            | Builtin::Zip
            | Builtin::Map
            | Builtin::Filter
            | Builtin::Reversed
    )
}

/// Binds all builtin functions, types and constants in a module.
pub(crate) fn fill(t: &mut Thread, module: &Value) {
    for row in ROWS {
        let function = NativeFunction::new(row, row.name.to_owned(), false, module.clone());
        let function = t.object(Builtin::NativeFunction, function);
        let name = t.names().intern(row.name);
        t.module_set(module, name, function);
    }
    for &builtin in Builtin::ALL {
        let spec = builtin.spec();
        let is_exception = t.is_exception_class(&t.class(builtin));
        if spec.module == "builtins" && (is_exception || !is_hidden(builtin)) {
            let name = t.names().intern(spec.name);
            let class = t.class(builtin);
            t.module_set(module, name, class);
        }
    }
    for alias in ["IOError", "EnvironmentError"] {
        let (name, class) = (t.names().intern(alias), t.class(Builtin::OSError));
        t.module_set(module, name, class);
    }
    let constants = [
        ("None", Value::NONE),
        ("True", Value::TRUE),
        ("False", Value::FALSE),
        ("NotImplemented", Value::NOT_IMPLEMENTED),
        ("Ellipsis", Value::ELLIPSIS),
    ];
    for (name, value) in constants {
        let name = t.names().intern(name);
        t.module_set(module, name, value);
    }
    t.module_set(module, known::DEBUG, Value::TRUE);
    let doc = t.str("The names that every module has: functions, types, exceptions, constants.");
    t.module_set(module, known::DOC, doc);
}
