//! The symbol tables as `minipy symbols` shows them.

use minipy_compiler::{Mode, symbols};
use source::{Names, SourceText};

#[test]
fn tables_are_shown_as_by_python_m_symtable() {
    let program = "\
import os.path as path
counter: int = 0
def work(n, *args, step=1):
    global counter
    total = 0
    def add():
        nonlocal total
        total += step
        return super
    class Local(object):
        __private = n
        def method(self):
            return __class__
    return lambda x: counter + sum(i for i in args)
";
    let text = SourceText::new("program.py", program);
    let names = Names::new();
    let parsed = syntax::parse(&text, &names, Mode::File);
    let symbols = symbols(&parsed.module, &text, &names).expect("the program is right");
    insta::assert_snapshot!(symbols.display(&names).to_string());
}
