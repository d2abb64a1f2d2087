//! The verifier: a code object that it accepts keeps the machine's promises to itself. Every
//! path reaches an instruction with the same height of the operand stack, no value is taken
//! from below the bottom, every argument means something, and nothing runs off the end.

use std::fmt;

use crate::{ArgKind, Code, CodeFlags, CompareOp, Constant, Instruction, LocalKind, Op, intrinsic};

/// What is wrong with a code object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifyError {
    /// The code's qualified name.
    pub code: String,
    /// Index of the instruction at fault.
    pub index: u32,
    /// What is wrong with it.
    pub reason: String,
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, instruction {}: {}", self.code, self.index, self.reason)
    }
}

impl std::error::Error for VerifyError {}

/// Checks a code object and all code objects among its constants.
///
/// # Errors
/// The first fault found.
pub fn verify(code: &Code) -> Result<(), VerifyError> {
    let mut pending = vec![code];
    while let Some(code) = pending.pop() {
        Verifier { code, heights: vec![None; code.instructions.len()], pending: Vec::new() }.run()?;
        for constant in &code.constants {
            if let Constant::Code(inner) = constant {
                pending.push(inner);
            }
        }
    }
    Ok(())
}

struct Verifier<'a> {
    code: &'a Code,
    /// Stack height before each instruction, once a path reaches it.
    heights: Vec<Option<u32>>,
    /// Starts of paths still to walk.
    pending: Vec<(u32, u32)>,
}

impl Verifier<'_> {
    fn run(mut self) -> Result<(), VerifyError> {
        self.check_tables()?;
        self.reach(0, 0, 0)?;
        while let Some((index, height)) = self.pending.pop() {
            self.walk(index, height)?;
        }
        Ok(())
    }

    fn fault<T>(&self, index: u32, reason: impl Into<String>) -> Result<T, VerifyError> {
        Err(VerifyError { code: self.code.qualname.clone(), index, reason: reason.into() })
    }

    fn check_tables(&self) -> Result<(), VerifyError> {
        let code = self.code;
        let count = code.instructions.len() as u32;
        if code.locations.len() as u32 != count {
            return self.fault(0, "locations and instructions differ in number");
        }
        if (code.locals.len() as u32) < code.parameter_count() {
            return self.fault(0, "fewer slots than parameters");
        }
        let free_from = code.locals.len() - code.free_count();
        if code.locals[free_from..].iter().any(|local| local.kind != LocalKind::Free) {
            return self.fault(0, "free variables are not the last slots");
        }
        for handler in &code.handlers {
            if handler.start >= handler.end || handler.end > count || handler.target >= count {
                return self.fault(handler.start, "a handler's range or target lies outside the code");
            }
        }
        for (index, &instruction) in code.instructions.iter().enumerate() {
            self.check_argument(index as u32, instruction)?;
        }
        Ok(())
    }

    fn check_argument(&self, index: u32, instruction: Instruction) -> Result<(), VerifyError> {
        let code = self.code;
        let arg = instruction.arg();
        let within = |length: usize| (arg as usize) < length;
        let fine = match instruction.op().info().arg {
            ArgKind::Nothing => arg == 0,
            ArgKind::Const => within(code.constants.len()),
            ArgKind::NameIndex => within(code.names.len()),
            ArgKind::LocalIndex => within(code.locals.len()) && self.fits_slot(instruction),
            ArgKind::Target => within(code.instructions.len()) && self.fits_direction(index, instruction),
            ArgKind::Compare => within(CompareOp::ALL.len()),
            ArgKind::InPlace | ArgKind::Negated | ArgKind::CallBits => arg <= 1,
            ArgKind::FunctionBits => arg < 32,
            ArgKind::Conversion => (1..=3).contains(&arg),
            ArgKind::Count => match instruction.op() {
                Op::COPY | Op::SWAP => arg >= 1,
                Op::BUILD_SLICE => arg == 2 || arg == 3,
                Op::RAISE_VARARGS => arg <= 2,
                Op::COPY_FREE_VARS => arg as usize == code.free_count(),
                _ => true,
            },
            ArgKind::UnaryIntrinsic => within(intrinsic::Unary::ALL.len()),
            ArgKind::BinaryIntrinsic => within(intrinsic::Binary::ALL.len()),
            ArgKind::UnpackEx => true,
        };
        if fine { Ok(()) } else { self.fault(index, format!("argument {arg} of {}", instruction.op().mnemonic())) }
    }

    fn fits_slot(&self, instruction: Instruction) -> bool {
        let kind = self.code.locals[instruction.arg() as usize].kind;
        match instruction.op() {
            Op::LOAD_FAST | Op::DELETE_FAST => kind == LocalKind::Plain,
            Op::MAKE_CELL => kind == LocalKind::Cell,
            Op::LOAD_CLOSURE | Op::LOAD_DEREF | Op::STORE_DEREF | Op::DELETE_DEREF => kind != LocalKind::Plain,
            Op::LOAD_CLASSDEREF | Op::LOAD_FROM_DICT_OR_DEREF => kind == LocalKind::Free,
            // Also for the cell of a comprehension's loop variable, set aside and put back whole.
            Op::STORE_FAST | Op::LOAD_FAST_AND_CLEAR => kind != LocalKind::Free,
            _ => true,
        }
    }

    /// A loop's round goes back, and nothing stays where it is.
    fn fits_direction(&self, index: u32, instruction: Instruction) -> bool {
        match instruction.op() {
            Op::JUMP_BACKWARD => instruction.arg() <= index,
            _ => instruction.arg() != index,
        }
    }

    /// Notes that a path comes to `index` with `height` values on the stack.
    fn reach(&mut self, from: u32, index: u32, height: u32) -> Result<(), VerifyError> {
        if index as usize >= self.code.instructions.len() {
            return self.fault(from, "the code has no end");
        }
        match self.heights[index as usize] {
            Some(known) if known == height => Ok(()),
            Some(known) => self.fault(index, format!("stack height {known} on one path, {height} on another")),
            None => {
                self.heights[index as usize] = Some(height);
                self.pending.push((index, height));
                Ok(())
            }
        }
    }

    /// One instruction: its effect on the stack, and where it may go on.
    fn walk(&mut self, index: u32, height: u32) -> Result<(), VerifyError> {
        let instruction = self.code.instructions[index as usize];
        let (op, arg) = (instruction.op(), instruction.arg());
        let info = op.info();
        let Some(below) = height.checked_sub((info.pops)(arg)) else {
            return self.fault(index, format!("{} on a stack of {height}", info.mnemonic));
        };
        let after = below + (info.pushes)(arg);
        if height.max(after) > self.code.stack_size {
            return self.fault(index, format!("stack higher than {}", self.code.stack_size));
        }
        if op == Op::RETURN_VALUE && below != 0 {
            return self.fault(index, format!("{below} values left behind"));
        }
        let is_generator = self.code.flags.contains(CodeFlags::GENERATOR);
        if matches!(op, Op::RETURN_GENERATOR | Op::YIELD_VALUE | Op::YIELD_FROM) && !is_generator {
            return self.fault(index, format!("{} outside a generator", info.mnemonic));
        }
        if let Some(handler) = self.code.handler(index) {
            let (target, depth) = (handler.target, handler.depth);
            if depth > height {
                return self.fault(index, format!("handler keeps {depth} of {height} values"));
            }
            self.reach(index, target, depth + 1)?;
        }
        if let Some(pushes) = info.pushes_on_jump {
            self.reach(index, arg, below + pushes)?;
        }
        if info.falls_through {
            self.reach(index, index + 1, after)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Location;
    use source::known;

    fn code(instructions: &[(Op, u32)]) -> Code {
        Code {
            name: known::EMPTY,
            qualname: "test".into(),
            file: "test".into(),
            first_line: 1,
            instructions: instructions.iter().map(|&(op, arg)| Instruction::new(op, arg)).collect(),
            locations: vec![Location::default(); instructions.len()],
            constants: vec![Constant::None],
            names: Vec::new(),
            locals: Vec::new(),
            arg_count: 0,
            posonly_count: 0,
            kwonly_count: 0,
            flags: CodeFlags::MODULE,
            stack_size: 2,
            handlers: Vec::new(),
            doc: None,
            declared_globals: Vec::new(),
        }
    }

    fn reason(instructions: &[(Op, u32)]) -> String {
        verify(&code(instructions)).expect_err("must be refused").reason
    }

    #[test]
    fn good_code_passes() {
        assert_eq!(verify(&code(&[(Op::LOAD_CONST, 0), (Op::RETURN_VALUE, 0)])), Ok(()));
    }

    #[test]
    fn faults_are_named() {
        assert_eq!(reason(&[(Op::RETURN_VALUE, 0)]), "RETURN_VALUE on a stack of 0");
        assert_eq!(reason(&[(Op::LOAD_CONST, 0)]), "the code has no end");
        assert_eq!(reason(&[(Op::LOAD_CONST, 1), (Op::RETURN_VALUE, 0)]), "argument 1 of LOAD_CONST");
        assert_eq!(reason(&[(Op::JUMP, 7)]), "argument 7 of JUMP");
        let two = [(Op::LOAD_CONST, 0), (Op::LOAD_CONST, 0), (Op::RETURN_VALUE, 0)];
        assert_eq!(reason(&two), "1 values left behind");
        let uneven = [
            (Op::LOAD_CONST, 0),
            (Op::POP_JUMP_IF_TRUE, 3),
            (Op::LOAD_CONST, 0),
            (Op::LOAD_CONST, 0),
            (Op::RETURN_VALUE, 0),
        ];
        assert!(reason(&uneven).starts_with("stack height"));
        assert_eq!(reason(&[(Op::LOAD_CONST, 0), (Op::YIELD_VALUE, 0)]), "YIELD_VALUE outside a generator");
    }
}
