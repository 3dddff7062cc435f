import { writeFileSync } from 'node:fs';
import { loadHeadless } from './lib/build.mjs';
import { inRoot, main } from './lib/project.mjs';

// Writes the JSON Schemas under docs/ anew from the schemas in src/.
await main(async () => {
  const { schemaFiles } = await loadHeadless('schemas');
  for (const [name, text] of schemaFiles()) writeFileSync(inRoot('docs', name), text);
});
