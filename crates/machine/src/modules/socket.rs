//! `_socket`: sockets of the system. `library/socket.py` makes its class `socket` of the one here.
//!
//! A call that may wait runs without the GIL; one on a socket that never waits (`setblocking(False)`), and one that only
//! asks or sets something, keeps it.

use std::io;
use std::os::fd::IntoRawFd;
use std::sync::Arc;
use std::time::Duration;

use objects::{Guarded, Layout, Shared, Str, Value};
use rustix::event::PollFlags;
use rustix::net::{AddressFamily, Protocol, SocketFlags, SocketType};

use crate::builtin::Builtin;
use crate::class::{NO_SLOTS, TypeSpec, getter};
use crate::kinds::Contents;
use crate::modules::ModuleSpec;
use crate::modules::time::duration;
use crate::native::{Row, row, static_method};
use crate::{Result, Thread};

mod address;
mod calls;
mod connection;
mod constants;
mod lookup;
mod messages;
mod option;
mod transfer;

pub(crate) use connection::Connection;
use connection::{BAD_DESCRIPTOR, Timeout};

/// A socket.
pub(crate) struct Socket {
    /// What `__init__` opened.
    connection: Guarded<Option<Arc<Connection>>>,
    family: Shared<i32>,
    /// The type, without flags.
    kind: Shared<i32>,
    protocol: Shared<i32>,
}

crate::payload!(Socket, leaf);

impl Contents for Socket {}

/// The timeout that new sockets get, in nanoseconds: -1 for none.
pub(crate) struct DefaultTimeout(Shared<i64>);

impl Default for DefaultTimeout {
    fn default() -> DefaultTimeout {
        DefaultTimeout(Shared::new(-1))
    }
}

impl DefaultTimeout {
    fn get(&self) -> Timeout {
        match u64::try_from(self.0.get()) {
            Ok(nanos) => Timeout::After(Duration::from_nanos(nanos)),
            Err(_) => Timeout::Never,
        }
    }

    fn set(&self, timeout: Timeout) {
        let nanos = timeout.duration().map_or(-1, |time| i64::try_from(time.as_nanos()).unwrap_or(i64::MAX));
        self.0.set(nanos);
    }
}

impl Thread {
    /// The system's side of a socket.
    ///
    /// # Errors
    /// OSError if it was never opened.
    pub(crate) fn connection(&mut self, value: &Value) -> Result<Arc<Connection>> {
        let socket = self.receiver::<Socket>(value)?;
        let connection = socket.connection.with(self, Clone::clone);
        connection.ok_or_else(|| self.os_error_with(io::Error::from_raw_os_error(BAD_DESCRIPTOR), None))
    }
}

/// `socket.__new__(cls, *args, **kwargs)`: a socket that is not open yet.
fn new(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::Socket)?;
    let [family, kind, protocol] = [(); 3].map(|()| Shared::new(0));
    Ok(t.object_of(&args[0], Socket { connection: Guarded::new(None), family, kind, protocol }))
}

/// An argument of `socket()`: -1 and absent stand for a default.
fn number(t: &mut Thread, value: &Value) -> Result<Option<i32>> {
    let number = t.c_int_or(value, -1)? as i32;
    Ok((number != -1).then_some(number))
}

/// Opens a socket of the system. Flags may come with the type.
fn open(family: i32, kind: i32, protocol: i32) -> io::Result<i32> {
    let family = u16::try_from(family).map_err(|_| io::Error::from_raw_os_error(libc::EAFNOSUPPORT))?;
    let protocol = u32::try_from(protocol).map_err(|_| io::Error::from_raw_os_error(libc::EPROTONOSUPPORT))?;
    let protocol = std::num::NonZeroU32::new(protocol).map(Protocol::from_raw);
    let kind = SocketType::from_raw(kind as u32);
    let socket = rustix::net::socket_with(AddressFamily::from_raw(family), kind, SocketFlags::CLOEXEC, protocol)?;
    Ok(socket.into_raw_fd())
}

/// Family, type and protocol of an open socket.
fn asked(number: i32) -> io::Result<[i32; 3]> {
    let fd = crate::modules::posix::borrowed(number)?;
    let names = [libc::SO_DOMAIN, libc::SO_TYPE, libc::SO_PROTOCOL];
    let mut found = [0; 3];
    for (found, name) in found.iter_mut().zip(names) {
        let value = option::get(fd, libc::SOL_SOCKET, name, 4)?;
        *found = value.try_into().map_or(0, i32::from_ne_bytes);
    }
    Ok(found)
}

/// `socket.__init__(family=-1, type=-1, proto=-1, fileno=None)`
fn init_socket(t: &mut Thread, args: &[Value]) -> Result {
    t.check_real_time("sockets talk to other programs")?;
    let socket = t.receiver::<Socket>(&args[0])?;
    let (family, kind, protocol) = (number(t, &args[1])?, number(t, &args[2])?, number(t, &args[3])?);
    let flags = kind.unwrap_or(0) & (libc::SOCK_NONBLOCK | libc::SOCK_CLOEXEC);
    let (number, facts) = if args[4].is_null() || args[4].is_none() {
        let [family, kind, protocol] =
            [family.unwrap_or(libc::AF_INET), kind.unwrap_or(libc::SOCK_STREAM), protocol.unwrap_or(0)];
        let opened = open(family, kind, protocol).map_err(|error| t.os_error_with(error, None))?;
        (opened, [family, kind & !flags, protocol])
    } else {
        let number = t.c_int_or(&args[4], -1)? as i32;
        if number < 0 {
            return Err(t.value_error("negative file descriptor"));
        }
        let found = asked(number).map_err(|error| t.os_error_with(error, None))?;
        let given = [family, kind.map(|kind| kind & !flags), protocol];
        (number, std::array::from_fn(|index| given[index].unwrap_or(found[index])))
    };
    let timeout = if flags & libc::SOCK_NONBLOCK != 0 {
        Timeout::After(Duration::ZERO)
    } else {
        t.interpreter().default_timeout.get()
    };
    let connection = Connection::new(number, timeout);
    if timeout != Timeout::Never
        && let Err(error) = connection.set_timeout(timeout)
    {
        return Err(t.os_error_with(error, None));
    }
    for (place, fact) in [&socket.family, &socket.kind, &socket.protocol].into_iter().zip(facts) {
        place.set(fact);
    }
    let before = socket.connection.with_mut(t, |place| place.replace(Arc::new(connection)));
    drop(before);
    Ok(Value::NONE)
}

/// A timeout in seconds, or None.
fn timeout_argument(t: &mut Thread, value: &Value) -> Result<Timeout> {
    if value.is_none() {
        return Ok(Timeout::Never);
    }
    match duration(t, value)? {
        Some(time) => Ok(Timeout::After(time)),
        None => Err(t.value_error("Timeout value out of range")),
    }
}

fn timeout_value(t: &mut Thread, timeout: Timeout) -> Value {
    match timeout.duration() {
        None => Value::NONE,
        Some(time) => t.float(time.as_secs_f64()),
    }
}

fn settimeout(t: &mut Thread, args: &[Value]) -> Result {
    let timeout = timeout_argument(t, &args[1])?;
    set_timeout(t, &args[0], timeout)
}

fn set_timeout(t: &mut Thread, socket: &Value, timeout: Timeout) -> Result {
    let connection = t.connection(socket)?;
    connection.set_timeout(timeout).map_err(|error| t.os_error_with(error, None))?;
    Ok(Value::NONE)
}

fn setblocking(t: &mut Thread, args: &[Value]) -> Result {
    let timeout = if t.truth(&args[1])? { Timeout::Never } else { Timeout::After(Duration::ZERO) };
    set_timeout(t, &args[0], timeout)
}

fn close(t: &mut Thread, args: &[Value]) -> Result {
    let socket = t.receiver::<Socket>(&args[0])?;
    if let Some(connection) = socket.connection.with(t, Clone::clone) {
        connection.close();
    }
    Ok(Value::NONE)
}

fn detach(t: &mut Thread, args: &[Value]) -> Result {
    let socket = t.receiver::<Socket>(&args[0])?;
    let connection = socket.connection.with(t, Clone::clone);
    Ok(Value::from_i32(connection.map_or(-1, |connection| connection.detach())))
}

fn descriptor_of(t: &mut Thread, value: &Value) -> Result<i32> {
    let socket = t.receiver::<Socket>(value)?;
    let connection = socket.connection.with(t, Clone::clone);
    Ok(connection.map_or(-1, |connection| connection.number()))
}

/// The type of `_socket.socket`.
pub static SPEC_TYPE: TypeSpec = TypeSpec {
    name: "socket",
    module: "_socket",
    layout: &Layout::of::<Socket>(),
    subclassable: true,
    slots: NO_SLOTS,
    methods: &[
        static_method("__new__", "cls, *args, **kwargs", new),
        row("__init__", "self, family=-1, type=-1, proto=-1, fileno=None", init_socket),
        row("_accept", "self, /", calls::accept),
        row("bind", "self, address, /", calls::bind),
        row("close", "self, /", close),
        row("connect", "self, address, /", calls::connect),
        row("connect_ex", "self, address, /", calls::connect_ex),
        row("detach", "self, /", detach),
        row("fileno", "self, /", |t, args| Ok(Value::from_i32(descriptor_of(t, &args[0])?))),
        row("getblocking", "self, /", |t, args| {
            Ok(Value::bool(t.connection(&args[0])?.timeout() != Timeout::After(Duration::ZERO)))
        }),
        row("getpeername", "self, /", calls::getpeername),
        row("getsockname", "self, /", calls::getsockname),
        row("getsockopt", "self, level, option, buflen=0, /", calls::getsockopt),
        row("gettimeout", "self, /", |t, args| {
            let timeout = t.connection(&args[0])?.timeout();
            Ok(timeout_value(t, timeout))
        }),
        row("listen", "self, backlog=128, /", calls::listen),
        row("recv", "self, bufsize, flags=0, /", transfer::recv),
        row("recv_into", "self, buffer, nbytes=0, flags=0", transfer::recv_into),
        row("recvfrom", "self, bufsize, flags=0, /", transfer::recvfrom),
        row("recvfrom_into", "self, buffer, nbytes=0, flags=0", transfer::recvfrom_into),
        row("recvmsg", "self, bufsize, ancbufsize=0, flags=0, /", messages::recvmsg),
        row("recvmsg_into", "self, buffers, ancbufsize=0, flags=0, /", messages::recvmsg_into),
        row("send", "self, data, flags=0, /", transfer::send),
        row("sendall", "self, data, flags=0, /", transfer::sendall),
        row("sendmsg", "self, buffers, ancdata=(), flags=0, address=None, /", messages::sendmsg),
        row("sendto", "self, data, *args", transfer::sendto),
        row("setblocking", "self, flag, /", setblocking),
        row("setsockopt", "self, level, option, value, optlen=None, /", calls::setsockopt),
        row("settimeout", "self, timeout, /", settimeout),
        row("shutdown", "self, how, /", calls::shutdown),
    ],
    getsets: &[
        getter("family", |t, value| Ok(Value::from_i32(t.receiver::<Socket>(value)?.family.get()))),
        getter("type", |t, value| Ok(Value::from_i32(t.receiver::<Socket>(value)?.kind.get()))),
        getter("proto", |t, value| Ok(Value::from_i32(t.receiver::<Socket>(value)?.protocol.get()))),
        getter("timeout", |t, value| {
            let timeout = t.connection(value)?.timeout();
            Ok(timeout_value(t, timeout))
        }),
        getter("_closed", |t, value| {
            let socket = t.receiver::<Socket>(value)?;
            let connection = socket.connection.with(t, Clone::clone);
            Ok(Value::bool(connection.is_some_and(|connection| connection.is_closed())))
        }),
    ],
    ..TypeSpec::BASE
};

fn setdefaulttimeout(t: &mut Thread, args: &[Value]) -> Result {
    let timeout = timeout_argument(t, &args[0])?;
    t.interpreter().default_timeout.set(timeout);
    Ok(Value::NONE)
}

fn getdefaulttimeout(t: &mut Thread, _: &[Value]) -> Result {
    let timeout = t.interpreter().default_timeout.get();
    Ok(timeout_value(t, timeout))
}

/// `inet_aton(text, /)`
fn inet_aton(t: &mut Thread, args: &[Value]) -> Result {
    let text = args[0].get::<Str>().map(Str::as_str).unwrap_or_default();
    match text.parse::<std::net::Ipv4Addr>() {
        Ok(ip) => Ok(t.bytes(&ip.octets())),
        Err(_) => Err(t.raise(Builtin::OSError, "illegal IP address string passed to inet_aton")),
    }
}

/// `inet_ntoa(packed, /)`
fn inet_ntoa(t: &mut Thread, args: &[Value]) -> Result {
    let packed = t.bytes_like(&args[0])?.into_owned();
    match <[u8; 4]>::try_from(packed) {
        Ok(octets) => Ok(t.str(&std::net::Ipv4Addr::from(octets).to_string())),
        Err(_) => Err(t.raise(Builtin::OSError, "packed IP wrong length for inet_ntoa")),
    }
}

/// `inet_pton(family, text, /)`
fn inet_pton(t: &mut Thread, args: &[Value]) -> Result {
    let (family, text) = (t.index(&args[0])?, args[1].get::<Str>().map(Str::as_str).unwrap_or_default());
    let packed = match family as i32 {
        libc::AF_INET => text.parse::<std::net::Ipv4Addr>().map(|ip| ip.octets().to_vec()),
        libc::AF_INET6 => text.parse::<std::net::Ipv6Addr>().map(|ip| ip.octets().to_vec()),
        _ => return Err(t.os_error_with(io::Error::from_raw_os_error(libc::EAFNOSUPPORT), None)),
    };
    match packed {
        Ok(packed) => Ok(t.bytes(&packed)),
        Err(_) => Err(t.raise(Builtin::OSError, "illegal IP address string passed to inet_pton")),
    }
}

/// `inet_ntop(family, packed, /)`
fn inet_ntop(t: &mut Thread, args: &[Value]) -> Result {
    let (family, packed) = (t.index(&args[0])?, t.bytes_like(&args[1])?.into_owned());
    let text = match family as i32 {
        libc::AF_INET => <[u8; 4]>::try_from(packed).map(|octets| std::net::Ipv4Addr::from(octets).to_string()),
        libc::AF_INET6 => <[u8; 16]>::try_from(packed).map(|octets| std::net::Ipv6Addr::from(octets).to_string()),
        _ => return Err(t.value_error(format!("unknown address family {family}"))),
    };
    match text {
        Ok(text) => Ok(t.str(&text)),
        Err(_) => Err(t.value_error("invalid length of packed IP address string")),
    }
}

const FUNCTIONS: &[Row] = &[
    row("CMSG_LEN", "length, /", messages::cmsg_len),
    row("CMSG_SPACE", "length, /", messages::cmsg_space),
    row("_file", "socket, mode, buffering, encoding, errors, newline, /", crate::types::file::open_socket),
    row("_hosts", "name, /", lookup::hosts),
    row("_name", "host, port, flags, /", lookup::name_of),
    row("_pair", "family, type, proto, /", calls::pair),
    row("close", "fd, /", calls::close_number),
    row("getaddrinfo", "host, port, family=0, type=0, proto=0, flags=0", lookup::getaddrinfo),
    row("getdefaulttimeout", "", getdefaulttimeout),
    row("gethostbyname", "host, /", lookup::gethostbyname),
    row("gethostname", "", lookup::gethostname),
    row("inet_aton", "ip_addr, /", inet_aton),
    row("inet_ntoa", "packed_ip, /", inet_ntoa),
    row("inet_ntop", "address_family, packed_ip, /", inet_ntop),
    row("inet_pton", "address_family, ip_string, /", inet_pton),
    row("setdefaulttimeout", "timeout, /", setdefaulttimeout),
];

fn init(t: &mut Thread, module: &Value) -> Result<()> {
    for (name, class) in [
        ("socket", Builtin::Socket),
        ("SocketType", Builtin::Socket),
        ("gaierror", Builtin::GaiError),
        ("herror", Builtin::HostError),
        ("timeout", Builtin::TimeoutError),
        ("error", Builtin::OSError),
    ] {
        let class = t.class(class);
        t.add_name(module, name, class);
    }
    for &(name, number) in constants::CONSTANTS {
        let number = t.int(number);
        t.add_name(module, name, number);
    }
    t.add_name(module, "has_ipv6", Value::TRUE);
    Ok(())
}

/// `_socket`
pub(crate) static SPEC: ModuleSpec = ModuleSpec { name: "_socket", functions: FUNCTIONS, init: Some(init) };

/// What a call waits for before it can read.
const READABLE: PollFlags = PollFlags::IN;
/// What a call waits for before it can write.
const WRITABLE: PollFlags = PollFlags::OUT;
