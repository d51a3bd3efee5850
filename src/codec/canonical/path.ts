/** The steps to a part of a value; `pathText` writes them as a person would: `Contact.Phones[0].Value`. */
export type Path = readonly (string | number)[];

export function pathText(path: Path): string {
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`)).join('');
}
