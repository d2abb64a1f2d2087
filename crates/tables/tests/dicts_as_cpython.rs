//! Replays the operations of `data/dicts.txt` and expects what CPython answered (see `data/make_dicts.py`).

mod common;

use std::cell::RefCell;
use std::rc::Rc;

use common::Calls;
use minipy_tables::DictTable;

type Dict = DictTable<u64, ()>;

fn clone(dict: &Dict) -> Dict {
    dict.clone_with(|key, ()| (*key, ()))
}

/// A dict iterator: what CPython's remembers of its dict.
#[derive(Default)]
struct Iterator {
    dict: Rc<RefCell<Dict>>,
    position: usize,
    expected_len: Option<usize>,
    left: usize,
    ended: bool,
}

impl Iterator {
    fn next(&mut self) -> String {
        if self.ended {
            return "e".to_owned();
        }
        let dict = self.dict.borrow();
        if self.expected_len != Some(dict.len()) {
            self.expected_len = None;
            return "s".to_owned();
        }
        let found = dict.next_from(self.position);
        self.ended = found.is_none() || self.left == 0;
        match found {
            None => "e".to_owned(),
            Some(_) if self.left == 0 => "k".to_owned(),
            Some((position, key, ())) => {
                self.position = position + 1;
                self.left -= 1;
                key.to_string()
            }
        }
    }
}

struct Replay {
    host: Calls,
    hashing: usize,
    dicts: [Rc<RefCell<Dict>>; 2],
    iterators: [Iterator; 2],
    answers: Vec<String>,
}

impl Replay {
    fn find(&mut self, name: usize, key: u64) -> Option<usize> {
        self.host.find_in_dict(&self.dicts[name].borrow(), common::hash(self.hashing, key), key)
    }

    fn insert(&mut self, name: usize, key: u64) {
        self.host.insert_in_dict(&mut self.dicts[name].borrow_mut(), common::hash(self.hashing, key), key);
    }

    fn update(&mut self, name: usize, other: &Dict) {
        if other.is_empty() {
            return;
        }
        let target = self.dicts[name].clone();
        if target.borrow().is_empty() && other.merge_clones() {
            *target.borrow_mut() = clone(other);
            return;
        }
        target.borrow_mut().reserve(other.len());
        for (_, key, ()) in other.iter() {
            self.insert(name, *key);
        }
    }

    fn operation(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let number = |name: u8| usize::from(name - b'a');
        let name = number(bytes[0]);
        let target = self.dicts[name].clone();
        let key = || text[2..].parse().expect("a key");
        match bytes[1] {
            b'+' => self.insert(name, key()),
            b'-' => {
                if let Some(entry) = self.find(name, key()) {
                    target.borrow_mut().remove(entry);
                }
            }
            b'?' => {
                let present = self.find(name, key()).is_some();
                self.answers.push(u8::from(present).to_string());
            }
            b'!' => {
                let popped = target.borrow_mut().pop_last();
                self.answers.push(popped.map_or("-1".to_owned(), |(key, ())| key.to_string()));
            }
            b'0' => drop(target.borrow_mut().clear()),
            b'=' => {
                let source = self.dicts[number(bytes[2])].borrow();
                let (copy, whole) = (clone(&source), source.copy_clones());
                drop(source);
                self.dicts[name] = Rc::new(RefCell::new(if whole { clone(&copy) } else { Dict::new() }));
                if !whole {
                    self.update(name, &copy);
                }
            }
            b':' if bytes[0] == bytes[2] => {}
            b':' => {
                let other = clone(&self.dicts[number(bytes[2])].borrow());
                self.update(name, &other);
            }
            b'(' => {
                let left = target.borrow().len();
                self.iterators[name] = Iterator { dict: target, expected_len: Some(left), left, ..Iterator::default() };
            }
            _ => {
                let answer = self.iterators[name].next();
                self.answers.push(answer);
            }
        }
    }

    fn results(&self) -> Vec<String> {
        let keys =
            |dict: &Rc<RefCell<Dict>>| common::keys_summary(dict.borrow().iter().map(|(_, key, ())| *key).collect());
        let mut results: Vec<String> = self.dicts.iter().map(keys).collect();
        results.push(self.dicts.iter().map(|dict| dict.borrow().slots().to_string()).collect::<Vec<_>>().join(","));
        results.push(self.answers.join(","));
        results.push(self.host.summary());
        results
    }
}

#[test]
fn dicts_grow_iterate_and_compare_as_in_cpython() {
    common::expect_results(include_str!("data/dicts.txt"), |hashing, operations| {
        let ended = || Iterator { ended: true, ..Iterator::default() };
        let (dicts, iterators, answers) = (Default::default(), [ended(), ended()], Vec::new());
        let mut replay = Replay { host: Calls::default(), hashing, dicts, iterators, answers };
        operations.for_each(|operation| replay.operation(operation));
        replay.results()
    });
}
