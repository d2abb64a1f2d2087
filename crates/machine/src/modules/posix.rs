//! `posix`: what `os` asks of the system. Calls that can take long run without the GIL.

use objects::Value;
use rustix::fs::AtFlags;
use rustix::process::{getegid, geteuid, getgid, getpgrp, getuid};

use crate::modules::ModuleSpec;
use crate::native::{Row, row};
use crate::{Result, Thread};

mod descriptor;
mod files;
mod path;
mod process;
mod stat;

pub(crate) use descriptor::close_number;

fn environment(t: &mut Thread) -> Result {
    let mut pairs = Vec::new();
    for (name, value) in std::env::vars_os() {
        let pair = (t.str(&name.to_string_lossy()), t.str(&value.to_string_lossy()));
        pairs.push(pair);
    }
    t.dict_from(pairs)
}

/// Constants of Linux, by the names that C has for them.
const CONSTANTS: &[(&str, i32)] = &[
    ("F_OK", 0),
    ("X_OK", 1),
    ("W_OK", 2),
    ("R_OK", 4),
    ("O_RDONLY", 0),
    ("O_WRONLY", 1),
    ("O_RDWR", 2),
    ("O_CREAT", 0o100),
    ("O_EXCL", 0o200),
    ("O_NOCTTY", 0o400),
    ("O_TRUNC", 0o1000),
    ("O_APPEND", 0o2000),
    ("O_NONBLOCK", 0o4000),
    ("O_DSYNC", 0o10000),
    ("O_SYNC", 0o4_010_000),
    ("O_DIRECTORY", 0o200_000),
    ("O_NOFOLLOW", 0o400_000),
    ("O_CLOEXEC", 0o2_000_000),
    ("O_PATH", 0o10_000_000),
    ("O_TMPFILE", 0o20_200_000),
    ("WNOHANG", 1),
    ("WUNTRACED", 2),
    ("WCONTINUED", 8),
    ("EX_OK", 0),
    ("EX_USAGE", 64),
    ("EX_DATAERR", 65),
    ("EX_NOINPUT", 66),
    ("EX_UNAVAILABLE", 69),
    ("EX_SOFTWARE", 70),
    ("EX_OSERR", 71),
    ("EX_OSFILE", 72),
    ("EX_CANTCREAT", 73),
    ("EX_IOERR", 74),
    ("EX_TEMPFAIL", 75),
    ("EX_NOPERM", 77),
    ("EX_CONFIG", 78),
    ("PRIO_PROCESS", 0),
    ("PRIO_PGRP", 1),
    ("PRIO_USER", 2),
    ("TMP_MAX", 238_328),
];

fn init(t: &mut Thread, module: &Value) -> Result<()> {
    let environment = environment(t)?;
    t.add_name(module, "environ", environment);
    for &(name, number) in CONSTANTS {
        t.add_name(module, name, Value::from_i32(number));
    }
    Ok(())
}

const FUNCTIONS: &[Row] = &[
    row("getpid", "", process::getpid),
    row("getppid", "", process::getppid),
    row("getuid", "", |_, _| Ok(Value::from_len(getuid().as_raw() as usize))),
    row("geteuid", "", |_, _| Ok(Value::from_len(geteuid().as_raw() as usize))),
    row("getgid", "", |_, _| Ok(Value::from_len(getgid().as_raw() as usize))),
    row("getegid", "", |_, _| Ok(Value::from_len(getegid().as_raw() as usize))),
    row("getpgrp", "", |_, _| Ok(Value::from_i32(getpgrp().as_raw_nonzero().get()))),
    row("getpgid", "pid", process::getpgid),
    row("cpu_count", "", process::cpu_count),
    row("_affinity", "", process::affinity),
    row("umask", "mask, /", process::umask),
    row("kill", "pid, signal, /", process::kill),
    row("nice", "increment, /", process::nice),
    row("_spawn", "program, arguments, environment, folder, stdin, stdout, stderr, group, /", process::spawn),
    row("_execute", "program, arguments, environment, /", process::execute),
    row("_wait", "pid, seconds, /", process::wait),
    row("_system", "command, environment, /", process::shell),
    row("_system_names", "", process::system_names),
    row("getloadavg", "", process::getloadavg),
    row("strerror", "code, /", process::strerror),
    row("_exit", "status", process::exit),
    row("abort", "", process::abort),
    row("getcwd", "", |t, _| files::getcwd(t, false)),
    row("getcwdb", "", |t, _| files::getcwd(t, true)),
    row("chdir", "path", files::chdir),
    row("fchdir", "fd", files::chdir),
    row("listdir", "path=None", files::listdir),
    row("_entries", "path, /", files::scan),
    row("mkdir", "path, mode=511, *, dir_fd=None", files::mkdir),
    row("mkfifo", "path, mode=438, *, dir_fd=None", files::mkfifo),
    row("rmdir", "path, *, dir_fd=None", |t, args| files::remove(t, args, "rmdir", AtFlags::REMOVEDIR)),
    row("remove", "path, *, dir_fd=None", |t, args| files::remove(t, args, "remove", AtFlags::empty())),
    row("unlink", "path, *, dir_fd=None", |t, args| files::remove(t, args, "unlink", AtFlags::empty())),
    row("rename", "src, dst, *, src_dir_fd=None, dst_dir_fd=None", |t, args| files::rename(t, args, "rename")),
    row("replace", "src, dst, *, src_dir_fd=None, dst_dir_fd=None", |t, args| files::rename(t, args, "replace")),
    row("link", "src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True", files::link),
    row("symlink", "src, dst, target_is_directory=False, *, dir_fd=None", files::symlink),
    row("readlink", "path, *, dir_fd=None", files::readlink),
    row("access", "path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True", files::access),
    row("chmod", "path, mode, *, dir_fd=None, follow_symlinks=True", files::chmod),
    row("fchmod", "fd, mode", |t, args| files::chmod(t, &[args[0].clone(), args[1].clone(), Value::NULL, Value::NULL])),
    row("chown", "path, uid, gid, *, dir_fd=None, follow_symlinks=True", files::chown),
    row("truncate", "path, length", files::truncate),
    row("ftruncate", "fd, length, /", files::truncate),
    row("utime", "path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True", files::utime),
    row("_statvfs", "path, /", files::statvfs),
    row("stat", "path, *, dir_fd=None, follow_symlinks=True", stat::stat),
    row("lstat", "path, *, dir_fd=None", stat::lstat),
    row("fstat", "fd", stat::of_descriptor),
    row("open", "path, flags, mode=511, *, dir_fd=None", descriptor::open),
    row("close", "fd", descriptor::close),
    row("closerange", "fd_low, fd_high, /", descriptor::closerange),
    row("read", "fd, length, /", descriptor::read),
    row("pread", "fd, length, offset, /", descriptor::pread),
    row("write", "fd, data, /", descriptor::write),
    row("pwrite", "fd, data, offset, /", descriptor::pwrite),
    row("pipe", "", descriptor::pipe),
    row("pipe2", "flags, /", descriptor::pipe),
    row("dup", "fd, /", descriptor::dup),
    row("dup2", "fd, fd2, inheritable=True", descriptor::dup2),
    row("lseek", "fd, position, whence, /", descriptor::lseek),
    row("fsync", "fd", descriptor::fsync),
    row("fdatasync", "fd", descriptor::fsync),
    row("isatty", "fd, /", descriptor::isatty),
    row("_terminal_size", "fd=1, /", descriptor::terminal_size),
    row("set_inheritable", "fd, inheritable, /", descriptor::set_inheritable),
    row("get_inheritable", "fd, /", descriptor::get_inheritable),
    row("set_blocking", "fd, blocking, /", descriptor::set_blocking),
    row("get_blocking", "fd, /", descriptor::get_blocking),
];

/// `posix`
pub(crate) static SPEC: ModuleSpec = ModuleSpec { name: "posix", functions: FUNCTIONS, init: Some(init) };
