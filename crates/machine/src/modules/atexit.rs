//! `atexit`: functions that are called, the last first, when the program ends.

use objects::{Tuple, Value};

use crate::modules::ModuleSpec;
use crate::native::row;
use crate::types::list::List;
use crate::{Result, Thread};

/// Where the interpreter keeps the list of what to call: tuples of function, arguments, keyword arguments.
const CALLBACKS: &str = "atexit";

impl Thread {
    fn exit_callbacks(&mut self) -> Value {
        if let Some(list) = self.interpreter().extra.lock().get(CALLBACKS) {
            return list.clone();
        }
        let list = self.list(Vec::new());
        self.interpreter().extra.lock().insert(CALLBACKS, list.clone());
        list
    }

    /// Calls what was registered. What a function raises is reported, and the others are called all the same;
    /// those registered meanwhile are not, as in CPython 3.13.
    pub(crate) fn run_exit_callbacks(&mut self) {
        let Some(list) = self.interpreter().extra.lock().get(CALLBACKS).cloned() else { return };
        let Some(callbacks) = list.get::<List>() else { return };
        for callback in callbacks.items.with_mut(self, std::mem::take).into_iter().rev() {
            let Some([function, args, keywords]) = callback.get::<Tuple>().map(Tuple::items) else { continue };
            let args = args.get::<Tuple>().map(Tuple::items).unwrap_or_default();
            let (names, values): (Vec<Value>, Vec<Value>) = self.dict_items(keywords).into_iter().unzip();
            if let Err(raised) = self.call_with(function, args, &names, &values) {
                let shown = self.repr_text(function).unwrap_or_else(|_| "<object repr() failed>".to_owned());
                self.write_unraisable_in(&raised, &format!("Exception ignored in atexit callback {shown}:"));
            }
        }
    }
}

fn register(t: &mut Thread, args: &[Value]) -> Result {
    let Some((function, given)) = args[0].get::<Tuple>().and_then(|tuple| tuple.items().split_first()) else {
        return Err(t.type_error("register() takes at least 1 argument (0 given)"));
    };
    if !t.is_callable(function) {
        return Err(t.type_error("the first argument must be callable"));
    }
    let given = t.tuple(given.to_vec());
    let callback = t.tuple([function.clone(), given, args[1].clone()]);
    let list = t.exit_callbacks();
    if let Some(callbacks) = list.get::<List>() {
        callbacks.items.with_mut(t, |items| items.push(callback));
    }
    Ok(function.clone())
}

fn unregister(t: &mut Thread, args: &[Value]) -> Result {
    let list = t.exit_callbacks();
    let Some(callbacks) = list.get::<List>() else { return Ok(Value::NONE) };
    let mut kept = Vec::new();
    for callback in callbacks.items.with(t, Clone::clone) {
        let function = callback.get::<Tuple>().and_then(|tuple| tuple.items().first().cloned()).unwrap_or_default();
        if !t.equals(&function, &args[0])? {
            kept.push(callback);
        }
    }
    let old = callbacks.items.with_mut(t, |items| std::mem::replace(items, kept));
    drop(old);
    Ok(Value::NONE)
}

fn clear(t: &mut Thread, _: &[Value]) -> Result {
    let list = t.exit_callbacks();
    if let Some(callbacks) = list.get::<List>() {
        let old = callbacks.items.with_mut(t, std::mem::take);
        drop(old);
    }
    Ok(Value::NONE)
}

fn count(t: &mut Thread, _: &[Value]) -> Result {
    let list = t.exit_callbacks();
    let count = list.get::<List>().map_or(0, |callbacks| callbacks.items.with(t, Vec::len));
    Ok(Value::from_len(count))
}

/// `atexit`
pub(crate) static SPEC: ModuleSpec = ModuleSpec {
    name: "atexit",
    functions: &[
        row("register", "*args, **kwargs", register),
        row("unregister", "func, /", unregister),
        row("_clear", "", clear),
        row("_ncallbacks", "", count),
        row("_run_exitfuncs", "", |t, _| {
            t.run_exit_callbacks();
            Ok(Value::NONE)
        }),
    ],
    init: None,
};
