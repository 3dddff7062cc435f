import { useEffect, useState } from 'react';
import type { ParityReport } from './report.ts';

/** The report, fetched when the page is first opened; null until then. */
export function useReport(): ParityReport | null {
  const [report, setReport] = useState<ParityReport | null>(null);
  useEffect(() => {
    let here = true;
    void import('./parity.json').then(({ default: loaded }) => {
      if (here) setReport(loaded as ParityReport);
    });
    return () => {
      here = false;
    };
  }, []);
  return report;
}
