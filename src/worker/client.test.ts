import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadData } from '../../testing/support/reference.ts';
import type { PlaceboSummary } from '../engine/diagnostics/placebo/types.ts';
import { runTask } from '../spec/evaluate.ts';
import { type ModelSpecInput, modelSchema } from '../spec/models.ts';
import { specSchema } from '../spec/schema.ts';
import type { Fitted } from '../spec/tasks.ts';
import { frameToCsv } from '../table/csv-writer.ts';
import { Cancelled, type ComputeApi, type DataApi, type EngineClient } from './api.ts';
import { createEngineClient } from './client.ts';
import { createComputeService } from './compute-service.ts';
import { createDataService } from './data-service.ts';
import type { WorkerHandle } from './pool.ts';

/** A service in place of a worker: arguments and answers are cloned as between threads, and it can die. */
interface Fake<Api> extends WorkerHandle<Api> {
  readonly kill: (reason: string) => void;
  calls: number;
  alive: boolean;
}

const cloned = (value: unknown) => (typeof value === 'function' ? value : structuredClone(value));

function fake<Api extends object>(service: Api): Fake<Api> {
  let kill: (reason: string) => void = () => {};
  const died = new Promise<string>((resolve) => {
    kill = resolve;
  });
  const api = new Proxy(service, {
    get:
      (target, name) =>
      async (...given: unknown[]) => {
        self.calls++;
        const method = target[name as keyof Api] as (...args: unknown[]) => Promise<unknown>;
        await new Promise((resolve) => setTimeout(resolve));
        const answer = await method(...given.map(cloned));
        return self.alive ? cloned(answer) : new Promise(() => {});
      },
  });
  const self: Fake<Api> = {
    api,
    died,
    kill,
    calls: 0,
    alive: true,
    terminate: () => {
      self.alive = false;
    },
  };
  return self;
}

function house(cores: number) {
  const dataWorkers: Fake<DataApi>[] = [];
  const computeWorkers: Fake<ComputeApi>[] = [];
  const client = createEngineClient({
    cores,
    spawnData: () => {
      const worker = fake<DataApi>(createDataService());
      dataWorkers.push(worker);
      return worker;
    },
    spawnCompute: (data) => {
      const worker = fake<ComputeApi>(createComputeService(data.api));
      computeWorkers.push(worker);
      return worker;
    },
  });
  return { client, dataWorkers, computeWorkers };
}

const frame = loadData('city_balanced');
const csv = frameToCsv(frame);
const spec = specSchema.parse({
  roles: {
    unit: 'city',
    time: 'year',
    outcome: 'y',
    treatment: { kind: 'cohort', column: 'g' },
    controls: ['gov', 'fdi'],
  },
  baseline: {},
  placebo: { draws: 400, seed: 11 },
});

async function loaded(client: EngineClient): Promise<void> {
  const imported = await client.importData(csv);
  if (!imported.ok) throw new Error(imported.notice.code);
  await client.acceptImport();
}

afterEach(() => vi.unstubAllGlobals());

describe('data', () => {
  it('wait until they are accepted; those in use stay until then', async () => {
    const { client } = house(2);
    expect(await client.frameInfo()).toBeNull();
    await loaded(client);
    const before = await client.frameInfo();
    expect(before).toMatchObject({ nrow: 5130 });
    const imported = await client.importData('a,b\n1,x\n2,y\n');
    expect(imported).toMatchObject({ ok: true, value: { info: { nrow: 2 } } });
    expect(await client.frameInfo()).toEqual(before);
    expect((await client.rows(0, 1, ['y'])).cells).toEqual([['1.140287']]);
    expect((await client.pendingRows(0, 2)).cells).toEqual([
      ['1', 'x'],
      ['2', 'y'],
    ]);
    await client.discardImport();
    expect(await client.acceptImport()).toMatchObject({ ok: false, notice: { code: 'importNothingPending' } });
    expect(await client.frameInfo()).toEqual(before);
  });

  it('keep their hash through an export and a project with data inside', async () => {
    const { client } = house(2);
    await loaded(client);
    const info = await client.frameInfo();
    const exported = await client.exportCsv();
    if (!exported.ok) throw new Error(exported.notice.code);
    const again = await client.importData(exported.value);
    expect(again.ok && again.value.info.hash).toBe(info?.hash);
    const saved = await client.saveProject(spec, true);
    if (!saved.ok) throw new Error(saved.notice.code);
    const opened = await client.openProject(saved.value);
    if (!opened.ok) throw new Error(opened.notice.code);
    expect(opened.value.spec).toEqual(spec);
    expect(opened.value.pending?.info.hash).toBe(info?.hash);
  });

  it('read the same way again by the options that a spec keeps', async () => {
    const { client } = house(2);
    const text = 'id;x\n1;1,5\n2;-\n';
    const first = await client.importData(text, { delimiter: ';' });
    if (!first.ok) throw new Error(first.notice.code);
    const kept = specSchema.parse(JSON.parse(JSON.stringify({ data: { import: first.value.options } })));
    const second = await client.importData(text, kept.data.import ?? {});
    expect(second).toMatchObject({ ok: true, value: { info: first.value.info, options: first.value.options } });
  });

  it('are refused with a reason', async () => {
    const { client } = house(2);
    expect(await client.importData('')).toMatchObject({ ok: false });
    expect(await client.importData(csv, { delimter: ';' })).toMatchObject({
      ok: false,
      notice: { code: 'projectUnknownKey', params: { key: 'delimter' } },
    });
    expect(await client.openProject('{"roles": 3}')).toMatchObject({ ok: false, notice: { code: 'projectWrongType' } });
    expect(await client.exportCsv()).toMatchObject({ ok: false, notice: { code: 'noData' } });
    expect(await client.run(spec, { kind: 'baseline' })).toMatchObject({ ok: false, notice: { code: 'noData' } });
  });

  it('come from an address of this origin, or not at all', async () => {
    const { client } = house(2);
    vi.stubGlobal('fetch', async (url: string) =>
      url === 'sample.csv' ? new Response(csv) : new Response('', { status: 404 }),
    );
    expect(await client.loadFrame('sample.csv')).toMatchObject({ ok: true, value: { nrow: 5130 } });
    expect(await client.loadFrame('other.csv')).toMatchObject({
      ok: false,
      notice: { code: 'frameUnreachable', params: { status: 404 } },
    });
    expect(await client.frameInfo()).toMatchObject({ nrow: 5130 });
  });

  it('answer questions about roles, units and rosters', async () => {
    const { client } = house(2);
    expect(await client.guessRoles()).toBeNull();
    await loaded(client);
    expect((await client.guessRoles())?.unit?.columns).toEqual(['city']);
    const { match } = await client.matchRoster('1 2014\n2 2015\nnowhere 2016', 'city');
    expect(match.matched.map(({ unit }) => unit)).toEqual(['1', '2']);
    expect(match.unmatched.length).toBe(1);
    const [values] = await client.columnValues(['year', 'nope']);
    expect(values.values[0]).toBe(2005);
  });

  it('stop being read at once when cancelled, and the worker lives on', async () => {
    const { client, dataWorkers } = house(2);
    await loaded(client);
    const abort = new AbortController();
    const reading = client.importData(csv.repeat(3), {}, { signal: abort.signal });
    const before = performance.now();
    abort.abort();
    await expect(reading).rejects.toBeInstanceOf(Cancelled);
    expect(performance.now() - before).toBeLessThan(200);
    expect(await client.frameInfo()).toMatchObject({ nrow: 5130 });
    expect(dataWorkers.map((worker) => worker.alive)).toEqual([true]);
  });
});

describe('runs', () => {
  it('answer what the same function answers without workers', async () => {
    const { client } = house(2);
    await loaded(client);
    for (const kind of ['design', 'descriptives', 'baseline', 'trends', 'placebo'] as const) {
      expect(await client.run(spec, { kind })).toEqual(await runTask(frame, spec, { kind }));
    }
  });

  it('of the placebo give the same answer on one worker or four, and on pieces of any size', async () => {
    const answers: unknown[] = [];
    for (const cores of [2, 5]) {
      const { client, computeWorkers } = house(cores);
      await loaded(client);
      answers.push(await client.run(spec, { kind: 'placebo' }));
      expect(computeWorkers.length).toBe(cores - 1);
    }
    expect(answers[1]).toEqual(answers[0]);
  });

  it('show partial results that grow', async () => {
    const { client } = house(2);
    await loaded(client);
    let clock = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (clock += 200));
    const partials: PlaceboSummary[] = [];
    const progress: number[] = [];
    await client.run(
      spec,
      { kind: 'placebo' },
      { onPartial: (partial) => partials.push(partial), onProgress: ({ done }) => progress.push(done) },
    );
    vi.restoreAllMocks();
    const done = partials.map((partial) => partial.done);
    expect(done.length).toBeGreaterThan(1);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(Math.max(...done)).toBeLessThan(400);
    expect(progress.at(-1)).toBe(400);
  });

  it('are remembered, whatever else changes in the spec', async () => {
    const { client, computeWorkers } = house(2);
    await loaded(client);
    const first = await client.run(spec, { kind: 'baseline' });
    const { calls } = computeWorkers[0];
    expect(await client.run({ ...spec, title: 'new', placebo: null }, { kind: 'baseline' })).toBe(first);
    expect(computeWorkers[0].calls).toBe(calls);
    await client.run({ ...spec, roles: { ...spec.roles, controls: [] } }, { kind: 'baseline' });
    expect(computeWorkers[0].calls).toBeGreaterThan(calls);
  });

  it('of models stand alone: only the one that changed is fitted again, and what is there is shown', async () => {
    const { client, computeWorkers } = house(2);
    await loaded(client);
    const model = (id: string, vcov: string) => modelSchema.parse({ id, estimator: 'feols', vcov } as ModelSpecInput);
    const two = { ...spec, models: [model('a', 'HC1'), model('b', 'iid')] };
    const partials: (string | null)[][] = [];
    const onPartial = (partial: readonly (Fitted | null)[]) => partials.push(partial.map((one) => one?.id ?? null));
    const first = await client.run(two, { kind: 'models' }, { onPartial });
    expect(first).toMatchObject({
      ok: true,
      value: [
        { id: 'a', ok: true },
        { id: 'b', ok: true },
      ],
    });
    expect(partials).toEqual([['a', null]]);
    const { calls } = computeWorkers[0];
    const changed = await client.run({ ...two, models: [model('b', 'iid'), model('c', 'HC1')] }, { kind: 'models' });
    expect(changed).toMatchObject({ ok: true, value: [{ id: 'b' }, { id: 'c' }] });
    expect(computeWorkers[0].calls).toBe(calls + 1);
  });

  it('fetch every column once, and the coordinates that models find by name', async () => {
    const { client, dataWorkers } = house(2);
    await loaded(client);
    const columns = vi.spyOn(dataWorkers[0].api, 'columns');
    await client.run(spec, { kind: 'baseline' });
    await client.run(spec, { kind: 'trends' });
    await client.run({ ...spec, roles: { ...spec.roles, controls: ['gov', 'edu'] } }, { kind: 'baseline' });
    const sent = await Promise.all(columns.mock.results.map(({ value }) => value as ReturnType<DataApi['columns']>));
    const names = sent.flatMap((part) => part?.columns.map(({ name }) => name) ?? []);
    expect(names.sort()).toEqual(['city', 'edu', 'fdi', 'g', 'gov', 'lat', 'lon', 'y', 'year']);
  });

  it('answer a cancel within 200 ms, and go on with the next', async () => {
    const { client } = house(3);
    await loaded(client);
    const abort = new AbortController();
    const many = { ...spec, placebo: { ...spec.placebo!, draws: 20_000 } };
    const running = client.run(
      many,
      { kind: 'placebo' },
      { signal: abort.signal, onProgress: () => !abort.signal.aborted && cancel() },
    );
    let before = 0;
    const cancel = () => {
      before = performance.now();
      abort.abort();
    };
    await expect(running).rejects.toBeInstanceOf(Cancelled);
    expect(performance.now() - before).toBeLessThan(200);
    expect((await client.run(spec, { kind: 'baseline' })).ok).toBe(true);
  });

  it('keep only the latest of those that wait in the interactive lane', async () => {
    const { client, computeWorkers } = house(2);
    await loaded(client);
    const drag = (start: number) =>
      client
        .run(
          { ...spec, whatIf: { starts: [{ unit: '1', start }], struckUnits: [] } },
          { kind: 'trends' },
          { lane: 'interactive' },
        )
        .then(
          (outcome) => outcome.ok,
          (error) => error.name,
        );
    expect(await Promise.all([2010, 2011, 2012, 2013].map(drag))).toEqual([true, 'Cancelled', 'Cancelled', true]);
    expect(computeWorkers.length).toBe(1);
  });
});

describe('a worker that dies', () => {
  it('is replaced, its run answers with the reason, and the page hears of it', async () => {
    const { client, computeWorkers } = house(2);
    await loaded(client);
    const heard = vi.fn();
    client.onNotice(heard);
    const running = client.run(spec, { kind: 'placebo' });
    await vi.waitFor(() => expect(computeWorkers.length).toBe(1));
    computeWorkers[0].kill('out of memory');
    expect(await running).toMatchObject({
      ok: false,
      notice: { code: 'workerLost', params: { reason: 'out of memory' } },
    });
    expect(heard).toHaveBeenCalledWith(expect.objectContaining({ code: 'workerLost' }));
    expect((await client.run(spec, { kind: 'baseline' })).ok).toBe(true);
    expect(computeWorkers.length).toBe(2);
  });

  it('with the data leaves a page without data, able to read them again', async () => {
    const { client, dataWorkers } = house(2);
    await loaded(client);
    const heard = vi.fn();
    client.onNotice(heard);
    const asking = client.importData(csv);
    dataWorkers[0].kill('gone');
    expect(await asking).toMatchObject({ ok: false, notice: { code: 'dataWorkerLost' } });
    expect(heard).toHaveBeenCalledWith(expect.objectContaining({ code: 'dataWorkerLost' }));
    expect(await client.frameInfo()).toBeNull();
    await loaded(client);
    expect((await client.run(spec, { kind: 'baseline' })).ok).toBe(true);
  });
});
