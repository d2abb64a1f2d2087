//! Running code: classes, `exec` and `eval`, and what asks for the names of the caller.

use std::sync::Arc;

use objects::{Bytes, Str, Tuple, Value};
use source::{Diagnostic, SourceText, Span, known};

use crate::builtin::Builtin;
use crate::host::CompileMode;
use crate::types::cell::Cell;
use crate::types::code::{CodeObject, Strings};
use crate::types::dict::{Dict, Storage};
use crate::types::exception::syntax_error::NULL_BYTES;
use crate::types::module::Module;
use crate::{Result, Thread};

/// `func, name, *bases, **keywords`
pub(super) fn build_class(t: &mut Thread, args: &[Value]) -> Result {
    if !args[0].has::<crate::types::function::Function>() {
        return Err(t.type_error("__build_class__: func must be a function"));
    }
    if !args[1].has::<Str>() {
        return Err(t.type_error("__build_class__: name is not a string"));
    }
    let bases = args[2].get::<Tuple>().map(|bases| bases.items().to_vec()).unwrap_or_default();
    let keywords = t.dict_items(&args[3]);
    t.build_class(&args[0], &args[1], bases, keywords)
}

pub(super) fn import(t: &mut Thread, args: &[Value]) -> Result {
    let Some(name) = args[0].get::<Str>().map(|name| name.as_str().to_owned()) else {
        return Err(t.type_error("module name must be a string"));
    };
    let level = if args[4].is_null() { 0 } else { t.index(&args[4])? };
    let globals = args[1].clone().non_null().filter(|globals| !globals.is_none());
    t.import(&name, globals.as_ref(), &args[3], level)
}

pub(super) fn globals(t: &mut Thread, _: &[Value]) -> Result {
    let module = t.current_module();
    Ok(t.namespace_dict(&module))
}

/// The names of the caller: a module's and a class body's own dict, a function's as a fresh one (PEP 667).
pub(super) fn locals(t: &mut Thread, _: &[Value]) -> Result {
    match caller_locals(t)? {
        Some(names) => Ok(names),
        None => globals(t, &[]),
    }
}

/// The names of the newest frame; `None` for the body of a module, whose names are its globals.
fn caller_locals(t: &mut Thread) -> Result<Option<Value>> {
    if let Some(pairs) = t.comprehension_locals() {
        return t.dict_from(pairs).map(Some);
    }
    if let Some(namespace) = t.body_namespace() {
        return Ok(Some(namespace));
    }
    t.bound_locals().map(|pairs| t.dict_from(pairs)).transpose()
}

/// `breakpoint(*args, **kws)`: what `sys.breakpointhook` does.
pub(super) fn breakpoint(t: &mut Thread, args: &[Value]) -> Result {
    let Some(hook) = t.sys_attribute("breakpointhook") else {
        return Err(t.runtime_error("lost sys.breakpointhook"));
    };
    let given = t.collect(&args[0])?;
    let (names, values): (Vec<Value>, Vec<Value>) = t.dict_items(&args[1]).into_iter().unzip();
    t.call_with(&hook, &given, &names, &values)
}

/// `help(*args)`: what `pydoc.help` shows.
pub(super) fn help(t: &mut Thread, args: &[Value]) -> Result {
    let module = t.import_module("pydoc")?;
    let name = t.names().intern("help");
    let help = t.get_attribute(&module, name)?;
    let given = t.collect(&args[0])?;
    t.call(&help, &given)
}

pub(super) fn exit(t: &mut Thread, args: &[Value]) -> Result {
    let code = if args[0].is_null() { Value::NONE } else { args[0].clone() };
    Err(t.raise_args(Builtin::SystemExit, vec![code]))
}

fn source_argument(t: &mut Thread, source: &Value, function: &str) -> Result<String> {
    if let Some(text) = source.get::<Str>() {
        if text.as_str().contains('\0') {
            let (class, message) =
                (t.class(Builtin::SyntaxError), t.str("source code string cannot contain null bytes"));
            return Err(crate::Raised::new(t.call(&class, &[message])?));
        }
        return Ok(text.as_str().to_owned());
    }
    if let Some(octets) = t.octets(source)? {
        let decoded = text::encode::decode(&octets, text::encode::Encoding::Utf8, "strict");
        return decoded.map_err(|error| t.codec_error(error, source.clone()));
    }
    let other = if function == "compile" { "AST" } else { "code" };
    Err(t.type_error(format!("{function}() arg 1 must be a string, bytes or {other} object")))
}

impl Thread {
    /// Compiles a module's text to a code object; what is doubtful in it is printed as a warning.
    ///
    /// # Errors
    /// SyntaxError and its kin.
    pub fn compile_text(&mut self, text: &SourceText, mode: CompileMode) -> Result {
        self.compile_with(text, mode, Strings::Immortal)
    }

    fn compile_with(&mut self, text: &SourceText, mode: CompileMode, strings: Strings) -> Result {
        if let Some(at) = text.text().find('\0') {
            let at = Span::new(at as u32, at as u32);
            return Err(self.syntax_error(vec![Diagnostic::syntax(NULL_BYTES, at)], text, mode));
        }
        let interpreter = self.interpreter().clone();
        match interpreter.host.compile(text, &interpreter.names, mode) {
            Ok((code, warnings)) => {
                for warning in &warnings {
                    self.warn_of_text(warning, text, mode)?;
                }
                Ok(self.code(&code, strings))
            }
            Err(diagnostics) => Err(self.syntax_error(diagnostics, text, mode)),
        }
    }
}

/// `source, filename, mode, ...`
pub(super) fn compile(t: &mut Thread, args: &[Value]) -> Result {
    if !args[2].has::<Str>() {
        let name = t.argument_type(&args[2]);
        return Err(t.type_error(format!("compile() argument 'mode' must be str, not {name}")));
    }
    let mode = match args[2].get::<Str>().map(Str::as_str) {
        Some("exec") => CompileMode::File,
        Some("eval") => CompileMode::Expression,
        Some("single") => CompileMode::Interactive,
        _ => return Err(t.value_error("compile() mode must be 'exec', 'eval' or 'single'")),
    };
    let file = match (args[1].get::<Str>(), args[1].get::<Bytes>()) {
        (Some(file), _) => file.as_str().to_owned(),
        (None, Some(file)) => String::from_utf8_lossy(file.as_slice()).into_owned(),
        (None, None) => {
            let name = t.type_name(&args[1]);
            return Err(t.type_error(format!("expected str, bytes or os.PathLike object, not {name}")));
        }
    };
    check_compile_options(t, &args[3], &args[5])?;
    if args[0].has::<CodeObject>() {
        return Ok(args[0].clone());
    }
    let text = source_argument(t, &args[0], "compile")?;
    t.compile_with(&SourceText::new(file, text), mode, Strings::Counted)
}

/// The flags and the level of optimization that `compile` is given; none of those that are allowed changes anything.
fn check_compile_options(t: &mut Thread, flags: &Value, optimize: &Value) -> Result<()> {
    /// Futures, and `PyCF_...` that do not ask for a tree.
    const KNOWN: i64 = 0x1fe_0000 | 0x7210;
    const TREE: i64 = 0x400 | 0x8000;
    let flags = if flags.is_null() { 0 } else { t.index(flags)? };
    let optimize = if optimize.is_null() { -1 } else { t.index(optimize)? };
    if flags & TREE != 0 {
        return Err(t.raise(Builtin::NotImplementedError, "minipy's compile() makes no ast trees"));
    }
    if flags & !KNOWN != 0 {
        return Err(t.value_error("compile(): unrecognised flags"));
    }
    if !(-1..=2).contains(&optimize) {
        return Err(t.value_error("compile(): invalid optimize value"));
    }
    Ok(())
}

pub(super) fn eval(t: &mut Thread, args: &[Value]) -> Result {
    let code = if args[0].has::<CodeObject>() {
        args[0].clone()
    } else {
        let text = source_argument(t, &args[0], "eval")?;
        let text = SourceText::new("<string>", text.trim_start_matches([' ', '\t']));
        t.compile_with(&text, CompileMode::Expression, Strings::Counted)?
    };
    if free_count(&code) > 0 {
        return Err(t.type_error("code object passed to eval() may not contain free variables"));
    }
    run(t, &code, &args[1], &args[2], "eval")
}

fn free_count(code: &Value) -> usize {
    code.get::<CodeObject>().map_or(0, |code| code.code.free_count())
}

/// `source, globals, locals, closure`
pub(super) fn exec(t: &mut Thread, args: &[Value]) -> Result {
    let code = if args[0].has::<CodeObject>() {
        args[0].clone()
    } else {
        let text = source_argument(t, &args[0], "exec")?;
        t.compile_with(&SourceText::new("<string>", text), CompileMode::File, Strings::Counted)?
    };
    let free = free_count(&code);
    let closure = args[3].clone().non_null().filter(|closure| !closure.is_none());
    match closure {
        None if free == 0 => run(t, &code, &args[1], &args[2], "exec")?,
        Some(_) if !args[0].has::<CodeObject>() => {
            return Err(t.type_error("closure can only be used when source is a code object"));
        }
        Some(_) if free == 0 => return Err(t.type_error("cannot use a closure with this code object")),
        closure => run_closure(t, code, &args[1], closure)?,
    };
    Ok(Value::NONE)
}

/// Runs the code of a function that has free variables, with a closure of the right length.
fn run_closure(t: &mut Thread, code: Value, globals: &Value, closure: Option<Value>) -> Result {
    let free = free_count(&code);
    let fits = |closure: &Value| {
        closure
            .get::<Tuple>()
            .is_some_and(|cells| cells.items().len() == free && cells.items().iter().all(Value::has::<Cell>))
    };
    let Some(closure) = closure.filter(fits) else {
        return Err(t.type_error(format!("code object requires a closure of exactly length {free}")));
    };
    let module = match globals.is_null() || globals.is_none() {
        true => t.current_module(),
        false => t.module_over(globals).unwrap_or_else(|| t.current_module()),
    };
    let function = t.function(code, module, Value::NONE, Value::NONE, closure);
    t.call(&function, &[])
}

/// Runs code in the caller's names, or in those of the mappings given.
fn run(t: &mut Thread, code: &Value, globals: &Value, locals: &Value, function: &str) -> Result {
    let given = |value: &Value| if value.is_none() { None } else { value.clone().non_null() };
    let (globals, mut locals) = (given(globals), given(locals));
    check_mappings(t, globals.as_ref(), locals.as_ref(), function)?;
    if globals.is_none() && locals.is_none() {
        locals = caller_locals(t)?;
    }
    let globals = match globals {
        Some(globals) => globals,
        None => self::globals(t, &[])?,
    };
    let builtins_name = t.name_value(known::BUILTINS);
    if module_behind(&globals).is_none() && t.dict_get(&globals, &builtins_name)?.is_none() {
        let builtins = t.interpreter().builtins.get();
        let names = t.namespace_dict(&builtins);
        t.dict_set(&globals, builtins_name, names)?;
    }
    // Functions that the code makes keep its globals, and `global` writes to them: these become a module's.
    let is_function = is_function(code);
    let makes_functions = is_function
        || code.get::<CodeObject>().is_some_and(|code| {
            code.constants.iter().any(Value::has::<CodeObject>) || !code.code.declared_globals.is_empty()
        });
    let module = match module_behind(&globals) {
        None if makes_functions => t.module_over(&globals),
        module => module,
    };
    let locals = locals.filter(|locals| !locals.is(&globals));
    match module {
        Some(module) if is_function || locals.is_none() && t.is_exactly(&globals, Builtin::Dict) => {
            t.run_module_code(code, &module)
        }
        Some(module) => run_in_namespace(t, code, &module, &locals.unwrap_or(globals)),
        None => run_in_passing(t, code, &globals, &locals.unwrap_or_else(|| globals.clone())),
    }
}

/// Whether it is the code of a function, which keeps its names in a frame.
fn is_function(code: &Value) -> bool {
    code.get::<CodeObject>().is_some_and(|code| code.code.flags.contains(bytecode::CodeFlags::OPTIMIZED))
}

fn check_mappings(t: &mut Thread, globals: Option<&Value>, locals: Option<&Value>, function: &str) -> Result<()> {
    let is_mapping = |t: &mut Thread, value: &Value| {
        value.has::<Dict>()
            || t.slot(value, |slots| slots.get_item).is_some()
            || t.special(value, known::GETITEM).is_some()
    };
    if let Some(locals) = locals
        && !is_mapping(t, locals)
    {
        let name = t.type_name(locals);
        return Err(t.type_error(match function {
            "eval" => "locals must be a mapping".to_owned(),
            _ => format!("locals must be a mapping or None, not {name}"),
        }));
    }
    let Some(globals) = globals.filter(|globals| !globals.has::<Dict>()) else { return Ok(()) };
    let name = t.type_name(globals);
    let message = match function {
        "eval" if is_mapping(t, globals) => "globals must be a real dict; try eval(expr, {}, mapping)".to_owned(),
        "eval" => "globals must be a dict".to_owned(),
        _ => format!("{function}() globals must be a dict, not {name}"),
    };
    Err(t.type_error(message))
}

/// The module that a `globals()` dict shows.
fn module_behind(dict: &Value) -> Option<Value> {
    match dict.get::<Dict>()?.storage() {
        Storage::Namespace(owner) => owner.get().non_null().filter(|owner| owner.has::<Module>()),
        _ => None,
    }
}

/// Runs code as the body of a class is run: it binds names in a mapping, and looks there first.
fn run_in_namespace(t: &mut Thread, code: &Value, module: &Value, namespace: &Value) -> Result {
    if is_function(code) {
        return t.run_module_code(code, module);
    }
    let Some(named) = code.get::<CodeObject>().map(|code| code.code.with_namespace()) else { return Ok(Value::NONE) };
    let code = t.code(&Arc::new(named), Strings::Counted);
    let function = t.function(code, module.clone(), Value::NONE, Value::NONE, Value::NONE);
    t.run_class_body(&function, namespace)
}

/// Runs code whose globals are a dict that is no module's: the module that code needs lasts only as long as
/// it runs, so that the dict takes part in no cycle afterwards.
fn run_in_passing(t: &mut Thread, code: &Value, globals: &Value, namespace: &Value) -> Result {
    let module_value = t.module("");
    let Some(module) = module_value.get::<Module>() else { return Ok(Value::NONE) };
    let mut defaults = Vec::new();
    module.namespace.clear(&mut defaults);
    drop(defaults);
    for (key, value) in t.dict_items(globals) {
        if let Some(name) = key.get::<Str>().map(|key| t.name_of(key)) {
            drop(module.namespace.set(name, value, t.versions()));
        }
    }
    module.dict.set(globals.clone());
    let result = run_in_namespace(t, code, &module_value, namespace);
    module.dict.set(Value::NULL);
    result
}
