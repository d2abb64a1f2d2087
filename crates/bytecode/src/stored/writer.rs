//! From code to bytes.

use std::collections::HashMap;

use super::{MAGIC, Name, Names, signature};
use crate::{Code, Constant, Local, LocalKind, Location};

/// What a constant begins with.
#[derive(Clone, Copy)]
#[repr(u8)]
pub(super) enum Tag {
    None,
    False,
    True,
    Ellipsis,
    Int,
    BigInt,
    Float,
    Complex,
    Str,
    Bytes,
    Tuple,
    FrozenSet,
    Code,
}

impl Tag {
    /// In the order of their numbers.
    pub(super) const ALL: [Tag; 13] = [
        Tag::None,
        Tag::False,
        Tag::True,
        Tag::Ellipsis,
        Tag::Int,
        Tag::BigInt,
        Tag::Float,
        Tag::Complex,
        Tag::Str,
        Tag::Bytes,
        Tag::Tuple,
        Tag::FrozenSet,
        Tag::Code,
    ];
}

pub(super) struct Writer<'a> {
    names: &'a Names,
    texts: Vec<String>,
    numbers: HashMap<String, u32>,
    out: Vec<u8>,
}

fn write_number(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

impl<'a> Writer<'a> {
    pub(super) fn new(names: &'a Names) -> Self {
        Writer { names, texts: Vec::new(), numbers: HashMap::new(), out: Vec::new() }
    }

    pub(super) fn store(mut self, code: &Code) -> Vec<u8> {
        self.text(&code.file);
        self.code(code);
        let mut all = MAGIC.to_vec();
        signature().iter().for_each(|&part| write_number(&mut all, u64::from(part)));
        write_number(&mut all, self.texts.len() as u64);
        for text in &self.texts {
            write_number(&mut all, text.len() as u64);
            all.extend(text.as_bytes());
        }
        all.append(&mut self.out);
        all
    }

    fn number(&mut self, value: u32) {
        write_number(&mut self.out, u64::from(value));
    }

    fn numbers(&mut self, values: &[u32]) {
        values.iter().for_each(|&value| self.number(value));
    }

    fn len(&mut self, len: usize) {
        write_number(&mut self.out, len as u64);
    }

    fn float(&mut self, value: f64) {
        self.out.extend(value.to_bits().to_le_bytes());
    }

    fn signed(&mut self, value: i64) {
        write_number(&mut self.out, ((value << 1) ^ (value >> 63)) as u64);
    }

    fn text(&mut self, text: &str) {
        let number = match self.numbers.get(text) {
            Some(&number) => number,
            None => {
                let number = self.texts.len() as u32;
                self.texts.push(text.to_owned());
                self.numbers.insert(text.to_owned(), number);
                number
            }
        };
        self.number(number);
    }

    fn name(&mut self, name: Name) {
        let names = self.names;
        self.text(names.text(name));
    }

    fn code(&mut self, code: &Code) {
        self.name(code.name);
        self.text(&code.qualname);
        for number in
            [code.first_line, code.arg_count, code.posonly_count, code.kwonly_count, code.flags.0, code.stack_size]
        {
            self.number(number);
        }
        self.len(code.instructions.len());
        for instruction in &code.instructions {
            self.out.push(instruction.op() as u8);
            self.number(instruction.arg());
        }
        let mut before = Location::default();
        for location in &code.locations {
            self.location(location, &before);
            before = *location;
        }
        self.len(code.names.len());
        code.names.iter().for_each(|&name| self.name(name));
        self.len(code.locals.len());
        for Local { name, kind } in &code.locals {
            self.name(*name);
            self.out.push(match kind {
                LocalKind::Plain => 0,
                LocalKind::Cell => 1,
                LocalKind::Free => 2,
            });
        }
        self.len(code.handlers.len());
        for handler in &code.handlers {
            self.numbers(&[handler.start, handler.end, handler.target, handler.depth]);
        }
        self.out.push(u8::from(code.doc.is_some()));
        if let Some(doc) = &code.doc {
            self.text(doc);
        }
        self.len(code.declared_globals.len());
        code.declared_globals.iter().for_each(|&name| self.name(name));
        self.constants(&code.constants);
    }

    /// Relative to the location before, which often is the same.
    fn location(&mut self, location: &Location, before: &Location) {
        let has_anchor = location.anchor() != Location::default().anchor();
        self.out.push(if location == before { 0 } else { 1 + u8::from(has_anchor) });
        if location == before {
            return;
        }
        self.signed(i64::from(location.line) - i64::from(before.line));
        self.signed(i64::from(location.end_line) - i64::from(location.line));
        self.number(location.column);
        self.number(location.end_column);
        if has_anchor {
            self.numbers(&location.anchor());
        }
    }

    fn constants(&mut self, constants: &[Constant]) {
        self.len(constants.len());
        constants.iter().for_each(|constant| self.constant(constant));
    }

    fn constant(&mut self, constant: &Constant) {
        let tag = match constant {
            Constant::None => Tag::None,
            Constant::Bool(false) => Tag::False,
            Constant::Bool(true) => Tag::True,
            Constant::Ellipsis => Tag::Ellipsis,
            Constant::Int(_) => Tag::Int,
            Constant::BigInt { .. } => Tag::BigInt,
            Constant::Float(_) => Tag::Float,
            Constant::Complex(..) => Tag::Complex,
            Constant::Str(_) => Tag::Str,
            Constant::Bytes(_) => Tag::Bytes,
            Constant::Tuple(_) => Tag::Tuple,
            Constant::FrozenSet(_) => Tag::FrozenSet,
            Constant::Code(_) => Tag::Code,
        };
        self.out.push(tag as u8);
        match constant {
            Constant::None | Constant::Bool(_) | Constant::Ellipsis => {}
            Constant::Int(value) => self.signed(*value),
            Constant::BigInt { digits, radix } => {
                self.text(digits);
                self.number(*radix);
            }
            Constant::Float(value) => self.float(*value),
            Constant::Complex(real, imaginary) => {
                self.float(*real);
                self.float(*imaginary);
            }
            Constant::Str(text) => self.text(text),
            Constant::Bytes(bytes) => {
                self.len(bytes.len());
                self.out.extend(bytes);
            }
            Constant::Tuple(items) | Constant::FrozenSet(items) => self.constants(items),
            Constant::Code(code) => self.code(code),
        }
    }
}

impl Location {
    /// The four numbers of the anchor.
    pub(super) fn anchor(&self) -> [u32; 4] {
        [self.anchor_line, self.anchor_start, self.anchor_end, self.anchor_end_line]
    }
}
