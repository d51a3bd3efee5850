import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const worker = fileURLToPath(new URL('./loading-worker.mjs', import.meta.url));
const rounds = 3;

/** Loading all WSDL documents, each time in a fresh process. */
export function loadingRows(contractFolder) {
  const best = { bridge: undefined, soap: undefined };
  for (let round = 0; round < rounds; round++) {
    for (const contender of Object.keys(best)) {
      const printed = execFileSync(process.execPath, ['--expose-gc', worker, contender, contractFolder], {
        encoding: 'utf8',
      });
      const measured = JSON.parse(printed);
      if (best[contender] === undefined || measured.milliseconds < best[contender].milliseconds)
        best[contender] = measured;
    }
  }
  const { bridge, soap } = best;
  const memory = (what, kept, mark) => {
    const [peerRate, rate] = [1000 / soap[kept], 1000 / bridge[kept]];
    return { what: `${what}, times in 1 GB of memory`, peer: 'soap', peerRate, rate, mark };
  };
  return [
    {
      what: 'load all WSDL documents, times a second',
      peer: 'soap',
      peerRate: 1000 / soap.milliseconds,
      rate: 1000 / bridge.milliseconds,
      mark: 5,
    },
    memory('the same', 'megabytes', 5),
    memory('all agents in use', 'oneEach', 1 / 0.15),
    memory('every operation in use', 'allUsed'),
  ];
}
