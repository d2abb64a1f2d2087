// The lanes: who had the GIL and what each thread did, on a canvas.

const DOINGS = {
  running: { word: "running", sign: "solid" },
  gil: { word: data.setting.gil ? "waits for GIL" : "waits to run", sign: "slash" },
  lock: { word: "waits for lock", sign: "cross" },
  sleep: { word: "sleeps", sign: "dots" },
  io: { word: "in I/O", sign: "rows" },
  join: { word: "waits for thread", sign: "columns" },
};

const chart = document.getElementById("chart");
// All sizes grow with the letters of the page.
const REM = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
const GAP = 8 * REM, AXIS = 22 * REM, GIL_HEIGHT = 26 * REM;
const LANE = Math.max(14, Math.min(30, 420 / data.threads.length)) * REM;
const view = { axis: "time", from: 0, to: 1, cursor: 0 };

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const threadColour = (thread) => colour(`--t${thread % 8}`);
const whole = () => (view.axis === "time" ? Math.max(1, data.wall) : Math.max(1, steps.length));

// Fills a rectangle with the sign of what a thread does, in its colour.
function paint(canvas, doing, tint, x, y, width, height) {
  canvas.save();
  canvas.beginPath();
  canvas.rect(x, y, width, height);
  canvas.clip();
  canvas.fillStyle = tint;
  canvas.strokeStyle = tint;
  const sign = DOINGS[doing].sign;
  if (sign === "solid") {
    canvas.fillRect(x, y, width, height);
  } else {
    canvas.globalAlpha = 0.16;
    canvas.fillRect(x, y, width, height);
    canvas.globalAlpha = 0.75;
    canvas.lineWidth = 1.2;
    canvas.beginPath();
    if (sign === "slash" || sign === "cross") {
      const start = Math.floor((x - height) / 7) * 7;
      for (let at = start; at < x + width; at += 7) {
        canvas.moveTo(at, y + height); canvas.lineTo(at + height, y);
        if (sign === "cross") { canvas.moveTo(at, y); canvas.lineTo(at + height, y + height); }
      }
    } else if (sign === "rows") {
      for (let at = y + 4; at < y + height; at += 5) { canvas.moveTo(x, at); canvas.lineTo(x + width, at); }
    } else if (sign === "columns") {
      for (let at = Math.ceil(x / 6) * 6; at < x + width; at += 6) { canvas.moveTo(at, y); canvas.lineTo(at, y + height); }
    }
    canvas.stroke();
    if (sign === "dots") {
      for (let row = 0; 4 + row * 7 < height; row++) {
        for (let at = Math.ceil(x / 8) * 8 + (row % 2) * 4; at < x + width; at += 8) {
          canvas.beginPath(); canvas.arc(at, y + 4 + row * 7, 1.3, 0, 7); canvas.fill();
        }
      }
    }
  }
  canvas.restore();
}

function timeText(nanoseconds, digits = 3) {
  const units = [[1e9, "s"], [1e6, "ms"], [1e3, "µs"]];
  const [size, unit] = units.find(([size]) => Math.abs(nanoseconds) >= size) ?? [1, "ns"];
  return `${+(nanoseconds / size).toPrecision(digits)} ${unit}`;
}

const labelWidth = () => Math.min(150 * REM, chart.clientWidth * 0.2);
const xOf = (at) => labelWidth() + ((at - view.from) / (view.to - view.from)) * (chart.clientWidth - labelWidth());
const atOf = (x) => view.from + ((x - labelWidth()) / (chart.clientWidth - labelWidth())) * (view.to - view.from);
const positionOf = (count) => (view.axis === "time" ? (count > 0 ? steps[count - 1][AT] : 0) : Math.max(0, count - 0.5));
const laneTop = (lane) => AXIS + (data.setting.gil ? GIL_HEIGHT + GAP : 0) + lane * (LANE + GAP);

function drawSegments(canvas, segments, y, height, look) {
  const [from, to] = view.axis === "time" ? ["from", "to"] : ["fromStep", "toStep"];
  const right = chart.clientWidth;
  for (const segment of segments) {
    if (segment[to] < view.from || segment[from] > view.to) continue;
    const x = Math.max(labelWidth(), xOf(segment[from]));
    const width = Math.max(1, Math.min(right, xOf(segment[to])) - x);
    look(segment, x, width, y, height);
  }
}

function fitted(canvas, text, x, y, width, fill, back) {
  const long = canvas.measureText(text).width;
  if (long + 10 > width) return;
  if (back) { canvas.fillStyle = back; canvas.fillRect(x + 3, y - 8 * REM, long + 6, 16 * REM); }
  canvas.fillStyle = fill;
  canvas.fillText(text, x + 6, y + 0.5);
}

function drawAxis(canvas) {
  const span = view.to - view.from;
  const wanted = Math.max(2, Math.floor((chart.clientWidth - labelWidth()) / 120));
  const power = 10 ** Math.floor(Math.log10(span / wanted));
  const tick = [1, 2, 5, 10].map((n) => n * power).find((n) => span / n <= wanted) ?? power * 10;
  canvas.fillStyle = colour("--soft");
  canvas.strokeStyle = colour("--line");
  canvas.lineWidth = 1;
  for (let at = Math.ceil(view.from / tick) * tick; at <= view.to; at += tick) {
    if (view.axis === "step" && tick < 1) continue;
    const x = Math.round(xOf(at)) + 0.5;
    canvas.beginPath(); canvas.moveTo(x, AXIS - 5); canvas.lineTo(x, chart.clientHeight); canvas.stroke();
    const text = view.axis === "time" ? timeText(at, 6) : String(Math.round(at));
    canvas.fillText(text, Math.min(x + 3, chart.clientWidth - canvas.measureText(text).width - 2), 9 * REM);
  }
}

function drawHandOffs(canvas) {
  const seen = handOffs.filter(({ from, to }) => {
    const [a, b] = view.axis === "time" ? [from.at, to.at] : [from.step, to.step];
    return b >= view.from && a <= view.to;
  });
  if (seen.length > 150 || data.threads.length > 16) return;
  canvas.strokeStyle = canvas.fillStyle = colour("--ink");
  canvas.lineWidth = 1.3;
  for (const { from, to } of seen) {
    const x1 = xOf(view.axis === "time" ? from.at : from.step);
    const x2 = xOf(view.axis === "time" ? to.at : to.step);
    if (x1 < labelWidth() || x2 < labelWidth()) continue;
    const down = to.thread > from.thread;
    const y1 = laneTop(from.thread) + (down ? LANE : 0);
    const y2 = laneTop(to.thread) + (down ? 0 : LANE);
    canvas.beginPath(); canvas.moveTo(x1, y1); canvas.lineTo(x2, y2); canvas.stroke();
    canvas.beginPath(); canvas.moveTo(x2, y2);
    canvas.lineTo(x2 - 3.5, y2 + (down ? -6 : 6)); canvas.lineTo(x2 + 3.5, y2 + (down ? -6 : 6)); canvas.fill();
  }
}

function drawMarks(canvas) {
  let free = 0;
  for (const mark of marks) {
    const at = view.axis === "time" ? mark.at : mark.step;
    if (at < view.from || at > view.to) continue;
    const x = xOf(at), y = laneTop(mark.thread) - 1;
    canvas.fillStyle = colour("--mark-line");
    canvas.beginPath(); canvas.moveTo(x, y + 5); canvas.lineTo(x - 5, y - 4); canvas.lineTo(x + 5, y - 4); canvas.fill();
    if (x > free) {
      canvas.fillStyle = colour("--ink");
      canvas.fillText(mark.text, x + 8, y - 1);
      free = x + 12 + canvas.measureText(mark.text).width;
    }
  }
}

function drawCursor(canvas) {
  const x = xOf(positionOf(view.cursor));
  if (x < labelWidth() - 1) return;
  canvas.strokeStyle = canvas.fillStyle = colour("--stale");
  canvas.lineWidth = 2;
  canvas.beginPath(); canvas.moveTo(x, AXIS - 8); canvas.lineTo(x, chart.clientHeight); canvas.stroke();
  canvas.beginPath(); canvas.moveTo(x, AXIS - 2); canvas.lineTo(x - 6, AXIS - 12); canvas.lineTo(x + 6, AXIS - 12); canvas.fill();
}

function drawLabel(canvas, number, name, y, height) {
  const middle = y + height / 2;
  if (number !== null) {
    canvas.fillStyle = threadColour(number);
    canvas.beginPath(); canvas.roundRect(0, middle - 9 * REM, 22 * REM, 18 * REM, 5); canvas.fill();
    canvas.fillStyle = "#fff";
    canvas.textAlign = "center"; canvas.fillText(String(number), 11 * REM, middle + 0.5); canvas.textAlign = "left";
  }
  canvas.fillStyle = colour("--ink");
  let text = name;
  while (text.length > 1 && canvas.measureText(text).width > labelWidth() - 36 * REM) text = text.slice(0, -2) + "…";
  canvas.fillText(text, number === null ? 0 : 28 * REM, middle + 0.5);
}

function draw() {
  const ratio = window.devicePixelRatio || 1;
  const height = laneTop(data.threads.length);
  chart.style.height = `${height}px`;
  chart.width = chart.clientWidth * ratio;
  chart.height = height * ratio;
  const canvas = chart.getContext("2d");
  canvas.scale(ratio, ratio);
  canvas.textBaseline = "middle";
  canvas.font = `600 ${12.5 * REM}px ${colour("--sans")}`;
  drawAxis(canvas);
  if (data.setting.gil) {
    drawLabel(canvas, null, "GIL", AXIS, GIL_HEIGHT);
    drawSegments(canvas, holders, AXIS, GIL_HEIGHT, (segment, x, width, y, tall) => {
      paint(canvas, "running", threadColour(segment.what), x, y, width, tall);
      if (width > 14) fitted(canvas, `${segment.what} ${data.threads[segment.what].name}`, x, y + tall / 2, width, "#fff");
      if (width > 14 && canvas.measureText(`${segment.what} ${data.threads[segment.what].name}`).width + 10 > width) {
        canvas.fillStyle = "#fff"; canvas.fillText(String(segment.what), x + width / 2 - 4, y + tall / 2 + 0.5);
      }
    });
  }
  data.threads.forEach((thread, number) => {
    const y = laneTop(number);
    drawLabel(canvas, number, thread.name, y, LANE);
    drawSegments(canvas, lanes[number], y, LANE, (segment, x, width, top, tall) => {
      paint(canvas, segment.what, threadColour(number), x, top, width, tall);
      const isRunning = segment.what === "running";
      fitted(canvas, DOINGS[segment.what].word, x, top + tall / 2, width, isRunning ? "#fff" : colour("--ink"), isRunning ? null : colour("--panel"));
    });
  });
  drawHandOffs(canvas);
  drawMarks(canvas);
  drawCursor(canvas);
}

let drawing = false;
function redraw() {
  if (drawing) return;
  drawing = true;
  requestAnimationFrame(() => { drawing = false; draw(); });
}

// Shows a part of the run, at least some nanoseconds or steps of it.
function show(from, to) {
  const least = Math.min(whole(), view.axis === "time" ? 20 : 8);
  const span = Math.min(whole(), Math.max(least, to - from));
  view.from = Math.max(0, Math.min(whole() - span, from));
  view.to = view.from + span;
  const isTime = view.axis === "time";
  document.getElementById("window").textContent = isTime
    ? `${timeText(view.from, 6)} to ${timeText(view.to, 6)}`
    : `steps ${Math.floor(view.from) + 1} to ${Math.round(view.to)}`;
  redraw();
}

// Moves the view by a part of what it shows.
function move(part) {
  const by = (view.to - view.from) * part;
  show(view.from + by, view.to + by);
}

function zoom(factor, around = positionOf(view.cursor)) {
  const centre = around < view.from || around > view.to ? (view.from + view.to) / 2 : around;
  show(centre - (centre - view.from) * factor, centre + (view.to - centre) * factor);
}

// Moves the view so that the cursor is in it.
function follow() {
  const at = positionOf(view.cursor), span = view.to - view.from;
  if (at < view.from || at > view.to) show(at - span / 2, at + span / 2); else redraw();
}

function setAxis(axis) {
  const count = view.cursor;
  view.axis = axis;
  show(0, whole());
  view.cursor = count;
  for (const [id, name] of [["by-time", "time"], ["by-step", "step"]]) {
    document.getElementById(id).setAttribute("aria-pressed", String(name === axis));
  }
}

function drawLegend() {
  const list = document.getElementById("legend");
  const used = new Set(lanes.flat().map((segment) => segment.what));
  list.replaceChildren(...Object.entries(DOINGS).filter(([doing]) => used.has(doing)).map(([doing, { word }]) => {
    const item = document.createElement("li"), sign = document.createElement("canvas");
    sign.width = 52; sign.height = 32; sign.style.width = "26px"; sign.style.height = "16px";
    const canvas = sign.getContext("2d");
    canvas.scale(2, 2);
    paint(canvas, doing, colour("--t0"), 0, 0, 26, 16);
    item.append(sign, word);
    return item;
  }));
}
