// What a person does with the table of notes, and how long the page takes for it.

// Milliseconds from an action to the frame that shows its result.
const timed = (page, act, argument) =>
  page.evaluate(`(async () => {
    const begun = performance.now();
    (${act})(${JSON.stringify(argument)});
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - begun;
  })()`);

const column = (page, place) =>
  page.$$eval('#rows > tr:not(.detail)', (shown, at) => shown.map((row) => row.children[at].textContent), place);
const status = (page) => page.textContent('#status');

// Sort by every column both ways, filter in every way, search and turn pages; tell what was shown and the longest wait.
export async function table(page) {
  const times = {};
  const sorted = [];
  const heads = await page.$$eval('#columns th', (all) => all.map((head) => head.textContent));
  for (const place of heads.keys()) {
    for (const turn of [1, 2]) {
      const click = (at) => document.querySelectorAll('#columns button')[at].click();
      times[`sort ${heads[place]} ${turn}`] = await timed(page, click, place);
      const order = await page.$$eval('#columns th', (all) => all.map((head) => head.getAttribute('aria-sort')));
      sorted.push({ column: heads[place], order: order[place], others: order.filter(Boolean).length - 1, values: await column(page, place) });
    }
  }
  return { heads, sorted, keyboard: await byKeyboard(page), filtered: await filter(page, times), pages: await turnPages(page, times), times };
}

async function byKeyboard(page) {
  await page.focus('#columns th:nth-child(4) button');
  await page.keyboard.press('Enter');
  const first = await page.getAttribute('#columns th:nth-child(4)', 'aria-sort');
  await page.keyboard.press('Space');
  const second = await page.getAttribute('#columns th:nth-child(4)', 'aria-sort');
  return { first, second, focus: await page.evaluate(() => document.activeElement.textContent) };
}

async function filter(page, times) {
  const found = {};
  const choose = ([id, place]) => {
    const field = document.getElementById(id);
    field.value = field.querySelectorAll('option')[place].value;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  };
  for (const [id, place, at] of [['writer', 1, 1], ['missing', 1, 6], ['about', 1, 4], ['about', 2, 4]]) {
    times[`filter ${id} ${place}`] = await timed(page, choose, [id, place]);
    const choice = await page.$eval(`#${id}`, (field) => field.selectedOptions[0].textContent);
    found[`${id} ${place}`] = { choice, status: await status(page), values: await column(page, at) };
    await page.click('#all');
  }
  for (const [id, at] of [['errors', 5], ['alike', 7]]) {
    await page.check(`#${id}`);
    found[id] = { status: await status(page), values: await column(page, at) };
    await page.click('#all');
  }
  found.search = await search(page, times, 'heron');
  found.nothing = await search(page, times, 'zzzz no such words');
  await page.click('#all');
  found.again = await status(page);
  return found;
}

// The wait of a search: from the moment it begins, a pause after the last key, to its frame.
async function search(page, times, words) {
  await page.fill('#wanted', '');
  await page.waitForTimeout(250);
  const before = await status(page);
  times[`search ${words}`] = await page.evaluate(async (value) => {
    const field = document.getElementById('wanted');
    let longest = 0;
    let last = performance.now();
    let isRunning = true;
    const watch = () => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      if (isRunning) setTimeout(watch);
    };
    setTimeout(watch);
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((done) => setTimeout(done, 600));
    isRunning = false;
    return longest;
  }, words);
  return { before, status: await status(page), count: (await column(page, 0)).length };
}

async function turnPages(page, times) {
  const told = [];
  for (const to of ['next', 'last', 'previous', 'first']) {
    const click = (name) => document.querySelector(`#pager [data-to=${name}]`).click();
    if (await page.isVisible('#pager')) times[`page ${to}`] = await timed(page, click, to);
    told.push([to, await page.textContent('#place'), (await column(page, 0)).at(0) ?? '']);
  }
  return told;
}

// Open each row that is shown, and tell its text, the words marked in it and its findings.
export async function rows(page) {
  const told = [];
  for (const button of await page.$$('#rows > tr > th button')) {
    await button.click();
    told.push(
      await button.evaluate((pressed) => {
        const detail = document.getElementById(pressed.getAttribute('aria-controls'));
        const note = detail.querySelector('.note');
        const own = note?.cloneNode(true);
        own?.querySelectorAll('.number').forEach((number) => number.remove());
        return {
          name: pressed.textContent,
          expanded: pressed.getAttribute('aria-expanded'),
          text: own?.textContent ?? null,
          marks: [...(note?.querySelectorAll('mark') ?? [])].map((mark) => [mark.className, mark.textContent]),
          findings: [...detail.querySelectorAll('.finding')].map((item) => item.textContent),
          said: detail.textContent,
          elements: [...new Set([...detail.querySelectorAll('*')].map((one) => one.localName))].sort(),
        };
      }),
    );
  }
  for (const button of await page.$$('#rows > tr > th button')) await button.click();
  return { opened: told, left: await page.$$eval('#rows .detail', (all) => all.length) };
}

// Follow links to single notes from the other parts of the page, each after a search that hides everything.
export async function links(page) {
  const told = [];
  for (const place of (await page.$$('main a[href^="#note-"]')).keys()) {
    await page.fill('#wanted', 'zzzz no such words');
    await page.waitForTimeout(250);
    const hash = await page.evaluate((at) => {
      history.replaceState(null, '', location.pathname); // the same link twice is still a change
      const link = document.querySelectorAll('main :not(#rows) a[href^="#note-"]')[at];
      link?.click();
      return link?.hash ?? '';
    }, place);
    if (!hash) continue;
    await page.waitForTimeout(50);
    const focus = await page.evaluate(() => [document.activeElement.closest('tr')?.id, document.activeElement.getAttribute('aria-expanded')]);
    told.push([hash, ...focus]);
  }
  return told;
}
