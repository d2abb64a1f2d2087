//! The tree as Python's `ast.dump(tree, indent=2)` shows it.

mod expression;
mod pattern;
mod statement;

use crate::tree::Module;
use source::{Name, Names, SourceText, Span};
use std::fmt::Write;

/// Shows a tree, one line for each node that has parts.
pub fn dump(module: &Module, names: &Names) -> String {
    Dumper { names, positions: None }.module(module)
}

/// The same with each node's position, as `include_attributes=True` shows it.
pub fn dump_with_positions(module: &Module, names: &Names, text: &SourceText) -> String {
    Dumper { names, positions: Some(text) }.module(module)
}

/// What a field holds.
enum Field {
    /// Something shown in one word.
    Text(String),
    Node(Node),
    List(Vec<Field>),
}

/// A node as `ast` has it: fields that are `None` or empty are left out.
struct Node {
    name: &'static str,
    fields: Vec<(&'static str, Field)>,
}

impl Node {
    fn new(name: &'static str) -> Node {
        Node { name, fields: Vec::new() }
    }

    fn with(mut self, name: &'static str, field: Field) -> Node {
        if !matches!(&field, Field::List(items) if items.is_empty()) {
            self.fields.push((name, field));
        }
        self
    }

    fn with_some(self, name: &'static str, field: Option<Field>) -> Node {
        match field {
            Some(field) => self.with(name, field),
            None => self,
        }
    }
}

/// Whether an expression is read, assigned or deleted where it stands.
#[derive(Clone, Copy)]
enum Context {
    Load,
    Store,
    Del,
}

struct Dumper<'t> {
    names: &'t Names,
    positions: Option<&'t SourceText>,
}

impl Dumper<'_> {
    fn module(&self, module: &Module) -> String {
        let node = Node::new("Module").with("body", self.statements(&module.body));
        let mut shown = String::new();
        write_node(&node, 0, &mut shown);
        shown
    }

    fn name(&self, name: Name) -> Field {
        Field::Text(crate::repr::string(self.names.text(name)))
    }

    /// Adds where a node stands.
    fn at(&self, mut node: Node, span: Span) -> Field {
        if let Some(text) = self.positions {
            let (start, end) = (text.position(span.start), text.position(span.end));
            node.fields.push(("lineno", Field::Text(start.line.to_string())));
            node.fields.push(("col_offset", Field::Text(start.column.to_string())));
            node.fields.push(("end_lineno", Field::Text(end.line.to_string())));
            node.fields.push(("end_col_offset", Field::Text(end.column.to_string())));
        }
        Field::Node(node)
    }
}

/// Writes a field; the answer tells whether it is short enough to stand on its parent's line.
fn write_field(field: &Field, level: usize, into: &mut String) -> bool {
    match field {
        Field::Text(text) => {
            into.push_str(text);
            true
        }
        Field::Node(node) => crate::with_enough_stack(|| write_node(node, level, into)),
        Field::List(items) if items.is_empty() => {
            into.push_str("[]");
            true
        }
        Field::List(items) => {
            into.push('[');
            for (index, item) in items.iter().enumerate() {
                new_line(index, level + 1, into);
                write_field(item, level + 1, into);
            }
            into.push(']');
            false
        }
    }
}

fn write_node(node: &Node, level: usize, into: &mut String) -> bool {
    let mut fields = Vec::with_capacity(node.fields.len());
    let mut all_short = true;
    for (name, field) in &node.fields {
        let mut shown = String::new();
        all_short &= write_field(field, level + 1, &mut shown);
        fields.push((name, shown));
    }
    into.push_str(node.name);
    into.push('(');
    let inline = all_short && fields.len() <= 3;
    for (index, (name, shown)) in fields.iter().enumerate() {
        match (inline, index) {
            (false, _) => new_line(index, level + 1, into),
            (true, 0) => {}
            (true, _) => into.push_str(", "),
        }
        // Writing to a String cannot fail.
        let _ = write!(into, "{name}={shown}");
    }
    into.push(')');
    node.fields.is_empty()
}

fn new_line(index: usize, level: usize, into: &mut String) {
    into.push_str(if index == 0 { "\n" } else { ",\n" });
    into.extend(std::iter::repeat_n("  ", level));
}
