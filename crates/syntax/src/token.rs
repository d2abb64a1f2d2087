//! The kinds of token, and the rules by which logos tells them apart.

use logos::Logos;
use source::Span;

/// One token: what it is and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it stands; empty for what has no text (DEDENT, ENDMARKER).
    pub span: Span,
}

/// What a token can be.
///
/// The rules are those of the tokens that a regular expression can tell. Strings and
/// numbers are only begun here: the lexer reads their rest by hand, because
/// CPython names exactly what is wrong with them.
#[derive(Logos, Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // keywords and operators: the rule above each says it
pub enum TokenKind {
    /// End of a logical line.
    Newline,
    /// The line is indented deeper than the one before.
    Indent,
    /// A block ends.
    Dedent,
    /// End of the text.
    EndMarker,
    /// A line end that ends no statement; only in listings.
    #[token("\n")]
    Nl,
    /// A comment; only in listings.
    #[regex("#[^\n]*", allow_greedy = true)]
    Comment,
    /// Blanks and form feeds; never leaves the lexer.
    #[regex("[ \t\x0c]+")]
    Blank,
    /// A backslash outside of literals; never leaves the lexer.
    #[token("\\")]
    Backslash,

    /// An identifier; whether its non-ASCII characters may stand there is checked after the match.
    #[regex("[A-Za-z_\u{80}-\u{10FFFF}][A-Za-z0-9_\u{80}-\u{10FFFF}]*")]
    Name,
    /// A number; the rule matches its first digit.
    #[regex("[.]?[0-9]")]
    Number,
    /// A string or bytes literal; the rule matches prefix and first quote.
    #[regex("(?i:r|u|b|br|rb)?['\"]")]
    String,
    /// Prefix and opening quotes of an f-string.
    #[regex("(?i:f|fr|rf)['\"]")]
    FStringStart,
    /// Text of an f-string between its fields, with at most one of doubled braces, at its end.
    FStringMiddle,
    /// Closing quotes of an f-string.
    FStringEnd,
    /// A character that begins no token (`$`, `?`).
    Unknown,
    /// The text cannot be read on from here; always the last token.
    Error,

    #[token("False")]
    False,
    #[token("None")]
    None,
    #[token("True")]
    True,
    #[token("and")]
    And,
    #[token("as")]
    As,
    #[token("assert")]
    Assert,
    #[token("async")]
    Async,
    #[token("await")]
    Await,
    #[token("break")]
    Break,
    #[token("class")]
    Class,
    #[token("continue")]
    Continue,
    #[token("def")]
    Def,
    #[token("del")]
    Del,
    #[token("elif")]
    Elif,
    #[token("else")]
    Else,
    #[token("except")]
    Except,
    #[token("finally")]
    Finally,
    #[token("for")]
    For,
    #[token("from")]
    From,
    #[token("global")]
    Global,
    #[token("if")]
    If,
    #[token("import")]
    Import,
    #[token("in")]
    In,
    #[token("is")]
    Is,
    #[token("lambda")]
    Lambda,
    #[token("nonlocal")]
    Nonlocal,
    #[token("not")]
    Not,
    #[token("or")]
    Or,
    #[token("pass")]
    Pass,
    #[token("raise")]
    Raise,
    #[token("return")]
    Return,
    #[token("try")]
    Try,
    #[token("while")]
    While,
    #[token("with")]
    With,
    #[token("yield")]
    Yield,

    #[token("(")]
    LeftParen,
    #[token(")")]
    RightParen,
    #[token("[")]
    LeftBracket,
    #[token("]")]
    RightBracket,
    #[token("{")]
    LeftBrace,
    #[token("}")]
    RightBrace,
    #[token(":")]
    Colon,
    #[token(",")]
    Comma,
    #[token(";")]
    Semicolon,
    #[token(".")]
    Dot,
    #[token("...")]
    Ellipsis,
    #[token("->")]
    Arrow,
    #[token(":=")]
    ColonEqual,
    #[token("!")]
    Exclamation,
    #[token("@")]
    At,
    #[token("=")]
    Equal,
    #[token("+")]
    Plus,
    #[token("-")]
    Minus,
    #[token("*")]
    Star,
    #[token("**")]
    DoubleStar,
    #[token("/")]
    Slash,
    #[token("//")]
    DoubleSlash,
    #[token("%")]
    Percent,
    #[token("<<")]
    LeftShift,
    #[token(">>")]
    RightShift,
    #[token("&")]
    Ampersand,
    #[token("|")]
    Bar,
    #[token("^")]
    Caret,
    #[token("~")]
    Tilde,
    #[token("<")]
    Less,
    #[token(">")]
    Greater,
    #[token("<=")]
    LessEqual,
    #[token(">=")]
    GreaterEqual,
    #[token("==")]
    EqualEqual,
    /// Also the `<>` of Python 2, which the parser refuses.
    #[token("!=")]
    #[token("<>")]
    NotEqual,
    #[token("+=")]
    PlusEqual,
    #[token("-=")]
    MinusEqual,
    #[token("*=")]
    StarEqual,
    #[token("**=")]
    DoubleStarEqual,
    #[token("/=")]
    SlashEqual,
    #[token("//=")]
    DoubleSlashEqual,
    #[token("%=")]
    PercentEqual,
    #[token("@=")]
    AtEqual,
    #[token("&=")]
    AmpersandEqual,
    #[token("|=")]
    BarEqual,
    #[token("^=")]
    CaretEqual,
    #[token("<<=")]
    LeftShiftEqual,
    #[token(">>=")]
    RightShiftEqual,
}

impl TokenKind {
    /// Whether this is a word that cannot be a name.
    pub fn is_keyword(self) -> bool {
        (TokenKind::False as u8..=TokenKind::Yield as u8).contains(&(self as u8))
    }

    /// The kind's name in the listings of Python's `tokenize` module.
    pub fn listing_name(self) -> &'static str {
        match self {
            TokenKind::Newline => "NEWLINE",
            TokenKind::Indent => "INDENT",
            TokenKind::Dedent => "DEDENT",
            TokenKind::EndMarker => "ENDMARKER",
            TokenKind::Nl => "NL",
            TokenKind::Comment => "COMMENT",
            TokenKind::Number => "NUMBER",
            TokenKind::String => "STRING",
            TokenKind::FStringStart => "FSTRING_START",
            TokenKind::FStringMiddle => "FSTRING_MIDDLE",
            TokenKind::FStringEnd => "FSTRING_END",
            TokenKind::Error => "ERRORTOKEN",
            TokenKind::Name => "NAME",
            kind if kind.is_keyword() => "NAME",
            _ => "OP",
        }
    }
}
