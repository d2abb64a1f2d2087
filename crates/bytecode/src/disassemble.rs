//! Code objects as text, in the columns of CPython 3.13's `dis`.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use source::Names;

use crate::constant::repr;
use crate::{ArgKind, Code, CodeFlags, CompareOp, Constant, Instruction, Location, Op, intrinsic};

/// What a disassembly shows beside the instructions.
#[derive(Debug, Clone, Copy, Default)]
pub struct DisassembleOptions {
    /// The index of each instruction.
    pub offsets: bool,
    /// Line and column of where each instruction begins and ends, in place of the line.
    pub positions: bool,
}

const NAME_WIDTH: usize = 20;
const ARG_WIDTH: usize = 5;
const NO_LINE: &str = "--";

/// The disassembly of a code object and, below it, of the code objects among its constants.
pub fn disassemble(code: &Code, names: &Names, options: DisassembleOptions) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = write_recursively(&mut out, code, names, options);
    out
}

/// The argument of each instruction, where it has one, and what it means, as the disassembly shows them.
pub fn instructions(code: &Code, names: &Names) -> Vec<(Option<u32>, String)> {
    let formatter = Formatter::new(code, names, DisassembleOptions::default());
    let shown = |&instruction: &Instruction| {
        let argument = formatter.shown_argument(instruction).map(|_| instruction.arg());
        (argument, formatter.meaning(instruction).unwrap_or_default())
    };
    code.instructions.iter().map(shown).collect()
}

/// A line of a disassembly, in its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The source line, where an instruction begins one.
    pub starts: Option<u32>,
    /// `L1`, where a jump may arrive.
    pub label: Option<String>,
    /// The mnemonic.
    pub mnemonic: &'static str,
    /// The argument and what it means: `1 (counter)`.
    pub argument: String,
}

/// The disassembly of a code object alone, in parts.
pub fn listing(code: &Code, names: &Names) -> Vec<Line> {
    let formatter = Formatter::new(code, names, DisassembleOptions::default());
    let mut last_line = None;
    let mut lines = Vec::new();
    for (index, (&instruction, location)) in code.instructions.iter().zip(&code.locations).enumerate() {
        let starts = last_line != Some(location.line);
        last_line = Some(location.line);
        let number = formatter.shown_argument(instruction).map(|number| number.to_string());
        let meaning = formatter.meaning(instruction).map(|meaning| format!("({meaning})"));
        lines.push(Line {
            starts: starts.then_some(location.line),
            label: formatter.labels.get(&(index as u32)).map(|number| format!("L{number}")),
            mnemonic: instruction.op().mnemonic(),
            argument: number.into_iter().chain(meaning).collect::<Vec<_>>().join(" "),
        });
    }
    lines
}

fn write_recursively(out: &mut String, code: &Code, names: &Names, options: DisassembleOptions) -> fmt::Result {
    // A stack and no recursion: text may nest functions as deep as it likes.
    let mut pending = vec![code];
    let mut first = true;
    while let Some(code) = pending.pop() {
        if !std::mem::take(&mut first) {
            writeln!(out, "\nDisassembly of {}:", describe(code, names))?;
        }
        Formatter::new(code, names, options).write(out)?;
        let inner = code.constants.iter().rev().filter_map(|constant| match constant {
            Constant::Code(inner) => Some(&**inner),
            _ => None,
        });
        pending.extend(inner);
    }
    Ok(())
}

/// `<code object f, file "x.py", line 1>`: as `repr`, but without the address, which changes.
pub(crate) fn describe(code: &Code, names: &Names) -> String {
    format!("<code object {}, file \"{}\", line {}>", names.text(code.name), code.file, code.first_line)
}

struct Formatter<'a> {
    code: &'a Code,
    names: &'a Names,
    options: DisassembleOptions,
    /// Numbers of the instructions that jumps and the exception table mention.
    labels: BTreeMap<u32, usize>,
    line_width: usize,
    label_width: usize,
}

impl<'a> Formatter<'a> {
    fn new(code: &'a Code, names: &'a Names, options: DisassembleOptions) -> Self {
        let mut labels = BTreeMap::new();
        for instruction in code.instructions.iter().filter(|instruction| instruction.op().jumps()) {
            labels.insert(instruction.arg(), 0);
        }
        for handler in &code.handlers {
            labels.extend([handler.start, handler.end, handler.target].map(|index| (index, 0)));
        }
        for (number, label) in labels.values_mut().enumerate() {
            *label = number + 1;
        }
        let label_width = 4 + labels.len().to_string().len();
        let line_width = if options.positions {
            code.locations.iter().map(|location| position(location).len()).max().unwrap_or(0)
        } else {
            line_width(code)
        };
        Formatter { code, names, options, labels, line_width, label_width }
    }

    fn write(&self, out: &mut String) -> fmt::Result {
        let mut last_line = None;
        for (index, (&instruction, location)) in self.code.instructions.iter().zip(&self.code.locations).enumerate() {
            let starts_line = last_line != Some(location.line);
            last_line = Some(location.line);
            self.write_instruction(out, index as u32, instruction, location, starts_line)?;
        }
        if !self.code.handlers.is_empty() {
            writeln!(out, "ExceptionTable:")?;
        }
        let label = |index: u32| self.labels.get(&index).copied().unwrap_or(0);
        for handler in &self.code.handlers {
            let (start, end, target) = (label(handler.start), label(handler.end), label(handler.target));
            writeln!(out, "  L{start} to L{end} -> L{target} [{}]", handler.depth)?;
        }
        Ok(())
    }

    fn write_instruction(
        &self,
        out: &mut String,
        index: u32,
        instruction: Instruction,
        location: &Location,
        starts_line: bool,
    ) -> fmt::Result {
        if starts_line && index > 0 {
            out.push('\n');
        }
        let mut line = String::new();
        let width = self.line_width;
        match (starts_line || self.options.positions, location.line) {
            _ if width == 0 => {}
            (true, _) if self.options.positions => write!(line, "{:>width$} ", position(location))?,
            (true, 0) if self.code.is_module_start(index as usize) => write!(line, "{:>width$} ", 0)?,
            (true, 0) => write!(line, "{NO_LINE:>width$} ")?,
            (true, number) => write!(line, "{number:>width$} ")?,
            (false, _) => write!(line, "{:>width$} ", "")?,
        }
        let label = self.labels.get(&index).map(|number| format!("L{number}:")).unwrap_or_default();
        write!(line, "{label:>width$} ", width = self.label_width)?;
        if self.options.offsets {
            let width = self.code.instructions.len().saturating_sub(1).max(9999).to_string().len();
            write!(line, "{index:>width$}   ")?;
        }
        let name = instruction.op().mnemonic();
        write!(line, "    {name:<NAME_WIDTH$}")?;
        if let Some(argument) = self.shown_argument(instruction) {
            let width = ARG_WIDTH.saturating_sub(name.len().saturating_sub(NAME_WIDTH));
            write!(line, " {argument:>width$}")?;
        }
        if let Some(meaning) = self.meaning(instruction) {
            write!(line, " ({meaning})")?;
        }
        writeln!(out, "{}", line.trim_end())
    }

    /// The argument as a number, where there is one to show.
    fn shown_argument(&self, instruction: Instruction) -> Option<u32> {
        match instruction.op().info().arg {
            ArgKind::Nothing if instruction.op() == Op::RESUME => Some(0),
            ArgKind::Nothing => None,
            _ => Some(instruction.arg()),
        }
    }

    /// What the argument stands for.
    fn meaning(&self, instruction: Instruction) -> Option<String> {
        let arg = instruction.arg();
        let at = arg as usize;
        let op = instruction.op();
        match op.info().arg {
            ArgKind::Const => Some(repr(self.code.constants.get(at)?, self.names)),
            ArgKind::NameIndex => Some(self.names.text(*self.code.names.get(at)?).to_owned()),
            ArgKind::LocalIndex => Some(self.names.text(self.code.locals.get(at)?.name).to_owned()),
            ArgKind::Target => Some(format!("to L{}", self.labels.get(&arg)?)),
            ArgKind::Compare => CompareOp::ALL.get(at).map(|op| op.symbol().to_owned()),
            ArgKind::InPlace => {
                let symbol = binary_symbol(op)?;
                Some(if arg == 1 { format!("{symbol}=") } else { symbol.to_owned() })
            }
            ArgKind::Conversion => ["", "str", "repr", "ascii"].get(at).map(|name| (*name).to_owned()),
            ArgKind::UnaryIntrinsic => intrinsic::Unary::ALL.get(at).map(|helper| helper.name().to_owned()),
            ArgKind::BinaryIntrinsic => intrinsic::Binary::ALL.get(at).map(|helper| helper.name().to_owned()),
            ArgKind::FunctionBits => function_bits(arg),
            ArgKind::Nothing | ArgKind::Count | ArgKind::Negated | ArgKind::CallBits | ArgKind::UnpackEx => None,
        }
    }
}

impl Code {
    /// Whether an instruction is where a module begins: on line 0, before its first.
    fn is_module_start(&self, index: usize) -> bool {
        self.flags.contains(CodeFlags::MODULE) && self.instructions.get(index).is_some_and(|it| it.op() == Op::RESUME)
    }
}

fn line_width(code: &Code) -> usize {
    let last = code.locations.iter().map(|location| location.line).max().unwrap_or(0);
    let width = last.to_string().len().max(3);
    let lineless = |(index, location): (usize, &Location)| location.line == 0 && !code.is_module_start(index);
    let has_lineless = code.locations.iter().enumerate().any(lineless);
    if has_lineless { width.max(4) } else { width }
}

/// `line:column-line:column`, as `dis -P` shows it.
fn position(location: &Location) -> String {
    match location.line {
        0 => NO_LINE.to_owned(),
        line => format!("{line}:{}-{}:{}", location.column, location.end_line, location.end_column),
    }
}

/// The operator of a binary instruction.
pub(crate) fn binary_symbol(op: Op) -> Option<&'static str> {
    Some(match op {
        Op::BINARY_ADD => "+",
        Op::BINARY_SUBTRACT => "-",
        Op::BINARY_MULTIPLY => "*",
        Op::BINARY_MATRIX_MULTIPLY => "@",
        Op::BINARY_TRUE_DIVIDE => "/",
        Op::BINARY_FLOOR_DIVIDE => "//",
        Op::BINARY_MODULO => "%",
        Op::BINARY_POWER => "**",
        Op::BINARY_LSHIFT => "<<",
        Op::BINARY_RSHIFT => ">>",
        Op::BINARY_AND => "&",
        Op::BINARY_OR => "|",
        Op::BINARY_XOR => "^",
        _ => return None,
    })
}

fn function_bits(bits: u32) -> Option<String> {
    let names = ["defaults", "kwdefaults", "annotations", "closure", "module level"];
    let set: Vec<&str> = (0..names.len()).filter(|bit| bits >> bit & 1 == 1).map(|bit| names[bit]).collect();
    (!set.is_empty()).then(|| set.join(", "))
}
