//! Asks threads now and then which frames they have, for profiles of runs that are too fast to record each call.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use sync::Bit;

use crate::interpreter::Interpreter;

/// How often threads are asked.
const EVERY: Duration = Duration::from_millis(1);

/// An OS thread that asks whoever runs; the answer is an [`events::Event::Stood`] at the next check point. It ends
/// when this is dropped.
pub(crate) struct Sampler {
    is_over: Arc<AtomicBool>,
    asker: Option<JoinHandle<()>>,
}

impl Sampler {
    /// Begins to ask. Where the system gives no thread for that, only threads that let the GIL go tell where they were.
    pub(crate) fn start(interpreter: &Arc<Interpreter>) -> Option<Sampler> {
        let is_over = Arc::new(AtomicBool::new(false));
        let (told, interpreter) = (is_over.clone(), interpreter.clone());
        let asks = move || {
            while !told.load(Ordering::Relaxed) {
                std::thread::park_timeout(EVERY);
                ask(&interpreter);
            }
        };
        let asker = std::thread::Builder::new().name("sampler".to_owned()).spawn(asks).ok()?;
        Some(Sampler { is_over, asker: Some(asker) })
    }
}

/// Asks the thread that has the GIL; without one, all that run.
fn ask(interpreter: &Interpreter) {
    let holder = interpreter.gil.last_holder().filter(|_| !interpreter.config.is_free());
    for post in interpreter.roster.posts().values() {
        let runs = match holder {
            Some(holder) => post.control.id() == holder,
            None => !post.is_away(),
        };
        if runs {
            post.control.breaker().set(Bit::Sample);
        }
    }
}

impl Drop for Sampler {
    /// Waits until it has ended: the interpreter must not be freed on its thread.
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
        if let Some(asker) = self.asker.take() {
            asker.thread().unpark();
            // It cannot panic in what it does.
            let _ended = asker.join();
        }
    }
}
