//! What an opening parenthesis begins.

use super::Parser;
use super::source::quoted;
use crate::tree::{Node, Set};
use crate::{Error, Flags, Result};

/// No number of a group may reach this: CPython's `MAXGROUPS`.
const MOST_GROUPS: usize = 1 << 30;

/// How a group with a body differs from a plain one.
#[derive(Default)]
struct Kind {
    captures: bool,
    atomic: bool,
    name: Option<String>,
    add: Flags,
    remove: Flags,
}

impl Parser {
    /// A group, after its parenthesis; nothing for comments and flags. Global flags are allowed if it is `first`.
    pub(super) fn group(&mut self, depth: usize, first: bool) -> Result<Option<Node>> {
        let start = self.source.tell() - 1;
        let mut kind = Kind { captures: true, ..Kind::default() };
        if self.source.take('?')? {
            let sign = self.extension()?;
            kind.captures = false;
            match sign {
                'P' if self.source.take('<')? => {
                    let name = self.source.until('>', "group name")?;
                    self.source.check_name(&name, 1)?;
                    kind = Kind { captures: true, name: Some(name), ..kind };
                }
                'P' if self.source.take('=')? => return self.named_reference().map(Some),
                'P' => {
                    let sign = self.extension()?;
                    return Err(self.source.error(format!("unknown extension ?P{sign}"), 3));
                }
                ':' => {}
                '#' => return self.comment(start),
                '=' | '!' => return self.look(false, sign == '!', start, depth).map(Some),
                '<' => {
                    let sign = self.extension()?;
                    if sign != '=' && sign != '!' {
                        return Err(self.source.error(format!("unknown extension ?<{sign}"), 3));
                    }
                    return self.look(true, sign == '!', start, depth).map(Some);
                }
                '(' => return self.condition(start, depth).map(Some),
                '>' => kind.atomic = true,
                sign if sign == '-' || Flags::of_letter(sign).is_some() => match self.inline_flags(sign)? {
                    Some((add, remove)) => kind = Kind { add, remove, ..kind },
                    None if first => return Ok(None),
                    None => {
                        return Err(Error::at("global flags not at the start of the expression", start));
                    }
                },
                sign => return Err(self.source.error(format!("unknown extension ?{sign}"), 2)),
            }
        }
        self.body(kind, start, depth).map(Some)
    }

    /// The character that says which kind of group it is.
    fn extension(&mut self) -> Result<char> {
        match self.source.get()? {
            Some(token) if token.escaped => Err(self.source.error(format!("unknown extension ?{}", token.text()), 3)),
            Some(token) => Ok(token.char),
            None => Err(self.source.error("unexpected end of pattern", 0)),
        }
    }

    fn body(&mut self, kind: Kind, start: usize, depth: usize) -> Result<Node> {
        let number = if kind.captures { Some(self.open_group(kind.name)?) } else { None };
        let outer = self.scope;
        self.scope = outer.scoped(kind.add, kind.remove);
        let body = self.alternatives(depth + 1)?;
        self.scope = outer;
        self.close(start)?;
        if let Some(number) = number {
            self.widths[number] = Some(self.width_of(&body));
            self.closing.push(number);
        }
        Ok(if kind.atomic { Node::Atomic(Box::new(body)) } else { Node::Group { number, body: Box::new(body) } })
    }

    fn close(&mut self, start: usize) -> Result<()> {
        if self.source.take(')')? {
            return Ok(());
        }
        Err(Error::at("missing ), unterminated subpattern", start))
    }

    fn open_group(&mut self, name: Option<String>) -> Result<usize> {
        let number = self.widths.len();
        if let Some(name) = name {
            if let Some((_, was)) = self.names.iter().find(|(known, _)| *known == name) {
                let shown = quoted(&name);
                let message = format!("redefinition of group name {shown} as group {number}; was group {was}");
                return Err(self.source.error(message, name.chars().count() + 1));
            }
            self.names.push((name, number));
        }
        self.widths.push(None);
        Ok(number)
    }

    fn named_reference(&mut self) -> Result<Node> {
        let name = self.source.until(')', "group name")?;
        self.source.check_name(&name, 1)?;
        let group = self.named(&name)?;
        if !self.is_closed(group) {
            return Err(self.source.error("cannot refer to an open group", name.chars().count() + 1));
        }
        self.check_behind(group)?;
        Ok(Node::BackReference { group, fold: self.fold() })
    }

    fn comment(&mut self, start: usize) -> Result<Option<Node>> {
        loop {
            if self.source.next.is_none() {
                return Err(Error::at("missing ), unterminated comment", start));
            }
            if self.source.get()?.is_some_and(|token| token.is(')')) {
                return Ok(None);
            }
        }
    }

    fn look(&mut self, behind: bool, negated: bool, start: usize, depth: usize) -> Result<Node> {
        let outer = self.behind;
        if behind {
            self.behind = Some(outer.unwrap_or(self.widths.len()));
        }
        let body = self.alternatives(depth + 1)?;
        self.behind = outer;
        self.close(start)?;
        if behind {
            let (least, most) = self.width_of(&body);
            self.varying_behind |= least != most;
        }
        if negated && body == Node::EMPTY {
            // Nothing can match: a set without members says so.
            let fold = crate::tree::Fold::Exact;
            return Ok(Node::Set(Set { items: Vec::new(), negated: false, fold, ascii: true }));
        }
        Ok(Node::Look { behind, negated, body: Box::new(body) })
    }

    fn condition(&mut self, start: usize, depth: usize) -> Result<Node> {
        let name = self.source.until(')', "group name")?;
        let len = name.chars().count();
        let group = if name.bytes().all(|byte| byte.is_ascii_digit()) {
            let group = name.parse().unwrap_or(usize::MAX);
            if group == 0 {
                return Err(self.source.error("bad group number", len + 1));
            }
            if group >= MOST_GROUPS {
                return Err(self.source.error(format!("invalid group reference {name}"), len + 1));
            }
            self.asked.push((group, self.source.tell() - len - 1));
            group
        } else {
            self.source.check_name(&name, 1)?;
            self.named(&name)?
        };
        self.check_behind(group)?;
        let yes = self.sequence(depth + 1, false)?;
        let mut no = Node::EMPTY;
        if self.source.take('|')? {
            no = self.sequence(depth + 1, false)?;
            if self.source.next.is_some_and(|token| token.is('|')) {
                return Err(self.source.error("conditional backref with more than two branches", 0));
            }
        }
        self.close(start)?;
        Ok(Node::Condition { group, yes: Box::new(yes), no: Box::new(no) })
    }

    /// `i-s:` and the like, from the first letter on; `None` for global flags.
    fn inline_flags(&mut self, first: char) -> Result<Option<(Flags, Flags)>> {
        let mut sign = first;
        let mut add = Flags::default();
        if sign != '-' {
            loop {
                add = self.added_flag(add, sign)?;
                sign = self.flag_sign("missing -, : or )", &[')', '-', ':'])?;
                if matches!(sign, ')' | '-' | ':') {
                    break;
                }
            }
        }
        if sign == ')' {
            self.flags = self.flags.with(add);
            self.scope = self.scope.scoped(add, Flags::default());
            return Ok(None);
        }
        let mut remove = Flags::default();
        if sign == '-' {
            sign = self.flag_sign("missing flag", &[])?;
            while sign != ':' {
                let flag = Flags::of_letter(sign).unwrap_or_default();
                if flag.has(Flags::TYPES) {
                    let message = "bad inline flags: cannot turn off flags 'a', 'u' and 'L'";
                    return Err(self.source.error(message, 0));
                }
                remove = remove.with(flag);
                sign = self.flag_sign("missing :", &[':'])?;
            }
        }
        if add.has(remove) {
            return Err(self.source.error("bad inline flags: flag turned on and off", 1));
        }
        Ok(Some((add, remove)))
    }

    fn added_flag(&self, add: Flags, letter: char) -> Result<Flags> {
        let flag = Flags::of_letter(letter).unwrap_or_default();
        let wrong = match letter {
            'L' if self.source.is_text => "cannot use 'L' flag with a str pattern",
            'u' if !self.source.is_text => "cannot use 'u' flag with a bytes pattern",
            _ => "",
        };
        if !wrong.is_empty() {
            return Err(self.source.error(format!("bad inline flags: {wrong}"), 0));
        }
        let add = add.with(flag);
        if flag.has(Flags::TYPES) && add.0 & Flags::TYPES.0 != flag.0 {
            let message = "bad inline flags: flags 'a', 'u' and 'L' are incompatible";
            return Err(self.source.error(message, 0));
        }
        Ok(add)
    }

    /// The next letter of flags, or one of the signs that may end them.
    fn flag_sign(&mut self, missing: &str, ends: &[char]) -> Result<char> {
        let Some(token) = self.source.get()? else { return Err(self.source.error(missing, 0)) };
        if !token.escaped && (ends.contains(&token.char) || Flags::of_letter(token.char).is_some()) {
            return Ok(token.char);
        }
        let unknown = !token.escaped && token.char.is_alphabetic();
        Err(self.source.error(if unknown { "unknown flag" } else { missing }, token.len()))
    }
}
