// One note, opened: its text with marks, its findings. All text goes in as text; nothing of a note is ever read as markup.

const WEIGHT = { info: 1, warning: 2, error: 3 };

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

// Findings count code points, and JavaScript counts UTF-16 units: return a function from one to the other.
function unitsOf(text, points) {
  if (!/[\ud800-\udfff]/.test(text)) return (point) => point;
  const units = new Map();
  let unit = 0;
  let point = 0;
  for (const wanted of [...new Set(points)].sort((a, b) => a - b)) {
    for (; point < wanted && unit < text.length; point += 1) unit += text.codePointAt(unit) > 0xffff ? 2 : 1;
    units.set(wanted, unit);
  }
  return (wanted) => units.get(wanted);
}

function worst(marks, numbers) {
  let severity = '';
  for (const number of numbers) {
    const own = marks[number].severity;
    if ((WEIGHT[own] ?? 0) > (WEIGHT[severity] ?? -1)) severity = own;
  }
  return severity;
}

// Return the text cut where a finding begins or ends, each piece marked with the worst finding over it.
function markedText(text, marks, prefix) {
  const unit = unitsOf(text, marks.flatMap((mark) => [mark.start, mark.end]));
  const opened = new Map();
  const closed = new Map();
  const cuts = new Set([0, text.length]);
  marks.forEach((mark, number) => {
    const start = unit(mark.start);
    const end = unit(mark.end);
    if (!(0 <= start && start < end && end <= text.length)) return;
    for (const [at, numbers] of [[start, opened], [end, closed]]) {
      numbers.set(at, [...(numbers.get(at) ?? []), number]);
      cuts.add(at);
    }
  });
  return piecesBetween([...cuts].sort((a, b) => a - b), text, marks, opened, closed, prefix);
}

function piecesBetween(cuts, text, marks, opened, closed, prefix) {
  const nodes = [];
  const over = new Set();
  for (let place = 0; place + 1 < cuts.length; place += 1) {
    for (const number of closed.get(cuts[place]) ?? []) over.delete(number);
    for (const number of opened.get(cuts[place]) ?? []) over.add(number);
    const words = text.slice(cuts[place], cuts[place + 1]);
    nodes.push(over.size ? element('mark', { class: worst(marks, over) }, words) : words);
    for (const number of closed.get(cuts[place + 1]) ?? []) nodes.push(numberLink(number, `${prefix}m${number}`, `${prefix}f${number}`));
  }
  return nodes;
}

function numberLink(number, id, target) {
  return element('a', { class: 'number', id, href: `#${target}`, 'aria-label': `Finding ${number + 1}` }, String(number + 1));
}

function findingItem(mark, number, prefix, isMarked) {
  const head = isMarked ? numberLink(number, `${prefix}f${number}`, `${prefix}m${number}`) : element('span', { class: 'number' }, String(number + 1));
  return element(
    'li',
    { class: `finding ${mark.severity}` },
    element('p', {}, head, ' ', element('b', {}, mark.name), ' ', element('span', { class: 'hint' }, `${mark.severity} · ${mark.code}`)),
    element('p', {}, element('bdi', {}, mark.message)),
    mark.suggestion ? element('p', { class: 'suggestion' }, element('bdi', {}, mark.suggestion)) : null,
  );
}

function noteText(note, marks, prefix, isRedacted) {
  if (note.text) return element('div', { class: 'note', dir: 'auto' }, ...markedText(note.text, marks, prefix));
  return element('p', { class: 'hint' }, isRedacted ? 'Text of the notes is left out.' : `The text is not in this page. It stands in ${note.source}, row ${note.row}.`);
}

// Return what an opened row shows.
function noteDetail(note, marks, isRedacted) {
  const prefix = `note-${note.key}-`;
  const length = [...note.text].length;
  const items = marks.map((mark, number) => findingItem(mark, number, prefix, mark.start < mark.end && mark.end <= length));
  return element(
    'div',
    { class: 'opened' },
    element('section', {}, element('h3', {}, 'The note'), noteText(note, marks, prefix, isRedacted)),
    element(
      'section',
      {},
      element('h3', {}, 'What to look at'),
      items.length ? element('ol', { class: 'findings' }, ...items) : element('p', {}, note.findings ? 'The findings are in findings.csv.' : 'Nothing asks for a second look.'),
      note.missing.length && !items.length ? element('p', {}, element('b', {}, 'Missing: '), note.missing.join(', ')) : null,
    ),
  );
}
