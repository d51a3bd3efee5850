/** The APIs of NetServer: the SOAP services, the RESTful resources, the HTTP-RPC agents. */
export const transportNames = ['soap', 'rest', 'agents'] as const;

export type TransportName = (typeof transportNames)[number];
