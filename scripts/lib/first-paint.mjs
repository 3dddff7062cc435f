import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { dist, manifestFile } from './build.mjs';
import { readJson } from './project.mjs';

export const FIRST_PAINT_LIMIT = 300_000;

/** JavaScript that loads before anything can be painted: the entry of index.html and everything it imports statically. */
export function firstPaintFiles(manifest) {
  const files = new Set();
  const visit = (key) => {
    const chunk = manifest[key];
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  visit('index.html');
  return [...files].filter((file) => file.endsWith('.js'));
}

/** Gzipped bytes of the JavaScript before first paint, in all and by file, largest first. */
export function measureFirstPaint() {
  const files = firstPaintFiles(readJson(manifestFile))
    .map((file) => ({ file, bytes: gzipSync(readFileSync(join(dist, file))).length }))
    .sort((a, b) => b.bytes - a.bytes);
  return { bytes: files.reduce((sum, one) => sum + one.bytes, 0), files };
}
