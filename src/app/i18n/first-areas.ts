import { ledger } from './areas/ledger.ts';
import { question } from './areas/question.ts';
import { shell } from './areas/shell.ts';

/** Texts of what stands before any chapter has loaded. */
export const firstAreas = { shell, question, ledger } as const;
