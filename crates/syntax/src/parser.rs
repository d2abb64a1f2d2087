//! Tokens to tree, by recursive descent.
//!
//! A text is parsed once, plainly. Where that fails, it is parsed a second time with
//! the parser *diagnosing*: it then also looks for the usual mistakes at the places
//! where CPython's grammar has its `invalid_...` rules, so that the first one found
//! is the one that CPython reports. Optional continuations that turn out wrong are
//! taken back, as in a parsing expression grammar; only the second pass can then have
//! to read something twice, and it remembers what it has read.

mod arguments;
mod atom;
mod block;
mod clause;
mod comprehension;
mod definition;
mod error;
mod expression;
mod fstring;
mod generic;
mod import;
mod memo;
mod mistake;
mod operator;
mod parameters;
mod pattern;
mod simple;
mod target;

use crate::lexer::{LexError, lex};
use crate::token::{Token, TokenKind};
use crate::tree::{Ident, Module};
use crate::with_enough_stack;
use error::{Failure, Parse};
use memo::Memo;
use source::{Diagnostic, Names, SourceText, Span};
use unicode_normalization::UnicodeNormalization;

/// How tall a tree may grow: what comes after the parser recurses once for each level.
pub const MAX_TREE_HEIGHT: u32 = 2000;

/// How deep the parser follows nested constructs.
const MAX_DEPTH: u32 = 1200;

/// What a text is to be parsed as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// A whole file: any statements.
    File,
    /// The text given to `eval`: one expression.
    Expression,
    /// What is typed at the prompt: one statement, or simple statements on one line.
    Interactive,
}

/// What became of a text.
#[derive(Debug, Clone)]
pub struct Parsed {
    /// The tree; empty when there was an error.
    pub module: Module,
    /// What is wrong or doubtful, in the order of the text; the first that is no warning is the error.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether the error is that the text stops too early, so that the prompt should ask for more.
    pub incomplete: bool,
}

impl Parsed {
    /// The error, if there is one: the tree is then of no use.
    pub fn error(&self) -> Option<&Diagnostic> {
        self.diagnostics.iter().find(|diagnostic| diagnostic.kind != source::DiagnosticKind::Warning)
    }
}

/// Parses a text.
pub fn parse(text: &SourceText, names: &Names, mode: Mode) -> Parsed {
    let lexed = lex(text, false);
    let mut parser = Parser {
        source: text,
        names,
        tokens: &lexed.tokens,
        lex_error: lexed.error.as_ref(),
        position: 0,
        farthest: 0,
        diagnosing: false,
        depth: 0,
        height: 0,
        warnings: lexed.warnings.clone(),
        memo: Memo::default(),
        levels: Vec::new(),
    };
    match parser.top(mode) {
        Ok(module) => {
            let mut diagnostics = parser.warnings;
            diagnostics.sort_by_key(|warning| warning.span.start);
            Parsed { module, diagnostics, incomplete: false }
        }
        Err(failure) => {
            let (error, incomplete) = parser.explain(failure, mode);
            let mut diagnostics = parser.warnings;
            diagnostics.retain(|warning| warning.span.start <= error.span.start);
            diagnostics.push(error);
            Parsed { module: Module { body: Vec::new() }, diagnostics, incomplete }
        }
    }
}

struct Parser<'t> {
    source: &'t SourceText,
    names: &'t Names,
    tokens: &'t [Token],
    lex_error: Option<&'t LexError>,
    /// Index of the next token.
    position: usize,
    /// Index of the farthest token that was looked at: where a plain syntax error is.
    farthest: usize,
    /// Whether this is the second pass, which looks for the usual mistakes.
    diagnosing: bool,
    /// How deep the construct nests that is being read.
    depth: u32,
    /// Height of the expression that was read last.
    height: u32,
    warnings: Vec<Diagnostic>,
    memo: Memo,
    /// For each token, how many brackets are open after it; filled by the second pass.
    levels: Vec<u32>,
}

impl<'t> Parser<'t> {
    fn top(&mut self, mode: Mode) -> Parse<Module> {
        let body = match mode {
            Mode::File => self.statements_to(TokenKind::EndMarker)?,
            Mode::Expression => vec![self.eval_input()?],
            Mode::Interactive => self.interactive_input()?,
        };
        Ok(Module { body })
    }

    /// The kind of the next token.
    fn peek(&self) -> TokenKind {
        self.kind_at(self.position)
    }

    fn kind_at(&self, index: usize) -> TokenKind {
        self.tokens.get(index).or(self.tokens.last()).map_or(TokenKind::EndMarker, |token| token.kind)
    }

    /// The kind of the token after the next, which counts as looked at.
    fn peek_second(&mut self) -> TokenKind {
        self.farthest = self.farthest.max((self.position + 1).min(self.tokens.len() - 1));
        self.kind_at(self.position + 1)
    }

    fn token_at(&self, index: usize) -> Token {
        let nothing = Token { kind: TokenKind::EndMarker, span: Span::default() };
        self.tokens.get(index).or(self.tokens.last()).copied().unwrap_or(nothing)
    }

    fn span_at(&self, index: usize) -> Span {
        self.token_at(index).span
    }

    /// The span of the next token.
    fn next_span(&self) -> Span {
        self.span_at(self.position)
    }

    fn start(&self) -> u32 {
        self.next_span().start
    }

    /// From an offset to the end of the last token read.
    fn span_from(&self, start: u32) -> Span {
        Span::new(start, self.span_at(self.position.saturating_sub(1)).end)
    }

    fn advance(&mut self) {
        self.position += 1;
    }

    fn at(&self, kind: TokenKind) -> bool {
        self.peek() == kind
    }

    /// Reads a token if it is of that kind.
    fn eat(&mut self, kind: TokenKind) -> bool {
        let found = self.at(kind);
        if found {
            self.position += 1;
        } else {
            self.farthest = self.farthest.max(self.position);
        }
        found
    }

    fn expect(&mut self, kind: TokenKind) -> Parse<()> {
        if self.eat(kind) { Ok(()) } else { self.mismatch() }
    }

    /// The next token does not fit here.
    fn mismatch<T>(&mut self) -> Parse<T> {
        self.farthest = self.farthest.max(self.position.min(self.tokens.len() - 1));
        Err(match self.lex_error {
            Some(error) if self.at(TokenKind::Error) => Failure::raised(error.diagnostic.clone()),
            _ => Failure::Mismatch,
        })
    }

    /// Notes the next token as looked at.
    fn look(&mut self) -> Parse<()> {
        match self.mismatch::<()>() {
            Err(Failure::Mismatch) => Ok(()),
            raised => raised,
        }
    }

    /// What was tried here does not fit, and the tokens that show it have been looked at.
    fn mismatch_quietly<T>(&self) -> Parse<T> {
        Err(Failure::Mismatch)
    }

    /// Reads a token without which nothing else can be meant.
    fn expect_forced(&mut self, kind: TokenKind, shown: &str) -> Parse<()> {
        if self.eat(kind) {
            return Ok(());
        }
        if self.at(TokenKind::Error) {
            return self.mismatch();
        }
        self.raise(format!("expected {shown}"), self.caret_span(self.position))
    }

    /// Runs a rule and takes it back if it does not match.
    fn attempt<T>(&mut self, rule: impl FnOnce(&mut Self) -> Parse<T>) -> Parse<Option<T>> {
        let position = self.position;
        match rule(self) {
            Ok(value) => Ok(Some(value)),
            Err(Failure::Mismatch) => {
                self.position = position;
                Ok(None)
            }
            Err(raised) => Err(raised),
        }
    }

    /// Runs a rule one level deeper.
    fn deeper<T>(&mut self, rule: impl FnOnce(&mut Self) -> Parse<T>) -> Parse<T> {
        if self.depth >= MAX_DEPTH {
            return Err(self.too_deep());
        }
        self.depth += 1;
        let result = with_enough_stack(|| rule(self));
        self.depth -= 1;
        result
    }

    /// Notes that an expression stands on top of others of a height.
    fn grow(&mut self, below: u32) -> Parse<()> {
        self.height = below + 1;
        if self.height > MAX_TREE_HEIGHT {
            return Err(self.too_tall());
        }
        Ok(())
    }

    fn ident(&mut self) -> Parse<Ident> {
        let span = self.next_span();
        self.expect(TokenKind::Name)?;
        Ok(Ident { name: self.intern(span), span })
    }

    /// The name that a span spells, in the normal form NFKC (PEP 3131).
    fn intern(&self, span: Span) -> source::Name {
        let text = self.source.slice(span);
        if text.is_ascii() { self.names.intern(text) } else { self.names.intern(&text.nfkc().collect::<String>()) }
    }

    fn next_text(&self) -> &'t str {
        self.source.slice(self.next_span())
    }
}
