import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inRoot, newest, root, Stop } from './project.mjs';

const sources = ['src', 'package-lock.json', 'tsconfig.json'].map((name) => inRoot(name));
const pageSources = [...sources, ...['public', 'index.html', 'vite.config.ts'].map((name) => inRoot(name))];
export const dist = inRoot('dist');
export const manifestFile = inRoot('dist', '.vite', 'manifest.json');

/** Builds the page into dist/ when it is missing or older than its sources. */
export async function ensureBuilt() {
  if (existsSync(manifestFile) && newest([manifestFile]) >= newest(pageSources)) return;
  console.error('Building the page ...');
  const { build } = await import('vite');
  await build({ root, logLevel: 'warn', build: { manifest: true } });
}

/**
 * Bundles a TypeScript entry for Node under .cache/ when its sources are newer, without a word, and returns its module.
 */
export async function loadHeadless(entry) {
  const outDir = inRoot('.cache', 'headless', entry);
  const bundle = inRoot('.cache', 'headless', entry, `${entry}.mjs`);
  if (!existsSync(bundle) || newest([bundle]) < newest(sources)) {
    const { build } = await import('vite');
    try {
      await build({
        root,
        configFile: false,
        publicDir: false,
        logLevel: 'silent',
        build: {
          ssr: inRoot('src', 'headless', `${entry}.ts`),
          outDir,
          emptyOutDir: true,
          target: 'node20',
          minify: false,
          rolldownOptions: { output: { entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' } },
        },
      });
    } catch (error) {
      throw new Stop(`The engine could not be built for the command line: ${String(error.message).split('\n')[0]}`);
    }
  }
  return import(pathToFileURL(bundle).href);
}
