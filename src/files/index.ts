export { embeddedText } from './embedded.js';
export { maximumFileDepth, parseJson } from './json.js';
export { LineFile, type LineFileOptions } from './line-file.js';
export { makeFolder } from './make-folder.js';
export { type FileOperations, nodeFiles, privateFile, privateFolder, systemCode } from './operations.js';
export { maxRecordedBytes, maxWrittenBytes, readBytes, readLines, readText, UnreadableFile } from './read-text.js';
export { checkReplaceable, removeFile, replaceFile, type ReplaceOptions, sharedFile } from './replace-file.js';
export { SpaceReserve } from './space-reserve.js';
export { writingProblem } from './writing-problem.js';
