//! What the user can type.

/// One key, or a guess.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// Let a thread go on; 0 is the main thread.
    Thread(u32),
    /// From now on a move is so long.
    Unit(super::wire::Unit),
    /// Take the last move back.
    Undo,
    /// Let all run to the end.
    Run,
    /// What the value will be that is hidden: `=3`.
    Guess(String),
    /// What the keys are.
    Help,
    /// Leave.
    Quit,
    /// Nothing known.
    Unknown(char),
}

/// What the keys do, a line each.
pub(super) const HELP: [(&str, &str); 8] = [
    ("a b c ... h, m", "let that thread go on; m is the main thread"),
    ("t9 t10 ...", "the same for the ninth thread, the tenth, and so on"),
    ("i  l  k", "a move is one instruction, a line, or until it waits or ends"),
    ("u", "take the last move back"),
    ("r", "let all run to the end"),
    ("=VALUE", "with --quiz: what the hidden value is"),
    ("arrows", "on the terminal: to other threads, and to more of the odds"),
    ("q", "leave"),
];

/// How many threads have a letter of their own.
const LETTERS: u32 = 8;

/// What to type for a thread; 0 is the main thread.
pub(super) fn of_thread(index: u32) -> String {
    match index {
        0 => "m".to_owned(),
        1..=LETTERS => char::from_u32(u32::from('a') + index - 1).unwrap_or('a').to_string(),
        _ => format!("t{index}"),
    }
}

/// What to type for several threads, which are in order: `a b t9..t12`.
pub(super) fn of_threads(threads: &[u32]) -> Vec<String> {
    let mut keys = Vec::new();
    let mut rest = threads;
    while let [first, ..] = rest {
        let count = rest.iter().zip(*first..).take_while(|(thread, next)| *thread == next).count();
        let has_letter = *first <= LETTERS;
        let (these, others) = rest.split_at(if has_letter || count < 3 { 1 } else { count });
        let last = these[these.len() - 1];
        let range = if last == *first { String::new() } else { format!("..{}", of_thread(last)) };
        keys.push(of_thread(*first) + &range);
        rest = others;
    }
    keys
}

/// The keys in a text; blanks do not count.
pub(super) fn keys(text: &str) -> Vec<Key> {
    use super::wire::Unit;
    let mut found = Vec::new();
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        found.push(match character {
            blank if blank.is_whitespace() || blank == ';' => continue,
            't' | 'T' => {
                let mut number = String::new();
                while let Some(digit) = characters.next_if(char::is_ascii_digit) {
                    number.push(digit);
                }
                number.parse().map_or(Key::Unknown('t'), Key::Thread)
            }
            'm' | 'M' => Key::Thread(0),
            letter @ 'a'..='h' => Key::Thread(u32::from(letter) - u32::from('a') + 1),
            letter @ 'A'..='H' => Key::Thread(u32::from(letter) - u32::from('A') + 1),
            'i' => Key::Unit(Unit::Instruction),
            'l' => Key::Unit(Unit::Line),
            'k' => Key::Unit(Unit::Block),
            'u' => Key::Undo,
            'r' => Key::Run,
            'q' => Key::Quit,
            '?' => Key::Help,
            '=' => {
                let mut guess = String::new();
                while let Some(next) = characters.next_if(|next| !next.is_whitespace()) {
                    guess.push(next);
                }
                Key::Guess(guess)
            }
            other => Key::Unknown(other),
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::step::wire::Unit;

    #[test]
    fn keys_of_a_text() {
        let expected = [
            Key::Thread(1),
            Key::Thread(0),
            Key::Unit(Unit::Line),
            Key::Guess("-3".to_owned()),
            Key::Thread(2),
            Key::Undo,
            Key::Unknown('x'),
        ];
        assert_eq!(keys("am l =-3 b\nux"), expected);
        let threads = [Key::Thread(12), Key::Thread(1), Key::Thread(9), Key::Thread(500), Key::Unknown('t')];
        assert_eq!(keys("t12a;T9 t500;t"), threads);
    }

    #[test]
    fn each_thread_has_a_key() {
        for index in 0..300 {
            assert_eq!(keys(&of_thread(index)), [Key::Thread(index)]);
        }
        assert_eq!(of_threads(&[0, 1, 2, 8, 9, 10, 11, 14, 15]), ["m", "a", "b", "h", "t9..t11", "t14", "t15"]);
    }
}
