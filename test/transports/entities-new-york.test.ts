/**
 * @jest-environment ./test/support/time-zone-environment.mjs
 * @jest-environment-options {"timeZone": "America/New_York"}
 */
import { describeEntityRoundTrips } from '../support/entity-round-trips.js';

describeEntityRoundTrips('America/New_York', 300, 130);
