//! Addresses as Python has them: pairs for IPv4, up to four things for IPv6, paths for Unix.

use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};

use objects::{Bytes, Str, Tuple, Value};
use rustix::net::{AddressFamily, SocketAddrAny, SocketAddrUnix};

use super::lookup;
use crate::types::bytearray::ByteArray;
use crate::{Raised, Result, Thread};

pub(super) const UNIX: i32 = 1;
pub(super) const INET: i32 = 2;
pub(super) const INET6: i32 = 10;

/// The text of a host: str, bytes or bytearray.
fn host_text(t: &mut Thread, host: &Value) -> Result<String> {
    if let Some(text) = host.get::<Str>() {
        if text.as_str().contains('\0') {
            return Err(t.type_error("host name must not contain null character"));
        }
        return Ok(text.as_str().to_owned());
    }
    if host.has::<Bytes>() || host.has::<ByteArray>() {
        let bytes = t.bytes_like(host)?;
        return Ok(String::from_utf8_lossy(&bytes).into_owned());
    }
    let name = t.type_name(host);
    Err(t.type_error(format!("str, bytes or bytearray expected, not {name}")))
}

/// A port; `function` is named in the error about one that is none.
fn port(t: &mut Thread, value: &Value, function: &str) -> Result<u16> {
    let number = t.index(value)?;
    u16::try_from(number).map_err(|_| t.overflow_error(format!("{function}(): port must be 0-65535.")))
}

fn number(t: &mut Thread, value: Option<&Value>) -> Result<u32> {
    match value {
        None => Ok(0),
        Some(value) => Ok(t.index(value)? as u32),
    }
}

/// The address that a program means, for a socket of a family. Names are looked up.
///
/// # Errors
/// TypeError, OverflowError, `gaierror`.
pub(super) fn from_python(t: &mut Thread, family: i32, value: &Value, function: &str) -> Result<SocketAddrAny> {
    match family {
        INET => {
            let [host, service] = parts(t, value, function, "AF_INET", "AF_INET address must be a pair (host, port)")?;
            let ip = inet(t, host)?;
            Ok(SocketAddr::V4(SocketAddrV4::new(ip, port(t, service, function)?)).into())
        }
        INET6 => inet6(t, value, function),
        UNIX => unix(t, value),
        _ => Err(t.raise(crate::builtin::Builtin::OSError, format!("{function}(): bad family"))),
    }
}

/// The items of a pair.
fn parts<'a>(t: &mut Thread, value: &'a Value, function: &str, family: &str, shape: &str) -> Result<[&'a Value; 2]> {
    let Some(tuple) = value.get::<Tuple>() else { return Err(no_tuple(t, value, function, family)) };
    match tuple.items() {
        [host, port] => Ok([host, port]),
        _ => Err(t.type_error(shape)),
    }
}

fn no_tuple(t: &mut Thread, value: &Value, function: &str, family: &str) -> Raised {
    let name = t.type_name(value);
    t.type_error(format!("{function}(): {family} address must be tuple, not {name}"))
}

fn inet(t: &mut Thread, host: &Value) -> Result<Ipv4Addr> {
    let text = host_text(t, host)?;
    match text.as_str() {
        "" => Ok(Ipv4Addr::UNSPECIFIED),
        "<broadcast>" | "255.255.255.255" => Ok(Ipv4Addr::BROADCAST),
        text => match text.parse() {
            Ok(ip) => Ok(ip),
            Err(_) => match lookup::host(t, text, INET)? {
                SocketAddr::V4(found) => Ok(*found.ip()),
                SocketAddr::V6(_) => Err(lookup::wrong_family(t)),
            },
        },
    }
}

fn inet6(t: &mut Thread, value: &Value, function: &str) -> Result<SocketAddrAny> {
    let Some(tuple) = value.get::<Tuple>() else { return Err(no_tuple(t, value, function, "AF_INET6")) };
    let (host, service, rest) = match tuple.items() {
        [host, service, rest @ ..] if rest.len() <= 2 => (host, service, rest),
        _ => return Err(t.type_error("AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])")),
    };
    let text = host_text(t, host)?;
    let ip = match text.as_str() {
        "" => Ipv6Addr::UNSPECIFIED,
        text => match text.parse() {
            Ok(ip) => ip,
            Err(_) => match lookup::host(t, text, INET6)? {
                SocketAddr::V6(found) => *found.ip(),
                SocketAddr::V4(_) => return Err(lookup::wrong_family(t)),
            },
        },
    };
    let port = port(t, service, function)?;
    let (flow, scope) = (number(t, rest.first())?, number(t, rest.get(1))?);
    Ok(SocketAddr::V6(SocketAddrV6::new(ip, port, flow, scope)).into())
}

fn unix(t: &mut Thread, value: &Value) -> Result<SocketAddrAny> {
    let path = match value.get::<Str>() {
        Some(path) => path.as_str().as_bytes().to_vec(),
        None => t.bytes_like(value)?.into_owned(),
    };
    let made = match path.split_first() {
        Some((0, name)) => SocketAddrUnix::new_abstract_name(name),
        _ => SocketAddrUnix::new(path.as_slice()),
    };
    match made {
        Ok(address) => Ok(address.into()),
        Err(_) => Err(t.raise(crate::builtin::Builtin::OSError, "AF_UNIX path too long")),
    }
}

/// An address that the system gave; None where there is none.
pub(super) fn to_python(t: &mut Thread, address: Option<SocketAddrAny>) -> Value {
    let Some(address) = address else { return Value::NONE };
    if address.address_family() == AddressFamily::UNIX {
        return unix_to_python(t, address);
    }
    match SocketAddr::try_from(address) {
        Ok(address) => inet_to_python(t, &address),
        Err(_) => Value::NONE,
    }
}

fn unix_to_python(t: &mut Thread, address: SocketAddrAny) -> Value {
    let Ok(address) = SocketAddrUnix::try_from(address) else { return Value::NONE };
    match (address.path(), address.abstract_name()) {
        (Some(path), _) => t.str(&path.to_string_lossy()),
        (None, Some(name)) if !name.is_empty() => {
            let name = [&[0], name].concat();
            t.bytes(&name)
        }
        _ => t.str(""),
    }
}

/// `(host, port)`, and for IPv6 `(host, port, flowinfo, scope_id)`.
pub(super) fn inet_to_python(t: &mut Thread, address: &SocketAddr) -> Value {
    let (host, port) = (t.str(&address.ip().to_string()), Value::from_i32(address.port().into()));
    match address {
        SocketAddr::V4(_) => t.pair(host, port),
        SocketAddr::V6(address) => {
            let (flow, scope) = (t.int(address.flowinfo().into()), t.int(address.scope_id().into()));
            t.tuple(vec![host, port, flow, scope])
        }
    }
}
