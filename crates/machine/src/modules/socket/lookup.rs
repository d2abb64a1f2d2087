//! Names of hosts and services, as the system's resolver has them. It may ask the network, so it runs without the GIL.

use std::net::SocketAddr;

use dns_lookup::{AddrInfo, AddrInfoHints, LookupError};
use objects::{Bytes, Str, Value};
use sync::Reason;

use super::address::{INET, inet_to_python};
use crate::builtin::Builtin;
use crate::{Raised, Result, Thread};

const ADDRESS_FAMILY: i32 = -9;

/// `gaierror`, with the resolver's number and text.
fn gai_error(t: &mut Thread, error: LookupError) -> Raised {
    let number = error.error_num();
    let error = std::io::Error::from(error);
    if number == 0 || error.raw_os_error().is_some() {
        return t.os_error_with(error, None);
    }
    let text = error.to_string();
    let text = text.strip_prefix("failed to lookup address information: ").unwrap_or(&text);
    let args = [t.int(number.into()), t.str(text)];
    t.os_error_of(Builtin::GaiError, &args)
}

/// The error for a host that has no address of the family asked for.
pub(super) fn wrong_family(t: &mut Thread) -> Raised {
    let args = [Value::from_i32(ADDRESS_FAMILY), t.str("Address family for hostname not supported")];
    t.os_error_of(Builtin::GaiError, &args)
}

fn ask(t: &mut Thread, host: Option<&str>, service: Option<&str>, hints: AddrInfoHints) -> Result<Vec<AddrInfo>> {
    t.check_real_time("names of hosts are looked up")?;
    // The resolver of the system cannot be asked for neither; it answers so.
    let service = if host.is_none() && service.is_none() { Some("") } else { service };
    let found = t.detached(Reason::Io, || {
        dns_lookup::getaddrinfo(host, service, Some(hints)).map(|all| all.flatten().collect())
    });
    found.map_err(|error| gai_error(t, error))
}

/// The first address of a host, in a family.
pub(super) fn host(t: &mut Thread, name: &str, family: i32) -> Result<SocketAddr> {
    let hints = AddrInfoHints { address: family, ..AddrInfoHints::default() };
    let found = ask(t, Some(name), None, hints)?;
    found.first().map(|info| info.sockaddr).ok_or_else(|| wrong_family(t))
}

/// `getaddrinfo(host, port, family=0, type=0, proto=0, flags=0)`
pub(super) fn getaddrinfo(t: &mut Thread, args: &[Value]) -> Result {
    let host = match (args[0].get::<Str>(), args[0].get::<Bytes>()) {
        (Some(host), _) => Some(host.as_str().to_owned()),
        (None, Some(host)) => Some(String::from_utf8_lossy(host.as_slice()).into_owned()),
        (None, None) if args[0].is_none() => None,
        (None, None) => return Err(t.type_error("getaddrinfo() argument 1 must be string or None")),
    };
    let service = match (args[1].get::<Str>(), args[1].get::<Bytes>()) {
        (Some(service), _) => Some(service.as_str().to_owned()),
        (None, Some(service)) => Some(String::from_utf8_lossy(service.as_slice()).into_owned()),
        (None, None) if args[1].is_none() => None,
        (None, None) if t.is_instance(&args[1], Builtin::Int) => Some(t.index(&args[1])?.to_string()),
        (None, None) => return Err(t.raise(Builtin::OSError, "Int or String expected")),
    };
    let mut numbers = [0; 4];
    for (number, value) in numbers.iter_mut().zip(&args[2..6]) {
        *number = t.c_int_or(value, 0)? as i32;
    }
    let [address, socktype, protocol, flags] = numbers;
    let hints = AddrInfoHints { flags, address, socktype, protocol };
    let found = ask(t, host.as_deref(), service.as_deref(), hints)?;
    let mut entries = Vec::with_capacity(found.len());
    for info in found {
        let name = t.str(&info.canonname.unwrap_or_default());
        let address = inet_to_python(t, &info.sockaddr);
        let numbers = [info.address, info.socktype, info.protocol].map(Value::from_i32);
        let [family, kind, protocol] = numbers;
        entries.push(t.tuple(vec![family, kind, protocol, name, address]));
    }
    Ok(t.list(entries))
}

fn name(t: &mut Thread, value: &Value, function: &str) -> Result<String> {
    match value.get::<Str>() {
        Some(name) => Ok(name.as_str().to_owned()),
        None => {
            let kind = t.argument_type(value);
            Err(t.type_error(format!("{function}() argument 1 must be str, not {kind}")))
        }
    }
}

/// `gethostbyname(host, /)`: its first IPv4 address.
pub(super) fn gethostbyname(t: &mut Thread, args: &[Value]) -> Result {
    let name = name(t, &args[0], "gethostbyname")?;
    let text = match name.as_str() {
        "" => "0.0.0.0".to_owned(),
        "<broadcast>" => "255.255.255.255".to_owned(),
        name if name.parse::<std::net::Ipv4Addr>().is_ok() => name.to_owned(),
        name => host(t, name, INET)?.ip().to_string(),
    };
    Ok(t.str(&text))
}

/// `_hosts(name, /)`: all its IPv4 addresses.
pub(super) fn hosts(t: &mut Thread, args: &[Value]) -> Result {
    let name = name(t, &args[0], "gethostbyname_ex")?;
    let hints = AddrInfoHints { address: INET, socktype: 1, ..AddrInfoHints::default() };
    let found = ask(t, Some(&name), None, hints)?;
    let found = found.iter().map(|info| t.str(&info.sockaddr.ip().to_string())).collect();
    Ok(t.list(found))
}

/// `_name(host, port, flags, /)`: the names of an address given in numbers, and of its service.
pub(super) fn name_of(t: &mut Thread, args: &[Value]) -> Result {
    let host_name = name(t, &args[0], "getnameinfo")?;
    let port = u16::try_from(t.index(&args[1])?).map_err(|_| t.overflow_error("port must be 0-65535."))?;
    let flags = t.c_int_or(&args[2], 0)? as i32;
    t.check_real_time("names of hosts are looked up")?;
    let Ok(ip) = host_name.parse() else {
        let error = [Value::from_i32(-2), t.str("Name or service not known")];
        return Err(t.os_error_of(Builtin::GaiError, &error));
    };
    let address = SocketAddr::new(ip, port);
    match t.detached(Reason::Io, || dns_lookup::getnameinfo(&address, flags)) {
        Ok((host, service)) => Ok(t.pair_of_texts(&host, &service)),
        Err(error) => Err(gai_error(t, error)),
    }
}

/// `gethostname()`
pub(super) fn gethostname(t: &mut Thread, _: &[Value]) -> Result {
    let name = rustix::system::uname().nodename().to_string_lossy().into_owned();
    Ok(t.str(&name))
}

impl Thread {
    fn pair_of_texts(&mut self, first: &str, second: &str) -> Value {
        let (first, second) = (self.str(first), self.str(second));
        self.pair(first, second)
    }
}
