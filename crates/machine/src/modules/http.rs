//! `_http`: requests over HTTP and HTTPS, made by the client library `ureq`. `library/urllib/request.py` stands on it.
//!
//! A request and each read of its body run without the GIL. Those of the main thread run on a helper, so that it can
//! look for Ctrl-C meanwhile.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use objects::{Layout, Str, Tuple, Value};
use parking_lot::Mutex;
use sync::Reason;
use ureq::config::AutoHeaderValue;
use ureq::tls::{RootCerts, TlsConfig};
use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::transport::{Connector, DefaultConnector};
use ureq::{Agent, Proxy};

use crate::builtin::Builtin;
use crate::class::{NO_SLOTS, TypeSpec};
use crate::kinds::Contents;
use crate::modules::ModuleSpec;
use crate::modules::time::duration;
use crate::native::row;
use crate::{Raised, Result, Thread};

mod head;

use head::Listener;

/// For how long the main thread waits before it looks whether a signal has come.
const PATIENCE: Duration = Duration::from_millis(50);

/// The number and text of the resolver's error for a name that it does not know.
const UNKNOWN_NAME: (i32, &str) = (-2, "Name or service not known");

type Reader = Box<dyn Read + Send>;

/// The body of an answer, read as it comes.
pub(crate) struct Response {
    reader: Arc<Mutex<Option<Reader>>>,
    /// Ends the connection, whoever waits for it.
    agent: Mutex<Option<Agent>>,
}

crate::payload!(Response, leaf);

impl Contents for Response {}

/// What a program asks for.
struct Wanted {
    method: String,
    url: String,
    headers: Vec<(String, String)>,
    body: Option<Vec<u8>>,
    timeout: Option<Duration>,
    verify: bool,
    /// The host and port of who passes it on.
    proxy: Option<String>,
}

/// An answer: its head as it came, without the empty line at its end, and its body.
struct Answer {
    head: Vec<u8>,
    reader: Reader,
}

/// Why there is no answer.
enum Failure {
    System(io::Error),
    UnknownName,
    TimedOut,
    /// The connection was closed before an answer came.
    Closed,
    Other(String),
}

/// What was being done when it failed.
#[derive(Clone, Copy)]
enum Stage {
    /// Waiting for the answer.
    Answer,
    /// Making the connection, or sending.
    Connection,
    /// Agreeing about encryption.
    Encryption,
}

/// A failure, and when it came.
struct Failed(Failure, Stage);

fn failure(error: ureq::Error) -> Failed {
    use ureq::{Error, Timeout};
    match error {
        Error::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => Failed(Failure::Closed, Stage::Answer),
        Error::Io(error) => {
            let stage = match error.kind() {
                io::ErrorKind::ConnectionReset | io::ErrorKind::BrokenPipe => Stage::Answer,
                io::ErrorKind::InvalidData => return Failed(Failure::Other(error.to_string()), Stage::Encryption),
                _ => Stage::Connection,
            };
            Failed(Failure::System(error), stage)
        }
        Error::Timeout(Timeout::Connect | Timeout::Resolve) => Failed(Failure::TimedOut, Stage::Connection),
        Error::Timeout(_) => Failed(Failure::TimedOut, Stage::Answer),
        Error::HostNotFound => Failed(Failure::UnknownName, Stage::Connection),
        Error::ConnectionFailed => {
            Failed(Failure::System(io::Error::from_raw_os_error(libc::ECONNREFUSED)), Stage::Connection)
        }
        Error::Rustls(_) | Error::Tls(_) | Error::Pem(_) => {
            Failed(Failure::Other(error.to_string()), Stage::Encryption)
        }
        other => Failed(Failure::Other(other.to_string()), Stage::Connection),
    }
}

fn text(value: &Value) -> String {
    value.get::<Str>().map(|text| text.as_str().to_owned()).unwrap_or_default()
}

/// The arguments of `request`.
fn wanted(t: &mut Thread, args: &[Value]) -> Result<Wanted> {
    let mut headers = Vec::new();
    for pair in t.collect(&args[2])? {
        if let Some([name, value]) = pair.get::<Tuple>().map(Tuple::items) {
            headers.push((text(name), text(value)));
        }
    }
    let body = if args[3].is_none() { None } else { Some(t.bytes_like(&args[3])?.into_owned()) };
    let timeout = if args[4].is_none() { None } else { Some(duration(t, &args[4])?.unwrap_or(Duration::ZERO)) };
    let verify = t.truth(&args[5])?;
    let proxy = args[6].has::<Str>().then(|| text(&args[6]));
    Ok(Wanted { method: text(&args[0]), url: text(&args[1]), headers, body, timeout, verify, proxy })
}

/// What asks for it, and the address to ask: a proxy makes a tunnel for what is encrypted; what is not, it is asked for
/// itself (RFC 9110, 7.3.2).
fn agent(wanted: &Wanted, head: &head::Head) -> std::result::Result<(Agent, String), Failed> {
    let (mut tunnel, mut url, mut asks_proxy) = (None, wanted.url.clone(), false);
    match &wanted.proxy {
        Some(proxy) if url.starts_with("https:") => {
            tunnel = Some(Proxy::new(&format!("http://{proxy}")).map_err(failure)?);
        }
        Some(proxy) => (url, asks_proxy) = (format!("http://{proxy}/{url}"), true),
        None => {}
    }
    let tls = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).disable_verification(!wanted.verify).build();
    let config = Agent::config_builder()
        .http_status_as_error(false)
        .allow_non_standard_methods(true)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .max_idle_connections(0)
        .user_agent(AutoHeaderValue::None)
        .accept(AutoHeaderValue::None)
        .accept_encoding(AutoHeaderValue::None)
        .proxy(tunnel)
        .timeout_connect(wanted.timeout)
        .timeout_per_read(wanted.timeout)
        .timeout_per_write(wanted.timeout)
        .tls_config(tls)
        .build();
    let connector = DefaultConnector::new().chain(Listener { head: Arc::clone(head), asks_proxy });
    Ok((Agent::with_parts(config, connector, DefaultResolver::default()), url))
}

/// Sends a request and waits for the head of the answer.
fn send(agent: &Agent, url: &str, wanted: Wanted, head: &head::Head) -> std::result::Result<Answer, Failed> {
    let mut request = ureq::http::Request::builder().method(wanted.method.as_str()).uri(url);
    for (name, value) in &wanted.headers {
        request = request.header(name, value);
    }
    let bad = |error: ureq::http::Error| Failed(Failure::Other(error.to_string()), Stage::Connection);
    let answer = match wanted.body {
        Some(body) => agent.run(request.body(body).map_err(bad)?),
        None => agent.run(request.body(()).map_err(bad)?),
    };
    let body = answer.map_err(failure)?.into_body();
    Ok(Answer { head: head.lock().take().unwrap_or_default(), reader: Box::new(body.into_reader()) })
}

impl Thread {
    /// Runs something that waits for another program, without the GIL; `give_up` makes it end early.
    ///
    /// # Errors
    /// What the program's handlers of signals raise; OSError if there is no thread to be had.
    fn interruptible<R: Send + 'static>(
        &mut self,
        work: impl FnOnce() -> R + Send + 'static,
        give_up: impl FnOnce(),
    ) -> Result<R> {
        if !self.is_main {
            return Ok(self.detached(Reason::Io, work));
        }
        let (sender, mut receiver) = channel();
        let started = std::thread::Builder::new().name("request".to_owned()).spawn(move || {
            let _nobody_waits_any_more = sender.send(work());
        });
        if let Err(error) = started {
            return Err(self.os_error_with(error, None));
        }
        loop {
            let (back, answer) = self.detached(Reason::Io, move || {
                let limit = receiver.recv_timeout(PATIENCE);
                (receiver, limit)
            });
            match answer {
                Ok(answer) => return Ok(answer),
                Err(RecvTimeoutError::Timeout) => receiver = back,
                Err(RecvTimeoutError::Disconnected) => {
                    return Err(self.raise(Builtin::RuntimeError, "the request ended without an answer"));
                }
            }
            if let Err(raised) = self.check_signals() {
                give_up();
                return Err(raised);
            }
        }
    }

    fn http_error(&mut self, failure: Failure) -> Raised {
        match failure {
            Failure::System(error) => self.os_error_with(error, None),
            Failure::UnknownName => {
                let parts = [Value::from_i32(UNKNOWN_NAME.0), self.str(UNKNOWN_NAME.1)];
                self.os_error_of(Builtin::GaiError, &parts)
            }
            Failure::TimedOut => self.raise(Builtin::TimeoutError, "timed out"),
            Failure::Closed => self.raise(Builtin::EOFError, ""),
            Failure::Other(message) => self.raise(Builtin::OSError, message),
        }
    }
}

/// What `request` gives for a failure.
fn failed_answer(t: &mut Thread, Failed(failure, stage): Failed) -> Value {
    let raised = t.http_error(failure);
    t.tuple(vec![Value::NONE, raised.exception().clone(), Value::from_i32(stage as i32)])
}

/// `request(method, url, headers, body, timeout, verify, proxy=None, /)`: head and body of the answer; or None, the exception and
/// what was being done: 0 waiting for the answer, 1 connecting, 2 agreeing about encryption.
fn request(t: &mut Thread, args: &[Value]) -> Result {
    t.check_real_time("requests wait for other programs")?;
    let wanted = wanted(t, args)?;
    let head = head::Head::default();
    let (agent, url) = match agent(&wanted, &head) {
        Ok(made) => made,
        Err(failed) => return Ok(failed_answer(t, failed)),
    };
    let (own, waker) = (agent.clone(), agent.clone());
    match t.interruptible(move || send(&own, &url, wanted, &head), move || waker.shutdown())? {
        Err(failed) => Ok(failed_answer(t, failed)),
        Ok(answer) => {
            let reader = Arc::new(Mutex::new(Some(answer.reader)));
            let response = Response { reader, agent: Mutex::new(Some(agent)) };
            let (head, body) = (t.bytes(&answer.head), t.object(Builtin::Response, response));
            Ok(t.pair(head, body))
        }
    }
}

/// `read(size=None)`: up to so many octets, or all that come; none at the end, or when it is closed.
fn read(t: &mut Thread, args: &[Value]) -> Result {
    let most = if args[1].is_null() || args[1].is_none() { None } else { usize::try_from(t.ssize(&args[1])?).ok() };
    let response = t.receiver::<Response>(&args[0])?;
    let (reader, agent) = (Arc::clone(&response.reader), response.agent.lock().clone());
    let work = move || {
        let mut reader = reader.lock();
        let mut octets = Vec::new();
        let result = match (&mut *reader, most) {
            (None, _) => Ok(0),
            (Some(reader), None) => reader.read_to_end(&mut octets),
            (Some(reader), Some(most)) => reader.take(most as u64).read_to_end(&mut octets),
        };
        (octets, result)
    };
    let (octets, result) = t.interruptible(work, move || {
        if let Some(agent) = agent {
            agent.shutdown();
        }
    })?;
    let octets = t.bytes(&octets);
    match result {
        Ok(_) => Ok(t.pair(octets, Value::NONE)),
        Err(error) => {
            let failed = match error.downcast::<ureq::Error>() {
                Ok(error) => failure(error),
                Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Failed(Failure::Closed, Stage::Answer),
                Err(error) if error.kind() == io::ErrorKind::TimedOut => Failed(Failure::TimedOut, Stage::Answer),
                Err(error) => Failed(Failure::System(error), Stage::Answer),
            };
            let raised = t.http_error(failed.0);
            Ok(t.pair(octets, raised.exception().clone()))
        }
    }
}

fn close(t: &mut Thread, args: &[Value]) -> Result {
    let response = t.receiver::<Response>(&args[0])?;
    // Another thread may be reading: it sees the end.
    let agent = response.agent.lock().take();
    let reader = response.reader.try_lock().and_then(|mut reader| reader.take());
    if reader.is_none()
        && let Some(agent) = agent
    {
        agent.shutdown();
    }
    drop(reader);
    Ok(Value::NONE)
}

/// `_http.Response`
pub(crate) static RESPONSE: TypeSpec = TypeSpec {
    name: "Response",
    module: "_http",
    layout: &Layout::of::<Response>(),
    slots: NO_SLOTS,
    methods: &[row("close", "self, /", close), row("read", "self, size=None, /", read)],
    ..TypeSpec::BASE
};

/// `_http`
pub(crate) static SPEC: ModuleSpec = ModuleSpec {
    name: "_http",
    functions: &[row("request", "method, url, headers, body, timeout, verify, proxy=None, /", request)],
    init: None,
};
