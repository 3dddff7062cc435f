import { describe, expect, it } from 'vitest';
import { loadCases, loadData } from '../../testing/support/reference.ts';
import { panelMap as mapOf } from '../engine/design/panel-summary.ts';
import { rawTrends as trendsOf } from '../engine/diagnostics/raw-trends/raw-trends.ts';
import { type Evaluation, evaluate } from '../spec/evaluate.ts';
import { specSchema } from '../spec/schema.ts';
import { latexText } from './export/latex.ts';
import { formatError, formatEstimate } from './format.ts';
import { eventStudy } from './plots/event-study.ts';
import { panelMap } from './plots/panel-map.ts';
import { placebo } from './plots/placebo.ts';
import { rawTrends } from './plots/raw-trends.ts';
import { balanceTable } from './tables/balance.ts';
import { correlationTable } from './tables/correlation.ts';
import { descriptiveTable } from './tables/descriptive.ts';
import { eventTable } from './tables/event.ts';
import { ledgerTable } from './tables/ledger.ts';
import type { TableModel } from './tables/model.ts';
import { defaultOutput } from './tables/options.ts';
import { placeboTable } from './tables/placebo.ts';
import { regressionTable } from './tables/regression.ts';
import { vifTable } from './tables/vif.ts';
import { verdict } from './verdict.ts';

const controls = ['lnpgdp', 'fdi', 'fin', 'edu', 'infra', 'gov'];

async function evaluated(changes: object = {}): Promise<Evaluation> {
  const roles = { unit: 'city', time: 'year', outcome: 'y', controls, treatment: { kind: 'cohort', column: 'g' } };
  const spec = specSchema.parse({
    roles,
    baseline: { layout: 'sets', sets: [controls] },
    trends: { lower: -4, upper: 6 },
    placebo: { draws: 99 },
    descriptives: {},
    ...changes,
  });
  const outcome = await evaluate(loadData('city_balanced'), spec);
  if (!outcome.ok) throw new Error(outcome.notice.code);
  return outcome.value;
}

function must<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('a result that was asked for is there');
  return value;
}

function caseResults(group: string, id: string) {
  return must(loadCases(group).cases.find((one) => one.id === id)).results;
}

describe('results of the engine, printed', async () => {
  const evaluation = await evaluated();
  const fitted = must(evaluation.baseline).columns[0];
  if (!fitted.ok) throw new Error(fitted.notice.code);
  const trends = must(evaluation.trends);
  if (!trends.ok) throw new Error(trends.notice.code);

  it('shows the figures of another program in the regression table', () => {
    const reference = caseResults('01', 'city_balanced.fe_twoway.cl_city');
    const table = regressionTable([fitted.result], { digits: 6 });
    for (const name of ['did', ...controls]) {
      const at = table.rows.findIndex((row) => row[0].text === name);
      expect(table.rows[at][1].text, name).toBe(formatEstimate(reference.coef[name], 6));
      expect(table.rows[at + 1][1].text, name).toBe(formatError(reference.se[name], 6));
    }
    expect(table.notes[0]).toContain('Standard errors clustered by city in parentheses.');
    expect(latexText(table)).toContain('\\toprule');
  });

  it('shows the figures of another program in the event-study table and figure', () => {
    const reference = caseResults('03', 'twfe_es.city_balanced.bin_m4_6.controls.cl_city');
    const names = Object.keys(reference.coef).filter((name) => name.startsWith('rel_bin::'));
    const table = eventTable(trends.result, { digits: 6 });
    const shown = new Map(table.rows.map((row) => [row[0].text, row]));
    expect(names).toHaveLength(10);
    for (const name of names) {
      const e = Number(name.replace('rel_bin::', ''));
      const label = `${e === -4 ? '≤' : e === 6 ? '≥' : ''}${e < 0 ? '−' : ''}${Math.abs(e)}`;
      expect(must(shown.get(label))[1].text, label).toBe(formatEstimate(reference.coef[name], 6));
      expect(must(shown.get(label))[2].text, label).toBe(formatEstimate(reference.se[name], 6));
    }
    const plot = eventStudy(trends.result, { ...defaultOutput, scheme: 'light' });
    expect(plot.summary.map((one) => one.code)).toEqual([
      'figureEventStudy',
      'figureEventStudyPre',
      'figureEventStudyPost',
    ]);
  });

  it('draws and tabulates placebo, panel and descriptives without a hole', () => {
    const run = must(evaluation.placebo);
    const descriptives = must(evaluation.descriptives);
    if (!run.ok || !descriptives.summary.ok || !descriptives.correlation.ok || !descriptives.vif.ok) {
      throw new Error('all of it can be computed');
    }
    const { vif, vifWithin, balance } = descriptives;
    const raw = trendsOf(evaluation.panel, 'y', { by: 'cohort' });
    if (!raw.ok || !vifWithin.ok || !balance.ok) throw new Error('all of it can be computed');
    const options = { ...defaultOutput, scheme: 'dark' as const };
    const plots = [
      placebo(run.value, options),
      rawTrends(raw.value, options),
      panelMap(mapOf(evaluation.panel), options),
    ];
    const tables: TableModel[] = [
      placeboTable(run.value),
      ledgerTable(fitted.result.ledger),
      descriptiveTable(descriptives.summary.value.rows),
      correlationTable(descriptives.correlation.value),
      vifTable(vif.value, { within: vifWithin.value }),
      balanceTable(balance.value),
      ...plots.map((plot) => plot.dataTable),
    ];
    for (const table of tables) {
      expect(table.rows.length, table.id).toBeGreaterThan(0);
      for (const row of table.rows) expect(row, table.id).toHaveLength(table.columns.length);
      expect(JSON.stringify(table.rows.map((row) => row.map((cell) => cell.text))), table.id).not.toMatch(
        /NaN|\(0\.000\)/,
      );
    }
    for (const plot of plots) expect(JSON.stringify([plot.data, plot.layout])).not.toContain('NaN');
  });

  it('says in words what was found', () => {
    const run = must(evaluation.placebo);
    const known = {
      preTrends: must(trends.result.tests.find((test) => test.id === 'preTrends')),
      placebo: run.ok ? (run.value.coefficient?.test ?? null) : null,
      alternatives: must(evaluation.baseline).alternatives,
      starts: (evaluation.summary.cohorts ?? []).map((cohort) => cohort.start),
    };
    const answer = verdict(fitted.result, known);
    expect(answer.policy?.term.name).toBe('did');
    expect(answer.facts.some((one) => one.code.startsWith('verdictErrors'))).toBe(true);
    expect(answer.cautions.map((one) => one.code)).toContain('verdictStaggered');
  });
});
