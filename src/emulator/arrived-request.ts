/** What a call looked like when it arrived. */
export interface ArrivedRequest {
  readonly face: 'soap' | 'rest' | 'agents' | 'state' | 'login' | 'wsdl' | 'other';
  readonly method: string;
  readonly path: string;
  /** The agent of a SOAP or Agents call, the resource of a REST call, the endpoint of the login. */
  readonly agent: string | undefined;
  /** The operation of an agent, the method of a REST call, the grant of a call for tokens. */
  readonly operation: string | undefined;
  /** The body as text, where `settings.record` is on. */
  readonly body: string | undefined;
  /** What it was answered with; undefined while it is under way, and where the connection was cut. */
  readonly status: number | undefined;
}
