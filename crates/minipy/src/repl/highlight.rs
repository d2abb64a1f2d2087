//! Colours for what is typed: keywords, texts, numbers and comments.

use std::borrow::Cow;

use source::SourceText;
use syntax::TokenKind;

const KEYWORD: &str = "\x1b[1;34m";
const TEXT: &str = "\x1b[32m";
const NUMBER: &str = "\x1b[36m";
const COMMENT: &str = "\x1b[31m";
const PLAIN: &str = "\x1b[0m";

/// The text with colours. What is not complete yet, as a text without its closing quote, stays as it is.
pub(super) fn highlighted(text: &str) -> Cow<'_, str> {
    let source = SourceText::new("<stdin>", text);
    let (tokens, _) = syntax::tokens(&source);
    let mut out = String::with_capacity(text.len() * 2);
    let mut done = 0;
    for token in tokens {
        let colour = match token.kind {
            TokenKind::String | TokenKind::FStringStart | TokenKind::FStringMiddle | TokenKind::FStringEnd => TEXT,
            TokenKind::Number => NUMBER,
            TokenKind::Comment => COMMENT,
            kind if kind.is_keyword() => KEYWORD,
            _ => continue,
        };
        let (start, end) = (token.span.start as usize, token.span.end as usize);
        let Some((before, painted)) = text.get(done..start).zip(text.get(start..end)) else { continue };
        out.extend([before, colour, painted, PLAIN]);
        done = end;
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    out += text.get(done..).unwrap_or_default();
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::highlighted;

    #[test]
    fn tokens_are_painted_and_what_is_unfinished_is_left() {
        let plain = |text: &str| assert_eq!(highlighted(text), text);
        let painted = "\x1b[1;34mif\x1b[0m x > \x1b[36m5\x1b[0m: y = \x1b[32m'é'\x1b[0m \x1b[31m# no\x1b[0m";
        assert_eq!(highlighted("if x > 5: y = 'é' # no"), painted);
        assert_eq!(highlighted("x = 1 + 'abc"), "x = \x1b[36m1\x1b[0m + 'abc");
        ["", "x", "(", "'", "\"\"\"a\n", "x\r\ny", "\\"].into_iter().for_each(plain);
    }
}
