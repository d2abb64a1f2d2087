//! Compiles the library's modules that are written in Python, so that the program need not when they are imported.

use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use source::{Names, SourceText};
use syntax::Mode;

const LIBRARY: &str = "../machine/src/library";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={LIBRARY}");
    if std::env::var("CARGO_CFG_TARGET_OS")? == "linux" {
        // A program at a fixed address, as Debian's python3 is: the loader need not adjust the 26,000 pointers of the
        // static tables at each start.
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    let mut modules = Vec::new();
    find_modules(Path::new(LIBRARY), "", &mut modules)?;
    modules.sort();
    let mut table = String::from("&[\n");
    for (name, path) in &modules {
        let stored = out.join(format!("{name}.code"));
        std::fs::write(&stored, compile(name, path)?)?;
        writeln!(table, "    ({name:?}, include_bytes!({stored:?})),")?;
    }
    table += "]\n";
    Ok(std::fs::write(out.join("library.rs"), table)?)
}

/// The modules below a folder, each with its file; packages are folders with `__init__.py`.
fn find_modules(folder: &Path, package: &str, modules: &mut Vec<(String, PathBuf)>) -> Result<(), Box<dyn Error>> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let Some(stem) = path.file_stem().and_then(|stem| stem.to_str()) else { continue };
        let name = if package.is_empty() { stem.to_owned() } else { format!("{package}.{stem}") };
        if path.is_dir() {
            find_modules(&path, &name, modules)?;
        } else if stem == "__init__" {
            modules.push((package.to_owned(), path));
        } else if path.extension().is_some_and(|ending| ending == "py") {
            modules.push((name, path));
        }
    }
    Ok(())
}

fn compile(name: &str, path: &Path) -> Result<Vec<u8>, Box<dyn Error>> {
    // What the machine calls the file, so that tracebacks find its text.
    let text = SourceText::new(format!("<library>/{name}.py"), std::fs::read_to_string(path)?);
    let names = Names::new();
    let parsed = syntax::parse(&text, &names, Mode::File);
    if let Some(error) = parsed.error() {
        return Err(format!("{}: {error:?}", path.display()).into());
    }
    match compiler::compile(&parsed.module, &text, &names, Mode::File) {
        Ok(code) => Ok(bytecode::store(&code, &names)),
        Err(errors) => Err(format!("{}: {errors:?}", path.display()).into()),
    }
}
