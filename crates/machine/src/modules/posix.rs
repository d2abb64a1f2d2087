//! `posix`: what `os` asks of the system. Calls that can take long run without the GIL.

use nix::unistd::getpgrp;
use objects::Value;
use rustix::fs::AtFlags;
use rustix::process::{getegid, geteuid, getgid, getuid};

use crate::modules::ModuleSpec;
use crate::native::{Row, row};
use crate::{Result, Thread};

mod attributes;
mod constants;
mod descriptor;
mod files;
mod groups;
mod limits;
mod path;
mod process;
mod stat;
mod status;
mod terminal;
mod transfer;

pub(crate) use descriptor::{borrowed, close_number};

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
    for &(name, number) in constants::CONSTANTS {
        let number = t.int(number);
        t.add_name(module, name, number);
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
    row("getpgrp", "", |_, _| Ok(Value::from_i32(getpgrp().as_raw()))),
    row("getpgid", "pid", process::getpgid),
    row("cpu_count", "", process::cpu_count),
    row("_affinity", "", process::affinity),
    row("getsid", "pid, /", groups::getsid),
    row("setsid", "", groups::setsid),
    row("setpgid", "pid, pgrp, /", groups::setpgid),
    row("setpgrp", "", groups::setpgid),
    row("killpg", "pgid, signal, /", groups::killpg),
    row("getgroups", "", groups::getgroups),
    row("getresuid", "", groups::getresuid),
    row("getresgid", "", groups::getresgid),
    row("getpriority", "which, who", groups::getpriority),
    row("setpriority", "which, who, priority", groups::setpriority),
    row("sched_yield", "", groups::sched_yield),
    row("chroot", "path", groups::chroot),
    row("pidfd_open", "pid, flags=0", transfer::pidfd_open),
    row("sysconf", "name, /", limits::sysconf),
    row("_sysconf_names", "", limits::sysconf_names),
    row("umask", "mask, /", process::umask),
    row("kill", "pid, signal, /", process::kill),
    row("nice", "increment, /", process::nice),
    row("_spawn", "program, arguments, environment, folder, stdin, stdout, stderr, group, /", process::spawn),
    row("_execute", "program, arguments, environment, /", process::execute),
    row("_wait", "pid, seconds, /", process::wait),
    row("_system", "command, environment, /", process::shell),
    row("WIFEXITED", "status", |t, args| status::is(t, args, status::exited)),
    row("WEXITSTATUS", "status", |t, args| status::number(t, args, status::code)),
    row("WIFSIGNALED", "status", |t, args| status::is(t, args, status::signaled)),
    row("WTERMSIG", "status", |t, args| status::number(t, args, status::signal)),
    row("WIFSTOPPED", "status", |t, args| status::is(t, args, status::stopped)),
    row("WSTOPSIG", "status", |t, args| status::number(t, args, status::code)),
    row("waitstatus_to_exitcode", "status", status::to_exitcode),
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
    row("fchown", "fd, uid, gid", |t, args| {
        files::chown(t, &[args[0].clone(), args[1].clone(), args[2].clone(), Value::NULL, Value::NULL])
    }),
    row("lchown", "path, uid, gid", |t, args| {
        files::chown(t, &[args[0].clone(), args[1].clone(), args[2].clone(), Value::NULL, Value::FALSE])
    }),
    row("mknod", "path, mode=384, device=0, *, dir_fd=None", files::mknod),
    row("makedev", "major, minor, /", stat::makedev),
    row("major", "device, /", |t, args| stat::part_of_device(t, args, rustix::fs::major)),
    row("minor", "device, /", |t, args| stat::part_of_device(t, args, rustix::fs::minor)),
    row("getxattr", "path, attribute, *, follow_symlinks=True", attributes::getxattr),
    row("setxattr", "path, attribute, value, flags=0, *, follow_symlinks=True", attributes::setxattr),
    row("removexattr", "path, attribute, *, follow_symlinks=True", attributes::removexattr),
    row("listxattr", "path=None, *, follow_symlinks=True", attributes::listxattr),
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
    row("openpty", "", terminal::openpty),
    row("posix_openpt", "oflag, /", terminal::posix_openpt),
    row("grantpt", "fd, /", terminal::grantpt),
    row("unlockpt", "fd, /", terminal::unlockpt),
    row("ptsname", "fd, /", terminal::ptsname),
    row("ttyname", "fd, /", terminal::ttyname),
    row("tcgetpgrp", "fd, /", terminal::tcgetpgrp),
    row("tcsetpgrp", "fd, pgid, /", terminal::tcsetpgrp),
    row("sendfile", "out_fd, in_fd, offset, count", transfer::sendfile),
    row("copy_file_range", "src, dst, count, offset_src=None, offset_dst=None", transfer::copy_file_range),
    row("splice", "src, dst, count, offset_src=None, offset_dst=None, flags=0", transfer::splice),
    row("eventfd", "initval, flags=524288", transfer::eventfd),
    row("memfd_create", "name, flags=1", transfer::memfd_create),
    row("getrandom", "size, flags=0", transfer::getrandom),
    row("posix_fallocate", "fd, offset, length, /", transfer::fallocate),
    row("posix_fadvise", "fd, offset, length, advice, /", transfer::fadvise),
    row("sync", "", transfer::sync),
    row("set_inheritable", "fd, inheritable, /", descriptor::set_inheritable),
    row("get_inheritable", "fd, /", descriptor::get_inheritable),
    row("set_blocking", "fd, blocking, /", descriptor::set_blocking),
    row("get_blocking", "fd, /", descriptor::get_blocking),
];

/// `posix`
pub(crate) static SPEC: ModuleSpec = ModuleSpec { name: "posix", functions: FUNCTIONS, init: Some(init) };
