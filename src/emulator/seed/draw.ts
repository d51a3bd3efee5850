/** Chooses values for one record: always the same ones for the same record. */
export class Draw {
  #state: number;

  constructor(kind: string, id: number) {
    this.#state = hashOf(id, kind);
  }

  /** A whole number from 0 to below `limit`. */
  below(limit: number): number {
    this.#state = (this.#state + 0x9e3779b9) | 0;
    return Math.floor((mixed(this.#state) / 2 ** 32) * limit);
  }

  between(first: number, last: number): number {
    return first + this.below(last - first + 1);
  }

  oneOf<Value>(values: readonly [Value, ...Value[]]): Value {
    return values[this.below(values.length)] as Value;
  }

  /** True once in `times` draws on average. */
  once(times: number): boolean {
    return this.below(times) === 0;
  }

  /** `2021-04-05T10:11:12`, in one of the years from `first` to `last`. */
  moment(first: number, last: number): string {
    const start = Date.UTC(first, 0, 1);
    const seconds = (Date.UTC(last + 1, 0, 1) - start) / 1_000;
    return new Date(start + this.below(seconds) * 1_000).toISOString().slice(0, 19);
  }
}

/** A whole number from 0 to below 2³² that depends only on an id and a name, and looks random. */
export function hashOf(id: number, name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index++) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  return mixed(hash ^ mixed(id));
}

/** Every bit of the result depends on every bit of the number. */
function mixed(number: number): number {
  let bits = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
