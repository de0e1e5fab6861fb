import { createInterface } from 'node:readline';
import { parseConfig } from '../src/core/index.ts';
import { curveCounts } from '../src/core/evaluation/curve.ts';
import { rocAuc } from '../src/core/evaluation/scores.ts';
import { MODEL_NAMES, type Fitted } from '../src/core/models/registry.ts';
import { loadEngine } from '../src/engines/load-engine.ts';
import { stream } from '../src/core/random/stream.ts';
import { readKernelData, type KernelData, type Rows } from './data/kernel-data.ts';
import type { FitAnswer, FitRequest, Request } from './measure/protocol.ts';

/*
 * Our side of a measurement: a child process, so that it can be killed at a time limit and its memory is its own. Reads
 * requests from stdin, one JSON document a line, and answers each with one line. An argument names the engine.
 */

const engine = await loadEngine(process.argv[2] === 'mljs' ? 'mljs' : 'selfsame');

let data: KernelData;
let fitted: Fitted;
/** Of the query rows, where the last fit's time included them. */
let probabilities: Float64Array | null = null;

/** The section of a config with every default filled in; null for a model that this version does not have. */
function modelParams(model: string, params: object): unknown {
  if (!(MODEL_NAMES as readonly string[]).includes(model)) return null;
  const { config, problems } = parseConfig(JSON.stringify({ data: { target: 'y' }, models: { [model]: params } }));
  if (config === null) throw new Error(JSON.stringify(problems));
  return config.models[model as (typeof MODEL_NAMES)[number]];
}

/** A new object for every fit, so that nothing remembered of an earlier one can help. */
function fresh({ design, y }: Rows): Rows {
  return { design: { ...design, categorical: design.categorical.map((column) => ({ ...column })) }, y };
}

function fit({ kernel, predict }: FitRequest): FitAnswer | { absent: true } {
  const { model } = kernel;
  const params = modelParams(model, kernel.params);
  if (params === null) return { absent: true };
  const classifier = engine.classifier(model as (typeof MODEL_NAMES)[number]);
  const { design, y } = fresh(data.train);
  const queries = fresh(data.query).design;
  const cpu = process.cpuUsage();
  const start = performance.now();
  fitted = classifier.fit(
    {
      design,
      y,
      classWeight: [1, 1],
      stream: (name) => stream(42, `bench/${model}/${name}`),
      shared: (_name, make) => make(),
    },
    params,
  );
  probabilities = predict ? fitted.predictProba(queries) : null;
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { seconds, cpuSeconds: (user + system) / 1e6 };
}

function answer(request: Request): object {
  switch (request.op) {
    case 'load':
      data = readKernelData(request.folder);
      return {};
    case 'fit':
      return fit(request);
    case 'auc':
      return { auc: rocAuc(curveCounts(data.query.y, probabilities ?? fitted.predictProba(data.query.design))) };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  let reply: object;
  try {
    reply = answer(JSON.parse(line) as Request);
  } catch (error) {
    reply = { error: String(error) };
  }
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}
