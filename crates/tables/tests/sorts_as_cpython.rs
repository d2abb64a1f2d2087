//! Sorts the lists of `data/sorts.txt` and expects CPython's comparisons and final order (see
//! `data/make_sorts.py`).

use minipy_tables::sort::sort;

fn push(digest: u64, number: u64) -> u64 {
    (digest * 31 + number + 1) & 0xFFFF_FFFF
}

/// A sequence of pseudo-random numbers below 2**31.
fn numbers(mut seed: u64) -> impl FnMut() -> i64 {
    move || {
        seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (seed >> 33) as i64
    }
}

/// The values of a list, as make_sorts.py makes them.
fn values(shape: u64, length: i64, seed: i64) -> Vec<i64> {
    let mut next = numbers(seed as u64);
    let mut value = 0;
    let size = length / (2 + seed % 4) + 1;
    let item = |i| match shape {
        0 | 8 => next(),
        1 => next() % 4,
        2 if next() % 16 != 0 => i,
        2 => next() % length,
        3 => (length - i) / (1 + seed % 5),
        4 | 5 => {
            value += next() % 3 * if shape == 4 { 1 } else { -1 };
            if next() % 40 == 0 {
                value = next() % 100;
            }
            value
        }
        6 => i % size * (1 + i / size % 3) + i / size * (seed % 50),
        _ if next() % 8 != 0 => i * 7 % length / 3,
        _ => i,
    };
    (0..length).map(item).collect()
}

#[test]
fn lists_are_sorted_with_cpythons_comparisons() {
    for line in include_str!("data/sorts.txt").lines() {
        let numbers: Vec<u64> = line.split(' ').filter_map(|number| number.parse().ok()).collect();
        let &[shape, length, seed, failure, calls, compared, order] = numbers.as_slice() else {
            panic!("not seven numbers: {line}")
        };
        let values = values(shape, length as i64, seed as i64);
        let mut items: Vec<u64> = (0..length).collect();
        let (mut count, mut digest) = (0, 0);
        let result = sort(&mut items, |&left, &right| {
            count += 1;
            digest = push(digest, left * 5000 + right);
            match shape {
                _ if count == failure => Err(()),
                8 => Ok([left, right, seed].into_iter().fold(0, push) % 3 == 0),
                _ => Ok(values[left as usize] < values[right as usize]),
            }
        });
        assert_eq!(result.is_err(), failure != 0 && failure <= calls, "{line}");
        let items = items.into_iter().fold(0, push);
        assert_eq!((count, digest, items), (calls, compared, order), "{line}");
    }
}
