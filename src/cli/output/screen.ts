import pc from 'picocolors';

/** An output stream. A pipe or a file is not a terminal. */
export interface Output {
  write(text: string): unknown;
  readonly columns?: number | undefined;
  readonly isTTY?: boolean | undefined;
}

export type Paint = ReturnType<typeof pc.createColors>;

/**
 * Colours are for terminals only, even if `CI` or `FORCE_COLOR` asks for them in a pipe; `NO_COLOR` and `TERM=dumb` turn
 * them off (https://no-color.org).
 */
export function coloursOf(output: Pick<Output, 'isTTY'>): boolean {
  return output.isTTY === true && pc.isColorSupported;
}

/** Colours for `output`; text is unchanged if it shows no colours. */
export function paintOf(output: Pick<Output, 'isTTY'>): Paint {
  return pc.createColors(coloursOf(output));
}

/** The colours and width for a report or table. `width`, in characters, applies if the output has no width. */
export function screenOf(
  output: Pick<Output, 'isTTY' | 'columns'>,
  width: number,
): { colours: boolean; width: number } {
  return {
    colours: coloursOf(output),
    width: output.columns === undefined || output.columns === 0 ? width : output.columns,
  };
}
