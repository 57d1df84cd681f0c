// Whether everybody can use the page: axe in light and dark, on a phone and on a desk, and whether a page must be pushed sideways.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WIDTHS = [360, 1280];

// Show what stands behind clicks too: all tables of numbers, all pairs, and the first note.
async function openAll(page) {
  await page.$$eval('details', (all) => all.forEach((one) => one.setAttribute('open', '')));
  const button = await page.$('#rows > tr > th button[aria-expanded=false]');
  if (button) await button.click();
}

// Return [colours, width, rule, how often, where, why] of everything axe objects to, and how many of its rules were met.
export async function axe(page, { browser, url }) {
  // axe itself is no part of the page, so its policy is passed over here alone.
  const looked = await browser.newPage({ bypassCSP: true });
  await looked.goto(url);
  await openAll(looked);
  await looked.evaluate(AXE);
  const told = [];
  for (const colorScheme of ['light', 'dark']) {
    for (const width of WIDTHS) {
      await looked.emulateMedia({ colorScheme });
      await looked.setViewportSize({ width, height: 800 });
      const run = (values) => window.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] });
      const { violations, passes } = await looked.evaluate(run, RULES);
      for (const { id, nodes } of violations) told.push([colorScheme, width, id, nodes.length, nodes[0].html.slice(0, 200), nodes[0].failureSummary]);
      told.push([colorScheme, width, 'passes', passes.length, '', '']);
    }
  }
  await looked.close();
  return told;
}

// Return for each width how wide the page is, with everything open.
export async function widths(page) {
  const told = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    await openAll(page);
    told.push([width, await page.evaluate(() => document.documentElement.scrollWidth)]);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  return told;
}
