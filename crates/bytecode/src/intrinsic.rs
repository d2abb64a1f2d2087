//! What `CALL_INTRINSIC_1` and `CALL_INTRINSIC_2` call: helpers too rare for instructions of their own.

macro_rules! intrinsics {
    ($(#[doc = $about:literal])+ $kind:ident { $( $(#[doc = $doc:literal])+ $name:ident = $shown:literal; )* }) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub enum $kind { $( $(#[doc = $doc])+ $name, )* }

        impl $kind {
            /// All, in the order of their numbers.
            pub const ALL: &'static [$kind] = &[$($kind::$name,)*];

            /// As the disassembly shows it.
            pub const fn name(self) -> &'static str {
                match self { $($kind::$name => $shown,)* }
            }
        }
    };
}

intrinsics! {
    /// Helpers that take one value.
    Unary {
        /// `[name -- TypeVar]`
        TypeVar = "INTRINSIC_TYPEVAR";
        /// `[name -- ParamSpec]`
        ParamSpec = "INTRINSIC_PARAMSPEC";
        /// `[name -- TypeVarTuple]`
        TypeVarTuple = "INTRINSIC_TYPEVARTUPLE";
        /// `[parameters -- Generic[parameters]]`: the hidden last base of a generic class.
        SubscriptGeneric = "INTRINSIC_SUBSCRIPT_GENERIC";
        /// `[(name, parameters, function) -- alias]`: what a `type` statement binds.
        TypeAlias = "INTRINSIC_TYPEALIAS";
    }
}

intrinsics! {
    /// Helpers that take two values.
    Binary {
        /// `[exception results -- exception]`: what is raised at the end of the `except*` clauses, or None.
        PrepReraiseStar = "INTRINSIC_PREP_RERAISE_STAR";
        /// `[name function -- TypeVar]`: the function gives the bound.
        TypeVarWithBound = "INTRINSIC_TYPEVAR_WITH_BOUND";
        /// `[name function -- TypeVar]`: the function gives the tuple of choices.
        TypeVarWithConstraints = "INTRINSIC_TYPEVAR_WITH_CONSTRAINTS";
        /// `[function parameters -- function]`: sets `__type_params__`.
        SetFunctionTypeParams = "INTRINSIC_SET_FUNCTION_TYPE_PARAMS";
        /// `[parameter function -- parameter]`: the function gives the default.
        SetTypeParamDefault = "INTRINSIC_SET_TYPEPARAM_DEFAULT";
    }
}
