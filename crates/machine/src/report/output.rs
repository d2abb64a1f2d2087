//! Writing reports to stderr, and how a program ends.

use objects::{Str, Value};
use source::known;

use super::colour::Colours;
use crate::builtin::Builtin;
use crate::native::NativeFunction;
use crate::types::exception::Exception;
use crate::{Raised, Result, Thread};

impl Thread {
    /// Writes to `sys.stderr`, or where that cannot take it to the process's. Errors are of no help here.
    pub fn write_stderr(&mut self, text: &str) {
        if self.write_to_stream("stderr", text).is_err() {
            use std::io::Write;
            let _ = std::io::stderr().write_all(text.as_bytes());
        }
    }

    /// Writes to `sys.stdout`, and flushes it.
    ///
    /// # Errors
    /// What its `write` raises.
    pub fn write_stdout(&mut self, text: &str) -> Result<()> {
        self.write_to_stream("stdout", text)
    }

    /// Writes to a stream of `sys` by its `write` method, and flushes it.
    fn write_to_stream(&mut self, stream: &str, text: &str) -> Result<()> {
        let Some(file) = self.sys_attribute(stream) else { return Ok(()) };
        if file.is_none() {
            return Ok(());
        }
        let text = self.str(text);
        self.call_method(&file, known::WRITE, &[text])?;
        self.call_method(&file, known::FLUSH, &[])?;
        Ok(())
    }

    /// Prints an exception as an uncaught one, in colour where stderr is a terminal.
    pub fn print_exception(&mut self, exception: &Value) {
        let _ = self.flush_stream("stdout");
        let text = self.format_exception_in(exception, Colours::of_stderr());
        self.write_stderr(&text);
    }

    /// Reports the exception that ends the program through `sys.excepthook`.
    pub fn report_uncaught(&mut self, raised: &Raised) {
        let exception = raised.exception().clone();
        let hook = self.sys_attribute("excepthook").filter(|hook| !hook.has::<crate::native::NativeFunction>());
        let Some(hook) = hook else { return self.print_exception(&exception) };
        let traceback = exception.get::<Exception>().map(|e| e.traceback.get()).unwrap_or_default();
        let class = self.class_of(&exception);
        let args = [class, exception.clone(), traceback.non_null().unwrap_or(Value::NONE)];
        if let Err(second) = self.call(&hook, &args) {
            self.write_stderr("Error in sys.excepthook:\n");
            self.print_exception(second.exception());
            self.write_stderr("\nOriginal exception was:\n");
            self.print_exception(&exception);
        }
    }

    /// The exit status that an uncaught exception gives the program, after it was reported: that of a
    /// SystemExit, whose text is printed, 130 for a KeyboardInterrupt, else 1.
    pub fn exit_status_of(&mut self, raised: &Raised) -> i32 {
        if !self.is_exception(raised, Builtin::SystemExit) {
            self.report_uncaught(raised);
            return if self.is_exception(raised, Builtin::KeyboardInterrupt) { 130 } else { 1 };
        }
        let code = self.names().intern("code");
        let code = self.get_attribute(raised.exception(), code).unwrap_or(Value::NONE);
        if code.is_none() {
            return 0;
        }
        if self.is_instance(&code, Builtin::Int) {
            let number = code.as_bool().map(i64::from).or(code.as_small_int());
            return number.map_or(-1, |number| number as i32);
        }
        let _ = self.flush_stream("stdout");
        let text = self.to_text(&code).unwrap_or_default();
        self.write_stderr(&(text + "\n"));
        1
    }

    /// Reports an exception that cannot be raised, such as one in `__del__`, through `sys.unraisablehook`'s default.
    pub fn write_unraisable(&mut self, raised: &Raised, object: &Value) {
        if self.call_unraisable_hook(raised, Value::NONE, object.clone()) {
            return;
        }
        let shown = self.repr_text(object).unwrap_or_else(|_| "<object repr() failed>".to_owned());
        self.write_unraisable_in(raised, &format!("Exception ignored in: {shown}"));
    }

    /// Gives an exception that cannot be raised to a `sys.unraisablehook` of the program's own. Whether there is one.
    fn call_unraisable_hook(&mut self, raised: &Raised, message: Value, object: Value) -> bool {
        if !self.interpreter().extra.lock().contains_key("sys") {
            return false;
        }
        let hook = self.sys_attribute("unraisablehook").filter(|hook| !hook.has::<NativeFunction>());
        let Some(hook) = hook.filter(|hook| !hook.is_none()) else { return false };
        let exception = raised.exception().clone();
        let traceback = exception.get::<Exception>().map(|e| e.traceback.get()).unwrap_or_default();
        let parts =
            vec![self.class_of(&exception), exception, traceback.non_null().unwrap_or(Value::NONE), message, object];
        let Ok(report) = self.unraisable_report(parts) else { return false };
        if let Err(raised) = self.call(&hook, &[report]) {
            let shown = self.repr_text(&hook).unwrap_or_default();
            self.write_unraisable_in(&raised, &format!("Exception ignored in sys.unraisablehook: {shown}"));
        }
        true
    }

    /// What a `sys.unraisablehook` is given.
    fn unraisable_report(&mut self, parts: Vec<Value>) -> Result {
        let module = self.import_module("_os_results")?;
        let name = self.names().intern("UnraisableHookArgs");
        let class = self.get_attribute(&module, name)?;
        let parts = self.tuple(parts);
        self.call(&class, &[parts])
    }

    /// Reports an exception that cannot be raised under a headline of its own; an empty one is left out.
    pub fn write_unraisable_in(&mut self, raised: &Raised, headline: &str) {
        let end = if headline.is_empty() { "" } else { "\n" };
        let text = format!("{headline}{end}{}", self.format_unraisable(raised));
        self.write_stderr(&text);
    }

    /// Traceback, class and message, without chain and hints: CPython writes these in C.
    fn format_unraisable(&mut self, raised: &Raised) -> String {
        let exception = raised.exception();
        let mut text = String::new();
        let traceback = exception.get::<Exception>().map(|e| e.traceback.get()).unwrap_or_default();
        if !traceback.is_null() {
            text += "Traceback (most recent call last):\n";
            super::Report::new(Colours::NONE, false).stack(self, &traceback, &mut text);
        }
        let class = self.class_of(exception);
        let name = super::qualified_name(self, &class);
        let message = self.to_text(exception).unwrap_or_else(|_| "<exception str() failed>".to_owned());
        text += &if message.is_empty() { format!("{name}: \n") } else { format!("{name}: {message}\n") };
        text
    }

    /// Flushes a stream of `sys` that is not closed.
    ///
    /// # Errors
    /// What `flush` raises.
    pub fn flush_stream(&mut self, stream: &str) -> Result<()> {
        match self.sys_attribute(stream) {
            Some(file) if !file.has::<Str>() && !file.is_none() => {
                let closed = self.names().intern("closed");
                let closed = self.get_attribute(&file, closed).and_then(|closed| self.truth(&closed));
                if closed.unwrap_or(false) {
                    return Ok(());
                }
                self.call_method(&file, known::FLUSH, &[])?;
                Ok(())
            }
            _ => Ok(()),
        }
    }
}
