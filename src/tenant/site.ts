/** The addresses of a tenant's services. */
export interface Site {
  /** Such as `https://online.superoffice.com/Cust12345` or `https://crm.example.com/SuperOffice`, without a trailing slash. */
  readonly soap: string;
  readonly rest: string;
  /** Whether it is Online, where every SOAP call needs the application token. */
  readonly online: boolean;
}

/** The current site of a tenant, which may first have to be looked up or started. */
export interface Sites {
  locate(): Promise<Site>;
  /** Called if a call to this site failed in a way that suggests a move: the next call looks the site up again. */
  invalidate(site: Site): void;
  /** Called if the tenant has changed: drops its cached data. */
  forget(): void;
}

/** An Online tenant. */
export interface OnlineTenant {
  /** The environment's origin, such as `https://online.superoffice.com`. */
  readonly origin: string;
  /** The context identifier, such as `Cust12345`. */
  readonly id: string;
}
