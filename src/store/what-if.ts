import { useEffect, useState } from 'react';
import type { PanelMap } from '../engine/design/panel-summary.ts';
import type { AnalysisSpec } from '../spec/schema.ts';
import { engine } from './engine.ts';
import { frameHash, setInteractive, withoutRuns } from './runs-store.ts';
import { useSession } from './session-store.ts';
import { editSpec, useSpec, useSpecStore } from './spec-store.ts';

type WhatIf = NonNullable<AnalysisSpec['whatIf']>;

const nothing: WhatIf = { starts: [], struckUnits: [] };

/** The panel as the data have it, whatever the what-if says: what the panel view draws under the hand. */
export function useBaseMap(): PanelMap | null {
  const roles = useSpec((spec) => spec.roles);
  const sample = useSpec((spec) => spec.sample);
  const hash = useSession((state) => state.info?.hash ?? null);
  const [map, setMap] = useState<PanelMap | null>(null);
  useEffect(() => {
    if (hash === null || frameHash() === null) return;
    let current = true;
    const spec = { ...useSpecStore.getState().spec, roles, sample, whatIf: null };
    void engine()
      .run<'design'>(spec, { kind: 'design' })
      .then((outcome) => current && setMap(outcome.ok ? outcome.value.map : null));
    return () => {
      current = false;
    };
  }, [roles, sample, hash]);
  return map;
}

function changed(change: (whatIf: WhatIf) => WhatIf): { whatIf: AnalysisSpec['whatIf'] } {
  const next = change(useSpecStore.getState().spec.whatIf ?? nothing);
  return { whatIf: next.starts.length === 0 && next.struckUnits.length === 0 ? null : next };
}

function withStart(whatIf: WhatIf, unit: string, start: number | null, given: number | null): WhatIf {
  const others = whatIf.starts.filter((entry) => entry.unit !== unit);
  return { ...whatIf, starts: start === given ? others : [...others, { unit, start }] };
}

/** Moves a unit's start as one step of undo. `given` is what the data say; going back to it takes the change away. */
export function moveStart(unit: string, start: number | null, given: number | null): void {
  editSpec(changed((whatIf) => withStart(whatIf, unit, start, given)));
}

export function toggleStruck(unit: string): void {
  editSpec(
    changed((whatIf) => ({
      ...whatIf,
      struckUnits: whatIf.struckUnits.includes(unit)
        ? whatIf.struckUnits.filter((other) => other !== unit)
        : [...whatIf.struckUnits, unit],
    })),
  );
}

export function dropWhatIf(): void {
  editSpec({ whatIf: null });
}

/** Makes the what-if the design: its starts become a roster, struck units leave the sample. */
export function keepWhatIf(map: PanelMap): void {
  editSpec((spec) => {
    const whatIf = spec.whatIf ?? nothing;
    const starts = new Map(map.units.map((unit, index) => [unit, map.cohorts[index]]));
    for (const { unit, start } of whatIf.starts) starts.set(unit, start ?? Number.POSITIVE_INFINITY);
    const entries = [...starts].flatMap(([unit, start]) => (Number.isFinite(start) ? [{ unit, start }] : []));
    return {
      whatIf: null,
      roles: { ...spec.roles, treatment: { kind: 'roster' as const, entries, source: 'pasted' } },
      sample: { ...spec.sample, dropUnits: [...new Set([...spec.sample.dropUnits, ...whatIf.struckUnits])] },
    };
  });
}

/**
 * A drag: the spec follows the hand without filling the history, the runs go to the interactive lane, and letting go is one step of undo.
 */
export function beginDrag(unit: string, given: number | null) {
  const before = useSpecStore.getState().spec;
  const { temporal } = useSpecStore;
  temporal.getState().pause();
  setInteractive(true);
  let last: number | null | undefined;
  return {
    to(start: number | null): void {
      if (start === last) return;
      last = start;
      editSpec(changed((whatIf) => withStart(whatIf, unit, start, given)));
    },
    end(): void {
      const after = useSpecStore.getState().spec;
      withoutRuns(() => useSpecStore.setState({ spec: before }));
      temporal.getState().resume();
      setInteractive(false);
      useSpecStore.setState({ spec: after });
    },
    cancel(): void {
      setInteractive(false);
      useSpecStore.setState({ spec: before });
      temporal.getState().resume();
    },
  };
}

export type Drag = ReturnType<typeof beginDrag>;
