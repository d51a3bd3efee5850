/** Where one tenant's services are. */
export interface Site {
  /** `https://online.superoffice.com/Cust12345` or `https://crm.example.com/SuperOffice`, without a slash at its end. */
  readonly soap: string;
  readonly rest: string;
  /** Is it SuperOffice's cloud, where every SOAP call needs the application token? */
  readonly online: boolean;
}

/** Where a tenant's site is now; it may have to be looked up, or started, first. */
export interface Sites {
  locate(): Promise<Site>;
  /** A call to this site went astray: where there is somebody to ask, the next one asks again. */
  invalidate(site: Site): void;
  /** Something has happened to the tenant: what is remembered of it holds no longer. */
  forget(): void;
}

/** An Online tenant. */
export interface OnlineTenant {
  /** The environment's address, such as `https://online.superoffice.com`, without a slash at its end. */
  readonly origin: string;
  /** The context identifier, such as `Cust12345`. */
  readonly id: string;
}
