import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ConfigurationError } from '../errors/index.js';
import { embeddedText, readText, UnreadableFile } from '../files/index.js';
import { files } from './documents.generated.js';

/** The vendor's largest document is smaller than 2 MB. */
const maxDocumentSize = 64 * 1024 * 1024;

/** The documents of a contract, by their file names. */
export interface Documents {
  /** Where they come from. */
  readonly source: string;
  readonly names: readonly string[];
  has(name: string): boolean;
  /** @throws {ConfigurationError} if the document does not exist or cannot be read */
  text(name: string): string;
}

/** The documents of this package. Each is decompressed when it is needed. */
export const ownDocuments: Documents = {
  source: 'the contract of superoffice-bridge',
  names: Object.keys(files),
  has: (name) => Object.hasOwn(files, name),
  text(name) {
    const compressed = Object.hasOwn(files, name) ? files[name] : undefined;
    if (compressed !== undefined) return embeddedText(compressed);
    throw new ConfigurationError(`the contract document ${name} does not exist`);
  },
};

/** The documents of a folder. Names are those of files in it: the path of a name does not count. */
export function documentsIn(folder: string, names: readonly string[]): Documents {
  const pathOf = (name: string) => join(folder, basename(name));
  return {
    source: folder,
    names,
    has: (name) => statSync(pathOf(name), { throwIfNoEntry: false })?.isFile() === true,
    text: (name) => readDocument(pathOf(name)),
  };
}

function readDocument(file: string): string {
  try {
    return readText(file, maxDocumentSize);
  } catch (cause) {
    const reason = cause instanceof UnreadableFile ? cause.message : 'cannot be read';
    throw new ConfigurationError(`the contract document ${basename(file)} ${reason}`, {
      path: 'contract.source',
      cause,
    });
  }
}
