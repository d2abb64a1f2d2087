//! Replays the operations of `data/sets.txt` and expects what CPython answered (see `data/make_sets.py`).

mod common;

use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;

use common::Calls;
use minipy_tables::algebra::{self, Host};
use minipy_tables::{DictTable, Match, SetTable};

type Set = Rc<RefCell<SetTable<u64>>>;

impl Host for Calls {
    type Set = Set;
    type Key = u64;
    type Error = Infallible;

    fn is_same(left: &Set, right: &Set) -> bool {
        Rc::ptr_eq(left, right)
    }

    fn share(key: &u64) -> u64 {
        *key
    }

    fn matches(stored: &u64, wanted: &u64) -> Match {
        if stored == wanted { Match::Yes } else { Match::Ask }
    }

    fn look<R>(&mut self, set: &Set, act: impl FnOnce(&SetTable<u64>) -> R) -> R {
        act(&set.borrow())
    }

    fn with<R>(&mut self, set: &Set, act: impl FnOnce(&mut SetTable<u64>) -> R) -> R {
        act(&mut set.borrow_mut())
    }

    fn with_both<R>(
        &mut self,
        target: &Set,
        source: &Set,
        act: impl FnOnce(&mut SetTable<u64>, &SetTable<u64>) -> R,
    ) -> R {
        act(&mut target.borrow_mut(), &source.borrow())
    }

    fn new_like(&mut self, _like: &Set) -> Set {
        Set::default()
    }

    fn equal(&mut self, stored: &u64, wanted: &u64) -> Result<bool, Infallible> {
        Ok(self.compare(*stored, *wanted))
    }
}

struct Replay {
    host: Calls,
    hashing: usize,
    sets: [Set; 3],
    answers: Vec<String>,
}

impl Replay {
    fn hash(&self, key: u64) -> i64 {
        common::hash(self.hashing, key)
    }

    fn binary(&mut self, left: &Set, right: &Set, operator: u8) -> Set {
        let host = &mut self.host;
        let Ok(result) = match operator {
            b'|' => algebra::union(host, left, right),
            b'&' => algebra::intersection(host, left, right),
            b'-' => algebra::difference(host, left, right),
            _ => algebra::symmetric_difference(host, left, right),
        };
        result
    }

    fn in_place(&mut self, target: &Set, other: &Set, operator: u8) {
        let host = &mut self.host;
        let Ok(()) = match operator {
            b'|' => algebra::update(host, target, other),
            b'&' => algebra::intersection_update(host, target, other),
            b'-' => algebra::difference_update(host, target, other),
            _ => algebra::symmetric_difference_update(host, target, other),
        };
    }

    fn add(&mut self, set: &Set, key: u64) {
        let hash = self.hash(key);
        let Ok(_) = algebra::add(&mut self.host, set, hash, &key);
    }

    fn intersect(&mut self, set: &Set, keys: &[u64]) -> Set {
        let result = Set::default();
        for key in keys {
            let hash = self.hash(*key);
            let Ok(done) = algebra::intersect_key(&mut self.host, set, &result, hash, key);
            if done {
                break;
            }
        }
        result
    }

    fn discard_all(&mut self, set: &Set, keys: &[u64]) {
        for key in keys {
            let hash = self.hash(*key);
            let Ok(_) = algebra::discard(&mut self.host, set, hash, key);
        }
        set.borrow_mut().purge();
    }

    fn in_place_iterable(&mut self, target: &Set, keys: &[u64], operator: u8) {
        match operator {
            b'|' => keys.iter().for_each(|key| self.add(target, *key)),
            b'&' => {
                let result = self.intersect(target, keys);
                algebra::take_body(&mut self.host, target, &result);
            }
            b'-' => self.discard_all(target, keys),
            _ => {
                let other = Set::default();
                keys.iter().for_each(|key| self.add(&other, *key));
                self.in_place(target, &other, b'^');
            }
        }
    }

    fn with_dict(&mut self, name: usize, keys: &[u64], operator: u8) {
        let mut dict = DictTable::new();
        for &key in keys {
            let hash = self.hash(key);
            self.host.insert_in_dict(&mut dict, hash, key);
        }
        let keys: Vec<u64> = dict.iter().map(|(_, key, ())| *key).collect();
        let target = self.sets[name].clone();
        match operator {
            b'|' => {
                target.borrow_mut().reserve(dict.len());
                keys.iter().for_each(|key| self.add(&target, *key));
            }
            b'^' => {
                for key in &keys {
                    let hash = self.hash(*key);
                    let Ok(()) = algebra::toggle(&mut self.host, &target, hash, key);
                }
            }
            b'&' => self.sets[name] = self.intersect(&target, &keys),
            _ => {
                let contains = |host: &mut Calls, hash, key: &_| Ok(host.find_in_dict(&dict, hash, *key).is_some());
                let Ok(result) = algebra::difference_by(&mut self.host, &target, dict.len(), contains);
                self.sets[name] = result.unwrap_or_else(|| {
                    let result = algebra::copy(&mut self.host, &target);
                    self.discard_all(&result, &keys);
                    result
                });
            }
        }
    }

    fn operation(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let set = |name: u8| usize::from(name - b'a');
        let (name, rest) = (set(bytes[0]), &text[2..]);
        let target = self.sets[name].clone();
        match bytes[1] {
            b'0' => drop(target.borrow_mut().clear()),
            b'!' => {
                let popped = target.borrow_mut().pop();
                self.answers.push(popped.map_or("-1".to_owned(), |key| key.to_string()));
            }
            verb @ (b'<' | b'/') => {
                let other = self.sets[set(bytes[2])].clone();
                let test = if verb == b'<' { algebra::is_subset } else { algebra::is_disjoint };
                let Ok(answer) = test(&mut self.host, &target, &other);
                self.answers.push(u8::from(answer).to_string());
            }
            verb @ (b'+' | b'-' | b'?') => {
                let key = rest.parse().expect("a key");
                let step = match verb {
                    b'+' => algebra::add,
                    b'-' => algebra::discard,
                    _ => algebra::contains,
                };
                let hash = self.hash(key);
                let Ok(present) = step(&mut self.host, &target, hash, &key);
                if verb == b'?' {
                    self.answers.push(u8::from(present).to_string());
                }
            }
            b'=' if rest.len() == 1 => {
                let source = self.sets[set(bytes[2])].clone();
                self.sets[name] = algebra::copy(&mut self.host, &source);
            }
            b'=' => {
                let (left, right) = (self.sets[set(bytes[2])].clone(), self.sets[set(bytes[3])].clone());
                self.sets[name] = self.binary(&left, &right, bytes[4]);
            }
            verb @ (b':' | b'@') => {
                let (numbers, operator) = rest.split_at(rest.len() - 1);
                let numbers: Vec<u64> = numbers.split(',').map(|number| number.parse().expect("a number")).collect();
                let keys: Vec<u64> = (0..numbers[0]).map(|step| numbers[1] + step * numbers[2]).collect();
                match verb {
                    b':' => self.in_place_iterable(&target, &keys, operator.as_bytes()[0]),
                    _ => self.with_dict(name, &keys, operator.as_bytes()[0]),
                }
            }
            verb => {
                let other = self.sets[set(verb)].clone();
                self.in_place(&target, &other, bytes[2]);
            }
        }
    }

    fn results(&self) -> Vec<String> {
        let keys = |set: &Set| common::keys_summary(set.borrow().iter().map(|(_, key)| *key).collect());
        let mut results: Vec<String> = self.sets.iter().map(keys).collect();
        results.push(self.answers.join(","));
        results.push(self.host.summary());
        results
    }
}

#[test]
fn sets_iterate_and_compare_as_in_cpython() {
    common::expect_results(include_str!("data/sets.txt"), |hashing, operations| {
        let mut replay = Replay { host: Calls::default(), hashing, sets: Default::default(), answers: Vec::new() };
        operations.for_each(|operation| replay.operation(operation));
        replay.results()
    });
}
