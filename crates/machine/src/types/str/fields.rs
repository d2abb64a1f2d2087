//! `str.format` and `str.format_map`: values for the fields of a template.

use objects::{Str, Tuple, Value};
use text::format_method::{self, Conversion, Field, First, Numbering, Piece, Step};

use crate::{Result, Thread};

/// Where the fields of a template get their values.
struct Arguments<'a> {
    /// The positional arguments; `format_map` has none.
    positional: Option<&'a [Value]>,
    /// A mapping with the others.
    named: &'a Value,
}

/// `str.format(self, /, *args, **kwargs)`
pub(super) fn format(t: &mut Thread, args: &[Value]) -> Result {
    let positional = args[1].get::<Tuple>().map(Tuple::items);
    render_all(t, &args[0], &Arguments { positional, named: &args[2] })
}

/// `str.format_map(self, mapping, /)`
pub(super) fn format_map(t: &mut Thread, args: &[Value]) -> Result {
    render_all(t, &args[0], &Arguments { positional: None, named: &args[1] })
}

fn render_all(t: &mut Thread, template: &Value, arguments: &Arguments<'_>) -> Result {
    let template = t.str_of(template)?.as_str();
    let mut out = String::with_capacity(template.len() * 2);
    render(t, template, arguments, &mut Numbering::default(), format_method::MAX_DEPTH, &mut out)?;
    Ok(t.str(&out))
}

/// Fills a template; specifications may themselves be templates, `depth` deep.
fn render(
    t: &mut Thread,
    template: &str,
    arguments: &Arguments<'_>,
    numbering: &mut Numbering,
    depth: usize,
    out: &mut String,
) -> Result<()> {
    if depth == 0 {
        return Err(t.text_error(format_method::too_deep()));
    }
    for piece in format_method::pieces(template) {
        let field = match piece.map_err(|error| t.text_error(error))? {
            Piece::Literal(text) => {
                out.push_str(text);
                continue;
            }
            Piece::Field(field) => field,
        };
        let value = value_of(t, &field, arguments, numbering)?;
        let value = match field.conversion().map_err(|error| t.text_error(error))? {
            None => value,
            Some(Conversion::Str) => t.to_str(&value)?,
            Some(Conversion::Repr) => t.repr(&value)?,
            Some(Conversion::Ascii) => t.ascii(&value)?,
        };
        let text = if field.spec.is_empty() {
            t.format_simple(value)?
        } else if field.spec_has_fields {
            let mut spec = String::new();
            render(t, field.spec, arguments, numbering, depth - 1, &mut spec)?;
            let spec = t.str(&spec);
            t.format(&value, &spec)?
        } else {
            let spec = t.str(field.spec);
            t.format(&value, &spec)?
        };
        out.push_str(text.get::<Str>().map_or("", Str::as_str));
    }
    Ok(())
}

/// The value that a field's name selects.
fn value_of(t: &mut Thread, field: &Field<'_>, arguments: &Arguments<'_>, numbering: &mut Numbering) -> Result {
    let (first, steps) = field.first(numbering).map_err(|error| t.text_error(error))?;
    let mut value = match (first, arguments.positional) {
        (First::Index(_), None) => return Err(t.text_error(format_method::positional_in_map())),
        (First::Index(index), Some(values)) => match values.get(index) {
            Some(value) => value.clone(),
            None => return Err(t.index_error(format_method::index_out_of_range(index))),
        },
        (First::Name(name), _) => {
            let name = t.str(name);
            t.get_item(arguments.named, &name)?
        }
    };
    for step in steps {
        value = match step.map_err(|error| t.text_error(error))? {
            Step::Attribute(name) => {
                let name = t.names().intern(name);
                t.get_attribute(&value, name)?
            }
            Step::Index(index) => t.get_item(&value, &Value::from_len(index))?,
            Step::Key(key) => {
                let key = t.str(key);
                t.get_item(&value, &key)?
            }
        };
    }
    Ok(value)
}
