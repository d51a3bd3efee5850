import { encodeYaml } from '../../output-text/index.js';
import type { Sample } from './samples.js';

const head = `# Written by superoffice-bridge serve --record, which replaces it: copy it before you change it.
`;

/** A scenario for each agent by file name, for `superoffice-bridge verify <folder>`. All of them only read. */
export function scenarioFiles(samples: readonly Sample[]): ReadonlyMap<string, string> {
  const byAgent = new Map<string, Sample[]>();
  for (const each of samples) byAgent.set(each.agent, [...(byAgent.get(each.agent) ?? []), each]);
  return new Map(
    [...byAgent].map(([agent, ofAgent]) => {
      const scenario = {
        scenario: `${agent}, as clients call it`,
        description: 'Reads that were recorded. Texts that may be personal data are masked.',
        steps: ofAgent.map((sample, index) => stepOf(sample, numberIn(ofAgent, index))),
      };
      return [`${agent.toLowerCase()}.yaml`, `${head}${encodeYaml(scenario)}`];
    }),
  );
}

function stepOf({ agent, operation, with: given, masked }: Sample, number: number) {
  const suffix = `${number === 1 ? '' : ` ${number}`}${masked ? ', with masked texts' : ''}`;
  const hasArguments = Object.keys(given).length > 0;
  return {
    step: `${operation}${suffix}`,
    call: `agents.${agent}.${operation}`,
    ...(hasArguments ? { with: given } : {}),
  };
}

/** Which sample of its operation it is. */
function numberIn(samples: readonly Sample[], index: number): number {
  const operation = samples[index]?.operation;
  return samples.slice(0, index + 1).filter((each) => each.operation === operation).length;
}
