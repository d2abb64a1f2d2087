//! The module around the counts, as the model checker needs it.

#[allow(dead_code)] // the model does not need all of it
#[path = "../../src/threading/free/counts.rs"]
mod counts;
#[path = "../../src/threading/free/queue.rs"]
mod queue;

pub(crate) use counts::{Counts, Sharing};

const INTERPRETER: u16 = 1;

shuttle::thread_local! {
    static DOMAIN: std::cell::Cell<u16> = std::cell::Cell::new(0);
}

fn domain() -> u16 {
    DOMAIN.with(std::cell::Cell::get)
}

/// No object of the model is counted by each thread for itself.
fn count_in_row(_place: u16, _change: i32) {}

fn count_foreign() {}

/// Makes this thread count for a domain.
pub(crate) fn attach(number: u16) {
    DOMAIN.with(|domain| domain.set(number));
}

mod primitives {
    pub(super) use shuttle::sync::atomic::{AtomicI32, AtomicU16, Ordering, fence};

    /// A mutex with parking_lot's interface.
    #[derive(Default)]
    pub(super) struct Mutex<T>(shuttle::sync::Mutex<T>);

    impl<T> Mutex<T> {
        pub(super) fn lock(&self) -> shuttle::sync::MutexGuard<'_, T> {
            self.0.lock().unwrap()
        }
    }
}

pub(crate) mod domain {
    use std::sync::Arc;

    use super::queue::Queue;
    use crate::header::Header;

    /// Its number.
    const OWNER: u16 = 2;

    /// The domain of the one thread that owns objects here.
    #[derive(Default)]
    pub(crate) struct Owner(Queue);

    impl Owner {
        pub(crate) fn arrive(&self) {
            super::attach(OWNER);
            self.0.arrive(Arc::new(Box::new(|| {})));
        }

        pub(crate) fn merge(&self) {
            for header in self.0.take() {
                // SAFETY: the test keeps the object to its end.
                let object = unsafe { &*header };
                if object.counts().merge_queued(OWNER) {
                    object.die();
                }
            }
        }

        pub(crate) fn leave(&self) {
            loop {
                self.merge();
                if self.0.try_leave() {
                    return super::attach(0);
                }
            }
        }
    }

    /// How often counts collide is a question of speed, not of the protocol.
    pub(super) fn keep_contended(_header: *mut Header) -> bool {
        false
    }

    pub(super) fn hand_over(owner: u16, header: *mut Header) -> bool {
        // SAFETY: the test keeps the object to its end.
        let object = unsafe { &*header };
        object.owner.0.hand_over(header, || object.counts().merge_queued(owner))
    }
}
