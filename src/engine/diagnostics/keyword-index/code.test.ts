import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { designOf, must } from '../../../../testing/support/designs.ts';
import { categoryColumn, numericColumn } from '../../../table/column.ts';
import { createFrame } from '../../../table/frame.ts';
import { buildPanel } from '../../design/build-panel.ts';
import { StataNames, stringInR } from '../../estimators/feols/names.ts';
import { code, type KeywordCodeContext } from './code.ts';
import { type Dictionary, type KeywordOptions, keywordIndex } from './index.ts';

const names = ['digital', 'digital_one', 'digital_two'];
const stata = new StataNames(['report', ...names]);
const context: KeywordCodeContext = {
  names,
  r: (column) => `df[[${stringInR(column)}]]`,
  stata: (column) => stata.of(column),
};

const dictionary: Dictionary = [
  { group: 'one', words: ['大数据', '数据', '人工智能', 'AI', '5G', 'low carbon', 'carbon'] },
  { group: 'two', words: ['新能源', '新能源汽车', 'C++', '(x)', 'a"b', '$`x', '数据要素'] },
];
const texts = [
  '发展大数据产业，用好数据和大数据。',
  'AI said: 发展ai和5G网络, not AIR, MAIL, 15G or 5GHz',
  'Low  Carbon and carbon; low\ncarbon, carbonate',
  '新能源汽车与新能源，新能\n源汽车',
  null,
  'C++ and (x) and a"b, $`x ＡＩ',
  '没有',
  '数据要素市场与大数据要素',
  '   ',
];

const R_TIMEOUT = 60_000;
const hasR = spawnSync('Rscript', ['--version']).status === 0;

describe('generated R', () => {
  it.runIf(hasR)('counts as we do when it is run', { timeout: R_TIMEOUT }, () => {
    const frame = createFrame([
      numericColumn('city', Float64Array.from(texts.keys())),
      numericColumn('year', new Float64Array(texts.length).fill(2020)),
      categoryColumn('report', texts),
    ]);
    const panel = must(buildPanel(frame, designOf({})));
    const folder = mkdtempSync(join(tmpdir(), 'keywords-'));
    const given = texts.map((text) => (text === null ? 'NA' : stringInR(text))).join(', ');
    const measures = ['count', 'log', 'per10000'] as const;
    const options = (measure: KeywordOptions['measure']): KeywordOptions => ({
      text: 'report',
      counts: null,
      characters: null,
      measure,
    });
    const scripts = measures.map((measure) => {
      const { r } = code(dictionary, options(measure), context);
      const all = names.map((name) => `df[["${name}"]]`).join(', ');
      return `${r.join('\n')}\nwrite(format(c(${all}), digits = 15), "${measure}.txt")`;
    });
    writeFileSync(join(folder, 'all.R'), [`df <- data.frame(report = c(${given}))`, ...scripts].join('\n'));
    const run = spawnSync('Rscript', ['all.R'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    });
    expect(run.status, run.stderr).toBe(0);
    for (const measure of measures) {
      const { value, valueByGroup } = must(keywordIndex(panel, dictionary, options(measure)));
      const ours = [value, ...valueByGroup].flatMap((values) => [...values]);
      const theirs = readFileSync(join(folder, `${measure}.txt`), 'utf8')
        .trim()
        .split(/\s+/)
        .map(Number);
      expect(theirs).toHaveLength(ours.length);
      // Fifteen printed digits.
      for (const [i, one] of ours.entries()) {
        if (Number.isNaN(one)) expect(theirs[i]).toBeNaN();
        else expect(Math.abs(theirs[i] - one), `${measure} ${i}`).toBeLessThan(1e-10 * Math.max(1, one));
      }
    }
    rmSync(folder, { recursive: true });
  });
});

describe('generated text', () => {
  const options: KeywordOptions = { text: 'report', counts: null, characters: null, measure: 'log' };

  it('holds no sign of a word that Stata or R would read as their own', () => {
    const { r, stata: lines } = code(dictionary, options, context);
    for (const text of [r.join('\n'), lines.join('\n')]) {
      expect(text).not.toContain('a"b');
      expect(text).not.toContain('$`x');
    }
    expect(lines.join('\n')).toContain('a\\x{22}b');
  });

  it('adds columns of counts up', () => {
    const counts: KeywordOptions = { text: null, counts: ['a', 'b'], characters: null, measure: 'log' };
    const plain = { ...context, stata: (column: string) => column };
    expect(code([], counts, plain).r).toEqual(['df[["digital"]] <- log1p(df[["a"]] + df[["b"]])']);
    expect(code([], counts, plain).stata).toContain('generate double digital = ln(1 + a + b)');
  });
});
