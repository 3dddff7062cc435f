import { describe, expect, it } from 'vitest';
import { type Comparison, parityOf } from '../../../testing/support/parity.ts';
import { loadCases } from '../../../testing/support/reference.ts';
import { chiSquaredSurvival, fisherSurvival, normalSurvival, studentQuantile, studentTwoSided } from './index.ts';

/** The cases print statistics to 15 digits; far out in a tail that error grows by up to df x statistic. */
const P_TOLERANCE = 1e-10;
/** Interval bounds: 15 digits of the coefficient, its standard error and the bound itself. */
const BOUND_TOLERANCE = 1e-12;

// biome-ignore lint/suspicious/noExplicitAny: results of other programs, every case with its own shape
type Node = any;

const parity = parityOf('distributions');

interface Tally {
  readonly compare: Comparison;
  p: number;
  bounds: number;
  misses: string[];
}

/** Every record inside `node`, whatever its depth. */
function* records(node: Node, path: string): Generator<[Node, string]> {
  if (node === null || typeof node !== 'object') return;
  if (!Array.isArray(node)) yield [node, path];
  for (const [key, inner] of Object.entries(node)) yield* records(inner, `${path}/${key}`);
}

const isNumber = (value: unknown): value is number => typeof value === 'number';
const isRecord = (value: unknown) => value !== null && typeof value === 'object' && !Array.isArray(value);

function checkP(tally: Tally, path: string, ours: number, printed: Node): void {
  // A printed 0 (underflow) or 1 carries no information.
  if (!isNumber(printed) || printed === 0 || printed === 1) return;
  tally.p++;
  tally.compare.note(`pValue ${path}`, ours, printed, P_TOLERANCE);
  if (!(Math.abs(ours / printed - 1) <= P_TOLERANCE)) tally.misses.push(`${path}: ${ours} against ${printed}`);
}

function checkCoefficients(tally: Tally, path: string, node: Node): void {
  for (const [name, p] of Object.entries(node.p)) {
    if (isNumber(node.t?.[name])) checkP(tally, `${path} ${name}`, studentTwoSided(node.t[name], node.df_t), p);
    if (!isNumber(node.ci_low?.[name]) || !isNumber(node.coef?.[name])) continue;
    const half = studentQuantile(0.975, node.df_t) * node.se[name];
    const scale = Math.max(half, Math.abs(node.coef[name]));
    tally.bounds += 2;
    for (const error of [node.coef[name] - half - node.ci_low[name], node.coef[name] + half - node.ci_high[name]]) {
      tally.compare.note('interval', scale + error, scale, BOUND_TOLERANCE);
      if (!(Math.abs(error) <= BOUND_TOLERANCE * scale)) tally.misses.push(`${path} ${name}: bound off by ${error}`);
    }
  }
}

function checkRecord(tally: Tally, path: string, node: Node): void {
  const f = node.F ?? node.stat;
  if (isRecord(node.p) && isNumber(node.df_t)) checkCoefficients(tally, path, node);
  if (isRecord(node.p) && isRecord(node.z)) {
    for (const name of Object.keys(node.p)) {
      checkP(tally, `${path} ${name}`, 2 * normalSurvival(Math.abs(node.z[name])), node.p[name]);
    }
  }
  if (isNumber(f) && node.df1 && node.df2) checkP(tally, path, fisherSurvival(f, node.df1, node.df2), node.p);
  if (isNumber(node.chi2) && node.p_chi2) checkP(tally, path, chiSquaredSurvival(node.chi2, node.df1), node.p_chi2);
  if (isNumber(node.stat) && isNumber(node.df)) checkP(tally, path, chiSquaredSurvival(node.stat, node.df), node.p);
  if (node.f_df1) checkP(tally, path, fisherSurvival(node.f_stat, node.f_df1, node.f_df2), node.f_p);
  if (node.chi2_df) checkP(tally, path, chiSquaredSurvival(node.chi2_stat, node.chi2_df), node.chi2_p);
}

describe('p-values and interval bounds printed by other programs', () => {
  it.each(['01', '03', '07', '10', '16', '17', '18'])('group %s', (group) => {
    const tally = { p: 0, bounds: 0, misses: [] as string[] };
    for (const one of loadCases(group).cases) {
      const compare = parity.compare({ ...one, call: null }, P_TOLERANCE);
      for (const [node, path] of records(one.results, one.id))
        checkRecord(Object.assign(tally, { compare }), path, node);
    }
    console.log(`distributions against group ${group}: ${tally.p} p-values, ${tally.bounds} bounds`);
    expect(tally.misses).toEqual([]);
  });
});
