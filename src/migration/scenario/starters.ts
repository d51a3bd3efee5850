import { embeddedText } from '../../files/index.js';
import { files } from './starters.generated.js';

/** A scenario of this package. */
export interface StarterScenario {
  /** Its file name, such as `01-guide.yaml`. */
  readonly name: string;
  /** Decompressed on each call. */
  readonly text: () => string;
}

/** The scenarios of this package: the vendor's guide, and every operation of the repositories. */
export const starterScenarios: readonly StarterScenario[] = Object.entries(files).map(([name, compressed]) => ({
  name,
  text: () => embeddedText(compressed),
}));
