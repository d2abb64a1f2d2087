//! Imports.

use bytecode::{Constant, Op};
use source::{Name, known};
use syntax::tree::{Alias, Ident, Stmt};

use crate::future;
use crate::generator::{Done, Generator};
use crate::symbols::ScopeId;

impl Generator<'_> {
    /// `import a.b as c, d`
    pub(crate) fn import(&mut self, aliases: &[Alias], statement: &Stmt) -> Done {
        let location = self.location(statement.span);
        for alias in aliases {
            self.constant(Constant::Int(0), location);
            self.constant(Constant::None, location);
            self.asm().name(Op::IMPORT_NAME, alias.name.name, location);
            let names = self.names;
            let mut parts = names.text(alias.name.name).split('.');
            let first = parts.next().unwrap_or_default();
            let Some(asname) = alias.asname else {
                // `import a.b` binds `a`, which is what IMPORT_NAME leaves.
                let bound = names.intern(first);
                self.check_bindable(bound, statement.span)?;
                self.store_name(bound, location);
                continue;
            };
            // `import a.b.c as d` walks from `a` down to `c`.
            for part in parts {
                let part = names.intern(part);
                self.asm().name(Op::IMPORT_FROM, part, location);
                self.emit(Op::SWAP, 2, location);
                self.emit(Op::POP_TOP, 0, location);
            }
            self.check_bindable(asname.name, statement.span)?;
            self.store_name(asname.name, location);
        }
        Ok(())
    }

    /// `from module import names`
    pub(crate) fn import_from(
        &mut self,
        module: Option<Ident>,
        aliases: &[Alias],
        level: u32,
        statement: &Stmt,
    ) -> Done {
        if self.own_scope() != ScopeId::MODULE && future::is_future(statement, self.names) {
            return Err(future::misplaced(statement));
        }
        let location = self.location(statement.span);
        self.constant(Constant::Int(i64::from(level)), location);
        let texts = aliases.iter().map(|alias| Constant::Str(self.names.text(alias.name.name).to_owned())).collect();
        self.constant(Constant::Tuple(texts), location);
        let module: Name = module.map_or(known::EMPTY, |module| module.name);
        self.asm().name(Op::IMPORT_NAME, module, location);
        if let [alias] = aliases
            && self.names.text(alias.name.name) == "*"
        {
            self.emit(Op::IMPORT_STAR, 0, location);
            return Ok(());
        }
        for alias in aliases {
            self.asm().name(Op::IMPORT_FROM, alias.name.name, location);
            let bound = alias.asname.unwrap_or(alias.name);
            self.check_bindable(bound.name, statement.span)?;
            self.store_name(bound.name, location);
        }
        self.emit(Op::POP_TOP, 0, location);
        Ok(())
    }
}
