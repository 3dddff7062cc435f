import { z } from 'zod';
import { defaultImportOptions, type ImportOptions, textEncodings } from '../table/importers/types.ts';

const auto = z.literal('auto');
const defaults = defaultImportOptions;

/** How a CSV is read; what is left out is guessed from the file. */
export const importSchema = z.strictObject({
  encoding: z.union([auto, z.enum(textEncodings)]).default(defaults.encoding),
  delimiter: z.string().min(1).max(5).default(defaults.delimiter),
  quote: z.enum(['auto', '"', "'", 'none']).default(defaults.quote),
  escape: z.enum(['auto', 'double', 'backslash']).default(defaults.escape),
  skipRows: z.union([auto, z.int().min(0)]).default(defaults.skipRows),
  headerRows: z.literal(['auto', 0, 1, 2, 3]).default(defaults.headerRows),
  decimal: z.enum(['auto', '.', ',']).default(defaults.decimal),
  thousands: z.enum(['auto', ',', '.', ' ', 'none']).default(defaults.thousands),
  missing: z.array(z.string()).default([...defaults.missing]),
  columnTypes: z
    .array(z.strictObject({ column: z.string(), type: z.enum(['number', 'text', 'year', 'skip']) }))
    .default([]),
}) satisfies z.ZodType<ImportOptions>;
