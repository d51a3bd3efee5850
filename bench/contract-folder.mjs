import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the project. */
export const own = fileURLToPath(new URL('..', import.meta.url));

/** The vendor's documents if they are at hand, otherwise the contract of this package: all contenders read the same. */
export const contractFolder = join(process.env.NETSERVER_CONTRACT ?? own, 'wsdl');
if (!existsSync(contractFolder)) {
  console.error(
    `${contractFolder} does not exist; set NETSERVER_CONTRACT to a folder that contains wsdl/, or to nothing`,
  );
  process.exit(2);
}
