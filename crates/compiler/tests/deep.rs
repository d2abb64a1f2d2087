//! Trees as deep as the parser makes them, compiled from a thread with the smallest usual stack.

use minipy_compiler::{Mode, compile, symbols};
use source::{Names, SourceText};

/// Parses where there is room, and compiles on a stack of 2 MiB.
fn on_small_stack(program: String) {
    let spawn = |size: usize| std::thread::Builder::new().stack_size(size);
    std::thread::scope(|scope| {
        let with_room = spawn(256 << 20).spawn_scoped(scope, || {
            let text = SourceText::new("deep.py", program);
            let names = Names::new();
            let parsed = syntax::parse(&text, &names, Mode::File);
            if parsed.error().is_some() {
                return;
            }
            std::thread::scope(|scope| {
                let small = spawn(2 << 20).spawn_scoped(scope, || {
                    let code = compile(&parsed.module, &text, &names, Mode::File);
                    let code = code.expect("as deep as the parser allows");
                    assert_eq!(bytecode::verify(&code), Ok(()));
                    assert!(symbols(&parsed.module, &text, &names).is_ok());
                });
                small.expect("a thread starts").join().expect("no panic and no overflow");
            });
        });
        with_room.expect("a thread starts").join().expect("no panic");
    });
}

#[test]
fn deep_trees_compile() {
    for depth in [90, 110, 900, 1900, 20_000] {
        let many = |piece: &str| piece.repeat(depth);
        on_small_stack(format!("x = a{}\n", many(" + a")));
        on_small_stack(format!("x = a{}\n", many(".b")));
        on_small_stack(format!("x = a{}\n", many("()")));
        on_small_stack(format!("x = a{}\n", many("[0]")));
        on_small_stack(format!("x = {}a\n", many("-")));
        on_small_stack(format!("if {}a: pass\n", many("not ")));
        on_small_stack(format!("x = {}1\n", many("lambda: ")));
        on_small_stack(format!("x = {}1\n", many("a if b else ")));
        on_small_stack(format!("if a: pass\n{}", many("elif b: pass\n")));
        on_small_stack(format!("x = {}1{}\n", many("[x for y in "), many("]")));
        on_small_stack(format!("{}\n", many("x = ")) + "1\n");
    }
}

#[test]
fn deep_blocks_compile() {
    let nested = |line: &str, count: usize| {
        let mut program: String = (0..count).map(|level| " ".repeat(level) + line + "\n").collect();
        program += &(" ".repeat(count) + "pass\n");
        program
    };
    on_small_stack(nested("def f():", 95));
    on_small_stack(nested("class A:", 95));
    on_small_stack(nested("if a:", 95));
    on_small_stack(nested("while a:", 20));
    on_small_stack(format!("with {}b: pass\n", "a, ".repeat(20)));
}
