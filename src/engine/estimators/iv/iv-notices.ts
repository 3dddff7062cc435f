import { type Notice, notice } from '../../../core/notice.ts';
import { type IvGeometry, isExact } from '../../diagnostics/iv/geometry.ts';
import type { AndersonRubin, IvDiagnostics } from '../../diagnostics/iv/types.ts';
import { vcovKind } from '../../solve/covariance.ts';
import type { PreparedModel } from '../../solve/prepare.ts';

/** Staiger & Stock (1997) rule of thumb for the first-stage F. */
const RULE_OF_THUMB = 10;
/** Share of the worst-case bias and size distortion that the cautions are about. */
const TOLERATED = 0.1;
const LEVEL = 0.05;

const rounded = (value: number) => Number(value.toPrecision(4));
const percent = (share: number) => Math.round(100 * share);

/** What a reader of this estimate has to know about its instruments. */
export function ivNotices(iv: IvDiagnostics, prepared: PreparedModel, geometry: IvGeometry): Notice[] {
  const exact = geometry.endogenous.filter(isExact).map((column) => column.name);
  if (exact.length > 0) return [notice('caution', 'ivFirstStageExact', { endogenous: exact.join(', ') })];
  return [
    ...strengthNotices(iv),
    ...stockYogoNotices(iv),
    ...identificationNotices(iv, prepared),
    ...overidentificationNotices(iv),
    ...(iv.andersonRubin && iv.endogenous.length === 1 ? setNotices(iv.andersonRubin, iv.endogenous[0]) : []),
  ];
}

function strengthNotices({ effectiveF, strength }: IvDiagnostics): Notice[] {
  if (effectiveF === null) {
    return strength.flatMap(({ endogenous, conditionalF }) => {
      const weak = conditionalF !== null && conditionalF.statistic < RULE_OF_THUMB;
      return weak
        ? [
            notice('caution', 'ivWeakConditional', {
              endogenous,
              f: rounded(conditionalF.statistic),
              rule: RULE_OF_THUMB,
            }),
          ]
        : [];
    });
  }
  const { statistic, critical } = effectiveF;
  const f = rounded(statistic);
  const bound = critical.find(({ bias }) => bias === TOLERATED)?.value ?? RULE_OF_THUMB;
  if (statistic < RULE_OF_THUMB) return [notice('caution', 'ivWeakInstruments', { f, rule: RULE_OF_THUMB })];
  if (statistic < bound) return [notice('caution', 'ivModerateInstruments', { f, critical: rounded(bound) })];
  return [];
}

/** Under its 10 % value, with the smallest tabulated size that the statistic still rules out. */
function stockYogoNotices({ kleibergenPaap, stockYogo }: IvDiagnostics): Notice[] {
  const first = stockYogo.size.find(({ limit }) => limit === TOLERATED);
  if (kleibergenPaap === null || first === undefined || kleibergenPaap.waldF >= first.value) return [];
  const f = rounded(kleibergenPaap.waldF);
  const held = stockYogo.size.find(({ value }) => kleibergenPaap.waldF >= value);
  const largest = percent(Math.max(...stockYogo.size.map(({ limit }) => limit)));
  return held
    ? [notice('caution', 'ivStockYogoSize', { f, critical: first.value, size: percent(held.limit) })]
    : [notice('caution', 'ivStockYogoWorst', { f, critical: first.value, size: largest })];
}

function identificationNotices(
  { kleibergenPaap, overidentification, instruments }: IvDiagnostics,
  prepared: PreparedModel,
) {
  const robust = vcovKind(prepared.problem) !== 'iid';
  if (kleibergenPaap === null || (robust && overidentification !== null && overidentification.hansenJ === null)) {
    const clusters = Math.min(...prepared.clusters.map((cluster) => cluster.count), prepared.nobs);
    return [notice('caution', 'ivCovarianceSingular', { clusters, instruments: instruments.length })];
  }
  const { statistic, pValue } = kleibergenPaap.lm;
  if (pValue <= LEVEL) return [];
  return [notice('caution', 'ivRankNotRejected', { statistic: rounded(statistic), p: rounded(pValue) })];
}

function overidentificationNotices({ overidentification, endogenous }: IvDiagnostics): Notice[] {
  if (overidentification === null) return [notice('info', 'ivExactlyIdentified', { instruments: endogenous.length })];
  const test = overidentification.hansenJ ?? overidentification.sargan;
  if (test.pValue > LEVEL) return [];
  const params = { statistic: rounded(test.statistic), df: test.df1, p: rounded(test.pValue) };
  return [notice('caution', 'ivOveridentificationRejected', params)];
}

function setNotices({ set, level }: AndersonRubin, term: string): Notice[] {
  const params = { term, level: percent(level) };
  if (set === null) return [notice('caution', 'ivSetUndefined', params)];
  if (set.length === 0) return [notice('caution', 'ivSetEmpty', params)];
  const unbounded = set[0].lo === Number.NEGATIVE_INFINITY || set[set.length - 1].hi === Number.POSITIVE_INFINITY;
  if (unbounded) return [notice('caution', 'ivSetUnbounded', params)];
  return set.length > 1 ? [notice('caution', 'ivSetDisjoint', { ...params, parts: set.length })] : [];
}
