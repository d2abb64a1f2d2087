//! Functions written in Rust: how a row of a table becomes a callable, and how arguments reach its
//! parameters with CPython's errors.

use std::sync::OnceLock;

use bytecode::CompareOp;
use objects::{Slot, Str, Value};
use smallvec::SmallVec;

use crate::class::Class;
use crate::kinds::Contents;
use crate::operator::{BinaryOp, UnaryOp};
use crate::wait::Wait;
use crate::{Raised, Result, Thread};

/// A function in Rust. The arguments stand in the order of the parameters; a parameter with default
/// that was not given is NULL; `*args` is a tuple, `**kwargs` a dict. A method's first is `self`.
pub type NativeFn = fn(&mut Thread, &[Value]) -> Result;

/// A function in Rust that may have to wait: it never waits inside, it says for what.
pub type BlockingFn = fn(&mut Thread, &[Value]) -> Result<Wait>;

/// The most parameters that arguments on the value stack are completed to where they lie: frames keep
/// more room than that above their operands.
const MOST_IN_PLACE: u16 = 8;

/// What a native function runs.
#[derive(Clone, Copy)]
pub enum NativeCode {
    /// A plain function.
    Plain(NativeFn),
    /// `__new__`: its first argument is a class derived from its owner, which is checked before.
    New(NativeFn),
    /// One that may have to wait.
    Blocking(BlockingFn),
    /// A method that stands for a slot of its type, `__len__` for `len`.
    Slot(SlotMethod),
}

/// The methods that stand for slots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // each is the dunder of that name
pub enum SlotMethod {
    Repr,
    Str,
    Hash,
    Compare(CompareOp),
    Len,
    GetItem,
    SetItem,
    DelItem,
    Contains,
    Iter,
    Next,
    Bool,
    Binary(BinaryOp),
    Reflected(BinaryOp),
    InPlace(BinaryOp),
    Unary(UnaryOp),
    Call,
    Get,
    Set,
    Delete,
}

/// How a method of a type binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binding {
    /// The instance becomes the first argument.
    Instance,
    /// The class becomes the first argument.
    Class,
    /// Nothing does.
    Static,
}

/// A row of a table of functions or methods.
#[derive(Clone, Copy)]
pub struct Row {
    /// Its name.
    pub name: &'static str,
    /// Its parameters in Python's notation without parentheses: `"self, index=-1, /"`.
    pub parameters: &'static str,
    /// What it runs.
    pub code: NativeCode,
    /// How it binds, when it stands in a class.
    pub binding: Binding,
}

/// A function or method.
pub const fn row(name: &'static str, parameters: &'static str, code: NativeFn) -> Row {
    Row { name, parameters, code: NativeCode::Plain(code), binding: Binding::Instance }
}

/// A function or method that may have to wait.
pub const fn blocking(name: &'static str, parameters: &'static str, code: BlockingFn) -> Row {
    Row { name, parameters, code: NativeCode::Blocking(code), binding: Binding::Instance }
}

/// A class method.
pub const fn class_method(name: &'static str, parameters: &'static str, code: NativeFn) -> Row {
    Row { name, parameters, code: NativeCode::Plain(code), binding: Binding::Class }
}

/// A static method; `__new__` is one.
pub const fn static_method(name: &'static str, parameters: &'static str, code: NativeFn) -> Row {
    let is_new = matches!(name.as_bytes(), b"__new__");
    let code = if is_new { NativeCode::New(code) } else { NativeCode::Plain(code) };
    Row { name, parameters, code, binding: Binding::Static }
}

/// The parameters of a native function.
#[derive(Debug, Default)]
pub struct Signature {
    /// Names of positional and keyword-only parameters, in order.
    pub names: Vec<&'static str>,
    /// How many are positional only.
    pub posonly: usize,
    /// How many can be given by position, positional-only ones included.
    pub positional: usize,
    /// How many of the positional ones must be given.
    pub required: usize,
    /// Which keyword-only ones must be given.
    pub required_keywords: Vec<usize>,
    /// Whether there is `*args`.
    pub star: bool,
    /// Whether there is `**kwargs`.
    pub double_star: bool,
}

impl Signature {
    /// Reads Python's notation.
    pub fn parse(parameters: &'static str) -> Signature {
        let mut signature = Signature::default();
        let mut keyword_only = false;
        for part in parameters.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            if part == "/" {
                signature.posonly = signature.positional;
            } else if part == "*" {
                keyword_only = true;
            } else if part.starts_with("**") {
                signature.double_star = true;
            } else if part.starts_with('*') {
                signature.star = true;
                keyword_only = true;
            } else {
                let (name, default) = match part.split_once('=') {
                    Some((name, _)) => (name.trim(), true),
                    None => (part, false),
                };
                if !keyword_only {
                    signature.positional += 1;
                    signature.required += usize::from(!default);
                } else if !default {
                    signature.required_keywords.push(signature.names.len());
                }
                signature.names.push(name);
            }
        }
        signature
    }

    /// Whether arguments given by position, as many as there are parameters, need no binding.
    #[inline]
    fn is_simple(&self) -> bool {
        self.names.len() == self.positional && !self.star && !self.double_star
    }

    /// How many arguments the function gets.
    fn width(&self) -> usize {
        self.names.len() + usize::from(self.star) + usize::from(self.double_star)
    }
}

/// Which calls by position alone need no binding: those with so many arguments at least, and at most. In four bytes,
/// which are read and written at once.
#[derive(Clone, Copy)]
#[repr(align(4))]
struct Arity {
    least: u16,
    most: u16,
}

impl Arity {
    /// The signature has not been read.
    const UNKNOWN: Arity = Arity { least: u16::MAX, most: u16::MAX };
    /// There is always more to bind.
    const COMPLEX: Arity = Arity { least: u16::MAX, most: 0 };
}

/// A builtin function or method, or a method of a builtin type before it is bound.
pub struct NativeFunction {
    /// Its name.
    pub name: &'static str,
    /// What errors call it: `list.append`, `print`.
    pub qualname: String,
    /// Its parameters in Python's notation.
    pub parameters: &'static str,
    signature: OnceLock<Signature>,
    arity: objects::Shared<Arity>,
    /// What it runs.
    pub code: NativeCode,
    /// Whether its first parameter is the instance (a method descriptor).
    pub is_method: bool,
    /// Whether it is a method that an operator or builtin function stands for (a slot wrapper).
    pub is_wrapper: bool,
    /// The class it is a method of, or the module it stands in.
    pub owner: Slot,
}

crate::payload!(NativeFunction, tracked);

impl Contents for NativeFunction {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.owner.visit(visitor);
    }
}

/// Whether CPython fills a slot of the type with it. Some methods stand in the table of methods as well, where
/// a call reaches them sooner (METH_COEXIST).
fn is_slot_wrapper(row: &Row, qualname: &str) -> bool {
    match row.code {
        NativeCode::Slot(_) => !matches!(
            qualname,
            "list.__getitem__"
                | "dict.__getitem__"
                | "dict.__contains__"
                | "set.__contains__"
                | "frozenset.__contains__"
        ),
        _ => matches!(
            row.name,
            "__init__" | "__getattribute__" | "__setattr__" | "__delattr__" | "__str__" | "__pow__" | "__rpow__"
        ),
    }
}

impl NativeFunction {
    /// From a row.
    pub fn new(row: &Row, qualname: String, is_method: bool, owner: Value) -> NativeFunction {
        let is_wrapper = is_method && is_slot_wrapper(row, &qualname);
        NativeFunction {
            name: row.name,
            qualname,
            parameters: row.parameters,
            signature: OnceLock::new(),
            arity: objects::Shared::new(Arity::UNKNOWN),
            code: row.code,
            is_method,
            is_wrapper,
            owner: Slot::new(owner),
        }
    }

    /// What errors call it, short and in full: a constructor by its class.
    fn called(&self) -> (&str, &str) {
        match self.qualname.split_once('.') {
            Some((class, "__new__" | "__init__")) => (class, class),
            _ => (self.name, &self.qualname),
        }
    }

    /// Whether a constructor without keywords leaves those given to the other of `__new__` and `__init__`, which a
    /// derived class has defined anew.
    fn leaves_keywords(&self, t: &Thread, args: &[Value]) -> bool {
        let owner = self.owner.get();
        let (Some(own), Some(first)) = (owner.get::<Class>(), args.first()) else { return false };
        let differs = |class: &Class, name| match (class.lookup(name), own.lookup(name)) {
            (Some(found), Some(known)) => !found.is(&known),
            _ => false,
        };
        match self.name {
            "__new__" => first.get::<Class>().is_some_and(|class| differs(class, source::known::INIT)),
            "__init__" => t.class_of(first).get::<Class>().is_some_and(|class| differs(class, source::known::NEW)),
            _ => false,
        }
    }

    fn takes_no_keywords(&self) -> bool {
        let signature = self.signature();
        signature.names.len() == signature.posonly && !signature.double_star
    }

    /// How many of the first parameters callers do not count: `self`, or the class.
    fn uncounted(&self) -> usize {
        usize::from(self.is_method || self.signature().names.first() == Some(&"cls"))
    }

    /// Its parameters.
    #[inline]
    pub fn signature(&self) -> &Signature {
        self.signature.get_or_init(|| Signature::parse(self.parameters))
    }

    /// How many empty places complete this many arguments given by position, when that is all there is to bind.
    #[inline]
    pub(crate) fn absent(&self, given: usize) -> Option<usize> {
        let Arity { least, most } = self.arity.get();
        if given < usize::from(least) {
            return if most == Arity::UNKNOWN.most { self.find_arity(given) } else { None };
        }
        usize::from(most).checked_sub(given)
    }

    #[cold]
    fn find_arity(&self, given: usize) -> Option<usize> {
        let signature = self.signature();
        let least = signature.required.max(usize::from(self.is_method));
        self.arity.set(match (u16::try_from(least), u16::try_from(signature.positional)) {
            (Ok(least), Ok(most @ 0..=MOST_IN_PLACE)) if signature.is_simple() => Arity { least, most },
            _ => Arity::COMPLEX,
        });
        self.absent(given)
    }

    /// Binds arguments and calls `then` with them in the order of the parameters.
    ///
    /// # Errors
    /// TypeError as CPython words it, when they do not fit.
    #[inline]
    pub fn bind<R>(
        &self,
        t: &mut Thread,
        args: &[Value],
        keywords: Option<(&[Value], &[Value])>,
        then: impl FnOnce(&mut Thread, &[Value]) -> Result<R>,
    ) -> Result<R> {
        let signature = self.signature();
        if args.is_empty() && (self.is_method || self.name == "__new__") {
            return Err(self.no_receiver(t));
        }
        let keywords = keywords.filter(|(names, _)| !names.is_empty());
        if keywords.is_none() && signature.is_simple() {
            if args.len() == signature.positional {
                return then(t, args);
            }
            if args.len() >= signature.required && args.len() < signature.positional {
                const ABSENT: [Value; 8] = [const { Value::NULL }; 8];
                if signature.positional <= 8 {
                    let mut bound = ABSENT;
                    bound[..args.len()].clone_from_slice(args);
                    return then(t, &bound[..signature.positional]);
                }
            }
        }
        let bound = self.bind_slowly(t, args, keywords)?;
        then(t, &bound)
    }

    fn bind_slowly(
        &self,
        t: &mut Thread,
        args: &[Value],
        keywords: Option<(&[Value], &[Value])>,
    ) -> Result<SmallVec<[Value; 8]>> {
        let signature = self.signature();
        let keywords = keywords.filter(|_| !self.takes_no_keywords() || !self.leaves_keywords(t, args));
        if keywords.is_some() && self.takes_no_keywords() {
            let is_wrapper = self.is_wrapper && self.name != "__init__";
            let (kind, name) = if is_wrapper { ("wrapper ", self.name) } else { ("", self.called().1) };
            return Err(t.type_error(format!("{kind}{name}() takes no keyword arguments")));
        }
        let mut bound = SmallVec::<[Value; 8]>::with_capacity(signature.width());
        bound.resize_with(signature.names.len(), || Value::NULL);
        let positional = args.len().min(signature.positional);
        bound[..positional].clone_from_slice(&args[..positional]);
        if args.len() > signature.positional && !signature.star {
            let named = keywords.map_or(0, |(names, _)| names.len());
            let takes_keywords = signature.names.len() > signature.posonly && !signature.double_star;
            if takes_keywords && args.len() + named > signature.names.len() && !self.counts_itself() {
                return Err(self.too_many(t, args.len(), named));
            }
            return Err(self.wrong_count(t, args.len()));
        }
        let mut extra = Vec::new();
        let mut unexpected = None;
        if let Some((names, values)) = keywords {
            for (name, value) in names.iter().zip(values) {
                let Some(text) = name.get::<Str>() else {
                    return Err(t.type_error("keywords must be strings"));
                };
                if args.len() + names.len() > signature.names.len() && !signature.star && !signature.double_star {
                    return Err(self.too_many(t, args.len(), names.len()));
                }
                let known = signature.names[signature.posonly..].iter().position(|known| *known == text.as_str());
                match known.map(|index| index + signature.posonly) {
                    Some(index) if !bound[index].is_null() => {
                        let text = text.as_str();
                        return Err(t.type_error(format!(
                            "argument for {}() given by name ('{text}') and position ({})",
                            self.called().0,
                            index + 1 - self.uncounted()
                        )));
                    }
                    Some(index) => bound[index] = value.clone(),
                    None if signature.double_star => extra.push((name.clone(), value.clone())),
                    None => unexpected = unexpected.or(Some(text.as_str())),
                }
            }
        }
        self.check_required(t, &bound, args.len())?;
        if let Some(name) = unexpected {
            return Err(self.unexpected(t, name));
        }
        if signature.star {
            bound.push(t.tuple(args[positional..].iter().cloned()));
        }
        if signature.double_star {
            let dict = t.dict();
            for (name, value) in extra {
                t.dict_set(&dict, name, value)?;
            }
            bound.push(dict);
        }
        Ok(bound)
    }

    /// A keyword argument that is none of the parameters: the nearest of them is offered.
    #[cold]
    fn unexpected(&self, t: &mut Thread, name: &str) -> Raised {
        let signature = self.signature();
        // `sorted` hands its keywords to `list.sort`.
        let called = if self.called().0 == "sorted" { "sort" } else { self.called().0 };
        if called == "enumerate" {
            return t.type_error(format!("'{name}' is an invalid keyword argument for {called}()"));
        }
        let hint = match crate::suggest::closest(name, signature.names[signature.posonly..].iter().copied()) {
            Some(near) => format!(". Did you mean '{near}'?"),
            None => String::new(),
        };
        t.type_error(format!("{called}() got an unexpected keyword argument '{name}'{hint}"))
    }

    fn check_required(&self, t: &mut Thread, bound: &[Value], given: usize) -> Result<()> {
        let signature = self.signature();
        for (index, value) in bound.iter().enumerate().take(signature.required) {
            if value.is_null() {
                if index < signature.posonly {
                    return Err(self.wrong_count(t, given));
                }
                return Err(t.type_error(format!(
                    "{}() missing required argument '{}' (pos {})",
                    self.called().0,
                    signature.names[index],
                    index + 1 - self.uncounted()
                )));
            }
        }
        for &index in &signature.required_keywords {
            if bound[index].is_null() {
                return Err(t.type_error(format!(
                    "{}() missing required keyword-only argument '{}'",
                    self.called().0,
                    signature.names[index]
                )));
            }
        }
        Ok(())
    }

    /// Whether CPython's wrapper of this slot is one of those that call `PyArg_UnpackTuple`.
    fn is_unpacked(&self) -> bool {
        const SEQUENCES: [&str; 6] = ["str", "bytes", "bytearray", "tuple", "list", "deque"];
        let class = self.qualname.rsplit_once('.').map_or("", |(class, _)| class);
        match self.name {
            "__mul__" | "__rmul__" | "__imul__" => SEQUENCES.iter().any(|sequence| class.ends_with(sequence)),
            name => matches!(name, "__get__" | "__set__" | "__setitem__" | "__setattr__" | "__pow__" | "__rpow__"),
        }
    }

    /// These count their arguments themselves in CPython, when no keyword is given.
    fn counts_itself(&self) -> bool {
        matches!(self.qualname.as_str(), "int.__new__" | "str.__new__" | "sorted")
    }

    #[cold]
    fn no_receiver(&self, t: &mut Thread) -> crate::Raised {
        let name = &self.qualname;
        t.type_error(match self.is_method {
            true if self.is_wrapper => {
                let (class, name) = (name.split('.').next().unwrap_or_default(), self.name);
                format!("descriptor '{name}' of '{class}' object needs an argument")
            }
            true => format!("unbound method {name}() needs an argument"),
            false => {
                let owner = self.owner.get().get::<Class>().map(Class::shown_name).unwrap_or_default();
                format!("{owner}.{}(): not enough arguments", self.name)
            }
        })
    }

    /// Checks that the first argument of a method that was called through its class is of that class.
    ///
    /// # Errors
    /// TypeError.
    #[inline]
    pub(crate) fn check_receiver(&self, t: &mut Thread, args: &[Value]) -> Result<()> {
        if !self.is_method {
            return Ok(());
        }
        let (Some(receiver), owner) = (args.first(), self.owner.get()) else { return Ok(()) };
        let class = t.class_of(receiver);
        if class.is(&owner) || class.get::<Class>().is_none_or(|class| class.derives_from(&owner)) {
            return Ok(());
        }
        let (owner, name, found) = (owner.get::<Class>().map(Class::name_text), self.name, t.type_name(receiver));
        let owner = owner.unwrap_or_default();
        if self.is_wrapper {
            let message = format!("descriptor '{name}' requires a '{owner}' object but received a '{found}'");
            return Err(t.type_error(message));
        }
        Err(t.type_error(format!("descriptor '{name}' for '{owner}' objects doesn't apply to a '{found}' object")))
    }

    /// The TypeError for more arguments than parameters, some of them given by name.
    #[cold]
    fn too_many(&self, t: &mut Thread, positional: usize, named: usize) -> crate::Raised {
        let own = self.uncounted();
        let (most, given) = (self.signature().names.len() - own, positional + named - own);
        let kind = if positional == own { "keyword argument" } else { "argument" };
        let plural = if most == 1 { "" } else { "s" };
        t.type_error(format!("{}() takes at most {most} {kind}{plural} ({given} given)", self.called().0))
    }

    /// The TypeError for a wrong number of positional arguments, in the words of the C function kind
    /// that such a signature has in CPython.
    fn wrong_count(&self, t: &mut Thread, given: usize) -> crate::Raised {
        let signature = self.signature();
        let own = self.uncounted();
        let (given, most) = (given.saturating_sub(own), signature.positional - own);
        let least = signature.required.saturating_sub(own);
        let (name, qualname) = self.called();
        let plural = |count: usize| if count == 1 { "" } else { "s" };
        let message = if self.is_wrapper && self.name != "__init__" {
            // CPython unpacks the arguments of some wrappers in the name of "".
            let space = if self.is_unpacked() { " " } else { "" };
            let (bound, count) = match () {
                () if least == most => ("", most),
                () if given < least => ("at least ", least),
                () => ("at most ", most),
            };
            format!("{space}expected {bound}{count} argument{}, got {given}", plural(count))
        } else if self.is_wrapper && self.name == "__init__" && least == most && most > 0 {
            format!("{name} expected {most} argument{}, got {given}", plural(most))
        } else if most == 0 && signature.names.len() == own {
            format!("{qualname}() takes no arguments ({given} given)")
        } else if most == 0 {
            format!("{name}() takes no positional arguments")
        } else if most == 1
            && least == 1
            && !signature.star
            && signature.posonly == signature.names.len()
            && self.name != "__new__"
        {
            format!("{qualname}() takes exactly one argument ({given} given)")
        } else if signature.posonly == signature.names.len() || self.counts_itself() {
            let (bound, count) = match () {
                () if least == most && !signature.star => ("", most),
                () if given < least => ("at least ", least),
                () => ("at most ", most),
            };
            format!("{name} expected {bound}{count} argument{}, got {given}", plural(count))
        } else if given < least {
            let bound = if least == most { "exactly" } else { "at least" };
            format!("{name}() takes {bound} {least} positional argument{} ({given} given)", plural(least))
        } else {
            let too_few = given < least;
            let (bound, count) = match () {
                () if least == most => ("exactly", most),
                () if too_few => ("at least", least),
                () => ("at most", most),
            };
            let keywords = signature.names.len() > signature.positional;
            let kind = if too_few || keywords { "positional argument" } else { "argument" };
            format!("{name}() takes {bound} {count} {kind}{} ({given} given)", plural(count))
        };
        t.type_error(message)
    }
}
