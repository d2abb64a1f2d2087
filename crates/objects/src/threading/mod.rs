//! What threads that run at the same time need of an object, in two editions with one interface.
//!
//! With the feature `free-threading`, counts are biased towards a domain and objects have locks
//! (`free`); without, the GIL is all there is, and none of it takes room (`gil`). The choice between
//! them is made here and nowhere else. `docs/free-threading.md` tells the whole story.

mod held;
mod locked;
mod shared;
mod split;

pub(crate) use held::Holding;
pub use held::assert_nothing_held;
pub use locked::{Locked, LockedGuard};
pub use shared::Shared;
pub use split::Split;

#[cfg(feature = "free-threading")]
mod free;
#[cfg(feature = "free-threading")]
pub(crate) use free::{
    Aside, ByteLock, ByteLockHeld, Counts, Sharing, TurnLock, attach_domain, detach_domain, is_shared,
};
#[cfg(feature = "free-threading")]
pub use free::{
    Contended, Domains, Limbo, LocalDomain, MOST_THREADS, Traffic, is_concurrent, set_concurrent, set_shared,
};

#[cfg(not(feature = "free-threading"))]
mod gil;
#[cfg(not(feature = "free-threading"))]
pub(crate) use gil::{
    Aside, ByteLock, ByteLockHeld, Counts, Sharing, TurnLock, attach_domain, detach_domain, is_shared,
};
#[cfg(not(feature = "free-threading"))]
pub use gil::{
    Contended, Domains, Limbo, LocalDomain, MOST_THREADS, Traffic, is_concurrent, set_concurrent, set_shared,
};

/// Whether this build can run threads without the GIL.
pub const FREE_THREADING: bool = cfg!(feature = "free-threading");
