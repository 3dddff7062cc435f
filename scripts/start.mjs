import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { main, root, Stop } from './lib/project.mjs';

const usage = 'npm start [-- --port 4173]';

function wantedPort(args) {
  const at = args.indexOf('--port');
  if (at < 0) return 4173;
  const port = Number(args[at + 1]);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Stop(`--port wants a number between 1 and 65535. Usage: ${usage}`);
}

await main(async () => {
  const port = wantedPort(process.argv.slice(2));
  await ensureInstalled();
  await ensureBuilt();
  const { preview } = await import('vite');
  const server = await preview({ root, logLevel: 'warn', preview: { host: 'localhost', port, strictPort: false } });
  const address = server.resolvedUrls.local[0];
  const served = Number(new URL(address).port);
  if (served !== port) console.log(`Port ${port} is taken by another program, so the next free one is used.`);
  console.log(`Pilotlight is at ${address}  (Ctrl+C ends it)`);
});
