/** The bytes that all captured bodies hold together. */
export class CaptureBudget {
  #bytes = 0;

  constructor(readonly maximum: number) {}

  take(bytes: number): boolean {
    if (this.#bytes + bytes > this.maximum) return false;
    this.#bytes += bytes;
    return true;
  }

  release(bytes: number): void {
    this.#bytes -= bytes;
  }
}

/** A copy of a body that passes through. A body that is too large, alone or with others, is dropped and passes all the same. */
export class Capture {
  #pieces: Buffer[] | undefined = [];
  #bytes = 0;

  constructor(
    private readonly budget: CaptureBudget,
    private readonly maximum: number,
  ) {}

  readonly add = (piece: Buffer): void => {
    if (this.#pieces === undefined) return;
    if (this.#bytes + piece.length > this.maximum || !this.budget.take(piece.length)) {
      this.drop();
      return;
    }
    this.#bytes += piece.length;
    this.#pieces.push(piece);
  };

  /** @returns undefined if it was too large */
  body(): Buffer | undefined {
    return this.#pieces === undefined ? undefined : Buffer.concat(this.#pieces);
  }

  drop(): void {
    this.budget.release(this.#bytes);
    this.#bytes = 0;
    this.#pieces = undefined;
  }
}
