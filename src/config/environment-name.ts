import { nearest } from '../errors/index.js';

/**
 * The environments by their common names and by the vendor's host names, and the host of their login and state service
 * (en/developer-portal/getting-started/app-envir).
 */
const hosts: ReadonlyMap<string, string> = new Map([
  ['sod', 'sod'],
  ['app-sod', 'sod'],
  ['stage', 'qaonline'],
  ['qastage', 'qaonline'],
  ['qaonline', 'qaonline'],
  ['app-stage', 'qaonline'],
  ['prod', 'online'],
  ['online', 'online'],
  ['app', 'online'],
]);

/** `online` for `https://online.superoffice.com/`; other names in lower case. */
export function environmentName(text: string): string {
  const name = text.trim().toLowerCase();
  return /^(?:https:\/\/)?([a-z\d-]+)\.superoffice\.com\/?$/.exec(name)?.[1] ?? name;
}

/** The first label of the host name of an environment's login. Hosts with a number, such as `online3`, only serve data. */
export function environmentHost(environment: string): string {
  const name = environmentName(environment);
  return hosts.get(name) ?? hosts.get(withoutNumber(name)) ?? name;
}

/** What is wrong with the name of an environment; undefined if it is one of the vendor's. */
export function environmentProblem(environment: string): string | undefined {
  const name = environmentName(environment);
  if (hosts.has(withoutNumber(name))) return undefined;
  const near = nearest(name, [...hosts.keys()]);
  const hint = near === undefined ? '' : `. Did you mean "${near}"?`;
  return `must be sod, stage, prod, or the name of a host such as online.superoffice.com${hint}`;
}

function withoutNumber(name: string): string {
  return name.replace(/\d{1,4}$/, '');
}
