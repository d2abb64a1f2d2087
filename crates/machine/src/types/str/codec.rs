//! Text to bytes and back, with the exceptions of codecs.

use objects::{Bytes, Str, Value};
use text::encode::Encoding;

use crate::modules::codecs::{has_short_way, is_known_handler};
use crate::{Result, Thread};

impl Thread {
    /// The encoding and the error handler that a function was given.
    ///
    /// # Errors
    /// TypeError for what is no str, LookupError for an unknown encoding.
    pub(crate) fn codec_arguments<'a>(
        &mut self,
        function: &str,
        encoding: &'a Value,
        errors: &'a Value,
    ) -> Result<(&'a str, &'a str)> {
        let encoding = self.codec_argument(function, "encoding", encoding, "utf-8")?;
        let errors = self.codec_argument(function, "errors", errors, "strict")?;
        Ok((encoding, errors))
    }

    fn codec_argument<'a>(
        &mut self,
        function: &str,
        name: &str,
        value: &'a Value,
        default: &'static str,
    ) -> Result<&'a str> {
        if value.is_null() {
            return Ok(default);
        }
        match value.get::<Str>() {
            Some(text) => Ok(text.as_str()),
            None => {
                let found = self.argument_type(value);
                Err(self.type_error(format!("{function}() argument '{name}' must be str, not {found}")))
            }
        }
    }

    /// The bytes of a str in an encoding.
    ///
    /// # Errors
    /// LookupError for an unknown encoding or handler, UnicodeEncodeError.
    pub(crate) fn encode_text(&mut self, value: &Value, encoding: &str, errors: &str) -> Result<Vec<u8>> {
        let known = match Encoding::find(encoding) {
            Ok(known) => known,
            Err(error) => {
                let octets = match self.code_in_python("encode", encoding, value, errors)? {
                    Some(octets) => Some(octets),
                    None => self.code_by_own(false, encoding, value, errors)?,
                };
                return match octets {
                    Some(octets) => {
                        Ok(octets.get::<Bytes>().map(|octets| octets.as_slice().to_vec()).unwrap_or_default())
                    }
                    None => Err(self.no_such_encoding(encoding, error, "encode")),
                };
            }
        };
        match self.encode_known(value, known, errors) {
            Err(raised) if !has_short_way(encoding) => Err(self.failed_codec(raised, encoding, "encode")),
            result => result,
        }
    }

    /// The bytes of a str in an encoding that is built in, with any error handler.
    ///
    /// # Errors
    /// LookupError for an unknown handler, UnicodeEncodeError.
    pub(crate) fn encode_known(&mut self, value: &Value, encoding: Encoding, errors: &str) -> Result<Vec<u8>> {
        if !is_known_handler(errors)
            && let Some(handler) = self.registered_handler(errors)?
        {
            return self.encode_with(value, encoding, &handler);
        }
        let text = self.str_of(value)?.as_str();
        text::encode::encode(text, encoding, errors).map_err(|error| self.codec_error(error, value.clone()))
    }

    /// The str that bytes stand for in an encoding. `object` is what holds the bytes, for the exception.
    ///
    /// # Errors
    /// LookupError for an unknown encoding or handler, UnicodeDecodeError.
    pub(crate) fn decode_bytes(&mut self, object: &Value, bytes: &[u8], encoding: &str, errors: &str) -> Result {
        if bytes.is_empty() {
            return Ok(self.str(""));
        }
        let known = match Encoding::find(encoding) {
            Ok(known) => known,
            Err(error) => {
                let octets = self.bytes(bytes);
                let text = match self.code_in_python("decode", encoding, &octets, errors)? {
                    Some(text) => Some(text),
                    None => self.code_by_own(true, encoding, &octets, errors)?,
                };
                return text.ok_or_else(|| self.no_such_encoding(encoding, error, "decode"));
            }
        };
        match self.decode_known(object, bytes, known, errors) {
            Err(raised) if !has_short_way(encoding) => Err(self.failed_codec(raised, encoding, "decode")),
            result => result,
        }
    }

    /// The str that bytes stand for in an encoding that is built in, with any error handler.
    ///
    /// # Errors
    /// LookupError for an unknown handler, UnicodeDecodeError.
    pub(crate) fn decode_known(&mut self, object: &Value, bytes: &[u8], encoding: Encoding, errors: &str) -> Result {
        if !is_known_handler(errors)
            && let Some(handler) = self.registered_handler(errors)?
        {
            return self.decode_with(bytes, encoding, &handler);
        }
        match text::encode::decode(bytes, encoding, errors) {
            Ok(text) => Ok(self.str(&text)),
            Err(error) => {
                let object = if object.has::<Bytes>() { object.clone() } else { self.bytes(bytes) };
                Err(self.codec_error(error, object))
            }
        }
    }
}

/// `str.encode(self, /, encoding='utf-8', errors='strict')`
pub(super) fn encode(t: &mut Thread, args: &[Value]) -> Result {
    let (encoding, errors) = t.codec_arguments("encode", &args[1], &args[2])?;
    let bytes = t.encode_text(&args[0], encoding, errors)?;
    Ok(t.bytes(&bytes))
}
