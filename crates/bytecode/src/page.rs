//! The instruction page of the manual, printed from the table.

use std::fmt::Write;

use crate::{ArgKind, Op};

/// `docs/instructions.md`.
pub fn instruction_page() -> String {
    let mut page = String::from(
        "# The instructions\n\n\
         Printed from the table in `crates/bytecode/src/instruction.rs`; a test keeps this page in step.\n\n\
         The operand stack grows to the right: `[left right -- result]`.\n\n\
         | instruction | argument | what it does |\n|---|---|---|\n",
    );
    for op in Op::ALL {
        let info = op.info();
        let doc: Vec<&str> = info.doc.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let doc = doc.join(" ").replace('|', "\\|");
        // Writing to a string cannot fail.
        let _ = writeln!(page, "| `{}` | {} | {doc} |", info.mnemonic, argument(info.arg));
    }
    page
}

fn argument(kind: ArgKind) -> &'static str {
    match kind {
        ArgKind::Nothing => "",
        ArgKind::Count => "number",
        ArgKind::Const => "constant",
        ArgKind::NameIndex => "name",
        ArgKind::LocalIndex => "slot",
        ArgKind::Target => "target",
        ArgKind::Compare => "comparison",
        ArgKind::InPlace => "1 for `op=`",
        ArgKind::Negated => "1 for `not`",
        ArgKind::FunctionBits => "bits: defaults 1, keyword defaults 2, annotations 4, closure 8, module level 16",
        ArgKind::CallBits => "1 with a dict",
        ArgKind::UnpackEx => "names before the star; after it, times 256",
        ArgKind::UnaryIntrinsic | ArgKind::BinaryIntrinsic => "which helper",
        ArgKind::Conversion => "1 `str`, 2 `repr`, 3 `ascii`",
    }
}
