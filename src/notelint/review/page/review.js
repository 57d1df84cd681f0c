// The table on the page: what is shown of it, and what happens at a click or a key. A few rows at a time are made.

const ON_A_PAGE = 50;
const PAUSE = 150; // milliseconds without a key before a search begins
const NAMED = 3; // missing items named in a row; all of them stand in the opened note
const COLLATOR = new Intl.Collator('en', { numeric: true });

const byId = (id) => document.getElementById(id);
const grouped = (number) => number.toLocaleString('en');

class NoteTable {
  constructor(data) {
    this.data = data;
    this.notes = readNotes(data);
    this.hasSources = new Set(this.notes.map((note) => note.source)).size > 1;
    this.found = this.notes;
    this.opened = new Set();
    this.column = 0;
    this.isDescending = false;
    this.page = 0;
  }

  start() {
    this.addColumns();
    this.addPager();
    this.addChoices();
    this.listen();
    byId('filters').hidden = false;
    this.show();
    this.follow();
  }

  addColumns() {
    for (const [place, column] of COLUMNS.entries()) {
      const button = element('button', { type: 'button' }, column.name);
      button.addEventListener('click', () => this.sortBy(place));
      byId('columns').append(element('th', { scope: 'col' }, button));
    }
  }

  addPager() {
    for (const [to, name] of [['first', 'First'], ['previous', 'Previous'], ['next', 'Next'], ['last', 'Last']]) {
      const button = element('button', { type: 'button', 'data-to': to }, name);
      button.addEventListener('click', () => this.turn(to));
      byId('pager').append(button);
      if (to === 'previous') byId('pager').append(element('span', { id: 'place' }));
    }
  }

  addChoices() {
    const option = (value, words) => element('option', { value }, words);
    const inOrder = (values) => [...new Set(values)].sort(COLLATOR.compare);
    byId('writer').append(...inOrder(this.notes.map((note) => note.writer)).map((name) => option(`=${name}`, name || 'No name given')));
    byId('missing').append(...inOrder(this.notes.flatMap((note) => note.missing)).map((item) => option(item, item)));
    const families = new Map(this.data.rules.map(([, , family, words]) => [family, words]));
    for (const [family, words] of families) {
      const rules = new Map(this.data.rules.filter((rule) => rule[2] === family).map(([code, name]) => [code, name]));
      const choices = [...rules].map(([code, name]) => option(`code:${code}`, name));
      byId('about').append(element('optgroup', { label: words }, option(`family:${family}`, `All: ${words}`), ...choices));
    }
  }

  listen() {
    let pause;
    const filters = byId('filters');
    filters.addEventListener('submit', (event) => event.preventDefault());
    filters.addEventListener('change', () => this.find());
    byId('all').addEventListener('click', () => this.findAll());
    byId('wanted').addEventListener('input', () => {
      clearTimeout(pause);
      pause = setTimeout(() => this.find(), PAUSE);
    });
    addEventListener('hashchange', () => this.follow());
  }

  find() {
    const [wanted, writer, about, missing] = ['wanted', 'writer', 'about', 'missing'].map((id) => byId(id).value);
    const wish = { wanted, writer, about, missing, errors: byId('errors').checked, alike: byId('alike').checked };
    this.found = sorted(matching(this.notes, wish, this.data), this.column, this.isDescending);
    this.page = 0;
    this.show();
  }

  findAll() {
    byId('filters').reset();
    this.find();
  }

  sortBy(column) {
    this.isDescending = this.column === column ? !this.isDescending : Boolean(COLUMNS[column].startsHigh);
    this.column = column;
    this.find();
  }

  show() {
    const first = this.page * ON_A_PAGE;
    const shown = this.found.slice(first, first + ON_A_PAGE);
    byId('rows').replaceChildren(...shown.flatMap((note) => this.rowsOf(note)));
    byId('holder').hidden = !shown.length;
    byId('status').textContent = this.told(first, shown.length);
    this.showPager();
    for (const [place, head] of [...byId('columns').children].entries()) {
      if (place === this.column) head.setAttribute('aria-sort', this.isDescending ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
    }
  }

  told(first, count) {
    if (!count) return 'No note fits. “Show all” brings them back.';
    const fits = this.found.length === this.notes.length ? '' : ` of ${grouped(this.notes.length)} fit`;
    const all = `${grouped(this.found.length)}${fits || (this.found.length === 1 ? ' note' : ' notes')}`;
    return count === this.found.length ? `${all}.` : `${all}, ${grouped(first + 1)} to ${grouped(first + count)} shown.`;
  }

  rowsOf(note) {
    const isOpen = this.opened.has(note.key);
    return isOpen ? [this.rowOf(note, true), this.detailOf(note)] : [this.rowOf(note, false)];
  }

  rowOf(note, isOpen) {
    const words = [this.hasSources ? note.source : '', `row ${note.row}`, note.id].filter((part) => part).join(' · ');
    const about = { type: 'button', 'aria-expanded': String(isOpen), 'aria-controls': `opened-${note.key}` };
    const button = element('button', about, element('bdi', {}, words));
    const row = element(
      'tr',
      { id: `note-${note.key}` },
      element('th', { scope: 'row' }, button),
      this.cell(note.writer, 'writer'),
      this.cell(note.date, 'date'),
      this.cell(note.score),
      this.cell(note.findings),
      this.cell(note.errors),
      this.cell(this.missingWords(note), 'items'),
      this.cell(note.pairs || null),
    );
    button.addEventListener('click', () => this.toggle(note, row));
    return row;
  }

  cell(value, kind = 'count') {
    return element('td', { class: kind }, value === null || value === '' ? '–' : element('bdi', {}, String(value)));
  }

  missingWords(note) {
    const more = note.missing.length - NAMED;
    return note.missing.slice(0, NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
  }

  detailOf(note) {
    const detail = noteDetail(note, marksOf(note, this.data), this.data.redacted);
    return element('tr', { class: 'detail', id: `opened-${note.key}` }, element('td', { colspan: String(COLUMNS.length) }, detail));
  }

  toggle(note, row) {
    const isOpen = !this.opened.has(note.key);
    this.opened[isOpen ? 'add' : 'delete'](note.key);
    row.querySelector('button').setAttribute('aria-expanded', String(isOpen));
    if (isOpen) row.after(this.detailOf(note));
    else byId(`opened-${note.key}`).remove();
  }

  showPager() {
    const pages = Math.ceil(this.found.length / ON_A_PAGE);
    byId('pager').hidden = pages < 2;
    byId('place').textContent = `Page ${this.page + 1} of ${pages}`;
    for (const button of byId('pager').querySelectorAll('button')) {
      // Not `disabled`: a press on "Next" must not lose its place in the Tab order when it reaches the last page.
      button.setAttribute('aria-disabled', String(this.targetOf(button.dataset.to) === this.page));
    }
  }

  targetOf(to) {
    const last = Math.ceil(this.found.length / ON_A_PAGE) - 1;
    return { first: 0, previous: Math.max(this.page - 1, 0), next: Math.min(this.page + 1, last), last }[to];
  }

  turn(to) {
    const target = this.targetOf(to);
    if (target === this.page) return;
    this.page = target;
    this.show();
    byId('status').scrollIntoView({ block: 'start' });
  }

  // A link to "#note-12" from elsewhere on the page opens that note, whatever was filtered or sorted.
  follow() {
    const key = /^#note-(\d+)$/.exec(location.hash)?.[1];
    const note = key === undefined ? undefined : this.notes.find((one) => one.key === Number(key));
    if (!note) return;
    if (!this.found.includes(note)) this.findAll();
    this.page = Math.floor(this.found.indexOf(note) / ON_A_PAGE);
    this.opened.add(note.key);
    this.show();
    const row = byId(`note-${note.key}`);
    row.scrollIntoView({ block: 'start' });
    row.querySelector('button').focus({ preventScroll: true });
  }
}

if (byId('data')) new NoteTable(JSON.parse(byId('data').textContent)).start();
