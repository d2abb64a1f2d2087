//! CALL_INTRINSIC_1 and CALL_INTRINSIC_2. What type parameters need stands in the library's module
//! `_typing`, which is imported when the first is made.

use bytecode::intrinsic::{Binary, Unary};
use objects::Value;
use source::known;

use crate::types::function::Function;
use crate::{Result, Thread};

impl Thread {
    /// CALL_INTRINSIC_1: `[value -- result]`
    pub(crate) fn unary_intrinsic(&mut self, which: u32) -> Result<()> {
        let value = self.pop_value();
        let helper = match Unary::ALL[which as usize] {
            Unary::TypeVar => "_typevar",
            Unary::ParamSpec => "_paramspec",
            Unary::TypeVarTuple => "_typevartuple",
            Unary::SubscriptGeneric => "_subscript_generic",
            Unary::TypeAlias => "_alias",
        };
        let result = self.typing_helper(helper, &[value])?;
        self.push_value(result);
        Ok(())
    }

    /// CALL_INTRINSIC_2: `[first second -- result]`
    pub(crate) fn binary_intrinsic(&mut self, which: u32) -> Result<()> {
        let second = self.pop_value();
        let first = self.pop_value();
        let result = match Binary::ALL[which as usize] {
            Binary::PrepReraiseStar => self.reraised(&first, &second)?,
            Binary::SetFunctionTypeParams => {
                if let Some(function) = first.get::<Function>() {
                    function.type_params.set(second);
                }
                first
            }
            Binary::TypeVarWithBound => self.typing_helper("_typevar_with_bound", &[first, second])?,
            Binary::TypeVarWithConstraints => self.typing_helper("_typevar_with_constraints", &[first, second])?,
            Binary::SetTypeParamDefault => self.typing_helper("_set_default", &[first, second])?,
        };
        self.push_value(result);
        Ok(())
    }

    /// Calls a function of `_typing` with values and the name of the current module.
    fn typing_helper(&mut self, helper: &str, values: &[Value]) -> Result {
        let module = self.current_module();
        let module_name = self.module_get(&module, known::NAME).unwrap_or(Value::NONE);
        let typing = self.import("_typing", None, &Value::NONE, 0)?;
        let helper = self.names().intern(helper);
        let helper = self.get_attribute(&typing, helper)?;
        let mut args = values.to_vec();
        args.push(module_name);
        self.call(&helper, &args)
    }
}
