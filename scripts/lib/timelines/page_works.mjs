// SPDX-License-Identifier: MIT OR Apache-2.0
// usage: page_works.mjs chromium|firefox PAGE DIR [WIDTH...]: opens a report as a reader would, hovers, clicks, pans and
// zooms; pictures of it go to DIR. Prints what is not as it should be; exits 1 then.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const puppeteer = createRequire(`${process.env.TIMELINES}/`)('puppeteer-core').default;
const [browserName, page, dir, ...widths] = process.argv.slice(2);
const programs = { chromium: '/usr/bin/chromium', firefox: '/usr/bin/firefox-esr' };
let failed = false;

function check(what, holds, seen = '') {
  if (holds) return;
  failed = true;
  console.log(`${browserName}: ${what} ${seen}`);
}
const pause = ms => new Promise(done => setTimeout(done, ms));

async function middleOf(tab, selector, x = 0.5, y = 0.5) {
  const element = await tab.$(selector);
  await element.evaluate(e => e.scrollIntoView({ block: 'center' }));
  await pause(200);
  const box = await element.evaluate(e => { const r = e.getBoundingClientRect(); return [r.left, r.top, r.width, r.height]; });
  return [box[0] + box[2] * x, box[1] + box[3] * y];
}
const tip = tab => tab.$eval('#tip', e => e.hidden ? '' : e.textContent);

// A cell that has calls, by its colour.
async function busiestCell(tab, selector) {
  return tab.$eval(selector, canvas => {
    const scale = canvas.width / canvas.clientWidth, context = canvas.getContext('2d');
    for (let y = 0.85; y > 0.1; y -= 0.01)
      for (let x = 0.15; x < 0.95; x += 0.01) {
        const p = context.getImageData(canvas.clientWidth * x * scale, canvas.clientHeight * y * scale, 1, 1).data;
        if (p[3] === 255) return [x, y];
      }
    return [0.5, 0.5];
  });
}

async function look(browser, width) {
  const tab = await browser.newPage(), requests = [];
  await tab.setViewport({ width, height: 900 });
  tab.on('pageerror', error => check('an error:', false, error));
  tab.on('console', message => check('it says', message.type() !== 'error', message.text()));
  tab.on('request', request => requests.push(request.url()));
  const began = Date.now();
  await tab.goto(pathToFileURL(page).href, { waitUntil: 'load' });
  await tab.waitForSelector('#latency canvas');
  const loaded = Date.now() - began;
  await pause(500);
  const paint = await tab.evaluate(() => performance.getEntriesByName('first-contentful-paint').map(e => e.startTime)[0]);
  console.log(`${browserName} ${width}: loaded in ${loaded} ms, first paint at ${Math.round(paint)} ms`);
  check('it asks for', requests.every(url => /^(file|data|about):/.test(url)), requests.join(' '));
  check('it is wider than the window', await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  check('something captured was run', await tab.evaluate(() => !globalThis.captured));
  for (const theme of ['light', 'dark']) {
    if (await tab.evaluate(() => document.documentElement.dataset.theme) !== theme) await tab.click('#theme');
    await pause(300);
    await tab.screenshot({ path: `${dir}/${browserName}-${width}-${theme}.png`, fullPage: true });
  }
  const [x, y] = await busiestCell(tab, '#latency canvas');
  let at = await middleOf(tab, '#latency canvas', x, y);
  await tab.mouse.move(...at);
  check('hovering the heat map says', /calls?, .* of all/.test(await tip(tab)), await tip(tab));
  await tab.screenshot({ path: `${dir}/${browserName}-${width}-hover.png` });
  await tab.mouse.down();
  await tab.mouse.up();
  await pause(200);
  check('clicking it lists no calls', await tab.$eval('#events', e => !e.hidden && /call/.test(e.textContent)));
  await tab.screenshot({ path: `${dir}/${browserName}-${width}-click.png` });
  await tab.keyboard.press('Escape');
  at = await middleOf(tab, '#timeline canvas', 0.6, 0);
  at[1] += 31;  // in the first lane, however many there are
  await tab.mouse.move(...at);
  check('hovering the timeline says nothing', (await tip(tab)).length > 0);
  await tab.click('#timeline [data-zoom="2"]');
  await tab.click('#timeline [data-zoom="2"]');
  await tab.mouse.move(...at);
  await tab.mouse.down();
  for (let step = 1; step <= 20; step++) await tab.mouse.move(at[0] - step * 8, at[1]);
  await tab.mouse.up();
  const frames = await tab.evaluate(() => new Promise(done => {
    const canvas = document.querySelector('#timeline canvas'), times = [];
    let n = 0, last = performance.now();
    const step = now => {
      times.push(now - last); last = now;
      canvas.dispatchEvent(new KeyboardEvent('keydown', { key: n % 2 ? 'ArrowLeft' : 'ArrowRight' }));
      if (++n < 30) requestAnimationFrame(step); else done(times.slice(2).sort((a, b) => a - b));
    };
    requestAnimationFrame(step);
  }));
  console.log(`${browserName} ${width}: panning, a frame takes ${frames[14].toFixed(0)} ms, the longest ${frames[frames.length - 1].toFixed(0)} ms`);
  await tab.screenshot({ path: `${dir}/${browserName}-${width}-timeline.png` });
  await tab.$eval('#flame', e => e.scrollIntoView());
  await tab.$$eval('#flame rect', rects => rects[Math.min(2, rects.length - 1)].dispatchEvent(new MouseEvent('click')));
  await pause(200);
  await tab.screenshot({ path: `${dir}/${browserName}-${width}-flame.png` });
  for (const button of await tab.$$('#tables .tabs button')) await button.evaluate(e => e.click());
  check('a table is empty of headings', await tab.$eval('#tables .table', e => e.textContent.length > 0));
  await tab.$eval('#tables', e => e.scrollIntoView());
  await tab.screenshot({ path: `${dir}/${browserName}-${width}-tables.png` });
  await tab.close();
}

const browser = await puppeteer.launch({
  browser: browserName === 'firefox' ? 'firefox' : 'chrome', executablePath: programs[browserName], headless: true,
  args: browserName === 'firefox' ? [] : ['--no-sandbox', '--disable-gpu'], protocolTimeout: 600000,
});
try {
  for (const width of widths.length ? widths.map(Number) : [1280, 1920]) await look(browser, width);
} finally {
  await browser.close();
}
process.exit(failed ? 1 : 0);
