//! From a pattern's text to its tree, with CPython's errors (its `Lib/re/_parser.py` defines them).

mod class;
mod escape;
pub(crate) use escape::{control, is_octal, octal};
mod group;
pub(crate) mod source;

use crate::tree::{Anchor, Fold, Greed, Node, Set};
use crate::width::{Width, width};
use crate::{Error, Flags, Result};
use source::{Source, Token};

/// No count may reach this: CPython's `MAXREPEAT`.
const MOST_REPEATS: u64 = u32::MAX as u64;
/// How deep groups may be nested; the libraries draw a line there too.
const DEEPEST: usize = 200;

/// A pattern that was read.
pub(crate) struct Parsed {
    pub tree: Node,
    /// The flags given, those set inside, and those implied.
    pub flags: Flags,
    /// How many groups there are, the whole match not counted.
    pub groups: usize,
    /// Names of groups with their numbers, in the order of the pattern.
    pub names: Vec<(String, usize)>,
    /// The groups in the order in which they close.
    pub closing: Vec<usize>,
}

struct Parser {
    source: Source,
    /// The flags of the whole pattern.
    flags: Flags,
    /// The flags where the parser is.
    scope: Flags,
    names: Vec<(String, usize)>,
    /// Widths of the groups, `None` while they are open; the whole match is the first.
    widths: Vec<Option<Width>>,
    closing: Vec<usize>,
    /// Groups that conditions asked for, with the positions of their numbers.
    asked: Vec<(usize, usize)>,
    /// In a look-behind, how many groups there were before it.
    behind: Option<usize>,
    /// Whether a look-behind was met whose width varies: told when all else is right.
    varying_behind: bool,
}

/// Reads a pattern; `text` of a bytes pattern has the octets as characters.
///
/// # Errors
/// What CPython raises for it.
pub(crate) fn parse(text: &str, flags: Flags, is_text: bool) -> Result<Parsed> {
    let mut scope = flags;
    if is_text && !flags.has(Flags::ASCII) {
        scope = scope.with(Flags::UNICODE);
    }
    let source = Source::new(text, is_text)?;
    let mut parser = Parser {
        source,
        flags,
        scope,
        names: Vec::new(),
        widths: vec![None],
        closing: Vec::new(),
        asked: Vec::new(),
        behind: None,
        varying_behind: false,
    };
    let tree = parser.alternatives(0)?;
    let flags = parser.flags.completed(is_text)?;
    if parser.source.next.is_some() {
        return Err(parser.source.error("unbalanced parenthesis", 0));
    }
    if let Some((group, position)) = parser.asked.iter().find(|(group, _)| *group >= parser.widths.len()) {
        return Err(Error::at(format!("invalid group reference {group}"), *position));
    }
    if parser.varying_behind {
        return Err(Error::Syntax("look-behind requires fixed-width pattern".to_owned(), None));
    }
    Ok(Parsed { tree, flags, groups: parser.widths.len() - 1, names: parser.names, closing: parser.closing })
}

impl Parser {
    /// `a|b|c`, up to a closing parenthesis or the end.
    fn alternatives(&mut self, depth: usize) -> Result<Node> {
        if depth > DEEPEST {
            return Err(Error::Refused("this pattern is nested too deeply".to_owned()));
        }
        let mut branches = vec![self.sequence(depth, depth == 0)?];
        while self.source.take('|')? {
            branches.push(self.sequence(depth, false)?);
        }
        Ok(if branches.len() == 1 { branches.swap_remove(0) } else { Node::Branch(branches) })
    }

    /// What stands between `|`; global flags may begin the first of all.
    fn sequence(&mut self, depth: usize, first: bool) -> Result<Node> {
        let mut parts = Vec::new();
        while let Some(token) = self.source.next {
            if token.is('|') || token.is(')') {
                break;
            }
            self.source.get()?;
            if self.scope.has(Flags::VERBOSE) && self.skips(token)? {
                continue;
            }
            if token.escaped {
                let node = self.escape(token)?;
                parts.push(node);
                continue;
            }
            match token.char {
                '[' => {
                    let node = self.class()?;
                    parts.push(node);
                }
                '*' | '+' | '?' | '{' => self.repeat(token.char, &mut parts)?,
                '(' => {
                    if let Some(node) = self.group(depth, first && parts.is_empty())? {
                        parts.push(node);
                    }
                }
                '^' => parts.push(Node::Anchor(self.by_line(Anchor::Start, Anchor::LineStart))),
                '$' => parts.push(Node::Anchor(self.by_line(Anchor::End, Anchor::LineEnd))),
                '.' => parts.push(Node::Any { newline: self.scope.has(Flags::DOTALL) }),
                char => parts.push(self.literal(char as u32)),
            }
        }
        Ok(if parts.len() == 1 { parts.swap_remove(0) } else { Node::Concat(parts) })
    }

    /// Whether VERBOSE leaves the token out; a comment is left out whole.
    fn skips(&mut self, token: Token) -> Result<bool> {
        if token.escaped {
            return Ok(false);
        }
        if token.is('#') {
            while self.source.get()?.is_some_and(|token| !token.is('\n')) {}
            return Ok(true);
        }
        Ok(matches!(token.char, ' ' | '\t' | '\n' | '\r' | '\x0b' | '\x0c'))
    }

    fn by_line(&self, text: Anchor, line: Anchor) -> Anchor {
        if self.scope.has(Flags::MULTILINE) { line } else { text }
    }

    fn literal(&self, code: u32) -> Node {
        Node::Literal { code, fold: self.fold() }
    }

    fn fold(&self) -> Fold {
        match (self.scope.has(Flags::IGNORECASE), self.scope.has(Flags::UNICODE)) {
            (false, _) => Fold::Exact,
            (true, false) => Fold::Ascii,
            (true, true) => Fold::Unicode,
        }
    }

    fn set(&self, items: Vec<crate::tree::Item>, negated: bool) -> Node {
        Node::Set(Set { items, negated, fold: self.fold(), ascii: !self.scope.has(Flags::UNICODE) })
    }

    /// `*`, `+`, `?`, `{...}` after a part.
    fn repeat(&mut self, sign: char, parts: &mut Vec<Node>) -> Result<()> {
        let here = self.source.tell();
        let (min, max) = match sign {
            '?' => (0, Some(1)),
            '*' => (0, None),
            '+' => (1, None),
            _ => match self.counts(here)? {
                Some(counts) => counts,
                None => {
                    parts.push(self.literal('{' as u32));
                    return Ok(());
                }
            },
        };
        let error = |message: &str| Err(Error::at(message, here - 1));
        let body = match parts.pop() {
            None | Some(Node::Anchor(_)) => return error("nothing to repeat"),
            Some(Node::Repeat { .. }) => return error("multiple repeat"),
            Some(body) => body,
        };
        let greed = if self.source.take('?')? {
            Greed::Lazy
        } else if self.source.take('+')? {
            Greed::Possessive
        } else {
            Greed::Greedy
        };
        parts.push(Node::Repeat { body: Box::new(body), min, max, greed });
        Ok(())
    }

    /// The counts in `{...}`, or `None` if the brace is just a brace; `here` is the position after it.
    fn counts(&mut self, here: usize) -> Result<Option<(u32, Option<u32>)>> {
        if self.source.next.is_some_and(|token| token.is('}')) {
            return Ok(None);
        }
        let low = self.source.take_while(usize::MAX, |c| c.is_ascii_digit())?;
        let high = match self.source.take(',')? {
            true => self.source.take_while(usize::MAX, |c| c.is_ascii_digit())?,
            false => low.clone(),
        };
        if !self.source.take('}')? {
            self.source.seek(here)?;
            return Ok(None);
        }
        let count = |digits: &str| match digits.parse::<u64>() {
            Ok(count) if count < MOST_REPEATS => Ok(count as u32),
            _ => Err(Error::Overflow("the repetition number is too large".to_owned())),
        };
        let min = if low.is_empty() { 0 } else { count(&low)? };
        let max = if high.is_empty() { None } else { Some(count(&high)?) };
        if max.is_some_and(|max| max < min) {
            return Err(Error::at("min repeat greater than max repeat", here));
        }
        Ok(Some((min, max)))
    }

    /// Whether a group can be referred to: it was closed.
    fn is_closed(&self, group: usize) -> bool {
        self.widths.get(group).is_some_and(Option::is_some)
    }

    /// Complains about a reference from a look-behind to a group inside of it.
    fn check_behind(&self, group: usize) -> Result<()> {
        let Some(before) = self.behind else { return Ok(()) };
        if !self.is_closed(group) {
            return Err(self.source.error("cannot refer to an open group", 0));
        }
        if group >= before {
            return Err(self.source.error("cannot refer to group defined in the same lookbehind subpattern", 0));
        }
        Ok(())
    }

    fn width_of(&self, node: &Node) -> Width {
        width(node, &self.widths)
    }

    /// The number of a named group.
    fn named(&self, name: &str) -> Result<usize> {
        match self.names.iter().find(|(known, _)| known == name) {
            Some((_, number)) => Ok(*number),
            None => {
                let message = format!("unknown group name {}", source::quoted(name));
                Err(self.source.error(message, name.chars().count() + 1))
            }
        }
    }
}
