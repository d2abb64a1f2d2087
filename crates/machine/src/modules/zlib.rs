//! `zlib`: compression, over the library `flate2` and the crate `zlib-rs` under it. Large inputs are worked on without
//! the GIL.

use std::borrow::Cow;

use flate2::{Compress, Compression, FlushCompress, Status};
use objects::{Layout, Value};
use parking_lot::Mutex;
use sync::Reason;

use crate::builtin::Builtin;
use crate::class::{NO_SLOTS, TypeSpec};
use crate::kinds::Contents;
use crate::modules::ModuleSpec;
use crate::modules::binascii::low_bits;
use crate::native::{Row, row};
use crate::{Raised, Result, Thread};

mod inflate;

pub(crate) use inflate::DECOMPRESSOR;

/// Inputs of more octets than this are worked on without the GIL (`HASHLIB_GIL_MINSIZE` in CPython's `hashlib.h`).
pub(crate) const LARGE: usize = 2047;

/// The window that all decoders understand.
const MAX_WBITS: i64 = 15;

/// How much room output gets at first, in octets.
const ROOM: usize = 16 * 1024;

/// A stream that is being compressed.
pub(crate) struct Compressor {
    /// In its own lock, as it is used without the GIL. None when it has ended.
    stream: Mutex<Option<Compress>>,
}

crate::payload!(Compressor, leaf);

impl Contents for Compressor {}

impl Thread {
    /// Computes something from so many octets, without the GIL if they are many.
    pub(crate) fn compute<R: Send>(&mut self, octets: usize, work: impl FnOnce() -> R + Send) -> R {
        if octets > LARGE { self.detached(Reason::Io, work) } else { work() }
    }

    /// Uses a state that another thread may be using without the GIL.
    pub(crate) fn compute_with<S: Send, R: Send>(
        &mut self,
        octets: usize,
        state: &Mutex<S>,
        work: impl FnOnce(&mut S) -> R + Send,
    ) -> R {
        // Whether another thread is at it just now is a matter of time; it needs no GIL to come to its end.
        if octets <= LARGE && self.asked("look at a state in use", || !state.is_locked()) {
            return work(&mut state.lock());
        }
        self.detached(Reason::Io, || work(&mut state.lock()))
    }

    fn zlib_error(&mut self, code: i32, what: &str, message: Option<&str>) -> Raised {
        let message = message.map(|message| format!(": {message}")).unwrap_or_default();
        self.raise(Builtin::ZlibError, format!("Error {code} {what}{message}"))
    }
}

/// The octets to work on: those of bytes where they lie, of others a copy.
fn input<'a>(t: &mut Thread, value: &'a Value) -> Result<Cow<'a, [u8]>> {
    t.bytes_like(value)
}

fn level(t: &mut Thread, value: &Value) -> Result<Option<Compression>> {
    Ok(match t.c_int_or(value, -1)? {
        -1 => Some(Compression::new(6)),
        level @ 0..=9 => Some(Compression::new(level as u32)),
        _ => None,
    })
}

/// A compressor for `wbits`: 9 to 15 with zlib's header, 25 to 31 with gzip's, negative without any.
fn compressor(level: Compression, wbits: i64) -> Option<Compress> {
    // zlib makes a window of 256 octets one of 512.
    let window = |bits: i64| (if bits == 8 { 9 } else { bits }) as u8;
    match wbits {
        8..=15 => Some(Compress::new_with_window_bits(level, true, window(wbits))),
        -15..=-9 => Some(Compress::new_with_window_bits(level, false, window(-wbits))),
        24..=31 => Some(Compress::new_gzip(level, window(wbits - 16))),
        _ => None,
    }
}

/// Feeds octets to a compressor and takes what comes out.
fn deflate(stream: &mut Compress, mut octets: &[u8], flush: FlushCompress) -> std::result::Result<Vec<u8>, String> {
    let mut out = Vec::with_capacity((octets.len() / 2).clamp(64, ROOM.max(octets.len() / 2)));
    loop {
        let before = stream.total_in();
        let status = stream.compress_vec(octets, &mut out, flush).map_err(|error| error.to_string())?;
        octets = &octets[(stream.total_in() - before) as usize..];
        let has_room = out.len() < out.capacity();
        if status == Status::StreamEnd || octets.is_empty() && has_room {
            return Ok(out);
        }
        out.reserve(ROOM.max(out.len()));
    }
}

/// `compress(data, /, level=-1, wbits=15)`
fn compress(t: &mut Thread, args: &[Value]) -> Result {
    let octets = input(t, &args[0])?;
    let (level, wbits) = (level(t, &args[1])?, t.c_int_or(&args[2], MAX_WBITS)?);
    let Some(mut stream) = level.and_then(|level| compressor(level, wbits)) else {
        return Err(t.raise(Builtin::ZlibError, "Bad compression level"));
    };
    match t.compute(octets.len(), move || deflate(&mut stream, &octets, FlushCompress::Finish)) {
        Ok(out) => Ok(t.bytes(&out)),
        Err(message) => Err(t.zlib_error(-2, "while compressing data", Some(&message))),
    }
}

/// `compressobj(level=-1, method=8, wbits=15, memLevel=8, strategy=0, zdict=None)`. How much memory it takes, and by which
/// strategy, change only how small the output is; the crate has its own answers.
fn compressobj(t: &mut Thread, args: &[Value]) -> Result {
    let level = level(t, &args[0])?;
    let mut numbers = [(8, &args[1]), (MAX_WBITS, &args[2]), (8, &args[3]), (0, &args[4])].into_iter();
    let mut next = |t: &mut Thread| match numbers.next() {
        Some((default, value)) => t.c_int_or(value, default),
        None => Ok(0),
    };
    let (method, wbits, memory, strategy) = (next(t)?, next(t)?, next(t)?, next(t)?);
    let stream = level.and_then(|level| compressor(level, wbits));
    let valid = method == 8 && (1..=9).contains(&memory) && (0..=4).contains(&strategy);
    let Some(mut stream) = stream.filter(|_| valid) else {
        return Err(t.value_error("Invalid initialization option"));
    };
    if !args[5].is_null() && !args[5].is_none() {
        let dictionary = input(t, &args[5])?;
        if stream.set_dictionary(&dictionary).is_err() {
            return Err(t.value_error("Invalid dictionary"));
        }
    }
    Ok(t.object(Builtin::Compressor, Compressor { stream: Mutex::new(Some(stream)) }))
}

fn compress_some(t: &mut Thread, args: &[Value]) -> Result {
    let octets = input(t, &args[1])?;
    let compressor = t.receiver::<Compressor>(&args[0])?;
    let out = t.compute_with(octets.len(), &compressor.stream, |stream| {
        stream.as_mut().map(|stream| deflate(stream, &octets, FlushCompress::None))
    });
    match out {
        Some(Ok(out)) => Ok(t.bytes(&out)),
        Some(Err(message)) => Err(t.zlib_error(-2, "while compressing data", Some(&message))),
        None => Err(t.zlib_error(-2, "while compressing data", Some("inconsistent stream state"))),
    }
}

/// `flush(mode=Z_FINISH, /)`
fn flush(t: &mut Thread, args: &[Value]) -> Result {
    let mode = t.c_int_or(&args[1], 4)?;
    let flush = match mode {
        0 => return Ok(t.bytes(b"")),
        1 => FlushCompress::Partial,
        2 => FlushCompress::Sync,
        3 => FlushCompress::Full,
        4 => FlushCompress::Finish,
        _ => return Err(t.zlib_error(-2, "while flushing", Some("inconsistent stream state"))),
    };
    let compressor = t.receiver::<Compressor>(&args[0])?;
    let out = t.compute_with(LARGE + 1, &compressor.stream, |place| {
        let out = place.as_mut().map(|stream| deflate(stream, &[], flush));
        if mode == 4 {
            *place = None;
        }
        out
    });
    match out {
        Some(Ok(out)) => Ok(t.bytes(&out)),
        Some(Err(message)) => Err(t.zlib_error(-2, "while finishing compression", Some(&message))),
        None => Err(t.zlib_error(-2, "while flushing", Some("inconsistent stream state"))),
    }
}

/// `zlib.Compress`
pub(crate) static COMPRESSOR: TypeSpec = TypeSpec {
    name: "Compress",
    module: "zlib",
    layout: &Layout::of::<Compressor>(),
    slots: NO_SLOTS,
    methods: &[row("compress", "self, data, /", compress_some), row("flush", "self, mode=4, /", flush)],
    ..TypeSpec::BASE
};

/// `crc32(data, value=0, /)`
fn crc32(t: &mut Thread, args: &[Value]) -> Result {
    let (octets, start) = (input(t, &args[0])?, low_bits(t, &args[1])?);
    let sum = t.compute(octets.len(), || {
        let mut hasher = crc32fast::Hasher::new_with_initial(start);
        hasher.update(&octets);
        hasher.finalize()
    });
    Ok(t.int(sum.into()))
}

/// `adler32(data, value=1, /)`
fn adler32(t: &mut Thread, args: &[Value]) -> Result {
    let (octets, start) = (input(t, &args[0])?, if args[1].is_null() { 1 } else { low_bits(t, &args[1])? });
    let sum = t.compute(octets.len(), || {
        let mut hasher = simd_adler32::Adler32::from_checksum(start);
        hasher.write(&octets);
        hasher.finish()
    });
    Ok(t.int(sum.into()))
}

const FUNCTIONS: &[Row] = &[
    row("adler32", "data, value=1, /", adler32),
    row("compress", "data, /, level=-1, wbits=15", compress),
    row("compressobj", "level=-1, method=8, wbits=15, memLevel=8, strategy=0, zdict=None", compressobj),
    row("crc32", "data, value=0, /", crc32),
    row("decompress", "data, /, wbits=15, bufsize=16384", inflate::decompress),
    row("decompressobj", "wbits=15, zdict=b''", inflate::decompressobj),
];

const CONSTANTS: &[(&str, i32)] = &[
    ("DEFLATED", 8),
    ("DEF_BUF_SIZE", 16384),
    ("DEF_MEM_LEVEL", 8),
    ("MAX_WBITS", 15),
    ("Z_BEST_COMPRESSION", 9),
    ("Z_BEST_SPEED", 1),
    ("Z_BLOCK", 5),
    ("Z_DEFAULT_COMPRESSION", -1),
    ("Z_DEFAULT_STRATEGY", 0),
    ("Z_FILTERED", 1),
    ("Z_FINISH", 4),
    ("Z_FIXED", 4),
    ("Z_FULL_FLUSH", 3),
    ("Z_HUFFMAN_ONLY", 2),
    ("Z_NO_COMPRESSION", 0),
    ("Z_NO_FLUSH", 0),
    ("Z_PARTIAL_FLUSH", 1),
    ("Z_RLE", 3),
    ("Z_SYNC_FLUSH", 2),
    ("Z_TREES", 6),
];

fn init(t: &mut Thread, module: &Value) -> Result<()> {
    let error = t.class(Builtin::ZlibError);
    t.add_name(module, "error", error);
    for &(name, number) in CONSTANTS {
        t.add_name(module, name, Value::from_i32(number));
    }
    for name in ["ZLIB_VERSION", "ZLIB_RUNTIME_VERSION"] {
        let version = t.str("1.3.1");
        t.add_name(module, name, version);
    }
    Ok(())
}

/// `zlib`
pub(crate) static SPEC: ModuleSpec = ModuleSpec { name: "zlib", functions: FUNCTIONS, init: Some(init) };
