//! Groups of processes, sessions, priorities, and whom a process acts for.

use nix::unistd::{ResGid, ResUid};
use objects::Value;
use rustix::process::Uid;
use sync::Reason;

use super::path::{Named, descriptor, path, system};
use super::process::{INVALID, NO_PROCESS, invalid, positive, process_or, send};
use crate::{Result, Thread};

fn id(raw: u32) -> Value {
    Value::from_len(raw as usize)
}

/// `pid`: the session that a process is in.
pub(super) fn getsid(t: &mut Thread, args: &[Value]) -> Result {
    let pid = descriptor(t, &args[0])?;
    let session = system(t, &Value::NULL, || Ok(nix::unistd::getsid(Some(nix::unistd::Pid::from_raw(pid)))?))?;
    Ok(Value::from_i32(session.as_raw()))
}

pub(super) fn setsid(t: &mut Thread, _: &[Value]) -> Result {
    system(t, &Value::NULL, || Ok(rustix::process::setsid()?))?;
    Ok(Value::NONE)
}

/// `pid, pgrp`, and `setpgrp()` without arguments.
pub(super) fn setpgid(t: &mut Thread, args: &[Value]) -> Result {
    let (pid, group) = match args {
        [pid, group] => (descriptor(t, pid)?, descriptor(t, group)?),
        _ => (0, 0),
    };
    system(t, &Value::NULL, || {
        let (pid, group) = (process_or(pid, NO_PROCESS)?, process_or(group, INVALID)?);
        Ok(rustix::process::setpgid(pid, group)?)
    })?;
    Ok(Value::NONE)
}

/// `pgid, signal`
pub(super) fn killpg(t: &mut Thread, args: &[Value]) -> Result {
    let (group, signal) = (descriptor(t, &args[0])?, descriptor(t, &args[1])?);
    system(t, &Value::NULL, || match group {
        ..0 => Err(invalid()),
        group => send(-group, signal),
    })?;
    Ok(Value::NONE)
}

pub(super) fn getgroups(t: &mut Thread, _: &[Value]) -> Result {
    let groups = system(t, &Value::NULL, || Ok(rustix::process::getgroups()?))?;
    Ok(t.list(groups.into_iter().map(|group| id(group.as_raw())).collect()))
}

/// The real, the effective and the saved user.
pub(super) fn getresuid(t: &mut Thread, _: &[Value]) -> Result {
    let ResUid { real, effective, saved } = system(t, &Value::NULL, || Ok(nix::unistd::getresuid()?))?;
    Ok(t.tuple([real, effective, saved].map(|user| id(user.as_raw()))))
}

/// The real, the effective and the saved group.
pub(super) fn getresgid(t: &mut Thread, _: &[Value]) -> Result {
    let ResGid { real, effective, saved } = system(t, &Value::NULL, || Ok(nix::unistd::getresgid()?))?;
    Ok(t.tuple([real, effective, saved].map(|group| id(group.as_raw()))))
}

/// `which, who`
pub(super) fn getpriority(t: &mut Thread, args: &[Value]) -> Result {
    let (which, who) = (descriptor(t, &args[0])?, descriptor(t, &args[1])?);
    let priority = system(t, &Value::NULL, || match which {
        0 => Ok(rustix::process::getpriority_process(positive(who))?),
        1 => Ok(rustix::process::getpriority_pgrp(positive(who))?),
        2 => Ok(rustix::process::getpriority_user(Uid::from_raw(who as u32))?),
        _ => Err(invalid()),
    })?;
    Ok(Value::from_i32(priority))
}

/// `which, who, priority`
pub(super) fn setpriority(t: &mut Thread, args: &[Value]) -> Result {
    let (which, who, priority) = (descriptor(t, &args[0])?, descriptor(t, &args[1])?, descriptor(t, &args[2])?);
    system(t, &Value::NULL, || match which {
        0 => Ok(rustix::process::setpriority_process(positive(who), priority)?),
        1 => Ok(rustix::process::setpriority_pgrp(positive(who), priority)?),
        2 => Ok(rustix::process::setpriority_user(Uid::from_raw(who as u32), priority)?),
        _ => Err(invalid()),
    })?;
    Ok(Value::NONE)
}

/// `sched_yield()`: another thread may run first.
pub(super) fn sched_yield(t: &mut Thread, _: &[Value]) -> Result {
    t.detached(Reason::Io, rustix::thread::sched_yield);
    Ok(Value::NONE)
}

pub(super) fn chroot(t: &mut Thread, args: &[Value]) -> Result {
    let Named { path, shown } = path(t, &args[0], "chroot")?;
    system(t, &shown, || Ok(rustix::process::chroot(path)?))?;
    Ok(Value::NONE)
}
