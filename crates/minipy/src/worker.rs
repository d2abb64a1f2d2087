//! `--threads N`: a script without threads of its own is an experiment, N threads calling its `worker()`.

use machine::builtin::Builtin;
use machine::{Result, Thread};
use objects::Value;
use source::known;

/// Once the main module's body has ended: calls its `worker()` in `count` threads and then its `report()`, if the
/// body started no thread. Says whether all workers ended without an exception.
///
/// # Errors
/// What `report()` raises, a thread that cannot be started, an interrupt.
pub(crate) fn run(t: &mut Thread, main: &Value, count: usize) -> Result<bool> {
    let started_own = t.interpreter().has_started_threads();
    if started_own || t.module_get(main, known::WORKER).is_none() {
        return Ok(true);
    }
    let workers = t.import_module("_workers")?;
    let run = t.get_attribute(&workers, known::RUN)?;
    let ended_well = t.call(&run, &[main.clone(), Value::from_len(count)])?;
    if ended_well.is_none() {
        return Ok(true);
    }
    if let Some(report) = t.module_get(main, known::REPORT)
        && t.is_instance(&report, Builtin::Function)
    {
        t.call(&report, &[])?;
    }
    t.truth(&ended_well)
}
