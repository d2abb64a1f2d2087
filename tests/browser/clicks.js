// Runs in a copy of a page of --report, after its own scripts: clicks, types, scrolls as a person would, and leaves what
// it found in the document, where the test (tests/browser.rs) reads it.

const found = { failures: [], checks: 0 };
const get = (id) => document.getElementById(id);

function check(is, what) {
  found.checks++;
  if (!is) found.failures.push(what);
}

// What lies on top at a place gets the events, as with a real pointer.
function pressAt(x, y) {
  const target = document.elementFromPoint(x, y);
  if (!target) return null;
  const at = { bubbles: true, cancelable: true, clientX: x, clientY: y, pointerId: 1, isPrimary: true };
  for (const kind of ["pointerdown", "pointerup"]) target.dispatchEvent(new PointerEvent(kind, at));
  target.dispatchEvent(new MouseEvent("click", at));
  return target;
}

function press(id) {
  get(id).scrollIntoView({ block: "center", behavior: "instant" });
  const box = get(id).getBoundingClientRect();
  const target = pressAt(box.x + box.width / 2, box.y + box.height / 2);
  check(target === get(id) || get(id).contains(target), `nothing lies over #${id}`);
}

const type = (key, more = {}) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
const step = () => Number(get("where").textContent.split(" ")[0]);
const last = () => Number(get("slider").max);
const shown = () => get("event").innerText + get("state").innerText + get("instructions").querySelector(".now")?.textContent;

// Whether some canvas shows more than its background.
function colours(canvas) {
  const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  const seen = new Set();
  for (let at = 0; at < pixels.length; at += 4 * 7) seen.add(`${pixels[at]},${pixels[at + 1]},${pixels[at + 2]},${pixels[at + 3]}`);
  return seen.size;
}

function luminance([red, green, blue]) {
  const part = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
}

// The contrast of an element's text to what is behind it (WCAG 2.2, 1.4.3).
function contrast(element) {
  const numbers = (text) => text.match(/[\d.]+/g).map(Number);
  let behind = element, back = [0, 0, 0, 0];
  while (behind && (back.length > 3 && back[3] === 0)) {
    back = numbers(getComputedStyle(behind).backgroundColor);
    behind = behind.parentElement;
  }
  const [light, dark] = [luminance(numbers(getComputedStyle(element).color)), luminance(back)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function checkContrast() {
  const all = "h1, h2, button:not(:disabled), .badge, .key, .doing, #event, .aside, .number, .text, .at, td, th, .stale, #where, footer, .locals";
  for (const element of document.querySelectorAll(all)) {
    if (element.textContent.trim() && element.getClientRects().length && contrast(element) < 4.5) {
      check(false, `${document.documentElement.dataset.theme}: ${element.className || element.id || element.tagName} has a contrast of ${contrast(element).toFixed(2)}`);
    }
  }
  found.checks++;
}

function run() {
  check(step() === 0, "it begins at the beginning");
  check(performance.getEntriesByType("resource").length === 0, "nothing is fetched");
  check(document.documentElement.scrollWidth <= innerWidth, `no part is wider than the window: ${document.documentElement.scrollWidth} > ${innerWidth}`);

  press("forward");
  check(step() === 1, "a click goes one step forward");
  press("back");
  check(step() === 0, "a click goes one step back");

  // Every state forward is there again on the way back.
  const states = [shown()];
  const places = [0];
  const seen = { references: new Set(), value: new Set() };
  while (step() < last() && states.length < 3000) {
    type("ArrowRight"); states.push(shown()); places.push(step());
    for (const row of document.querySelectorAll("#shared tbody tr")) {
      for (const part of Object.keys(seen)) seen[part].add(`${row.cells[0].textContent}: ${row.querySelector(`.${part}`)?.textContent}`);
    }
  }
  found.references = [...seen.references];
  found.values = [...seen.value];
  check(step() === last(), "the arrow key goes to the end");
  check(new Set(states).size > states.length / 4, "steps differ");
  while (states.length) {
    if (states.at(-1) !== shown() || places.at(-1) !== step()) { check(false, `step ${step()} is the same forward and back`); break; }
    states.pop(); places.pop();
    type("ArrowLeft");
  }
  check(step() === 0, "the arrow key goes to the beginning");

  press("last");
  found.output = get("output").innerText;
  found.shared = [...document.querySelectorAll("#shared tbody tr")].map((row) => [0, 1, 3].map((cell) => row.cells[cell].innerText));
  found.threads = [...document.querySelectorAll(".thread .head")].map((head) => head.innerText);
  press("first");

  type("ArrowRight", { shiftKey: true });
  check(step() > 0, "shift and the arrow key go to a change of thread");
  checkContrast();
  const before = shown();
  type("d");
  check(shown() === before, "the theme changes no text");
  checkContrast();
  type("d");

  const chart = get("chart");
  chart.scrollIntoView({ block: "center", behavior: "instant" });
  let box = chart.getBoundingClientRect();
  pressAt(box.x + box.width * 0.6, box.y + box.height / 2);
  check(step() > 0 && step() < last(), "a click into the lanes goes there");
  const there = step();
  type("t");
  pressAt(box.x + box.width * 0.95, box.y + box.height / 2);
  check(step() > there, "a click into the lanes goes there by steps, too");
  chart.dispatchEvent(new WheelEvent("wheel", { deltaY: -120, clientX: box.x + box.width / 2, clientY: box.y + 40, bubbles: true, cancelable: true }));
  for (const id of ["in", "in", "out", "fit", "by-time"]) press(id);

  get("stops").value = "shared";
  press("first");
  press("forward");
  const words = get("event").innerText;
  check(found.shared.length === 0 || /reads|writes/.test(words), `a stop at shared values: ${words}`);
  get("stops").value = "line";
  press("forward");
  get("stops").value = "all";

  get("slider").value = "7";
  get("slider").dispatchEvent(new Event("input"));
  check(step() === Math.min(7, last()), "the slider goes to its step");
  const card = document.querySelectorAll(".thread")[0];
  card.click();
  check(document.querySelectorAll(".thread.looked").length === 1, "a click on a thread looks at it");
  type("0");
  check(document.querySelectorAll(".thread.looked").length === 0, "its key looks at all again");
  press("ask");
  check(get("help").open, "help opens");
  get("help").close();
  type("End");
  check(document.querySelectorAll("body script").length === 3 && !document.querySelector("main script, main b, main img"), "nothing of the program is part of the page");
}

try { run(); } catch (error) { found.failures.push(`${error}\n${error.stack}`); }
requestAnimationFrame(() => requestAnimationFrame(() => {
  check(colours(get("chart")) > 6, `the lanes are drawn: ${colours(get("chart"))} colours`);
  const results = document.createElement("pre");
  results.id = "found";
  results.textContent = JSON.stringify(found);
  document.body.append(results);
}));
