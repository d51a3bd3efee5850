import { describeOperationRoundTrips } from '../support/operation-round-trips.js';

describeOperationRoundTrips(1, 2);
