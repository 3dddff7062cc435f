import { create } from 'zustand';

/** Which check the inspector edits and the page details. */
export const useCheckView = create<{ readonly selected: number | null }>(() => ({ selected: null }));

export const selectCheck = (selected: number | null): void => useCheckView.setState({ selected });
