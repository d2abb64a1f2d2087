//! JSON as Python objects.

use objects::{Str, Value};
use rustc_hash::FxHashMap;

use super::text::read_string;
use super::{DEEPEST, given};
use crate::builtin::Builtin;
use crate::{Raised, Result, Thread};

/// The options of a `JSONDecoder`, and how far it is.
struct Decoder<'a> {
    text: &'a str,
    /// The str that is read, for errors.
    document: &'a Value,
    /// The next byte.
    at: usize,
    /// How many arrays and objects we are in.
    depth: usize,
    strict: bool,
    object_hook: Option<Value>,
    pairs_hook: Option<Value>,
    parse_float: Option<Value>,
    parse_int: Option<Value>,
    parse_constant: Option<Value>,
    /// Keys that were read: each is one object.
    keys: FxHashMap<&'a str, Value>,
}

/// No int with so few digits overflows 64 bits.
const SHORT_DIGITS: usize = 18;

/// `decode(text, start, whole, ...)`: the value, or with `whole` false a tuple of it and where it ends.
pub(super) fn decode(t: &mut Thread, args: &[Value]) -> Result {
    let Some(text) = args[0].get::<Str>() else {
        let name = t.type_name(&args[0]);
        return Err(t.type_error(format!("first argument must be a string, not {name}")));
    };
    let start = t.index(&args[1])?;
    let Ok(start) = usize::try_from(start) else { return Err(t.value_error("idx cannot be negative")) };
    let whole = t.truth(&args[2])?;
    let mut decoder = Decoder {
        text: text.as_str(),
        document: &args[0],
        at: text.offset(start),
        depth: 0,
        strict: t.truth(&args[3])?,
        object_hook: given(&args[4]),
        pairs_hook: given(&args[5]),
        parse_float: given(&args[6]),
        parse_int: given(&args[7]),
        parse_constant: given(&args[8]),
        keys: FxHashMap::default(),
    };
    if whole {
        decoder.skip_space();
    }
    let value = decoder.value(t)?;
    if !whole {
        let end = Value::from_len(text.index_at(decoder.at));
        return Ok(t.pair(value, end));
    }
    decoder.skip_space();
    if decoder.at < decoder.text.len() {
        return Err(decoder.error(t, "Extra data", decoder.at));
    }
    Ok(value)
}

impl<'a> Decoder<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    /// `JSONDecodeError` about a byte.
    #[cold]
    fn error(&self, t: &mut Thread, message: &str, at: usize) -> Raised {
        let position = Value::from_len(self.document.get::<Str>().map_or(at, |text| text.index_at(at)));
        let make = |t: &mut Thread| -> Result {
            let module = t.import_module("json.decoder")?;
            let name = t.names().intern("JSONDecodeError");
            let class = t.get_attribute(&module, name)?;
            let message = t.str(message);
            t.call(&class, &[message, self.document.clone(), position])
        };
        match make(t) {
            Ok(exception) => Raised::new(exception),
            Err(raised) => raised,
        }
    }

    fn value(&mut self, t: &mut Thread) -> Result {
        match self.peek() {
            Some(b'"') => self.string(t),
            Some(b'{') => self.nested(t, " while decoding a JSON object from a unicode string", Self::object),
            Some(b'[') => self.nested(t, " while decoding a JSON array from a unicode string", Self::array),
            Some(b'-' | b'0'..=b'9') if self.number_len().is_some() => self.number(t),
            _ => self.constant(t),
        }
    }

    fn nested(&mut self, t: &mut Thread, what: &str, read: fn(&mut Self, &mut Thread) -> Result) -> Result {
        t.check_stack(what)?;
        if self.depth >= DEEPEST {
            return Err(t.recursion_error(what));
        }
        self.depth += 1;
        let value = read(self, t)?;
        self.depth -= 1;
        Ok(value)
    }

    fn constant(&mut self, t: &mut Thread) -> Result {
        let known = [("null", Value::NONE), ("true", Value::TRUE), ("false", Value::FALSE)];
        for (name, value) in known {
            if self.text[self.at..].starts_with(name) {
                self.at += name.len();
                return Ok(value);
            }
        }
        for (name, number) in [("NaN", f64::NAN), ("Infinity", f64::INFINITY), ("-Infinity", f64::NEG_INFINITY)] {
            if self.text[self.at..].starts_with(name) {
                self.at += name.len();
                let Some(parse) = self.parse_constant.clone() else { return Ok(t.float(number)) };
                let name = t.str(name);
                return t.call(&parse, &[name]);
            }
        }
        Err(self.error(t, "Expecting value", self.at))
    }

    /// The text between the quotes at the next byte; borrowed when it has no escapes.
    fn characters(&mut self, t: &mut Thread) -> Result<(Option<String>, &'a str)> {
        let start = self.at + 1;
        match read_string(self.text, start, self.strict) {
            Ok((made, end)) => {
                self.at = end;
                Ok((made, &self.text[start..end - 1]))
            }
            Err((message, at)) => Err(self.error(t, message, at)),
        }
    }

    fn string(&mut self, t: &mut Thread) -> Result {
        let (made, plain) = self.characters(t)?;
        Ok(t.str(made.as_deref().unwrap_or(plain)))
    }

    fn key(&mut self, t: &mut Thread) -> Result {
        let (made, plain) = self.characters(t)?;
        if let Some(made) = made {
            return Ok(t.str(&made));
        }
        if let Some(known) = self.keys.get(plain) {
            return Ok(known.clone());
        }
        let key = t.str(plain);
        self.keys.insert(plain, key.clone());
        Ok(key)
    }

    fn array(&mut self, t: &mut Thread) -> Result {
        self.at += 1;
        self.skip_space();
        let mut items = Vec::new();
        if self.take(b']') {
            return Ok(t.list(items));
        }
        loop {
            items.push(self.value(t)?);
            self.skip_space();
            if self.take(b']') {
                return Ok(t.list(items));
            }
            let comma = self.at;
            if !self.take(b',') {
                return Err(self.error(t, "Expecting ',' delimiter", comma));
            }
            self.skip_space();
            if self.peek() == Some(b']') {
                return Err(self.error(t, "Illegal trailing comma before end of array", comma));
            }
        }
    }

    fn object(&mut self, t: &mut Thread) -> Result {
        let mut pairs = Vec::new();
        self.at += 1;
        self.skip_space();
        if !self.take(b'}') {
            loop {
                pairs.push(self.member(t)?);
                self.skip_space();
                if self.take(b'}') {
                    break;
                }
                let comma = self.at;
                if !self.take(b',') {
                    return Err(self.error(t, "Expecting ',' delimiter", comma));
                }
                self.skip_space();
                if self.peek() == Some(b'}') {
                    return Err(self.error(t, "Illegal trailing comma before end of object", comma));
                }
            }
        }
        self.finish_object(t, pairs)
    }

    fn member(&mut self, t: &mut Thread) -> Result<(Value, Value)> {
        if self.peek() != Some(b'"') {
            return Err(self.error(t, "Expecting property name enclosed in double quotes", self.at));
        }
        let key = self.key(t)?;
        self.skip_space();
        if !self.take(b':') {
            return Err(self.error(t, "Expecting ':' delimiter", self.at));
        }
        self.skip_space();
        Ok((key, self.value(t)?))
    }

    fn finish_object(&mut self, t: &mut Thread, pairs: Vec<(Value, Value)>) -> Result {
        if let Some(hook) = self.pairs_hook.clone() {
            let pairs = pairs.into_iter().map(|(key, value)| t.pair(key, value)).collect();
            let pairs = t.list(pairs);
            return t.call(&hook, &[pairs]);
        }
        let dict = t.dict_from(pairs)?;
        match self.object_hook.clone() {
            Some(hook) => t.call(&hook, &[dict]),
            None => Ok(dict),
        }
    }

    /// How many bytes the number has whose first byte is next, and whether it is a float; `None` if it is none.
    fn number_len(&self) -> Option<(usize, bool)> {
        let bytes = &self.text.as_bytes()[self.at..];
        let digits = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let sign = usize::from(bytes.first() == Some(&b'-'));
        let whole = match bytes.get(sign)? {
            b'0' => 1,
            _ => digits(sign),
        };
        if whole == 0 {
            return None;
        }
        let mut len = sign + whole;
        let mut is_float = false;
        if bytes.get(len) == Some(&b'.') && digits(len + 1) > 0 {
            len += 1 + digits(len + 1);
            is_float = true;
        }
        if matches!(bytes.get(len), Some(b'e' | b'E')) {
            let sign = usize::from(matches!(bytes.get(len + 1), Some(b'+' | b'-')));
            if digits((len + 1 + sign).min(bytes.len())) > 0 {
                len += 1 + sign + digits(len + 1 + sign);
                is_float = true;
            }
        }
        Some((len, is_float))
    }

    fn number(&mut self, t: &mut Thread) -> Result {
        let (len, is_float) = self.number_len().unwrap_or((0, false));
        let number = &self.text[self.at..self.at + len];
        self.at += len;
        let parse = if is_float { &self.parse_float } else { &self.parse_int };
        if let Some(parse) = parse.clone() {
            let number = t.str(number);
            return t.call(&parse, &[number]);
        }
        if is_float {
            let value = number.parse().unwrap_or(f64::NAN);
            return Ok(t.float(value));
        }
        if len <= SHORT_DIGITS {
            return Ok(t.int(number.parse().unwrap_or(0)));
        }
        let limit = t.max_int_digits();
        match text::int::parse(number, 10, limit) {
            Ok(text::int::Int::Small(value)) => Ok(t.int(value)),
            Ok(text::int::Int::Big(value)) => Ok(t.big_int(value)),
            Err(error) => Err(t.raise(Builtin::ValueError, error.message)),
        }
    }
}
