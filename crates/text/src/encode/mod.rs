//! Text to bytes and back: UTF-8, UTF-16, UTF-32, encodings of one byte a character, and escapes, with Python's error handlers.

#[rustfmt::skip]
mod charmaps;
mod decode;
mod encoding;
mod escapes;
mod from_text;
mod handler;

pub use decode::decode;
pub use encoding::{ByteOrder, Charmap, Encoding};
pub use from_text::encode;
pub use handler::{CodecError, Failure};
