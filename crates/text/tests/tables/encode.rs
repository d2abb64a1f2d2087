use text::encode::{CodecError, Encoding, decode, encode};

use super::{check, latin_1};

fn run(op: &str, args: &[String]) -> String {
    let [subject, encoding, errors] = args else { panic!("three arguments") };
    let encoding = match Encoding::find(encoding) {
        Ok(encoding) => encoding,
        Err(error) => return format!("!{error}"),
    };
    let bytes = if op == "decode" { latin_1(subject) } else { Vec::new() };
    let result = match op {
        "decode" => decode(&bytes, encoding, errors),
        _ => encode(subject, encoding, errors).map(|bytes| bytes.into_iter().map(char::from).collect()),
    };
    match result {
        Ok(text) => text,
        Err(CodecError::Decode(failure)) => format!("!UnicodeDecodeError: {}", failure.decode_message(&bytes)),
        Err(CodecError::Encode(failure)) => format!("!UnicodeEncodeError: {}", failure.encode_message(subject)),
        Err(CodecError::Other(error)) => format!("!{error}"),
    }
}

#[test]
fn codecs_are_as_in_cpython() {
    check(include_str!("../data/encode.tsv"), run);
}
