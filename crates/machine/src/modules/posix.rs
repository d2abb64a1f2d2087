//! `posix`: what `os` asks of the system. Calls that can take long run without the GIL.

use std::fs;
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};

use objects::{Bytes, Str, Value};
use sync::Reason;

use crate::modules::ModuleSpec;
use crate::native::row;
use crate::{Result, Thread};

/// What a run on one OS thread tells where the system's answer would differ from machine to machine.
const FIXED_PROCESS: i32 = 1000;
const FIXED_PARENT: i32 = 1;
const FIXED_CPUS: usize = 4;

/// Which kinds of value a function takes for a path, as its error words it.
#[derive(Clone, Copy)]
struct Takes {
    function: &'static str,
    kinds: &'static str,
}

const PATH: &str = "string, bytes or os.PathLike";
const PATH_OR_NUMBER: &str = "string, bytes, os.PathLike or integer";

/// The text of a path.
fn path(t: &mut Thread, value: &Value, takes: Takes) -> Result<String> {
    let mut value = value.clone();
    if !value.has::<Str>() && !value.has::<Bytes>() {
        let method = t.names().intern("__fspath__");
        match t.call_special(&value, method, &[])? {
            Some(path) => value = path,
            None => {
                let name = t.type_name(&value);
                let Takes { function, kinds } = takes;
                return Err(t.type_error(format!("{function}: path should be {kinds}, not {name}")));
            }
        }
    }
    let text = match (value.get::<Str>(), value.get::<Bytes>()) {
        (Some(text), _) => text.as_str().to_owned(),
        (None, Some(bytes)) => String::from_utf8_lossy(bytes.as_slice()).into_owned(),
        (None, None) => {
            let name = t.type_name(&value);
            return Err(t.type_error(format!("__fspath__() must return str or bytes, not {name}")));
        }
    };
    if text.contains('\0') {
        return Err(t.value_error(format!("{}: embedded null character in path", takes.function)));
    }
    Ok(text)
}

/// A system call on one path, without the GIL.
fn on_path<R: Send>(
    t: &mut Thread,
    value: &Value,
    takes: Takes,
    call: impl FnOnce(&str) -> io::Result<R> + Send,
) -> Result<R> {
    let text = path(t, value, takes)?;
    let result = t.detached(Reason::Io, || call(&text));
    result.map_err(|error| t.os_error(error, Some(&text)))
}

fn listdir(t: &mut Thread, args: &[Value]) -> Result {
    let here = t.str(".");
    let folder = if args[0].is_null() || args[0].is_none() { &here } else { &args[0] };
    let takes = Takes { function: "listdir", kinds: "string, bytes, os.PathLike, integer or None" };
    let names = on_path(t, folder, takes, |folder| {
        fs::read_dir(folder)?
            .map(|entry| entry.map(|entry| entry.file_name().to_string_lossy().into_owned()))
            .collect::<io::Result<Vec<String>>>()
    })?;
    let as_bytes = folder.has::<Bytes>();
    let names =
        names.iter().map(|name| if as_bytes { t.bytes(name.as_bytes()) } else { t.str(name) }).collect::<Vec<Value>>();
    Ok(t.list(names))
}

fn mkdir(t: &mut Thread, args: &[Value]) -> Result {
    let mode = if args[1].is_null() { 0o777 } else { t.index(&args[1])? };
    let takes = Takes { function: "mkdir", kinds: PATH };
    on_path(t, &args[0], takes, |path| fs::DirBuilder::new().mode(mode as u32).create(path))?;
    Ok(Value::NONE)
}

fn rmdir(t: &mut Thread, args: &[Value]) -> Result {
    on_path(t, &args[0], Takes { function: "rmdir", kinds: PATH }, |path| fs::remove_dir(path))?;
    Ok(Value::NONE)
}

fn remove(t: &mut Thread, args: &[Value], function: &'static str) -> Result {
    on_path(t, &args[0], Takes { function, kinds: PATH }, |path| fs::remove_file(path))?;
    Ok(Value::NONE)
}

fn chdir(t: &mut Thread, args: &[Value]) -> Result {
    let takes = Takes { function: "chdir", kinds: PATH_OR_NUMBER };
    on_path(t, &args[0], takes, |path| std::env::set_current_dir(path))?;
    Ok(Value::NONE)
}

fn rename(t: &mut Thread, args: &[Value], function: &'static str) -> Result {
    let takes = |kinds| Takes { function, kinds };
    let (from, to) = (path(t, &args[0], takes(PATH))?, path(t, &args[1], takes(PATH))?);
    let result = t.detached(Reason::Io, || fs::rename(&from, &to));
    match result {
        Ok(()) => Ok(Value::NONE),
        Err(error) => {
            let raised = t.os_error(error, Some(&from));
            let second = t.str(&to);
            t.set_exception_field(&raised, "filename2", second);
            Err(raised)
        }
    }
}

/// The numbers of `os.stat_result`: ten ints, then the times as floats and in nanoseconds.
fn stat_of(t: &mut Thread, value: &Value, function: &'static str, follow: bool) -> Result {
    const SECOND: i64 = 1_000_000_000;
    let takes = Takes { function, kinds: PATH_OR_NUMBER };
    let data = on_path(t, value, takes, |path| if follow { fs::metadata(path) } else { fs::symlink_metadata(path) })?;
    let mut items = vec![
        Value::from_len(data.mode() as usize),
        t.int_from_u64(data.ino()),
        t.int_from_u64(data.dev()),
        t.int_from_u64(data.nlink()),
        Value::from_len(data.uid() as usize),
        Value::from_len(data.gid() as usize),
        t.int_from_u64(data.size()),
    ];
    let times =
        [(data.atime(), data.atime_nsec()), (data.mtime(), data.mtime_nsec()), (data.ctime(), data.ctime_nsec())];
    items.extend(times.map(|(seconds, _)| t.int(seconds)));
    items.extend(times.map(|(seconds, nanos)| t.float(seconds as f64 + nanos as f64 * 1e-9)));
    items.extend(times.map(|(seconds, nanos)| t.int(seconds.saturating_mul(SECOND).saturating_add(nanos))));
    Ok(t.tuple(items))
}

fn readlink(t: &mut Thread, args: &[Value]) -> Result {
    let takes = Takes { function: "readlink", kinds: PATH };
    let target = on_path(t, &args[0], takes, |path| fs::read_link(path))?;
    Ok(t.str(&target.to_string_lossy()))
}

fn access(t: &mut Thread, args: &[Value]) -> Result {
    use rustix::fs::{Access, access};
    let mode = t.index(&args[1])?;
    let text = path(t, &args[0], Takes { function: "access", kinds: PATH_OR_NUMBER })?;
    let mode = Access::from_bits_truncate(u32::try_from(mode).unwrap_or(0));
    let allowed = t.detached(Reason::Io, || access(text.as_str(), mode).is_ok());
    Ok(Value::bool(allowed))
}

fn getcwd(t: &mut Thread, _: &[Value]) -> Result {
    match std::env::current_dir() {
        Ok(folder) => Ok(t.str(&folder.to_string_lossy())),
        Err(error) => Err(t.os_error(error, None)),
    }
}

fn getpid(t: &mut Thread, _: &[Value]) -> Result {
    if t.is_single() {
        return Ok(Value::from_i32(FIXED_PROCESS + i32::from(t.interpreter().config.elsewhere)));
    }
    Ok(Value::from_len(std::process::id() as usize))
}

fn getppid(t: &mut Thread, _: &[Value]) -> Result {
    if t.is_single() {
        return Ok(Value::from_i32(FIXED_PARENT));
    }
    Ok(Value::from_len(std::os::unix::process::parent_id() as usize))
}

/// As many as `--threads` says, else as the system has.
fn cpu_count(t: &mut Thread, _: &[Value]) -> Result {
    let own = if t.is_single() { Some(FIXED_CPUS) } else { None };
    let count = t.interpreter().config.threads.or(own);
    Ok(match count.or_else(|| std::thread::available_parallelism().ok().map(Into::into)) {
        Some(count) => Value::from_len(count),
        None => Value::NONE,
    })
}

fn strerror(t: &mut Thread, args: &[Value]) -> Result {
    let code = t.index(&args[0])?;
    let text = io::Error::from_raw_os_error(i32::try_from(code).unwrap_or(i32::MAX)).to_string();
    let text = text.rsplit_once(" (os error").map_or(text.as_str(), |(text, _)| text);
    Ok(t.str(text))
}

fn exit(t: &mut Thread, args: &[Value]) -> Result {
    let status = t.index(&args[0])?;
    std::process::exit((status & 0xff) as i32)
}

fn environment(t: &mut Thread) -> Result {
    let mut pairs = Vec::new();
    for (name, value) in std::env::vars_os() {
        let pair = (t.str(&name.to_string_lossy()), t.str(&value.to_string_lossy()));
        pairs.push(pair);
    }
    t.dict_from(pairs)
}

fn init(t: &mut Thread, module: &Value) -> Result<()> {
    let environment = environment(t)?;
    t.add_name(module, "environ", environment);
    for (name, flag) in [("F_OK", 0), ("X_OK", 1), ("W_OK", 2), ("R_OK", 4)] {
        t.add_name(module, name, Value::from_i32(flag));
    }
    Ok(())
}

/// `posix`
pub(crate) static SPEC: ModuleSpec = ModuleSpec {
    name: "posix",
    functions: &[
        row("getpid", "", getpid),
        row("getppid", "", getppid),
        row("cpu_count", "", cpu_count),
        row("getcwd", "", getcwd),
        row("chdir", "path", chdir),
        row("listdir", "path=None", listdir),
        row("mkdir", "path, mode=511", mkdir),
        row("rmdir", "path", rmdir),
        row("remove", "path", |t, args| remove(t, args, "remove")),
        row("unlink", "path", |t, args| remove(t, args, "unlink")),
        row("rename", "src, dst", |t, args| rename(t, args, "rename")),
        row("replace", "src, dst", |t, args| rename(t, args, "replace")),
        row("stat", "path", |t, args| stat_of(t, &args[0], "stat", true)),
        row("lstat", "path", |t, args| stat_of(t, &args[0], "lstat", false)),
        row("readlink", "path", readlink),
        row("access", "path, mode", access),
        row("strerror", "code, /", strerror),
        row("_exit", "status", exit),
    ],
    init: Some(init),
};
