import { extendLedger, type Ledger, type LedgerStep } from '../../ledger.ts';
import type { Panel } from '../../panel.ts';
import type { AbsorbedEffect, ModelResult } from '../../result.ts';
import { noStats } from '../../result-without-terms.ts';
import type { LinearFit } from '../../solve/linear-model.ts';
import { readCodes } from '../../solve/read-columns.ts';

type Shared = 'absorbed' | 'counts' | 'ledger' | 'stats' | 'vcovType' | 'preset' | 'dropped' | 'details';

/**
 * What one record can say of regressions on parts of a panel that do not overlap: rows and units added up, losses by reason. Fit statistics belong
 * to each alone. @param lost rows (of the frame) of the parts that could not be estimated
 */
export function addRecords(panel: Panel, results: readonly ModelResult[], lost: Int32Array): Pick<ModelResult, Shared> {
  const sum = (read: (result: ModelResult) => number) => results.reduce((total, result) => total + read(result), 0);
  const [first] = results;
  return {
    absorbed: first.absorbed.map((effect, at) => addEffects(effect, results, at)),
    counts: {
      nobs: sum(({ counts }) => counts.nobs),
      units: first.counts.units === null ? null : sum(({ counts }) => counts.units ?? 0),
      periods: first.counts.periods === null ? null : Math.max(...results.map(({ counts }) => counts.periods ?? 0)),
      clusters: first.counts.clusters.map(({ by }, at) => ({
        by,
        count: sum(({ counts }) => counts.clusters[at].count),
      })),
      singletons: sum(({ counts }) => counts.singletons),
    },
    ledger: addLedgers(panel.ledger, results, lost),
    stats: noStats,
    vcovType: first.vcovType,
    preset: first.preset,
    dropped: [],
    details: {},
  };
}

/**
 * As `addRecords`, of regressions whose samples may overlap: a row counts once, and one that none of them uses is entered as `notCompared`. Effects
 * are those of the regression with the most rows.
 */
export function uniteRecords(panel: Panel, fits: readonly LinearFit[]): Pick<ModelResult, Shared> {
  const used = new Set(fits.flatMap(({ rows }) => [...rows]));
  const inside = Int32Array.from(panel.rows.keys()).filter((i) => used.has(panel.rows[i]));
  const distinct = (codes: ArrayLike<number> | null) =>
    codes === null ? null : new Set(Array.from(inside, (i) => codes[i])).size;
  const results = fits.map(({ result }) => result);
  const largest = results.reduce((most, result) => (result.counts.nobs > most.counts.nobs ? result : most));
  const clusters = largest.counts.clusters.map(({ by }) => {
    const read = readCodes(panel, by, 'cluster');
    return { by, count: (read.ok ? distinct(read.value.codes) : null) ?? 0 };
  });
  return {
    absorbed: largest.absorbed,
    counts: {
      nobs: inside.length,
      units: distinct(panel.unitOf),
      periods: distinct(panel.time),
      clusters,
      singletons: Math.max(...results.map(({ counts }) => counts.singletons)),
    },
    ledger: extendLedger(panel.ledger, [
      { reason: 'notCompared', params: {}, rows: panel.rows.filter((row) => !used.has(row)) },
    ]),
    stats: noStats,
    vcovType: largest.vcovType,
    preset: largest.preset,
    dropped: [],
    details: {},
  };
}

function addEffects(effect: AbsorbedEffect, results: readonly ModelResult[], at: number): AbsorbedEffect {
  const own = results.map(({ absorbed }) => absorbed[at]);
  return {
    ...effect,
    levels: own.reduce((total, { levels }) => total + levels, 0),
    redundant: own.reduce((total, { redundant }) => total + redundant, 0),
    nestedInCluster: own.every(({ nestedInCluster }) => nestedInCluster),
  };
}

/** Each part's ledger holds the panel's steps, the rows of the other parts, and then its own. */
function addLedgers(base: Ledger, results: readonly ModelResult[], lost: Int32Array): Ledger {
  const steps = new Map<string, LedgerStep>();
  const own = results.flatMap(({ ledger }) => ledger.steps.slice(base.steps.length));
  for (const step of own.filter(({ reason }) => reason !== 'otherGroup')) {
    const id = JSON.stringify([step.reason, step.params]);
    const rows = [...(steps.get(id)?.rows ?? []), ...step.rows];
    steps.set(id, { ...step, rows: Int32Array.from(rows).sort() });
  }
  return extendLedger(base, [...steps.values(), { reason: 'groupFailed', params: {}, rows: lost }]);
}
