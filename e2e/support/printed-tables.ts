import { he, liuZou, type PrintedPaper, type PrintedRegression } from '../../testing/support/printed-papers.ts';

type Shape = Omit<PrintedRegression, 'nobs'>;

/** Regression tables that papers print, by the number of the table; nothing for papers of which only the abstract is at hand. */
export function printedTables(id: string): ReadonlyMap<string, Shape> {
  const papers: ReadonlyMap<string, PrintedPaper> = new Map([
    ['liu-zou', liuZou],
    ['he', he],
  ]);
  const tables = Object.entries(papers.get(id)?.regressions ?? {});
  return new Map(tables.map(([number, { nobs: _, ...shape }]) => [number, shape]));
}

const pattern = (cells: readonly string[], filled: (text: string) => boolean) =>
  cells.map((text) => (filled(text) ? '1' : '.')).join('');

/** The structure of a regression table in a Word document: rows of texts, the policy under the name `did`. */
export function structureOf(rows: readonly (readonly string[])[], policy: string): Shape {
  const terms: [string, string][] = [];
  const marks: [string, string][] = [];
  const tests: [string, string][] = [];
  rows.forEach(([text, ...cells], at) => {
    const label = text.replace(policy, 'did');
    const below = rows[at + 1] ?? [];
    const row = [label, pattern(cells, (cell) => cell !== '')] as [string, string];
    if (label === '' || label === 'Observations' || label === 'R²') return;
    if (cells.every((cell) => cell === 'Yes' || cell === 'No'))
      marks.push([label, pattern(cells, (cell) => cell === 'Yes')]);
    else if (label.startsWith('Kleibergen')) tests.push(row);
    else if (below[0] === '' && pattern(below.slice(1), (cell) => /^\(.+\)$/.test(cell)) === row[1]) terms.push(row);
    else throw new Error(`a row that no paper prints: ${label}`);
  });
  return { terms, marks, ...(tests.length > 0 ? { tests } : {}) };
}
