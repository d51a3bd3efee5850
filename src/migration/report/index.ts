export { type CollectorState, type Comparison, type ComparisonVerdict, ParityCollector } from './collector.js';
export * from './model.js';
export { countSites, openPlaces } from './places.js';
export { readReport } from './read.js';
export { isShadowJournal, readShadowJournal } from './shadow-journal.js';
export { reportFormatNames, reportFormats } from './writers/formats.js';
export { summaryText } from './writers/summary.js';
export { checkReportTargets, parseReportTarget, type ReportTarget, writeReports } from './writers/write.js';
