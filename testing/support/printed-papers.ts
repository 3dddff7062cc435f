/**
 * What the papers of the gallery print, as structure alone: which rows, which columns hold a figure in them, which effects are in, how many rows
 * of data. No estimate is kept here: the data of the sample are invented, so its estimates are not those of the papers.
 */
export interface PrintedRegression {
  /** Rows of coefficients from above, and the columns that hold one: `1` or `.` for every column. Names are those of the sample. */
  readonly terms: readonly (readonly [row: string, columns: string])[];
  /** Rows of YES (`1`) and NO (`.`). */
  readonly marks: readonly (readonly [row: string, columns: string])[];
  /** Rows of tests under the coefficients. */
  readonly tests?: readonly (readonly [row: string, columns: string])[];
  readonly nobs: readonly number[];
}

export interface PrintedPaper {
  readonly cities: number;
  readonly years: readonly [number, number];
  /** Variables of the table of descriptive statistics in their order. */
  readonly described: { readonly table: string; readonly variables: readonly string[] };
  readonly regressions: Readonly<Record<string, PrintedRegression>>;
}

const all = (columns: number, nobs: number) => Array.from({ length: columns }, () => nobs);
const LIU = ['fdi', 'hum', 'gov', 'lninstra', 'mar', 'fin'];
const HE = ['EOCDEN', 'TRAFF', 'GOVE', 'INV', 'SALARY'];
const bothEffects = (columns: string): PrintedRegression['marks'] => [
  ['City fixed effects', columns],
  ['Year fixed effects', columns],
];
const folded = (columns: number): PrintedRegression['marks'] => {
  const every = '1'.repeat(columns);
  return [['Controls', every], ...bothEffects(every)];
};

export const liuZou: PrintedPaper = {
  cities: 285,
  years: [2005, 2022],
  described: { table: '1', variables: ['nqp', 'did', ...LIU] },
  regressions: {
    '2': {
      terms: [
        ['did', '1111111'],
        ['fdi', '.111111'],
        ['hum', '..11111'],
        ['gov', '...1111'],
        ['lninstra', '....111'],
        ['mar', '.....11'],
        ['fin', '......1'],
        ['Constant', '1111111'],
      ],
      marks: bothEffects('1111111'),
      nobs: all(7, 5130),
    },
    '3': {
      terms: [['did', '11'], ['innovp', '.1'], ...LIU.map((name) => [name, '11'] as const), ['Constant', '11']],
      marks: bothEffects('11'),
      nobs: all(2, 5130),
    },
    '4': {
      terms: [
        ['did', '11'],
        ...LIU.map((name) => [name, '11'] as const),
        ['lnpgdp', '.1'],
        ['fispre', '.1'],
        ['Constant', '11'],
      ],
      marks: [...bothEffects('11'), ['Province fixed effects', '1.'], ['Province × Year fixed effects', '1.']],
      nobs: [5022, 5130],
    },
  },
};

export const he: PrintedPaper = {
  cities: 283,
  years: [2012, 2023],
  described: { table: '2', variables: ['did', 'RES', 'TRAFF', 'EOCDEN', 'GOVE', 'INV', 'SALARY'] },
  regressions: {
    '3': {
      terms: [['did', '1111'], ...HE.map((name) => [name, '..11'] as const), ['Constant', '1111']],
      marks: bothEffects('.1.1'),
      nobs: all(4, 3396),
    },
    '4': {
      terms: [
        ['did', '1.1'],
        ['IV', '.1.'],
      ],
      tests: [
        ['Kleibergen–Paap rk LM', '..1'],
        ['Kleibergen–Paap rk Wald F', '..1'],
      ],
      marks: folded(3),
      nobs: all(3, 3396),
    },
    '5': { terms: [['did', '11']], marks: folded(2), nobs: all(2, 3396) },
    '6': {
      terms: [
        ['did × small', '1....'],
        ['did × medium', '.1...'],
        ['did × large', '..1..'],
        ['did × extra large', '...1.'],
        ['did × super large', '....1'],
      ],
      marks: folded(5),
      nobs: all(5, 3396),
    },
    '7': {
      terms: [
        ['did × DIG', '1.'],
        ['did × IPP', '.1'],
      ],
      marks: folded(2),
      nobs: all(2, 3396),
    },
  },
};

/** He's figure 1: periods from the start of the policy with a coefficient, the base among them. */
export const heEvents = { from: -4, to: 7, base: -1 };
/** He's figure 2. */
export const heDraws = 500;
/** He's table 1: how many indicators each dimension has. */
export const heIndicators = [5, 5, 4];
