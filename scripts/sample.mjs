import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

// Writes public/sample/ anew. The generator is TypeScript that imports from src/, so Vite bundles it for Node first.
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const outDir = path.join(root, 'node_modules/.cache/pilotlight-sample');

await build({
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  build: { ssr: 'scripts/sample/main.ts', outDir, emptyOutDir: true, target: 'node20' },
});
const run = spawnSync(process.execPath, [path.join(outDir, 'main.js')], { cwd: root, stdio: 'inherit' });
process.exit(run.status ?? 1);
