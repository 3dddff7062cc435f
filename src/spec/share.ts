import { compressToEncodedURIComponent, decompressFromEncodedURIComponent } from 'lz-string';
import { fail, type Notice, notice, type Outcome } from '../core/notice.ts';
import type { Fields } from '../engine/fields.ts';
import { estimators } from '../engine/registry.ts';
import { parseJson, parseSpec } from './parse.ts';
import type { RecipeStepSpec } from './recipe.ts';
import type { AnalysisSpec } from './schema.ts';

export interface SharedSpec {
  /** What travels: the spec without anything that is data. */
  readonly spec: AnalysisSpec;
  /** What had to stay, one notice each. */
  readonly leftOut: readonly Notice[];
}

const FORMAT = '1.';
/** Longer text is no link that this program wrote. */
const LONGEST = 20_000;

/**
 * The part of a spec that may travel in a link. Unit names and values of columns are data: rosters, what-ifs, struck-out units, own placebo
 * assignments and what a step merges stay, except that a roster of the library travels by its id; so do the file's name and its import options
 * (missing markers are cell texts).
 */
export function shareable(spec: AnalysisSpec, libraryIds: ReadonlySet<string>): SharedSpec {
  const leftOut: Notice[] = [];
  const leave = (code: string, count: number) => leftOut.push(notice('info', code, { count }));
  const shared: AnalysisSpec = structuredClone(spec);

  const { treatment } = shared.roles;
  if (treatment?.kind === 'roster') {
    // What follows the id says how the list was coded.
    const known = libraryIds.has(treatment.source.split(':')[0]);
    if (!known) leave('shareLeftOutRoster', treatment.entries.length);
    shared.roles.treatment = known ? { ...treatment, entries: [] } : null;
  }
  const steps = dropFromSteps(shared);
  const struck = shared.sample.dropUnits.length + steps.units;
  if (struck > 0) leave('shareLeftOutUnits', struck);
  shared.sample.dropUnits = [];
  if (shared.whatIf) {
    leave('shareLeftOutWhatIf', shared.whatIf.starts.length + shared.whatIf.struckUnits.length);
    shared.whatIf = null;
  }
  if (shared.placebo && shared.placebo.assignment.length > 0) {
    leave('shareLeftOutAssignment', shared.placebo.assignment.length);
    shared.placebo.assignment = [];
    if (shared.placebo.kind === 'own') shared.placebo.kind = 'unit';
  }
  const links = dropFields(shared, 'links');
  if (links > 0) leave('shareLeftOutLinks', links);
  if (steps.values > 0) leave('shareLeftOutValues', steps.values);
  const rosters = dropFields(shared, 'roster');
  if (rosters > 0) leave('shareLeftOutModelRoster', rosters);
  if (shared.data.source !== 'sample') {
    leave('shareLeftOutData', 1);
    if (shared.title === titleFromFile(shared.data.name)) shared.title = '';
    shared.data.name = '';
    shared.data.import = null;
  }
  return { spec: shared, leftOut };
}

/** The title that an analysis has until it is given one: the name of its file. */
export const titleFromFile = (fileName: string): string => fileName.replace(/\.\w+$/, '');

/** Takes lists that name units out of the models and counts their entries. */
function dropFields(spec: AnalysisSpec, type: 'links' | 'roster'): number {
  let dropped = 0;
  spec.models = spec.models.map((model) => {
    const fields: Fields = estimators[model.estimator].meta.fields;
    const entries = Object.entries(model).map(([key, value]) => {
      if (fields[key]?.type !== type || !Array.isArray(value)) return [key, value];
      dropped += value.length;
      return [key, null];
    });
    return Object.fromEntries(entries) as typeof model;
  });
  return dropped;
}

/** Steps that name units or values of a column stay in the recipe, switched off and without the names; counts them. */
function dropFromSteps(spec: AnalysisSpec): { readonly units: number; readonly values: number } {
  let units = 0;
  let values = 0;
  const withoutNames = (step: RecipeStepSpec): RecipeStepSpec => {
    if (step.step === 'keep-units' && step.units !== null) {
      units += step.units.length;
      return { ...step, units: null, off: true };
    }
    if (step.step === 'recode' && step.merged.length > 0) {
      values += step.merged.reduce((sum, { words }) => sum + words.length, 0);
      return { ...step, merged: [], off: true };
    }
    return step;
  };
  spec.recipe = spec.recipe.map(withoutNames);
  spec.models = spec.models.map((model) => ({ ...model, recipe: model.recipe.map(withoutNames) }));
  return { units, values };
}

/** The text after `#` of a share link, and what stayed out of it. */
export function encodeShare(
  spec: AnalysisSpec,
  libraryIds: ReadonlySet<string>,
): { readonly fragment: string; readonly leftOut: readonly Notice[] } {
  const { spec: shared, leftOut } = shareable(spec, libraryIds);
  return { fragment: FORMAT + compressToEncodedURIComponent(JSON.stringify(shared)), leftOut };
}

/**
 * The spec of a share link. A library roster arrives as its id with no entries: the receiver's own data settle its names.
 */
export function decodeShare(fragment: string): Outcome<AnalysisSpec> {
  if (!fragment.startsWith(FORMAT) || fragment.length > LONGEST) return fail('shareUnreadable');
  const text = decompressFromEncodedURIComponent(fragment.slice(FORMAT.length));
  if (!text) return fail('shareUnreadable');
  const json = parseJson(text);
  return json.ok ? parseSpec(json.value) : fail('shareUnreadable');
}
