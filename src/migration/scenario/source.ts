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

/** A scenario as it was written, and where each part of it stands. */
export interface ScenarioSource {
  readonly file: string | undefined;
  readonly content: unknown;
  /**
   * Where a part stands, or what is nearest around it.
   *
   * @param ofName the place of the last step's name, and not of its value
   */
  place(path: SourcePath, ofName?: boolean): Place;
}

/** Takes in what is wrong with a part of a scenario. */
export type Report = (message: string, path: SourcePath, ofName?: boolean) => void;

export interface ReadSource {
  readonly source: ScenarioSource;
  readonly problems: readonly ScenarioProblem[];
}

/** Reads a scenario in YAML, which JSON is too. */
export function readYaml(text: string, file: string): ReadSource {
  const lines = new LineCounter();
  const document = parseYaml(text, { lineCounter: lines, prettyErrors: false, schema: 'core' });
  const placed = (offset: number | undefined): Place => {
    const { line, col } = lines.linePos(offset ?? 0);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  // What comes after the first error mostly comes of it.
  const problems = [...document.errors, ...document.warnings].slice(0, 1).map(({ message, pos }) => {
    const place = placed(pos[0]);
    const line = text.split('\n')[(place.line ?? 1) - 1] ?? '';
    const hint = line.includes('${') ? '; between braces, a reference needs quotes: { id: "${made.Id}" }' : '';
    return { ...place, message: `this is no YAML: ${message.charAt(0).toLowerCase()}${message.slice(1)}${hint}` };
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
    // A few aliases of aliases can stand for billions, and one can stand within itself.
    return unreadable(file, 'this has more aliases than a scenario needs, or one that is not there');
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

/** A scenario that a program made: a part stands where it is written out in the program's text, if it is found there. */
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
