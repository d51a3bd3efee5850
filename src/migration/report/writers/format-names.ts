interface ReportFormatFacts {
  /** The file extensions. If formats share one, the first format is used. */
  readonly endings: readonly [string, ...string[]];
  /** For the help of commands. */
  readonly about: string;
}

/** What the report formats are called, without the code that writes them. */
export const reportFormatFacts = {
  html: { endings: ['.html', '.htm'], about: 'a self-contained page for people' },
  json: { endings: ['.json'], about: 'complete, for programs and for the report command' },
  junit: { endings: ['.xml'], about: 'JUnit XML, for CI' },
  markdown: { endings: ['.md', '.markdown'], about: 'a comment for a pull request' },
} as const satisfies Record<string, ReportFormatFacts>;

export type ReportFormatName = keyof typeof reportFormatFacts;

export const reportFormatNames = Object.keys(reportFormatFacts) as ReportFormatName[];
