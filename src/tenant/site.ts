/** Where one tenant's services are. */
export interface Site {
  /** `https://online.superoffice.com/Cust12345` or `https://crm.example.com/SuperOffice`, without a slash at its end. */
  readonly soap: string;
  readonly rest: string;
  /** Is it SuperOffice's cloud, where every SOAP call needs the application token? */
  readonly online: boolean;
}

/** The site as it is now; a tenant may have to be looked up, or started, first. */
export type SiteProvider = () => Promise<Site>;
