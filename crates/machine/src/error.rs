//! Python exceptions as Rust errors.

use objects::Value;

/// A raised exception: an instance of `BaseException`, on its way to a handler.
#[derive(Debug)]
pub struct Raised(Value);

/// What nearly every operation of the machine gives.
pub type Result<T = Value> = std::result::Result<T, Raised>;

impl Raised {
    /// Raises an exception object (the caller knows that it is one).
    pub fn new(exception: Value) -> Raised {
        Raised(exception)
    }

    /// The exception object.
    pub fn exception(&self) -> &Value {
        &self.0
    }

    /// The exception object, owned.
    pub fn into_exception(self) -> Value {
        self.0
    }
}
