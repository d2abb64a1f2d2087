//! Warnings that the machine itself gives.

use objects::Value;

use crate::builtin::Builtin;
use crate::{Result, Thread};

impl Thread {
    /// Gives a warning about the line that runs to the module `warnings`.
    ///
    /// # Errors
    /// The warning itself, where the program has made errors of such; what its own `showwarning` raises.
    #[cold]
    pub(crate) fn warn(&mut self, category: Builtin, message: &str) -> Result<()> {
        let module = self.import_module("warnings")?;
        let name = self.names().intern("warn");
        let warn = self.get_attribute(&module, name)?;
        let (message, category) = (self.str(message), self.class(category));
        self.call(&warn, &[message, category]).map(drop)
    }

    /// Warns of a conversion method that gave an instance of a class derived from the type wanted.
    ///
    /// # Errors
    /// As [`Thread::warn`].
    #[cold]
    pub(crate) fn warn_of_subclass(&mut self, method: &str, wanted: &str, result: &Value) -> Result<()> {
        let found = self.type_name(result);
        self.warn(
            Builtin::DeprecationWarning,
            &format!(
                "{method} returned non-{wanted} (type {found}).  The ability to return an instance of a strict \
                 subclass of {wanted} is deprecated, and may be removed in a future version of Python."
            ),
        )
    }

    /// `NotImplemented` where a truth value is wanted: true, for now.
    pub(crate) fn truth_of_not_implemented(&mut self) -> Result<bool> {
        self.warn(Builtin::DeprecationWarning, "NotImplemented should not be used in a boolean context")?;
        Ok(true)
    }
}
