import { titleOf, useSpecStore } from './spec-store.ts';

/** A file name from the title: letters of any script and digits stay, the rest becomes hyphens. */
export function fileStem(): string {
  const { spec } = useSpecStore.getState();
  const stem = (titleOf(spec, 'en') || 'analysis').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
  return stem.slice(0, 60) || 'analysis';
}
