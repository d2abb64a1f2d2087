//! Drives Chromium over its pipe for tools (`--remote-debugging-pipe`; <https://chromedevtools.github.io/devtools-protocol>):
//! events that it makes of these are as those of a real mouse, real fingers, a real keyboard.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command};

use serde_json::{Value, json};

/// A page that is open in a browser of its own.
pub(crate) struct Page {
    browser: Child,
    to: File,
    from: BufReader<File>,
    session: Option<String>,
    sent: u64,
    _room: tempfile::TempDir,
}

impl Page {
    /// Opens a page in a window of that size.
    pub(crate) fn open(browser: &str, page: &Path, [width, height]: [u32; 2]) -> Page {
        let room = tempfile::tempdir().expect("a folder");
        let pipes = ["in", "out"].map(|name| room.path().join(name));
        assert!(Command::new("mkfifo").args(&pipes).status().is_ok_and(|status| status.success()), "mkfifo");
        let mut shell = Command::new("sh");
        shell.args(["-c", "exec \"$0\" \"$@\" 3<\"$IN\" 4>\"$OUT\""]).env("IN", &pipes[0]).env("OUT", &pipes[1]);
        shell.args([browser, "--remote-debugging-pipe", "--headless=new", "--disable-gpu", "--no-first-run"]);
        shell.args(["--no-sandbox", "--hide-scrollbars"]);
        shell.arg(format!("--user-data-dir={}", room.path().join("home").display())).arg("about:blank");
        let browser = shell.stderr(std::process::Stdio::null()).spawn().expect("Chromium runs");
        let to = File::options().write(true).open(&pipes[0]).expect("the pipe");
        let from = BufReader::new(File::open(&pipes[1]).expect("the pipe"));
        let mut opened = Page { browser, to, from, session: None, sent: 0, _room: room };
        let address = format!("file://{}", page.display());
        let target = opened.ask("Target.createTarget", json!({"url": address}));
        let attached = opened.ask("Target.attachToTarget", json!({"targetId": target["targetId"], "flatten": true}));
        opened.session = attached["sessionId"].as_str().map(str::to_owned);
        let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        opened.ask("Emulation.setDeviceMetricsOverride", size);
        opened.ask("Emulation.setTouchEmulationEnabled", json!({"enabled": true, "maxTouchPoints": 2}));
        // At first there is an empty page.
        while opened.evaluate("document.readyState == 'complete' && location.protocol == 'file:'") != true {}
        opened
    }

    /// Sends a command and waits for its answer.
    fn ask(&mut self, method: &str, parameters: Value) -> Value {
        self.sent += 1;
        let mut message = json!({"id": self.sent, "method": method, "params": parameters});
        if let Some(session) = &self.session {
            message["sessionId"] = json!(session);
        }
        self.to.write_all(format!("{message}\0").as_bytes()).expect("Chromium listens");
        loop {
            let mut answer = Vec::new();
            self.from.read_until(0, &mut answer).expect("Chromium answers");
            assert_eq!(answer.pop(), Some(0), "Chromium has ended");
            let mut answer: Value = serde_json::from_slice(&answer).expect("JSON");
            if answer["id"] == self.sent {
                assert!(answer["error"].is_null(), "{method}: {answer}");
                return answer["result"].take();
            }
        }
    }

    /// The value of an expression in the page.
    pub(crate) fn evaluate(&mut self, expression: &str) -> Value {
        let mut answer = self.ask("Runtime.evaluate", json!({"expression": expression, "returnByValue": true}));
        answer["result"]["value"].take()
    }

    fn mouse(&mut self, kind: &str, [x, y]: [f64; 2], more: Value) {
        let mut event = json!({"type": kind, "x": x, "y": y});
        event.as_object_mut().expect("an object").extend(more.as_object().cloned().unwrap_or_default());
        self.ask("Input.dispatchMouseEvent", event);
    }

    /// Turns the wheel over a place.
    pub(crate) fn wheel(&mut self, at: [f64; 2], down: i32, right: i32) {
        self.mouse("mouseWheel", at, json!({"deltaX": right, "deltaY": down}));
    }

    /// Presses the mouse's button at a place, and lets it go at another.
    pub(crate) fn drag(&mut self, from: [f64; 2], to: [f64; 2]) {
        let middle = [(from[0] + to[0]) / 2.0, (from[1] + to[1]) / 2.0];
        let held = json!({"button": "left", "buttons": 1, "clickCount": 1});
        self.mouse("mousePressed", from, held.clone());
        [middle, to].into_iter().for_each(|at| self.mouse("mouseMoved", at, held.clone()));
        self.mouse("mouseReleased", to, json!({"button": "left", "clickCount": 1}));
    }

    /// Moves fingers, each from one place to another.
    pub(crate) fn touch(&mut self, fingers: &[[[f64; 2]; 2]]) {
        let steps = 4;
        for step in 0..=steps {
            let part = f64::from(step) / f64::from(steps);
            let at = |[from, to]: &[[f64; 2]; 2], axis: usize| from[axis] + (to[axis] - from[axis]) * part;
            let points = fingers.iter().enumerate().map(|(id, it)| json!({"id": id, "x": at(it, 0), "y": at(it, 1)}));
            let kind = if step == 0 { "touchStart" } else { "touchMove" };
            let points: Vec<Value> = points.collect();
            self.ask("Input.dispatchTouchEvent", json!({"type": kind, "touchPoints": points}));
        }
        self.ask("Input.dispatchTouchEvent", json!({"type": "touchEnd", "touchPoints": []}));
    }

    /// Types a key by its name in `KeyboardEvent.key`.
    pub(crate) fn key(&mut self, key: &str) {
        let text = if key.chars().count() == 1 { key } else { "" };
        self.ask("Input.dispatchKeyEvent", json!({"type": "keyDown", "key": key, "text": text}));
        self.ask("Input.dispatchKeyEvent", json!({"type": "keyUp", "key": key}));
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.browser.kill();
        let _ = self.browser.wait();
    }
}
