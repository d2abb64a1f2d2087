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
pub(super) const HELP: [(&str, &str); 6] = [
    ("a b c ... h, m", "let that thread go on; m is the main thread"),
    ("i  l  k", "a move is one instruction, a line, or until it waits or ends"),
    ("u", "take the last move back"),
    ("r", "let all run to the end"),
    ("=VALUE", "with --quiz: what the hidden value is"),
    ("q", "leave"),
];

/// The keys in a text; blanks do not count.
pub(super) fn keys(text: &str) -> Vec<Key> {
    use super::wire::Unit;
    let mut found = Vec::new();
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        found.push(match character {
            blank if blank.is_whitespace() => continue,
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
    }
}
