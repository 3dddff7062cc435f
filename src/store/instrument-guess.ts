import { useMemo } from 'react';
import { guessInstrument } from './robustness-templates.ts';
import { useSession } from './session-store.ts';
import { useSpec } from './spec-store.ts';

/** A history and a national series among the columns, by their names; null: none. */
export function useInstrumentGuess() {
  const spec = useSpec((value) => value);
  const columns = useSession((state) => state.info?.columns);
  return useMemo(() => guessInstrument(spec, columns ?? []), [spec, columns]);
}
