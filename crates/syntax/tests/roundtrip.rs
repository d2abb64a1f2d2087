//! A printed tree parses to the same tree.

#[path = "roundtrip/expressions.rs"]
mod expressions;
#[path = "roundtrip/patterns.rs"]
mod patterns;
#[path = "roundtrip/statements.rs"]
mod statements;

use minipy_syntax::tree::Module;
use minipy_syntax::{Mode, display, dump, parse};
use proptest::prelude::*;
use source::{Name, Names, SourceText, Span};

/// Names that the random trees are made of.
const WORDS: [&str; 8] = ["a", "b", "x1", "_", "match", "type", "print", "straße"];

/// An interner in which the words have their numbers.
fn names() -> Names {
    let names = Names::new();
    for word in WORDS {
        names.intern(word);
    }
    names
}

fn name() -> impl Strategy<Value = Name> {
    let words: Vec<Name> = {
        let names = names();
        WORDS.iter().map(|word| names.intern(word)).collect()
    };
    proptest::sample::select(words)
}

/// The random trees stand nowhere.
const NOWHERE: Span = Span::new(0, 0);

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn printed_trees_parse_to_the_same_tree(body in statements::block(2)) {
        let names = names();
        let module = Module { body };
        let printed = SourceText::new("printed.py", display(&module, &names));
        let parsed = parse(&printed, &names, Mode::File);
        prop_assert_eq!(parsed.error(), None, "{}", printed.text());
        prop_assert_eq!(dump(&parsed.module, &names), dump(&module, &names), "{}", printed.text());
        prop_assert_eq!(display(&parsed.module, &names), printed.text());
    }

    #[test]
    fn any_text_is_parsed_or_refused(text in "(?s)[ -~\n\té\u{3000}]{0,60}") {
        parse(&SourceText::new("any.py", text), &Names::new(), Mode::File);
    }

    #[test]
    fn any_mixture_of_tokens_is_parsed_or_refused(words in proptest::collection::vec(word(), 0..40)) {
        let text = words.concat();
        for mode in [Mode::File, Mode::Expression, Mode::Interactive] {
            let source = SourceText::new("any.py", text.as_str());
            let parsed = parse(&source, &Names::new(), mode);
            if let Some(error) = parsed.error() {
                prop_assert!(error.span.start <= error.span.end && error.span.end as usize <= source.text().len());
            }
        }
    }
}

fn word() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec![
        "a ", "b ", "1 ", "'s' ", "f'", "'", "{", "}", "(", ")", "[", "]", ":", ",", "=", ":=", "==", "+", "-", "*",
        "**", ".", "...", "@", "\\\n", "\n", "\n    ", "\n  ", "\t", "if ", "else ", "for ", "in ", "not ", "lambda ",
        "def ", "class ", "return ", "yield ", "import ", "from ", "as ", "with ", "try", "except ", "finally", "del ",
        "print ", "!r", "é", "\"\"\"", "#", ";", "while ", "and ", "is ", "None ", "b'", "await ", "->", "!", "$",
        "0x", "1_", "rf\"", "match ", "case ", "type ", "_ ", "|", "except* ", "1j ",
    ])
}
