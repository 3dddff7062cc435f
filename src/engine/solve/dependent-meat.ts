import { type Notice, notice } from '../../core/notice.ts';
import { conleyMeat } from '../vcov/conley.ts';
import type { ScoreParts } from '../vcov/meat.ts';
import { panelCorrectedMeat } from '../vcov/panel-corrected.ts';
import { defaultLags, driscollKraayMeat, neweyWestMeat } from '../vcov/serial.ts';
import type { Correction } from '../vcov/small-sample.ts';
import type { SampleDependence } from './dependence.ts';
import type { DependentKind, VcovKind } from './problem.ts';

/** Driscoll and Kraay rely on many periods; below this their standard errors tend to be too small. */
const FEW_PERIODS = 20;

/** The kernel of a covariance across periods or places, for notes under tables. */
export interface KernelDetails {
  readonly lags: number;
  readonly cutoff?: number;
  readonly kernel?: string;
  readonly distance?: string;
  readonly pairs?: string;
  readonly places?: number;
  readonly neighbours?: number;
}

export function isDependent(kind: VcovKind): kind is DependentKind {
  return kind === 'neweyWest' || kind === 'driscollKraay' || kind === 'conley' || kind === 'panelCorrected';
}

/** The periods stand in for clusters in small-sample factors (fixest); null for the other covariances. */
export function dependentCount(dependence: SampleDependence | null): number[] | null {
  if (dependence === null) return null;
  return dependence.kind === 'conley' || dependence.kind === 'panelCorrected' ? [] : [dependence.periods];
}

export interface DependentMeat {
  readonly matrix: Float64Array;
  readonly kernel: KernelDetails;
  readonly notices: readonly Notice[];
}

/** The middle of the sandwich with its small-sample factors. */
export function dependentMeat(parts: ScoreParts, dependence: SampleDependence, factors: Correction): DependentMeat {
  if (dependence.kind === 'conley') return spatialMeat(parts, dependence, factors);
  const { kind, unitOf, periodOf, periods, options } = dependence;
  if (kind === 'panelCorrected') {
    const matrix = panelCorrectedMeat(parts, unitOf!, periodOf!, periods);
    return { matrix, kernel: { lags: 0 }, notices: [] };
  }
  const lags = options.lags ?? defaultLags(periods);
  const factor = factors.observationFactor * factors.clusterFactor(periods);
  const meat =
    kind === 'neweyWest'
      ? neweyWestMeat(parts, unitOf!, periodOf!, lags)
      : driscollKraayMeat(parts, periodOf!, periods, lags);
  const few = kind === 'driscollKraay' && periods < FEW_PERIODS;
  return {
    matrix: meat.map((value) => value * factor),
    kernel: { lags, kernel: 'bartlett' },
    notices: few ? [notice('caution', 'fewPeriods', { periods })] : [],
  };
}

function spatialMeat(parts: ScoreParts, dependence: SampleDependence, factors: Correction): DependentMeat {
  const { unitOf, periodOf, periods, latitude, longitude, options } = dependence;
  const { cutoff, kernel, distance, pairs } = options;
  const within = pairs === 'withinPeriod' ? periodOf : null;
  const lags = within === null ? 0 : (options.lags ?? 0);
  const { meat, places, neighbours } = conleyMeat(parts, latitude!, longitude!, within, periods, options);
  if (lags > 0) {
    const serial = neweyWestMeat(parts, unitOf!, periodOf!, lags, 1);
    serial.forEach((value, cell) => {
      meat[cell] += value;
    });
  }
  const notices: Notice[] = [];
  if (places > 1 && neighbours === 0) notices.push(notice('caution', 'conleyNoNeighbours', { cutoff, places }));
  if (kernel === 'uniform' && places > 1 && neighbours > places - 1.5) {
    notices.push(notice('caution', 'conleyCoversAll', { cutoff, places }));
  }
  return {
    matrix: meat.map((value) => value * factors.observationFactor),
    kernel: { lags, cutoff, kernel, distance, pairs, places, neighbours },
    notices,
  };
}
