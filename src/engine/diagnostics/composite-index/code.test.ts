import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { designOf, must } from '../../../../testing/support/designs.ts';
import { loadData } from '../../../../testing/support/reference.ts';
import { cellText, numericColumn } from '../../../table/column.ts';
import { findColumn } from '../../../table/frame.ts';
import { buildPanel } from '../../design/build-panel.ts';
import { StataNames, stringInR } from '../../estimators/feols/names.ts';
import { defaultsOf } from '../../fields.ts';
import { code, type IndexCodeContext } from './code.ts';
import { compositeIndex, fields, type IndexOptions, type IndexSystem } from './index.ts';

const defaults = defaultsOf(fields);
const columns = ['lnpgdp', 'fdi', 'gov', 'digi'];
const system: IndexSystem = {
  indicators: ['lnpgdp', 'fdi', 'gone', 'gov', 'digi', 'flat'].map((column, j) => ({
    column,
    direction: column === 'gov' ? '-' : '+',
    dimension: j < 3 ? 'one "quoted"' : 'two',
    ownWeight: j + 1,
  })),
};
const dimensions = ['one "quoted"', 'two'];

const contextOf = (time: string | null, names = ['composite'], dimensions: string[] = []): IndexCodeContext => {
  const stata = new StataNames([...columns, ...names]);
  return { time, names, dimensions, r: (column) => `df[[${stringInR(column)}]]`, stata: (column) => stata.of(column) };
};

const methods: [string, Partial<IndexOptions>][] = [
  ['entropy', {}],
  ['entropy, shifted', { zeros: 'shift', epsilon: 0.01, scoreShifted: true }],
  ['entropy, rows with zeros dropped', { zeros: 'drop' }],
  ['entropy by year', { weightsOver: 'period', scaleOver: 'period' }],
  ['entropy-TOPSIS', { score: 'topsis' }],
  ['TOPSIS on vector norms', { weights: 'equal', scale: 'vector', score: 'topsis' }],
  ['CRITIC', { weights: 'critic' }],
  ['CRITIC, absolute', { weights: 'critic', criticCorrelation: 'absolute' }],
  ['variation', { weights: 'cv' }],
  ['variation of the raw values', { weights: 'cv', cvOf: 'raw', scale: 'none' }],
  ['principal components', { weights: 'pca' }],
  ['principal components, share', { weights: 'pca', pcaKeep: 'share' }],
  ['first component by year', { weights: 'pca', pcaKeep: 'first', weightsOver: 'period' }],
  ['own', { weights: 'own' }],
];

/** Starting R and reading 5,130 rows fourteen times, on a busy machine. */
const R_TIMEOUT = 120_000;

const hasR = spawnSync('Rscript', ['--version']).status === 0;

describe('generated R', () => {
  it.runIf(hasR)('gives our scores when it is run', { timeout: R_TIMEOUT }, () => {
    const data = loadData('city_balanced');
    const folder = mkdtempSync(join(tmpdir(), 'index-'));
    const needed = ['city', 'year', ...columns].map((name) => findColumn(data, name)!);
    const lines = Array.from({ length: data.nrow }, (_, r) => needed.map((column) => cellText(column, r)).join(','));
    lines[3] = lines[3].replace(/[^,]*$/, '');
    writeFileSync(join(folder, 'data.csv'), [['city', 'year', ...columns].join(','), ...lines].join('\n'));
    const scripts = methods.map(([, change], i) => {
      const { r } = code(
        system,
        { ...defaults, ...change },
        contextOf('year', ['composite', 'part 1', 'part 2'], dimensions),
      );
      return `df <- read.csv("data.csv")\ndf$flat <- 7\n${r.join('\n')}\nwrite(format(c(df$composite, df[["part 1"]], df[["part 2"]]), digits = 15), "score${i}.txt")\n`;
    });
    writeFileSync(join(folder, 'all.R'), scripts.join('\n'));
    const run = spawnSync('Rscript', ['all.R'], { cwd: folder, encoding: 'utf8' });
    expect(run.status, run.stderr).toBe(0);
    const columnsWithGap = data.columns.map((one) =>
      one.name === 'digi' && one.kind === 'number'
        ? { ...one, values: one.values.map((v, r) => (r === 3 ? Number.NaN : v)) }
        : one,
    );
    const flat = numericColumn('flat', new Float64Array(data.nrow).fill(7));
    const frame = { ...data, columns: [...columnsWithGap, flat] };
    const panel = must(buildPanel(frame, designOf({})));
    methods.forEach(([name, change], i) => {
      const index = must(compositeIndex(panel, system, { ...defaults, ...change }));
      const ours = [index.score, ...index.dimensionScores].flatMap((scores) => [...scores]);
      const theirs = readFileSync(join(folder, `score${i}.txt`), 'utf8')
        .trim()
        .split(/\s+/)
        .map(Number);
      expect(theirs).toHaveLength(ours.length);
      theirs.forEach((value, r) => {
        // Fifteen printed digits of scores between zero and a few units.
        if (r % data.nrow === 3) expect(Number.isNaN(value) && Number.isNaN(ours[r])).toBe(true);
        else expect(Math.abs(value - ours[r]), `${name} row ${r}`).toBeLessThan(1e-11);
      });
    });
    rmSync(folder, { recursive: true });
  });
});

describe('generated text', () => {
  it('keeps hostile names inside quotes', () => {
    const column = 'a"); q("';
    const hostile: IndexSystem = { indicators: [{ column, direction: '-', dimension: null }] };
    const stata = new StataNames([column, 'composite']);
    const context = { ...contextOf(null), stata: (name: string) => stata.of(name) };
    const { r, stata: lines } = code(hostile, defaults, context);
    expect(r).toContain('  column = c("a\\"); q(\\""),');
    expect(lines.join('\n')).not.toContain('q("');
  });

  it('in Stata does entropy weights with ln of the rows used, and points to R for the rest', () => {
    const all = ['lnpgdp', 'fdi', 'gone', 'gov', 'digi', 'flat', 'composite'];
    const names = new StataNames(all);
    const context = { ...contextOf('year'), stata: (name: string) => names.of(name) };
    const { stata } = code(system, { ...defaults, zeros: 'shift', epsilon: 0.001 }, context);
    expect(stata).toContain('generate double _z4 = (r(max) - gov) / (r(max) - r(min)) if _complete');
    expect(stata).toContain('generate double _p = _z1 + 0.001 if _complete');
    expect(stata).toContain('scalar _d1 = 1 + r(sum) / ln(r(N)) // ln of the rows used');
    expect(code(system, { ...defaults, weights: 'critic' }, context).stata.join()).toContain('see the R script');
  });
});
