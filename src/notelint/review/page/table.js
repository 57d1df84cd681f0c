// The notes of the table: read once, then filtered and sorted as numbers. Nothing here touches the page.

const COLUMNS = [
  { name: 'Note', key: (note) => note.index },
  { name: 'Writer', key: (note) => note.writerRank },
  { name: 'Date', key: (note) => note.dateRank },
  { name: 'Score', key: (note) => note.score },
  { name: 'Findings', key: (note) => note.findings, startsHigh: true },
  { name: 'Errors', key: (note) => note.errors, startsHigh: true },
  { name: 'Missing', key: (note) => note.missing.length, startsHigh: true },
  { name: 'Alike', key: (note) => note.pairs, startsHigh: true },
];

// `render.py` writes each note as a list; `table_json` in table.py says in what order.
function readNotes(data) {
  const notes = data.notes.map(([key, source, row, id, writer, date, score, findings, errors, missing, pairs, text, marks], index) => ({
    index, key, source: data.strings[source], row, id, writer: data.strings[writer], date, score, findings, errors,
    missing: missing.map((item) => data.strings[item]), pairs, text, marks,
  }));
  const collator = new Intl.Collator('en', { numeric: true });
  rank(notes, 'writer', 'writerRank', collator.compare);
  rank(notes, 'date', 'dateRank', (a, b) => (a < b ? -1 : 1));
  return notes;
}

// Comparing numbers is many times quicker than comparing words: give each word its place once. Empty words have none.
function rank(notes, word, place, compare) {
  const words = [...new Set(notes.map((note) => note[word]))].filter((value) => value).sort(compare);
  const places = new Map(words.map((value, at) => [value, at]));
  for (const note of notes) note[place] = places.get(note[word]) ?? null;
}

function marksOf(note, data) {
  return note.marks.map(([start, end, rule, severity, message, suggestion]) => ({
    start, end, code: data.rules[rule][0], name: data.rules[rule][1],
    severity: data.strings[severity], message: data.strings[message], suggestion: data.strings[suggestion],
  }));
}

// Return the notes in the order of a column, equal ones as they were; notes without a value come last whichever way it runs.
function sorted(notes, column, isDescending) {
  const sign = isDescending ? -1 : 1;
  const keyed = notes.map((note) => [COLUMNS[column].key(note), note]);
  keyed.sort(([a], [b]) => (a === null || b === null ? (a === null) - (b === null) : sign * (a - b)));
  return keyed.map(([, note]) => note);
}

// What a search looks into, made when somebody first searches.
function searched(note) {
  note.words ??= [note.id, note.source, note.writer, note.date, note.text].join('\n').toLowerCase().replace(/\s+/g, ' ');
  return note.words;
}

function matching(notes, wish, data) {
  const wanted = wish.wanted.trim().toLowerCase().replace(/\s+/g, ' ');
  const rules = rulesAbout(wish.about, data);
  return notes.filter(
    (note) =>
      (!wish.writer || note.writer === wish.writer.slice(1)) &&
      (!wish.missing || note.missing.includes(wish.missing)) &&
      (!wish.errors || note.errors > 0) &&
      (!wish.alike || note.pairs > 0) &&
      (!rules || note.marks.some((mark) => rules.has(mark[2]))) &&
      (!wanted || searched(note).includes(wanted)),
  );
}

// A wish is "family" or "code" and a name behind a colon; return the numbers of the rules it means.
function rulesAbout(about, data) {
  if (!about) return null;
  const [kind, name] = [about.slice(0, about.indexOf(':')), about.slice(about.indexOf(':') + 1)];
  const at = kind === 'family' ? 2 : 0;
  return new Set(data.rules.flatMap((rule, number) => (rule[at] === name ? [number] : [])));
}
