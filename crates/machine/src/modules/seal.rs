//! `_seal`: gives classes of the library the look of types in C, which they are in CPython.

use objects::Value;

use crate::class::{Class, Traits};
use crate::modules::ModuleSpec;
use crate::native::row;
use crate::{Result, Thread};

/// `seal(cls, subclassable=True)`: errors name its instances with its module (`'datetime.date' object ...`), and its
/// attributes cannot be set any more. Gives the class, so that it can decorate one.
fn seal(t: &mut Thread, args: &[Value]) -> Result {
    let subclassable = args[1].is_null() || t.truth(&args[1])?;
    let Some(class) = args[0].get::<Class>() else {
        let kind = t.type_name(&args[0]);
        return Err(t.type_error(format!("seal() argument 1 must be type, not {kind}")));
    };
    class.traits.set(Traits { subclassable, sealed: true, heap: false, ..class.traits.get() });
    Ok(args[0].clone())
}

/// `_seal`
pub(crate) static SPEC: ModuleSpec =
    ModuleSpec { name: "_seal", functions: &[row("seal", "cls, /, subclassable=True", seal)], init: None };
