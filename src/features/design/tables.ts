import type { Notice } from '../../core/notice.ts';
import { balanceTable } from '../../present/tables/balance.ts';
import { correlationTable } from '../../present/tables/correlation.ts';
import { descriptiveTable } from '../../present/tables/descriptive.ts';
import type { TableModel } from '../../present/tables/model.ts';
import type { OutputOptions } from '../../present/tables/options.ts';
import { vifTable } from '../../present/tables/vif.ts';
import type { DescriptivesResult } from '../../spec/tasks.ts';

export interface DescriptiveView {
  readonly id: 'descriptives' | 'correlations' | 'vif' | 'balance';
  readonly table: TableModel;
  readonly notices: readonly Notice[];
}

/** The tables of the chapter in their order; why one could not be computed stands under the first. */
export function descriptiveTables(result: DescriptivesResult, output: OutputOptions): DescriptiveView[] {
  const { summary, correlation, vif, vifWithin, balance } = result;
  const views: DescriptiveView[] = [];
  if (summary.ok) {
    const { rows, notices } = summary.value;
    views.push({ id: 'descriptives', table: descriptiveTable(rows, output), notices });
  }
  if (balance.ok) {
    views.push({ id: 'balance', table: balanceTable(balance.value, output), notices: balance.value.notices });
  }
  if (correlation.ok) {
    const table = correlationTable(correlation.value, output);
    views.push({ id: 'correlations', table, notices: correlation.value.notices });
  }
  if (vif.ok) {
    const table = vifTable(vif.value, { ...output, within: vifWithin.ok ? vifWithin.value : null });
    views.push({ id: 'vif', table, notices: vif.value.notices });
  }
  const refused = [summary, balance, correlation, vif].flatMap((outcome) => (outcome.ok ? [] : [outcome.notice]));
  return views.map((view, index) => (index === 0 ? { ...view, notices: [...view.notices, ...refused] } : view));
}
