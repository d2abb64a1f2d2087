//! The machine: objects with meaning, frames, the loop, builtin types and modules, threads.
//!
//! It knows neither tree nor compiler: `import`, `exec` and `eval` ask the [`Host`](host::Host) for code.
//!
//! A reading order: [`thread`] and [`frame`] (what a thread is), `run` (THE LOOP), `execute` (what
//! instructions mean), [`class`] and `attribute` (how names are found), `protocol` (what any object can be
//! asked), [`native`] (how functions in Rust are called), then any file of `types`.

pub mod builtin;
pub mod class;
pub mod config;
mod docs;
pub mod explore;
pub mod frame;
pub mod host;
pub mod interpreter;
pub mod journal;
pub mod kinds;
pub mod modules;
pub mod native;
pub mod operator;
pub mod reading;
pub mod stepping;
pub mod switching;
pub mod thread;
pub mod types;
pub mod wait;
pub mod waits;
mod warn;

mod attribute;
mod attribute_cache;
mod balance;
mod bootstrap;
mod breaker;
mod builtins;
mod call;
mod driver;
mod error;
mod execute;
mod exit;
mod format;
mod fuse;
mod gc;
mod identity;
mod immortal;
mod import;
mod inline_cache;
mod make;
mod observe;
mod protocol;
mod raise;
mod report;
mod run;
mod sampler;
mod slot_methods;
mod suggest;

pub use error::{Raised, Result};
pub use objects::FREE_THREADING;
pub use report::colours_are_wanted;
pub use thread::Thread;
