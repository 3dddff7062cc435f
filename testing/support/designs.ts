import type { Outcome } from '../../src/core/notice.ts';
import type { DesignSpec } from '../../src/engine/panel.ts';

/** The value of an outcome that a test expects to be there. */
export function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.notice.code} ${JSON.stringify(outcome.notice.params)}`);
  return outcome.value;
}

export function designOf(change: Partial<DesignSpec>): DesignSpec {
  return {
    unit: 'city',
    time: 'year',
    treatment: null,
    sample: { timeFrom: null, timeTo: null, dropUnits: [] },
    whatIf: null,
    ...change,
  };
}
