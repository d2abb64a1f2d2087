//! `--set N=10`: a constant at the top level of a script gets another value.

use source::{Names, SourceText};
use syntax::Mode;
use syntax::tree::{ExprKind, StmtKind};

use crate::globals::{Globals, names_in};
use crate::script::{Script, Unreadable};

/// The script with these constants set: in each first assignment to the name, the value is another.
///
/// # Errors
/// There is no such assignment, or the value is none there.
pub(super) fn apply(
    script: Script,
    set: &[(String, String)],
    is_builtin: impl Fn(&str) -> bool,
) -> Result<Script, Unreadable> {
    let mut text = script.text.text().to_owned();
    for (name, value) in set {
        text = replaced(script.text.file(), &text, name, value, &is_builtin)
            .map_err(|reason| Unreadable { message: format!("minipy: --set {name}={value}: {reason}\n"), status: 2 })?;
    }
    let file = script.text.file().to_owned();
    Ok(Script { text: SourceText::new(file, text), folder: script.folder })
}

fn replaced(
    file: &str,
    text: &str,
    name: &str,
    value: &str,
    is_builtin: &dyn Fn(&str) -> bool,
) -> Result<String, String> {
    let names = Names::new();
    let parsed = syntax::parse(&SourceText::new(file, text), &names, Mode::File);
    let found = parsed.module.body.iter().find_map(|statement| match &statement.kind {
        StmtKind::Assign { targets, value } => targets.iter().find_map(|target| match &target.kind {
            ExprKind::Name(known) if names.text(*known) == name => Some((statement.span, value.span)),
            _ => None,
        }),
        _ => None,
    });
    let (statement, old) = found.ok_or_else(|| {
        format!("the script has no line '{name} = ...' of its own, outside of functions, classes and blocks")
    })?;
    let parts = (text.get(..old.start as usize), text.get(old.end as usize..), text.get(..statement.start as usize));
    let (Some(before), Some(after), Some(above)) = parts else {
        return Err("the line cannot be taken apart".to_owned());
    };
    let used = names_in(value)
        .ok_or_else(|| format!("{value} is no expression; give a number, or a text in quotes: --set {name}=\"'a'\""))?;
    let globals = Globals::of(&SourceText::new(file, above));
    let is_known = |used: &&String| is_builtin(used) || globals.as_ref().is_none_or(|globals| globals.may_have(used));
    if let Some(unknown) = used.iter().find(|used| !is_known(used)) {
        return Err(format!(
            "nothing above line '{name} = ...' is called {unknown}; a text has quotes of its own: --set {name}=\"'{unknown}'\""
        ));
    }
    Ok(format!("{before}{value}{after}"))
}
