import { existsSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import { configurationFileNames } from '../config/files.js';
import { shortName } from '../config/index.js';
import { ConfigurationError } from '../errors/index.js';
import { replaceFile, sharedFile, writingProblem } from '../files/index.js';
import { print } from './output/print.js';

/** What a new configuration says: it works on an emulator at once, and shows what is changed for a tenant. */
export const starter = `# The configuration of superoffice-bridge. Check it with: superoffice-bridge config check
# \${NAME} is the environment variable NAME. Every setting can also come from a variable SUPEROFFICE_...:
# superoffice-bridge config show --environment

# soap, rest or agents. For a migration, begin with soap.
transport: soap

# An emulator in this process, to try things. For a tenant, use one of these instead:
# tenant: { environment: sod, id: Cust12345 }             # Online: sod, stage or prod
# tenant: { url: 'https://crm.example.com/SuperOffice' }  # Onsite
tenant: emulator

# How to sign in, which the emulator does not need.
# Online, as the application:
# auth:
#   kind: systemUser
#   systemUserToken: \${SUPEROFFICE_SYSTEM_USER}
#   appToken: \${SUPEROFFICE_APP_TOKEN}
#   privateKey: \${SUPEROFFICE_PRIVATE_KEY}
# Online, as a person who signed in with "superoffice-bridge login":
# auth: { kind: interactive, clientId: 1a2b3c, tokenStore: { folder: tokens } }
# Onsite:
# auth: { kind: basic, username: sam, password: '\${CRM_PASSWORD}' }

# Moving from SOAP to REST, some reads at a time. The first match wins. A pattern
# such as contacts.* includes writes, so name the reads:
# routes:
#   - match: [contacts.get, contacts.find, contacts.query]
#     transport: { rest: 10, soap: 90 }
#     stickyBy: id
#     fallback: soap
#     shadow: { transport: soap, sample: 1 }
#     guardrails: { errors: 0.05, mismatches: 0.01, minimum: 5, window: 600000 }

# The network of a company.
# http:
#   proxy: http://proxy.example.com:8080
#   ca: company-authority.pem

# timeout: 60000
# language: en
`;

/**
 * Writes a commented configuration.
 *
 * @throws {ConfigurationError} if there is one already, or the file cannot be written
 */
export function initConfiguration(file = 'superoffice.config.yaml'): void {
  if (!['.yaml', '.yml'].includes(extname(file))) {
    throw new ConfigurationError(`${file} must end with .yaml or .yml, because the comments in it are YAML`);
  }
  const folder = dirname(resolve(file));
  const found = [resolve(file), ...configurationFileNames.map((name) => resolve(folder, name))].find((each) =>
    existsSync(each),
  );
  if (found !== undefined) throw new ConfigurationError(`${shortName(found)} exists, and is not overwritten`);
  try {
    replaceFile(file, starter, { mode: sharedFile });
  } catch (cause) {
    throw new ConfigurationError(`cannot write ${file} (${writingProblem(cause)}); name another file`, {
      cause,
    });
  }
  print(`${file}\n`);
}
