//! The constants of `sys`.

use std::os::unix::ffi::OsStringExt;

use objects::{Tailed, Tuple, Value};
use source::known;

use crate::builtin::Builtin;
use crate::class::{Getset, NO_SLOTS, Slots, TypeSpec, getter};
use crate::report::STDLIB_MODULE_NAMES;
use crate::{Result, Thread};

/// The release of CPython whose language this is, as `sys.hexversion` writes it.
const HEX_VERSION: i64 = 0x030d_00f0;
/// The modulus of the hash of numbers: a Mersenne prime.
const HASH_MODULUS: i64 = (1 << 61) - 1;

/// Makes a type of tuples whose items have names.
macro_rules! named_tuple {
    ($spec:ident, $type:literal, $module:literal, $shown:literal, [$($index:literal $name:literal),* $(,)?]) => {
        pub(crate) static $spec: TypeSpec = TypeSpec {
            name: $type,
            module: $module,
            base: Builtin::Tuple,
            layout: &<Tuple as Tailed>::LAYOUT,
            slots: Slots { repr: Some(|t, value| shown(t, value, $shown, &[$($name),*])), ..NO_SLOTS },
            getsets: {
                static GETSETS: &[Getset] = &[$(getter($name, |_, value| Ok(item(value, $index)))),*];
                GETSETS
            },
            ..TypeSpec::BASE
        };
    };
}

named_tuple!(VERSION_INFO, "version_info", "sys", "sys.version_info",
    [0 "major", 1 "minor", 2 "micro", 3 "releaselevel", 4 "serial"]);
named_tuple!(FLAGS, "flags", "sys", "sys.flags",
    [0 "debug", 1 "inspect", 2 "interactive", 3 "optimize", 4 "dont_write_bytecode", 5 "no_user_site", 6 "no_site",
     7 "ignore_environment", 8 "verbose", 9 "bytes_warning", 10 "quiet", 11 "hash_randomization", 12 "isolated",
     13 "dev_mode", 14 "utf8_mode", 15 "warn_default_encoding", 16 "safe_path", 17 "int_max_str_digits"]);
named_tuple!(FLOAT_INFO, "float_info", "sys", "sys.float_info",
    [0 "max", 1 "max_exp", 2 "max_10_exp", 3 "min", 4 "min_exp", 5 "min_10_exp", 6 "dig", 7 "mant_dig", 8 "epsilon",
     9 "radix", 10 "rounds"]);
named_tuple!(INT_INFO, "int_info", "sys", "sys.int_info",
    [0 "bits_per_digit", 1 "sizeof_digit", 2 "default_max_str_digits", 3 "str_digits_check_threshold"]);
named_tuple!(HASH_INFO, "hash_info", "sys", "sys.hash_info",
    [0 "width", 1 "modulus", 2 "inf", 3 "nan", 4 "imag", 5 "algorithm", 6 "hash_bits", 7 "seed_bits", 8 "cutoff"]);
named_tuple!(THREAD_INFO, "thread_info", "sys", "sys.thread_info", [0 "name", 1 "lock", 2 "version"]);

fn item(value: &Value, index: usize) -> Value {
    value.get::<Tuple>().and_then(|tuple| tuple.items().get(index).cloned()).unwrap_or(Value::NONE)
}

fn shown(t: &mut Thread, value: &Value, name: &str, names: &[&str]) -> Result {
    let mut parts = Vec::new();
    for (index, field) in names.iter().enumerate() {
        let part = t.repr_text(&item(value, index))?;
        parts.push(format!("{field}={part}"));
    }
    let text = format!("{name}({})", parts.join(", "));
    Ok(t.str(&text))
}

fn named(t: &mut Thread, builtin: Builtin, items: Vec<Value>) -> Value {
    t.heap().new_tuple(t.root(builtin), items, false)
}

fn set(t: &mut Thread, module: &Value, name: &str, value: Value) {
    let name = t.names().intern(name);
    t.module_set(module, name, value);
}

pub(super) fn init(t: &mut Thread, module: &Value) -> Result<()> {
    t.interpreter().extra.lock().insert("sys", module.clone());
    add_run(t, module);
    add_version(t, module);
    add_numbers(t, module);
    add_streams(t, module);
    let names: Vec<Value> = STDLIB_MODULE_NAMES.lines().map(|name| t.str(name)).collect();
    let names = t.frozenset_constant(names);
    set(t, module, "stdlib_module_names", names);
    let mut own: Vec<&str> = crate::modules::module_names().collect();
    own.sort_unstable();
    let own: Vec<Value> = own.into_iter().map(|name| t.str(name)).collect();
    let own = t.tuple(own);
    set(t, module, "builtin_module_names", own);
    let doc = t.str("The interpreter as programs see it: its arguments, limits, streams and hooks.");
    t.module_set(module, known::DOC, doc);
    Ok(())
}

/// What belongs to this run: arguments, paths, modules.
fn add_run(t: &mut Thread, module: &Value) {
    let config = t.interpreter().config.clone();
    let argv: Vec<Value> = config.argv.iter().map(|arg| t.str(arg)).collect();
    let argv = t.list(argv);
    set(t, module, "argv", argv);
    let path = vec![t.str(&config.script_folder)];
    let path = t.list(path);
    set(t, module, "path", path);
    let modules = t.modules();
    set(t, module, "modules", modules);
    let executable = std::env::current_exe().map(|path| path.to_string_lossy().into_owned()).unwrap_or_default();
    add_prefixes(t, module, &executable);
    let executable = t.str(&executable);
    set(t, module, "executable", executable);
    let words = t.asked("command line", || {
        let words: Vec<Vec<u8>> = std::env::args_os().map(OsStringExt::into_vec).collect();
        words.join(&0)
    });
    let words: Vec<Value> = words.split(|byte| *byte == 0).map(|word| t.str(&String::from_utf8_lossy(word))).collect();
    let words = t.list(words);
    set(t, module, "orig_argv", words);
    set(t, module, "pycache_prefix", Value::NONE);
    let warnings: Vec<Value> = config.warning_options().iter().map(|option| t.str(option)).collect();
    let warnings = t.list(warnings);
    set(t, module, "warnoptions", warnings);
    for name in ["meta_path", "path_hooks"] {
        let empty = t.list(Vec::new());
        set(t, module, name, empty);
    }
    let importers = t.dict();
    set(t, module, "path_importer_cache", importers);
    set(t, module, "dont_write_bytecode", Value::TRUE);
}

/// The folder above that of the program, under which an installed interpreter would have its files.
fn add_prefixes(t: &mut Thread, module: &Value, executable: &str) {
    let folder = std::path::Path::new(executable).ancestors().nth(2).unwrap_or_else(|| "/".as_ref());
    let folder = t.str(&folder.to_string_lossy());
    for name in ["prefix", "exec_prefix", "base_prefix", "base_exec_prefix"] {
        set(t, module, name, folder.clone());
    }
    let library = t.str("lib");
    set(t, module, "platlibdir", library);
}

fn add_version(t: &mut Thread, module: &Value) {
    let version = t.str(concat!("3.13.0 (minipy ", env!("CARGO_PKG_VERSION"), ") [Rust]"));
    set(t, module, "version", version);
    let level = t.str("final");
    let parts = vec![Value::from_i32(3), Value::from_i32(13), Value::from_i32(0), level, Value::from_i32(0)];
    let info = named(t, Builtin::VersionInfo, parts);
    set(t, module, "version_info", info.clone());
    let hex = t.int(HEX_VERSION);
    set(t, module, "hexversion", hex.clone());
    set(t, module, "api_version", Value::from_i32(1013));
    let implementation = t.heap().new_instance(t.root(Builtin::SimpleNamespace));
    let name = t.str("minipy");
    for (name, value) in [("name", name), ("cache_tag", Value::NONE), ("version", info), ("hexversion", hex)] {
        let name = t.names().intern(name);
        t.set_own_attribute(&implementation, name, value);
    }
    set(t, module, "implementation", implementation);
    let texts =
        [("platform", std::env::consts::OS), ("byteorder", "little"), ("abiflags", ""), ("float_repr_style", "short")];
    for (name, text) in texts {
        let text = t.str(text);
        set(t, module, name, text);
    }
    let copyright = t.str("minipy: MIT OR Apache-2.0");
    set(t, module, "copyright", copyright);
    let mut flags = vec![Value::from_i32(0); 18];
    (flags[4], flags[13], flags[16]) = (Value::from_i32(1), Value::FALSE, Value::FALSE);
    flags[17] = Value::from_i32(4300);
    let flags = named(t, Builtin::SysFlags, flags);
    set(t, module, "flags", flags);
    let thread = vec![t.str("pthread"), t.str("semaphore"), Value::NONE];
    let thread = named(t, Builtin::ThreadInfo, thread);
    set(t, module, "thread_info", thread);
}

fn add_numbers(t: &mut Thread, module: &Value) {
    let largest = t.int(i64::MAX);
    set(t, module, "maxsize", largest);
    set(t, module, "maxunicode", Value::from_i32(0x10ffff));
    let int = [30, 4, 4300, 640].map(Value::from_i32).to_vec();
    let int = named(t, Builtin::IntInfo, int);
    set(t, module, "int_info", int);
    let hash = vec![
        Value::from_i32(64),
        t.int(HASH_MODULUS),
        Value::from_i32(314_159),
        Value::from_i32(0),
        Value::from_i32(1_000_003),
        t.str("siphash13"),
        Value::from_i32(64),
        Value::from_i32(128),
        Value::from_i32(0),
    ];
    let hash = named(t, Builtin::HashInfo, hash);
    set(t, module, "hash_info", hash);
    let float = vec![
        t.float(f64::MAX),
        Value::from_i32(f64::MAX_EXP),
        Value::from_i32(f64::MAX_10_EXP),
        t.float(f64::MIN_POSITIVE),
        Value::from_i32(f64::MIN_EXP),
        Value::from_i32(f64::MIN_10_EXP),
        Value::from_i32(f64::DIGITS as i32),
        Value::from_i32(f64::MANTISSA_DIGITS as i32),
        t.float(f64::EPSILON),
        Value::from_i32(f64::RADIX as i32),
        Value::from_i32(1),
    ];
    let float = named(t, Builtin::FloatInfo, float);
    set(t, module, "float_info", float);
}

fn add_streams(t: &mut Thread, module: &Value) {
    let streams = [(0, "stdin", "<stdin>"), (1, "stdout", "<stdout>"), (2, "stderr", "<stderr>")];
    for (number, name, shown) in streams {
        let stream = t.standard_stream(number, shown);
        set(t, module, &format!("__{name}__"), stream.clone());
        set(t, module, name, stream);
    }
    for hook in ["excepthook", "displayhook", "unraisablehook"] {
        let name = t.names().intern(hook);
        if let Some(function) = t.module_get(module, name) {
            set(t, module, &format!("__{hook}__"), function);
        }
    }
}
