import type { Script } from '../ui/code-panel.tsx';

export function currentScripts(): Script[] {
  return [];
}
