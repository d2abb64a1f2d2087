//! This process and others: numbers, signals, children.

use std::ffi::OsString;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::process::{Command, Stdio};
use std::time::Duration;

use objects::{Str, Value};
use rustix::event::{PollFd, PollFlags};
use rustix::process::{Pid, PidfdFlags, Signal, WaitOptions, WaitStatus};
use sync::Reason;

use super::descriptor::copy_for_child;
use super::path::{Named, descriptor, os_string, path, system};
use crate::modules::readiness::{Limit, Waited};
use crate::{Result, Thread};

/// What a run on one OS thread tells where the system's answer would differ from machine to machine.
const FIXED_PROCESS: i32 = 1000;
const FIXED_PARENT: i32 = 1;
const FIXED_CPUS: usize = 4;

/// The number of a process, as what came from outside.
const PROCESS: &str = "process number";

/// How often the system is asked for a child that it has no handle for.
const OFTEN: Duration = Duration::from_millis(2);
pub(super) const NO_PROCESS: i32 = 3;
pub(super) const INVALID: i32 = 22;

pub(super) fn getpid(t: &mut Thread, _: &[Value]) -> Result {
    if t.is_single() {
        return Ok(Value::from_i32(FIXED_PROCESS + i32::from(t.interpreter().config.elsewhere)));
    }
    Ok(Value::from_len(own_number(t) as usize))
}

fn own_number(t: &Thread) -> u32 {
    t.asked(PROCESS, std::process::id)
}

pub(super) fn getppid(t: &mut Thread, _: &[Value]) -> Result {
    if t.is_single() {
        return Ok(Value::from_i32(FIXED_PARENT));
    }
    Ok(Value::from_len(t.asked(PROCESS, std::os::unix::process::parent_id) as usize))
}

/// As many as `--threads` says, else as the system has.
pub(super) fn cpu_count(t: &mut Thread, _: &[Value]) -> Result {
    let own = if t.is_single() { Some(FIXED_CPUS) } else { None };
    let count = t.interpreter().config.threads.or(own);
    let system = || std::thread::available_parallelism().ok().map(usize::from);
    Ok(match count.or_else(|| t.asked("number of processors", system)) {
        Some(count) => Value::from_len(count),
        None => Value::NONE,
    })
}

/// `_affinity()`: the numbers of the CPUs that this process may use.
pub(super) fn affinity(t: &mut Thread, _: &[Value]) -> Result {
    let set = system(t, &Value::NULL, || Ok(rustix::thread::sched_getaffinity(None)?))?;
    let cpus = (0..rustix::thread::CpuSet::MAX_CPU).filter(|&cpu| set.is_set(cpu)).map(Value::from_len).collect();
    Ok(t.list(cpus))
}

pub(super) fn umask(t: &mut Thread, args: &[Value]) -> Result {
    let mask = t.index(&args[0])?;
    let before = rustix::process::umask(rustix::fs::Mode::from_raw_mode(mask as u32 & 0o777));
    Ok(Value::from_len(before.as_raw_mode() as usize))
}

/// `kill(pid, signal)`. A signal for this process that it handles itself takes no way round the system.
pub(super) fn kill(t: &mut Thread, args: &[Value]) -> Result {
    let (pid, number) = (descriptor(t, &args[0])?, descriptor(t, &args[1])?);
    let itself = u32::try_from(pid).is_ok_and(|pid| pid == own_number(t))
        || t.is_single() && pid == FIXED_PROCESS + i32::from(t.interpreter().config.elsewhere);
    if itself && number != 0 {
        return t.signal_itself(number);
    }
    let sent = t.outside("signal sent", Reason::Io, || send(pid, number));
    sent.map_err(|error| t.os_error_with(error, None))?;
    Ok(Value::NONE)
}

/// The process of that number, the own one for 0.
///
/// # Errors
/// The number `refused` for a negative one.
pub(super) fn process_or(pid: i32, refused: i32) -> io::Result<Option<Pid>> {
    if pid < 0 { Err(io::Error::from_raw_os_error(refused)) } else { Ok(positive(pid)) }
}

/// EINVAL
pub(super) fn invalid() -> io::Error {
    io::Error::from_raw_os_error(INVALID)
}

/// The process of that number; none for 0 and below.
pub(super) fn positive(pid: i32) -> Option<Pid> {
    Pid::from_raw(pid.max(0))
}

/// Sends a signal; 0 only asks whether the process is there.
pub(super) fn send(pid: i32, number: i32) -> io::Result<()> {
    let signal = Signal::from_named_raw(number);
    if signal.is_none() && number != 0 {
        return Err(invalid());
    }
    let none = || io::Error::from_raw_os_error(NO_PROCESS);
    let target = positive(pid.checked_abs().unwrap_or(0));
    match (pid, signal) {
        (1.., Some(signal)) => rustix::process::kill_process(target.ok_or_else(none)?, signal),
        (1.., None) => rustix::process::test_kill_process(target.ok_or_else(none)?),
        (0, Some(signal)) => rustix::process::kill_current_process_group(signal),
        (0, None) => rustix::process::test_kill_current_process_group(),
        (-1, _) => return Err(none()),
        (_, Some(signal)) => rustix::process::kill_process_group(target.ok_or_else(none)?, signal),
        (_, None) => rustix::process::test_kill_process_group(target.ok_or_else(none)?),
    }?;
    Ok(())
}

/// Programs and their arguments: strings without NUL.
fn words(t: &mut Thread, values: &Value) -> Result<Vec<OsString>> {
    let values = t.collect(values)?;
    let mut words = Vec::with_capacity(values.len());
    for value in &values {
        words.push(word(t, value)?);
    }
    Ok(words)
}

fn word(t: &mut Thread, value: &Value) -> Result<OsString> {
    let value = t.path_argument(value)?;
    let word = os_string(&value).unwrap_or_default();
    if word.as_bytes().contains(&0) {
        let what = if value.has::<Str>() { "character" } else { "byte" };
        return Err(t.value_error(format!("embedded null {what}")));
    }
    Ok(word)
}

/// A command from a program, its arguments (its own name first) and its environment.
fn command(t: &mut Thread, program: &Value, arguments: &Value, environment: &Value) -> Result<Command> {
    let program = word(t, program)?;
    let mut arguments = words(t, arguments)?.into_iter();
    let mut command = Command::new(program);
    if let Some(own_name) = arguments.next() {
        command.arg0(own_name);
    }
    command.args(arguments).env_clear();
    for (name, value) in t.dict_items(environment) {
        command.env(word(t, &name)?, word(t, &value)?);
    }
    Ok(command)
}

/// `_spawn(program, arguments, environment, folder, stdin, stdout, stderr, group, /)`: starts a child whose standard
/// descriptors are copies of these (None: ours), and gives its number.
pub(super) fn spawn(t: &mut Thread, args: &[Value]) -> Result {
    let mut command = command(t, &args[0], &args[1], &args[2])?;
    if !args[3].is_none() {
        command.current_dir(word(t, &args[3])?);
    }
    let mut streams = [None; 3];
    for (stream, value) in streams.iter_mut().zip(&args[4..7]) {
        if !value.is_none() {
            *stream = Some(descriptor(t, value)?);
        }
    }
    if !args[7].is_none() {
        command.process_group(descriptor(t, &args[7])?);
    }
    t.check_other_programs()?;
    let child = system(t, &args[0], move || {
        let stdio = |number: Option<i32>| number.map_or(Ok(Stdio::inherit()), |n| copy_for_child(n).map(Stdio::from));
        let [stdin, stdout, stderr] = streams.map(stdio);
        command.stdin(stdin?).stdout(stdout?).stderr(stderr?);
        command.spawn()
    })?;
    Ok(Value::from_len(child.id() as usize))
}

/// `_execute(program, arguments, environment, /)`: this process becomes that program.
pub(super) fn execute(t: &mut Thread, args: &[Value]) -> Result {
    let Named { shown, .. } = path(t, &args[0], "execve")?;
    let mut command = command(t, &args[0], &args[1], &args[2])?;
    t.check_other_programs()?;
    system(t, &shown, move || Err::<(), _>(command.exec()))?;
    Ok(Value::NONE)
}

fn waited(result: Option<(Pid, WaitStatus)>) -> Option<(i32, i32)> {
    result.map(|(pid, status)| (pid.as_raw_nonzero().get(), status.as_raw()))
}

/// Asks once whether a child (or any, for -1) has ended.
fn ask(pid: i32) -> io::Result<Option<(i32, i32)>> {
    let options = WaitOptions::NOHANG;
    let result = match pid {
        -1 => rustix::process::wait(options),
        // 0 means the children in this process's own group.
        _ => rustix::process::waitpid(positive(pid), options),
    };
    Ok(waited(result?))
}

/// Waits for a child to end. Where the system has no handle for it (any child, say), it is asked again and again.
fn wait_for(pid: i32, limit: &Limit) -> io::Result<(Option<(i32, i32)>, Waited)> {
    let handle = positive(pid).filter(|_| pid > 0);
    let handle = handle.and_then(|pid| rustix::process::pidfd_open(pid, PidfdFlags::empty()).ok());
    loop {
        if let Some(found) = ask(pid)? {
            return Ok((Some(found), Waited::Ready));
        }
        let waited = match &handle {
            Some(handle) => limit.wait(&mut [PollFd::new(handle, PollFlags::IN)])?,
            None => limit.over().unwrap_or_else(|| {
                std::thread::sleep(limit.slice().unwrap_or(OFTEN).min(OFTEN));
                Waited::Ready
            }),
        };
        if waited != Waited::Ready {
            return Ok((ask(pid)?, waited));
        }
    }
}

/// `_wait(pid, seconds, /)`: number and status of a child that has ended; number 0 if none has within that time, which
/// is real time; None waits for ever.
pub(super) fn wait(t: &mut Thread, args: &[Value]) -> Result {
    let pid = descriptor(t, &args[0])?;
    let time = if args[1].is_none() { None } else { Some(t.to_f64(&args[1])?) };
    let time = time.map(|time| Duration::try_from_secs_f64(time.max(0.0)).unwrap_or(Duration::MAX));
    if time == Some(Duration::ZERO) {
        let found = ask(pid).map_err(|error| t.os_error_with(error, None))?;
        return Ok(child(t, found));
    }
    let limit = Limit::new(t, time);
    loop {
        let (found, waited) = system(t, &Value::NULL, || wait_for(pid, &limit))?;
        if found.is_some() || waited == Waited::TimedOut {
            return Ok(child(t, found));
        }
        t.check_signals()?;
    }
}

fn child(t: &mut Thread, found: Option<(i32, i32)>) -> Value {
    let (pid, status) = found.unwrap_or((0, 0));
    t.pair(Value::from_i32(pid), Value::from_i32(status))
}

/// `_system(command, environment, /)`: runs a command in a shell and gives its status as `wait` has it.
pub(super) fn shell(t: &mut Thread, args: &[Value]) -> Result {
    let text = word(t, &args[0])?;
    let environment = t.dict_items(&args[1]);
    let mut command = Command::new("/bin/sh");
    command.arg("-c").arg(text).env_clear();
    for (name, value) in environment {
        command.env(word(t, &name)?, word(t, &value)?);
    }
    t.check_other_programs()?;
    let status = system(t, &Value::NULL, move || command.status())?;
    Ok(Value::from_i32(status.into_raw()))
}

pub(super) fn strerror(t: &mut Thread, args: &[Value]) -> Result {
    let code = t.c_int_or(&args[0], 0)?;
    let text = io::Error::from_raw_os_error(code as i32).to_string();
    let text = text.rsplit_once(" (os error").map_or(text.as_str(), |(text, _)| text);
    Ok(t.str(text))
}

pub(super) fn exit(t: &mut Thread, args: &[Value]) -> Result {
    let status = t.index(&args[0])?;
    t.end_early((status & 0xff) as i32)
}

pub(super) fn abort(_: &mut Thread, _: &[Value]) -> Result {
    std::process::abort()
}

/// `_system_names()`: what `os.uname` tells.
pub(super) fn system_names(t: &mut Thread, _: &[Value]) -> Result {
    let names = rustix::system::uname();
    let names = [names.sysname(), names.nodename(), names.release(), names.version(), names.machine()];
    let names = names.map(|name| t.str(&name.to_string_lossy()));
    Ok(t.tuple(names))
}

/// The average number of running processes over one, five and fifteen minutes.
pub(super) fn getloadavg(t: &mut Thread, _: &[Value]) -> Result {
    const ONE: f64 = 65_536.0;
    let loads = rustix::system::sysinfo().loads;
    let loads = loads.map(|load| t.float(load as f64 / ONE));
    Ok(t.tuple(loads))
}

/// `nice(increment)`
pub(super) fn nice(t: &mut Thread, args: &[Value]) -> Result {
    let increment = descriptor(t, &args[0])?;
    let now = system(t, &Value::NULL, || Ok(rustix::process::nice(increment)?))?;
    Ok(Value::from_i32(now))
}

/// `getpgid(pid)`
pub(super) fn getpgid(t: &mut Thread, args: &[Value]) -> Result {
    let pid = descriptor(t, &args[0])?;
    let group = system(t, &Value::NULL, || Ok(nix::unistd::getpgid(Some(nix::unistd::Pid::from_raw(pid)))?))?;
    Ok(Value::from_i32(group.as_raw()))
}
