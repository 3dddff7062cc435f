import { absorbStata, countsDiffer, freshName, stataWeight } from '../feols/code.ts';
import { commentText, StataNames } from '../feols/names.ts';
import type { IvSketch } from './code.ts';

export function codeStata(sketch: IvSketch): string {
  const { policy, groupings, preset, needsConstant } = sketch;
  const names = new StataNames(columnsOf(sketch));
  const lines = [...names.hints().filter((line) => !isBuilt(line, sketch))];
  lines.push(
    '* needs: ssc install ivreg2, ssc install ranktest, ssc install ivreghdfe, ssc install reghdfe, ssc install ftools',
  );
  if (policy !== null) lines.push(`* ${names.of(policy)}: 1 in treated unit-periods, 0 elsewhere`);
  if (groupings.length > 0) {
    lines.push('* a text column among the effects becomes numbers with: egen new_name = group(old_name)');
  }
  if (preset === 'fixest' && (sketch.vcov === 'cluster' || countsDiffer(sketch))) {
    lines.push('* ivreghdfe and fixest count absorbed levels differently: standard errors can differ slightly');
  }
  lines.push(...builtStata(sketch, names));
  if (needsConstant) lines.push(`generate byte ${freshName(sketch)} = 1`);
  return `${[...lines, ...commandsStata(sketch, names)].join('\n')}\n`;
}

/** The built instrument is made by the script, not imported. */
function isBuilt(hint: string, { built }: IvSketch): boolean {
  return built !== null && hint.includes(`"${commentText(built.name)}"`);
}

function columnsOf({
  outcome,
  endogenous,
  rightHand,
  instruments,
  groupings,
  weights,
  cluster,
  built,
}: IvSketch): string[] {
  return [
    outcome,
    ...endogenous,
    ...rightHand,
    ...(built === null ? [] : [built.history, built.national, built.unit, built.time]),
    ...instruments,
    ...groupings.flatMap(({ by, slopes }) => [...by, ...slopes]),
    ...(weights === null ? [] : [weights.column]),
    ...cluster,
  ];
}

function builtStata({ built, fresh }: IvSketch, names: StataNames): string[] {
  if (built === null) return [];
  const { history, national, lag, unit, time, name } = built;
  const [of, series, before] = [fresh('history_of_unit'), fresh('national_value'), fresh('national_before')];
  const year = names.of(time);
  return [
    `* the instrument: ${commentText(history)} times ${commentText(national)} ${lag} period(s) earlier`,
    `bysort ${names.of(unit)}: egen double ${of} = max(${names.of(history)})`,
    `bysort ${year}: egen double ${series} = max(${names.of(national)})`,
    `generate double ${before} = .`,
    `quietly levelsof ${year}, local(periods)`,
    'foreach period of local periods {',
    `    quietly summarize ${series} if ${year} == \`period', meanonly`,
    `    quietly replace ${before} = r(mean) if ${year} == \`period' + ${lag}`,
    '}',
    `generate double ${names.of(name)} = ${of} * ${before}`,
  ];
}

/** First stage and reduced form by reghdfe or regress, then the structural equation, whose results stay in e(). */
function commandsStata(sketch: IvSketch, names: StataNames): string[] {
  const { outcome, endogenous, rightHand, instruments, method, weights, cluster, vcov } = sketch;
  const list = (columns: readonly string[]) => columns.map((name) => names.of(name)).join(' ');
  const weight = weights === null ? '' : ` [${stataWeight[weights.kind]}=${names.of(weights.column)}]`;
  const absorb = absorbOptions(sketch, names);
  const vce = vcov === 'cluster' ? `vce(cluster ${list(cluster)})` : vcov === 'iid' ? '' : 'vce(robust)';
  const short = vcov === 'cluster' ? `cluster(${list(cluster)})` : vcov === 'iid' ? '' : 'robust';
  const join = (...options: string[]) => options.filter((option) => option !== '').join(' ');
  const regress = absorb === '' && cluster.length < 2 ? 'regress' : 'reghdfe';
  const own = regress === 'regress' ? '' : absorb || 'noabsorb';
  const exogenous = list([...instruments, ...rightHand]);
  const settings = join(own, vce);
  const stage = (left: string) => `${regress} ${left} ${exogenous}${weight}${settings === '' ? '' : `, ${settings}`}`;
  const equation = `${list([outcome, ...rightHand])} (${list(endogenous)} = ${list(instruments)})${weight}`;
  const options = join(
    absorb || 'small',
    short,
    method === 'liml' ? 'liml' : '',
    'first',
    `endog(${list(endogenous)})`,
  );
  return [
    ...endogenous.map((name) => `${stage(names.of(name))} // first stage`),
    `${stage(names.of(outcome))} // reduced form`,
    `${absorb === '' ? 'ivreg2' : 'ivreghdfe'} ${equation}, ${options}`,
    '* effective F: weakivtest (ssc install weakivtest, ssc install avar); Anderson-Rubin set: weakiv (ssc install weakiv)',
  ];
}

function absorbOptions(sketch: IvSketch, names: StataNames): string {
  const { groupings, needsConstant, singletons } = sketch;
  if (groupings.length === 0) return '';
  const terms = groupings.map((grouping) => absorbStata(grouping, names));
  const keep = singletons === 'keep' ? ' keepsingletons' : '';
  return `absorb(${[...(needsConstant ? [freshName(sketch)] : []), ...terms].join(' ')})${keep}`;
}
