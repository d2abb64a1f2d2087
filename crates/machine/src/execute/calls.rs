//! CALL, CALL_KW, CALL_FUNCTION_EX.

use objects::{Ref, Str, Tuple, Value, Word};
use smallvec::SmallVec;
use source::known;

use crate::builtin::Builtin;
use crate::class::Class;
use crate::execute::Jump;
use crate::frame::Return;
use crate::native::{NativeCode, NativeFunction};
use crate::run::function_of;
use crate::types::code::CodeObject;
use crate::types::dict::Dict;
use crate::types::exception::Exception;
use crate::types::function::{BoundMethod, Function};
use crate::types::list::List;
use crate::wait::Wait;
use crate::{Result, Thread};

impl Thread {
    /// CALL: `[callable self-or-NULL args -- result]`.
    #[inline]
    pub(crate) fn call_instruction(&mut self, floor: *mut Word, count: u32, depth: usize) -> Result<Jump> {
        self.unpack_method(floor);
        // SAFETY: the stack owns the callable.
        let callable = unsafe { *floor };
        if let Some(function) = function_of(callable) {
            match self.enter_simply(floor, count, function, Return::Value, Word::NULL) {
                Some(entered) => self.top = entered.top,
                None => self.enter(floor, count, &[], Return::Value)?,
            }
            return Ok(Jump::Entered);
        }
        if native_of(callable).is_some() {
            return self.call_other(floor, count, depth);
        }
        // SAFETY: the stack owns callable and self.
        let (class, with_self) = unsafe { (Value::borrow_word(callable), !(*floor.add(1)).is_null()) };
        if let Some(contents) = class.get::<Class>()
            && !with_self
            && let Some(jump) = self.construct(floor, count, &class, contents)?
        {
            return Ok(jump);
        }
        drop(class);
        self.call_other(floor, count, depth)
    }

    #[inline(never)]
    fn call_other(&mut self, floor: *mut Word, count: u32, depth: usize) -> Result<Jump> {
        // SAFETY: the stack owns callable and self.
        let (callable, with_self) = unsafe { (&*floor.cast::<Value>(), !(*floor.add(1)).is_null()) };
        let callable = callable.clone();
        if let Some(class) = callable.get::<Class>()
            && !with_self
            && class.traits.get().exception
            && let Some(jump) = self.construct_exception(floor, count, &callable, class)?
        {
            return Ok(jump);
        }
        if let Some(class) = callable.get::<Class>()
            && !with_self
            && let Some(new) = self.native_constructor(&callable, class)
        {
            return self.call_constructor(floor, count, &callable, &new);
        }
        let given = count as usize + usize::from(with_self);
        // SAFETY: arguments lie above; self is the first of them if there is one.
        let args = self.stack_args(unsafe { floor.add(if with_self { 1 } else { 2 }) }, given);
        let result = match callable.get::<NativeFunction>() {
            Some(native) => {
                let checked = if with_self { Ok(()) } else { native.check_receiver(self, args) };
                match checked.and_then(|()| self.call_native_here(native, args, None, depth)) {
                    Ok(Some(value)) => Ok(value),
                    Ok(None) => return Ok(self.leave_blocked(floor)),
                    Err(raised) => Err(raised),
                }
            }
            None => self.call(&callable, args),
        };
        drop(callable);
        self.finish_call(floor, result)
    }

    /// CALL of a builtin function that only runs, and whose arguments lie on the stack, all but the last optional ones;
    /// `None` when there is more to it.
    #[inline(never)]
    pub(crate) fn call_plainly(&mut self, floor: *mut Word, count: u32, native: &NativeFunction) -> Option<Result<()>> {
        // SAFETY: the stack owns callable and self.
        let with_self = unsafe { !(*floor.add(1)).is_null() };
        let NativeCode::Plain(code) = native.code else { return None };
        // Neither a receiver to check, as LOAD_METHOD has found the method in its class, nor keywords to bind.
        if native.is_method && !with_self {
            return None;
        }
        let given = count as usize + usize::from(with_self);
        let absent = native.absent(given)?;
        // SAFETY: frames keep more room above their operands than `absent` ever is; the words from the
        // arguments up to the top are initialised then, and owned by the stack.
        unsafe {
            let args = floor.add(if with_self { 1 } else { 2 });
            for place in given..given + absent {
                args.add(place).write(Word::NULL);
            }
            let end = args.add(given + absent);
            self.top = end;
            let result = code(self, std::slice::from_raw_parts(args.cast(), given + absent));
            self.top = floor;
            let mut at = args;
            while at < end {
                (*at).release();
                at = at.add(1);
            }
            (*floor).release();
            Some(result.map(|value| {
                self.top.write(value.into_word());
                self.top = self.top.add(1);
                self.run_due_finalizers();
            }))
        }
    }

    /// The `__new__` of a builtin class that is all there is to making an instance, as of `int` and `range`.
    fn native_constructor(&self, callable: &Value, class: &Class) -> Option<Ref<NativeFunction>> {
        let traits = class.traits.get();
        if class.spec.is_none() || traits.init || !traits.new || callable.is(&self.class(Builtin::Type)) {
            return None;
        }
        class.lookup(known::NEW).and_then(|new| Ref::new(new).ok())
    }

    /// Calls such a `__new__`: the class takes the place of the missing self.
    fn call_constructor(&mut self, floor: *mut Word, count: u32, class: &Value, new: &NativeFunction) -> Result<Jump> {
        self.check_stack("")?;
        // SAFETY: the place below the arguments is the call's, and holds nothing.
        let args = unsafe {
            floor.add(1).write(class.clone().into_word());
            self.stack_args(floor.add(1), count as usize + 1)
        };
        let result = self.call_native(new, args, &[], &[]);
        self.finish_call(floor, result)
    }

    /// Replaces callable and arguments by the result.
    #[inline]
    fn finish_call(&mut self, floor: *mut Word, result: Result) -> Result<Jump> {
        let top = self.top;
        self.drop_words(floor, top);
        let value = result?;
        self.push_value(value);
        self.run_due_finalizers();
        Ok(Jump::Next)
    }

    /// Calls anything without keywords; under the single driver it may leave the thread waiting (`None`).
    pub(crate) fn call_here(&mut self, callable: &Value, args: &[Value], depth: usize) -> Result<Option<Value>> {
        if let Some(native) = callable.get::<NativeFunction>() {
            return self.call_native_here(native, args, None, depth);
        }
        if let Some(method) = callable.get::<BoundMethod>() {
            let function = method.function.get();
            if let Some(native) = function.get::<NativeFunction>() {
                let mut all = vec![method.instance.get()];
                all.extend_from_slice(args);
                return self.call_native_here(native, &all, None, depth);
            }
        }
        self.call(callable, args).map(Some)
    }

    /// Calls a builtin function; under the single driver it may leave the thread waiting (`None`).
    #[inline]
    fn call_native_here(
        &mut self,
        native: &NativeFunction,
        args: &[Value],
        keywords: Option<(&[Value], &[Value])>,
        depth: usize,
    ) -> Result<Option<Value>> {
        match native.code {
            NativeCode::Plain(code) => native.bind(self, args, keywords, code).map(Some),
            NativeCode::Blocking(code) => match native.bind(self, args, keywords, code)? {
                Wait::Ready(value) => Ok(Some(value)),
                Wait::Pending(pending) if self.is_single() && depth == 1 => {
                    self.pending = Some(pending);
                    Ok(None)
                }
                Wait::Pending(pending) => self.wait(pending).map(Some),
            },
            NativeCode::New(_) | NativeCode::Slot(_) => {
                let (names, values) = keywords.unwrap_or_default();
                self.call_native(native, args, names, values).map(Some)
            }
        }
    }

    /// A class without `__new__` of its own: makes the instance and enters a Python `__init__`.
    fn construct(&mut self, floor: *mut Word, count: u32, callable: &Value, class: &Class) -> Result<Option<Jump>> {
        let known = class.plain_init.get();
        let init = if known.is_null() {
            let Some(init) = self.find_plain_init(callable, class) else { return Ok(None) };
            drop(class.plain_init.replace(init.clone()));
            init
        } else {
            known
        };
        let instance = self.heap().new_instance(class.shapes.root());
        self.enter_init(floor, count, init, instance).map(Some)
    }

    /// A class derived from BaseException with its `__new__`: makes the exception, and enters a Python
    /// `__init__` if there is one.
    fn construct_exception(
        &mut self,
        floor: *mut Word,
        count: u32,
        callable: &Value,
        class: &Class,
    ) -> Result<Option<Jump>> {
        let Some(init) = self.exception_init(callable, class) else { return Ok(None) };
        // SAFETY: the arguments lie above the place of self.
        let args = self.stack_args(unsafe { floor.add(2) }, count as usize);
        let args = self.tuple(args.iter().cloned());
        let exception = self.object_of(callable, Exception::new(args));
        if init.has::<Function>() {
            return self.enter_init(floor, count, init, exception).map(Some);
        }
        self.finish_call(floor, Ok(exception)).map(Some)
    }

    /// The `__init__` of an exception class that has BaseException's `__new__`: a Python function, or
    /// BaseException's own, after which there is nothing left to do.
    fn exception_init(&self, callable: &Value, class: &Class) -> Option<Value> {
        let base = self.class(Builtin::BaseException);
        let base = base.get::<Class>()?;
        let (new, init) = (class.lookup(known::NEW)?, class.lookup(known::INIT)?);
        let is_base = |name, value: &Value| base.lookup(name).is_some_and(|found| found.is(value));
        let plain = is_base(known::NEW, &new) && self.class_of(callable).is(&self.class(Builtin::Type));
        (plain && (init.has::<Function>() || is_base(known::INIT, &init))).then_some(init)
    }

    /// What calling an exception class without arguments gives, when that takes no Python code.
    pub(crate) fn bare_exception(&mut self, callable: &Value) -> Option<Value> {
        let class = callable.get::<Class>()?;
        let init = self.exception_init(callable, class)?;
        if init.has::<Function>() {
            return None;
        }
        let args = self.tuple([]);
        Some(self.object_of(callable, Exception::new(args)))
    }

    /// Enters a Python `__init__`, which takes the class's place below the arguments of a call.
    fn enter_init(&mut self, floor: *mut Word, count: u32, init: Value, instance: Value) -> Result<Jump> {
        let function = init.word();
        // SAFETY: `__init__` takes the class's place (whose reference `old` gives back), the instance that of self.
        let old = unsafe {
            let old = Value::from_word(*floor);
            floor.write(init.into_word());
            floor.add(1).write(instance.clone().into_word());
            old
        };
        drop(old);
        if let Some(function) = function_of(function)
            && let Some(entered) = self.enter_simply(floor, count, function, Return::Instance, instance.word())
        {
            self.top = entered.top;
            // The frame owns it now.
            instance.into_word();
            return Ok(Jump::Entered);
        }
        self.enter(floor, count, &[], Return::Instance)?;
        if let Some(frame) = self.frames.last_mut() {
            frame.companion = instance.into_word();
        }
        Ok(Jump::Entered)
    }

    /// The Python `__init__` of a class, when making an instance takes nothing else than calling it.
    fn find_plain_init(&self, callable: &Value, class: &Class) -> Option<Value> {
        let traits = class.traits.get();
        let plain = !traits.new && traits.init && traits.heap && self.class_of(callable).is(&self.class(Builtin::Type));
        if !plain || class.shapes.root().layout().kind != objects::Instance::KIND {
            return None;
        }
        class.lookup(known::INIT).filter(|init| init.has::<Function>())
    }

    /// CALL_KW: `[callable self-or-NULL args values names -- result]`.
    #[inline(never)]
    pub(crate) fn call_with_names(&mut self, code: &CodeObject, at: u32, count: u32, depth: usize) -> Result<Jump> {
        let names = self.pop_value();
        let names = names.get::<Tuple>().map_or(&[][..], Tuple::items);
        // SAFETY: the verifier's depths: callable and self lie below the arguments.
        let floor = unsafe { self.top.sub(count as usize + 2) };
        self.unpack_method(floor);
        // SAFETY: the stack owns callable and self.
        let (callable, with_self) = unsafe { (Value::borrow_word(*floor), !(*floor.add(1)).is_null()) };
        if callable.has::<Function>() {
            let entry = self.keywords_entry(callable.word(), names);
            drop(callable);
            self.enter(floor, count, names, Return::Value)?;
            if let Some(entry) = entry {
                code.set_cache(at, entry);
            }
            return Ok(Jump::Entered);
        }
        let given = count as usize + usize::from(with_self);
        // SAFETY: arguments lie above; self is the first of them if there is one.
        let args = self.stack_args(unsafe { floor.add(if with_self { 1 } else { 2 }) }, given);
        let (args, values) = args.split_at(given - names.len());
        let result = match callable.get::<NativeFunction>() {
            Some(native) => match self.call_native_here(native, args, Some((names, values)), depth).transpose() {
                Some(result) => result,
                None => return Ok(self.leave_blocked(floor)),
            },
            None => self.call_with(&callable, args, names, values),
        };
        drop(callable);
        self.finish_call(floor, result)
    }

    /// A bound method without self on the stack: function and instance take the two places.
    #[inline]
    fn unpack_method(&mut self, floor: *mut Word) {
        // SAFETY: the stack owns callable and self.
        let (callable, with_self) = unsafe { (Value::borrow_word(*floor), !(*floor.add(1)).is_null()) };
        if let Some(method) = callable.get::<BoundMethod>()
            && !with_self
        {
            let (function, instance) = (method.function.get(), method.instance.get());
            // SAFETY: the old words are given back: the method's by `old`, self's place held nothing.
            let old = unsafe {
                let old = Value::from_word(*floor);
                floor.write(function.into_word());
                floor.add(1).write(instance.into_word());
                old
            };
            drop(callable);
            drop(old);
        }
    }

    /// A call whose thread has to wait: what it was made with is not needed any more.
    fn leave_blocked(&mut self, floor: *mut Word) -> Jump {
        let top = self.top;
        self.drop_words(floor, top);
        Jump::Blocked
    }

    /// CALL_FUNCTION_EX: `[callable self-or-NULL arguments (names-to-values) -- result]`.
    #[inline(never)]
    pub(crate) fn call_with_unpacking(&mut self, with_dict: bool, depth: usize) -> Result<Jump> {
        let (names, values) = if with_dict {
            let mapping = self.pop_value();
            self.keyword_arguments(&mapping)?
        } else {
            Default::default()
        };
        let given = self.pop_value();
        let given = match given.get::<Tuple>() {
            Some(_) => given,
            None => {
                let items = match given.get::<List>() {
                    Some(list) => list.items.with(self, |items| items.clone()),
                    None => self.collect_arguments(&given)?,
                };
                self.tuple(items)
            }
        };
        let args = given.get::<Tuple>().map_or(&[][..], Tuple::items);
        let instance = self.pop_value();
        let callable = self.pop_value();
        debug_assert!(instance.is_null(), "methods are bound before arguments are unpacked");
        let (function, instance) = match callable.get::<BoundMethod>() {
            Some(method) => (method.function.get(), method.instance.get()),
            None => (callable.clone(), Value::NULL),
        };
        if function.has::<Function>() {
            let (floor, count) = self.push_call(function, instance, args, values.into_iter());
            self.enter(floor, count, &names, Return::Value)?;
            return Ok(Jump::Entered);
        }
        let value = match callable.get::<NativeFunction>() {
            Some(native) => match self.call_native_here(native, args, Some((&names, &values)), depth)? {
                Some(value) => value,
                None => {
                    let top = self.top;
                    return Ok(self.leave_blocked(top));
                }
            },
            None => self.call_with(&callable, args, &names, &values)?,
        };
        drop((given, values, names, function, callable));
        self.push_value(value);
        self.run_due_finalizers();
        Ok(Jump::Next)
    }

    /// Names and values of what follows `**` in a call; callable, place of self and arguments lie on the stack.
    fn keyword_arguments(&mut self, mapping: &Value) -> Result<(SmallVec<[Value; 8]>, SmallVec<[Value; 8]>)> {
        if mapping.get_exact::<Dict>().is_some() {
            let items = self.dict_items(mapping);
            if items.iter().all(|(name, _)| name.has::<Str>()) {
                return Ok(items.into_iter().unzip());
            }
        }
        let (dict, callable) = (self.dict(), self.peek_value(3));
        self.dict_merge_keywords(&callable, &dict, mapping)?;
        Ok(self.dict_items(&dict).into_iter().unzip())
    }

    /// What follows a `*` in a call; the callable lies on the stack below the place of self.
    fn collect_arguments(&mut self, given: &Value) -> Result<Vec<Value>> {
        let known = self.special(given, known::ITER).is_some();
        if !known && self.special(given, known::GETITEM).is_none() {
            let callable = self.peek_value(2);
            let (function, kind) = (self.function_text(&callable)?, self.type_name(given));
            return Err(self.type_error(format!("{function} argument after * must be an iterable, not {kind}")));
        }
        self.collect(given)
    }
}

/// The builtin function behind a word, if it is one.
#[inline(always)]
pub(crate) fn native_of<'a>(callable: Word) -> Option<&'a NativeFunction> {
    // SAFETY: the caller's word is owned by the stack while the function is looked at; this look gives nothing back.
    let value = std::mem::ManuallyDrop::new(unsafe { Value::from_word(callable) });
    // SAFETY: as above.
    value.get::<NativeFunction>().map(|native| unsafe { &*std::ptr::from_ref(native) })
}
