import type { Panel, WhatIf } from '../panel.ts';
import { applyWhatIf } from './apply-what-if.ts';
import { buildPanel } from './build-panel.ts';

/**
 * The panel under changed starts and with struck units left out (null: as the data have it). Equal to building it from the frame with that
 * what-if, but only cohorts, treatment and rows are made anew; cheap enough for every movement of a hand when `panel` itself carries no
 * what-if. One that it carries is replaced, not added to, and the panel built anew: a restriction to fewer rows comes after the what-if.
 */
export function withWhatIf(panel: Panel, whatIf: WhatIf | null): Panel {
  const base = panel.design.whatIf === null ? panel : withoutWhatIf(panel);
  return whatIf === null ? base : applyWhatIf(base, whatIf);
}

function withoutWhatIf(panel: Panel): Panel {
  const built = buildPanel(panel.frame, { ...panel.design, whatIf: null });
  if (!built.ok) throw new Error(`a panel that stood could not be built again: ${built.notice.code}`);
  return built.value;
}
