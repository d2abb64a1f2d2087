//! One interpreter: its heap, types, modules, names, GIL. A value, never a static.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Instant;

use objects::{Domains, Heap, Locked, Namespace, Shape, Shared, Slot, Value, Versions, WeakHandle};
use rustc_hash::FxHashMap;
use source::Names;
use sync::{Gil, ThreadControl, World};

use crate::builtin::Builtin;
use crate::config::Config;
use crate::explore::{Directed, Followed};
use crate::host::Host;

/// Everything that the threads of one program share.
///
/// Its parts are touched only by attached threads; that the GIL lets one at a time be attached is
/// what makes the `Sync` below true.
pub struct Interpreter {
    /// The lock that a thread holds while it is attached.
    pub gil: Gil,
    /// The threads, when there is no GIL.
    pub(crate) world: World,
    pub(crate) left_limbo: crate::driver::LeftLimbo,
    /// Whether threads run at the same time: there is no GIL and more than one thread.
    pub(crate) concurrent: Shared<bool>,
    /// Whether objects may be in use by several threads: so it is from the second thread on, also when the world is stopped.
    pub(crate) shared: Shared<bool>,
    /// Interned names.
    pub names: Arc<Names>,
    /// Options of the run.
    pub config: Config,
    /// The door to what the machine does not know: compiling and finding sources.
    pub host: Box<dyn Host>,
    /// Where new versions of shapes, classes and namespaces come from.
    pub versions: Versions,
    /// When the interpreter began, for clocks.
    pub began: Instant,
    pub(crate) types: Vec<Slot>,
    pub(crate) roots: Vec<*const Shape>,
    pub(crate) name_strings: Locked<Vec<Value>>,
    pub(crate) ascii_strings: Vec<Slot>,
    pub(crate) empty_tuple: Slot,
    pub(crate) builtins: Slot,
    pub(crate) modules: Slot,
    pub(crate) threads: Locked<HashMap<u32, Arc<ThreadControl>>>,
    pub(crate) next_thread: Shared<u32>,
    /// What there is beside, where somebody decides which thread goes on.
    pub(crate) directed: Option<Directed>,
    /// The same, where somebody wants to know what threads do as an exploration would count it.
    pub(crate) followed: Option<Followed>,
    /// What threads wait for.
    pub(crate) roster: Arc<crate::waits::Roster>,
    /// How often a lock was asked for, where one thread runs at a time.
    pub(crate) acquisitions: Shared<u64>,
    pub(crate) recursion_limit: Shared<usize>,
    /// The most decimal digits of an int that is read or written; 0 for no limit.
    pub(crate) int_max_digits: Shared<usize>,
    pub(crate) gc: crate::gc::State,
    pub(crate) driver: crate::driver::State,
    pub(crate) imports: crate::import::State,
    pub(crate) extra: Locked<HashMap<&'static str, Value>>,
    pub(crate) signals: crate::modules::signal::State,
    /// What functions ran before their `__code__` was set: frames may point into it still.
    pub(crate) retired_code: Locked<Vec<Value>>,
    pub(crate) ids: Locked<crate::identity::Ids>,
    pub(crate) sources: Locked<crate::report::Sources>,
    pub(crate) written_files: Locked<Vec<crate::types::file::WeakState>>,
    /// For how long new sockets wait.
    pub(crate) default_timeout: crate::modules::socket::DefaultTimeout,
    /// The dicts that show objects' attributes while they live, by the objects' addresses.
    pub(crate) attribute_dicts: Locked<FxHashMap<u64, WeakHandle>>,
    /// The objects whose counts are watched.
    pub(crate) lives: crate::observe::Lives,
    /// The objects in shared places whose references and contents are told.
    pub(crate) shown: crate::observe::Shown,
    pub(crate) heap: Box<Heap>,
    /// Who counts plainly, when there is no GIL. It goes last: whatever goes before is still counted there.
    pub(crate) domains: Arc<Domains>,
}

// SAFETY: all parts that are not `Sync` themselves are reached through a `Thread`, which exists only
// while its OS thread is attached, and the GIL lets one be attached at a time. The builder fills the
// parts before a second thread exists.
unsafe impl Sync for Interpreter {}
// SAFETY: as above; the last owner drops it after all threads have ended.
unsafe impl Send for Interpreter {}

impl Interpreter {
    pub(crate) fn new(config: Config, names: Arc<Names>, host: Box<dyn Host>) -> Interpreter {
        Interpreter {
            gil: Gil::new(config.gil_policy, config.switch_interval),
            world: World::new(),
            left_limbo: crate::driver::LeftLimbo::default(),
            domains: Arc::default(),
            concurrent: Shared::new(false),
            shared: Shared::new(false),
            directed: config.director.clone().map(Directed::new),
            followed: config.stepper.clone().and_then(Followed::new),
            names,
            config,
            host,
            versions: Versions::default(),
            began: sync::clock::now(),
            types: Builtin::ALL.iter().map(|_| Slot::empty()).collect(),
            roots: Vec::new(),
            name_strings: Locked::default(),
            ascii_strings: (0..128).map(|_| Slot::empty()).collect(),
            empty_tuple: Slot::empty(),
            builtins: Slot::empty(),
            modules: Slot::empty(),
            threads: Locked::default(),
            next_thread: Shared::new(1),
            roster: Arc::default(),
            acquisitions: Shared::new(0),
            recursion_limit: Shared::new(1000),
            int_max_digits: Shared::new(text::int::DEFAULT_MAX_DIGITS),
            gc: crate::gc::State::default(),
            driver: crate::driver::State::default(),
            imports: crate::import::State::default(),
            extra: Locked::default(),
            signals: crate::modules::signal::State::default(),
            retired_code: Locked::default(),
            ids: Locked::default(),
            sources: Locked::default(),
            written_files: Locked::default(),
            default_timeout: crate::modules::socket::DefaultTimeout::default(),
            attribute_dicts: Locked::default(),
            lives: crate::observe::Lives::default(),
            shown: crate::observe::Shown::default(),
            heap: Heap::new(),
        }
    }

    /// The namespace of `builtins`.
    pub(crate) fn builtins_namespace(&self) -> *const Namespace {
        let module = self.builtins.get();
        module.get::<crate::types::module::Module>().map_or(std::ptr::null(), |module| &module.namespace)
    }
}
