//! The other side: a statement is a few instructions of a machine with its own scheduler, which goes every way one after
//! the other, without merging states and without leaving any out.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt::Write;

use crate::Statement;

/// Programs with more interleavings than this are left out.
const MOST: u64 = 20_000;

/// The slot of the flag, which the statements cannot name.
const FLAG: usize = 5;
/// What else is touched: the global `last`, the attribute of the object that it has at first, locks, queues, the
/// condition, the semaphore.
const LAST: usize = 6;
const FIELD: usize = 7;
const LOCKS: usize = 8;
const QUEUES: usize = 10;
const CONDITION: usize = 13;
const TOKENS: usize = 14;
/// The queue that has room for one item only.
const SMALL: usize = 2;

/// An instruction of the machine.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Op {
    Load(usize),
    Store(usize),
    /// Adds a number to what was loaded.
    Add(i64),
    /// Keeps what was loaded for `AddKept`.
    Keep,
    AddKept,
    Set(i64),
    Print,
    Acquire(usize),
    Release(usize),
    /// Goes to another place unless what was loaded is a number.
    Unless(i64, usize),
    Jump(usize),
    Put(usize, i64),
    Get(usize),
    Take,
    Give,
    Enter,
    Exit,
    Wait,
    Notify,
    /// Makes an object.
    New,
    LoadLast,
    StoreLast,
    /// The attribute of the object that was loaded or made last.
    LoadField,
    StoreField,
    /// An exception ends the thread.
    Die(i64),
}

/// The instructions of some statements; these locks are held around them.
pub(crate) fn compiled(statements: &[Statement], held: &mut Vec<usize>, ops: &mut Vec<Op>) {
    for statement in statements {
        match statement {
            Statement::Add(slot, number) => ops.extend([Op::Load(*slot), Op::Add(*number), Op::Store(*slot)]),
            Statement::Copy(slot, other) => ops.extend([Op::Load(*other), Op::Store(*slot)]),
            Statement::Print(slot) => ops.extend([Op::Load(*slot), Op::Print]),
            Statement::If(slot, number, inner) => {
                ops.push(Op::Load(*slot));
                let at = ops.len();
                ops.push(Op::Jump(0));
                compiled(inner, held, ops);
                ops[at] = Op::Unless(*number, ops.len());
            }
            Statement::Raise(slot, number) => {
                ops.extend([Op::Load(*slot), Op::Unless(*number, ops.len() + 3 + held.len())]);
                ops.extend(held.iter().rev().map(|lock| Op::Release(*lock)));
                ops.push(Op::Die(*number));
            }
            Statement::Try(slot, number, inner) => {
                ops.extend([Op::Load(*slot), Op::Unless(*number, ops.len() + 3)]);
                let at = ops.len();
                ops.push(Op::Jump(0));
                compiled(inner, held, ops);
                ops[at] = Op::Jump(ops.len());
            }
            Statement::With(lock, inner) => {
                ops.push(Op::Acquire(*lock));
                held.push(*lock);
                compiled(inner, held, ops);
                held.pop();
                ops.push(Op::Release(*lock));
            }
            Statement::Generate(slot, from) => {
                for _ in 0..2 {
                    ops.extend([Op::Load(*from), Op::Keep, Op::Load(*slot), Op::AddKept, Op::Store(*slot)]);
                }
            }
            Statement::Put(queue, number) => ops.push(Op::Put(*queue, *number)),
            Statement::Get(queue, slot) => ops.extend([Op::Get(*queue), Op::Store(*slot)]),
            Statement::Take => ops.push(Op::Take),
            Statement::Give => ops.push(Op::Give),
            Statement::Fresh(number) => ops.extend([Op::New, Op::Set(*number), Op::StoreField, Op::StoreLast]),
            Statement::AddLast(number) => {
                ops.extend([Op::LoadLast, Op::LoadField, Op::Add(*number), Op::StoreField]);
            }
            Statement::CopyLast(slot) => ops.extend([Op::LoadLast, Op::LoadField, Op::Store(*slot)]),
            Statement::Wait => {
                ops.push(Op::Enter);
                let at = ops.len();
                ops.extend([Op::Load(FLAG), Op::Unless(0, at + 4), Op::Wait, Op::Jump(at), Op::Exit]);
            }
            Statement::Notify => ops.extend([Op::Enter, Op::Set(1), Op::Store(FLAG), Op::Notify, Op::Exit]),
        }
    }
}

/// How a thread stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    /// Before its next instruction.
    Ready,
    /// In a call that waits for somebody to notify it; whether that has happened.
    Waits(bool),
    /// It was notified, and waits for the condition's lock.
    Returns,
}

#[derive(Clone, Debug)]
struct Worker {
    place: usize,
    loaded: i64,
    kept: i64,
    object: usize,
    standing: Standing,
}

#[derive(Clone, Debug)]
struct Machine {
    slots: [i64; 6],
    owners: [Option<usize>; 2],
    inside: Option<usize>,
    waiting: VecDeque<usize>,
    queues: [VecDeque<i64>; 3],
    tokens: u32,
    /// The attributes of all objects that there are, and the number of the one that `last` is.
    objects: Vec<i64>,
    last: usize,
    /// Who touched the attributes of those that were made by threads, and where.
    fields: BTreeSet<(usize, usize, usize, bool)>,
    workers: Vec<Worker>,
    printed: String,
    raised: Vec<i64>,
}

/// What can be shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Slot(usize),
    /// An attribute of an object that a thread made, by the place that touches it: worker and instruction.
    Place(usize, usize),
}

/// What two threads touch, and one writes: found anew until it stays the same.
#[derive(Default)]
struct Sharing {
    visible: BTreeSet<Key>,
    touched: BTreeSet<(usize, usize, bool)>,
    /// Places where threads touched the same object.
    places: BTreeSet<Key>,
}

impl Sharing {
    /// Whether there is more than was known.
    fn grows(&mut self) -> bool {
        let conflicts = |(slot, worker, writes): &&(usize, usize, bool)| {
            self.touched.iter().any(|(other, by, also)| other == slot && by != worker && (*writes || *also))
        };
        let slots = self.touched.iter().filter(conflicts).map(|(slot, ..)| Key::Slot(*slot));
        let shared: BTreeSet<Key> = slots.chain(self.places.iter().copied()).collect();
        let grows = !shared.is_subset(&self.visible);
        self.visible.extend(shared);
        grows
    }
}

/// What an instruction touches, and whether it writes; `object` is the one whose attribute that would be.
fn touched(op: Op, object: usize) -> Option<(usize, bool)> {
    match op {
        Op::Load(slot) => Some((slot, false)),
        Op::Store(slot) => Some((slot, true)),
        Op::LoadLast => Some((LAST, false)),
        Op::StoreLast => Some((LAST, true)),
        Op::LoadField if object == 0 => Some((FIELD, false)),
        Op::StoreField if object == 0 => Some((FIELD, true)),
        Op::Acquire(lock) | Op::Release(lock) => Some((LOCKS + lock, true)),
        Op::Put(queue, _) | Op::Get(queue) => Some((QUEUES + queue, true)),
        Op::Take | Op::Give => Some((TOKENS, true)),
        Op::Enter | Op::Exit | Op::Wait | Op::Notify => Some((CONDITION, true)),
        _ => None,
    }
}

impl Machine {
    fn new(code: &[Vec<Op>], sharing: &mut Sharing) -> Machine {
        let worker = Worker { place: 0, loaded: 0, kept: 0, object: 0, standing: Standing::Ready };
        let mut machine = Machine {
            slots: [0; 6],
            owners: [None; 2],
            inside: None,
            waiting: VecDeque::new(),
            queues: Default::default(),
            tokens: 0,
            objects: vec![0],
            last: 0,
            fields: BTreeSet::new(),
            workers: vec![worker; code.len()],
            printed: String::new(),
            raised: Vec::new(),
        };
        (0..code.len()).for_each(|worker| machine.run(code, worker, sharing));
        machine
    }

    fn can_go(&self, code: &[Vec<Op>], worker: usize) -> bool {
        let it = &self.workers[worker];
        match it.standing {
            Standing::Waits(notified) => notified,
            Standing::Returns => self.inside.is_none(),
            Standing::Ready => match code[worker].get(it.place) {
                None => false,
                Some(Op::Acquire(lock)) => self.owners[*lock].is_none(),
                Some(Op::Enter) => self.inside.is_none(),
                Some(Op::Get(queue)) => !self.queues[*queue].is_empty(),
                Some(Op::Put(SMALL, _)) => self.queues[SMALL].is_empty(),
                Some(Op::Take) => self.tokens > 0,
                Some(_) => true,
            },
        }
    }

    /// One visible operation, and all that nobody can see after it.
    fn step(&mut self, code: &[Vec<Op>], worker: usize, sharing: &mut Sharing) {
        self.execute(code, worker);
        self.run(code, worker, sharing);
    }

    /// Runs on to the next visible operation.
    fn run(&mut self, code: &[Vec<Op>], worker: usize, sharing: &mut Sharing) {
        while self.workers[worker].standing == Standing::Ready {
            let Some(op) = code[worker].get(self.workers[worker].place) else { return };
            let key = self.touch(*op, worker, sharing);
            let is_seen = key.is_some_and(|key| sharing.visible.contains(&key));
            if is_seen || matches!(op, Op::Print) || !self.can_go(code, worker) {
                return;
            }
            self.execute(code, worker);
        }
    }

    /// Takes note of what an instruction touches that is about to run.
    fn touch(&mut self, op: Op, worker: usize, sharing: &mut Sharing) -> Option<Key> {
        let (object, place) = (self.workers[worker].object, self.workers[worker].place);
        if let Some((slot, writes)) = touched(op, object) {
            sharing.touched.insert((slot, worker, writes));
            return Some(Key::Slot(slot));
        }
        let writes = matches!(op, Op::StoreField);
        if !writes && !matches!(op, Op::LoadField) {
            return None;
        }
        self.fields.insert((object, worker, place, writes));
        for (other, by, at, also) in &self.fields {
            if *other == object && *by != worker && (writes || *also) {
                sharing.places.extend([Key::Place(worker, place), Key::Place(*by, *at)]);
            }
        }
        Some(Key::Place(worker, place))
    }

    fn execute(&mut self, code: &[Vec<Op>], worker: usize) {
        let op = code[worker][self.workers[worker].place];
        let it = &mut self.workers[worker];
        it.place += 1;
        match op {
            Op::Load(slot) => it.loaded = self.slots[slot],
            Op::Store(slot) => self.slots[slot] = it.loaded,
            Op::Add(number) => it.loaded += number,
            Op::Keep => it.kept = it.loaded,
            Op::AddKept => it.loaded += it.kept,
            Op::Set(number) => it.loaded = number,
            Op::Print => {
                let _ = writeln!(self.printed, "{}", it.loaded);
            }
            Op::Acquire(lock) => self.owners[lock] = Some(worker),
            Op::Release(lock) => self.owners[lock] = None,
            Op::Unless(number, place) if it.loaded != number => it.place = place,
            Op::Unless(..) => {}
            Op::Jump(place) => it.place = place,
            Op::Enter => self.inside = Some(worker),
            Op::Exit => self.inside = None,
            Op::Put(queue, number) => self.queues[queue].push_back(number),
            Op::Get(queue) => it.loaded = self.queues[queue].pop_front().unwrap_or_default(),
            Op::Take => self.tokens -= 1,
            Op::Give => self.tokens += 1,
            Op::New => {
                it.object = self.objects.len();
                self.objects.push(0);
            }
            Op::LoadLast => it.object = self.last,
            Op::StoreLast => self.last = it.object,
            Op::LoadField => it.loaded = self.objects[it.object],
            Op::StoreField => self.objects[it.object] = it.loaded,
            Op::Die(number) => {
                it.place = code[worker].len();
                self.raised.push(number);
            }
            Op::Notify => {
                if let Some(waiter) = self.waiting.pop_front() {
                    self.workers[waiter].standing = Standing::Waits(true);
                }
            }
            Op::Wait => self.wait(worker),
        }
    }

    /// `wait` begins, or goes on after it was notified, or when the lock is free.
    fn wait(&mut self, worker: usize) {
        let it = &mut self.workers[worker];
        it.standing = match (it.standing, self.inside) {
            (Standing::Ready, _) => {
                self.inside = None;
                self.waiting.push_back(worker);
                Standing::Waits(false)
            }
            (_, Some(_)) => Standing::Returns,
            (_, None) => {
                self.inside = Some(worker);
                Standing::Ready
            }
        };
        if it.standing != Standing::Ready {
            it.place -= 1;
        }
    }

    fn ending(&self, code: &[Vec<Op>]) -> String {
        let is_done =
            |(worker, ops): (&Worker, &Vec<Op>)| worker.standing == Standing::Ready && worker.place == ops.len();
        let mut raised = self.raised.clone();
        raised.sort_unstable();
        let errors: String = raised.iter().map(|number| format!("KeyError: {number}\n")).collect();
        if self.workers.iter().zip(code).all(is_done) {
            let [x, y, a, item, value, _] = self.slots;
            format!("{}{x} {y} {a} {item} {value} {}\n{errors}", self.printed, self.objects[self.last])
        } else {
            format!("{}deadlock\n{errors}", self.printed)
        }
    }
}

/// Every interleaving: how many lead to each ending. `None` when there are too many.
pub(crate) fn enumerated(code: &[Vec<Op>]) -> Option<BTreeMap<String, u64>> {
    fn go(code: &[Vec<Op>], machine: &Machine, sharing: &mut Sharing, all: &mut BTreeMap<String, u64>, left: &mut u64) {
        let able: Vec<usize> = (0..code.len()).filter(|worker| machine.can_go(code, *worker)).collect();
        if able.is_empty() {
            *all.entry(machine.ending(code)).or_default() += 1;
            *left = left.saturating_sub(1);
        }
        for worker in able.iter().filter(|_| *left > 0).copied().collect::<Vec<_>>() {
            let mut next = machine.clone();
            next.step(code, worker, sharing);
            go(code, &next, sharing, all, left);
        }
    }
    let mut sharing = Sharing::default();
    loop {
        let (mut all, mut left) = (BTreeMap::new(), MOST);
        let machine = Machine::new(code, &mut sharing);
        go(code, &machine, &mut sharing, &mut all, &mut left);
        if left == 0 {
            return None;
        }
        if !sharing.grows() {
            return Some(all);
        }
    }
}
