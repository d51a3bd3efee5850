/**
 * What is mutated together, and the tests that are to notice. Paths are globs from the project's root; a test is
 * named by a pattern of how its path begins.
 */
export const areas = {
  patch: {
    mutate: ['src/codec/canonical/{patch,path,select,complete}.ts'],
    tests: ['test/codec/canonical/'],
  },
  canonical: {
    mutate: ['src/codec/canonical/**/*.ts', '!src/codec/canonical/{patch,path,select,complete}.ts'],
    tests: ['test/codec/canonical/'],
  },
  values: { mutate: ['src/codec/values/**/*.ts'], tests: ['test/codec/values/'] },
  soap: { mutate: ['src/codec/xml/**/*.ts'], tests: ['test/codec/xml/(?!hostile-xml|spellings)'] },
  resilience: {
    mutate: ['src/pipeline/resilience/**/*.ts'],
    tests: ['test/pipeline/resilience/(?!repeating)'],
  },
  'auth-store': {
    mutate: ['src/auth/token-store/*.ts', '!src/auth/token-store/redis.ts'],
    tests: ['test/auth/(token-store|sealed|file-token-store)'],
  },
  'auth-tokens': {
    mutate: ['src/auth/{jwt-verifier,claims,clock-skew}.ts'],
    tests: ['test/auth/(jwt-verifier|claims)'],
  },
  'auth-open-id': {
    mutate: ['src/auth/open-id/**/*.ts', 'src/auth/login-*.ts'],
    tests: ['test/auth/(open-id|login|loopback)'],
  },
  'auth-kinds': { mutate: ['src/auth/kinds/**/*.ts', 'src/auth/credentials.ts'], tests: ['test/auth/kinds'] },
  'auth-renewal': {
    mutate: ['src/auth/{renewed-grant,exchanged-ticket,not-sent-again}.ts'],
    tests: ['test/auth/(renewed-grant|exchanged-ticket)'],
  },
  'auth-system-user': { mutate: ['src/auth/system-user/**/*.ts'], tests: ['test/auth/(system-user|ticket-renewal)'] },
  'auth-notifications': {
    mutate: ['src/auth/{tenant-notification,notification-results}.ts'],
    tests: ['test/auth/(tenant-notification|notification-results)'],
  },
  'auth-redis': {
    mutate: ['src/auth/token-store/redis.ts', 'src/auth/shared-notification-results.ts'],
    tests: ['test/auth/redis'],
  },
  routing: {
    mutate: ['src/pipeline/routing/**/*.ts', '!src/pipeline/routing/{shadow*,metrics}.ts'],
    tests: ['test/pipeline/routing/(explanation|guardrails|patterns|problems|router|snapshot|split)'],
  },
  shadows: {
    mutate: ['src/pipeline/routing/{shadow*,metrics}.ts'],
    tests: ['test/pipeline/routing/(recorded-metrics|shadow)'],
  },
  journal: { mutate: ['src/migration/journal/**/*.ts'], tests: ['test/migration/journal/'] },
  checkpoint: {
    mutate: ['src/migration/sweep/{checkpoint,units,in-order}.ts'],
    tests: ['test/migration/sweep/(checkpoint-file|in-order|units|list-units)'],
  },
  comparison: { mutate: ['src/comparison/**/*.ts'], tests: ['test/comparison/'] },
  masking: {
    mutate: ['src/errors/secrets.ts', 'src/auth/masked.ts', 'src/migration/{recording/protect,secret-names}.ts'],
    tests: ['test/secrets/(secrets|protected)', 'test/auth/masked'],
  },
};
