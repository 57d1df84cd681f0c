// Opens page files in headless Chromium, with JavaScript and the page's own policy in force, and tells what happened.
// Reads {"chromium", "pages", "tasks"} as JSON from standard input; writes an array with an object for each page, with a key for each task.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { axe, widths } from './everybody.mjs';
import { links, rows, table } from './table.mjs';

const ARGUMENTS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--disable-quic',
];
const TASKS = { watch: (page) => page.evaluate(() => window.pwned ?? null), table, rows, links, axe, widths, print };

// How many of each part would be on paper; of the table, the notes somebody opened and nothing else.
async function print(page) {
  const visible = (selector) => page.$$eval(selector, (all) => all.filter((one) => one.checkVisibility()).length);
  await page.emulateMedia({ media: 'print' });
  const shown = { charts: await visible('.chart'), coaching: await visible('article.coaching'), rows: await visible('#rows tr') };
  const pdf = await page.pdf({ format: 'A4' });
  await page.$$eval('#rows > tr:first-child button', (all) => all.forEach((button) => button.click()));
  const opened = await visible('#rows tr');
  await page.emulateMedia({ media: 'screen' });
  return { ...shown, opened, bytes: pdf.length };
}

// Open one page, do the tasks, and tell everything it said, asked for or threw.
async function visit(browser, file, tasks) {
  const url = pathToFileURL(file).href;
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const told = { console: [], errors: [], requests: [], dialogs: [] };
  page.on('console', (message) => told.console.push(message.text()));
  page.on('pageerror', (error) => told.errors.push(String(error)));
  page.on('request', (request) => request.url() !== url && told.requests.push(request.url()));
  page.on('dialog', (dialog) => {
    told.dialogs.push(dialog.message());
    return dialog.dismiss();
  });
  await page.goto(url);
  for (const task of tasks) told[task] = await TASKS[task](page, { browser, url });
  await page.close();
  return told;
}

const asked = JSON.parse(readFileSync(0, 'utf8'));
const browser = await chromium.launch({ executablePath: asked.chromium, args: ARGUMENTS });
const told = [];
for (const file of asked.pages) told.push(await visit(browser, file, asked.tasks));
await browser.close();
process.stdout.write(JSON.stringify(told));
