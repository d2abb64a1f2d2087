//! `sysconf`: what the system can do and where its limits are.

use nix::unistd::SysconfVar;
use objects::{Str, Value};

use super::path::system;
use super::process::invalid;
use crate::builtin::Builtin;
use crate::{Result, Thread};

/// Questions by CPython's names.
static NAMES: &[(&str, SysconfVar)] = &[
    ("SC_AIO_LISTIO_MAX", SysconfVar::AIO_LISTIO_MAX),
    ("SC_AIO_MAX", SysconfVar::AIO_MAX),
    ("SC_ARG_MAX", SysconfVar::ARG_MAX),
    ("SC_ASYNCHRONOUS_IO", SysconfVar::_POSIX_ASYNCHRONOUS_IO),
    ("SC_ATEXIT_MAX", SysconfVar::ATEXIT_MAX),
    ("SC_AVPHYS_PAGES", SysconfVar::_AVPHYS_PAGES),
    ("SC_BC_BASE_MAX", SysconfVar::BC_BASE_MAX),
    ("SC_BC_DIM_MAX", SysconfVar::BC_DIM_MAX),
    ("SC_BC_SCALE_MAX", SysconfVar::BC_SCALE_MAX),
    ("SC_BC_STRING_MAX", SysconfVar::BC_STRING_MAX),
    ("SC_CHILD_MAX", SysconfVar::CHILD_MAX),
    ("SC_CLK_TCK", SysconfVar::CLK_TCK),
    ("SC_FSYNC", SysconfVar::_POSIX_FSYNC),
    ("SC_GETGR_R_SIZE_MAX", SysconfVar::GETGR_R_SIZE_MAX),
    ("SC_GETPW_R_SIZE_MAX", SysconfVar::GETPW_R_SIZE_MAX),
    ("SC_IOV_MAX", SysconfVar::IOV_MAX),
    ("SC_JOB_CONTROL", SysconfVar::_POSIX_JOB_CONTROL),
    ("SC_LINE_MAX", SysconfVar::LINE_MAX),
    ("SC_LOGIN_NAME_MAX", SysconfVar::LOGIN_NAME_MAX),
    ("SC_MAPPED_FILES", SysconfVar::_POSIX_MAPPED_FILES),
    ("SC_NGROUPS_MAX", SysconfVar::NGROUPS_MAX),
    ("SC_NPROCESSORS_CONF", SysconfVar::_NPROCESSORS_CONF),
    ("SC_NPROCESSORS_ONLN", SysconfVar::_NPROCESSORS_ONLN),
    ("SC_OPEN_MAX", SysconfVar::OPEN_MAX),
    ("SC_PAGESIZE", SysconfVar::PAGE_SIZE),
    ("SC_PAGE_SIZE", SysconfVar::PAGE_SIZE),
    ("SC_PHYS_PAGES", SysconfVar::_PHYS_PAGES),
    ("SC_REALTIME_SIGNALS", SysconfVar::_POSIX_REALTIME_SIGNALS),
    ("SC_RE_DUP_MAX", SysconfVar::RE_DUP_MAX),
    ("SC_RTSIG_MAX", SysconfVar::RTSIG_MAX),
    ("SC_SAVED_IDS", SysconfVar::_POSIX_SAVED_IDS),
    ("SC_SEMAPHORES", SysconfVar::_POSIX_SEMAPHORES),
    ("SC_SEM_NSEMS_MAX", SysconfVar::SEM_NSEMS_MAX),
    ("SC_SEM_VALUE_MAX", SysconfVar::SEM_VALUE_MAX),
    ("SC_SIGQUEUE_MAX", SysconfVar::SIGQUEUE_MAX),
    ("SC_STREAM_MAX", SysconfVar::STREAM_MAX),
    ("SC_SYNCHRONIZED_IO", SysconfVar::_POSIX_SYNCHRONIZED_IO),
    ("SC_THREADS", SysconfVar::_POSIX_THREADS),
    ("SC_THREAD_KEYS_MAX", SysconfVar::PTHREAD_KEYS_MAX),
    ("SC_THREAD_STACK_MIN", SysconfVar::PTHREAD_STACK_MIN),
    ("SC_TIMERS", SysconfVar::_POSIX_TIMERS),
    ("SC_TIMER_MAX", SysconfVar::TIMER_MAX),
    ("SC_TTY_NAME_MAX", SysconfVar::TTY_NAME_MAX),
    ("SC_TZNAME_MAX", SysconfVar::TZNAME_MAX),
    ("SC_VERSION", SysconfVar::_POSIX_VERSION),
];

/// `_sysconf_names()`: the questions with the numbers that Linux's C library has for them.
pub(super) fn sysconf_names(t: &mut Thread, _: &[Value]) -> Result {
    let names = NAMES.iter().map(|&(name, question)| (t.str(name), Value::from_i32(question as i32))).collect();
    t.dict_from(names)
}

/// `name`: a limit by name or number; -1 where there is none.
pub(super) fn sysconf(t: &mut Thread, args: &[Value]) -> Result {
    let question = if let Some(name) = args[0].get::<Str>() {
        let found = NAMES.iter().find(|(known, _)| *known == name.as_str());
        found.ok_or_else(|| t.value_error("unrecognized configuration name"))?.1
    } else if t.is_instance(&args[0], Builtin::Int) {
        let number = t.index(&args[0])?;
        let found = NAMES.iter().find(|(_, known)| i64::from(*known as i32) == number);
        found.ok_or_else(|| t.os_error_with(invalid(), None))?.1
    } else {
        return Err(t.type_error("configuration names must be strings or integers"));
    };
    let limit = system(t, &Value::NULL, || Ok(nix::unistd::sysconf(question)?))?;
    Ok(t.int(limit.unwrap_or(-1)))
}
