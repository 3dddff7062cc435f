import { describe, expect, it } from 'vitest';
import { textInStata } from '../../engine/estimators/feols/names.ts';
import { estimators } from '../../engine/registry.ts';
import { expandBaseline, expandTrends } from '../../spec/expand.ts';
import { type AnalysisSpecInput, specSchema } from '../../spec/schema.ts';
import { hostileNames } from '../testing/results.ts';
import type { ScriptColumn } from './script.ts';

import { type ScriptData, type Scripts, writeScripts } from './write-scripts.ts';

const number = (name: string): ScriptColumn => ({ name, kind: 'number' });
const text = (name: string): ScriptColumn => ({ name, kind: 'category' });
const data: ScriptData = {
  fileName: 'panel.csv',
  columns: [text('city'), number('year'), number('nqp'), number('fdi'), number('hum'), number('g'), text('province')],
};

const roster = {
  kind: 'roster' as const,
  entries: [
    { unit: '北京市', start: 2014 },
    { unit: 'a "quoted" `name\'', start: 2015 },
    { unit: '天津市', start: 2014 },
  ],
};

async function scriptsOf(input: AnalysisSpecInput, file: ScriptData = data): Promise<Scripts> {
  const spec = specSchema.parse(input);
  const written = await writeScripts(spec, [...expandBaseline(spec), expandTrends(spec)], file);
  if (!written.ok) throw new Error(written.notice.code);
  return written.value;
}

const roles = { unit: 'city', time: 'year', outcome: 'nqp', controls: ['fdi'], treatment: roster };

describe('writeScripts', async () => {
  const { r, stata } = await scriptsOf({
    title: 'Broadband\nstop()',
    roles,
    sample: { timeFrom: 2005, timeTo: 2022, dropUnits: ['重庆市'] },
    whatIf: { starts: [{ unit: '上海市', start: null }], struckUnits: ['x'] },
    trends: {},
  });
  it('reads the data, cuts the sample and builds the policy from the roster', () => {
    expect(r).toContain('df <- read.csv("panel.csv", check.names = FALSE');
    expect(r).toContain('df <- df[which(df[["year"]] >= 2005), ]');
    expect(r).toContain('%in% c("重庆市", "x"), ]');
    expect(r).toContain('data.frame(unit = c("北京市", "天津市"), start = 2014)');
    expect(r).toContain('df[["did"]] <- as.integer(df[["year"]] >= df[["first_treated"]])');
    expect(r).toContain('df[["first_treated"]][as.character(df[["city"]]) == "上海市"] <- Inf');
    expect(stata).toContain('import delimited using "panel.csv", varnames(1) case(preserve) encoding("utf-8")');
    expect(stata).toContain('keep if year <= 2022');
    expect(stata).toContain('drop if inlist(city, "重庆市", "x")');
    expect(stata).toContain('replace first_treated = min(first_treated, 2014) if inlist(city, "北京市", "天津市")');
    expect(stata).toContain('replace first_treated = . if inlist(city, "上海市")');
    expect(stata).toContain('generate byte did = year >= first_treated if !missing(year)');
    expect(stata).toContain('egen long group_of_city = group(city)');
  });
  it('fits every model and prints one table with the stars of the analysis', () => {
    for (const index of [1, 2, 3]) {
      expect(r).toContain(`m${index} <- model`);
      expect(stata).toContain(`estimates store m${index}`);
    }
    expect(r.match(/^library\(/gm)).toHaveLength(1);
    expect(r).toContain('etable(m1, m2, m3,');
    expect(r).toContain('signif.code = c("***" = 0.01, "**" = 0.05, "*" = 0.1)');
    expect(stata).toContain('esttab m1 m2 m3, b(3) se(3) star(* 0.1 ** 0.05 *** 0.01)');
    expect(stata.match(/^preserve$/gm)).toHaveLength(3);
    expect(stata.match(/^restore$/gm)).toHaveLength(3);
  });
  it('keeps a title in its comment', () => {
    for (const script of [r, stata]) expect(script).not.toMatch(/^stop\(/m);
  });
  it('takes starts from a column, and a 0/1 column as it is', async () => {
    const cohort = await scriptsOf({ roles: { ...roles, treatment: { kind: 'cohort', column: 'g' } } });
    expect(cohort.r).toContain('as.numeric(df[["g"]])');
    expect(cohort.r).toContain('ave(df[["first_treated"]], as.character(df[["city"]]), FUN = min)');
    expect(cohort.stata).toContain('generate double first_treated = g');
    const indicator = await scriptsOf({ roles: { ...roles, treatment: { kind: 'indicator', column: 'hum' } } });
    expect(indicator.r).not.toContain('first_treated');
    expect(indicator.r).toContain('nqp ~ hum');
    expect(indicator.stata).toMatch(/reghdfe nqp hum,/);
  });
  it('reads years written as text as numbers', async () => {
    const columns = data.columns.map((column) => (column.name === 'year' ? text('year') : column));
    const { r, stata } = await scriptsOf({ roles }, { ...data, columns });
    expect(r).toContain('df[["year"]] <- as.numeric(gsub(');
    expect(stata).toContain('destring year, replace');
  });
  it('holds hostile names as names', async () => {
    const [outcome, unit, time, control, other] = hostileNames;
    const columns = [text(unit), number(time), number(outcome), number(control), number(other)];
    const entries = hostileNames.map((name) => ({ unit: name, start: 2014 }));
    const input = { unit, time, outcome, controls: [control, other], treatment: { kind: 'roster' as const, entries } };
    const { r, stata } = await scriptsOf({ roles: input }, { fileName: 'a`b"$c.csv', columns });
    expect(r).toContain('df[["__proto__"]]');
    expect(r).not.toMatch(/line\nbreak/);
    expect(stata).toContain('varnames(nonames) rowrange(2)');
    expect(stata).toContain('using "a_b__c.csv"');
    expect(stata).toContain('rename v2 __proto__');
    expect(stata).not.toContain('NaN');
    const commands = stata.split('\n').filter((line) => /^(reghdfe|rename|replace|generate|egen)/.test(line));
    const code = commands.map((line) => line.replace(/ \/\/.*$/, '').replace(/"[^"]*"/g, ''));
    for (const line of code) expect(line, line).not.toMatch(/[$%#~^\\{}，“]/u);
  });
  it('says why when a model cannot be written', async () => {
    const spec = specSchema.parse({});
    expect(await writeScripts(spec, expandBaseline(spec), data)).toMatchObject({ ok: false });
  });
  it('has a way to code for every registered estimator', async () => {
    for (const entry of Object.values(estimators)) expect((await entry.code()).code).toBeTypeOf('function');
  });
});

describe('textInStata', () => {
  it('writes signs that Stata would act on by their codes', () => {
    expect(textInStata('北京')).toBe('"北京"');
    expect(textInStata('a"b`c')).toBe('"a" + char(34) + "b" + char(96) + "c"');
    expect(textInStata('')).toBe('""');
  });
});

describe('models with steps of their own', async () => {
  const spec = specSchema.parse({
    roles: { ...roles, treatment: { kind: 'cohort', column: 'g' } },
    sample: { timeFrom: 2005 },
    models: [
      { id: 'plain', estimator: 'feols' },
      {
        id: 'lagged',
        estimator: 'feols',
        regressors: ['L_fdi'],
        recipe: [
          { step: 'shift', columns: ['fdi'] },
          { step: 'keep-rows', condition: 'hum > 1' },
          { step: 'log', columns: ['nowhere'], off: true },
        ],
      },
      { id: 'wild', estimator: 'wild-bootstrap', cluster: ['province'], draws: 999 },
      { id: 'without', estimator: 'influence' },
    ],
  });
  const written = await writeScripts(spec, spec.models, data);
  if (!written.ok) throw new Error(written.notice.code);
  const { r, stata } = written.value;

  it('start from the data as read: the steps, then the sample and the policy', () => {
    const second = r.slice(r.indexOf('# (2)'), r.indexOf('# (3)'));
    const order = ['df <- raw', 'shifted(df[["fdi"]], 1)', 'df[["hum"]]', '>= 2005', 'as.integer(df[["year"]] >='];
    expect(order.map((piece) => second.indexOf(piece))).toEqual(
      [...order.map((piece) => second.indexOf(piece))].sort((a, b) => a - b),
    );
    expect(order.every((piece) => second.includes(piece))).toBe(true);
    expect(r).toContain('raw <- df');
    expect(r).not.toContain('nowhere');
    const inStata = stata.slice(stata.indexOf('* (2)'), stata.indexOf('* (3)'));
    expect(inStata).toContain("use `raw', clear");
    expect(inStata).toContain('L1.fdi');
    expect(inStata.indexOf('keep if _keep')).toBeLessThan(inStata.indexOf('keep if year >= 2005'));
    expect(inStata).toContain('egen long group_of_city = group(city)');
  });

  it('leave the others as they are; every model ends as `model`', () => {
    expect(r.slice(r.indexOf('# (1)'), r.indexOf('# (2)'))).toContain('df <- panel');
    expect(r).toContain('library(fwildclusterboot)');
    expect(r.slice(r.indexOf('# (4)'))).toContain('model <- fit(df)');
  });
});
