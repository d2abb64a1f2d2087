//! Text to bytes and back: UTF-8, UTF-16, UTF-32, ASCII and Latin-1, with Python's error handlers.

mod decode;
mod encoding;
mod from_text;
mod handler;

pub use decode::decode;
pub use encoding::{ByteOrder, Encoding};
pub use from_text::encode;
pub use handler::{CodecError, Failure};
