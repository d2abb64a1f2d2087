//! `--set N=10`: a constant at the top level of a script gets another value.

use source::{Names, SourceText};
use syntax::Mode;
use syntax::tree::{ExprKind, StmtKind};

use crate::script::{Script, Unreadable};

/// The script with these constants set: in each first assignment to the name, the value is another.
///
/// # Errors
/// There is no such assignment.
pub(super) fn apply(script: Script, set: &[(String, String)]) -> Result<Script, Unreadable> {
    let mut text = script.text.text().to_owned();
    for (name, value) in set {
        text = replaced(script.text.file(), &text, name, value).ok_or_else(|| Unreadable {
            message: format!(
                "minipy: --set {name}={value}: the script has no line '{name} = ...' of its own, outside of functions, \
                 classes and blocks\n"
            ),
            status: 2,
        })?;
    }
    let file = script.text.file().to_owned();
    Ok(Script { text: SourceText::new(file, text), folder: script.folder })
}

fn replaced(file: &str, text: &str, name: &str, value: &str) -> Option<String> {
    let names = Names::new();
    let parsed = syntax::parse(&SourceText::new(file, text), &names, Mode::File);
    let span = parsed.module.body.iter().find_map(|statement| match &statement.kind {
        StmtKind::Assign { targets, value } => targets.iter().find_map(|target| match &target.kind {
            ExprKind::Name(known) if names.text(*known) == name => Some(value.span),
            _ => None,
        }),
        _ => None,
    })?;
    let (before, after) = (text.get(..span.start as usize)?, text.get(span.end as usize..)?);
    Some(format!("{before}{value}{after}"))
}
