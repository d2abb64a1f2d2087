//! Arguments to parameters: defaults, keywords, `*args`, `**kwargs`, and what is said when they do not fit.

use objects::{Str, Tuple, Value, Word};

use crate::builtin::Builtin;
use crate::call::code_of;
use crate::call::sealed::Wrong;
use crate::frame::{Frame, Return};
use crate::inline_cache as cache;
use crate::run::function_of;
use crate::types::code::CodeObject;
use crate::types::dict::Dict;
use crate::types::function::Function;
use crate::{Raised, Result, Thread};

/// A call whose first `kept` arguments are in their slots.
struct Bound<'a> {
    floor: *mut Word,
    slots: *mut Word,
    kept: usize,
    function: &'a Function,
    code: &'a CodeObject,
    /// Whether the check of a first RESUME has been made.
    resumed: bool,
}

impl Thread {
    /// The general way from arguments to frame slots. `given` arguments lie at `slots`, the last of them with `names`;
    /// beyond them and the slots there is room for as many words as there are names.
    ///
    /// The slots are all initialised afterwards, and on errors hold only what `top` covers.
    pub(super) fn bind_arguments(
        &mut self,
        function: &Function,
        code: &CodeObject,
        slots: *mut Word,
        given: u32,
        names: &[Value],
    ) -> Result<()> {
        let data = &code.code;
        let (arg_count, kwonly) = (data.arg_count as usize, data.kwonly_count as usize);
        let slot_count = code.slot_count as usize;
        let positional = given as usize - names.len();
        let kept = arg_count.min(positional);
        // SAFETY: the words from `from` to `positional` are initialised, and are moved out once: their places become
        // empty, or are above `top`, afterwards.
        let surplus = |from: usize| (from..positional).map(move |index| unsafe { Value::from_word(*slots.add(index)) });
        // SAFETY: the values of the keywords move up, out of the way of the slots. `top` is above them.
        let values = unsafe {
            let values = slots.add(slot_count.max(given as usize));
            std::ptr::copy_nonoverlapping(slots.add(positional), values, names.len());
            self.top = values.add(names.len());
            values
        };
        let star = code.star;
        if kept < positional && !star {
            surplus(kept).for_each(drop);
            self.drop_words(values, self.top);
            self.top = slots.wrapping_add(kept);
            self.check_keywords(function, code, names, kept)?;
            let kwonly_given = self.count_keyword_only(code, names);
            return Err(self.too_many_arguments(function, code, positional, kwonly_given));
        }
        let rest = if star { self.tuple(surplus(kept)) } else { Value::NULL };
        // SAFETY: there is room for all slots; then they are initialised, and the frame's.
        let bound = unsafe {
            for index in kept..slot_count {
                slots.add(index).write(Word::NULL);
            }
            std::slice::from_raw_parts_mut(slots.cast::<Value>(), slot_count)
        };
        if star {
            bound[arg_count + kwonly] = rest;
        }
        let bound_keywords = self.bind_keywords(function, code, bound, names, values);
        self.top = slots.wrapping_add(slot_count);
        bound_keywords?;
        if bound[..arg_count + kwonly].iter().any(Value::is_null) {
            return self.fill_defaults(function, code, bound);
        }
        Ok(())
    }

    /// What is wrong with the keywords of a call that has too many positional arguments: that is told first.
    #[cold]
    fn check_keywords(&mut self, function: &Function, code: &CodeObject, names: &[Value], kept: usize) -> Result<()> {
        for name in names {
            match self.parameter(code, name) {
                Some(at) if at < kept => {
                    let (function, name) = (qualname(function), name.get::<Str>().map_or("", Str::as_str));
                    return Err(self.type_error(format!("{function}() got multiple values for argument '{name}'")));
                }
                None if !name.has::<Str>() => return Err(self.type_error("keywords must be strings")),
                None if !code.double_star => return Err(self.unexpected_keyword(function, code, names)),
                _ => {}
            }
        }
        Ok(())
    }

    /// Moves the values of keyword arguments to their parameters, or into the dict of a `**` parameter.
    fn bind_keywords(
        &mut self,
        function: &Function,
        code: &CodeObject,
        bound: &mut [Value],
        names: &[Value],
        values: *mut Word,
    ) -> Result<()> {
        let double_star = code.double_star;
        let dict = if double_star { self.dict() } else { Value::NULL };
        let mut unknown = false;
        let mut result = Ok(());
        for (index, name) in names.iter().enumerate() {
            // SAFETY: each value is moved out once.
            let value = unsafe { Value::from_word(*values.add(index)) };
            if result.is_err() {
                continue;
            }
            match self.parameter(code, name) {
                Some(at) if bound[at].is_null() => bound[at] = value,
                Some(_) => {
                    let (function, name) = (qualname(function), name.get::<Str>().map_or("", Str::as_str));
                    let message = format!("{function}() got multiple values for argument '{name}'");
                    result = Err(self.type_error(message));
                }
                None if !name.has::<Str>() => result = Err(self.type_error("keywords must be strings")),
                None if double_star => result = self.dict_set(&dict, name.clone(), value).map(drop),
                None => unknown = true,
            }
        }
        if double_star {
            bound[code.parameters.len() + usize::from(code.star)] = dict;
        }
        if unknown && result.is_ok() {
            return Err(self.unexpected_keyword(function, code, names));
        }
        result
    }

    /// Enters a Python function as [`Thread::enter`] does, whose keyword arguments are for the parameters that an inline
    /// cache tells. The names lie on top of the value stack. Does nothing, and says so, when the cache is not for this
    /// function, or there is no room.
    ///
    /// # Errors
    /// TypeError when a parameter is left without a value.
    #[inline(never)]
    pub(crate) fn enter_mapped(&mut self, floor: *mut Word, count: u32, entry: u64, resumed: bool) -> Result<bool> {
        // SAFETY: the verifier's depths: the stack owns callable, self and arguments.
        let (callable, with_self) = unsafe { (*floor, !(*floor.add(1)).is_null()) };
        let Some(function) = function_of(callable) else { return Ok(false) };
        let code = code_of(function.code.word());
        let slots = floor.wrapping_add(if with_self { 1 } else { 2 });
        let room = (self.stack_end as usize).wrapping_sub(slots as usize) >= code.room;
        if !cache::is(entry, code.version, cache::KEYWORDS) || !room || !self.frames.has_room() {
            return Ok(false);
        }
        let parameters = cache::keywords(entry);
        let (keywords, arg_count) = (parameters.len(), code.arg_count as usize);
        let positional = count as usize + usize::from(with_self) - keywords;
        let kept = positional.min(arg_count);
        if kept < positional && !code.star || parameters.clone().any(|at| at < kept) {
            return Ok(false);
        }
        let names = self.pop_value();
        let names = names.get::<Tuple>().map_or(&[][..], Tuple::items);
        let mut values = [Word::NULL; 8];
        for (nth, value) in values.iter_mut().enumerate().take(keywords) {
            // SAFETY: the values of the keywords follow the positional arguments; they move out of the way of the slots.
            *value = unsafe { *slots.add(positional + nth) };
        }
        // SAFETY: the arguments lie at `slots`; those that do not stay there are moved out.
        let surplus = (kept..positional).map(|index| unsafe { Value::from_word(*slots.add(index)) });
        let rest = if code.star { self.tuple(surplus) } else { Value::NULL };
        let given = names.iter().zip(&values).zip(parameters).map(|((name, &value), at)| (name, value, at));
        // SAFETY: `room` was checked, and there is room for a frame.
        unsafe { self.enter_bound(Bound { floor, slots, kept, function, code, resumed }, rest, given)? };
        Ok(true)
    }

    /// CALL_FUNCTION_EX of a Python function whose arguments are in a tuple and perhaps in a plain dict, which lie on top
    /// of the value stack. Does nothing, and says so, when there is something else to it.
    ///
    /// # Errors
    /// TypeError when a parameter is left without a value.
    #[inline(never)]
    pub(crate) fn enter_unpacked(&mut self, with_dict: bool, resumed: bool) -> Result<bool> {
        const MOST: usize = 8;
        // SAFETY: the verifier's depths: callable, place of self, arguments, names to values; the stack owns them.
        let (floor, given, mapping) = unsafe {
            let floor = self.top.sub(if with_dict { 4 } else { 3 });
            let mapping = if with_dict { &*floor.add(3).cast::<Value>() } else { const { &Value::NULL } };
            (floor, &*floor.add(2).cast::<Value>(), mapping)
        };
        // SAFETY: as above.
        let function = function_of(unsafe { *floor });
        let (Some(function), Some(args)) = (function, given.get::<Tuple>()) else { return Ok(false) };
        let code = code_of(function.code.word());
        let slots = floor.wrapping_add(2);
        let (positional, arg_count) = (args.items().len(), code.arg_count as usize);
        let kept = positional.min(arg_count);
        let room = (self.stack_end as usize).wrapping_sub(slots as usize) >= code.room;
        if !room || !self.frames.has_room() || kept < positional && !code.star {
            return Ok(false);
        }
        let mut keywords = [const { (Value::NULL, Word::NULL, 0) }; MOST];
        let mut count = 0;
        if with_dict {
            let Some(table) = mapping.get_exact::<Dict>().and_then(Dict::table) else { return Ok(false) };
            let whole = table.with(self, |table| {
                for (keyword, (_, name, value)) in keywords.iter_mut().zip(table.iter()) {
                    *keyword = (name.clone(), value.clone().into_word(), 0);
                    count += 1;
                }
                count == table.len()
            });
            let fits = |t: &Thread, (name, _, at): &mut (Value, Word, usize)| {
                let known = t.is_exactly(name, Builtin::Str).then(|| t.parameter(code, name));
                *at = known.flatten().unwrap_or(cache::DOUBLE_STAR);
                let is_known = known.is_some_and(|known| known.is_some_and(|known| known < cache::DOUBLE_STAR));
                if is_known { *at >= kept } else { known == Some(None) && code.double_star }
            };
            if !(whole && keywords[..count].iter_mut().all(|keyword| fits(self, keyword))) {
                for (_, value, _) in &keywords[..count] {
                    // SAFETY: it was cloned above.
                    drop(unsafe { Value::from_word(*value) });
                }
                return Ok(false);
            }
        }
        let rest = if code.star { self.tuple(args.items()[kept..].iter().cloned()) } else { Value::NULL };
        // SAFETY: tuple and dict are taken off the stack and dropped when their contents have been copied; `room` was
        // checked, and there is room for a frame.
        unsafe {
            let given = Value::from_word(given.word());
            let mapping = Value::from_word(mapping.word());
            let args = given.get::<Tuple>().map_or(&[][..], Tuple::items);
            for (index, arg) in args.iter().take(kept).enumerate() {
                slots.add(index).write(arg.clone().into_word());
            }
            let keywords = keywords[..count].iter().map(|(name, value, at)| (name, *value, *at));
            self.enter_bound(Bound { floor, slots, kept, function, code, resumed }, rest, keywords)?;
            drop((given, mapping));
        }
        Ok(true)
    }

    /// Enters a function whose first arguments are in their slots: the other slots get `rest` (the tuple of a `*`
    /// parameter), the keyword arguments (name, value, parameter) and defaults.
    ///
    /// # Errors
    /// TypeError when a parameter is left without a value.
    ///
    /// # Safety
    /// There is room on the value stack and for a frame; each keyword is for a parameter of its own, not one of the
    /// first, or for the `**` parameter, if there is one.
    #[inline(always)]
    unsafe fn enter_bound<'a>(
        &mut self,
        bound: Bound<'_>,
        rest: Value,
        keywords: impl Iterator<Item = (&'a Value, Word, usize)>,
    ) -> Result<()> {
        let Bound { floor, slots, kept, function, code, resumed } = bound;
        let (slot_count, named) = (code.slot_count as usize, code.parameters.len());
        let dict = if code.double_star { self.dict() } else { Value::NULL };
        let mut filled = kept;
        // SAFETY: as the caller says; all slots are initialised before anything reads them.
        unsafe {
            for index in kept..slot_count {
                slots.add(index).write(Word::NULL);
            }
            self.top = slots.add(slot_count);
            if code.star {
                slots.add(named).write(rest.into_word());
            }
            for (name, value, at) in keywords {
                if at == cache::DOUBLE_STAR {
                    // A plain str as key: no Python code runs, and nothing fails.
                    self.dict_set(&dict, name.clone(), Value::from_word(value))?;
                } else {
                    slots.add(at).write(value);
                    filled += 1;
                }
            }
            if code.double_star {
                slots.add(named + usize::from(code.star)).write(dict.into_word());
            }
            if filled < named {
                let bound = std::slice::from_raw_parts_mut(slots.cast::<Value>(), slot_count);
                if let Err(raised) = self.fill_defaults(function, code, bound) {
                    self.drop_words(floor, self.top);
                    return Err(raised);
                }
            }
            let pc = if resumed { code.entry } else { code.instructions.as_ptr() };
            self.frames.push(Frame { pc, ..Frame::of_call(code, function, floor, slots, Return::Value) });
        }
        Ok(())
    }

    /// The inline cache for a call of a Python function with these keyword arguments, if it helps.
    pub(crate) fn keywords_entry(&self, callable: Word, names: &[Value]) -> Option<u64> {
        let code = code_of(function_of(callable)?.code.word());
        let place = |name: &Value| match self.parameter(code, name) {
            None => code.double_star.then_some(cache::DOUBLE_STAR),
            Some(at) => (at < cache::DOUBLE_STAR).then_some(at),
        };
        let parameters = names.iter().map(place).collect::<Option<Vec<usize>>>()?;
        cache::keywords_entry(code.version, &parameters)
    }

    /// The number of the parameter that a keyword argument of this name is for.
    #[inline]
    fn parameter(&self, code: &CodeObject, name: &Value) -> Option<usize> {
        let first = code.code.posonly_count as usize;
        let known = &code.parameters[first..];
        // The names in code are interned, and so are nearly all others.
        let found = known.iter().position(|parameter| parameter.is(name)).or_else(|| {
            let wanted = self.name_of(name.get::<Str>()?);
            let locals = &code.code.locals[first..code.parameters.len()];
            locals.iter().position(|local| local.name == wanted)
        });
        found.map(|at| first + at)
    }

    fn fill_defaults(&mut self, function: &Function, code: &CodeObject, bound: &mut [Value]) -> Result<()> {
        let data = &code.code;
        let (arg_count, kwonly) = (data.arg_count as usize, data.kwonly_count as usize);
        let defaults = function.defaults.get();
        let defaults = defaults.get::<Tuple>().map_or(&[][..], Tuple::items);
        let first_default = arg_count.saturating_sub(defaults.len());
        let mut missing = Vec::new();
        for (index, value) in bound.iter_mut().enumerate().take(arg_count) {
            if value.is_null() {
                match index.checked_sub(first_default).and_then(|at| defaults.get(at)) {
                    Some(default) => *value = default.clone(),
                    None => missing.push(data.locals[index].name),
                }
            }
        }
        if !missing.is_empty() {
            let first = bound.iter().position(Value::is_null).unwrap_or_default();
            let wrong = Wrong::Missing { first, count: missing.len() };
            return Err(match self.sealed_complaint(function, code, &wrong) {
                Some(raised) => raised,
                None => self.missing_arguments(function, "positional", &missing),
            });
        }
        let kwdefaults = function.kwdefaults.get();
        for (index, value) in bound.iter_mut().enumerate().skip(arg_count).take(kwonly) {
            if value.is_null() {
                let name = &code.parameters[index];
                let default = if kwdefaults.is_none() { None } else { self.dict_get(&kwdefaults, name)? };
                match default {
                    Some(default) => *value = default,
                    None => missing.push(data.locals[index].name),
                }
            }
        }
        if !missing.is_empty() {
            return Err(self.missing_arguments(function, "keyword-only", &missing));
        }
        Ok(())
    }

    #[cold]
    fn missing_arguments(&mut self, function: &Function, kind: &str, missing: &[source::Name]) -> Raised {
        let names: Vec<String> = missing.iter().map(|&name| format!("'{}'", self.text(name))).collect();
        let list = match names.as_slice() {
            [one] => one.clone(),
            [one, other] => format!("{one} and {other}"),
            [first @ .., last] => format!("{}, and {last}", first.join(", ")),
            [] => String::new(),
        };
        let plural = if names.len() == 1 { "" } else { "s" };
        let message =
            format!("{}() missing {} required {kind} argument{plural}: {list}", qualname(function), names.len());
        self.type_error(message)
    }

    /// How many of the given names are keyword-only parameters.
    fn count_keyword_only(&self, code: &CodeObject, names: &[Value]) -> usize {
        let data = &code.code;
        let first = data.arg_count as usize;
        let own = &data.locals[first..first + data.kwonly_count as usize];
        let is_own = |name: &&Value| {
            name.get::<Str>().is_some_and(|name| own.iter().any(|local| local.name == self.name_of(name)))
        };
        names.iter().filter(is_own).count()
    }

    #[cold]
    fn too_many_arguments(
        &mut self,
        function: &Function,
        code: &CodeObject,
        given: usize,
        kwonly_given: usize,
    ) -> Raised {
        if let Some(raised) = self.sealed_complaint(function, code, &Wrong::TooMany(given)) {
            return raised;
        }
        let data = &code.code;
        let arg_count = data.arg_count as usize;
        let defaults = function.defaults.get().get::<Tuple>().map_or(0, |tuple| tuple.items().len());
        let takes =
            if defaults > 0 { format!("from {} to {arg_count}", arg_count - defaults) } else { arg_count.to_string() };
        let plural = if arg_count == 1 && defaults == 0 { "" } else { "s" };
        let were = if given == 1 && kwonly_given == 0 { "was" } else { "were" };
        let given = if kwonly_given > 0 {
            let (a, b) = (if given == 1 { "" } else { "s" }, if kwonly_given == 1 { "" } else { "s" });
            format!("{given} positional argument{a} (and {kwonly_given} keyword-only argument{b})")
        } else {
            given.to_string()
        };
        let message =
            format!("{}() takes {takes} positional argument{plural} but {given} {were} given", qualname(function));
        self.type_error(message)
    }

    #[cold]
    fn unexpected_keyword(&mut self, function: &Function, code: &CodeObject, names: &[Value]) -> Raised {
        let unknown = names.iter().find(|name| self.parameter(code, name).is_none());
        let text = unknown.and_then(|name| name.get::<Str>()).map_or("", Str::as_str);
        if let Some(raised) = self.sealed_complaint(function, code, &Wrong::Unexpected(text)) {
            return raised;
        }
        let posonly = &code.parameters[..code.code.posonly_count as usize];
        let misplaced = posonly.iter().filter(|parameter| names.iter().any(|given| given.is(parameter)));
        let misplaced: Vec<&str> = misplaced.filter_map(|name| name.get::<Str>().map(Str::as_str)).collect();
        let function = qualname(function);
        if !misplaced.is_empty() {
            let list = misplaced.join(", ");
            return self.type_error(format!(
                "{function}() got some positional-only arguments passed as keyword arguments: '{list}'"
            ));
        }
        let known = code.parameters.iter().filter_map(|name| name.get::<Str>().map(Str::as_str));
        let hint = match crate::suggest::closest(text, known) {
            Some(name) => format!(". Did you mean '{name}'?"),
            None => String::new(),
        };
        self.type_error(format!("{function}() got an unexpected keyword argument '{text}'{hint}"))
    }
}

/// Completes the slots of a call whose arguments are all positional, when parameters without one have
/// defaults; says whether that was all.
#[inline]
pub(super) fn fill_simply(function: &Function, code: &CodeObject, slots: *mut Word, given: u32) -> bool {
    if code.simple_args == u32::MAX || given > code.simple_args {
        return false;
    }
    let missing = (code.simple_args - given) as usize;
    let defaults = if missing == 0 { Value::NONE } else { function.defaults.get() };
    let defaults = defaults.get::<Tuple>().map_or(&[][..], Tuple::items);
    let Some(first) = defaults.len().checked_sub(missing) else { return false };
    let used = if missing == 0 { &[][..] } else { &defaults[first..] };
    // SAFETY: `frame_size` covers the slots, of which the first `given` are filled.
    unsafe {
        for (index, value) in used.iter().enumerate() {
            slots.add(given as usize + index).write(value.clone().into_word());
        }
        for index in code.simple_args..code.slot_count {
            slots.add(index as usize).write(Word::NULL);
        }
    }
    true
}

fn qualname(function: &Function) -> String {
    function.qualname.get().get::<Str>().map(|text| text.as_str().to_owned()).unwrap_or_default()
}
