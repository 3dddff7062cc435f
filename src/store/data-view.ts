import { create } from 'zustand';

/** The parts of the chapter Data. */
export type DataPart = 'table' | 'index' | 'keywords';

interface DataViewState {
  readonly view: DataPart;
  /** Places in the recipe of the index and the keyword index that are shown; null: the first. */
  readonly index: number | null;
  readonly keywords: number | null;
  /** Units at the top of the ranking that its figure shows, and those that a person follows beside them. */
  readonly leaders: number;
  readonly followed: readonly string[];
}

export const useDataView = create<DataViewState>(() => ({
  view: 'table',
  index: null,
  keywords: null,
  leaders: 8,
  followed: [],
}));

export const setDataView = (change: Partial<DataViewState>): void => useDataView.setState(change);
