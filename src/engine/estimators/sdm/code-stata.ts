import { weightColumns, weightsStata } from '../../spatial/weights-code-stata.ts';
import { StataNames } from '../feols/names.ts';
import { leastSquaresCode, type SpatialSketch } from './code.ts';
import { hasLaggedError } from './meta.ts';

interface Stata {
  readonly sketch: SpatialSketch;
  readonly names: StataNames;
  /** What the spatial lags are called. */
  readonly lags: readonly string[];
  readonly regressors: readonly string[];
}

export function codeStata(sketch: SpatialSketch): string {
  const { settled, unit, time, options } = sketch;
  const columns = [settled.outcome, ...settled.regressors, unit, time, ...weightColumns(sketch)];
  const names = new StataNames(columns);
  const regressors = settled.regressors.map((name) => names.of(name));
  const fresh = new StataNames([
    ...columns.map((name) => names.of(name)),
    ...settled.lagged.map((name) => `W_${names.of(name)}`),
  ]);
  const lags = settled.lagged.map((name) => fresh.of(`W_${names.of(name)}`));
  const stata: Stata = { sketch, names, lags, regressors };
  const ownLags = options.model === 'slx' || options.model === 'sdem';
  const lines = [
    ...names.hints(),
    '* needs: net install xsmle, from(http://www.econometrics.it/stata); a balanced panel',
    '* a text column of units becomes numbers with: egen new_name = group(old_name)',
    ...(settled.treatment === null ? [] : [`* ${names.of(settled.treatment)}: 1 in treated unit-periods, 0 elsewhere`]),
    `drop if missing(${[names.of(settled.outcome), ...regressors].join(', ')})`,
    `xtset ${names.of(unit)} ${names.of(time)}`,
    'preserve',
    ...weightsStata(sketch, names),
    'restore',
    ...(ownLags ? lagsStata(stata) : []),
    ...commandStata(stata),
  ];
  return `${lines.join('\n')}\n`;
}

/** Data sorted by unit and period: one row of the matrix per unit. */
function lagsStata({ sketch, lags, names }: Stata): string[] {
  const { settled, unit, time } = sketch;
  return [
    `sort ${names.of(unit)} ${names.of(time)}`,
    ...settled.lagged.flatMap((name, i) => [
      `capture drop ${lags[i]}`,
      `generate double ${lags[i]} = .`,
      `mata: st_store(., "${lags[i]}", vec((st_matrix("W") * rowshape(st_data(., "${names.of(name)}"), rows(st_matrix("W"))))'))`,
    ]),
  ];
}

const TYPES = { none: '', individual: 'ind', time: 'time', twoWay: 'both' } as const;

function commandStata(stata: Stata): string[] {
  const { sketch, names, lags, regressors } = stata;
  const { options, settled } = sketch;
  if (options.model === 'slx') return leastSquaresStata(stata);
  if (options.effects === 'none') {
    return ['* xsmle has no model without unit or period effects; for one cross-section see: help spregress'];
  }
  const outcome = names.of(settled.outcome);
  const body = [outcome, ...regressors, ...(options.model === 'sdem' ? lags : [])].join(' ');
  const type = options.leeYu ? 'type(ind, leeyu)' : `type(${TYPES[options.effects]})`;
  const note =
    options.leeYu && options.effects !== 'individual'
      ? ['* xsmle transforms unit effects only: period effects are not in this model']
      : [];
  if (hasLaggedError(options.model)) return [...note, `xsmle ${body}, fe model(sem) emat(W) ${type} nolog`];
  const durbin = options.model === 'sdm' ? ` durbin(${settled.lagged.map((name) => names.of(name)).join(' ')})` : '';
  const simulated = options.draws > 0 ? ` vceeffects(sim, nsim(${options.draws}))` : '';
  return [
    ...note,
    '* version 1.4 or later; earlier ones print the effects without being asked',
    `xsmle ${body}, fe model(${options.model}) wmat(W)${durbin} ${type} effects${simulated} nolog`,
  ];
}

function leastSquaresStata({ sketch, lags, names }: Stata): string[] {
  const { settled, unit, time } = sketch;
  const renamed: SpatialSketch = {
    ...sketch,
    unit: names.of(unit),
    time: names.of(time),
    settled: {
      ...settled,
      outcome: names.of(settled.outcome),
      regressors: settled.regressors.map((name) => names.of(name)),
      absorb: settled.absorb.map((term) => (typeof term === 'string' ? names.of(term) : term)),
    },
  };
  return leastSquaresCode(renamed, lags).stata.trimEnd().split('\n');
}
