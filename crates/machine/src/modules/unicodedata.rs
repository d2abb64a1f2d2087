//! `unicodedata`: what Unicode knows of characters.

use objects::{Str, Value};
use text::unicode::{self, Form};

use crate::modules::ModuleSpec;
use crate::native::row;
use crate::{Result, Thread};

/// The one character that an argument is.
fn character(t: &mut Thread, value: &Value, function: &str, place: &str) -> Result<char> {
    let mut chars = value.get::<Str>().into_iter().flat_map(|text| text.as_str().chars());
    match (chars.next(), chars.next()) {
        (Some(c), None) => Ok(c),
        _ => {
            let kind = t.argument_type(value);
            Err(t.type_error(format!("{function}() argument{place} must be a unicode character, not {kind}")))
        }
    }
}

/// What is found, else the default, else ValueError.
fn or_default(t: &mut Thread, found: Option<Value>, default: &Value, refusal: &str) -> Result {
    match (found, default.is_null()) {
        (Some(found), _) => Ok(found),
        (None, false) => Ok(default.clone()),
        (None, true) => Err(t.value_error(refusal)),
    }
}

fn name(t: &mut Thread, args: &[Value]) -> Result {
    let c = character(t, &args[0], "name", " 1")?;
    let found = unicode::name(c).map(|name| t.str(&name));
    or_default(t, found, &args[1], "no such name")
}

fn lookup(t: &mut Thread, args: &[Value]) -> Result {
    let Some(name) = args[0].get::<Str>() else {
        let kind = t.argument_type(&args[0]);
        return Err(t.type_error(format!("a bytes-like object is required, not '{kind}'")));
    };
    match unicode::character(name.as_str()) {
        Some(c) => Ok(t.char(c)),
        None => {
            let message = t.str(&format!("undefined character name '{}'", name.as_str()));
            Err(t.key_error(&message))
        }
    }
}

fn decimal(t: &mut Thread, args: &[Value]) -> Result {
    let c = character(t, &args[0], "decimal", " 1")?;
    let found = unicode::decimal(c).map(|value| t.int(value));
    or_default(t, found, &args[1], "not a decimal")
}

fn digit(t: &mut Thread, args: &[Value]) -> Result {
    let c = character(t, &args[0], "digit", " 1")?;
    let found = unicode::digit(c).map(|value| t.int(value));
    or_default(t, found, &args[1], "not a digit")
}

fn numeric(t: &mut Thread, args: &[Value]) -> Result {
    let c = character(t, &args[0], "numeric", " 1")?;
    let found = unicode::number(c).map(|(numerator, denominator)| t.float(numerator as f64 / denominator as f64));
    or_default(t, found, &args[1], "not a numeric character")
}

fn category(t: &mut Thread, args: &[Value]) -> Result {
    let c = character(t, &args[0], "category", "")?;
    Ok(t.str(unicode::record(c).category))
}

fn bidirectional(t: &mut Thread, args: &[Value]) -> Result {
    let c = character(t, &args[0], "bidirectional", "")?;
    Ok(t.str(unicode::record(c).bidirectional))
}

fn combining(t: &mut Thread, args: &[Value]) -> Result {
    let c = character(t, &args[0], "combining", "")?;
    Ok(Value::from_i32(unicode::record(c).combining.into()))
}

fn mirrored(t: &mut Thread, args: &[Value]) -> Result {
    let c = character(t, &args[0], "mirrored", "")?;
    Ok(Value::from_i32(unicode::record(c).mirrored.into()))
}

fn east_asian_width(t: &mut Thread, args: &[Value]) -> Result {
    let c = character(t, &args[0], "east_asian_width", "")?;
    Ok(t.str(unicode::record(c).width))
}

fn decomposition(t: &mut Thread, args: &[Value]) -> Result {
    let c = character(t, &args[0], "decomposition", "")?;
    Ok(t.str(unicode::decomposition(c)))
}

/// The form and the text, and the text in that form.
fn normal(t: &mut Thread, args: &[Value], function: &str) -> Result<(String, String)> {
    for (place, value) in args.iter().enumerate() {
        if !value.has::<Str>() {
            let kind = t.argument_type(value);
            return Err(t.type_error(format!("{function}() argument {} must be str, not {kind}", place + 1)));
        }
    }
    let form = args[0].get::<Str>().and_then(|form| Form::named(form.as_str()));
    let text = args[1].get::<Str>().map(|text| text.as_str().to_owned()).unwrap_or_default();
    match form {
        Some(form) => Ok((unicode::normalize(&text, form), text)),
        None => Err(t.value_error("invalid normalization form")),
    }
}

fn normalize(t: &mut Thread, args: &[Value]) -> Result {
    let (normal, _) = normal(t, args, "normalize")?;
    Ok(t.str(&normal))
}

fn is_normalized(t: &mut Thread, args: &[Value]) -> Result {
    let (normal, text) = normal(t, args, "is_normalized")?;
    Ok(Value::bool(normal == text))
}

fn init(t: &mut Thread, module: &Value) -> Result<()> {
    let version = t.str(unicode::VERSION);
    t.add_name(module, "unidata_version", version);
    Ok(())
}

/// `unicodedata`
pub(crate) static SPEC: ModuleSpec = ModuleSpec {
    name: "unicodedata",
    functions: &[
        row("bidirectional", "chr, /", bidirectional),
        row("category", "chr, /", category),
        row("combining", "chr, /", combining),
        row("decimal", "chr, default=None, /", decimal),
        row("decomposition", "chr, /", decomposition),
        row("digit", "chr, default=None, /", digit),
        row("east_asian_width", "chr, /", east_asian_width),
        row("is_normalized", "form, unistr, /", is_normalized),
        row("lookup", "name, /", lookup),
        row("mirrored", "chr, /", mirrored),
        row("name", "chr, default=None, /", name),
        row("normalize", "form, unistr, /", normalize),
        row("numeric", "chr, default=None, /", numeric),
    ],
    init: Some(init),
};
