/** What the module binds, for `container.get(TYPES.…)` and for rebinding. */
export const TYPES = {
  /** `Settings`: the configuration, checked and completed. */
  Settings: Symbol.for('superoffice-bridge/Settings'),
  /** `Contract`: agents, operations and carriers. */
  Contract: Symbol.for('superoffice-bridge/Contract'),
  /** `HttpEngine`: what moves bytes. */
  HttpEngine: Symbol.for('superoffice-bridge/HttpEngine'),
  /** `Secrets`: what must not appear in an error. */
  Secrets: Symbol.for('superoffice-bridge/Secrets'),
  /** `Clock`: the time in milliseconds of the epoch, by which tickets and tokens are renewed. */
  Clock: Symbol.for('superoffice-bridge/Clock'),
  /** `TokenStore`: where access tokens and tickets are kept; rebind it to share them in a way of your own. */
  TokenStore: Symbol.for('superoffice-bridge/TokenStore'),
  /** `Credentials`: how calls prove who makes them; rebind it to sign in in a way of your own. */
  Credentials: Symbol.for('superoffice-bridge/Credentials'),
  /** `Place`: where the tenant is, and where one signs in to it. */
  Place: Symbol.for('superoffice-bridge/Place'),
  /** `Resilience`: what is repeated, and how much is asked at once. */
  Resilience: Symbol.for('superoffice-bridge/Resilience'),
  /** `Transport`: what the repositories call. Rebind it to put something else in their way. */
  Transport: Symbol.for('superoffice-bridge/Transport'),
  /** `Routing`: the policy in force, to be looked at and changed. */
  Routing: Symbol.for('superoffice-bridge/Routing'),
  /** `Chance`: numbers from 0 to 1, by which calls are divided among transports. */
  Chance: Symbol.for('superoffice-bridge/Chance'),
  /** `Transport`: what passes a call on to the transport that it names; with routes, what stands behind them. */
  ChosenTransport: Symbol.for('superoffice-bridge/ChosenTransport'),
  /** `Transport`: the same for shadows, over connections of its own. */
  ShadowTransport: Symbol.for('superoffice-bridge/ShadowTransport'),
  /** `HttpEngine`: what moves the bytes of shadows, so that they take none of the callers' connections. */
  ShadowHttpEngine: Symbol.for('superoffice-bridge/ShadowHttpEngine'),
  /** `TransportFactories`: how each transport is made, by its name; add a fourth here. */
  TransportFactories: Symbol.for('superoffice-bridge/TransportFactories'),
  /** `TransportWrapping`: what every transport is put into, to be observed. */
  TransportWrapping: Symbol.for('superoffice-bridge/TransportWrapping'),
  /** `AnswerCache`: what is kept of what seldom changes. */
  Cache: Symbol.for('superoffice-bridge/Cache'),
  /** `Observers`: the hooks and the audit, which are told of calls; rebind it for those of your own. */
  Observers: Symbol.for('superoffice-bridge/Observers'),
  SoapTransport: Symbol.for('superoffice-bridge/SoapTransport'),
  AgentsTransport: Symbol.for('superoffice-bridge/AgentsTransport'),
  RestTransport: Symbol.for('superoffice-bridge/RestTransport'),
  /** `SuperOffice`: all of it in one object, as `connect` gives it; its `close` closes what the container opened. */
  Connection: Symbol.for('superoffice-bridge/Connection'),
  AppointmentRepository: Symbol.for('superoffice-bridge/AppointmentRepository'),
  ContactRepository: Symbol.for('superoffice-bridge/ContactRepository'),
  PersonRepository: Symbol.for('superoffice-bridge/PersonRepository'),
  DocumentRepository: Symbol.for('superoffice-bridge/DocumentRepository'),
  ProjectRepository: Symbol.for('superoffice-bridge/ProjectRepository'),
  SaleRepository: Symbol.for('superoffice-bridge/SaleRepository'),
  /** `ArchiveRepository`: what archive providers find. */
  ArchiveRepository: Symbol.for('superoffice-bridge/ArchiveRepository'),
  /** `Agents`: any operation of any agent. */
  Agents: Symbol.for('superoffice-bridge/Agents'),
  ListRepository: Symbol.for('superoffice-bridge/ListRepository'),
  PrincipalRepository: Symbol.for('superoffice-bridge/PrincipalRepository'),
} as const;
