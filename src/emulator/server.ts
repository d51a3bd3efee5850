import type { Contract } from '../contract/index.js';
import type { ArrivedRequest } from './arrived-request.js';
import { Access } from './access/access.js';
import { Users } from './access/users.js';
import { WindowsUsers } from './access/windows.js';
import type { ApplicationKey } from './login/application-key.js';
import { Login } from './login/login.js';
import { DivergenceRegistry } from './divergences/divergences.js';
import { FaultRegistry } from './faults/fault-registry.js';
import { EntityService } from './rules/entity-service.js';
import { type PlannedCounts, planRecords } from './seed/plan.js';
import { wallClock } from './wall-clock.js';
import { seededStore } from './seed/seeded-store.js';
import { defaultSettings, type EmulatorSettings } from './settings.js';
import type { Store } from './store/store.js';
import { eventOf } from './webhooks/events.js';
import { WebhookSender } from './webhooks/sender.js';

/** Enough for a test, and few enough that a long run does not fill the memory. */
const maxRequests = 20_000;

/** The state of one server, which its faces share. */
export class EmulatedServer {
  readonly tenant = 'Cust12345';
  readonly settings: EmulatorSettings;
  readonly access: Access;
  readonly login: Login;
  readonly users = new Users();
  readonly windowsUsers = new WindowsUsers(this.users);
  readonly faults: FaultRegistry;
  readonly divergences = new DivergenceRegistry(this);
  readonly requests: ArrivedRequest[] = [];
  /** The origin that the tenant has moved to, without a trailing slash; undefined before the first move. */
  movedTo: string | undefined;
  /** How many rows searches have read. */
  evaluatedRows = 0;
  readonly webhooks: WebhookSender = new WebhookSender(this);
  store!: Store;
  entities!: EntityService;

  constructor(
    readonly contract: Contract,
    readonly clock: () => Date,
    settings: Partial<EmulatorSettings>,
    applicationKey: ApplicationKey,
    chance: () => number,
    private readonly planned: PlannedCounts = {},
  ) {
    this.faults = new FaultRegistry(chance);
    this.settings = { ...defaultSettings, ...settings };
    this.access = new Access(clock, this.users);
    this.login = new Login(this.tenant, this.settings, this.access, this.users, applicationKey, clock);
    this.reset();
  }

  /** Restores the seed. Settings, faults and the recorded requests stay. */
  reset(): void {
    const today = wallClock(this.clock(), this.settings.baseTimeZone).slice(0, 10);
    this.store = seededStore(this.contract, today);
    this.entities = new EntityService(this.contract, this.store, this.settings, this.clock, (change) => {
      const event = eventOf(change);
      if (event !== undefined) this.webhooks.post(event);
    });
    this.addRecords(this.planned);
  }

  /** Adds records, which take no memory until they are changed. */
  addRecords(counts: PlannedCounts): void {
    planRecords(this.store, this.entities, counts);
  }

  /** Records a request; its status is set when it is answered. */
  remember(request: ArrivedRequest): { status: number | undefined } {
    const entry = { ...request };
    if (this.requests.length >= maxRequests) this.requests.shift();
    this.requests.push(entry);
    return entry;
  }
}
