//! The list of modules that come with the machine. One in Rust is a file here that ends in a table; one
//! in Python is a file in `library/`, over primitives of a module in Rust.

use objects::Value;

use crate::builtin::Builtin;
use crate::native::{NativeFunction, Row};
use crate::{Result, Thread};

pub mod array;
pub mod atexit;
pub mod binascii;
pub mod bisect;
pub mod codecs;
pub mod collections;
pub mod dis;
pub mod functools;
pub mod gc;
pub mod hashes;
pub mod heapq;
mod html;
pub mod http;
pub mod io;
pub mod itertools;
pub mod json;
mod lazy;
pub mod math;
pub mod minipy;
pub mod operator;
pub mod posix;
pub mod queue;
pub mod random;
pub mod re;
pub(crate) mod readiness;
mod seal;
pub mod select;
pub mod signal;
pub mod socket;
pub mod structs;
pub mod sys;
pub mod thread;
pub mod time;
mod unicodedata;
pub mod weakref;
pub mod zlib;

/// A module in Rust, as a table.
pub struct ModuleSpec {
    /// Its name.
    pub name: &'static str,
    /// Its functions.
    pub functions: &'static [Row],
    /// Adds what is no function: constants, types.
    pub init: Option<fn(&mut Thread, &Value) -> Result<()>>,
}

/// The modules in Rust.
static NATIVE: &[&ModuleSpec] = &[
    &array::SPEC,
    &atexit::SPEC,
    &binascii::SPEC,
    &bisect::SPEC,
    &codecs::SPEC,
    &collections::SPEC,
    &crate::report::module::SPEC,
    &dis::SPEC,
    &crate::types::frame::variables::SPEC,
    &functools::SPEC,
    &gc::SPEC,
    &hashes::SPEC,
    &html::SPEC,
    &heapq::SPEC,
    &http::SPEC,
    &io::SPEC,
    &itertools::SPEC,
    &json::SPEC,
    &lazy::SPEC,
    &math::SPEC,
    &math::complex::SPEC,
    &minipy::SPEC,
    &operator::SPEC,
    &posix::SPEC,
    &queue::SPEC,
    &random::SPEC,
    &re::SPEC,
    &seal::SPEC,
    &select::SPEC,
    &signal::SPEC,
    &socket::SPEC,
    &structs::SPEC,
    &sys::SPEC,
    &thread::SPEC,
    &time::SPEC,
    &unicodedata::SPEC,
    &weakref::SPEC,
    &zlib::SPEC,
];

/// The modules in Python.
static LIBRARY: &[(&str, &str)] = &[
    ("__future__", include_str!("library/__future__.py")),
    ("_codecs_classes", include_str!("library/_codecs_classes.py")),
    ("_codecs_handlers", include_str!("library/_codecs_handlers.py")),
    ("_codecs_text", include_str!("library/_codecs_text.py")),
    ("_collections_abc", include_str!("library/_collections_abc.py")),
    ("_collections_async", include_str!("library/_collections_async.py")),
    ("_collections_user", include_str!("library/_collections_user.py")),
    ("_csv", include_str!("library/_csv.py")),
    ("_datetime_calendar", include_str!("library/_datetime_calendar.py")),
    ("_datetime_date", include_str!("library/_datetime_date.py")),
    ("_datetime_delta", include_str!("library/_datetime_delta.py")),
    ("_datetime_iso", include_str!("library/_datetime_iso.py")),
    ("_datetime_moment", include_str!("library/_datetime_moment.py")),
    ("_datetime_time", include_str!("library/_datetime_time.py")),
    ("_datetime_zone", include_str!("library/_datetime_zone.py")),
    ("_decimal_arithmetic", include_str!("library/_decimal_arithmetic.py")),
    ("_decimal_context", include_str!("library/_decimal_context.py")),
    ("_decimal_format", include_str!("library/_decimal_format.py")),
    ("_decimal_math", include_str!("library/_decimal_math.py")),
    ("_decimal_more", include_str!("library/_decimal_more.py")),
    ("_decimal_number", include_str!("library/_decimal_number.py")),
    ("_decimal_operations", include_str!("library/_decimal_operations.py")),
    ("_decimal_power", include_str!("library/_decimal_power.py")),
    ("_decimal_round", include_str!("library/_decimal_round.py")),
    ("_doctest_parts", include_str!("library/_doctest_parts.py")),
    ("_encodings", include_str!("library/_encodings.py")),
    ("_enum_class", include_str!("library/_enum_class.py")),
    ("_format_spec", include_str!("library/_format_spec.py")),
    ("_fraction_format", include_str!("library/_fraction_format.py")),
    ("_frame_locals", include_str!("library/_frame_locals.py")),
    ("_inspect_signature", include_str!("library/_inspect_signature.py")),
    ("_inspect_source", include_str!("library/_inspect_source.py")),
    ("_inspect_states", include_str!("library/_inspect_states.py")),
    ("_os_descriptors", include_str!("library/_os_descriptors.py")),
    ("_os_environ", include_str!("library/_os_environ.py")),
    ("_os_folders", include_str!("library/_os_folders.py")),
    ("_os_processes", include_str!("library/_os_processes.py")),
    ("_os_results", include_str!("library/_os_results.py")),
    ("_os_spawn", include_str!("library/_os_spawn.py")),
    ("_pydoc_text", include_str!("library/_pydoc_text.py")),
    ("_shutil_archives", include_str!("library/_shutil_archives.py")),
    ("_statistics_kde", include_str!("library/_statistics_kde.py")),
    ("_statistics_normal", include_str!("library/_statistics_normal.py")),
    ("_string", include_str!("library/_string.py")),
    ("_strptime", include_str!("library/_strptime.py")),
    ("_threading_waits", include_str!("library/_threading_waits.py")),
    ("_typing", include_str!("library/_typing.py")),
    ("_typing_io", include_str!("library/_typing_io.py")),
    ("_typing_protocol", include_str!("library/_typing_protocol.py")),
    ("_typing_records", include_str!("library/_typing_records.py")),
    ("_weakproxy", include_str!("library/_weakproxy.py")),
    ("_weakrefset", include_str!("library/_weakrefset.py")),
    ("_workers", include_str!("library/_workers.py")),
    ("abc", include_str!("library/abc.py")),
    ("argparse", include_str!("library/argparse/__init__.py")),
    ("argparse._actions", include_str!("library/argparse/_actions.py")),
    ("argparse._container", include_str!("library/argparse/_container.py")),
    ("argparse._format", include_str!("library/argparse/_format.py")),
    ("argparse._parsing", include_str!("library/argparse/_parsing.py")),
    ("base64", include_str!("library/base64.py")),
    ("bisect", include_str!("library/bisect.py")),
    ("calendar", include_str!("library/calendar.py")),
    ("codecs", include_str!("library/codecs.py")),
    ("collections", include_str!("library/collections/__init__.py")),
    ("collections.abc", include_str!("library/collections/abc.py")),
    ("concurrent", include_str!("library/concurrent/__init__.py")),
    ("concurrent.futures", include_str!("library/concurrent/futures/__init__.py")),
    ("concurrent.futures._base", include_str!("library/concurrent/futures/_base.py")),
    ("concurrent.futures._waiting", include_str!("library/concurrent/futures/_waiting.py")),
    ("concurrent.futures.thread", include_str!("library/concurrent/futures/thread.py")),
    ("contextlib", include_str!("library/contextlib.py")),
    ("copy", include_str!("library/copy.py")),
    ("copyreg", include_str!("library/copyreg.py")),
    ("csv", include_str!("library/csv.py")),
    ("dataclasses", include_str!("library/dataclasses.py")),
    ("datetime", include_str!("library/datetime.py")),
    ("decimal", include_str!("library/decimal.py")),
    ("difflib", include_str!("library/difflib.py")),
    ("dis", include_str!("library/dis.py")),
    ("doctest", include_str!("library/doctest.py")),
    ("enum", include_str!("library/enum.py")),
    ("errno", include_str!("library/errno.py")),
    ("fnmatch", include_str!("library/fnmatch.py")),
    ("fractions", include_str!("library/fractions.py")),
    ("functools", include_str!("library/functools.py")),
    ("getopt", include_str!("library/getopt.py")),
    ("glob", include_str!("library/glob.py")),
    ("graphlib", include_str!("library/graphlib.py")),
    ("gzip", include_str!("library/gzip.py")),
    ("hashlib", include_str!("library/hashlib.py")),
    ("heapq", include_str!("library/heapq.py")),
    ("hmac", include_str!("library/hmac.py")),
    ("html", include_str!("library/html/__init__.py")),
    ("html.entities", include_str!("library/html/entities.py")),
    ("http", include_str!("library/http/__init__.py")),
    ("http.client", include_str!("library/http/client.py")),
    ("http.server", include_str!("library/http/server.py")),
    ("importlib", include_str!("library/importlib/__init__.py")),
    ("importlib.machinery", include_str!("library/importlib/machinery.py")),
    ("importlib.util", include_str!("library/importlib/util.py")),
    ("inspect", include_str!("library/inspect.py")),
    ("io", include_str!("library/io.py")),
    ("json", include_str!("library/json/__init__.py")),
    ("json.decoder", include_str!("library/json/decoder.py")),
    ("json.encoder", include_str!("library/json/encoder.py")),
    ("keyword", include_str!("library/keyword.py")),
    ("linecache", include_str!("library/linecache.py")),
    ("logging", include_str!("library/logging/__init__.py")),
    ("logging._output", include_str!("library/logging/_output.py")),
    ("logging._records", include_str!("library/logging/_records.py")),
    ("logging._timed", include_str!("library/logging/_timed.py")),
    ("logging.config", include_str!("library/logging/config.py")),
    ("logging.handlers", include_str!("library/logging/handlers.py")),
    ("numbers", include_str!("library/numbers.py")),
    ("operator", include_str!("library/operator.py")),
    ("os", include_str!("library/os.py")),
    ("pathlib", include_str!("library/pathlib/__init__.py")),
    ("pathlib._glob", include_str!("library/pathlib/_glob.py")),
    ("pathlib._local", include_str!("library/pathlib/_local.py")),
    ("pathlib._pure", include_str!("library/pathlib/_pure.py")),
    ("platform", include_str!("library/platform.py")),
    ("posixpath", include_str!("library/posixpath.py")),
    ("pprint", include_str!("library/pprint.py")),
    ("pydoc", include_str!("library/pydoc.py")),
    ("queue", include_str!("library/queue.py")),
    ("random", include_str!("library/random.py")),
    ("re", include_str!("library/re.py")),
    ("reprlib", include_str!("library/reprlib.py")),
    ("secrets", include_str!("library/secrets.py")),
    ("select", include_str!("library/select.py")),
    ("selectors", include_str!("library/selectors.py")),
    ("shlex", include_str!("library/shlex.py")),
    ("shutil", include_str!("library/shutil.py")),
    ("signal", include_str!("library/signal.py")),
    ("socket", include_str!("library/socket.py")),
    ("socketserver", include_str!("library/socketserver.py")),
    ("ssl", include_str!("library/ssl.py")),
    ("stat", include_str!("library/stat.py")),
    ("statistics", include_str!("library/statistics.py")),
    ("string", include_str!("library/string.py")),
    ("struct", include_str!("library/struct.py")),
    ("subprocess", include_str!("library/subprocess.py")),
    ("tempfile", include_str!("library/tempfile.py")),
    ("textwrap", include_str!("library/textwrap.py")),
    ("threading", include_str!("library/threading.py")),
    ("timeit", include_str!("library/timeit.py")),
    ("traceback", include_str!("library/traceback.py")),
    ("types", include_str!("library/types.py")),
    ("typing", include_str!("library/typing.py")),
    ("unittest", include_str!("library/unittest/__init__.py")),
    ("unittest.__main__", include_str!("library/unittest/__main__.py")),
    ("unittest._calls", include_str!("library/unittest/_calls.py")),
    ("unittest._checks", include_str!("library/unittest/_checks.py")),
    ("unittest._contexts", include_str!("library/unittest/_contexts.py")),
    ("unittest._patching", include_str!("library/unittest/_patching.py")),
    ("unittest._text", include_str!("library/unittest/_text.py")),
    ("unittest.case", include_str!("library/unittest/case.py")),
    ("unittest.loader", include_str!("library/unittest/loader.py")),
    ("unittest.main", include_str!("library/unittest/main.py")),
    ("unittest.mock", include_str!("library/unittest/mock.py")),
    ("unittest.result", include_str!("library/unittest/result.py")),
    ("unittest.runner", include_str!("library/unittest/runner.py")),
    ("unittest.signals", include_str!("library/unittest/signals.py")),
    ("unittest.suite", include_str!("library/unittest/suite.py")),
    ("unittest.util", include_str!("library/unittest/util.py")),
    ("urllib", include_str!("library/urllib/__init__.py")),
    ("urllib.error", include_str!("library/urllib/error.py")),
    ("urllib.parse", include_str!("library/urllib/parse.py")),
    ("urllib.request", include_str!("library/urllib/request.py")),
    ("urllib.response", include_str!("library/urllib/response.py")),
    ("uuid", include_str!("library/uuid.py")),
    ("warnings", include_str!("library/warnings.py")),
    ("weakref", include_str!("library/weakref.py")),
];

/// The module in Rust of that name.
pub fn native_module(name: &str) -> Option<&'static ModuleSpec> {
    NATIVE.iter().find(|spec| spec.name == name).copied()
}

/// Whether a module of that name is written in Rust.
pub(crate) fn is_native(name: &str) -> bool {
    native_module(name).is_some()
}

/// The text of the module in Python of that name.
pub fn library_source(name: &str) -> Option<&'static str> {
    LIBRARY.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// The text of a file of the library, as tracebacks name it.
pub(crate) fn library_file(file: &str) -> Option<&'static str> {
    library_source(file.strip_prefix(crate::import::LIBRARY)?.strip_prefix('/')?.strip_suffix(".py")?)
}

/// Names of all modules that come with the machine, for `sys.stdlib_module_names` and suggestions.
pub fn module_names() -> impl Iterator<Item = &'static str> {
    NATIVE.iter().map(|spec| spec.name).chain(LIBRARY.iter().map(|(name, _)| *name))
}

impl Thread {
    /// Makes a module from its table.
    ///
    /// # Errors
    /// What the module's `init` raises.
    pub(crate) fn native_module(&mut self, spec: &ModuleSpec) -> Result {
        let module = self.module(spec.name);
        self.add_functions(&module, spec.functions);
        if let Some(init) = spec.init {
            init(self, &module)?;
        }
        Ok(module)
    }

    /// Binds a function in a module for each row.
    pub(crate) fn add_functions(&mut self, module: &Value, rows: &'static [Row]) {
        let module_name = self.module_name(module);
        for row in rows {
            let function = NativeFunction::new(row, format!("{module_name}.{}", row.name), false, module.clone());
            let function = self.object(Builtin::NativeFunction, function);
            self.add_name(module, row.name, function);
        }
    }

    /// Binds a name in a module.
    pub(crate) fn add_name(&mut self, module: &Value, name: &str, value: Value) {
        let name = self.names().intern(name);
        self.module_set(module, name, value);
    }
}
