import { fail, type Outcome, succeed } from '../core/notice.ts';
import { applyWhatIf } from '../engine/design/apply-what-if.ts';
import { buildPanel } from '../engine/design/build-panel.ts';
import type { DesignSpec, Panel } from '../engine/panel.ts';
import type { RecipeResult } from '../engine/recipe/types.ts';
import type { Column } from '../table/column.ts';
import { type Frame, findColumn } from '../table/frame.ts';
import { explainBroken } from './broken-columns.ts';
import { designOf } from './design.ts';
import { RecipeCache } from './recipe-cache.ts';
import type { AnalysisSpec } from './schema.ts';

/** What a panel without what-if depends on: the columns of the design and the rows filtered out by identity, the rest by content. */
interface Key {
  readonly columns: readonly (Column | undefined)[];
  readonly nrow: number;
  readonly sourceRows: Frame['sourceRows'];
  readonly filtered: DesignSpec['filtered'];
  readonly design: string;
}

function keyOf(frame: Frame, { filtered, ...design }: DesignSpec): Key {
  const { unit, time, treatment } = design;
  const names = [unit, time, treatment !== null && 'column' in treatment ? treatment.column : null];
  const columns = names.map((name) => (name === null ? undefined : findColumn(frame, name)));
  return { columns, nrow: frame.nrow, sourceRows: frame.sourceRows, filtered, design: JSON.stringify(design) };
}

const equal = (a: Key, b: Key) =>
  a.nrow === b.nrow &&
  a.sourceRows === b.sourceRows &&
  a.filtered === b.filtered &&
  a.design === b.design &&
  a.columns.every((column, i) => column === b.columns[i]);

/**
 * Panels of the last design asked for, on the data as the recipe leaves them. A frame that shares the design's columns with the last one (it has grown by
 * others) and a what-if on the same design cost no second reading of the frame.
 */
export class PanelCache {
  private last: { readonly key: Key; readonly base: Outcome<Panel> } | null = null;
  private readonly recipes = new RecipeCache();

  /** The data after all steps. */
  recipe(frame: Frame, spec: AnalysisSpec): RecipeResult {
    return this.recipes.apply(frame, spec);
  }

  /** Failures: recipeSampleFailed (a step that was to choose rows failed), recipeColumnBroken (a role's column was to be made), those of the panel. */
  panel(imported: Frame, spec: AnalysisSpec): Outcome<Panel> {
    const { frame, removed, broken, sample } = this.recipe(imported, spec);
    if (sample) return fail('recipeSampleFailed');
    const { whatIf, ...rest } = designOf(spec);
    const base = this.basePanel(frame, { ...rest, whatIf: null, filtered: removed, broken });
    if (!base.ok) return { ok: false, notice: explainBroken(base.notice, broken) };
    return whatIf === null ? base : succeed(applyWhatIf(base.value, whatIf));
  }

  private basePanel(frame: Frame, design: DesignSpec): Outcome<Panel> {
    const key = keyOf(frame, design);
    if (!this.last || !equal(this.last.key, key)) this.last = { key, base: buildPanel(frame, design) };
    const { base } = this.last;
    return base.ok && base.value.frame !== frame ? succeed({ ...base.value, frame }) : base;
  }
}
