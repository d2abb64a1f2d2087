use num_bigint::BigInt;
use text::Result;
use text::int::{DEFAULT_MAX_DIGITS, IntRef};
use text::percent::{Amount, Field, Kind, Layout, Piece, bytes_pieces, pieces};

use super::{check, latin_1, outcome};

/// The only field of a template that is nothing else, and its layout.
fn only_field(pieces: impl Iterator<Item = Result<Piece>>, stars: &str) -> Result<(Field, Layout)> {
    for piece in pieces {
        if let Piece::Field(field) = piece? {
            let mut stars = stars.split_whitespace().map(|star| star.parse().unwrap());
            let mut star = |amount: Amount| if amount == Amount::Star { stars.next().unwrap() } else { 0 };
            let layout = field.layout(star(field.width), star(field.precision))?;
            return Ok((field, layout));
        }
    }
    panic!("the template has no field")
}

fn write(kind: Kind, layout: &Layout, value: &str) -> Result<String> {
    let mut out = String::new();
    match kind {
        Kind::Number | Kind::Index | Kind::Char => {
            let big = BigInt::parse_bytes(value.as_bytes(), 16).unwrap();
            let value = i64::try_from(&big).map_or(IntRef::Big(&big), IntRef::Small);
            if kind == Kind::Char {
                layout.write_code(&mut out, value)?;
            } else {
                layout.write_int(&mut out, value, DEFAULT_MAX_DIGITS)?;
            }
        }
        Kind::Float => layout.write_float(&mut out, value.parse().unwrap())?,
        _ => layout.write_text(&mut out, value)?,
    }
    Ok(out)
}

fn one(op: &str, args: &[String]) -> Result<String> {
    let [template, stars, value] = args else { panic!("three arguments") };
    match op.strip_prefix("bytes_") {
        None => {
            let (field, layout) = only_field(pieces(template), stars)?;
            write(field.kind()?, &layout, value)
        }
        Some("str") => {
            let (_, layout) = only_field(bytes_pieces(template.as_bytes()), stars)?;
            let mut out = Vec::new();
            layout.write_bytes(&mut out, &latin_1(value))?;
            Ok(out.into_iter().map(char::from).collect())
        }
        Some(_) => {
            let (field, layout) = only_field(bytes_pieces(template.as_bytes()), stars)?;
            write(field.kind()?, &layout, value)
        }
    }
}

/// Fills each field with its key.
fn keys(template: &[u8], pieces: impl Iterator<Item = Result<Piece>>) -> Result<String> {
    let slice = |range: std::ops::Range<usize>| String::from_utf8_lossy(&template[range]).into_owned();
    let mut out = String::new();
    for piece in pieces {
        match piece? {
            Piece::Literal(range) => out += &slice(range),
            Piece::Field(field) => {
                let shown = field.key.clone().map_or("<all>".to_owned(), |range| format!("<{}>", slice(range)));
                assert_eq!(field.kind()?, Kind::Str);
                field.layout(0, 0)?.write_text(&mut out, &shown)?;
            }
        }
    }
    Ok(out)
}

#[test]
fn percent_is_as_in_cpython() {
    check(include_str!("../data/percent.tsv"), |op, args| match op {
        "pieces" => outcome(keys(args[0].as_bytes(), pieces(&args[0])), |text| text),
        "bytes_pieces" => outcome(keys(args[0].as_bytes(), bytes_pieces(args[0].as_bytes())), |text| text),
        _ => outcome(one(op, args), |text| text),
    });
}
