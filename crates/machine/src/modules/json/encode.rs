//! Python objects as JSON.

use objects::{Str, Tuple, Value};

use super::text::write_string;
use super::{DEEPEST, given, separator};
use crate::builtin::Builtin;
use crate::types::float::float_value;
use crate::types::int::IntValue;
use crate::types::list::List;
use crate::{Result, Thread};

/// The options of a `JSONEncoder`, and what is written.
struct Encoder {
    out: String,
    /// Called for objects that JSON does not know.
    default: Value,
    /// Addresses of the containers being written; `None` if nobody wants circles found.
    path: Option<Vec<u64>>,
    ascii: bool,
    indent: Option<String>,
    /// How many containers we are in.
    depth: usize,
    key_separator: String,
    item_separator: String,
    sort_keys: bool,
    skip_keys: bool,
    allow_nan: bool,
}

/// `encode(obj, default, check_circular, ensure_ascii, indent, key_separator, item_separator, ...)`
pub(super) fn encode(t: &mut Thread, args: &[Value]) -> Result {
    let mut encoder = Encoder {
        out: String::new(),
        default: args[1].clone(),
        path: t.truth(&args[2])?.then(Vec::new),
        ascii: t.truth(&args[3])?,
        indent: given(&args[4]).and_then(|indent| indent.get::<Str>().map(|indent| indent.as_str().to_owned())),
        depth: 0,
        key_separator: separator(t, &args[5], 5)?,
        item_separator: separator(t, &args[6], 6)?,
        sort_keys: t.truth(&args[7])?,
        skip_keys: t.truth(&args[8])?,
        allow_nan: t.truth(&args[9])?,
    };
    encoder.value(t, &args[0])?;
    Ok(t.str(&encoder.out))
}

/// `encode_basestring(string)`
pub(super) fn basestring(t: &mut Thread, args: &[Value], ascii: bool) -> Result {
    let Some(text) = args[0].get::<Str>() else {
        let name = t.type_name(&args[0]);
        return Err(t.type_error(format!("first argument must be a string, not {name}")));
    };
    let mut out = String::new();
    write_string(&mut out, text.as_str(), ascii);
    Ok(t.str(&out))
}

impl Encoder {
    fn value(&mut self, t: &mut Thread, value: &Value) -> Result<()> {
        if let Some(text) = value.get::<Str>() {
            write_string(&mut self.out, text.as_str(), self.ascii);
        } else if value.is_none() {
            self.out.push_str("null");
        } else if let Some(truth) = value.as_bool() {
            self.out.push_str(if truth { "true" } else { "false" });
        } else if let Some(number) = IntValue::of(value) {
            self.int(t, number)?;
        } else if let Some(number) = float_value(value) {
            self.float(t, number)?;
        } else if value.has::<List>() || value.has::<Tuple>() {
            let items = t.collect(value)?;
            self.container(t, value, |encoder, t| encoder.array(t, &items))?;
        } else if t.is_instance(value, Builtin::Dict) {
            let items = self.items(t, value)?;
            self.container(t, value, |encoder, t| encoder.object(t, &items))?;
        } else {
            self.other(t, value)?;
        }
        Ok(())
    }

    fn int(&mut self, t: &mut Thread, number: IntValue<'_>) -> Result<()> {
        if let IntValue::Small(number) = number {
            self.out.push_str(itoa::Buffer::new().format(number));
            return Ok(());
        }
        let digits = t.int_text(number)?;
        self.out.push_str(digits.get::<Str>().map_or("", Str::as_str));
        Ok(())
    }

    fn float(&mut self, t: &mut Thread, number: f64) -> Result<()> {
        if number.is_finite() {
            text::float::write_repr(&mut self.out, number);
            return Ok(());
        }
        if !self.allow_nan {
            let shown = text::float::repr(number);
            return Err(t.value_error(format!("Out of range float values are not JSON compliant: {shown}")));
        }
        self.out.push_str(match number {
            number if number.is_nan() => "NaN",
            number if number > 0.0 => "Infinity",
            _ => "-Infinity",
        });
        Ok(())
    }

    /// Writes a container unless it is already being written.
    fn container(
        &mut self,
        t: &mut Thread,
        value: &Value,
        write: impl FnOnce(&mut Encoder, &mut Thread) -> Result<()>,
    ) -> Result<()> {
        t.check_stack(" while encoding a JSON object")?;
        if self.depth >= DEEPEST {
            return Err(t.recursion_error(" while encoding a JSON object"));
        }
        let address = value.address();
        if let Some(path) = &mut self.path {
            if path.contains(&address) {
                return Err(t.value_error("Circular reference detected"));
            }
            path.push(address);
        }
        self.depth += 1;
        write(self, t)?;
        self.depth -= 1;
        if let Some(path) = &mut self.path {
            path.pop();
        }
        Ok(())
    }

    fn new_line(&mut self, depth: usize) {
        if let Some(indent) = &self.indent {
            self.out.push('\n');
            for _ in 0..depth {
                self.out.push_str(indent);
            }
        }
    }

    fn begin_item(&mut self, first: bool) {
        if !first {
            self.out.push_str(&self.item_separator);
        }
        self.new_line(self.depth);
    }

    fn array(&mut self, t: &mut Thread, items: &[Value]) -> Result<()> {
        self.out.push('[');
        for (index, item) in items.iter().enumerate() {
            self.begin_item(index == 0);
            self.value(t, item)?;
        }
        if !items.is_empty() {
            self.new_line(self.depth - 1);
        }
        self.out.push(']');
        Ok(())
    }

    /// Keys and values of a dict, sorted if that is wanted.
    fn items(&mut self, t: &mut Thread, dict: &Value) -> Result<Vec<(Value, Value)>> {
        let plain = t.is_exactly(dict, Builtin::Dict);
        if plain && !self.sort_keys {
            return Ok(t.dict_items(dict));
        }
        let items = t.names().intern("items");
        let items = t.call_method(dict, items, &[])?;
        let mut items = t.collect(&items)?;
        if self.sort_keys {
            let list = t.list(items);
            let sort = t.names().intern("sort");
            t.call_method(&list, sort, &[])?;
            items = t.collect(&list)?;
        }
        items
            .iter()
            .map(|item| match item.get::<Tuple>().map(Tuple::items) {
                Some([key, value]) => Ok((key.clone(), value.clone())),
                _ => Err(t.value_error("items must return 2-tuples")),
            })
            .collect()
    }

    fn object(&mut self, t: &mut Thread, items: &[(Value, Value)]) -> Result<()> {
        self.out.push('{');
        let mut first = true;
        for (key, value) in items {
            let Some(text) = self.key(t, key)? else { continue };
            self.begin_item(first);
            first = false;
            match text {
                Key::Same => write_string(&mut self.out, key.get::<Str>().map_or("", Str::as_str), self.ascii),
                Key::Other(text) => write_string(&mut self.out, &text, self.ascii),
            }
            self.out.push_str(&self.key_separator);
            self.value(t, value)?;
        }
        if !first {
            self.new_line(self.depth - 1);
        }
        self.out.push('}');
        Ok(())
    }

    /// A key as text; `None` to leave it out.
    fn key(&mut self, t: &mut Thread, key: &Value) -> Result<Option<Key>> {
        if key.has::<Str>() {
            return Ok(Some(Key::Same));
        }
        let known =
            key.is_none() || key.as_bool().is_some() || IntValue::of(key).is_some() || float_value(key).is_some();
        if known {
            let whole = std::mem::take(&mut self.out);
            let written = self.value(t, key);
            let text = std::mem::replace(&mut self.out, whole);
            return written.map(|()| Some(Key::Other(text)));
        }
        if self.skip_keys {
            return Ok(None);
        }
        let name = t.type_name(key);
        Err(t.type_error(format!("keys must be str, int, float, bool or None, not {name}")))
    }

    /// Writes what `default` makes of an object.
    fn other(&mut self, t: &mut Thread, value: &Value) -> Result<()> {
        if self.default.is_none() {
            let name = t.type_name(value);
            return Err(t.type_error(format!("Object of type {name} is not JSON serializable")));
        }
        let default = self.default.clone();
        let depth = self.depth;
        self.container(t, value, |encoder, t| {
            encoder.depth = depth;
            let known = t.call(&default, std::slice::from_ref(value))?;
            encoder.value(t, &known)?;
            encoder.depth = depth + 1;
            Ok(())
        })
    }
}

/// The text of a key.
enum Key {
    /// It is a str.
    Same,
    Other(String),
}
