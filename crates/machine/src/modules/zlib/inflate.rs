//! Decompression.

use flate2::{Decompress, FlushDecompress, Status};
use objects::{Guarded, Layout, Value};
use parking_lot::Mutex;

use super::{MAX_WBITS, ROOM, input};
use crate::builtin::Builtin;
use crate::class::{NO_SLOTS, TypeSpec, getter};
use crate::kinds::Contents;
use crate::native::row;
use crate::{Raised, Result, Thread};

/// How a decompressor reads what comes before the compressed octets.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Header {
    Zlib,
    Gzip,
    None,
    /// zlib's or gzip's, as the first two octets tell.
    Either,
}

/// A stream that is being decompressed.
struct Stream {
    inner: Option<Decompress>,
    dictionary: Vec<u8>,
    /// The first octets, while they are too few to tell which header it is.
    held: Vec<u8>,
}

/// A stream that is being decompressed, and what is left over.
pub(crate) struct Decompressor {
    /// In its own lock, as it is used without the GIL.
    stream: Mutex<Stream>,
    left: Guarded<Left>,
}

#[derive(Clone, Default)]
struct Left {
    /// What came behind the end.
    unused: Vec<u8>,
    /// What was not needed yet for `max_length` octets.
    unconsumed: Vec<u8>,
    ended: bool,
}

crate::payload!(Decompressor, leaf);

impl Contents for Decompressor {}

/// Why there is no output.
struct Problem {
    code: i32,
    message: Option<String>,
}

impl Stream {
    /// A decompressor for `wbits`: 8 to 15 for zlib's header, 24 to 31 for gzip's, 40 to 47 for either, negative for none;
    /// 0 takes the window's size from the header.
    fn new(wbits: i64, dictionary: Vec<u8>) -> Option<Stream> {
        let header = match wbits {
            0 | 8..=15 => Header::Zlib,
            24..=31 => Header::Gzip,
            32 | 40..=47 => Header::Either,
            -15..=-8 => Header::None,
            _ => return None,
        };
        let mut stream = Stream { inner: None, dictionary, held: Vec::new() };
        if header != Header::Either {
            stream.begin(header);
        }
        Some(stream)
    }

    /// The largest window understands what was made with any.
    fn begin(&mut self, header: Header) {
        let mut inner = match header {
            Header::Gzip => Decompress::new_gzip(MAX_WBITS as u8),
            _ => Decompress::new_with_window_bits(header != Header::None, MAX_WBITS as u8),
        };
        if header == Header::None && !self.dictionary.is_empty() {
            let _too_long_is_seen_later = inner.set_dictionary(&self.dictionary);
        }
        self.inner = Some(inner);
    }

    /// Feeds octets. Gives the output, how many octets were used, and whether the end has come.
    fn inflate(&mut self, octets: &[u8], most: usize) -> std::result::Result<(Vec<u8>, usize, bool), Problem> {
        let mut out = Vec::new();
        if self.inner.is_none() {
            self.held.extend_from_slice(octets);
            if self.held.len() < 2 {
                return Ok((out, octets.len(), false));
            }
            self.begin(if self.held.starts_with(&[0x1f, 0x8b]) { Header::Gzip } else { Header::Zlib });
            let held = std::mem::take(&mut self.held);
            let before = held.len() - octets.len();
            let (out, used, ended) = self.inflate(&held, most)?;
            return Ok((out, used.saturating_sub(before), ended));
        }
        let mut used = 0;
        loop {
            let room = ROOM.max(out.len()).min(most - out.len());
            if out.try_reserve_exact(room).is_err() {
                return Err(Problem { code: -4, message: None });
            }
            let (status, count) = self.step(&octets[used..], &mut out)?;
            used += count;
            let has_room = out.len() < out.capacity();
            if status == Status::StreamEnd {
                return Ok((out, used, true));
            }
            if out.len() >= most || has_room && (used == octets.len() || count == 0) {
                return Ok((out, used, false));
            }
        }
    }

    fn step(&mut self, octets: &[u8], out: &mut Vec<u8>) -> std::result::Result<(Status, usize), Problem> {
        let Some(inner) = &mut self.inner else { return Err(Problem { code: -2, message: None }) };
        let before = inner.total_in();
        match inner.decompress_vec(octets, out, FlushDecompress::None) {
            Ok(status) => Ok((status, (inner.total_in() - before) as usize)),
            Err(error) if error.needs_dictionary().is_some() => {
                let count = (inner.total_in() - before) as usize;
                if self.dictionary.is_empty() {
                    return Err(Problem { code: 2, message: None });
                }
                match inner.set_dictionary(&self.dictionary) {
                    Ok(_) => Ok((Status::Ok, count)),
                    Err(_) => Err(Problem { code: -3, message: None }),
                }
            }
            Err(error) => Err(Problem { code: -3, message: error.message().map(str::to_owned) }),
        }
    }
}

fn problem(t: &mut Thread, problem: &Problem) -> Raised {
    if problem.code == -4 {
        return t.memory_error();
    }
    t.zlib_error(problem.code, "while decompressing data", problem.message.as_deref())
}

/// `decompress(data, /, wbits=15, bufsize=16384)`
pub(super) fn decompress(t: &mut Thread, args: &[Value]) -> Result {
    let octets = input(t, &args[0])?;
    let wbits = t.c_int_or(&args[1], MAX_WBITS)?;
    if !args[2].is_null() && t.ssize(&args[2])? < 0 {
        return Err(t.value_error("bufsize must be non-negative"));
    }
    let Some(mut stream) = Stream::new(wbits, Vec::new()) else {
        return Err(t.zlib_error(-2, "while preparing to decompress data", Some("inconsistent stream state")));
    };
    match t.compute(octets.len(), move || stream.inflate(&octets, usize::MAX)) {
        Ok((out, _, true)) => Ok(t.bytes(&out)),
        Ok((_, _, false)) => Err(t.zlib_error(-5, "while decompressing data", Some("incomplete or truncated stream"))),
        Err(error) => Err(problem(t, &error)),
    }
}

/// `decompressobj(wbits=15, zdict=b'')`
pub(super) fn decompressobj(t: &mut Thread, args: &[Value]) -> Result {
    let wbits = t.c_int_or(&args[0], MAX_WBITS)?;
    let dictionary = if args[1].is_null() { Vec::new() } else { input(t, &args[1])?.into_owned() };
    let Some(stream) = Stream::new(wbits, dictionary) else {
        return Err(t.value_error("Invalid initialization option"));
    };
    let left = Guarded::new(Left::default());
    Ok(t.object(Builtin::Decompressor, Decompressor { stream: Mutex::new(stream), left }))
}

/// Octets into a decompressor, at most so many out of it.
fn decompress_into(t: &mut Thread, value: &Value, octets: &[u8], most: usize) -> Result<Vec<u8>> {
    let decompressor = t.receiver::<Decompressor>(value)?;
    if decompressor.left.with(t, |left| left.ended) {
        decompressor.left.with_mut(t, |left| left.unused.extend_from_slice(octets));
        return Ok(Vec::new());
    }
    let result = t.compute_with(octets.len(), &decompressor.stream, |stream| stream.inflate(octets, most));
    match result {
        Ok((out, used, ended)) => {
            decompressor.left.with_mut(t, |left| {
                let rest = octets[used.min(octets.len())..].to_vec();
                left.ended = ended;
                left.unconsumed.clear();
                if ended { left.unused.extend(rest) } else { left.unconsumed = rest }
            });
            Ok(out)
        }
        Err(error) => Err(problem(t, &error)),
    }
}

/// `decompress(data, /, max_length=0)`
fn decompress_some(t: &mut Thread, args: &[Value]) -> Result {
    let octets = input(t, &args[1])?;
    let most = if args[2].is_null() { 0 } else { t.ssize(&args[2])? };
    let Ok(most) = usize::try_from(most) else {
        return Err(t.value_error("max_length must be non-negative"));
    };
    let out = decompress_into(t, &args[0], &octets, if most == 0 { usize::MAX } else { most })?;
    Ok(t.bytes(&out))
}

/// `flush(length=16384, /)`
fn flush_rest(t: &mut Thread, args: &[Value]) -> Result {
    if !args[1].is_null() && t.ssize(&args[1])? <= 0 {
        return Err(t.value_error("length must be greater than zero"));
    }
    let decompressor = t.receiver::<Decompressor>(&args[0])?;
    let octets = decompressor.left.with_mut(t, |left| std::mem::take(&mut left.unconsumed));
    let out = decompress_into(t, &args[0], &octets, usize::MAX)?;
    Ok(t.bytes(&out))
}

/// `zlib.Decompress`
pub(crate) static DECOMPRESSOR: TypeSpec = TypeSpec {
    name: "Decompress",
    module: "zlib",
    layout: &Layout::of::<Decompressor>(),
    slots: NO_SLOTS,
    methods: &[
        row("decompress", "self, data, /, max_length=0", decompress_some),
        row("flush", "self, length=16384, /", flush_rest),
    ],
    getsets: &[
        getter("eof", |t, value| {
            let decompressor = t.receiver::<Decompressor>(value)?;
            Ok(Value::bool(decompressor.left.with(t, |left| left.ended)))
        }),
        getter("unused_data", |t, value| {
            let decompressor = t.receiver::<Decompressor>(value)?;
            let left = decompressor.left.with(t, Clone::clone);
            Ok(t.bytes(&left.unused))
        }),
        getter("unconsumed_tail", |t, value| {
            let decompressor = t.receiver::<Decompressor>(value)?;
            let left = decompressor.left.with(t, Clone::clone);
            Ok(t.bytes(&left.unconsumed))
        }),
    ],
    ..TypeSpec::BASE
};
