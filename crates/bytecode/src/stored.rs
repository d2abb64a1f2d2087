//! Code as bytes, so that modules which come with the program need no compiler when it starts.
//!
//! Numbers are in LEB128, signed ones zigzag before that (source: the Protocol Buffers encoding). Texts stand once,
//! at the front; names and strings are numbers of texts. Names are interned when code is loaded.

use std::fmt;
use std::sync::Arc;

use source::{Name, Names};

use crate::{Code, Op, VerifyError, verify};

mod reader;
mod writer;

use reader::Reader;
use writer::Writer;

/// What stored code begins with.
const MAGIC: &[u8] = b"minipy code";
/// Changes with the format. The instruction table counts by its length.
const VERSION: u32 = 1;
/// How deep constants may nest: far more than code has, and little enough for the stack.
const MAX_DEPTH: u32 = 200;

/// Why bytes are no code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LoadError {
    /// They were not stored by this version.
    OtherVersion,
    /// They end too early or mean nothing at this offset.
    Malformed(usize),
    /// They are code that the verifier refuses.
    Refused(VerifyError),
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LoadError::OtherVersion => f.write_str("not stored by this version"),
            LoadError::Malformed(offset) => write!(f, "malformed at byte {offset}"),
            LoadError::Refused(error) => write!(f, "refused by the verifier: {error}"),
        }
    }
}

impl std::error::Error for LoadError {}

fn signature() -> [u32; 2] {
    [VERSION, Op::ALL.len() as u32]
}

/// Writes code down. All code in it is of the same file.
pub fn store(code: &Code, names: &Names) -> Vec<u8> {
    Writer::new(names).store(code)
}

/// Reads what [`store`] wrote, and verifies it.
///
/// # Errors
/// The bytes are not stored code, or code that cannot run.
pub fn load(bytes: &[u8], names: &Names) -> Result<Arc<Code>, LoadError> {
    let code = Reader::open(bytes, names)?.load()?;
    verify(&code).map_err(LoadError::Refused)?;
    Ok(code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CodeFlags, Constant, Handler, Instruction, Local, LocalKind, Location};

    fn sample(names: &Names) -> Code {
        let constants = vec![
            Constant::None,
            Constant::Bool(true),
            Constant::Ellipsis,
            Constant::Int(i64::MIN),
            Constant::BigInt { digits: "-123456789012345678901234567890".into(), radix: 10 },
            Constant::Float(-0.1),
            Constant::Str("größer".into()),
            Constant::Bytes(vec![0, 255]),
            Constant::Tuple(vec![Constant::Int(-3), Constant::FrozenSet(vec![Constant::Str("a".into())])]),
        ];
        let location = Location { line: 7, end_line: 9, column: 4, end_column: 2, ..Location::default() };
        let anchor = Location { anchor_line: 7, anchor_start: 5, anchor_end: 6, anchor_end_line: 8, ..location };
        Code {
            name: names.intern("f"),
            qualname: "C.f".into(),
            file: "file.py".into(),
            first_line: 6,
            instructions: vec![Instruction::new(Op::LOAD_CONST, 3), Instruction::new(Op::RETURN_VALUE, 0)],
            locations: vec![location, anchor],
            constants,
            names: vec![names.intern("print")],
            locals: vec![Local { name: names.intern("x"), kind: LocalKind::Plain }],
            arg_count: 1,
            posonly_count: 0,
            kwonly_count: 0,
            flags: CodeFlags::OPTIMIZED.with(CodeFlags::NEWLOCALS),
            stack_size: 1,
            handlers: vec![Handler { start: 0, end: 1, target: 1, depth: 0 }],
            doc: Some("what it does".into()),
            declared_globals: vec![source::known::INIT],
        }
    }

    #[test]
    fn what_was_stored_is_loaded() {
        let names = Names::new();
        let inner = sample(&names);
        let outer = Code { constants: vec![Constant::Code(Arc::new(inner.clone()))], handlers: Vec::new(), ..inner };
        let bytes = store(&outer, &names);
        let loaded = Reader::open(&bytes, &names).and_then(Reader::load).expect("it was just stored");
        assert_eq!(*loaded, outer);
        // Names mean the same in an interner that numbers them otherwise.
        let others = Names::new();
        others.intern("something else");
        let loaded = Reader::open(&bytes, &others).and_then(Reader::load).expect("it was just stored");
        assert_eq!(others.text(loaded.name), "f");
        assert_eq!(store(&loaded, &others), bytes);
    }

    #[test]
    fn bytes_that_are_no_code_are_refused() {
        let names = Names::new();
        let bytes = store(&sample(&names), &names);
        for end in 0..bytes.len() {
            assert!(load(&bytes[..end], &names).is_err(), "cut at {end}");
        }
        let mut longer = bytes.clone();
        longer.push(0);
        assert!(matches!(load(&longer, &names), Err(LoadError::Malformed(_))));
        // Whatever is changed: no panic, and nothing that does not pass the verifier.
        for index in 0..bytes.len() {
            for bit in 0..8 {
                let mut changed = bytes.clone();
                changed[index] ^= 1 << bit;
                let _ = load(&changed, &names);
            }
        }
    }
}
