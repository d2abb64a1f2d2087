//! `--report`: one page for a browser, with everything in it: lanes to zoom into, the program's text and instructions,
//! and the run to step through, forward and backward. It fetches nothing.
//!
//! The page is written by hand: `page.html`, `style.css` and the scripts beside this file. Here, its data is made.

mod data;
mod story;

use std::io::{self, Write};

use crate::Input;

const PAGE: &str = include_str!("html/page.html");
const STYLE: &str = include_str!("html/style.css");
const SCRIPTS: [&str; 4] = [
    include_str!("html/model.js"),
    include_str!("html/lanes.js"),
    include_str!("html/panels.js"),
    include_str!("html/main.js"),
];

/// Writes the page. `program` is what people call the program, `command` makes the page again.
///
/// # Errors
/// It cannot be written.
pub fn write(input: &Input<'_>, program: &str, command: &str, to: &mut dyn Write) -> io::Result<()> {
    let data = serde_json::to_string(&data::Data::of(input, program, command))?;
    let title = format!("{program} · minipy");
    let mut rest = PAGE;
    while let Some((before, (name, after))) =
        rest.split_once("{{").and_then(|(before, after)| Some((before, after.split_once("}}")?)))
    {
        to.write_all(before.as_bytes())?;
        match name {
            "title" => to.write_all(in_markup(&title).as_bytes())?,
            "style" => to.write_all(STYLE.as_bytes())?,
            "data" => to.write_all(in_script(&data).as_bytes())?,
            "script" => {
                to.write_all(b"\"use strict\";\n(() => {\n")?;
                SCRIPTS.iter().try_for_each(|script| to.write_all(script.as_bytes()))?;
                to.write_all(b"})();\n")?;
            }
            _ => {}
        }
        rest = after;
    }
    to.write_all(rest.as_bytes())
}

/// JSON that may stand in a script element: in JSON, `<` stands in strings only, and only `<` begins what could end the
/// element or a comment in it.
fn in_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}

/// Text that may stand between tags.
fn in_markup(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_data_can_end_its_element() {
        let json = serde_json::to_string("</script><!--<script>&").unwrap_or_default();
        let there = in_script(&json);
        assert!(!there.contains('<'));
        assert_eq!(serde_json::from_str::<String>(&there).ok().as_deref(), Some("</script><!--<script>&"));
    }

    #[test]
    fn names_are_no_markup() {
        assert_eq!(in_markup("<b>&.py"), "&lt;b&gt;&amp;.py");
    }
}
