//! From bytes to code; nothing is believed that the bytes say.

use std::sync::Arc;

use super::writer::Tag;
use super::{LoadError, MAGIC, MAX_DEPTH, Name, Names, signature};
use crate::{Code, CodeFlags, Constant, Handler, Instruction, Local, LocalKind, Location, Op};

type Result<T> = std::result::Result<T, LoadError>;

pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    names: &'a Names,
    texts: Vec<&'a str>,
    /// The names among the texts, interned when they are first met.
    interned: Vec<Option<Name>>,
    file: Arc<str>,
    depth: u32,
}

impl<'a> Reader<'a> {
    /// Reads the texts at the front.
    pub(super) fn open(bytes: &'a [u8], names: &'a Names) -> Result<Self> {
        if !bytes.starts_with(MAGIC) {
            return Err(LoadError::OtherVersion);
        }
        let (texts, interned) = (Vec::new(), Vec::new());
        let mut reader = Reader { bytes, at: MAGIC.len(), names, texts, interned, file: Arc::from(""), depth: 0 };
        for part in signature() {
            if reader.number()? != part {
                return Err(LoadError::OtherVersion);
            }
        }
        let count = reader.len()?;
        for _ in 0..count {
            let len = reader.len()?;
            let text = std::str::from_utf8(reader.take(len)?).map_err(|_| reader.malformed())?;
            reader.texts.push(text);
        }
        reader.interned = vec![None; count];
        Ok(reader)
    }

    pub(super) fn load(mut self) -> Result<Arc<Code>> {
        self.file = Arc::from(self.text()?);
        let code = self.code()?;
        if self.at == self.bytes.len() { Ok(code) } else { Err(self.malformed()) }
    }

    fn malformed(&self) -> LoadError {
        LoadError::Malformed(self.at)
    }

    fn take(&mut self, len: usize) -> Result<&'a [u8]> {
        let taken = self.bytes[self.at..].get(..len).ok_or_else(|| self.malformed())?;
        self.at += len;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8> {
        let byte = *self.bytes.get(self.at).ok_or_else(|| self.malformed())?;
        self.at += 1;
        Ok(byte)
    }

    fn long(&mut self) -> Result<u64> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(self.malformed())
    }

    fn number(&mut self) -> Result<u32> {
        u32::try_from(self.long()?).map_err(|_| self.malformed())
    }

    fn float(&mut self) -> Result<f64> {
        let bits = self.take(8)?.try_into().map_err(|_| self.malformed())?;
        Ok(f64::from_bits(u64::from_le_bytes(bits)))
    }

    fn signed(&mut self) -> Result<i64> {
        let value = self.long()?;
        Ok((value >> 1) as i64 ^ -((value & 1) as i64))
    }

    /// A number of things that take a byte each at least.
    fn len(&mut self) -> Result<usize> {
        let len = self.number()? as usize;
        if len <= self.bytes.len() - self.at { Ok(len) } else { Err(self.malformed()) }
    }

    /// So many things.
    fn list<T>(&mut self, mut item: impl FnMut(&mut Self) -> Result<T>) -> Result<Vec<T>> {
        let len = self.len()?;
        (0..len).map(|_| item(self)).collect()
    }

    fn text(&mut self) -> Result<&'a str> {
        let number = self.number()? as usize;
        self.texts.get(number).copied().ok_or_else(|| self.malformed())
    }

    fn name(&mut self) -> Result<Name> {
        let number = self.number()? as usize;
        let (names, text) = (self.names, self.texts.get(number).copied());
        match (text, self.interned.get_mut(number)) {
            (Some(text), Some(name)) => Ok(*name.get_or_insert_with(|| names.intern(text))),
            _ => Err(self.malformed()),
        }
    }

    fn code(&mut self) -> Result<Arc<Code>> {
        let name = self.name()?;
        let qualname = self.text()?.to_owned();
        let [first_line, arg_count, posonly_count, kwonly_count, flags, stack_size] = self.numbers()?;
        let instructions = self.list(Reader::instruction)?;
        let mut before = Location::default();
        let mut locations = Vec::with_capacity(instructions.len());
        for _ in &instructions {
            before = self.location(before)?;
            locations.push(before);
        }
        let names = self.list(Reader::name)?;
        let locals = self.list(Reader::local)?;
        let handlers = self.list(|reader| {
            let [start, end, target, depth] = reader.numbers()?;
            Ok(Handler { start, end, target, depth })
        })?;
        let doc = match self.byte()? {
            0 => None,
            1 => Some(self.text()?.to_owned()),
            _ => return Err(self.malformed()),
        };
        let declared_globals = self.list(Reader::name)?;
        let constants = self.constants()?;
        Ok(Arc::new(Code {
            name,
            qualname,
            file: self.file.clone(),
            first_line,
            instructions,
            locations,
            constants,
            names,
            locals,
            arg_count,
            posonly_count,
            kwonly_count,
            flags: CodeFlags(flags),
            stack_size,
            handlers,
            doc,
            declared_globals,
        }))
    }

    fn numbers<const N: usize>(&mut self) -> Result<[u32; N]> {
        let mut numbers = [0; N];
        for number in &mut numbers {
            *number = self.number()?;
        }
        Ok(numbers)
    }

    fn instruction(&mut self) -> Result<Instruction> {
        let op = *Op::ALL.get(usize::from(self.byte()?)).ok_or_else(|| self.malformed())?;
        Ok(Instruction::new(op, self.number()?))
    }

    fn location(&mut self, before: Location) -> Result<Location> {
        let form = self.byte()?;
        if form == 0 {
            return Ok(before);
        }
        let line = self.line(before.line)?;
        let end_line = self.line(line)?;
        let [column, end_column] = self.numbers()?;
        let [anchor_line, anchor_start, anchor_end, anchor_end_line] = match form {
            1 => [0; 4],
            2 => self.numbers()?,
            _ => return Err(self.malformed()),
        };
        Ok(Location { line, end_line, column, end_column, anchor_line, anchor_start, anchor_end, anchor_end_line })
    }

    fn line(&mut self, before: u32) -> Result<u32> {
        let line = self.signed()?.checked_add(i64::from(before));
        line.and_then(|line| u32::try_from(line).ok()).ok_or_else(|| self.malformed())
    }

    fn local(&mut self) -> Result<Local> {
        let name = self.name()?;
        let kind = match self.byte()? {
            0 => LocalKind::Plain,
            1 => LocalKind::Cell,
            2 => LocalKind::Free,
            _ => return Err(self.malformed()),
        };
        Ok(Local { name, kind })
    }

    fn constants(&mut self) -> Result<Vec<Constant>> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.malformed());
        }
        let constants = self.list(Reader::constant);
        self.depth -= 1;
        constants
    }

    fn constant(&mut self) -> Result<Constant> {
        let tag = *Tag::ALL.get(usize::from(self.byte()?)).ok_or_else(|| self.malformed())?;
        Ok(match tag {
            Tag::None => Constant::None,
            Tag::False => Constant::Bool(false),
            Tag::True => Constant::Bool(true),
            Tag::Ellipsis => Constant::Ellipsis,
            Tag::Int => Constant::Int(self.signed()?),
            Tag::BigInt => {
                let digits = self.text()?.to_owned();
                Constant::BigInt { digits, radix: self.number()? }
            }
            Tag::Float => Constant::Float(self.float()?),
            Tag::Complex => Constant::Complex(self.float()?, self.float()?),
            Tag::Str => Constant::Str(self.text()?.to_owned()),
            Tag::Bytes => {
                let len = self.len()?;
                Constant::Bytes(self.take(len)?.to_vec())
            }
            Tag::Tuple => Constant::Tuple(self.constants()?),
            Tag::FrozenSet => Constant::FrozenSet(self.constants()?),
            Tag::Code => Constant::Code(self.code()?),
        })
    }
}
