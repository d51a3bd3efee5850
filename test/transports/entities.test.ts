/**
 * @jest-environment ./test/support/time-zone-environment.mjs
 * @jest-environment-options {"timeZone": "UTC"}
 */
import { describeEntityRoundTrips } from '../support/entity-round-trips.js';

describeEntityRoundTrips('UTC', 0, 130);
