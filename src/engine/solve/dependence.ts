import { fail, type Outcome, succeed } from '../../core/notice.ts';
import { codeNumbers } from '../design/code-values.ts';
import type { Panel } from '../panel.ts';
import { guessCoordinates } from '../spatial/points.ts';
import { type DependenceOptions, type DependentKind, defaultDependence, type LinearProblem } from './problem.ts';
import { readNumbers } from './read-columns.ts';
import { gather, gatherCodes, type SampleBuilder } from './sample.ts';

interface Coordinate {
  readonly column: string;
  /** Degrees over panel rows. */
  readonly values: Float64Array;
}

/** What a covariance across periods or places reads, over panel rows. */
export interface Dependence {
  readonly kind: DependentKind;
  readonly options: DependenceOptions;
  readonly latitude: Coordinate | null;
  readonly longitude: Coordinate | null;
}

/** The same over the rows of the sample. Periods are numbered among those of the sample. */
export interface SampleDependence {
  readonly kind: DependentKind;
  readonly options: DependenceOptions;
  readonly unitOf: Int32Array | null;
  readonly periodOf: Int32Array | null;
  readonly periods: number;
  readonly latitude: Float64Array | null;
  readonly longitude: Float64Array | null;
}

const kinds: readonly string[] = ['neweyWest', 'driscollKraay', 'conley', 'panelCorrected'] satisfies DependentKind[];

/**
 * Null when the covariance of the problem is of another kind. Failures: dependenceNeedsTime, dependenceNeedsPanel, dependenceLags, conleyCutoff,
 * vcovWithoutWeights, spatialCoordinatesUnset, spatialCoordinatesRange, columnUnknown, columnNotNumeric.
 */
export function readDependence(panel: Panel, problem: LinearProblem): Outcome<Dependence | null> {
  if (!kinds.includes(problem.vcov)) return succeed(null);
  const kind = problem.vcov as DependentKind;
  const options = problem.dependence ?? defaultDependence;
  const bare = { kind, options, latitude: null, longitude: null };
  const { lags } = options;
  if (lags !== null && !(Number.isInteger(lags) && lags >= 0)) return fail('dependenceLags', { lags });
  if (kind === 'panelCorrected' && problem.weights) return fail('vcovWithoutWeights', { vcov: kind });
  const serial =
    kind === 'neweyWest' ||
    kind === 'panelCorrected' ||
    (kind === 'conley' && (lags ?? 0) > 0 && options.pairs === 'withinPeriod');
  if (panel.time === null && (kind !== 'conley' || serial)) return fail('dependenceNeedsTime', { vcov: kind });
  if (panel.unitOf === null && serial) return fail('dependenceNeedsPanel', { vcov: kind });
  if (kind !== 'conley') return succeed(bare);
  if (!(options.cutoff > 0 && Number.isFinite(options.cutoff))) return fail('conleyCutoff', { cutoff: options.cutoff });
  const guessed = guessCoordinates(panel.frame);
  const latitude = readCoordinate(panel, options.latitude ?? guessed.latitude, 90);
  if (!latitude.ok) return latitude;
  const longitude = readCoordinate(panel, options.longitude ?? guessed.longitude, 180);
  if (!longitude.ok) return longitude;
  return succeed({ ...bare, latitude: latitude.value, longitude: longitude.value });
}

function readCoordinate(panel: Panel, column: string | null, limit: number): Outcome<Coordinate> {
  if (column === null) return fail('spatialCoordinatesUnset');
  const read = readNumbers(panel, column, 'coordinate');
  if (!read.ok) return read;
  const wrong = read.value.findIndex((value) => Math.abs(value) > limit);
  if (wrong < 0) return succeed({ column, values: read.value });
  const params = { column, value: read.value[wrong], limit };
  return fail('spatialCoordinatesRange', params, { column, row: panel.rows[wrong] });
}

export function dropWithoutPlace(builder: SampleBuilder, { latitude, longitude }: Dependence): void {
  for (const one of [latitude, longitude]) {
    if (one !== null) builder.dropMissing(one.values, 'missingCoordinate', one.column);
  }
}

export function sampleDependence(panel: Panel, dependence: Dependence, rows: Int32Array | null): SampleDependence {
  const { kind, options, latitude, longitude } = dependence;
  const time = panel.time && codeNumbers(gather(panel.time, rows));
  return {
    kind,
    options,
    unitOf: panel.unitOf && gatherCodes(panel.unitOf, rows),
    periodOf: time?.codes ?? null,
    periods: time ? time.values.length : 1,
    latitude: latitude && gather(latitude.values, rows),
    longitude: longitude && gather(longitude.values, rows),
  };
}
