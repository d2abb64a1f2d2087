//! The counts of an object, and their merge, under a model checker: the source that ships, on shuttle's scheduler.

mod free;
mod header;
#[allow(dead_code, unreachable_pub)] // nobody looks at the parts here
#[path = "../../src/threading/split.rs"]
mod split;

use std::sync::Arc;

use free::domain::Owner;
use header::Header;
use shuttle::scheduler::{PctScheduler, RandomScheduler};
use shuttle::{Config, Runner, thread};
use split::Split;

/// Runs `body` under many schedules, the same ones each time.
fn check(body: impl Fn() + Clone + Send + Sync + 'static) {
    Runner::new(RandomScheduler::new_from_seed(0x6d69_6e69, 3000), Config::default()).run(body.clone());
    Runner::new(PctScheduler::new_from_seed(0x6d69_6e69, 3, 3000), Config::default()).run(body);
}

/// A thread of another domain does something with a reference of its own, and gives it up.
fn foreign(number: u16, object: &Arc<Header>, work: fn(&Header)) -> thread::JoinHandle<()> {
    object.retain();
    let object = object.clone();
    thread::spawn(move || {
        free::attach(number);
        work(&object);
        object.release();
    })
}

fn retain_and_release(object: &Header) {
    object.retain();
    thread::yield_now();
    object.release();
}

#[test]
fn an_object_dies_once_and_not_before_its_last_reference() {
    check(|| {
        let owner = Arc::new(Owner::default());
        owner.arrive();
        let object = Header::new(owner.clone());
        let others = [foreign(3, &object, retain_and_release), foreign(4, &object, |_| {})];
        owner.merge();
        object.retain();
        object.release();
        object.release();
        owner.leave();
        others.into_iter().for_each(|other| other.join().unwrap());
        owner.arrive();
        owner.leave();
        assert!(object.is_dead(), "it leaks");
    });
}

#[test]
fn whoever_drops_while_the_owner_is_away_merges_for_it() {
    check(|| {
        let owner = Arc::new(Owner::default());
        owner.arrive();
        let object = Header::new(owner.clone());
        let others = [foreign(3, &object, |_| {}), foreign(4, &object, |_| {})];
        owner.leave();
        owner.arrive();
        object.release();
        owner.leave();
        others.into_iter().for_each(|other| other.join().unwrap());
        assert!(object.is_dead(), "it leaks");
    });
}

#[test]
fn a_weak_reference_brings_back_nothing_that_is_dead() {
    check(|| {
        let owner = Arc::new(Owner::default());
        owner.arrive();
        let object = Header::new(owner.clone());
        object.counts().expect_weak();
        let weak = object.clone();
        let other = thread::spawn(move || {
            free::attach(2);
            if weak.upgrade() {
                thread::yield_now();
                weak.release();
            }
        });
        object.release();
        owner.leave();
        other.join().unwrap();
        assert!(object.is_dead(), "it leaks");
    });
}
