use text::format_method::{Conversion, First, MAX_DEPTH, Numbering, Piece, Step, pieces, too_deep};
use text::repr::str_repr;
use text::{Error, ErrorKind, Result};

use super::{check, outcome};

/// The path of a field's value: what the table's stand-in for an argument shows.
fn path(first: First<'_>, steps: impl Iterator<Item = Result<Step<'static>>>) -> Result<String> {
    let mut path = match first {
        First::Index(index) if index < 3 => index.to_string(),
        First::Index(index) => {
            let message = text::format_method::index_out_of_range(index);
            return Err(Error { kind: ErrorKind::IndexError, message });
        }
        First::Name(name) if ["a", "b", "é", "a b"].contains(&name) => name.to_owned(),
        First::Name(name) => return Err(Error { kind: ErrorKind::KeyError, message: name.to_owned() }),
    };
    for step in steps {
        path += &match step? {
            Step::Attribute(name) => format!(".{name}"),
            Step::Index(index) => format!("[{index}]"),
            Step::Key(key) => format!("[{}]", str_repr(key)),
        };
    }
    Ok(path)
}

fn format(template: &'static str, numbering: &mut Numbering, depth: usize) -> Result<String> {
    if depth == 0 {
        return Err(too_deep());
    }
    let mut out = String::new();
    for piece in pieces(template) {
        let field = match piece? {
            Piece::Literal(text) => {
                out += text;
                continue;
            }
            Piece::Field(field) => field,
        };
        let (first, steps) = field.first(numbering)?;
        let path = path(first, steps)?;
        let conversion = field.conversion()?;
        let spec =
            if field.spec_has_fields { format(field.spec, numbering, depth - 1)? } else { field.spec.to_owned() };
        out += &match conversion {
            None => format!("<{path}:{spec}>"),
            Some(Conversion::Str) => text::format_spec::format_str(&format!("<s {path}>"), &spec, "str")?,
            Some(Conversion::Repr) => text::format_spec::format_str(&format!("<r {path}>"), &spec, "str")?,
            Some(Conversion::Ascii) => {
                let shown = text::repr::escape_non_ascii(&format!("<r {path}>"));
                text::format_spec::format_str(&shown, &spec, "str")?
            }
        };
    }
    Ok(out)
}

#[test]
fn templates_are_read_as_in_cpython() {
    check(include_str!("../data/format_method.tsv"), |_, args| {
        let template: &'static str = args[0].clone().leak();
        outcome(format(template, &mut Numbering::default(), MAX_DEPTH), |text| text)
    });
}
