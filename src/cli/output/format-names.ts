/** The formats in which a value can be printed. */
export const outputFormatNames = ['table', 'json', 'yaml'] as const;

export type OutputFormatName = (typeof outputFormatNames)[number];
