//! Recording and merging.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use minipy_events::{CodeId, Event, Happening, LockId, Observer, Recorder, Site, SlotId, Stream, merge};
use sync::{Reason, SplitMix64, ThreadId};

const SITE: Site = Site { code: CodeId(0), instruction: 0 };
const COUNTER: SlotId = SlotId(1);

fn recorder(thread: u32) -> Recorder {
    Recorder::new(ThreadId(thread), Arc::new(|| Duration::ZERO))
}

fn stream(thread: u32, events: impl IntoIterator<Item = Event>) -> Stream {
    let mut recorder = recorder(thread);
    events.into_iter().for_each(|event| recorder.observe(SITE, || event));
    recorder.finish()
}

fn story(streams: Vec<Stream>) -> Vec<(u32, Event)> {
    merge(streams).unwrap().into_iter().map(|Happening { thread, recorded }| (thread.0, recorded.event)).collect()
}

fn taken(turn: u64) -> Event {
    Event::GilTaken { turn, from: None }
}

fn released(turn: u64) -> Event {
    Event::GilReleased { turn, reason: Reason::Requested }
}

fn read(version: u64) -> Event {
    Event::SlotRead { slot: COUNTER, version }
}

fn wrote(version: u64) -> Event {
    Event::SlotWritten { slot: COUNTER, version, from: None }
}

#[test]
fn the_idle_observer_makes_no_event() {
    const { assert!(!<() as Observer>::ACTIVE && !<&mut () as Observer>::ACTIVE) };
    ().observe(SITE, || unreachable!());
}

#[test]
fn turns_of_the_gil_order_threads() {
    let one = stream(1, [taken(1), Event::Returned, released(1), Event::GilWanted, taken(3), released(3)]);
    let two = stream(2, [Event::GilWanted, taken(2), Event::Returned, released(2)]);
    let who: Vec<u32> = story(vec![one, two]).into_iter().map(|(thread, _)| thread).collect();
    assert_eq!(who, [1, 1, 1, 1, 2, 2, 2, 2, 1, 1]);
}

#[test]
fn versions_show_the_lost_update() {
    // Both read version 0; the second write goes over the first.
    let one = stream(1, [read(0), wrote(2)]);
    let two = stream(2, [read(0), wrote(1)]);
    assert_eq!(story(vec![one, two]), [(1, read(0)), (2, read(0)), (2, wrote(1)), (1, wrote(2))]);
}

#[test]
fn a_lock_may_be_released_by_another_thread() {
    let lock = LockId(7);
    let (first, second) = (Event::LockTaken { lock, turn: 1 }, Event::LockTaken { lock, turn: 2 });
    let release = Event::LockReleased { lock, turn: 1 };
    let one = stream(1, [first.clone(), second.clone()]);
    let two = stream(2, [release.clone()]);
    assert_eq!(story(vec![two, one]), [(1, first), (2, release), (1, second)]);
}

#[test]
fn a_thread_lives_between_its_start_and_its_join() {
    let thread = ThreadId(2);
    let main = stream(1, [Event::ThreadStarted { thread }, Event::ThreadJoined { thread }]);
    let child = stream(2, [Event::ThreadBegan, Event::Returned, Event::ThreadEnded]);
    let who: Vec<u32> = story(vec![child, main]).into_iter().map(|(thread, _)| thread).collect();
    assert_eq!(who, [1, 2, 2, 2, 1]);
}

#[test]
fn a_contradiction_is_an_error() {
    let one = stream(1, [wrote(2), read(1)]);
    let two = stream(2, [wrote(1)]);
    let disorder = merge(vec![one, two]).unwrap_err();
    assert_eq!(disorder.event, wrote(2));
    assert_eq!(
        disorder.to_string(),
        "the recording contradicts itself: nothing can come before \
         SlotWritten { slot: SlotId(1), version: 2, from: None } of T1"
    );
}

#[test]
fn only_what_is_rare_looks_at_the_clock() {
    let time = Arc::new(std::sync::atomic::AtomicU64::new(0));
    let clock = Arc::clone(&time);
    let ordering = std::sync::atomic::Ordering::Relaxed;
    let mut recorder = Recorder::new(ThreadId(1), Arc::new(move || Duration::from_nanos(clock.fetch_add(1, ordering))));
    for event in [taken(1), read(0), wrote(1), released(1)] {
        recorder.observe(SITE, || event);
    }
    let at: Vec<u128> = recorder.finish().events.iter().map(|recorded| recorded.at.as_nanos()).collect();
    assert_eq!(at, [1, 1, 1, 2]);
}

/// Runs threads that read and write slots in some order, and looks whether the merged story is one that could have
/// happened: every read finds the version that was written last.
#[test]
fn any_run_is_told_as_one_that_could_have_been() {
    for seed in 0..200 {
        let mut random = SplitMix64::new(seed);
        let mut recorders: Vec<Recorder> = (1..=4).map(recorder).collect();
        let mut versions = [0; 3];
        for _ in 0..200 {
            let recorder = &mut recorders[random.below(4) as usize];
            let number = random.below(3);
            let (slot, version) = (SlotId(number), &mut versions[number as usize]);
            if random.below(3) == 0 {
                *version += 1;
                recorder.observe(SITE, || Event::SlotWritten { slot, version: *version, from: None });
            } else {
                recorder.observe(SITE, || Event::SlotRead { slot, version: *version });
            }
        }
        let streams: Vec<Stream> = recorders.into_iter().map(Recorder::finish).collect();
        let mut found: HashMap<SlotId, u64> = HashMap::new();
        for happening in merge(streams).unwrap() {
            match happening.recorded.event {
                Event::SlotWritten { slot, version, .. } => {
                    assert_eq!(found.insert(slot, version).unwrap_or(0) + 1, version);
                }
                Event::SlotRead { slot, version } => assert_eq!(found.get(&slot).copied().unwrap_or(0), version),
                other => panic!("not recorded: {other:?}"),
            }
        }
    }
}
