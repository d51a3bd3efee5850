/**
 * What is mutated together, and the tests that are to notice. Paths are globs from the project's root; tests are
 * patterns of Jest's `testRegex`.
 */
export const areas = {
  patch: {
    mutate: ['src/canonical/{patch,path,select,complete}.ts'],
    tests: ['test/canonical/', 'test/transports/parity'],
  },
  canonical: {
    mutate: ['src/canonical/**/*.ts', '!src/canonical/{patch,path,select,complete}.ts'],
    tests: ['test/canonical/', 'test/soap/', 'test/transports/(round-trips|bytes)'],
  },
  values: { mutate: ['src/values/**/*.ts'], tests: ['test/values/'] },
  soap: { mutate: ['src/soap/**/*.ts'], tests: ['test/soap/', 'test/transports/(round-trips|bytes)'] },
  resilience: { mutate: ['src/resilience/**/*.ts'], tests: ['test/resilience/', 'test/transports/failures'] },
  auth: { mutate: ['src/auth/**/*.ts'], tests: ['test/auth/(?!browser)'] },
  routing: { mutate: ['src/routing/**/*.ts'], tests: ['test/routing/'] },
  journal: { mutate: ['src/migration/journal/**/*.ts'], tests: ['test/migration/(verify|journal)/'] },
  checkpoint: { mutate: ['src/migration/sweep/{checkpoint,units,in-order}.ts'], tests: ['test/migration/sweep/'] },
  comparison: { mutate: ['src/comparison/**/*.ts'], tests: ['test/comparison/'] },
  masking: {
    mutate: ['src/errors/secrets.ts', 'src/auth/masked.ts', 'src/migration/recording/protect.ts'],
    tests: ['test/secrets/', 'test/auth/credentials', 'test/migration/(doctor/masking|verify/record)'],
  },
};
