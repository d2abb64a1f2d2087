//! Which shared places are watched.

use std::fmt;

/// What is asked for: all places, or some by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Watch {
    /// All of them.
    #[default]
    All,
    /// A variable that functions share, an attribute, or the items of a container of that name: `counter`.
    Variable(String),
    /// An attribute: `self.total` of any object, `Account.total` of the class and its instances.
    Attribute {
        /// The class, if one is named: a name that begins with a capital letter.
        class: Option<String>,
        /// The attribute.
        name: String,
    },
    /// An item: `rows[3]`, `stock['tea']`.
    Item {
        /// What the source calls the container.
        container: String,
        /// The key.
        key: Key,
    },
}

/// A key that can be named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// A whole number.
    Number(i64),
    /// A string.
    Text(String),
}

fn is_name(text: &str) -> bool {
    let mut characters = text.chars();
    let first = characters.next().is_some_and(|first| first.is_alphabetic() || first == '_');
    first && characters.all(|character| character.is_alphanumeric() || character == '_')
}

impl fmt::Display for Watch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Watch::All => f.write_str("all"),
            Watch::Variable(name) => f.write_str(name),
            Watch::Attribute { class, name } => write!(f, "{}.{name}", class.as_deref().unwrap_or("self")),
            Watch::Item { container, key: Key::Number(key) } => write!(f, "{container}[{key}]"),
            Watch::Item { container, key: Key::Text(key) } => write!(f, "{container}['{key}']"),
        }
    }
}

impl Watch {
    /// Reads a name as the source writes it; `None` if it is none.
    pub fn parse(text: &str) -> Option<Watch> {
        if let Some((container, key)) = text.strip_suffix(']').and_then(|text| text.split_once('[')) {
            let quoted = |quote: char| key.strip_prefix(quote)?.strip_suffix(quote);
            let text = quoted('\'').or_else(|| quoted('"')).map(|text| Key::Text(text.to_owned()));
            let key = text.or_else(|| key.parse().ok().map(Key::Number))?;
            return container.split('.').all(is_name).then(|| Watch::Item { container: container.to_owned(), key });
        }
        if !text.split('.').all(is_name) {
            return None;
        }
        Some(match text.rsplit_once('.') {
            None => Watch::Variable(text.to_owned()),
            Some((owner, name)) => {
                let owner = owner.rsplit('.').next().unwrap_or(owner);
                let class = owner.starts_with(char::is_uppercase).then(|| owner.to_owned());
                Watch::Attribute { class, name: name.to_owned() }
            }
        })
    }

    /// Whether a place of this name is meant.
    pub fn shows(&self, place: &crate::SlotName) -> bool {
        let (owner, last) = place.name.rsplit_once('.').unwrap_or(("", &place.name));
        match self {
            Watch::All => true,
            Watch::Variable(name) => last == name,
            Watch::Attribute { class, name } => {
                place.key.is_none() && last == name && class.as_ref().is_none_or(|class| class == owner)
            }
            Watch::Item { container, .. } => {
                let meant = container.rsplit('.').next().unwrap_or(container);
                place.key.is_some() && last == meant
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_as_the_source_writes_them() {
        let attribute = |class: Option<&str>, name: &str| {
            Some(Watch::Attribute { class: class.map(str::to_owned), name: name.to_owned() })
        };
        let item = |key: Key| Some(Watch::Item { container: "self.d".to_owned(), key });
        let cases = [
            ("counter", Some(Watch::Variable("counter".to_owned()))),
            ("self.n", attribute(None, "n")),
            ("Account.n", attribute(Some("Account"), "n")),
            ("bank.Account.n", attribute(Some("Account"), "n")),
            ("self.d['k']", item(Key::Text("k".to_owned()))),
            ("self.d[\"k\"]", item(Key::Text("k".to_owned()))),
            ("self.d[-3]", item(Key::Number(-3))),
            ("d[k]", None),
            ("2x", None),
            ("a..b", None),
            ("", None),
        ];
        for (text, watch) in cases {
            assert_eq!(Watch::parse(text), watch, "{text}");
        }
    }
}
