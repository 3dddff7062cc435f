import { type Outcome, succeed } from '../core/notice.ts';
import { applyWhatIf } from '../engine/design/apply-what-if.ts';
import { buildPanel } from '../engine/design/build-panel.ts';
import type { DesignSpec, Panel } from '../engine/panel.ts';
import type { Column } from '../table/column.ts';
import { type Frame, findColumn } from '../table/frame.ts';
import { designOf } from './design.ts';
import type { AnalysisSpec } from './schema.ts';

/** What a panel without what-if depends on: the columns of the design by identity, the rest by content. */
interface Key {
  readonly columns: readonly (Column | undefined)[];
  readonly nrow: number;
  readonly sourceRows: Frame['sourceRows'];
  readonly design: string;
}

function keyOf(frame: Frame, design: DesignSpec): Key {
  const { unit, time, treatment } = design;
  const names = [unit, time, treatment !== null && 'column' in treatment ? treatment.column : null];
  const columns = names.map((name) => (name === null ? undefined : findColumn(frame, name)));
  return { columns, nrow: frame.nrow, sourceRows: frame.sourceRows, design: JSON.stringify(design) };
}

const equal = (a: Key, b: Key) =>
  a.nrow === b.nrow &&
  a.sourceRows === b.sourceRows &&
  a.design === b.design &&
  a.columns.every((column, i) => column === b.columns[i]);

/**
 * Panels of the last design asked for. A frame that shares the design's columns with the last one (it has grown by others) and a what-if
 * on the same design cost no second reading of the frame.
 */
export class PanelCache {
  private last: { readonly key: Key; readonly base: Outcome<Panel> } | null = null;

  panel(frame: Frame, spec: AnalysisSpec): Outcome<Panel> {
    const { whatIf, ...rest } = designOf(spec);
    const base = this.basePanel(frame, { ...rest, whatIf: null });
    if (!base.ok || whatIf === null) return base;
    return succeed(applyWhatIf(base.value, whatIf));
  }

  private basePanel(frame: Frame, design: DesignSpec): Outcome<Panel> {
    const key = keyOf(frame, design);
    if (!this.last || !equal(this.last.key, key)) this.last = { key, base: buildPanel(frame, design) };
    const { base } = this.last;
    return base.ok && base.value.frame !== frame ? succeed({ ...base.value, frame }) : base;
  }
}
