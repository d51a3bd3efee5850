import { describeOperationRoundTrips } from '../support/operation-round-trips.js';

describeOperationRoundTrips(2, 2);
