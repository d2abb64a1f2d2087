//! Values, object headers, reference counts, shapes, the heap and its cycle collector.
//!
//! This crate knows what an object is, not what any type means: it can count, reach and free
//! objects, and it runs no Python code. Nearly all `unsafe` of the project stands here.

mod collect;
mod guarded;
mod header;
mod heap;
mod instance;
mod local;
mod name_map;
mod namespace;
mod object;
mod remembered;
mod sequence;
mod shape;
mod slot;
mod steps;
mod tailed;
mod teardown;
mod threading;
mod value;
mod visitor;
mod weak;

pub use collect::{Census, Garbage, ShowRoots, Unbalanced};
pub use guarded::{Attached, Guarded, Reading, UnderLock};
pub use header::{Flags, Header, Layout, Payload};
pub use heap::Heap;
pub use instance::{Attributes, Instance, inline_slots, overflow_word};
pub use local::{LocalState, attach_local, detach_local, detach_local_of, is_attached, note_taken_out};
pub use name_map::NameMap;
pub use namespace::Namespace;
pub use object::Ref;
pub use remembered::Remembered;
pub use sequence::{Bytes, Str, TextRoom, Tuple, reuse_pair};
pub use shape::{Shape, Shapes, Version, Versions};
pub use slot::Slot;
pub use tailed::{Tailed, TailedPayload};
pub use threading::{
    Contended, Domains, FREE_THREADING, Limbo, LocalDomain, Locked, LockedGuard, MOST_THREADS, Shared, Split, Traffic,
    assert_nothing_held, is_concurrent, set_concurrent, set_shared,
};
pub use value::{SMALL_INT_MAX, SMALL_INT_MIN, Value, Word};
pub use visitor::{Cleared, Visitor};
pub use weak::{Counted, WeakHandle};
