import type { Outcome } from '../core/notice.ts';
import type { ImportOptions } from '../table/importers/types.ts';
import { importSchema } from './import-schema.ts';
import { parseWith } from './parse.ts';

/** What the choices say, the rest left to be guessed; or which of them cannot be. */
export const readImportOptions = (choices: unknown): Outcome<ImportOptions> =>
  parseWith(importSchema, choices, ['data', 'import']);
