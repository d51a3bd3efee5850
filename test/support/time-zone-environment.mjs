import { TestEnvironment } from 'jest-environment-node';

/** Runs a test file as on a host in another time zone: `@jest-environment-options {"timeZone": "Asia/Kolkata"}`. */
export default class TimeZoneEnvironment extends TestEnvironment {
  constructor(configuration, context) {
    super(configuration, context);
    this.timeZone = configuration.projectConfig.testEnvironmentOptions.timeZone;
  }

  async setup() {
    await super.setup();
    this.before = process.env.TZ;
    process.env.TZ = this.timeZone;
  }

  async teardown() {
    if (this.before === undefined) delete process.env.TZ;
    else process.env.TZ = this.before;
    await super.teardown();
  }
}
