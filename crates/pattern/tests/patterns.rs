//! Patterns are read with CPython's errors and matched with its results.

use pattern::{Ends, Error, Flags, Matches, Piece, Program, Subject, Template, UNMATCHED};

fn program(text: &str) -> Program {
    Program::new(text, Flags::default(), true).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

fn subject(text: &str) -> Subject<'_> {
    if text.is_ascii() { Subject::Ascii(text) } else { Subject::Unicode(text) }
}

/// All matches with their groups.
fn all(pattern: &str, text: &str) -> Vec<Vec<(usize, usize)>> {
    let program = program(pattern);
    let mut matches = Matches { program: &program, subject: subject(text), start: 0, after_empty: false };
    let mut found = Vec::new();
    while let Some(spans) = matches.next(true, &mut || true).expect("few steps are enough") {
        found.push(spans.to_vec());
    }
    found
}

fn error(pattern: &str) -> (String, Option<usize>) {
    match Program::new(pattern, Flags::default(), true) {
        Err(Error::Syntax(message, position)) => (message, position),
        other => panic!("{pattern}: {:?}", other.err()),
    }
}

#[test]
fn errors_have_cpythons_words_and_positions() {
    assert_eq!(error("a(b"), ("missing ), unterminated subpattern".into(), Some(1)));
    assert_eq!(error("a)b"), ("unbalanced parenthesis".into(), Some(1)));
    assert_eq!(error("a**"), ("multiple repeat".into(), Some(2)));
    assert_eq!(error("[z-a]"), ("bad character range z-a".into(), Some(1)));
    assert_eq!(error("(?<=a*)b"), ("look-behind requires fixed-width pattern".into(), None));
    assert_eq!(error("(?P<1>a)"), ("bad character in group name '1'".into(), Some(4)));
    assert!(matches!(Program::new("a", Flags::LOCALE, true), Err(Error::Flags(_))));
    assert!(matches!(Program::new("a{9999999999}", Flags::default(), true), Err(Error::Overflow(_))));
}

#[test]
fn the_first_way_to_match_wins() {
    assert_eq!(all("a|ab", "ab"), [[(0, 1)]]);
    assert_eq!(all("(a)|b", "ba"), [[(0, 1), (UNMATCHED, UNMATCHED)], [(1, 2), (1, 2)]]);
    assert_eq!(all("a$", "a\n"), [[(0, 1)]]);
}

#[test]
fn empty_matches_follow_cpythons_rules() {
    assert_eq!(all("x*", "axb"), [[(0, 0)], [(1, 2)], [(2, 2)], [(3, 3)]]);
    assert_eq!(all("|a", "a"), [[(0, 0)], [(0, 1)], [(1, 1)]]);
    assert_eq!(all("", "é"), [[(0, 0)], [(2, 2)]]);
}

#[test]
fn looking_around_needs_the_other_engine() {
    assert_eq!(all(r"(?<=a)b(?!c)", "abcab"), [[(4, 5)]]);
    assert_eq!(all(r"(.)\1", "aéé"), [[(1, 5), (1, 3)]]);
    assert_eq!(all(r"(?>a+)a", "aaa"), Vec::<Vec<_>>::new());
}

#[test]
fn words_are_pythons_in_every_alphabet() {
    assert_eq!(all(r"\w+", "a_1 b"), [[(0, 3)], [(4, 5)]]);
    assert_eq!(all(r"\w+", "e\u{301}x"), [[(0, 1)], [(3, 4)]]);
    assert_eq!(all(r"\s", "\x1c\u{2003}"), [[(0, 1)], [(1, 4)]]);
    assert_eq!(all("(?i)k", "K\u{212A}"), [[(0, 1)], [(1, 4)]]);
}

#[test]
fn a_full_match_may_take_another_way_than_a_match() {
    let program = program("a|ab");
    let full = program.search(Subject::Ascii("ab"), 0, Ends::Full, true, &mut || true);
    assert_eq!(full.ok().flatten().map(|spans| spans[0]), Some((0, 2)));
}

#[test]
fn octets_are_matched_one_by_one() {
    let program = Program::new(r"[\x80-\xFF]+", Flags::default(), false).expect("it is a pattern");
    let found = program.search(Subject::Bytes(b"a\xFE\xFFb"), 0, Ends::Search, true, &mut || true);
    assert_eq!(found.ok().flatten().map(|spans| spans[0]), Some((1, 3)));
}

#[test]
fn templates_name_groups() {
    let program = program("(?P<n>a)(b)");
    let template = Template::new(r"x\g<n>\2\n", &program).expect("it is a template");
    let text = |text: &str| Piece::Text(text.to_owned());
    assert_eq!(template.pieces, [text("x"), Piece::Group(1), Piece::Group(2), text("\n")]);
    assert_eq!(Template::new(r"\3", &program), Err(Error::Syntax("invalid group reference 3".into(), Some(1))));
    assert_eq!(Template::new(r"\g<m>", &program), Err(Error::Group("unknown group name 'm'".into())));
}

#[test]
fn endless_backtracking_can_be_stopped() {
    let program = program(r"(?:(a)|\1?a|a)*b(?=c)");
    let text = "a".repeat(40);
    let mut left = 3;
    let mut watch = || {
        left -= 1;
        left > 0
    };
    let found = program.search(Subject::Ascii(&text), 0, Ends::Match, false, &mut watch);
    assert_eq!((found, left), (Err(Error::Stopped), 0));
    assert_eq!(all(r"(?:(a)|\1?a|a)*b(?=c)", "aabc"), [[(0, 3), (1, 2)]]);
}

#[test]
fn what_stands_around_a_match_is_looked_at_from_any_start() {
    assert_eq!(all(r"(?<!x)a", "aaxaa"), [[(0, 1)], [(1, 2)], [(4, 5)]]);
    assert_eq!(all(r"(?<=ab)c(?!d)", "abcdabc"), [[(6, 7)]]);
    assert_eq!(all(r"(?<=\$)(\d)\d*", "$12 3"), [[(1, 3), (1, 2)]]);
    assert_eq!(all(r"\b[a-z]+\b", "é ab éab c"), [[(3, 5)], [(11, 12)]]);
    assert_eq!(all(r"\bé\b", "é éa é"), [[(0, 2)], [(7, 9)]]);
    assert_eq!(all(r"(?<!\d)\d{2}(?!\d)", "12 345 67"), [[(0, 2)], [(7, 9)]]);
    let program = program(r"(?<=a)b");
    let found = program.search(Subject::Ascii("abb"), 2, Ends::Match, false, &mut || true);
    assert_eq!(found, Ok(None));
}

#[test]
fn a_group_can_be_told_from_the_match() {
    assert_eq!(all(r#""([^"]*)""#, r#"a "bc" """#), [[(2, 6), (3, 5)], [(7, 9), (8, 8)]]);
    assert_eq!(all("é(x+)é", "éxxé"), [[(0, 6), (2, 4)]]);
    assert_eq!(all(r"(['#])(.*?)\1", "'a' #b#"), [[(0, 3), (0, 1), (1, 2)], [(4, 7), (4, 5), (5, 6)]]);
}
