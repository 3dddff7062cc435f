import { useEffect, useState } from 'react';
import { engine } from './engine.ts';
import { useSpec } from './spec-store.ts';

const none: readonly string[] = [];

/** The units of the data as their column writes them, asked for only when wanted. */
export function useUnitNames(wanted: boolean): readonly string[] {
  const unit = useSpec((spec) => spec.roles.unit);
  const [names, setNames] = useState(none);
  useEffect(() => {
    if (!wanted || unit === null) return;
    let stale = false;
    void engine()
      .unitAliases(unit)
      .then((units) => {
        if (!stale) setNames(units.map(({ key }) => key));
      });
    return () => {
      stale = true;
    };
  }, [wanted, unit]);
  return names;
}
