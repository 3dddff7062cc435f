import { defaultsOf } from '../../fields.ts';
import type { TreatmentSpec } from '../../panel.ts';
import { code as eventCode } from '../event-study/code.ts';
import { columnR, startsR } from '../event-study/code-r.ts';
import { startsStata } from '../event-study/code-stata.ts';
import { type EventStudyOptions, fields as eventFields } from '../event-study/meta.ts';
import { StataNames } from '../feols/names.ts';
import { type PoliciesSketch, policiesR, policiesStata, type Scripts, withoutHints } from './code.ts';

/** The event study of one policy: who starts when, and what is said of the other. */
interface Study {
  readonly title: string;
  readonly treatment: TreatmentSpec;
  readonly otherTreatment: TreatmentSpec;
  /** The 0/1 column of the other policy. */
  readonly otherStatus: string;
}

export function codeEvents(sketch: PoliciesSketch): Scripts {
  const { first, second, firstTreatment, secondTreatment } = sketch;
  const studies: Study[] = [
    {
      title: 'the first policy, the second held constant',
      treatment: firstTreatment,
      otherTreatment: secondTreatment,
      otherStatus: second,
    },
    {
      title: 'the second policy, the first held constant',
      treatment: secondTreatment,
      otherTreatment: firstTreatment,
      otherStatus: first,
    },
  ];
  return { r: codeR(sketch, studies), stata: codeStata(sketch, studies) };
}

/** The event-study script of a policy with one more control, whose name stands for the other policy's event times. */
function studyScript({ options, context }: PoliciesSketch, { treatment }: Study, control: string): Scripts {
  const { lower, upper, absorb, vcov, cluster, preset, singletons, weights, weightKind } = options;
  const same = { lower, upper, absorb, vcov, cluster, preset, singletons, weights, weightKind };
  const controls = [...(options.controls ?? []), control];
  const asked: EventStudyOptions = { ...defaultsOf(eventFields), ...same, controls };
  return eventCode(asked, { ...context, treatment });
}

function codeR(sketch: PoliciesSketch, studies: readonly Study[]): string {
  const { options, unit, time, fresh } = sketch;
  const byIndicator = options.otherPolicy === 'otherIndicator';
  const [other, start] = [fresh('other_time'), fresh('other_start')];
  const bodies = studies.map((study, at) => {
    const script = studyScript(sketch, study, byIndicator ? study.otherStatus : other);
    const [, ...rest] = script.r.trimEnd().split('\n');
    const model = byIndicator ? rest : rest.map((line) => line.replace(` + ${other}`, ` + i(${other}, ref = -1)`));
    return [
      '',
      `# ${study.title}`,
      'df <- everybody',
      ...(byIndicator ? [] : startsR({ treatment: study.otherTreatment, unit, time, names: { start } })),
      ...(byIndicator ? [] : otherTimeR(other, start, time, options.lower, options.upper)),
      ...model,
      `study${at + 1} <- model`,
    ];
  });
  const library = studyScript(sketch, studies[0], other).r.split('\n')[0];
  const lines = [
    library,
    ...policiesR(sketch, {}),
    'everybody <- df',
    ...bodies.flat(),
    'model <- list(study1, study2)',
  ];
  return `${lines.join('\n')}\n`;
}

function otherTimeR(other: string, start: string, time: string, lower: number | null, upper: number | null): string[] {
  const column = `df$${other}`;
  return [
    `${column} <- ${columnR(time)} - df$${start} # event time of the other policy; -Inf: never`,
    ...(lower === null ? [] : [`${column}[is.finite(${column}) & ${column} < ${lower}] <- ${lower}`]),
    ...(upper === null ? [] : [`${column}[${column} > ${upper}] <- ${upper}`]),
    `${column}[${column} == -Inf] <- -1`,
  ];
}

function codeStata(sketch: PoliciesSketch, studies: readonly Study[]): string {
  const { options, unit, time, fresh } = sketch;
  const names = new StataNames(sketch.columns);
  const byIndicator = options.otherPolicy === 'otherIndicator';
  const [other, start, coded] = [fresh('other_time'), fresh('other_start'), fresh('other_code')];
  const bodies = studies.flatMap((study) => {
    const script = studyScript(sketch, study, byIndicator ? study.otherStatus : other);
    const model = withoutHints(script.stata, names).map((line) =>
      byIndicator || !/^(?:reghdfe|regress) /.test(line) ? line : line.replace(other, `i.${coded}`),
    );
    const held = [
      ...startsStata({ treatment: study.otherTreatment, unit, time, names: { start } }, names),
      `generate double ${other} = ${names.of(time)} - ${start} // event time of the other policy`,
      ...(options.lower === null ? [] : [`replace ${other} = ${options.lower} if ${other} < ${options.lower}`]),
      ...(options.upper === null
        ? []
        : [`replace ${other} = ${options.upper} if ${other} > ${options.upper} & !missing(${other})`]),
      `replace ${other} = -1 if missing(${other})`,
      `egen long ${coded} = group(${other})`,
    ];
    return [`* ${study.title}`, 'preserve', ...(byIndicator ? [] : held), ...model, 'restore'];
  });
  return `${[...names.hints(), ...policiesStata(sketch, names, {}), ...bodies].join('\n')}\n`;
}
