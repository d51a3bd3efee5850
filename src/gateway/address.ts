/** What a request is addressed to: a service of a tenant, in a version of the services. */
export interface ServiceAddress {
  /** Everything before `/Remote`, with which the addresses of the tenant begin: `/Cust12345`, or empty. */
  readonly base: string;
  /** The last step of it, which is the tenant Online. */
  readonly tenant: string | undefined;
  /** `Services88` */
  readonly services: string;
  /** `Contact`, in the spelling of the request. */
  readonly agent: string;
}

/** The versions that SuperOffice serves, each in a namespace of its own. */
export const servicesVersions = ['Services84', 'Services85', 'Services86', 'Services87', 'Services88'] as const;

const pattern = /^((?:\/[^/?#]*)*?)\/remote\/(services8[4-8])\/([a-z]+)\.svc\/?$/i;
/** No path of a service is longer. */
const maxPathLength = 500;

/** @returns undefined if the path is not one of a service, such as `/Cust12345/Remote/Services88/Contact.svc` */
export function serviceAddress(path: string): ServiceAddress | undefined {
  const match = path.length > maxPathLength ? null : pattern.exec(path);
  if (match === null) return undefined;
  const [, base = '', services = '', agent = ''] = match;
  const tenant = base.split('/').at(-1);
  return {
    base,
    tenant: tenant === '' ? undefined : tenant,
    services: `Services${services.slice(-2)}`,
    agent,
  };
}
