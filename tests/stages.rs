//! Snapshots of each stage that the program shows: tokens, tree, scopes, instructions, traceback.

mod support;

use support::{minipy, normalized, outcome};

#[test]
fn stages() {
    insta::glob!("stages/*.py", |path| {
        let file = path.file_name().unwrap_or_default();
        let folder = path.parent().unwrap_or(path);
        let stage = |arguments: &[&str]| {
            let got = outcome(minipy(folder).args(arguments).arg(file), b"");
            let status = got.status.unwrap_or(-1);
            let stderr = normalized(&got.stderr, folder);
            let mut shown = format!("{}{stderr}", got.stdout);
            if status != 0 {
                shown += &format!("[exit status {status}]\n");
            }
            format!("$ minipy {}\n{shown}", [arguments, &[&file.to_string_lossy()]].concat().join(" "))
        };
        let all: Vec<String> =
            [&["tokens"][..], &["tree"], &["symbols"], &["dis"], &[]].into_iter().map(stage).collect();
        insta::assert_snapshot!(all.join("\n"));
    });
}
