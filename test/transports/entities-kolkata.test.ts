/**
 * @jest-environment ./test/support/time-zone-environment.mjs
 * @jest-environment-options {"timeZone": "Asia/Kolkata"}
 */
import { describeEntityRoundTrips } from '../support/entity-round-trips.js';

describeEntityRoundTrips('Asia/Kolkata', -330, 130);
