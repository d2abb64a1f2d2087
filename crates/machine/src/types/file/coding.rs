//! Encodings of text files that are not built in: those that the program has registered, and those of the library.

use objects::{Bytes, Slot, Str, Value};

use super::{File, TextLayer};
use crate::builtin::Builtin;
use crate::modules::codecs::is_known_handler;
use crate::{Result, Thread};

/// What encodes and decodes a file in parts: objects with `encode` and `decode` (`codecs.IncrementalEncoder`).
pub(super) struct Coders {
    encoder: Slot,
    decoder: Slot,
}

impl Coders {
    pub(super) fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.encoder.visit(visitor);
        self.decoder.visit(visitor);
    }

    pub(super) fn clear(&self, out: &mut objects::Cleared) {
        out.extend([self.encoder.take(), self.decoder.take()]);
    }
}

impl Thread {
    /// The coders of an encoding by the module `codecs`.
    ///
    /// # Errors
    /// LookupError for an encoding that is unknown or not one of text.
    pub(super) fn coders(&mut self, encoding: &str, errors: &str) -> Result<Coders> {
        let codecs = self.import_module("codecs")?;
        let (name, lookup) = (self.str(encoding), self.names().intern("lookup"));
        let codec = self.call_method(&codecs, lookup, &[name])?;
        let is_text = self.names().intern("_is_text_encoding");
        if let Some(is_text) = self.find_attribute(&codec, is_text)?
            && !self.truth(&is_text)?
        {
            let message = format!("'{encoding}' is not a text encoding; use codecs.open() to handle arbitrary codecs");
            return Err(self.raise(Builtin::LookupError, message));
        }
        let mut coders = Coders { encoder: Slot::empty(), decoder: Slot::empty() };
        let errors = self.str(errors);
        for (name, slot) in [("incrementalencoder", &mut coders.encoder), ("incrementaldecoder", &mut coders.decoder)] {
            let name = self.names().intern(name);
            let class = self.get_attribute(&codec, name)?;
            if class.is_none() {
                return Err(self.type_error("'NoneType' object is not callable"));
            }
            let coder = self.call(&class, std::slice::from_ref(&errors))?;
            slot.set(coder);
        }
        Ok(coders)
    }

    /// Encodes text for a file where a method of the program is called for that; `None` where none is.
    pub(super) fn encode_by_program(&mut self, layer: &TextLayer, text: &str) -> Result<Option<Vec<u8>>> {
        let text = self.str(text);
        let Some(coders) = &layer.coders else {
            if is_known_handler(&layer.errors) {
                return Ok(None);
            }
            return self.encode_known(&text, layer.encoding, &layer.errors).map(Some);
        };
        let encode = self.names().intern("encode");
        let encoded = self.call_method(&coders.encoder.get(), encode, &[text])?;
        match encoded.get::<Bytes>() {
            Some(bytes) => Ok(Some(bytes.as_slice().to_vec())),
            None => {
                let name = self.type_name(&encoded);
                Err(self.type_error(format!("encoder should return a bytes object, not '{name}'")))
            }
        }
    }

    /// Decodes what a file has in its buffer where a method of the program is called for that; false where none is.
    pub(super) fn decode_by_program(&mut self, file: &File, layer: &TextLayer, last: bool) -> Result<bool> {
        if layer.coders.is_none() && is_known_handler(&layer.errors) {
            return Ok(false);
        }
        let bytes = file.state.with_mut(self, |state| state.take_raw(usize::MAX));
        let octets = self.bytes(&bytes);
        let decoded = match &layer.coders {
            None => self.decode_known(&octets, &bytes, layer.encoding, &layer.errors)?,
            Some(coders) => {
                let decode = self.names().intern("decode");
                self.call_method(&coders.decoder.get(), decode, &[octets, Value::bool(last)])?
            }
        };
        let Some(text) = decoded.get::<Str>() else {
            let name = self.type_name(&decoded);
            return Err(self.type_error(format!("decoder should return a string result, not '{name}'")));
        };
        let text = text.as_str().to_owned();
        file.state.with_mut(self, |state| state.add_text(text, layer.newlines, last));
        Ok(true)
    }
}
