import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, type ParsedNode } from 'yaml';
import { parseYaml } from '../../parsing/yaml.js';
import { ProgramText } from './program-text.js';
import type { ScenarioProblem } from './scenario.js';

export type SourcePath = readonly (string | number)[];

export interface Place {
  readonly file: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/** The content of a scenario, and the place of each part in its file. */
export interface ScenarioSource {
  readonly file: string | undefined;
  readonly content: unknown;
  /**
   * The place of a part, or of the nearest part around it.
   *
   * @param ofName find the name of the last property rather than its value
   */
  place(path: SourcePath, ofName?: boolean): Place;
}

/** Reports a problem with a part of a scenario. */
export type Report = (message: string, path: SourcePath, ofName?: boolean) => void;

export interface ReadSource {
  readonly source: ScenarioSource;
  readonly problems: readonly ScenarioProblem[];
}

/** Reads a scenario in YAML or JSON. */
export function readYaml(text: string, file: string): ReadSource {
  const lines = new LineCounter();
  const document = parseYaml(text, { lineCounter: lines, prettyErrors: false, schema: 'core' });
  const placed = (offset: number | undefined): Place => {
    const { line, col } = lines.linePos(offset ?? 0);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  // Later errors mostly follow from the first one.
  const problems = [...document.errors, ...document.warnings].slice(0, 1).map(({ message, pos }) => {
    const place = placed(pos[0]);
    const line = text.split('\n')[(place.line ?? 1) - 1] ?? '';
    const hint = line.includes('${') ? '; inside braces, quote a reference: { id: "${made.Id}" }' : '';
    return { ...place, message: `invalid YAML: ${message.charAt(0).toLowerCase()}${message.slice(1)}${hint}` };
  });
  const place = (path: SourcePath, ofName = false): Place => {
    let current: unknown = document.contents;
    let offset = offsetOf(current);
    for (const [index, step] of path.entries()) {
      if (isAlias(current)) current = current.resolve(document);
      if (isMap(current)) {
        const pair = (current.items as Pair<ParsedNode, ParsedNode | null>[]).find(
          ({ key }) => isScalar(key) && String(key.value) === String(step),
        );
        if (pair === undefined) break;
        const named = ofName && index === path.length - 1;
        offset = named ? offsetOf(pair.key) : (offsetOf(pair.value) ?? offsetOf(pair.key));
        current = pair.value;
      } else if (isSeq(current)) {
        const item = current.items[Number(step)];
        if (item === undefined) break;
        offset = offsetOf(item) ?? offset;
        current = item;
      } else break;
    }
    return placed(offset);
  };
  let content: unknown;
  try {
    content = problems.length > 0 ? undefined : document.toJS({ maxAliasCount: 100 });
  } catch {
    // A few nested aliases can expand to billions of values, and an alias can contain itself.
    return unreadable(file, 'too many aliases, or an undefined alias');
  }
  return { source: { file, content, place }, problems };
}

function unreadable(file: string, message: string): ReadSource {
  const place = { file, line: 1, column: 1 };
  return { source: { file, content: undefined, place: () => place }, problems: [{ ...place, message }] };
}

function offsetOf(node: unknown): number | undefined {
  return (node as Partial<Node> | null | undefined)?.range?.[0];
}

/** A scenario from a program: a part is located in the source text, if it is found there. */
export function readProgram(content: unknown, file: string | undefined, text = ''): ScenarioSource {
  let program: ProgramText | undefined;
  const name = String((content as { readonly scenario?: unknown } | null | undefined)?.scenario);
  const place = (path: SourcePath, ofName = false): Place => {
    if (file === undefined) return { file };
    program ??= new ProgramText(text);
    const before = text.slice(0, program.find(name, path, ofName) ?? 0).split('\n');
    return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  };
  return { file, content, place };
}
