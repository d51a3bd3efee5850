import pc from 'picocolors';

/** Where text goes, and what can be shown there. A pipe or a file is no terminal. */
export interface Output {
  write(text: string): unknown;
  readonly columns?: number | undefined;
  readonly isTTY?: boolean | undefined;
}

export type Paint = ReturnType<typeof pc.createColors>;

/**
 * Colours are for a terminal, also where `CI` or `FORCE_COLOR` would have them in a pipe; `NO_COLOR` and `TERM=dumb`
 * turn them off there too (https://no-color.org).
 */
export function coloursOf(output: Pick<Output, 'isTTY'>): boolean {
  return output.isTTY === true && pc.isColorSupported;
}

/** Paints what goes to `output`; every text is left as it is where no colours are shown. */
export function paintOf(output: Pick<Output, 'isTTY'>): Paint {
  return pc.createColors(coloursOf(output));
}

/** What a report or a table is fitted to. `width`, in characters, holds where the output has none of its own. */
export function screenOf(
  output: Pick<Output, 'isTTY' | 'columns'>,
  width: number,
): { colours: boolean; width: number } {
  return {
    colours: coloursOf(output),
    width: output.columns === undefined || output.columns === 0 ? width : output.columns,
  };
}
