//! Lists and dicts that change.

use proptest::collection::vec;
use proptest::prelude::*;

use super::strings::{shown, slice};
use super::{agree, config, prints};

/// What may happen to a dict.
#[derive(Debug, Clone)]
enum Change {
    Set(i64, i64),
    Delete(i64),
    Pop(i64),
    SetDefault(i64, i64),
    PopItem,
    Update(Vec<(i64, i64)>),
    Rebuild,
}

fn change() -> impl Strategy<Value = Change> {
    let key = -8i64..8;
    prop_oneof![
        4 => (key.clone(), 0i64..100).prop_map(|(key, value)| Change::Set(key, value)),
        2 => key.clone().prop_map(Change::Delete),
        1 => key.clone().prop_map(Change::Pop),
        1 => (key.clone(), 0i64..100).prop_map(|(key, value)| Change::SetDefault(key, value)),
        1 => Just(Change::PopItem),
        1 => vec((key, 0i64..100), 0..4).prop_map(Change::Update),
        1 => Just(Change::Rebuild),
    ]
}

/// A dict that remembers in what order its keys came.
#[derive(Default)]
struct Model(Vec<(i64, i64)>);

impl Model {
    fn set(&mut self, key: i64, value: i64) {
        match self.0.iter_mut().find(|(known, _)| *known == key) {
            Some(entry) => entry.1 = value,
            None => self.0.push((key, value)),
        }
    }

    fn remove(&mut self, key: i64) -> Option<i64> {
        let at = self.0.iter().position(|(known, _)| *known == key)?;
        Some(self.0.remove(at).1)
    }

    /// Makes a change; gives the line of Python that makes it.
    fn change(&mut self, change: &Change) -> String {
        match change {
            Change::Set(key, value) => {
                self.set(*key, *value);
                format!("d[{key}] = {value}")
            }
            Change::Delete(key) => {
                self.remove(*key);
                format!("if {key} in d: del d[{key}]")
            }
            Change::Pop(key) => {
                self.remove(*key);
                format!("d.pop({key}, None)")
            }
            Change::SetDefault(key, value) => {
                if !self.0.iter().any(|(known, _)| known == key) {
                    self.set(*key, *value);
                }
                format!("d.setdefault({key}, {value})")
            }
            Change::PopItem => {
                self.0.pop();
                "if d: d.popitem()".to_owned()
            }
            Change::Update(pairs) => {
                pairs.iter().for_each(|(key, value)| self.set(*key, *value));
                let pairs: Vec<String> = pairs.iter().map(|(key, value)| format!("({key}, {value})")).collect();
                format!("d.update([{}])", pairs.join(", "))
            }
            Change::Rebuild => "d = dict(d)".to_owned(),
        }
    }

    fn shown(&self) -> String {
        let entries: Vec<String> = self.0.iter().map(|(key, value)| format!("{key}: {value}")).collect();
        format!("{{{}}}", entries.join(", "))
    }
}

fn shown_list(items: &[i64]) -> String {
    let items: Vec<String> = items.iter().map(i64::to_string).collect();
    format!("[{}]", items.join(", "))
}

proptest! {
    #![proptest_config(config(6))]

    #[test]
    fn dicts_keep_order_and_values(changes in vec(change(), 200)) {
        let (mut program, mut expected, mut model) = ("d = {}\n".to_owned(), String::new(), Model::default());
        for change in &changes {
            program += &format!("{}\nprint(d, len(d))\n", model.change(change));
            expected += &format!("{} {}\n", model.shown(), model.0.len());
        }
        prop_assert_eq!(prints(&program), expected);
    }

    #[test]
    fn list_slices_are_replaced_and_deleted(
        cases in vec((vec(-9i64..9, 0..10), proptest::option::of(-12i64..12), proptest::option::of(-12i64..12), vec(0i64..5, 0..4)), 80),
    ) {
        let (mut program, mut expected) = (String::new(), String::new());
        for (items, start, stop, new) in &cases {
            let kept = slice(&(0..items.len()).collect::<Vec<_>>(), *start, *stop, 1);
            let length = items.len() as i64;
            let place = start.map_or(0, |at| (if at < 0 { at + length } else { at }).clamp(0, length)) as usize;
            let mut replaced: Vec<i64> = items.clone();
            replaced.splice(place..place + kept.len(), new.iter().copied());
            let bounds = format!("{}:{}", shown(*start), shown(*stop));
            program += &format!("x = {}\nx[{bounds}] = {}\nprint(x)\n", shown_list(items), shown_list(new));
            expected += &format!("{}\n", shown_list(&replaced));
            let mut deleted = items.clone();
            deleted.drain(place..place + kept.len());
            program += &format!("x = {}\ndel x[{bounds}]\nprint(x)\n", shown_list(items));
            expected += &format!("{}\n", shown_list(&deleted));
        }
        prop_assert_eq!(prints(&program), expected);
    }

    #[test]
    fn sorting_is_stable(items in vec((-4i64..4, 0i64..1000), 0..60), reverse in any::<bool>()) {
        let mut sorted = items.clone();
        if reverse {
            sorted.sort_by_key(|item| std::cmp::Reverse(item.0));
        } else {
            sorted.sort_by_key(|item| item.0);
        }
        let shown = |items: &[(i64, i64)]| {
            format!("[{}]", items.iter().map(|(a, b)| format!("({a}, {b})")).collect::<Vec<_>>().join(", "))
        };
        let flag = if reverse { "True" } else { "False" };
        agree(&[(format!("sorted({}, key=lambda item: item[0], reverse={flag})", shown(&items)), shown(&sorted))])?;
    }
}
