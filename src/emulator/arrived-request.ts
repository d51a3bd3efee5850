/** A request as it arrived. */
export interface ArrivedRequest {
  readonly face: 'soap' | 'rest' | 'agents' | 'state' | 'login' | 'wsdl' | 'other';
  readonly method: string;
  readonly path: string;
  /** The agent of a SOAP or Agents call, the resource of a REST call, the endpoint of the login. */
  readonly agent: string | undefined;
  /** The operation of an agent, the method of a REST call, the grant of a call for tokens. */
  readonly operation: string | undefined;
  /** The body as text, if `settings.record` is on. */
  readonly body: string | undefined;
  /** The status of the answer; undefined while the call is in progress, and if the connection was cut. */
  readonly status: number | undefined;
}
