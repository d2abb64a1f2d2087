//! The search against a plain enumeration, on small machines made of a few instructions: no interpreter, no merging,
//! no reduction on the other side, and its own scheduler.

use std::collections::BTreeMap;
use std::convert::Infallible;

use minipy_explore::{
    Fate, Found, Graph, Odds, Runner, Schedule, Search, Turn, count, letter, simplest, thread_of, work,
};
use num_bigint::BigUint;
use proptest::prelude::*;

/// What a thread of a machine does.
#[derive(Clone, Copy, Debug)]
enum Op {
    /// Takes a variable into its register.
    Load(usize),
    /// Puts its register plus something into a variable.
    Store(usize, i64),
    /// Waits until a lock is free, and takes it.
    Acquire(usize),
    Release(usize),
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Machine {
    variables: Vec<i64>,
    owners: Vec<Option<usize>>,
    places: Vec<usize>,
    registers: Vec<i64>,
}

type Program = Vec<Vec<Op>>;

impl Machine {
    fn new(program: &Program) -> Machine {
        let threads = program.len();
        Machine { variables: vec![0; 2], owners: vec![None; 2], places: vec![0; threads], registers: vec![0; threads] }
    }

    fn able(&self, program: &Program) -> Vec<Turn> {
        let can_go = |thread: &usize| match program[*thread].get(self.places[*thread]) {
            None => false,
            Some(Op::Acquire(lock)) => self.owners[*lock].is_none(),
            Some(_) => true,
        };
        (0..program.len()).filter(can_go).map(|thread| thread as Turn).collect()
    }

    fn step(&mut self, program: &Program, turn: Turn) {
        let thread = usize::from(turn);
        match program[thread][self.places[thread]] {
            Op::Load(variable) => self.registers[thread] = self.variables[variable],
            Op::Store(variable, more) => self.variables[variable] = self.registers[thread] + more,
            Op::Acquire(lock) => self.owners[lock] = Some(thread),
            Op::Release(lock) => self.owners[lock] = None,
        }
        self.places[thread] += 1;
    }

    fn ending(&self, program: &Program) -> String {
        let is_done = (0..program.len()).all(|thread| self.places[thread] == program[thread].len());
        if is_done { format!("{:?}", self.variables) } else { "deadlock".to_owned() }
    }
}

/// Runs a machine for the search.
struct Steps<'a> {
    program: &'a Program,
    machine: Machine,
}

impl Steps<'_> {
    fn found(&self) -> Found {
        let turns = self.machine.able(self.program);
        let ending = turns.is_empty().then(|| self.machine.ending(self.program));
        let text = format!("{:?}", self.machine);
        let mut digest = [0; 32];
        // Short enough to be its own hash for these machines: folded, position by position.
        for (index, byte) in text.bytes().enumerate() {
            let place = &mut digest[index % 32];
            *place = u8::wrapping_mul(*place, 31).wrapping_add(byte).wrapping_add((index / 32) as u8);
        }
        Found { digest: Some(digest), turns, ending, parts: None, holds: false }
    }
}

impl Runner for Steps<'_> {
    type Error = Infallible;

    fn begin(&mut self, path: &[Turn]) -> Result<Found, Infallible> {
        self.machine = Machine::new(self.program);
        path.iter().for_each(|turn| self.machine.step(self.program, *turn));
        Ok(self.found())
    }

    fn follow(&mut self, path: &[Turn]) -> Result<Found, Infallible> {
        path.iter().for_each(|turn| self.machine.step(self.program, *turn));
        Ok(self.found())
    }
}

fn searched(program: &Program) -> Graph {
    let search = Search::new(1_000_000, None);
    let mut runner = Steps { program, machine: Machine::new(program) };
    work(&search, &mut runner).expect("machines cannot fail");
    assert_eq!(search.stopped(), None);
    search.into_graph()
}

/// Every interleaving, one after the other: how many lead to each ending, and the fewest preemptions of each.
fn enumerated(program: &Program) -> BTreeMap<String, (u64, u32)> {
    enumerated_from(program, &Machine::new(program))
}

/// The same from some state on.
fn enumerated_from(program: &Program, machine: &Machine) -> BTreeMap<String, (u64, u32)> {
    fn go(program: &Program, machine: &Machine, last: Option<Turn>, cost: u32, all: &mut BTreeMap<String, (u64, u32)>) {
        let able = machine.able(program);
        if able.is_empty() {
            let entry = all.entry(machine.ending(program)).or_insert((0, u32::MAX));
            *entry = (entry.0 + 1, entry.1.min(cost));
        }
        for turn in &able {
            let mut next = machine.clone();
            next.step(program, *turn);
            let preempts = last.is_some_and(|last| last != *turn && able.contains(&last));
            go(program, &next, Some(*turn), cost + u32::from(preempts), all);
        }
    }
    let mut all = BTreeMap::new();
    go(program, machine, None, 0, &mut all);
    all
}

fn op() -> impl Strategy<Value = Vec<Op>> {
    prop_oneof![
        (0..2_usize).prop_map(|variable| vec![Op::Load(variable)]),
        (0..2_usize, -2..3_i64).prop_map(|(variable, more)| vec![Op::Store(variable, more)]),
        (0..2_usize, 1..3_i64).prop_map(|(variable, more)| vec![Op::Load(variable), Op::Store(variable, more)]),
        (0..2_usize, 0..2_usize).prop_map(|(lock, variable)| vec![
            Op::Acquire(lock),
            Op::Load(variable),
            Op::Release(lock)
        ]),
        Just(vec![Op::Acquire(0), Op::Acquire(1), Op::Release(1), Op::Release(0)]),
        Just(vec![Op::Acquire(1), Op::Acquire(0), Op::Release(0), Op::Release(1)]),
    ]
}

fn program() -> impl Strategy<Value = Program> {
    let thread = prop::collection::vec(op(), 1..3).prop_map(|ops| ops.concat());
    prop::collection::vec(thread, 2..4)
        .prop_filter("few interleavings", |program: &Program| program.iter().map(Vec::len).sum::<usize>() <= 12)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_search_finds_what_enumeration_finds(program in program()) {
        let graph = searched(&program);
        prop_assert!(graph.is_complete());
        let counted = count(&graph).expect("these machines end");
        let simplest = simplest(&graph);
        let plain = enumerated(&program);
        prop_assert_eq!(graph.endings.len(), plain.len());
        for (index, ending) in graph.endings.iter().enumerate() {
            let (ways, preemptions) = plain[ending];
            prop_assert_eq!(&counted.by_ending[index], &BigUint::from(ways));
            let way = simplest[index].as_ref().expect("it was found");
            prop_assert_eq!(way.preemptions, preemptions);
            let mut machine = Machine::new(&program);
            way.path.iter().for_each(|turn| machine.step(&program, *turn));
            prop_assert_eq!(&machine.ending(&program), ending);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn odds_are_what_enumeration_finds_from_there_on(program in program()) {
        let graph = searched(&program);
        for (ending, text) in graph.endings.iter().enumerate() {
            let odds = Odds::of(&graph, |node| node.ending == Some(ending as u32));
            let path = simplest(&graph)[ending].as_ref().expect("it was found").path.clone();
            let (mut node, mut machine) = (0, Machine::new(&program));
            for turn in path.iter().map(Some).chain([None]) {
                let plain = enumerated_from(&program, &machine);
                let good = plain.get(text).map_or(0, |(ways, _)| *ways);
                let all: u64 = plain.values().map(|(ways, _)| ways).sum();
                let (good_too, all_too) = (BigUint::from(good), BigUint::from(all));
                prop_assert_eq!(odds.ways(node), Some((&good_too, &all_too)));
                let fate = match good {
                    0 => Fate::Impossible,
                    _ if good == all => Fate::Certain,
                    _ => Fate::Open,
                };
                prop_assert_eq!(odds.fate(node), fate);
                if let Some(turn) = turn {
                    machine.step(&program, *turn);
                    node = graph.target(node, *turn).expect("all is known");
                }
            }
        }
    }
}

/// A state of a graph that is made by hand.
fn node(digest: u8, turns: &[Turn], ending: Option<&str>) -> Found {
    let (turns, ending) = (turns.to_vec(), ending.map(str::to_owned));
    Found { digest: Some([digest; 32]), turns, ending, parts: None, holds: false }
}

#[test]
fn odds_where_threads_go_round_and_of_what_holds_on_the_way() {
    let mut graph = Graph::default();
    // A goes round, or B lets it out: to where it holds, and ends; or to another end.
    let [root, good] = [node(0, &[1, 2, 3], None), Found { holds: true, ..node(1, &[1], None) }];
    for found in [root, good, node(2, &[], Some("one")), node(3, &[], Some("other"))] {
        graph.meet(found, None);
    }
    for (from, turn, to) in [(0, 1, 0), (0, 2, 1), (0, 3, 3), (1, 1, 2)] {
        graph.connect(from, turn, to);
    }
    let odds = Odds::of(&graph, |node| node.holds);
    assert_eq!(
        [0, 1, 2, 3].map(|node| odds.fate(node)),
        [Fate::Open, Fate::Certain, Fate::Impossible, Fate::Impossible]
    );
    assert_eq!(odds.ways(0), None);
    // Without the way round they can be counted; without the other end it always comes.
    graph.connect(0, 1, 1);
    let odds = Odds::of(&graph, |node| node.holds);
    assert_eq!(odds.ways(0), Some((&BigUint::from(2_u32), &BigUint::from(3_u32))));
    graph.connect(0, 1, 0);
    graph.connect(0, 3, 1);
    assert_eq!(Odds::of(&graph, |node| node.holds).fate(0), Fate::Certain);
}

#[test]
fn increments() {
    let program = vec![[Op::Load(0), Op::Store(0, 1)].repeat(10); 2];
    let graph = searched(&program);
    let counted = count(&graph).expect("it ends");
    assert_eq!(counted.all, BigUint::from(137_846_528_820_u64));
    let of = |value: i64| {
        let ending = graph.endings.iter().position(|ending| *ending == format!("[{value}, 0]")).expect("it is there");
        (counted.by_ending[ending].clone(), simplest(&graph)[ending].as_ref().map(|way| way.preemptions))
    };
    assert_eq!(of(2), (BigUint::from(8_u32), Some(4)));
    assert_eq!(of(20), (BigUint::from(184_756_u32), Some(0)));
    assert_eq!(of(10), (BigUint::from(8_370_824_992_u64), Some(1)));
}

#[test]
fn schedules_are_read_as_they_are_written() {
    for text in ["A1.B*.A*", "M3", "N12.L*.O1", "AA1.B*.AB*.BN2", ""] {
        assert_eq!(text.parse::<Schedule>().map(|schedule| schedule.to_string()), Ok(text.to_owned()));
    }
    for text in
        ["A", "1", "A0", "A1.", "a1", "A1,B2", "*", "A-1", "A99999999999", "KF1", "AAAAAAAAAAAAAAAAAAAAAAAA1", "MM*"]
    {
        assert!(text.parse::<Schedule>().is_err(), "{text}");
    }
    for turn in 0..=Turn::MAX {
        assert_eq!(thread_of(&letter(turn)), Some(turn));
    }
    assert_eq!([1, 25, 26, 27, 50, 51].map(letter), ["A", "Z", "AA", "AB", "AZ", "BA"]);
    assert_eq!(Schedule::of(&[1, 2, 2, 1], &[true, true, false, false]).to_string(), "A1.B*.A*");
}

#[test]
fn a_thread_that_waits_for_another_in_a_loop_is_a_cycle() {
    let mut graph = Graph::default();
    let (root, _) = graph.meet(node(0, &[1, 2], None), None);
    let (end, _) = graph.meet(node(1, &[], Some("done")), Some((root, 2)));
    graph.connect(root, 1, root);
    graph.connect(root, 2, end);
    assert!(graph.is_complete());
    assert_eq!(count(&graph), None);
    assert_eq!(minipy_explore::count_up_to(&graph, 3), [BigUint::from(3_u32)]);
    assert_eq!(simplest(&graph)[0].as_ref().map(|way| way.path.clone()), Some(vec![2]));
}
