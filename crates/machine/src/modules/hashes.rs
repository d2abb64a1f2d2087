//! `_hashlib` and `_blake2`: digests of octets, over the crates of RustCrypto and the two of BLAKE2.

use std::borrow::Cow;

use objects::{Layout, Str, Value};
use parking_lot::Mutex;

use crate::builtin::Builtin;
use crate::class::{Class, Getset, NO_SLOTS, Slots, TypeSpec, getter};
use crate::kinds::Contents;
use crate::modules::ModuleSpec;
use crate::native::{Row, row, static_method};
use crate::{Result, Thread};

mod blake;
mod hasher;
mod password;

use hasher::{Algorithm, Hasher};

/// A digest that is being computed.
pub(crate) struct Hash {
    /// In a box, as some want to lie at addresses of 16;
    /// and in its own lock, as large inputs are hashed without the GIL.
    state: Mutex<Box<Hasher>>,
    algorithm: &'static Algorithm,
}

crate::payload!(Hash, leaf);

impl Contents for Hash {}

/// The octets that are to be hashed: those of bytes where they lie, of others a copy.
///
/// # Errors
/// TypeError.
fn input<'a>(t: &mut Thread, value: &'a Value) -> Result<Cow<'a, [u8]>> {
    if value.is_null() {
        return Ok(Cow::Borrowed(&[]));
    }
    if value.has::<Str>() {
        return Err(t.type_error("Strings must be encoded before hashing"));
    }
    match t.octets(value)? {
        Some(octets) => Ok(octets),
        None => Err(t.type_error("object supporting the buffer API required")),
    }
}

fn start(t: &mut Thread, algorithm: &'static Algorithm, data: &Value) -> Result {
    let mut state = Box::new((algorithm.start)());
    let data = input(t, data)?;
    let state = t.compute(data.len(), move || {
        state.update(&data);
        state
    });
    let kind = match algorithm.name {
        "blake2b" => Builtin::Blake2b,
        "blake2s" => Builtin::Blake2s,
        _ if state.is_extendable() => Builtin::HashXof,
        _ => Builtin::Hash,
    };
    Ok(t.object(kind, Hash { state: Mutex::new(state), algorithm }))
}

/// The name of an algorithm.
fn named(t: &mut Thread, name: &Value) -> Result<&'static Algorithm> {
    let Some(text) = name.get::<Str>() else { return Err(t.type_error("name must be a string")) };
    let found = Algorithm::find(text.as_str());
    found.ok_or_else(|| t.value_error(format!("unsupported hash type {}", text.as_str())))
}

fn new(t: &mut Thread, args: &[Value]) -> Result {
    let algorithm = named(t, &args[0])?;
    start(t, algorithm, &args[1])
}

fn update(t: &mut Thread, args: &[Value]) -> Result {
    let hash = t.receiver::<Hash>(&args[0])?;
    let data = input(t, &args[1])?;
    t.compute_with(data.len(), &hash.state, |state| state.update(&data));
    Ok(Value::NONE)
}

/// The state now, to go on from.
fn copied(t: &mut Thread, value: &Value) -> Result<Box<Hasher>> {
    let hash = t.receiver::<Hash>(value)?;
    Ok(t.compute_with(0, &hash.state, |state| state.clone()))
}

fn finished(t: &mut Thread, args: &[Value]) -> Result<Vec<u8>> {
    let state = copied(t, &args[0])?;
    let length = match args.get(1) {
        None => 0,
        Some(length) => match usize::try_from(t.ssize(length)?) {
            Ok(length) => length,
            Err(_) => return Err(t.value_error("value must be positive")),
        },
    };
    let mut digest = Vec::new();
    if digest.try_reserve_exact(length).is_err() {
        return Err(t.memory_error());
    }
    state.finish(length, &mut digest);
    Ok(digest)
}

fn digest(t: &mut Thread, args: &[Value]) -> Result {
    let digest = finished(t, args)?;
    Ok(t.bytes(&digest))
}

fn hexdigest(t: &mut Thread, args: &[Value]) -> Result {
    let digest = finished(t, args)?;
    t.str_or_error(text::bytes_search::hex(&digest, None))
}

fn copy(t: &mut Thread, args: &[Value]) -> Result {
    let hash = t.receiver::<Hash>(&args[0])?;
    let state = copied(t, &args[0])?;
    let class = t.class_of(&args[0]);
    Ok(t.object_of(&class, Hash { state: Mutex::new(state), algorithm: hash.algorithm }))
}

fn repr(t: &mut Thread, value: &Value) -> Result {
    let (name, class) = (t.receiver::<Hash>(value)?.algorithm.name, t.type_name(value));
    let id = t.id_of(value);
    Ok(t.str(&format!("<{name} {class} object @ {id:#x}>")))
}

/// `compare_digest(a, b, /)`: whether they are equal, in a time that does not tell where they differ.
fn compare_digest(t: &mut Thread, args: &[Value]) -> Result {
    let (a, b) = match (args[0].get::<Str>(), args[1].get::<Str>()) {
        (Some(a), Some(b)) => {
            if !a.is_ascii() || !b.is_ascii() {
                return Err(t.type_error("comparing strings with non-ASCII characters is not supported"));
            }
            (a.as_str().as_bytes().to_vec(), b.as_str().as_bytes().to_vec())
        }
        _ if !t.lends_octets(&args[0]) && !t.lends_octets(&args[1]) => {
            let (a, b) = (t.type_name(&args[0]), t.type_name(&args[1]));
            return Err(t.type_error(format!("unsupported operand types(s) or combination of types: '{a}' and '{b}'")));
        }
        _ => (t.bytes_like(&args[0])?.into_owned(), t.bytes_like(&args[1])?.into_owned()),
    };
    let different = a.iter().zip(&b).fold(0, |all, (a, b)| all | (a ^ b));
    Ok(Value::bool(a.len() == b.len() && different == 0))
}

const GETSETS: &[Getset] = &[
    getter("block_size", |t, value| Ok(Value::from_len(t.receiver::<Hash>(value)?.algorithm.block_size))),
    getter("digest_size", |t, value| {
        let hash = t.receiver::<Hash>(value)?;
        Ok(Value::from_len(t.compute_with(0, &hash.state, |state| state.digest_size())))
    }),
    getter("name", |t, value| {
        let name = t.receiver::<Hash>(value)?.algorithm.name;
        Ok(t.str(name))
    }),
];

static LAYOUT: Layout = Layout::of::<Hash>();

const fn spec(name: &'static str, module: &'static str, methods: &'static [Row], repr: Slots) -> TypeSpec {
    TypeSpec { name, module, layout: &LAYOUT, slots: repr, methods, getsets: GETSETS, ..TypeSpec::BASE }
}

const WITH_REPR: Slots = Slots { repr: Some(repr), ..NO_SLOTS };

/// `_hashlib.HASH`
pub(crate) static HASH: TypeSpec = spec(
    "HASH",
    "_hashlib",
    &[
        row("copy", "self, /", copy),
        row("digest", "self, /", digest),
        row("hexdigest", "self, /", hexdigest),
        row("update", "self, obj, /", update),
    ],
    WITH_REPR,
);

/// `_hashlib.HASHXOF`, whose digests are as long as one likes.
pub(crate) static XOF: TypeSpec = spec(
    "HASHXOF",
    "_hashlib",
    &[
        row("copy", "self, /", copy),
        row("digest", "self, /, length", digest),
        row("hexdigest", "self, /, length", hexdigest),
        row("update", "self, obj, /", update),
    ],
    WITH_REPR,
);

const BLAKE: &[Row] = &[
    static_method("__new__", blake::PARAMETERS, blake::new),
    row("copy", "self, /", copy),
    row("digest", "self, /", digest),
    row("hexdigest", "self, /", hexdigest),
    row("update", "self, data, /", update),
];

/// `_blake2.blake2b`
pub(crate) static BLAKE2B: TypeSpec = spec("blake2b", "_blake2", BLAKE, NO_SLOTS);
/// `_blake2.blake2s`
pub(crate) static BLAKE2S: TypeSpec = spec("blake2s", "_blake2", BLAKE, NO_SLOTS);

macro_rules! constructors {
    ($($name:literal)*) => {
        &[
            $(row(concat!("openssl_", $name), "string=b'', *, usedforsecurity=True", |t, args| {
                match Algorithm::find($name) {
                    Some(algorithm) => start(t, algorithm, &args[0]),
                    None => Ok(Value::NONE),
                }
            }),)*
            row("compare_digest", "a, b, /", compare_digest),
            row("new", "name, string=b'', *, usedforsecurity=True", new),
            row("scrypt", "password, *, salt=None, n=None, r=None, p=None, maxmem=0, dklen=64", password::scrypt),
            row("pbkdf2_hmac", "hash_name, password, salt, iterations, dklen=None", password::pbkdf2_hmac),
        ]
    };
}

const FUNCTIONS: &[Row] = constructors! {
    "md5" "sha1" "sha224" "sha256" "sha384" "sha512" "sha3_224" "sha3_256" "sha3_384" "sha3_512" "shake_128" "shake_256"
};

fn init(t: &mut Thread, module: &Value) -> Result<()> {
    for (name, builtin) in [
        ("HASH", Builtin::Hash),
        ("HASHXOF", Builtin::HashXof),
        ("blake2b", Builtin::Blake2b),
        ("blake2s", Builtin::Blake2s),
    ] {
        let class = t.class(builtin);
        t.add_name(module, name, class);
    }
    for (builtin, sizes) in [(Builtin::Blake2b, [64, 64, 16, 16]), (Builtin::Blake2s, [32, 32, 8, 8])] {
        let class = t.class(builtin);
        let Some(class) = class.get::<Class>() else { continue };
        let names = ["MAX_DIGEST_SIZE", "MAX_KEY_SIZE", "PERSON_SIZE", "SALT_SIZE"];
        for (name, size) in names.into_iter().zip(sizes) {
            let name = t.names().intern(name);
            drop(class.namespace.set(name, Value::from_i32(size), t.versions()));
        }
    }
    let names: Vec<Value> = Algorithm::names().map(|name| t.str(name)).collect();
    let names = t.tuple(names);
    t.add_name(module, "algorithms", names);
    Ok(())
}

/// `_hashlib`
pub(crate) static SPEC: ModuleSpec = ModuleSpec { name: "_hashlib", functions: FUNCTIONS, init: Some(init) };
