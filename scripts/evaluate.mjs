import { loadHeadless } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { main } from './lib/project.mjs';

await main(async () => {
  await ensureInstalled({ quiet: true });
  const headless = await loadHeadless('evaluate');
  return headless.main(process.argv.slice(2));
});
