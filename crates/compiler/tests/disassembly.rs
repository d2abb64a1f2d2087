//! What the compiler makes of small programs, one file a theme; each is verified too.

use bytecode::{DisassembleOptions, disassemble, verify};
use minipy_compiler::{self as compiler, Mode};
use source::{Names, SourceText};

#[test]
fn programs() {
    insta::glob!("programs/*.py", |path| {
        let file = path.file_name().and_then(|name| name.to_str()).expect("a test program has a name");
        let text = SourceText::new(file, std::fs::read_to_string(path).expect("a test program is readable"));
        let names = Names::new();
        let parsed = syntax::parse(&text, &names, Mode::File);
        assert_eq!(parsed.error(), None, "{file}");
        let code = compiler::compile(&parsed.module, &text, &names, Mode::File).expect(file);
        assert_eq!(verify(&code), Ok(()), "{file}");
        insta::assert_snapshot!(disassemble(&code, &names, DisassembleOptions::default()));
    });
}
