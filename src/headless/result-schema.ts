import { z } from 'zod';
import { indicesSchemas } from './indices-schema.ts';
import { mechanismSchemas } from './mechanism-schema.ts';
import { robustnessSchemas } from './robustness-schema.ts';
import { spatialSchemas } from './spatial-schema.ts';

/** Objects of the result may get further keys in later versions; those here stay. */
const record = z.looseObject;
const number = z.number();
/** null: not defined, or not computable; a warning says why. */
const maybe = number.nullable();
const params = z.record(z.string(), z.union([z.string(), number]));

export const noticeSchema = record({
  code: z.string(),
  severity: z.enum(['info', 'caution', 'error']),
  params,
  text: z.string(),
  where: record({ row: number.optional(), column: z.string().optional() }).optional(),
}).meta({ id: 'notice' });

export const ledgerSchema = record({
  rowsRead: number,
  /** rowsRead = rowsUsed + the sum of `count`. `rows`: data rows of the source, the first 1,000. */
  steps: z.array(record({ reason: z.string(), params, count: number, rows: z.array(number) })),
  rowsUsed: number,
}).meta({ id: 'ledger' });

const estimateShape = {
  estimate: number,
  stdError: number,
  statistic: maybe,
  pValue: maybe,
  lo: maybe,
  hi: maybe,
};

const termSchema = record({
  name: z.string(),
  kind: z.enum(['coefficient', 'att', 'event', 'group', 'calendar', 'attgt']),
  role: z.enum(['treatment', 'instrument', 'companion', 'control', 'constant']).optional(),
  /** The column whose neighbours' values the regressor averages. */
  spatialLag: z.string().optional(),
  /** Event time, and whether the cell gathers everything beyond it. */
  e: number.optional(),
  bin: z.enum(['lower', 'upper']).optional(),
  g: number.optional(),
  t: number.optional(),
  /** Where each coefficient has its own; otherwise `dofResidual` holds. */
  dof: number.optional(),
  ...estimateShape,
});

const droppedSchema = record({
  name: z.string(),
  reason: z.enum(['collinear', 'absorbed']),
  by: z.array(z.string()),
});

const fittedShape = {
  id: z.string(),
  ok: z.literal(true),
  estimator: z.string(),
  outcome: z.string(),
  spec: z.record(z.string(), z.unknown()),
  terms: z.array(termSchema),
  /** Row by row in the order of `terms`. */
  vcov: z.array(z.array(number)),
  vcovType: z.string(),
  preset: z.enum(['reghdfe', 'fixest']),
  /** Of the t distribution; null: the normal one. */
  dofResidual: maybe,
  level: number,
  dropped: z.array(droppedSchema),
  absorbed: z.array(
    record({
      by: z.array(z.string()),
      slope: z.string().optional(),
      levels: number,
      redundant: number,
      nestedInCluster: z.boolean(),
    }),
  ),
  counts: record({
    nobs: number,
    units: maybe,
    periods: maybe,
    clusters: z.array(record({ by: z.string(), count: number })),
    singletons: number,
  }),
  stats: record({
    r2: maybe,
    adjR2: maybe,
    r2Within: maybe,
    adjR2Within: maybe,
    rmse: maybe,
    ssr: maybe,
    tss: maybe,
    logLik: maybe,
    meanOutcome: maybe,
    sdOutcome: maybe,
  }),
  tests: z.array(
    record({
      id: z.string(),
      statistic: maybe,
      distribution: z.enum(['F', 'chi2']),
      df1: number,
      df2: maybe,
      pValue: maybe,
      terms: z.array(z.string()),
    }),
  ),
  combinations: z.array(record({ id: z.string(), terms: z.array(z.string()), dof: number, ...estimateShape })),
  events: record({
    cells: z.array(record({ e: number, bin: z.string().optional(), units: number, nobs: number, base: z.boolean() })),
    endpoints: z.string(),
    reference: z.string(),
    bandLevel: number,
    bandCritical: maybe,
    bandDraws: number,
    bandSeed: number,
  }).optional(),
  ledger: ledgerSchema,
  notices: z.array(noticeSchema),
};

const test = record({
  statistic: maybe,
  distribution: z.enum(['F', 'chi2']),
  df1: number,
  df2: maybe,
  pValue: maybe,
});
const criticalValue = record({ limit: number, value: number });
/** A regression that an instrumental-variable model rests on. */
const stageSchema = record(fittedShape).meta({ id: 'stage' });

const ivSchema = record({
  method: z.enum(['2sls', 'liml']),
  kappa: number,
  endogenous: z.array(z.string()),
  instruments: z.array(z.string()),
  droppedInstruments: z.array(droppedSchema),
  firstStages: z.array(stageSchema),
  reducedForm: stageSchema,
  strength: z.array(
    record({ endogenous: z.string(), f: test.nullable(), partialR2: maybe, conditionalF: test.nullable() }),
  ),
  effectiveF: record({
    statistic: number,
    dof: number,
    critical: z.array(record({ bias: number, value: number })),
  }).nullable(),
  kleibergenPaap: record({ lm: test, waldF: number }).nullable(),
  craggDonaldF: maybe,
  /** Derived for independent homoskedastic errors. */
  stockYogo: record({ size: z.array(criticalValue), bias: z.array(criticalValue) }),
  /** Parts of the set in ascending order; a limit that is null is unbounded. */
  andersonRubin: record({
    f: test,
    chi2: test,
    set: z.array(record({ lo: maybe, hi: maybe })).nullable(),
    level: number,
  }).nullable(),
  overidentification: record({ sargan: test, hansenJ: test.nullable() }).nullable(),
  endogeneity: record({ wuHausman: test.nullable(), cStatistic: test.nullable() }),
}).meta({ id: 'instruments' });

const matchingCounts = record({ all: number, used: number, offSupport: number, unmatched: number });
const balanceSide = record({
  treated: number,
  control: number,
  /** Percent of the root mean of the two variances before matching. */
  bias: maybe,
  t: maybe,
  pValue: maybe,
  varianceRatio: maybe,
});
const overallBalance = record({
  meanBias: maybe,
  medianBias: maybe,
  rubinB: maybe,
  rubinR: maybe,
  pseudoR2: maybe,
  lrChi2: maybe,
  lrDf: maybe,
  lrPValue: maybe,
});
const range = record({ low: number, high: number });

const matchingSchema = record({
  method: z.enum(['nearest', 'radius', 'kernel', 'mahalanobis', 'entropy', 'ipw']),
  timing: z.enum(['baseline', 'pooled', 'byYear']),
  baseline: record({ from: number, to: number }).nullable(),
  /** What was matched and is counted. */
  level: z.enum(['unit', 'row']),
  covariates: z.array(z.string()),
  /** One per match: of the whole sample, or of each period. */
  groups: z.array(
    record({
      period: maybe,
      score: record({
        link: z.enum(['logit', 'probit']),
        terms: z.array(z.string()),
        coef: z.array(number),
        stdErrors: z.array(number),
        logLik: number,
        logLikNull: number,
        nobs: number,
        treated: range,
        control: range,
      }).nullable(),
      treated: matchingCounts,
      control: matchingCounts,
    }),
  ),
  treated: matchingCounts,
  control: matchingCounts,
  effectiveControls: number,
  balance: record({
    rows: z.array(record({ name: z.string(), before: balanceSide, after: balanceSide, reduction: maybe })),
    before: overallBalance,
    after: overallBalance,
  }),
  densities: record({
    x: z.array(number),
    treatedBefore: z.array(number),
    controlBefore: z.array(number),
    treatedAfter: z.array(number),
    controlAfter: z.array(number),
  }).nullable(),
  levels: record({ estimate: number, stdError: number }).nullable(),
}).meta({ id: 'matching' });

const effectShape = {
  estimate: maybe,
  stdError: maybe,
  statistic: maybe,
  pValue: maybe,
  /** Adjusted over the lines of the same list. */
  holm: maybe,
  bh: maybe,
  lo: maybe,
  hi: maybe,
};
const groupKeySchema = z.discriminatedUnion('kind', [
  record({ kind: z.literal('level'), by: z.string(), level: z.string() }),
  record({ kind: z.literal('interval'), by: z.string(), above: maybe, upTo: maybe }),
  record({ kind: z.literal('policies'), state: z.string(), first: z.string(), second: z.string() }),
]);

const groupsSchema = record({
  design: z.enum(['joint', 'subsamples', 'oneAtATime', 'separate']),
  cells: z.array(
    record({
      key: groupKeySchema,
      term: z.string().nullable(),
      dof: number,
      nobs: number,
      units: number,
      treatedUnits: number,
      untreatedUnits: number,
      missing: noticeSchema.nullable(),
      ...effectShape,
    }),
  ),
  differences: z.array(record({ a: groupKeySchema, b: groupKeySchema, ...effectShape })),
  /** The regressions behind the cells, in their order; null: failed. */
  models: z.array(stageSchema.nullable()),
}).meta({ id: 'groups' });

const spatialEstimate = record({ estimate: number, stdError: number, simulatedStdError: maybe });

const weightsSchema = record({
  kind: z.string(),
  standardise: z.enum(['row', 'spectral', 'none']),
  units: number,
  links: number,
  meanNeighbours: number,
  fewestNeighbours: number,
  mostNeighbours: number,
  islands: number,
  settings: params,
});

const spatialSchema = record({
  model: z.enum(['sar', 'sem', 'sdm', 'sdem', 'slx']),
  fixedEffects: z.enum(['none', 'individual', 'time', 'twoWay']),
  /** rho of W y or lambda of W u, sought strictly between the bounds. */
  parameter: record({
    name: z.enum(['rho', 'lambda']),
    estimate: number,
    stdError: number,
    lower: number,
    upper: number,
  }).nullable(),
  sigma2: record({ estimate: number, stdError: number }),
  logLik: number,
  parameters: number,
  squaredCorrelation: maybe,
  /** Which term is the spatial lag of which. */
  lags: z.array(record({ term: z.string(), of: z.string() })),
  effects: z.array(
    record({
      name: z.string(),
      role: z.enum(['treatment', 'control']),
      direct: spatialEstimate,
      indirect: spatialEstimate,
      total: spatialEstimate,
    }),
  ),
  simulation: record({ draws: number, outside: number, seed: number }).nullable(),
  weights: weightsSchema,
  logDeterminant: z.enum(['eigenvalues', 'sparseLu']).nullable(),
  leeYu: z.boolean(),
  lagging: z.enum(['beforeDemeaning', 'demeaningFirst']),
}).meta({ id: 'spatial' });

const fittedSchema = record({
  ...fittedShape,
  iv: ivSchema.optional(),
  matching: matchingSchema.optional(),
  groups: groupsSchema.optional(),
  ...robustnessSchemas,
  spatial: spatialSchema.optional(),
  ...spatialSchemas(stageSchema, noticeSchema, weightsSchema),
  ...mechanismSchemas(stageSchema, noticeSchema),
}).meta({ id: 'fitted' });

const failedSchema = record({ id: z.string(), ok: z.literal(false), notice: noticeSchema }).meta({ id: 'failed' });
export const modelResultSchema = z.discriminatedUnion('ok', [fittedSchema, failedSchema]);

const permutationP = record({ count: number, draws: number, p: number, monteCarloError: number });
const distribution = record({
  actual: number,
  mean: maybe,
  sd: maybe,
  quantiles: z.array(record({ probability: number, value: number })),
  test: record({ twoSided: permutationP, greater: permutationP, less: permutationP }).nullable(),
});

const placeboSchema = record({
  kind: z.string(),
  seed: number,
  draws: number,
  done: number,
  notEstimable: number,
  nobs: number,
  units: number,
  cohorts: z.array(record({ start: number, units: number })),
  actual: record({ estimate: number, stdError: number, dof: number, pValue: number }),
  coefficient: distribution.nullable(),
  statistic: distribution.nullable(),
  rejected: z.array(record({ level: number, share: number })),
  trials: z.array(
    record({
      shift: maybe,
      estimate: number,
      stdError: number,
      dof: number,
      pValue: number,
      nobs: number,
      treatedUnits: number,
    }),
  ),
  /** Every draw in the order of its number; null where the fake treatment is absorbed. */
  coef: z.array(maybe),
  stdError: z.array(maybe),
  pValue: z.array(maybe),
  dof: number,
  ledger: ledgerSchema,
  notices: z.array(noticeSchema),
});

const part = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('ok', [
    record({ ok: z.literal(true), value }),
    record({ ok: z.literal(false), notice: noticeSchema }),
  ]);

const descriptivesSchema = record({
  summary: part(
    record({ rows: z.array(record({ name: z.string(), nobs: number, missing: number, mean: maybe, sd: maybe })) }),
  ),
  /** k x k, row by row in the order of `names`. */
  correlation: part(
    record({
      names: z.array(z.string()),
      method: z.string(),
      r: z.array(maybe),
      p: z.array(maybe),
      n: z.array(number),
    }),
  ),
  vif: part(
    record({ rows: z.array(record({ name: z.string(), vif: maybe, tolerance: maybe })), mean: maybe, nobs: number }),
  ),
  vifWithin: part(
    record({ rows: z.array(record({ name: z.string(), vif: maybe, tolerance: maybe })), mean: maybe, nobs: number }),
  ),
  balance: part(record({ rows: z.array(record({ name: z.string(), difference: maybe, standardised: maybe })) })),
});

/** What `npm run evaluate` writes. null: the project did not ask for it. */
export const resultSchema = record({
  format: z.literal('pilotlight-result'),
  version: z.literal(1),
  engine: record({ name: z.literal('pilotlight'), version: z.string(), runtime: z.string() }),
  /** The analysis (see project.schema.json) with every default filled in, and its content hash. */
  project: record({ hash: z.string(), spec: record({ version: number }) }),
  data: record({
    hash: z.string(),
    rows: number,
    columns: z.array(z.string()),
    encoding: z.string(),
    delimiter: z.string(),
    repairs: z.array(record({ code: z.string(), count: number })),
  }),
  /** What became of each step of data preparation. */
  recipe: z.array(
    record({
      step: z.string(),
      ok: z.boolean(),
      off: z.boolean().optional(),
      added: z.array(z.string()).optional(),
      replaced: z.array(z.string()).optional(),
      rowsRemoved: number.optional(),
      notices: z.array(noticeSchema).optional(),
      notice: noticeSchema.optional(),
    }),
  ),
  ...indicesSchemas(noticeSchema),
  panel: record({
    nobs: number,
    units: maybe,
    periods: maybe,
    minTime: maybe,
    maxTime: maybe,
    balanced: z.boolean().nullable(),
    treatmentMean: maybe,
    cohorts: z.array(record({ start: number, units: number })).nullable(),
  }),
  ledger: ledgerSchema,
  models: z.array(modelResultSchema),
  baseline: record({
    columns: z.array(modelResultSchema),
    headline: maybe,
    alternatives: z.array(
      record({ vcov: z.enum(['iid', 'HC1', 'cluster']), estimate: number, stdError: number, dof: number }),
    ),
  }).nullable(),
  trends: modelResultSchema.nullable(),
  placebo: part(placeboSchema).nullable(),
  descriptives: descriptivesSchema.nullable(),
  /** The tables and figures of the report in their order; null where the project lists none. */
  report: z
    .array(
      record({
        number: z.string(),
        kind: z.enum(['table', 'figure']),
        source: z.string(),
        title: z.string(),
        ok: z.boolean(),
        rows: number.optional(),
        columns: number.optional(),
        notes: z.array(z.string()).optional(),
        /** Why parts of it are missing. */
        missing: z.array(noticeSchema).optional(),
        /** Why it cannot be shown. */
        notice: noticeSchema.nullable().optional(),
      }),
    )
    .nullable()
    .optional(),
  /** Everything that a person should know, from all parts, each with the part that it belongs to. */
  warnings: z.array(z.intersection(noticeSchema, record({ part: z.string() }))),
});

export type ResultDocument = z.output<typeof resultSchema>;
