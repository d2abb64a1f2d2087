//! The `%` operator of str.

use objects::{Str, Value};
use text::percent::{self, Flags, Kind, Layout, Piece, Template};

use crate::builtin::Builtin;
use crate::types::int::IntValue;
use crate::types::percent_arguments::Arguments;
use crate::{Raised, Result, Thread};

/// `template % value`
pub(super) fn format(t: &mut Thread, template: &Value, value: &Value) -> Result {
    let text = t.str_of(template)?.as_str();
    let mut arguments = Arguments::new(t, Template::Text, value);
    let mut out = String::with_capacity(text.len() * 2);
    for piece in percent::pieces(text) {
        let field = match piece.map_err(|error| t.text_error(error))? {
            Piece::Literal(range) => {
                out.push_str(&text[range]);
                continue;
            }
            Piece::Field(field) => field,
        };
        if let Some(key) = &field.key {
            let key = t.str(&text[key.clone()]);
            arguments.select(t, key)?;
        }
        let layout = arguments.layout(t, &field)?;
        let argument = arguments.next(t)?;
        let kind = field.kind().map_err(|error| t.text_error(error))?;
        write(t, &mut out, kind, &layout, &argument)?;
    }
    arguments.finish(t)?;
    Ok(t.str(&out))
}

fn write(t: &mut Thread, out: &mut String, kind: Kind, layout: &Layout, argument: &Value) -> Result<()> {
    let text = match kind {
        Kind::Str => t.to_str(argument)?,
        Kind::Repr => t.repr(argument)?,
        Kind::Ascii => t.ascii(argument)?,
        Kind::Number | Kind::Index => return t.write_percent_int(out, layout, kind, argument),
        Kind::Float => {
            let number = t.to_f64(argument)?;
            return layout.write_float(out, number).map_err(|error| t.text_error(error));
        }
        Kind::Char => return write_char(t, out, layout, argument),
    };
    let text = t.str_of(&text)?.as_str();
    layout.write_text(out, text).map_err(|error| t.text_error(error))
}

fn write_char(t: &mut Thread, out: &mut String, layout: &Layout, argument: &Value) -> Result<()> {
    if let Some(text) = argument.get::<Str>() {
        return match text.char_at(0) {
            Some(c) if text.chars() == 1 => layout.write_char(out, c).map_err(|error| t.text_error(error)),
            _ => Err(t.text_error(percent::needs_char(Template::Text))),
        };
    }
    let code = match t.index_value(argument) {
        Ok(code) => code,
        Err(raised) => {
            let error = percent::needs_char(Template::Text);
            return Err(t.type_error_instead(raised, error));
        }
    };
    let code = t.int_of(&code)?;
    layout.write_code(out, code).map_err(|error| t.text_error(error))
}

impl Thread {
    /// Writes an int of a `%d`, `%x` and so on.
    ///
    /// # Errors
    /// TypeError for what is no number, what converting it raises.
    pub(crate) fn write_percent_int(
        &mut self,
        out: &mut String,
        layout: &Layout,
        kind: Kind,
        argument: &Value,
    ) -> Result<()> {
        let is_plain = layout.flags == Flags::default() && layout.width == 0 && layout.precision.is_none();
        if let Some(small) = argument.as_small_int()
            && is_plain
            && kind == Kind::Number
        {
            out.push_str(itoa::Buffer::new().format(small));
            return Ok(());
        }
        let number = if IntValue::of(argument).is_some() {
            argument.clone()
        } else {
            let error = percent::needs_number(layout.conversion, &self.type_name(argument));
            if !self.is_number(argument) {
                return Err(self.text_error(error));
            }
            let converted = if kind == Kind::Index { self.index_value(argument) } else { self.to_int(argument) };
            match converted {
                Ok(number) => number,
                Err(raised) => return Err(self.type_error_instead(raised, error)),
            }
        };
        let number = self.int_of(&number)?;
        let limit = self.max_int_digits();
        layout.write_int(out, number, limit).map_err(|error| self.text_error(error))
    }

    /// Whether the value converts to a number by a method of its own.
    fn is_number(&self, value: &Value) -> bool {
        use source::known;
        [known::INDEX, known::INT, known::FLOAT].into_iter().any(|name| self.special(value, name).is_some())
    }

    /// The better-worded error, if it was a TypeError that was raised.
    pub(crate) fn type_error_instead(&mut self, raised: Raised, error: text::Error) -> Raised {
        if self.is_exception(&raised, Builtin::TypeError) { self.text_error(error) } else { raised }
    }
}
