// SPDX-License-Identifier: MIT OR Apache-2.0
// Draws the page's pictures of the data in it. What was captured becomes text nodes alone.
'use strict';
(() => {
const data = JSON.parse(document.getElementById('data').textContent);
const $ = id => document.getElementById(id);
const root = document.documentElement;
const number = d3.format(',');
const redraws = [];

// ---- words

const units = [[1, 'ns'], [1e3, 'µs'], [1e6, 'ms'], [1e9, 's']];
function time(ns) {
  if (ns === 0) return '0';
  const size = Math.abs(ns), unit = units.filter(u => size >= 0.9995 * u[0]).pop() || units[0];
  return `${+(ns / unit[0]).toPrecision(unit[0] === 1e9 && size > 1e12 ? 5 : 4)} ${unit[1]}`;
}
function bytes(n) {
  const steps = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let i = 0;
  while (n >= 1024 && i < 4) { n /= 1024; i++; }
  return `${i ? n.toFixed(1) : n} ${steps[i]}`;
}
const counted = (n, word) => `${number(n)} ${n === 1 ? word : `${word}s`}`;
const percent = share => share >= 0.1 || share === 0 ? `${(share * 100).toFixed(1)} %` : `${(share * 100).toPrecision(2)} %`;
// A word of a shell's command line.
const quoted = text => /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replace(/'/g, "'\\''")}'`;
const exact = ns => `${Math.max(0, Math.round(ns))}ns`;
const wall = ns => new Date(data.begin_ms + ns / 1e6).toISOString().replace('T', ' ').replace('Z', ' UTC');
function color(name) { return getComputedStyle(root).getPropertyValue(`--${name}`).trim(); }
function add(parent, tag, text, properties) {
  const made = parent.appendChild(document.createElement(tag));
  if (text !== undefined) made.textContent = text;
  return Object.assign(made, properties);
}

// ---- what all pictures have

const tip = $('tip');
function showTip(event, text) {
  tip.textContent = text;
  tip.hidden = false;
  const box = tip.getBoundingClientRect();
  tip.style.left = `${Math.max(4, Math.min(event.clientX + 14, innerWidth - box.width - 8))}px`;
  tip.style.top = `${event.clientY + 18 + box.height > innerHeight ? event.clientY - box.height - 10 : event.clientY + 18}px`;
}
function hideTip() { tip.hidden = true; }
function canvasOf(parent, width, height) {
  const canvas = add(parent, 'canvas'), scale = devicePixelRatio || 1, context = canvas.getContext('2d');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  context.scale(scale, scale);
  return [canvas, context];
}
function whenResized(element, draw) {
  let width = 0;
  redraws.push(draw);
  new ResizeObserver(() => {
    if (element.clientWidth !== width) { width = element.clientWidth; requestAnimationFrame(draw); }
  }).observe(element);
}
function table(parent, headings, rows, sorted, upwards) {
  let by = sorted || 0, down = !upwards;
  const render = () => {
    parent.textContent = '';
    if (!rows.length) return void add(parent, 'p', 'There is nothing to show.', { className: 'empty' });
    const made = add(parent, 'table'), head = add(add(made, 'thead'), 'tr');
    headings.forEach((heading, i) => {
      const cell = add(head, 'th', undefined, { className: heading.number ? 'n' : '' });
      cell.setAttribute('aria-sort', i === by ? (down ? 'descending' : 'ascending') : 'none');
      add(cell, 'button', heading.name + (i === by ? (down ? ' ▾' : ' ▴') : ''), { type: 'button' }).onclick = () => {
        down = i === by ? !down : !!heading.number;
        by = i;
        render();
      };
    });
    const body = add(made, 'tbody'), order = (a, b) => a === b ? 0 : a === null ? -1 : b === null ? 1 : a < b ? -1 : 1;
    const list = rows.slice().sort((a, b) => (down ? -1 : 1) * order(a[by], b[by]));
    for (const row of list.slice(0, 1000)) {
      const line = add(body, 'tr');
      headings.forEach((heading, i) => add(line, 'td', row[i] === null ? '' : heading.show ? heading.show(row[i]) : row[i],
        { className: (heading.number ? 'n' : heading.mono ? 'm' : '') + (heading.bad && row[i] ? ' bad' : '') }));
    }
    if (list.length > 1000) add(parent, 'p', `${number(list.length - 1000)} more are not shown.`, { className: 'empty' });
  };
  render();
}

// ---- calls

const call = { begin: 0, latency: 1, lane: 2, is: 3, failed: 4, pid: 5, tid: 6, comm: 7, name: 8, text: 9 };
const returned = c => c[call.begin] + Math.max(0, c[call.latency]);
function showCalls(title, list, count, command) {
  $('events').hidden = false;
  $('events-title').textContent = title;
  const whole = list.length >= count;
  $('events-note').textContent = whole ? `${counted(count, 'call')}.` :
    `${counted(count, 'call')}, of which this page has ${number(list.length)}: it keeps the slowest of the whole capture, and a sample. This lists all:`;
  $('events-command').textContent = command;
  $('events').querySelector('.table').textContent = '';
  if (!list.length && count) return;
  table($('events').querySelector('.table'), [
    { name: 'Returned', number: true, show: time }, { name: 'Took', number: true, show: ns => ns < 0 ? '' : time(ns) }, { name: 'Process' },
    { name: 'Thread', number: true }, { name: 'Call', mono: true }],
    list.map(c => [returned(c), c[call.latency], `${c[call.comm]} ${c[call.pid]}`, c[call.tid], c[call.name] + c[call.text]]), 1);
  $('events').scrollTop = 0;
}
$('close').onclick = () => { $('events').hidden = true; };
addEventListener('keydown', event => { if (event.key === 'Escape') $('events').hidden = true; });

// ---- heat maps

const margin = { left: 76, right: 12, top: 8, bottom: 26 };
function heatColor(share) {
  return root.dataset.theme === 'dark' ? d3.interpolateInferno(0.2 + 0.78 * share) : d3.interpolateInferno(0.92 - 0.8 * share);
}
// of: { map, ticks, label(row), isCall, select(columns, rows) }
function heatMap(place, of) {
  const map = of.map, counts = new Map(), parent = place.querySelector('.picture');
  let most = 0, low = map.rows.length, high = 0;
  const perRow = new Array(map.rows.length).fill(0);
  for (let i = 0; i < map.cells.length; i += 3) {
    const [column, row, count] = map.cells.slice(i, i + 3);
    counts.set(column * 1000 + row, count);
    perRow[row] += count;
    most = Math.max(most, count);
    low = Math.min(low, row);
    high = Math.max(high, row);
  }
  if (!most) return void add(parent, 'p', of.nothing, { className: 'empty' });
  if (!of.all) { low = Math.floor(low / 4) * 4; high = Math.ceil((high + 1) / 4) * 4 - 1; } else { low = 0; high = map.rows.length - 2; }
  const upTo = [];
  perRow.reduce((sum, n, i) => (upTo[i] = sum + n), 0);
  const cell = { column: 0, row: low, from: null };
  const text = (column, row) => {
    const count = counts.get(column * 1000 + row) || 0, from = map.begin + column * map.step_ns;
    return `${time(from)} to ${time(from + map.step_ns)} (${wall(from)})\n${of.what} ${time(map.rows[row])} to ${time(map.rows[row + 1])}\n` +
      `${counted(count, of.counted)}, ${percent(count / map.total)} of all; ${percent(upTo[row] / map.total)} are below ${time(map.rows[row + 1])}` +
      (map.lost.includes(column) ? '\nrecords were lost here: there were more' : '');
  };
  const draw = () => {
    parent.textContent = '';
    const width = parent.clientWidth, height = of.height, inner = { w: width - margin.left - margin.right, h: height - margin.top - margin.bottom };
    const [canvas, context] = canvasOf(parent, width, height), rows = high - low + 1, cw = inner.w / map.columns, ch = inner.h / rows;
    canvas.tabIndex = 0;
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', `${place.querySelector('h2').textContent}: ${counted(map.total, of.counted)} over ${time(map.columns * map.step_ns)}. Arrow keys move, Enter lists.`);
    const paint = () => {
      context.clearRect(0, 0, width, height);
      for (const [key, count] of counts) {
        const column = Math.floor(key / 1000), row = key % 1000;
        context.fillStyle = heatColor(most > 1 ? Math.log(count) / Math.log(most) : 1);
        context.fillRect(margin.left + column * cw, margin.top + (high - row) * ch, Math.max(1, Math.ceil(cw)), Math.max(1, Math.ceil(ch)));
      }
      context.fillStyle = color('bad');
      for (const column of map.lost) context.fillRect(margin.left + column * cw, margin.top + inner.h, Math.max(2, Math.ceil(cw)), 4);
    };
    const outline = (a, b) => {
      paint();
      context.strokeStyle = color('ink');
      const left = Math.min(a.column, b.column), top = Math.max(a.row, b.row);
      context.strokeRect(margin.left + left * cw, margin.top + (high - top) * ch, (Math.abs(a.column - b.column) + 1) * cw, (Math.abs(a.row - b.row) + 1) * ch);
    };
    const at = event => {
      const box = canvas.getBoundingClientRect(), x = event.clientX - box.left - margin.left, y = event.clientY - box.top - margin.top;
      const limit = (n, most) => Math.max(0, Math.min(most - 1, n));
      return { column: limit(Math.floor(x / cw), map.columns), row: high - limit(Math.floor(y / ch), rows), inside: x >= 0 && y >= 0 && x < inner.w && y < inner.h };
    };
    const choose = (a, b) => {
      const columns = [Math.min(a.column, b.column), Math.max(a.column, b.column)], levels = [Math.min(a.row, b.row), Math.max(a.row, b.row)];
      let count = 0;
      for (let c = columns[0]; c <= columns[1]; c++) for (let r = levels[0]; r <= levels[1]; r++) count += counts.get(c * 1000 + r) || 0;
      of.select([map.begin + columns[0] * map.step_ns, map.begin + (columns[1] + 1) * map.step_ns], [map.rows[levels[0]], map.rows[levels[1] + 1]], count);
    };
    canvas.onmousemove = event => {
      const here = at(event);
      if (!here.inside && !cell.from) return hideTip();
      showTip(event, text(here.column, here.row));
      outline(cell.from || here, here);
    };
    canvas.onmouseleave = () => { hideTip(); cell.from = null; paint(); };
    canvas.onmousedown = event => { const here = at(event); cell.from = here.inside ? here : null; event.preventDefault(); canvas.focus({ preventScroll: true }); };
    canvas.onmouseup = event => { if (cell.from) choose(cell.from, at(event)); cell.from = null; };
    canvas.onkeydown = event => {
      const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
      if (event.key === 'Enter') choose(cell, cell);
      if (!step) return;
      event.preventDefault();
      cell.column = Math.max(0, Math.min(map.columns - 1, cell.column + step[0]));
      cell.row = Math.max(low, Math.min(high, cell.row + step[1]));
      outline(cell, cell);
      const box = canvas.getBoundingClientRect();
      showTip({ clientX: box.left + margin.left + cell.column * cw, clientY: box.top + margin.top + (high - cell.row) * ch }, text(cell.column, cell.row));
    };
    const over = d3.select(parent).append('svg').attr('class', 'over').attr('width', width).attr('height', height).attr('aria-hidden', 'true');
    const x = d3.scaleLinear().domain([map.begin / 1e9, (map.begin + map.columns * map.step_ns) / 1e9]).range([margin.left, margin.left + inner.w]);
    over.append('g').attr('class', 'axis').attr('transform', `translate(0,${margin.top + inner.h})`).call(d3.axisBottom(x).ticks(Math.max(3, width / 120)).tickFormat(s => time(Math.round(s * 1e9))).tickSizeOuter(0));
    const y = row => margin.top + (high + 1 - row) * ch;
    const axis = over.append('g').attr('class', 'axis');
    for (const [ns, row] of of.ticks(low, high)) {
      axis.append('line').attr('x1', margin.left - 5).attr('x2', margin.left + inner.w).attr('y1', y(row)).attr('y2', y(row)).attr('stroke-dasharray', '1 5');
      axis.append('text').attr('x', margin.left - 8).attr('y', y(row) + 4).attr('text-anchor', 'end').text(time(ns));
    }
    paint();
  };
  whenResized(parent, draw);
}
const latencyRow = ns => { const octave = Math.floor(Math.log2(ns)); return 4 * octave + (ns / 2 ** octave - 1) * 4; };
function inRegion(times, low, high, value) {
  return data.kept.list.filter(c => { const end = returned(c), v = value(c, end); return end >= times[0] && end < times[1] && v >= low && v < high; });
}
heatMap($('latency'), {
  map: data.latency, height: 380, what: 'took', counted: 'call', nothing: 'No call tells how long it took: it was captured with --lean.',
  ticks: (low, high) => d3.range(0, 13).map(power => [10 ** power, latencyRow(10 ** power)]).filter(tick => tick[1] >= low && tick[1] <= high),
  select: (times, values, count) => showCalls(`Calls that took ${time(values[0])} to ${time(values[1])}`,
    inRegion(times, values[0], values[1], c => c[call.latency]), count,
    `ringtap spectrogram -r ${quoted(data.file)} --select ${exact(times[0])}..${exact(times[1])},${values[0]}ns..${values[1]}ns`),
});
heatMap($('subsecond'), {
  map: data.subsecond, height: 300, what: 'offset', counted: 'event', nothing: 'There was no event.', all: true,
  ticks: () => d3.range(0, 11, 2).map(tenth => [tenth * 1e8, tenth * 10]),
  select: (times, values, count) => showCalls(`Events ${time(values[0])} to ${time(values[1])} into the second`,
    inRegion(times, values[0], values[1], (c, end) => ((end - data.subsecond.begin) % 1e9 + 1e9) % 1e9), count,
    `ringtap subsecond -r ${quoted(data.file)} --select ${exact(times[0])}..${exact(times[1])},${values[0]}ns..${values[1]}ns`),
});

// ---- timeline

(() => {
  const line = data.timeline, parent = document.querySelector('#timeline .picture'), gutter = 190, laneHeight = 18, top = 22;
  if (!line.lanes.length) return void add(parent, 'p', 'There was no thread.', { className: 'empty' });
  const calls = line.lanes.map(() => []), marks = line.lanes.map(() => []);
  for (const c of data.kept.list) if (c[call.lane] >= 0 && c[call.latency] > 0) calls[c[call.lane]].push(c);
  for (const mark of line.marks) marks[mark[1]].push(mark);
  const legend = document.querySelector('#timeline .legend');
  const swatch = (name, word) => { const item = add(legend, 'span'); add(item, 'i').style.background = `var(--${name})`; item.append(word); };
  const words = { file: 'files', net: 'network', wait: 'waiting', process: 'processes', memory: 'memory', other: 'other' };
  line.classes.forEach(name => swatch(name, words[name]));
  if (line.switches) swatch('run', 'had a CPU');
  add(legend, 'span', `▲ exec  ■ exit  ◆ signal  ● fork${data.loss.records ? '  ▒ lost' : ''}`);
  const length = Math.max(1, data.length_ns), scale = { k: 1, x: 0 };
  let wanted = line.lanes.map((lane, i) => i), shown = wanted, width = 0, frame = 0, holder, canvas, context, spacer;
  const depth = new Map();
  line.lanes.forEach(lane => depth.set(lane.pid, Math.min(6, (depth.has(lane.ppid) ? depth.get(lane.ppid) + 1 : 0))));
  const view = () => [scale.x, scale.x + length / scale.k];
  const toX = ns => gutter + (ns - scale.x) * scale.k / length * (width - gutter);
  const toTime = x => scale.x + (x - gutter) / (width - gutter) * length / scale.k;
  function clamp() { scale.k = Math.max(1, Math.min(1e7, scale.k)); scale.x = Math.max(0, Math.min(length - length / scale.k, scale.x)); }
  function zoom(by, x) { const at = toTime(x); scale.k = by ? scale.k * by : 1; clamp(); scale.x = at - (x - gutter) / (width - gutter) * length / scale.k; clamp(); later(); }
  function later() { if (!frame) frame = requestAnimationFrame(() => { frame = 0; paint(); }); }
  function drawLane(i, y, colors) {
    const lane = line.lanes[i], column = (width - gutter) * scale.k * line.step_ns / length, high = laneHeight - 3;
    for (const c of lane.columns) {
      const x = toX(c[0] * line.step_ns);
      if (x > width || x + column < gutter) continue;
      let bottom = y + high;
      for (let p = 4; p < c.length; p += 2) {
        const h = Math.max(1, Math.min(bottom - y, c[p + 1] / 100 * high));
        context.fillStyle = colors[c[p]];
        context.fillRect(x, bottom - h, Math.max(1, column + 0.3), h);
        bottom -= h;
      }
      if (c.length === 4) { context.fillStyle = colors.faint; context.fillRect(x, y + high - 1, Math.max(1, column), 1); }
      if (c[3]) { context.fillStyle = colors.run; context.globalAlpha = 0.25 + c[3] / 133; context.fillRect(x, y, Math.max(1, column + 0.3), 3); context.globalAlpha = 1; }
    }
    for (const c of calls[i]) {
      const w = c[call.latency] * scale.k / length * (width - gutter), x = toX(c[call.begin]);
      if (w < 3 || x > width || x + w < gutter) continue;
      context.fillStyle = colors[c[call.is]];
      const above = line.switches ? 3 : 0;
      context.fillRect(x, y + above, w, high - above);
      context.strokeStyle = c[call.failed] ? colors.bad : colors.paper;
      context.strokeRect(x + 0.5, y + above + 0.5, w - 1, high - above - 1);
      if (w > 40) {
        context.save();
        context.beginPath(); context.rect(x, y, w, laneHeight); context.clip();
        context.fillStyle = c[call.is] === 2 ? colors.ink : '#fff';
        context.fillText(c[call.name], Math.max(x, gutter) + 4, y + 13);
        context.restore();
      }
    }
    const drawn = {};
    for (const mark of marks[i]) {
      const x = toX(mark[0]);
      if (x < gutter || x > width || x - drawn[mark[2]] < 5) continue;
      drawn[mark[2]] = x;
      context.fillStyle = mark[2] === 's' || mark[2] === 'x' && mark[3] !== 'exited with 0' ? colors.bad : colors.ink;
      context.fillText({ e: '▲', x: '■', s: '◆', f: '●' }[mark[2]], x - 4, y + 12);
    }
    context.fillStyle = colors.paper;
    context.fillRect(0, y, gutter - 4, laneHeight);
    context.fillStyle = colors.ink;
    context.save();
    context.beginPath(); context.rect(0, y, gutter - 8, laneHeight); context.clip();
    context.fillText(`${lane.comm} ${lane.pid}${lane.tid === lane.pid ? '' : `/${lane.tid}`}`, 4 + depth.get(lane.pid) * 9 + (lane.tid === lane.pid ? 0 : 6), y + 13);
    context.restore();
  }
  function paint() {
    const height = canvas.clientHeight, colors = { faint: color('faint'), run: color('run'), ink: color('ink'), paper: color('paper'), bad: color('bad') };
    line.classes.forEach((name, i) => { colors[i] = color(name); });
    // Only who lived in the time that is seen.
    const seen = view();
    shown = wanted.filter(i => line.lanes[i].first <= seen[1] && line.lanes[i].last >= seen[0]);
    spacer.style.height = `${Math.max(0, top + shown.length * laneHeight - height)}px`;
    context.clearRect(0, 0, width, height);
    context.font = '12px system-ui, "DejaVu Sans", sans-serif';
    const first = Math.floor(holder.scrollTop / laneHeight), count = Math.ceil((height - top) / laneHeight) + 1;
    context.save();
    context.beginPath(); context.rect(0, top, width, height - top); context.clip();
    for (let n = first; n < Math.min(shown.length, first + count); n++) drawLane(shown[n], top + n * laneHeight - holder.scrollTop, colors);
    context.fillStyle = colors.bad;
    context.globalAlpha = 0.18;
    for (const span of data.loss.spans) { const x = Math.max(gutter, toX(span[0])), end = toX(span[1]); if (end >= gutter && x < width) context.fillRect(x, top, Math.max(2, end - x), height); }
    context.globalAlpha = 1;
    context.restore();
    const ticks = d3.scaleLinear().domain(view().map(ns => ns / 1e9)).range([gutter, width]);
    context.fillStyle = colors.faint;
    context.strokeStyle = color('line');
    const [from] = view(), span = length / scale.k;
    for (const s of ticks.ticks(Math.max(3, (width - gutter) / 130))) {
      const x = Math.round(ticks(s)) + 0.5, near = span < 1e6 && from > 1e6;
      context.beginPath(); context.moveTo(x, top - 4); context.lineTo(x, height); context.globalAlpha = 0.5; context.stroke(); context.globalAlpha = 1;
      const word = near ? `${(s).toFixed(Math.min(9, Math.ceil(-Math.log10(span / 1e9)) + 1))} s` : time(Math.round(s * 1e9));
      context.fillText(word, Math.min(x + 3, width - context.measureText(word).width), 13);
    }
  }
  function at(event) {
    const box = canvas.getBoundingClientRect(), x = event.clientX - box.left, y = event.clientY - box.top;
    const n = Math.floor((y - top + holder.scrollTop) / laneHeight);
    return y < top || n >= shown.length ? null : { x, ns: toTime(x), lane: shown[n] };
  }
  function words4(here) {
    const lane = line.lanes[here.lane], near = length / scale.k / (width - gutter) * 5;
    const head = `${lane.comm}, process ${lane.pid}${lane.tid === lane.pid ? '' : `, thread ${lane.tid}`}`;
    if (here.x < gutter) return `${head}\n${number(lane.calls)} calls, ${number(lane.errors)} failed, ${time(lane.busy_ns)} in calls\nfrom ${time(lane.first)} to ${time(lane.last)}`;
    const mark = marks[here.lane].find(m => Math.abs(m[0] - here.ns) < near);
    if (mark) return `${head}\n${{ e: 'exec', x: 'exit:', s: 'signal', f: 'new thread or process' }[mark[2]]} ${mark[3]}\nat ${time(mark[0])} (${wall(mark[0])})`;
    const slice = calls[here.lane].find(c => here.ns >= c[call.begin] && here.ns <= returned(c) && c[call.latency] * scale.k / length * (width - gutter) >= 3);
    if (slice) return `${head}\n${slice[call.name]}${slice[call.text]}\n${time(slice[call.latency])}, from ${time(slice[call.begin])}`;
    const column = lane.columns.find(c => c[0] === Math.floor(here.ns / line.step_ns));
    const spent = [];
    for (let p = 4; column && p < column.length; p += 2) spent.push(`${words[line.classes[column[p]]]} ${column[p + 1]} %`);
    return `${head}\nat ${time(here.ns)} (${wall(here.ns)})\n` + (column ? `${counted(column[1], 'call')}, ${number(column[2])} failed, in ${time(line.step_ns)}${spent.length ? `: ${spent.join(', ')}` : ''}` : 'no call returned');
  }
  function draw() {
    const scroll = holder ? holder.scrollTop : 0;
    parent.textContent = '';
    width = parent.clientWidth - 14;
    holder = add(parent, 'div', undefined, { className: 'lanes' });
    [canvas, context] = canvasOf(holder, width, Math.min(478, top + wanted.length * laneHeight + 4));
    holder.style.height = `${canvas.clientHeight + 2}px`;
    spacer = add(holder, 'div');
    canvas.tabIndex = 0;
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', `Timeline of ${line.lanes.length} threads over ${time(length)}. Plus and minus zoom, arrow keys pan.`);
    holder.onscroll = later;
    let drag = null;
    canvas.onmousedown = event => { drag = { x: event.clientX, y: event.clientY, from: scale.x, scroll: holder.scrollTop, moved: false }; canvas.focus({ preventScroll: true }); event.preventDefault(); };
    canvas.onmousemove = event => {
      if (drag) {
        drag.moved = drag.moved || Math.abs(event.clientX - drag.x) + Math.abs(event.clientY - drag.y) > 4;
        scale.x = drag.from - (event.clientX - drag.x) / (width - gutter) * length / scale.k;
        holder.scrollTop = drag.scroll - (event.clientY - drag.y);
        clamp();
        hideTip();
        return later();
      }
      const here = at(event);
      if (here) showTip(event, words4(here)); else hideTip();
    };
    canvas.onmouseup = event => {
      const here = at(event);
      if (drag && !drag.moved && here) clicked(here);
      drag = null;
    };
    canvas.onmouseleave = () => { drag = null; hideTip(); };
    canvas.ondblclick = event => { $('events').hidden = true; zoom(4, event.clientX - canvas.getBoundingClientRect().left); };
    canvas.addEventListener('wheel', event => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoom(2 ** (-event.deltaY / 200), Math.max(gutter, event.clientX - canvas.getBoundingClientRect().left));
    }, { passive: false });
    canvas.onkeydown = event => {
      const pan = { ArrowLeft: -0.2, ArrowRight: 0.2 }[event.key];
      if (event.key === '+' || event.key === '-') zoom(event.key === '+' ? 2 : 0.5, (gutter + width) / 2);
      if (pan) { scale.x += pan * length / scale.k; clamp(); later(); event.preventDefault(); }
    };
    paint();
    holder.scrollTop = scroll;
  }
  function clicked(here) {
    const lane = line.lanes[here.lane], around = here.x < gutter ? length : Math.max(length / scale.k / (width - gutter) * 6, Math.min(line.step_ns, length / scale.k / 40));
    const times = here.x < gutter ? [0, length + 1] : [here.ns - around, here.ns + around];
    const list = data.kept.list.filter(c => c[call.lane] === here.lane && returned(c) >= times[0] && c[call.begin] < times[1]);
    const count = here.x < gutter ? lane.calls : data.kept.whole ? list.length : Infinity;
    showCalls(`${lane.comm} ${lane.tid}, ${time(Math.max(0, times[0]))} to ${time(times[1])}`, list, Math.max(list.length, count),
      `ringtap spectrogram -r ${quoted(data.file)} thread.tid=${lane.tid} --select ${exact(times[0])}..${exact(times[1])}`);
    if (count === Infinity) $('events-note').textContent = `This page has ${number(list.length)} of the calls there: it keeps the slowest of the whole capture, and a sample. This lists all:`;
  }
  document.querySelectorAll('#timeline [data-zoom]').forEach(button => { button.onclick = () => zoom(+button.dataset.zoom, (gutter + width) / 2); });
  $('lanes').oninput = event => {
    const word = event.target.value.trim().toLowerCase();
    wanted = line.lanes.map((lane, i) => i).filter(i => `${line.lanes[i].comm} ${line.lanes[i].pid} ${line.lanes[i].tid}`.toLowerCase().includes(word));
    draw();
  };
  if (data.threads > line.lanes.length) add(document.querySelector('#timeline'), 'p', `${number(data.threads)} threads made events; the ${line.lanes.length} with most calls have a lane.`);
  whenResized(parent, draw);
})();

// ---- flame graph

(() => {
  const parent = document.querySelector('#flame .picture'), high = 20, nodes = data.flame.map(([above, name, calls, ns], id) => ({ id, above, name, calls, ns, below: [] }));
  nodes.slice(1).forEach(node => nodes[node.above].below.push(node));
  for (const node of nodes.slice().reverse()) {
    node.sum = { calls: node.calls, ns: node.ns };
    for (const child of node.below) { node.sum.calls += child.sum.calls; node.sum.ns += child.sum.ns; }
  }
  let top = nodes[0];
  const ranges = ['below 10us', '10us to 100us', '100us to 1ms', '1ms to 10ms', '10ms to 100ms', '100ms to 1s', '1s and more'];
  const fill = node => {
    const range = ranges.indexOf(node.name);
    if (range >= 0) return d3.interpolateYlOrRd(0.1 + range * 0.12);
    let hash = 0;
    for (const c of node.name) hash = (hash * 31 + c.charCodeAt(0)) % 997;
    return d3.hsl(22 + hash % 30, 0.78, 0.6 + hash % 13 / 100).formatHex ? d3.hsl(22 + hash % 30, 0.78, 0.6 + hash % 13 / 100).formatHex() : `hsl(${22 + hash % 30},78%,${60 + hash % 13}%)`;
  };
  const describe = (node, by) => `${node.name}: ${counted(node.sum.calls, 'call')}, ${time(node.sum.ns)} in calls, ${percent(nodes[0].sum[by] ? node.sum[by] / nodes[0].sum[by] : 0)} of all`;
  const draw = () => {
    const width = parent.clientWidth, by = $('weight').value, boxes = [];
    const put = (node, x, y, scale) => {
      const w = node.sum[by] * scale;
      if (w < 0.6) return;
      boxes.push({ node, x, y, w });
      let at = x;
      for (const child of node.below.slice().sort((a, b) => b.sum[by] - a.sum[by])) { put(child, at, y + 1, scale); at += child.sum[by] * scale; }
    };
    const path = [];
    for (let node = top; node.id; node = nodes[node.above]) path.unshift(nodes[node.above]);
    path.forEach((node, y) => boxes.push({ node, x: 0, y, w: width, over: true }));
    put(top, 0, path.length, top.sum[by] ? width / top.sum[by] : 0);
    parent.textContent = '';
    if (!top.sum[by]) return void add(parent, 'p', 'No call took any time that is known.', { className: 'empty' });
    const svg = d3.select(parent).append('svg').attr('width', width).attr('height', (d3.max(boxes, b => b.y) + 1 || 1) * high).attr('role', 'group').attr('aria-label', 'Flame graph');
    const frames = svg.selectAll('g').data(boxes).enter().append('g').attr('transform', b => `translate(${b.x},${b.y * high})`);
    frames.append('rect').attr('width', b => b.w).attr('height', high - 1).attr('rx', 2).attr('fill', b => fill(b.node)).attr('fill-opacity', b => b.over ? 0.7 : 1)
      .attr('tabindex', b => b.w > 12 ? 0 : null).attr('role', 'button').attr('aria-label', b => describe(b.node, by));
    frames.filter(b => b.w > 30).append('text').attr('x', 5).attr('y', 14).text(b => b.node.name.slice(0, Math.max(1, Math.floor((b.w - 8) / 6.6))));
    frames.each(function (b) {
      const rect = this.firstChild, zoom = () => { top = b.node; draw(); };
      rect.onclick = zoom;
      rect.onkeydown = event => { if (event.key === 'Enter') zoom(); };
      rect.onmousemove = event => showTip(event, describe(b.node, by).replace(': ', '\n'));
      rect.onmouseleave = hideTip;
      rect.onfocus = () => { $('frame').textContent = describe(b.node, by); };
    });
  };
  if (!nodes[0].sum.ns) $('weight').value = 'calls';
  $('weight').onchange = draw;
  whenResized(parent, draw);
})();

// ---- network

(() => {
  const parent = document.querySelector('#network .picture'), of = data.tables.connections, at = name => of.headings.findIndex(h => h[0] === name);
  const field = Object.fromEntries(['proc.name', 'fd.is_server', 'fd.cip', 'fd.sip', 'fd.sport', 'fd.l4proto', 'read', 'written', 'count', 'total', 'max'].map(n => [n, at(n)]));
  const links = new Map(), served = new Set(), hosts = new Set();
  const isServer = row => row[field['fd.is_server']] === 'true' || row[field['fd.is_server']] === 1 || row[field['fd.is_server']] === true;
  const port = row => { const ip = row[field['fd.sip']]; return `${ip.includes(':') ? `[${ip}]` : ip}:${row[field['fd.sport']]}${row[field['fd.l4proto']] === 'udp' ? ' udp' : ''}`; };
  const link = (side, from, to, row) => {
    const key = `${side}\0${from}\0${to}`, known = links.get(key) || { side, from, to, read: 0, written: 0, count: 0, total: 0, max: 0 };
    for (const n of ['read', 'written', 'count', 'total']) known[n] += row[field[n]] || 0;
    known.max = Math.max(known.max, row[field.max] || 0);
    links.set(key, known);
  };
  for (const row of of.rows) if (!isServer(row)) { served.add(`${row[field['fd.cip']]}\0${port(row)}`); link('client', row[field['proc.name']], port(row), row); }
  for (const row of of.rows) if (isServer(row)) {
    link('server', port(row), row[field['proc.name']], row);
    if (!served.has(`${row[field['fd.cip']]}\0${port(row)}`)) { hosts.add(row[field['fd.cip']]); link('client', row[field['fd.cip']], port(row), row); }
  }
  if (!links.size) return void add(parent, 'p', 'Nobody read or wrote over IP.', { className: 'empty' });
  const draw = () => {
    parent.textContent = '';
    const width = parent.clientWidth, columns = [[], [], []], place = new Map(), all = [...links.values()], most = d3.max(all, l => l.read + l.written) || 1;
    const use = (column, name) => { const key = `${column}\0${name}`; if (!place.has(key)) { place.set(key, { column, name, y: columns[column].length }); columns[column].push(key); } return place.get(key); };
    all.sort((a, b) => b.read + b.written - a.read - a.written);
    for (const l of all) { const middle = l.side === 'client' ? 1 : 1; l.a = use(l.side === 'client' ? 0 : middle, l.from); l.b = use(l.side === 'client' ? middle : 2, l.to); }
    const rows = Math.max(...columns.map(c => c.length)), height = Math.min(900, Math.max(90, rows * 26 + 20)), svg = d3.select(parent).append('svg').attr('width', width).attr('height', height).attr('role', 'group').attr('aria-label', 'Who talks to whom');
    const x = [Math.min(230, width * 0.2), width * 0.5, width - Math.min(230, width * 0.2)], y = node => (node.y + 0.5) * height / Math.max(1, columns[node.column].length);
    const half = Math.min(width * 0.15, 10 + 3.7 * d3.max(all, l => (l.side === 'client' ? l.to : l.from).length)), words = l => `${l.from} → ${l.to}\nread ${bytes(l.read)}, written ${bytes(l.written)}\n${counted(l.count, 'call')}, ${time(l.total)} in them, the longest ${time(l.max)}`;
    const curve = d3.linkHorizontal().x(p => p[0]).y(p => p[1]);
    for (const l of all) {
      const from = l.side === 'client' ? x[0] : x[1] + half, to = l.side === 'client' ? x[1] - half : x[2];
      const path = svg.append('path').attr('d', curve({ source: [from, y(l.a)], target: [to, y(l.b)] })).attr('class', l.side === 'client' ? '' : 'in')
        .attr('stroke-width', 1.5 + 16 * Math.sqrt((l.read + l.written) / most)).attr('tabindex', 0).attr('role', 'img').attr('aria-label', words(l)).node();
      path.onmousemove = event => showTip(event, words(l));
      path.onmouseleave = hideTip;
    }
    for (const node of place.values()) svg.append('text').attr('x', [x[0] - 6, x[1], x[2] + 6][node.column]).attr('y', y(node) + 4)
      .attr('text-anchor', ['end', 'middle', 'start'][node.column]).text(node.name.length > 30 ? `${node.name.slice(0, 29)}…` : node.name);
  };
  whenResized(parent, draw);
})();

// ---- tables

(() => {
  const tabs = document.querySelector('#tables .tabs'), place = document.querySelector('#tables .table');
  const show = { ns: time, bytes, number, rate: n => n.toFixed(1), percent: n => `${n.toFixed(1)} %` };
  const names = { calls: 'Calls', processes: 'Processes', files: 'Files', connections: 'Connections', sockets: 'Unix sockets', errors: 'Errors' };
  const open = name => {
    const of = data.tables[name], order = of.headings.map((h, i) => i).sort((a, b) => of.headings[b][2] - of.headings[a][2]);
    for (const tab of tabs.children) tab.setAttribute('aria-selected', tab.dataset.name === name);
    table(place, order.map(i => { const [word, unit, key] = of.headings[i]; return { name: word, number: !key && unit !== 'text', show: key ? null : show[unit], mono: key, bad: word === 'errors' }; }),
      of.rows.map(row => order.map(i => row[i])), order.indexOf(0));
    if (of.groups > of.rows.length) add(place, 'p', `${number(of.groups - of.rows.length)} more rows are left out: ringtap count -r ${quoted(data.file)} --by ${of.by}`, { className: 'empty' });
  };
  for (const name of Object.keys(data.tables)) {
    const tab = add(tabs, 'button', names[name] || name, { type: 'button' });
    tab.dataset.name = name;
    tab.setAttribute('role', 'tab');
    tab.onclick = () => open(name);
  }
  open('calls');
})();

// ---- commands

(() => {
  const place = document.querySelector('#commands .table'), all = data.commands.list;
  $('logins').checked = all.some(c => c[8]);
  const render = () => {
    const wanted = $('command-filter').value.trim().toLowerCase();
    const list = all.filter(c => (!$('logins').checked || c[8]) && (!wanted || c.join(' ').toLowerCase().includes(wanted)));
    $('command-count').textContent = `${number(list.length)} of ${number(data.commands.count)}` + (data.commands.count > all.length ? `, of which the first ${number(all.length)} are here` : '');
    table(place, [{ name: 'Time', number: true, show: time }, { name: 'User' }, { name: 'Logged in as' }, { name: 'Process', number: true }, { name: 'Parent' }, { name: 'Command', mono: true }, { name: 'Directory', mono: true }],
      list.map(c => [c[0], c[1], c[2], c[3], `${c[5]} ${c[4]}`, c[6], c[7]]), 0, true);
  };
  $('logins').onchange = $('command-filter').oninput = render;
  render();
})();

// ---- head

$('what').textContent = `${data.file}, ${wall(0)}`;
const facts = [[time(data.length_ns), 'long'], [number(data.events), 'events'], [number(data.calls), 'calls'], [number(data.threads), 'threads'], [number(data.commands.count), 'programs started'], [number(data.loss.records), 'records lost']];
for (const [figure, word] of facts) { const item = add($('facts'), 'li'); add(item, 'b', figure); item.append(word); }
const notes = [];
if (data.loss.records) notes.push(`${number(data.loss.records)} of ${number(data.loss.produced)} records were lost: counts are too low by that. Where, the red below the heat maps and on the timeline shows.`);
if (data.loss.forgotten) notes.push(`${number(data.loss.forgotten)} processes were forgotten for want of memory.`);
if (!data.kept.whole) notes.push(`This page is made of all events, but has only ${number(data.kept.list.length)} calls whole: the ${number(data.kept.slowest)} slowest, and a sample of the others.`);
$('lost').textContent = notes.join(' ');
$('lost').hidden = !notes.length;
document.title = `ringtap: ${data.file}`;
const dark = matchMedia('(prefers-color-scheme: dark)');
const setTheme = name => { root.dataset.theme = name; redraws.forEach(draw => draw()); };
root.dataset.theme = dark.matches ? 'dark' : 'light';
dark.addEventListener('change', () => setTheme(dark.matches ? 'dark' : 'light'));
$('theme').onclick = () => setTheme(root.dataset.theme === 'dark' ? 'light' : 'dark');
})();
