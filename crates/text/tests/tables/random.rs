use num_bigint::BigInt;
use text::mersenne::MersenneTwister;

use super::{check, list};

const BITS: [usize; 12] = [0, 1, 5, 31, 32, 33, 53, 64, 65, 100, 128, 1000];

fn random(twister: &mut MersenneTwister, times: usize) -> Vec<String> {
    (0..times).map(|_| text::float::repr(twister.random())).collect()
}

fn bits(twister: &mut MersenneTwister) -> Vec<String> {
    let mut results = Vec::new();
    for count in BITS {
        let mut twin = twister.clone();
        let bits = twister.bits(count).unwrap();
        if count <= 64 {
            assert_eq!(bits, twin.small_bits(count as u32).into());
            assert_eq!(twin, *twister);
        }
        results.push(bits.to_string());
    }
    results
}

#[test]
fn random_numbers_are_those_of_cpython() {
    let fresh = |kind: &str, seed: &str| match kind {
        "int" => MersenneTwister::from_int(&BigInt::parse_bytes(seed.as_bytes(), 16).unwrap()),
        _ => MersenneTwister::from_bytes(seed.as_bytes()),
    };
    check(include_str!("../data/random.tsv"), |kind, args| {
        let mut twister = fresh(kind, &args[0]);
        let first = list(&random(&mut twister, 5));
        if args[1] == "random" {
            return first;
        }
        let bits = list(&bits(&mut twister));
        if args[1] == "bits" {
            return bits;
        }
        let sum: u64 = twister.state().iter().zip(1..).map(|(&word, factor)| u64::from(word) * factor).sum();
        if args[1] == "state" {
            return list(&[sum, twister.index() as u64]);
        }
        let mut twin = MersenneTwister::from_state(twister.state(), twister.index() as i64).unwrap();
        let later = random(&mut twister, 2000);
        assert_eq!(later, random(&mut twin, 2000));
        list(&later[1997..])
    });
}

#[test]
fn the_well_known_seed_gives_the_well_known_number() {
    assert_eq!(MersenneTwister::from_int(&42.into()).random(), 0.6394267984578837);
}

#[test]
fn bad_states_are_refused() {
    let message = |words: &[u32], index| MersenneTwister::from_state(words, index).unwrap_err().message;
    assert_eq!(message(&[1, 2], 0), "state vector is the wrong size");
    assert_eq!(message(&[1; 624], 625), "invalid state");
    assert_eq!(message(&[1; 624], -1), "invalid state");
}
