//! Encodings of the program: the functions that look for them (`codecs.register`), and what those have found.
//! (source: CPython's `Python/codecs.c`)

use objects::{Bytes, Str, Tuple, Value};

use crate::builtin::Builtin;
use crate::{Raised, Result, Thread};

/// Where the interpreter keeps the functions: a list.
const SEARCH: &str = "codecs.search_path";
/// Where it keeps what they have found: a dict by name.
const FOUND: &str = "codecs.found";

/// The name that search functions are asked for: small letters, and one underscore for each run of other characters.
fn normalized(name: &str) -> String {
    let mut out = String::new();
    for part in name.split(|c: char| !c.is_ascii_alphanumeric() && c != '.').filter(|part| !part.is_empty()) {
        if !out.is_empty() {
            out.push('_');
        }
        out.push_str(&part.to_ascii_lowercase());
    }
    out
}

/// Whether `str.encode` and `bytes.decode` go a way of their own for an encoding, which asks no codec.
pub(crate) fn has_short_way(name: &str) -> bool {
    let name = normalized(name);
    let unit = name.strip_prefix("utf").map(|rest| rest.strip_prefix('_').unwrap_or(rest));
    matches!(unit, Some("8" | "16" | "32"))
        || matches!(name.as_str(), "ascii" | "us_ascii" | "latin1" | "latin_1" | "iso_8859_1" | "iso8859_1")
}

impl Thread {
    /// What the interpreter keeps under a name, made when it is not there yet.
    fn kept(&mut self, name: &'static str, make: fn(&mut Thread) -> Value) -> Value {
        let known = self.interpreter().extra.lock().get(name).cloned();
        known.unwrap_or_else(|| {
            let fresh = make(self);
            self.interpreter().extra.lock().entry(name).or_insert(fresh).clone()
        })
    }

    /// The codec that the program's functions find for a name: a tuple of four.
    ///
    /// # Errors
    /// What they raise; TypeError for another answer.
    pub(crate) fn own_codec(&mut self, name: &str) -> Result<Option<Value>> {
        let Some(functions) = self.interpreter().extra.lock().get(SEARCH).cloned() else { return Ok(None) };
        let found = self.kept(FOUND, Thread::dict);
        let name = normalized(name);
        let name = self.str(&name);
        if let Some(known) = self.dict_get(&found, &name)? {
            return Ok(Some(known));
        }
        for function in self.collect(&functions)? {
            let answer = self.call(&function, std::slice::from_ref(&name))?;
            if answer.is_none() {
                continue;
            }
            if answer.get::<Tuple>().is_none_or(|codec| codec.items().len() != 4) {
                return Err(self.type_error("codec search functions must return 4-tuples"));
            }
            self.dict_set(&found, name, answer.clone())?;
            return Ok(Some(answer));
        }
        Ok(None)
    }

    /// Encodes or decodes by a codec of the program, if there is one of that name.
    ///
    /// # Errors
    /// LookupError for one that does not lead from text to octets; the codec's own; TypeError for a strange answer.
    pub(crate) fn code_by_own(
        &mut self,
        decodes: bool,
        encoding: &str,
        data: &Value,
        errors: &str,
    ) -> Result<Option<Value>> {
        let Some(codec) = self.own_codec(encoding)? else { return Ok(None) };
        let doing = if decodes { "decode" } else { "encode" };
        let is_text = self.names().intern("_is_text_encoding");
        if let Some(is_text) = self.find_attribute(&codec, is_text)?
            && !self.truth(&is_text)?
        {
            return Err(self.not_of_text(encoding, doing));
        }
        let function =
            codec.get::<Tuple>().map(|codec| codec.items()[usize::from(decodes)].clone()).unwrap_or_default();
        let errors = self.str(errors);
        let answer = match self.call(&function, &[data.clone(), errors]) {
            Ok(answer) => answer,
            Err(raised) => return Err(self.failed_codec(raised, encoding, doing)),
        };
        let Some([result, _]) = answer.get::<Tuple>().map(Tuple::items) else {
            return Err(self.type_error(format!("{doing}r must return a tuple (object, integer)")));
        };
        let fits = if decodes { result.has::<Str>() } else { result.has::<Bytes>() };
        if !fits {
            let found = self.type_name(result);
            let wanted = if decodes { "str" } else { "bytes" };
            return Err(self.type_error(format!(
                "'{encoding}' {doing}r returned '{found}' instead of '{wanted}'; \
                 use codecs.{doing}() to {doing} to arbitrary types"
            )));
        }
        Ok(Some(result.clone()))
    }

    /// The LookupError for an encoding that does not lead from text to octets.
    #[cold]
    pub(super) fn not_of_text(&mut self, name: &str, function: &str) -> Raised {
        let message = format!("'{name}' is not a text encoding; use codecs.{function}() to handle arbitrary codecs");
        self.raise(Builtin::LookupError, message)
    }

    /// An exception of a codec, with a note that tells which one it was.
    #[cold]
    pub(crate) fn failed_codec(&mut self, raised: Raised, encoding: &str, doing: &str) -> Raised {
        let doing = doing.trim_end_matches('e');
        let note = self.str(&format!("{doing}ing with '{encoding}' codec failed"));
        let add_note = self.names().intern("add_note");
        match self.call_method(raised.exception(), add_note, &[note]) {
            Ok(_) => raised,
            Err(other) => other,
        }
    }
}

/// `register(search_function, /)`
pub(super) fn register(t: &mut Thread, args: &[Value]) -> Result {
    if !t.is_callable(&args[0]) {
        return Err(t.type_error("argument must be callable"));
    }
    let functions = t.kept(SEARCH, |t| t.list(Vec::new()));
    let append = t.names().intern("append");
    t.call_method(&functions, append, &[args[0].clone()])
}

/// `unregister(search_function, /)`
pub(super) fn unregister(t: &mut Thread, args: &[Value]) -> Result {
    let Some(functions) = t.interpreter().extra.lock().get(SEARCH).cloned() else { return Ok(Value::NONE) };
    let kept = t.collect(&functions)?.into_iter().filter(|function| !function.is(&args[0])).collect();
    let (kept, none) = (t.list(kept), t.dict());
    let mut extra = t.interpreter().extra.lock();
    extra.insert(SEARCH, kept);
    extra.insert(FOUND, none);
    Ok(Value::NONE)
}

/// `_searched(encoding, /)`: the codec that the program's functions find.
pub(super) fn searched(t: &mut Thread, args: &[Value]) -> Result {
    let name = super::name_argument(t, &args[0], "lookup() argument")?;
    match t.own_codec(name)? {
        Some(codec) => Ok(codec),
        None => Err(t.raise(Builtin::LookupError, format!("unknown encoding: {name}"))),
    }
}
