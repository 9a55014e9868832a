// SPDX-License-Identifier: MIT OR Apache-2.0
// usage: speedscope_reads.mjs STACKS: loads lines of stacks into speedscope, and prints what its table of frames says:
// a line "SELF NAME" for each, as it shows it.
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const timelines = process.env.TIMELINES;
const puppeteer = createRequire(`${timelines}/`)('puppeteer-core').default;
const stacks = readFileSync(process.argv[2]).toString('base64');
// As its own command line tool gives files to it.
const script = `${process.argv[2]}.js`;
writeFileSync(script, `speedscope.loadFileFromBase64("stacks.txt", "${stacks}")`);
const browser = await puppeteer.launch({
  browser: 'chrome', executablePath: '/usr/bin/chromium', headless: true, args: ['--no-sandbox', '--disable-gpu', '--allow-file-access-from-files'], protocolTimeout: 600000,
});
try {
  const tab = await browser.newPage();
  await tab.setViewport({ width: 1600, height: 6000 });
  await tab.goto(`${pathToFileURL(`${timelines}/node_modules/speedscope/dist/release/index.html`).href}#localProfilePath=${script}`);
  await tab.waitForSelector('canvas');
  await new Promise(done => setTimeout(done, 1000));
  await tab.keyboard.press('3');
  await tab.waitForSelector('table tr td');
  const rows = await tab.$$eval('table tr', lines => lines.map(line => [...line.querySelectorAll('td')].map(cell => cell.textContent)));
  for (const row of rows) if (row.length >= 3) console.log(`${row[1]} ${row[2]}`);
} finally {
  await browser.close();
}
