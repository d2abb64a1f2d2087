//! Functions of `sys` that others call while a program runs, or would if minipy had what they watch.

use objects::Value;

use crate::builtin::Builtin;
use crate::{Result, Thread};

/// `sys.breakpointhook(*args, **kws)`: calls the function that the environment variable PYTHONBREAKPOINT names; there
/// is no debugger of our own.
pub(super) fn breakpointhook(t: &mut Thread, args: &[Value]) -> Result {
    let wanted = std::env::var("PYTHONBREAKPOINT").unwrap_or_default();
    if wanted == "0" {
        return Ok(Value::NONE);
    }
    let Some((module, name)) = wanted.rsplit_once('.') else {
        return Err(t.runtime_error("breakpoint() is not supported by minipy"));
    };
    let module = t.import_module(module)?;
    let name = t.names().intern(name);
    let hook = t.get_attribute(&module, name)?;
    let given = t.collect(&args[0])?;
    let (names, values): (Vec<Value>, Vec<Value>) = t.dict_items(&args[1]).into_iter().unzip();
    t.call_with(&hook, &given, &names, &values)
}

/// `sys.settrace` and `sys.setprofile`: None, which is what there is, can be set.
pub(super) fn no_tracing(t: &mut Thread, args: &[Value], function: &str) -> Result {
    if args[0].is_none() {
        return Ok(Value::NONE);
    }
    Err(t.raise(Builtin::NotImplementedError, format!("{function}: minipy calls no function while a program runs")))
}

/// `sys.call_tracing(func, args)`: a call, during which tracing would be on.
pub(super) fn call_tracing(t: &mut Thread, args: &[Value]) -> Result {
    if !args[1].has::<objects::Tuple>() {
        let kind = t.type_name(&args[1]);
        return Err(t.type_error(format!("call_tracing() argument 2 must be tuple, not {kind}")));
    }
    let given = t.collect(&args[1])?;
    t.call(&args[0], &given)
}

/// `sys.addaudithook(hook)`
pub(super) fn addaudithook(t: &mut Thread, _: &[Value]) -> Result {
    Err(t.raise(Builtin::NotImplementedError, "sys.addaudithook: minipy reports no events"))
}
