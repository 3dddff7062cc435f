import { create } from 'zustand';
import type { Notice, Outcome } from '../core/notice.ts';
import { fail, notice, succeed } from '../core/notice.ts';
import type { RoleGuesses } from '../engine/design/guess-roles.ts';
import { namesOf } from '../engine/recipe/names.ts';
import { type AnalysisSpec, specSchema } from '../spec/schema.ts';
import { titleFromFile } from '../spec/share.ts';
import type { MatchedRoster } from '../worker/api.ts';
import { engine } from './engine.ts';
import { readRosterSource, rosterText } from './roster-library.ts';
import { loadRosterLibrary } from './sample.ts';
import { useSpec, useSpecStore } from './spec-store.ts';

export type GuessedRole = 'unit' | 'time' | 'outcome' | 'treatment';

const useGuesses = create<{ readonly guesses: RoleGuesses | null }>(() => ({ guesses: null }));

/** Why a role was proposed, as long as it is still the proposed one. */
export function useGuess(role: GuessedRole): Notice | null {
  const guess = useGuesses((state) => state.guesses?.[role] ?? null);
  const roles = useSpec((spec) => spec.roles);
  if (!guess) return null;
  const { treatment } = roles;
  const chosen = role === 'treatment' ? (treatment && 'column' in treatment ? treatment.column : null) : roles[role];
  return chosen === guess.columns[0] ? notice('info', guess.reason.code, { ...guess.reason.params }) : null;
}

/** The spec for data that have just been read: roles of the old one where their columns still exist, else the guesses. */
export async function specForNewData(name: string, source: Blob | string): Promise<AnalysisSpec> {
  const guesses = await engine().guessRoles();
  useGuesses.setState({ guesses });
  const info = await engine().frameInfo();
  const old = useSpecStore.getState().spec;
  const made = old.recipe.flatMap((step) => (step.off ? [] : (namesOf(step) ?? [])));
  const columns = new Set([...(info?.columns ?? []).map((column) => column.name), ...made]);
  const data = { name, source: typeof source === 'string' ? ('paste' as const) : ('file' as const) };
  if (rolesFit(old, columns)) return settleLibraryRoster({ ...old, data: { ...old.data, ...data } });
  return specSchema.parse({
    title: titleFromFile(name),
    policy: policyNamed(guesses?.treatment?.columns[0] ?? ''),
    data,
    roles: {
      unit: guesses?.unit?.columns[0] ?? null,
      time: guesses?.time?.columns[0] ?? null,
      outcome: guesses?.outcome?.columns[0] ?? null,
      treatment: guesses?.treatment?.spec ?? null,
      controls: guesses?.controls?.columns ?? [],
    },
    output: old.output,
    descriptives: {},
    baseline: {},
    trends: {},
    placebo: {},
  });
}

/** A name for the policy from the header of its column: what is left without the words that say year, start or treated. */
function policyNamed(column: string): AnalysisSpec['policy'] {
  const words =
    /(首次)?(试点|处理|政策|实施|起始|开始)?(年份|年度|时间)$|(^|_)(first|start|pilot|treat(ed)?|year|g|did)(?=_|$)/giu;
  const name = column.replace(words, '').replace(/_/g, ' ').trim();
  return { en: name, zh: name };
}

/** Whether every column that the roles of a spec name is there. */
function rolesFit({ roles }: AnalysisSpec, columns: ReadonlySet<string>): boolean {
  const named = [roles.unit, roles.time, roles.outcome, ...roles.controls, ...(roles.cluster ?? [])];
  const { treatment } = roles;
  if (treatment && 'column' in treatment) named.push(treatment.column);
  const wanted = named.filter((column): column is string => column !== null);
  return wanted.length > 0 && wanted.every((column) => columns.has(column));
}

/** A shared spec names a published roster by its id; the receiver's own data settle which units those are. */
async function settleLibraryRoster(spec: AnalysisSpec): Promise<AnalysisSpec> {
  const { treatment, unit } = spec.roles;
  if (treatment?.kind !== 'roster' || treatment.entries.length > 0 || unit === null) return spec;
  const library = (await loadRosterLibrary()) ?? [];
  const { id, coding } = readRosterSource(treatment.source);
  const roster = library.find((one) => one.id === id);
  if (!roster) return spec;
  const { match } = await engine().matchRoster(rosterText(roster, coding, library), unit);
  const entries = match.matched.map(({ unit: key, row }) => ({ unit: key, start: row.year }));
  return { ...spec, roles: { ...spec.roles, treatment: { ...treatment, entries } } };
}

/** Matches a pasted list with the units of the data in use. */
export async function matchPastedRoster(text: string): Promise<Outcome<MatchedRoster>> {
  const { unit } = useSpecStore.getState().spec.roles;
  return unit === null ? fail('rosterNeedsUnit') : succeed(await engine().matchRoster(text, unit));
}
