import type { Fields, OptionsOf } from '../fields.ts';

const byDistance = { matrix: ['inverseDistance', 'nearest', 'threshold', 'nested'] } as const;
const byLinks = { matrix: ['contiguity'] } as const;
const byEconomy = { matrix: ['economic', 'nested'] } as const;

/** Which units are neighbours and how much each counts: the same fields in every model and diagnostic that needs weights. */
export const weightsFields = {
  /**
   * inverseDistance: d^-power up to the cutoff. nearest: the k nearest. threshold: every unit within the cutoff. contiguity: the links given.
   * economic: one over the gap in a column's mean. nested: inverse distance times economic.
   */
  matrix: {
    type: 'choice',
    choices: ['inverseDistance', 'nearest', 'threshold', 'contiguity', 'economic', 'nested'],
    default: 'inverseDistance',
  },
  /** Degrees; null: the columns whose names say so. */
  latitude: { type: 'column', default: null, when: byDistance },
  longitude: { type: 'column', default: null, when: byDistance },
  power: { type: 'number', min: 0.1, max: 10, default: 1, when: { matrix: ['inverseDistance', 'nested'] } },
  /** Kilometres; null: none (threshold: the least distance that leaves nobody without a neighbour). */
  cutoff: { type: 'number', min: 0, default: null, when: { matrix: ['inverseDistance', 'threshold', 'nested'] } },
  neighbours: { type: 'number', integer: true, min: 1, default: 5, when: { matrix: ['nearest'] } },
  /** Who borders whom. */
  links: { type: 'links', default: null, when: byLinks },
  /** auto: a list in which no pair stands both ways is read as going both ways. */
  direction: { type: 'choice', choices: ['auto', 'asGiven', 'bothWays'], default: 'auto', when: byLinks },
  /** The column that units are compared in, averaged by unit up to `economyUntil` (null: over all periods). */
  economy: { type: 'column', default: null, when: byEconomy },
  economyUntil: { type: 'number', default: null, when: byEconomy },
  /** product: inverse distance over economic gap. share: inverse distance times the neighbour's share in the column. */
  nesting: { type: 'choice', choices: ['product', 'share'], default: 'product', when: { matrix: ['nested'] } },
  standardise: { type: 'choice', choices: ['row', 'spectral', 'none'], default: 'row' },
} as const satisfies Fields;

export type WeightsOptions = OptionsOf<typeof weightsFields>;
export type WeightsKind = WeightsOptions['matrix'];

export const needsCoordinates = (kind: WeightsKind): boolean => kind !== 'contiguity' && kind !== 'economic';
export const needsEconomy = (kind: WeightsKind): boolean => kind === 'economic' || kind === 'nested';
