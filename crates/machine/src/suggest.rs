//! `Did you mean`: the known name nearest to a wrong one (source: CPython's `Python/suggestions.c`).

/// More candidates than this are not searched.
const MAX_CANDIDATES: usize = 750;
/// Longer differing parts are not compared.
const MAX_LENGTH: usize = 40;
const MOVE_COST: usize = 2;
const CASE_COST: usize = 1;

/// The candidate nearest to a wrong name, the first of several; `None` when none is near: no more than
/// a third of the letters involved may have to change.
pub(crate) fn closest<'a>(wrong: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let candidates: Vec<&str> = candidates.take(MAX_CANDIDATES).collect();
    if candidates.len() == MAX_CANDIDATES {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates.into_iter().filter(|candidate| *candidate != wrong) {
        let mut limit = (wrong.len() + candidate.len() + 3) * MOVE_COST / 6;
        if let Some((distance, _)) = best {
            if distance == 0 {
                break;
            }
            limit = limit.min(distance - 1);
        }
        match distance(wrong.as_bytes(), candidate.as_bytes(), limit) {
            Some(distance) => best = Some((distance, candidate)),
            None => continue,
        }
    }
    best.map(|(_, name)| name)
}

fn substitution_cost(a: u8, b: u8) -> usize {
    if a == b {
        0
    } else if a.eq_ignore_ascii_case(&b) {
        CASE_COST
    } else {
        MOVE_COST
    }
}

/// The Levenshtein distance where a change of case costs half a move; `None` when it is above the limit.
fn distance(a: &[u8], b: &[u8], limit: usize) -> Option<usize> {
    let within = |cost: usize| (cost <= limit).then_some(cost);
    let prefix = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[prefix..], &b[prefix..]);
    let suffix = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[..a.len() - suffix], &b[..b.len() - suffix]);
    if a.is_empty() || b.is_empty() {
        return within((a.len() + b.len()) * MOVE_COST);
    }
    if a.len() > MAX_LENGTH || b.len() > MAX_LENGTH {
        return None;
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if (long.len() - short.len()) * MOVE_COST > limit {
        return None;
    }
    let mut row: Vec<usize> = (1..=short.len()).map(|count| count * MOVE_COST).collect();
    let mut result = 0;
    for (index, &letter) in long.iter().enumerate() {
        let mut diagonal = index * MOVE_COST;
        // As CPython counts: the first cell of a row is one move cheaper than the textbook's.
        let mut left = diagonal;
        let mut lowest = usize::MAX;
        for (cell, &other) in row.iter_mut().zip(short) {
            let above = *cell;
            result = (diagonal + substitution_cost(letter, other)).min(left.min(above) + MOVE_COST);
            diagonal = above;
            left = result;
            lowest = lowest.min(result);
            *cell = result;
        }
        if lowest > limit {
            return None;
        }
    }
    within(result)
}

#[cfg(test)]
mod tests {
    use super::closest;

    fn among<'a>(wrong: &str, names: &[&'a str]) -> Option<&'a str> {
        closest(wrong, names.iter().copied())
    }

    // The expected answers are those of `_suggestions._generate_suggestions` of CPython 3.13.
    #[test]
    fn near_names_are_found() {
        assert_eq!(among("pritn", &["input", "print", "int"]), Some("print"));
        assert_eq!(among("Value", &["value", "values"]), Some("value"));
        assert_eq!(among("bluch", &["blech", "fluch", "black"]), Some("blech"));
        assert_eq!(among("lenght", &["length", "left"]), Some("length"));
    }

    #[test]
    fn far_names_are_not() {
        assert_eq!(among("x", &["y", "print"]), None);
        assert_eq!(among("abc", &["abc"]), None);
        assert_eq!(among("noise", &["more_noise_and"]), None);
    }
}
