// SPDX-License-Identifier: MIT OR Apache-2.0
// usage: picture.mjs PAGE SELECTOR WIDTH HEIGHT PNG: what a window of that size shows of that part of a page.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const puppeteer = createRequire(`${process.env.TIMELINES}/`)('puppeteer-core').default;
const [page, selector, width, height, png] = process.argv.slice(2);
const browser = await puppeteer.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const tab = await browser.newPage();
await tab.setViewport({ width: +width, height: +height });
await tab.goto(pathToFileURL(page).href, { waitUntil: 'load' });
await new Promise(done => setTimeout(done, 2000));
const box = await (await tab.$(selector)).boundingBox();
const clip = { x: box.x, y: box.y, width: Math.min(box.width, +width), height: Math.min(box.height, +height) };
await tab.screenshot({ path: png, clip });
await browser.close();
