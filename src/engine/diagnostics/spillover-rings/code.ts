import type { CodeContext } from '../../estimator.ts';
import { code as feolsCode } from '../../estimators/feols/code.ts';
import { commentText, StataNames } from '../../estimators/feols/names.ts';
import { columnR, type WeightsSketch, weightsR, weightsSketch } from '../../spatial/weights-code-r.ts';
import { weightColumns, weightsStata } from '../../spatial/weights-code-stata.ts';
import type { SpilloverOptions } from './meta.ts';

interface Sketch extends WeightsSketch {
  readonly policy: string;
  readonly edges: readonly number[];
  readonly onTreated: boolean;
  /** The regression with further regressors after the policy. */
  readonly regression: (language: 'r' | 'stata', further: readonly string[]) => string[];
}

/** Scripts with exposure and rings: R (fixest; base R for the weights and distances) and Stata (Mata, reghdfe); '' without unit, time or policy. */
export function code(options: SpilloverOptions, context: CodeContext): { readonly r: string; readonly stata: string } {
  const { roles, unit, time } = context;
  const policy = roles.treatmentName;
  if (unit === null || time === null || policy === null) return { r: '', stata: '' };
  const edges = [...new Set(options.rings ?? [])].filter((edge) => edge > 0).sort((a, b) => a - b);
  const sketch: Sketch = {
    ...weightsSketch(options, unit, time),
    policy,
    edges,
    onTreated: options.onTreated,
    regression: (language, further) => {
      const own = { ...options, treatment: true, intercept: true };
      const regressors = [...further, ...(options.regressors ?? [])];
      const lines = feolsCode({ ...own, regressors }, context)
        [language].trimEnd()
        .split('\n');
      return lines.filter((line) => !/^library\(|^# .*: 1 in treated|^\*/.test(line));
    },
  };
  return { r: codeR(sketch), stata: codeStata(sketch) };
}

const ringNames = ({ edges, onTreated }: Sketch): string[] =>
  (onTreated ? ['', 'treated_'] : ['']).flatMap((group) =>
    edges.map((to) => `${group}ring_${String(to).replace('.', '_')}`),
  );

function codeR(sketch: Sketch): string {
  const { unit, time, policy, edges, latitude, longitude, onTreated } = sketch;
  const names = ringNames(sketch);
  const bounds = edges.map((to, at) => ({ from: at === 0 ? -1 : edges[at - 1], to }));
  const groups = onTreated ? [0, 1] : [0];
  const rings = groups.flatMap((own, group) =>
    bounds.map(({ from, to }, at) => {
      const name = names[group * edges.length + at];
      return `df[["${name}"]] <- (${columnR(policy)} == ${own} & near > ${from} & near <= ${to}) * 1`;
    }),
  );
  return `${[
    'library(fixest) # 0.13 or later; the data frame is called df',
    `# ${commentText(policy)}: 1 in treated unit-periods, 0 elsewhere`,
    `df <- df[order(${columnR(time)}, ${columnR(unit)}), ] # by period, the units in one order`,
    ...weightsR(sketch),
    `cell <- cbind(match(${columnR(unit)}, units), match(${columnR(time)}, sort(unique(${columnR(time)}))))`,
    `D1 <- matrix(0, max(cell[, 1]), max(cell[, 2])); D1[cell] <- ${columnR(policy)}`,
    'df[["exposure"]] <- (W %*% D1)[cell]',
    ...sketch.regression('r', ['exposure']),
    ...(edges.length === 0
      ? []
      : [
          `lat <- by_unit(${columnR(latitude)}) * pi / 180`,
          `lon <- by_unit(${columnR(longitude)}) * pi / 180`,
          'half <- function(x) sin(outer(x, x, "-") / 2)^2',
          'km <- 2 * 6371 * asin(pmin(sqrt(half(lat) + outer(cos(lat), cos(lat)) * half(lon)), 1))',
          'diag(km) <- Inf',
          'nearest <- apply(D1, 2, function(d) apply(km, 1, function(row) min(c(Inf, row[d == 1]))))',
          'near <- nearest[cell] # kilometres to the nearest other treated unit of the period',
          ...rings,
          ...sketch.regression('r', names),
        ]),
  ].join('\n')}\n`;
}

function codeStata(sketch: Sketch): string {
  const { unit, time, policy, edges, latitude, longitude, onTreated } = sketch;
  const names = new StataNames([policy, unit, time, latitude, longitude, ...weightColumns(sketch)]);
  const of = (name: string) => names.of(name);
  const groups = onTreated ? [0, 1] : [0];
  const made = ringNames(sketch);
  const rings = groups.flatMap((own, group) =>
    edges.map((to, at) => {
      const from = at === 0 ? -1 : edges[at - 1];
      return `generate byte ${made[group * edges.length + at]} = ${of(policy)} == ${own} & near > ${from} & near <= ${to}`;
    }),
  );
  const perPeriod = (result: string, lines: readonly string[]) => [
    `generate double ${result} = .`,
    `levelsof ${of(time)}, local(periods)`,
    'foreach p of local periods {',
    `    quietly generate byte now = ${of(time)} == \`p'`,
    ...lines.map((line) => `    ${line}`),
    '    drop now',
    '}',
  ];
  return `${[
    ...names.hints(),
    `* ${of(policy)}: 1 in treated unit-periods, 0 elsewhere; a balanced panel`,
    '* a text column of units becomes numbers with: egen new_name = group(old_name)',
    `* needs: ssc install reghdfe; ssc install ftools`,
    'preserve',
    ...weightsStata(sketch, names),
    'restore',
    `sort ${of(time)} ${of(unit)}`,
    ...perPeriod('exposure', [
      `mata: st_store(., "exposure", "now", st_matrix("W") * st_data(., "${of(policy)}", "now"))`,
    ]),
    ...sketch.regression('stata', ['exposure']),
    ...(edges.length === 0
      ? []
      : [
          'mata:',
          'real colvector near(string scalar now) {',
          '    real matrix p, h, D',
          `    p = st_data(., ("${of(latitude)}", "${of(longitude)}"), now) * (pi() / 180)`,
          "    h = sin((p[., 1] :- p[., 1]') / 2):^2 :+ (cos(p[., 1]) * cos(p[., 1])') :* sin((p[., 2] :- p[., 2]') / 2):^2",
          '    D = 2 * 6371 * asin(sqrt(h)) + diag(J(rows(p), 1, 1e9)) // kilometres',
          `    return(rowmin(D :+ 1e9 * (1 :- st_data(., "${of(policy)}", now)')))`,
          '}',
          'end',
          ...perPeriod('near', ['mata: st_store(., "near", "now", near("now"))']),
          ...rings,
          ...sketch.regression('stata', made),
        ]),
  ].join('\n')}\n`;
}
