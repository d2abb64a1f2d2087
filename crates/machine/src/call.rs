//! Calls: arguments to parameters, frames entered and left, calls from Rust.

use bytecode::CodeFlags;
use objects::{Str, Tuple, Value, Word};
use smallvec::SmallVec;

use crate::builtin::Builtin;
use crate::class::Class;
use crate::frame::{Frame, Return};
use crate::native::{NativeCode, NativeFunction};
use crate::run::Exit;
use crate::types::code::CodeObject;
use crate::types::function::{BoundMethod, Function};
use crate::types::module::Module;
use crate::wait::Wait;
use crate::{Raised, Result, Thread};

impl Thread {
    /// Calls anything with positional arguments.
    ///
    /// # Errors
    /// TypeError when it cannot be called so; what the callee raises.
    pub fn call(&mut self, callable: &Value, args: &[Value]) -> Result {
        self.call_with(callable, args, &[], &[])
    }

    /// Calls anything; `names` and `values` are the keyword arguments.
    ///
    /// # Errors
    /// TypeError when it cannot be called so; what the callee raises.
    pub fn call_with(&mut self, callable: &Value, args: &[Value], names: &[Value], values: &[Value]) -> Result {
        if callable.has::<Function>() {
            return self.call_function(callable, args, names, values);
        }
        if let Some(native) = callable.get::<NativeFunction>() {
            return self.call_native(native, args, names, values);
        }
        if let Some(method) = callable.get::<BoundMethod>() {
            let function = method.function.get();
            let mut all = Vec::with_capacity(args.len() + 1);
            all.push(method.instance.get());
            all.extend_from_slice(args);
            return self.call_with(&function, &all, names, values);
        }
        let class = self.class_of(callable);
        if let Some(call) = class.get::<Class>().and_then(|class| class.slot(|slots| slots.call)) {
            return call(self, callable, args, names, values);
        }
        match self.special(callable, source::known::CALL) {
            Some(method) => {
                self.check_stack("")?;
                if method.has::<Function>() {
                    let mut all = Vec::with_capacity(args.len() + 1);
                    all.push(callable.clone());
                    all.extend_from_slice(args);
                    return self.call_function(&method, &all, names, values);
                }
                let bound = self.bind_descriptor(&method, callable, &class)?;
                self.call_with(&bound, args, names, values)
            }
            None => {
                let name = self.type_name(callable);
                Err(self.type_error(format!("'{name}' object is not callable")))
            }
        }
    }

    /// Calls `value.name(args)`.
    ///
    /// # Errors
    /// AttributeError; what the method raises.
    pub fn call_method(&mut self, value: &Value, name: source::Name, args: &[Value]) -> Result {
        if self.own_attribute(value, name).is_none()
            && let Some(method) = self.special(value, name)
        {
            let plain = method.has::<Function>() || method.get::<NativeFunction>().is_some_and(|n| n.is_method);
            let class = self.class_of(value);
            let hooked = class.get::<Class>().is_some_and(|class| class.traits.get().get_attribute);
            if plain && !hooked {
                let mut all = Vec::with_capacity(args.len() + 1);
                all.push(value.clone());
                all.extend_from_slice(args);
                return self.call(&method, &all);
            }
        }
        let method = self.get_attribute(value, name)?;
        self.call(&method, args)
    }

    /// Calls a builtin function; waits in place if it has to wait.
    ///
    /// # Errors
    /// What it raises.
    pub(crate) fn call_native(
        &mut self,
        native: &NativeFunction,
        args: &[Value],
        names: &[Value],
        values: &[Value],
    ) -> Result {
        native.check_receiver(self, args)?;
        let keywords = (!names.is_empty()).then_some((names, values));
        match native.code {
            NativeCode::Plain(code) => native.bind(self, args, keywords, code),
            NativeCode::New(code) => {
                self.check_constructed(native, args)?;
                native.bind(self, args, keywords, code)
            }
            NativeCode::Slot(slot) => {
                native.bind(self, args, keywords, |t, args| t.call_slot_method(native, slot, args))
            }
            NativeCode::Blocking(code) => match native.bind(self, args, keywords, code)? {
                Wait::Ready(value) => Ok(value),
                Wait::Pending(pending) => self.wait(pending),
            },
        }
    }

    /// Calls a Python function from Rust: a nested run of the loop.
    fn call_function(&mut self, callable: &Value, args: &[Value], names: &[Value], values: &[Value]) -> Result {
        self.check_stack("")?;
        let top = self.top;
        let (floor, count) = self.push_call(callable.clone(), args, values);
        let entered = self.enter(floor, count, names, Return::Native);
        let result = entered.and_then(|()| self.run_nested());
        self.top = top;
        result
    }

    /// Calls a Python function from Rust, with an instance before the other arguments.
    pub(crate) fn call_with_self(&mut self, function: Value, instance: &Value, args: &[Value]) -> Result {
        self.check_stack("")?;
        let top = self.top;
        let (floor, count) = self.push_call(function, args, &[]);
        // SAFETY: `push_call` has left the place of self empty.
        unsafe { floor.add(1).write(instance.clone().into_word()) };
        let entered = self.enter(floor, count, &[], Return::Native);
        let result = entered.and_then(|()| self.run_nested());
        self.top = top;
        result
    }

    /// Runs the frames from the newest one on, in place, until that one returns.
    pub(crate) fn run_nested(&mut self) -> Result {
        let depth = self.frames.len();
        if depth == 1 && self.is_single() {
            return self.run_outermost();
        }
        self.native_depth += 1;
        let exit = self.run(depth);
        self.native_depth -= 1;
        match exit {
            Exit::Returned(value) => Ok(value),
            Exit::Raised(raised) => Err(raised),
            Exit::Blocked | Exit::Switch => unreachable!("a nested run waits and switches in place"),
        }
    }

    /// Room for so many words above the top of the value stack, in the current segment or a new one;
    /// gives where it begins. A new segment is popped with the frame that is entered there.
    pub(crate) fn reserve(&mut self, words: usize) -> *mut Word {
        // Frames keep this much room above their own operand stack, see `enter`.
        debug_assert!(words <= usize::MAX / 16);
        if (self.stack_end as usize).saturating_sub(self.top as usize) < (words + 8) * size_of::<Word>() {
            let start = self.stack.push_segment(words + 4096);
            self.stack_end = self.stack.end();
            self.segments_pending += 1;
            return start;
        }
        self.top
    }

    /// Lays a callable, no self, positional arguments and the values of keyword arguments on the value
    /// stack, as `enter` wants them; tells from where on, and how many arguments there are.
    pub(crate) fn push_call(&mut self, callable: Value, args: &[Value], values: &[Value]) -> (*mut Word, u32) {
        let count = args.len() + values.len();
        let floor = self.reserve(count + 3);
        // SAFETY: `reserve` made room for the callable, the empty place of self, and the arguments.
        unsafe {
            floor.write(callable.into_word());
            floor.add(1).write(Word::NULL);
            for (index, arg) in args.iter().chain(values).enumerate() {
                floor.add(2 + index).write(arg.clone().into_word());
            }
            self.top = floor.add(2 + count);
        }
        (floor, count as u32)
    }

    /// Enters a Python function whose callable, self (or NULL) and arguments lie on the value stack from
    /// `floor` on, when there is nothing to bind: as many positional arguments as parameters, and room.
    /// `resumed` tells that the check of a RESUME was made; the frame owns `companion` once it is entered.
    #[inline(always)]
    pub(crate) fn enter_simply(
        &mut self,
        floor: *mut Word,
        count: u32,
        function: &Function,
        resumed: bool,
        returns: Return,
        companion: Word,
    ) -> bool {
        let code = code_of(function.code.word());
        // SAFETY: callable, self and arguments are initialised.
        let without_self = unsafe { (*floor.add(1)).is_null() };
        // SAFETY: as above.
        let slots = unsafe { floor.add(1 + usize::from(without_self)) };
        debug_assert_eq!(self.segments_pending, 0, "nothing was pushed in another segment");
        if count + u32::from(!without_self) != code.simple_args
            || self.frames.len() >= self.interpreter.recursion_limit.get()
            || (self.stack_end as usize).wrapping_sub(slots as usize) < code.room
        {
            return false;
        }
        // SAFETY: the caller's frame is there; `frame_size` covers the slots, and those after the arguments
        // become empty.
        unsafe {
            self.frames.last_mut().unwrap_unchecked().top = floor;
            for index in code.simple_args..code.slot_count {
                slots.add(index as usize).write(Word::NULL);
            }
        }
        self.frames.push(Frame {
            code,
            function,
            globals: globals_of(function.module.word()),
            locals_dict: Word::NULL,
            slots,
            floor,
            // SAFETY: within `frame_size`.
            top: unsafe { slots.add(code.slot_count as usize) },
            next: if resumed { code.entry } else { 0 },
            returns,
            new_segment: false,
            companion,
        });
        true
    }

    /// Enters a Python function whose callable, self (or NULL) and `count` arguments lie on the value stack
    /// from `floor` on; the last arguments are those with `names`. On an error everything from `floor` on is
    /// dropped.
    ///
    /// # Errors
    /// TypeError when the arguments do not fit; RecursionError.
    pub(crate) fn enter(&mut self, floor: *mut Word, count: u32, names: &[Value], returns: Return) -> Result<()> {
        // SAFETY: the caller put a function at `floor`, which the stack owns until the frame is left.
        let (function, code) = unsafe {
            let callable = &*floor.cast::<Value>();
            let Some(function) = callable.get::<Function>() else { unreachable!("the caller checked the callable") };
            let function = &*std::ptr::from_ref(function);
            let code = function.code.word();
            (function, &*std::ptr::from_ref(code_of(code)))
        };
        // SAFETY: the words above `floor` are initialised up to the arguments' end.
        let with_self = unsafe { !(*floor.add(1)).is_null() };
        let given = count + u32::from(with_self);
        // SAFETY: as above.
        let slots = unsafe { floor.add(if with_self { 1 } else { 2 }) };
        if self.frames.len() >= self.interpreter.recursion_limit.get() {
            self.drop_words(floor, self.top);
            return Err(self.raise(Builtin::RecursionError, "maximum recursion depth exceeded"));
        }
        let mut new_segment = std::mem::take(&mut self.segments_pending) > 0;
        let below = floor;
        let (mut floor, mut slots) = (floor, slots);
        if returns != Return::Native
            && let Some(caller) = self.frames.last_mut()
        {
            caller.top = floor;
        }
        let needed = code.frame_size as usize + 64;
        if (self.stack_end as usize).saturating_sub(slots as usize) < needed * size_of::<Word>() {
            (floor, slots) = self.move_to_new_segment(floor, slots, needed);
            new_segment = true;
        }
        if !(names.is_empty() && fill_simply(function, code, slots, given))
            && let Err(raised) = self.bind_arguments(function, code, slots, given, names)
        {
            self.drop_words(floor, self.top);
            if new_segment {
                self.pop_segment_to(floor);
                self.top = below;
            }
            return Err(raised);
        }
        let module = function.module.word();
        self.frames.push(Frame {
            code,
            function,
            globals: globals_of(module),
            locals_dict: Word::NULL,
            slots,
            floor,
            // SAFETY: within `frame_size`.
            top: unsafe { slots.add(code.slot_count as usize) },
            next: 0,
            returns,
            new_segment,
            companion: Word::NULL,
        });
        Ok(())
    }

    /// Moves a callable and its arguments to a new segment, where a large frame has room.
    #[cold]
    fn move_to_new_segment(&mut self, floor: *mut Word, slots: *mut Word, words: usize) -> (*mut Word, *mut Word) {
        // SAFETY: both belong to the same segment, `top` is above them.
        let (offset, count) = unsafe { (slots.offset_from(floor), self.top.offset_from(floor)) };
        let start = self.stack.push_segment(words + count as usize + 4096);
        self.stack_end = self.stack.end();
        // SAFETY: the new segment has room; the words move, the old place is not read again.
        unsafe {
            std::ptr::copy_nonoverlapping(floor, start, count as usize);
            self.top = start.offset(count);
            (start, start.offset(offset))
        }
    }

    pub(crate) fn pop_segment_to(&mut self, _floor: *mut Word) {
        self.stack.pop_segment();
        self.stack_end = self.stack.end();
    }

    /// Drops the words from `from` up to `to` and makes `from` the top.
    pub(crate) fn drop_words(&mut self, from: *mut Word, to: *mut Word) {
        self.top = from;
        let mut at = from;
        while at < to {
            // SAFETY: the stack owns these words; they are above its top now.
            unsafe {
                let word = *at;
                at = at.add(1);
                word.release();
            }
        }
    }

    /// The general way from arguments to frame slots: defaults, keywords, `*args`, `**kwargs`.
    /// The slots are all initialised afterwards, and on errors hold only what `top` covers.
    fn bind_arguments(
        &mut self,
        function: &Function,
        code: &CodeObject,
        slots: *mut Word,
        given: u32,
        names: &[Value],
    ) -> Result<()> {
        let data = &code.code;
        let (arg_count, kwonly) = (data.arg_count as usize, data.kwonly_count as usize);
        let positional = given as usize - names.len();
        let kept = arg_count.min(positional);
        let slot_count = code.slot_count as usize;
        // SAFETY: `given` words lie at `slots`, each moved out at most once: what does not stay, before its
        // place becomes empty.
        let at = |index: usize| unsafe { Value::from_word(*slots.add(index)) };
        let keywords: SmallVec<[Value; 8]> =
            if names.is_empty() { SmallVec::new() } else { (positional..given as usize).map(at).collect() };
        let star = data.flags.contains(CodeFlags::VARARGS);
        let rest = if star { self.tuple((kept..positional).map(at)) } else { Value::NULL };
        if !star && kept < positional {
            (kept..positional).for_each(|index| drop(at(index)));
            self.top = slots.wrapping_add(kept);
            let kwonly_given = self.count_keyword_only(code, names);
            return Err(self.too_many_arguments(function, code, positional, kwonly_given));
        }
        // SAFETY: there is room for all slots and beyond.
        unsafe {
            for index in kept..slot_count {
                slots.add(index).write(Word::NULL);
            }
            self.top = slots.add(slot_count);
        }
        // SAFETY: all slots are initialised now and owned by the stack.
        let bound = unsafe { std::slice::from_raw_parts_mut(slots.cast::<Value>(), slot_count) };
        if star {
            bound[arg_count + kwonly] = rest;
        }
        if !names.is_empty() || data.flags.contains(CodeFlags::VARKEYWORDS) {
            self.bind_keywords(function, code, bound, names, keywords)?;
        }
        self.fill_defaults(function, code, bound)
    }

    fn bind_keywords(
        &mut self,
        function: &Function,
        code: &CodeObject,
        bound: &mut [Value],
        names: &[Value],
        values: SmallVec<[Value; 8]>,
    ) -> Result<()> {
        let data = &code.code;
        let parameters = (data.arg_count + data.kwonly_count) as usize;
        let double_star = data.flags.contains(CodeFlags::VARKEYWORDS);
        let mut rest: SmallVec<[(Value, Value); 4]> = SmallVec::new();
        for (name, value) in names.iter().zip(values) {
            let Some(text) = name.get::<Str>() else { return Err(self.type_error("keywords must be strings")) };
            let wanted = self.name_of(text);
            let known = data.locals[..parameters].iter().position(|local| local.name == wanted);
            match known {
                Some(index) if index >= data.posonly_count as usize => {
                    if !bound[index].is_null() {
                        let (function, text) = (qualname(function), text.as_str().to_owned());
                        return Err(self.type_error(format!("{function}() got multiple values for argument '{text}'")));
                    }
                    bound[index] = value;
                }
                _ => rest.push((name.clone(), value)),
            }
        }
        if double_star {
            let dict = self.dict();
            for (name, value) in rest {
                self.dict_set(&dict, name, value)?;
            }
            bound[parameters + usize::from(data.flags.contains(CodeFlags::VARARGS))] = dict;
        } else if !rest.is_empty() {
            return Err(self.unexpected_keyword(function, code, &rest));
        }
        Ok(())
    }

    fn fill_defaults(&mut self, function: &Function, code: &CodeObject, bound: &mut [Value]) -> Result<()> {
        let data = &code.code;
        let (arg_count, kwonly) = (data.arg_count as usize, data.kwonly_count as usize);
        if !bound[..arg_count + kwonly].iter().any(Value::is_null) {
            return Ok(());
        }
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
            return Err(self.missing_arguments(function, "positional", &missing));
        }
        let kwdefaults = function.kwdefaults.get();
        for (index, value) in bound.iter_mut().enumerate().skip(arg_count).take(kwonly) {
            if value.is_null() {
                let name = self.name_value(data.locals[index].name);
                let default = if kwdefaults.is_none() { None } else { self.dict_get(&kwdefaults, &name)? };
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
    fn unexpected_keyword(&mut self, function: &Function, code: &CodeObject, rest: &[(Value, Value)]) -> Raised {
        let data = &code.code;
        let mut posonly = Vec::new();
        for local in &data.locals[..data.posonly_count as usize] {
            let name = self.name_value(local.name);
            if rest.iter().any(|(given, _)| given.is(&name)) {
                posonly.push(self.text(local.name).to_owned());
            }
        }
        let function = qualname(function);
        if !posonly.is_empty() {
            let list = posonly.join(", ");
            return self.type_error(format!(
                "{function}() got some positional-only arguments passed as keyword arguments: '{list}'"
            ));
        }
        let text = rest[0].0.get::<Str>().map(|text| text.as_str().to_owned()).unwrap_or_default();
        let known: Vec<String> = data.locals[..(data.arg_count + data.kwonly_count) as usize]
            .iter()
            .map(|local| self.text(local.name).to_owned())
            .collect();
        let hint = match crate::suggest::closest(&text, known.iter().map(String::as_str)) {
            Some(name) => format!(". Did you mean '{name}'?"),
            None => String::new(),
        };
        self.type_error(format!("{function}() got an unexpected keyword argument '{text}'{hint}"))
    }
}

/// Completes the slots of a call whose arguments are all positional, when parameters without one have
/// defaults; says whether that was all.
#[inline]
fn fill_simply(function: &Function, code: &CodeObject, slots: *mut Word, given: u32) -> bool {
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

/// The code object behind a function's code word.
#[inline(always)]
pub(crate) fn code_of<'a>(word: Word) -> &'a CodeObject {
    debug_assert!(value_has::<CodeObject>(word), "a function has a code object");
    // SAFETY: the function keeps its code alive, and only the code setter changes it, to another
    // code object that the function then keeps; frames hold the function.
    unsafe { word.payload() }
}

/// The namespace of the module behind a word.
#[inline(always)]
pub(crate) fn globals_of(word: Word) -> *const objects::Namespace {
    debug_assert!(value_has::<Module>(word), "a function has a module");
    // SAFETY: a function keeps its module, which nothing replaces.
    unsafe { &word.payload::<Module>().namespace }
}

fn value_has<T: objects::Payload>(word: Word) -> bool {
    // SAFETY: the function whose word it is keeps the object.
    unsafe { Value::borrow_word(word) }.has::<T>()
}

fn qualname(function: &Function) -> String {
    function.qualname.get().get::<Str>().map(|text| text.as_str().to_owned()).unwrap_or_default()
}
