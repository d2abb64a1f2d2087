//! From nothing to an interpreter: the builtin types, `builtins`, and running a module's code.

use std::sync::Arc;

use bytecode::Code;
use objects::{Namespace, Shapes, Slot, Value, Word};
use source::{Name, Names, known};
use sync::{ThreadControl, ThreadId};

use crate::builtin::Builtin;
use crate::class::{Class, Traits, linearize};
use crate::config::Config;
use crate::driver::Free;
use crate::frame::Return;
use crate::host::Host;
use crate::interpreter::Interpreter;
use crate::types::code::{CodeObject, Strings};
use crate::types::function::Function;
use crate::{Result, Thread};

/// Asks the system not to prolong this thread's timed waits, nor those of the threads that it will start: Linux adds up
/// to 50 µs, half of a switch interval.
fn wait_exactly() {
    #[cfg(target_os = "linux")]
    {
        // Without it, waits are as long as they are by default.
        let _ = rustix::thread::set_current_timer_slack(std::num::NonZeroU64::new(1));
    }
}

impl Thread {
    /// Makes an interpreter and its main thread, attached to this OS thread. `stack_size` is that of the OS thread.
    pub fn start(config: Config, names: Arc<Names>, host: Box<dyn Host>, stack_size: usize) -> Box<Thread> {
        wait_exactly();
        let mut interpreter = Interpreter::new(config, names, host);
        make_types(&mut interpreter);
        let control = Arc::new(ThreadControl::new(ThreadId::MAIN));
        let free = Free::join(&interpreter, &control);
        let mut thread = Thread::new(Arc::new(interpreter), control.clone(), free, stack_size);
        thread.is_main = true;
        thread.budget = thread.full_budget();
        thread.begin_recording();
        thread.attach();
        thread.interpreter.threads.lock().insert(ThreadId::MAIN.0, control);
        thread.fill_types();
        thread.fill_strings();
        let builtins = thread.module("builtins");
        thread.interpreter.builtins.set(builtins.clone());
        thread.builtins = thread.interpreter.builtins_namespace();
        crate::builtins::fill(&mut thread, &builtins);
        let modules = thread.dict();
        thread.interpreter.modules.set(modules.clone());
        let name = thread.name_value(known::BUILTINS_MODULE);
        // Binding a str key in a new dict cannot fail.
        let bound = thread.dict_set(&modules, name, builtins);
        debug_assert!(bound.is_ok());
        thread.interpreter.heap.collect_at(crate::gc::FIRST_COLLECTION);
        thread
    }

    fn fill_types(&mut self) {
        // The one type that has two layouts comes once.
        let all = || Builtin::ALL.iter().copied().filter(|&builtin| builtin != Builtin::BuiltinMethod);
        for builtin in all() {
            let class_value = self.class(builtin);
            let spec = builtin.spec();
            let Some(class) = class_value.get::<Class>() else { continue };
            let name = self.str(spec.name);
            class.name.set(name.clone());
            class.qualname.set(name);
            let base = if builtin == Builtin::Object { None } else { Some(self.class(spec.base)) };
            let mut bases: Vec<Value> = base.into_iter().collect();
            if builtin == Builtin::ExceptionGroup {
                bases.push(self.class(Builtin::Exception));
            }
            if builtin == Builtin::UnsupportedOperation {
                bases.push(self.class(Builtin::ValueError));
            }
            let mut mro = vec![class_value.clone()];
            mro.extend(linearize(&bases).unwrap_or_default());
            let (bases, mro) = (self.tuple(bases), self.tuple(mro));
            class.bases.set(bases);
            class.mro.set(mro);
            // Instances of the types of `builtins` have no `__module__`; `type.__module__` knows it.
            if spec.module != "builtins" {
                let module = self.str(spec.module);
                drop(class.namespace.set(known::MODULE, module, self.versions()));
            }
        }
        for builtin in all() {
            let class = self.class(builtin);
            self.fill_type(&class, builtin.spec());
        }
        self.add_class_doc();
        let exception = self.class(Builtin::BaseException);
        for builtin in all() {
            let class_value = self.class(builtin);
            if let Some(class) = class_value.get::<Class>() {
                let is_exception = class.derives_from(&exception);
                class.traits.set(Traits {
                    subclassable: builtin.spec().subclassable,
                    has_dict: is_exception || builtin == Builtin::Function || builtin.spec().attributes,
                    exception: is_exception,
                    ..Traits::default()
                });
                class.builtin_base.set(builtin);
                if builtin.spec().attributes {
                    let weakref = self.instances_can_be_referred_to(&class_value);
                    self.add_instance_dict(&class_value, class, true, weakref);
                }
                class.inherit_slots(self);
            }
        }
    }

    fn fill_strings(&mut self) {
        for byte in 0..128u8 {
            let text = [byte];
            let text = std::str::from_utf8(&text).unwrap_or_default();
            let value = self.heap().new_str(self.root(Builtin::Str), text, true);
            self.interpreter.ascii_strings[usize::from(byte)].set(value);
        }
    }

    /// A loaded code object.
    pub fn code(&mut self, code: &Arc<Code>, strings: Strings) -> Value {
        let loaded = CodeObject::load(self, code, strings);
        self.object(Builtin::Code, loaded)
    }

    /// A function over code, in a module. `NONE` stands for parts that are not there.
    pub fn function(
        &mut self,
        code: Value,
        module: Value,
        defaults: Value,
        kwdefaults: Value,
        closure: Value,
    ) -> Value {
        let data = code.get::<CodeObject>().map(|code| code.code.clone());
        let (name, qualname, doc) = match data {
            Some(code) => (
                self.name_value(code.name),
                self.str(&code.qualname),
                code.doc.as_deref().map_or(Value::NONE, |doc| self.str(doc)),
            ),
            None => (Value::NONE, Value::NONE, Value::NONE),
        };
        let module_name = self.module_get(&module, known::NAME).unwrap_or(Value::NONE);
        let function = Function {
            code: Slot::new(code),
            module: Slot::new(module),
            name: Slot::new(name),
            qualname: Slot::new(qualname),
            defaults: Slot::new(defaults),
            kwdefaults: Slot::new(kwdefaults),
            closure: Slot::new(closure),
            doc: Slot::new(doc),
            annotations: Slot::empty(),
            module_name: Slot::new(module_name),
            type_params: Slot::empty(),
        };
        self.object(Builtin::Function, function)
    }

    /// Runs the body of a module (or the text of `-c`): its names are the module's.
    ///
    /// # Errors
    /// What the code raises.
    pub fn run_module_code(&mut self, code: &Value, module: &Value) -> Result {
        let function = self.function(code.clone(), module.clone(), Value::NONE, Value::NONE, Value::NONE);
        self.run_body(&function, Value::NULL)
    }

    /// Runs the function that is a class's body, with a mapping for its names. Gives what it returns.
    ///
    /// # Errors
    /// What the body raises.
    pub fn run_class_body(&mut self, function: &Value, namespace: &Value) -> Result {
        self.run_body(function, namespace.clone())
    }

    fn run_body(&mut self, function: &Value, namespace: Value) -> Result {
        self.check_stack("")?;
        let top = self.top;
        let floor = self.reserve(3);
        // SAFETY: `reserve` made room for the callable and the empty place of self.
        unsafe {
            floor.write(function.clone().into_word());
            floor.add(1).write(Word::NULL);
            self.top = floor.add(2);
        }
        let entered = self.enter(floor, 0, &[], Return::Native);
        let result = entered.and_then(|()| {
            if let Some(frame) = self.frames.last_mut() {
                frame.companion = namespace.into_word();
            }
            self.run_nested()
        });
        self.top = top;
        result
    }

    /// A builtin by name, for parts of the machine that are written in Python terms.
    pub fn builtin_named(&self, name: Name) -> Option<Value> {
        // SAFETY: the interpreter keeps `builtins`.
        unsafe { &*self.builtins }.get(name)
    }

    /// The name of a module of the interpreter, or NULL.
    pub fn modules(&self) -> Value {
        self.interpreter.modules.get()
    }
}

/// Makes the builtin types as bare classes: `type` is its own class, so shapes come first.
fn make_types(interpreter: &mut Interpreter) {
    let shapes = |builtin: Builtin, interpreter: &Interpreter| {
        let spec = builtin.spec();
        // The factory of a defaultdict stands where attributes of others stand.
        let prefixed =
            spec.name == "function" || spec.attributes || builtin == Builtin::DefaultDict || is_exception(builtin);
        Shapes::new(spec.layout, prefixed, &interpreter.versions)
    };
    let type_shapes = shapes(Builtin::Type, interpreter);
    let meta_root: *const objects::Shape = type_shapes.root();
    let mut type_shapes = Some(type_shapes);
    for &builtin in Builtin::ALL {
        let own = match builtin {
            Builtin::Type => type_shapes.take(),
            _ => None,
        };
        let own = own.unwrap_or_else(|| shapes(builtin, interpreter));
        let namespace = Namespace::new(&interpreter.versions);
        let version = interpreter.versions.next();
        interpreter.roots.push(own.root());
        let class = Class::new(Value::NULL, Value::NULL, Value::NULL, own, namespace, version, Some(builtin.spec()));
        // SAFETY: the shapes of `type` are boxed in its class, which is made in this loop and immortal.
        let value = interpreter.heap.new_immortal(unsafe { &*meta_root }, class);
        if let Some(class) = value.get::<Class>() {
            class.shapes.set_class(&value);
        }
        interpreter.types[builtin as usize].set(value);
    }
    // Bound builtin methods are of the type of builtin functions, with a layout of their own.
    let builtin_function = interpreter.types[Builtin::NativeFunction as usize].get();
    // SAFETY: roots of builtin types are boxed in immortal classes.
    unsafe { &*interpreter.roots[Builtin::BuiltinMethod as usize] }.family().set_class(&builtin_function);
    interpreter.types[Builtin::BuiltinMethod as usize].set(builtin_function);
    let empty = interpreter.heap.new_tuple(
        // SAFETY: roots of builtin types are boxed in immortal classes.
        unsafe { &*interpreter.roots[Builtin::Tuple as usize] },
        std::iter::empty(),
        true,
    );
    interpreter.empty_tuple.set(empty);
}

fn is_exception(builtin: Builtin) -> bool {
    let mut at = builtin;
    loop {
        match at {
            Builtin::BaseException => return true,
            Builtin::Object => return false,
            other => at = other.spec().base,
        }
    }
}
