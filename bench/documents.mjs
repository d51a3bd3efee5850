import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The WSDL document of an agent, by the vendor's name for the file or by this package's. */
export function documentIn(folder, agent) {
  const vendor = join(folder, `WSDL-Services88-${agent}.xml`);
  return existsSync(vendor) ? vendor : join(folder, `${agent}.wsdl`);
}

/** Every WSDL document of a folder, which may also contain schemas and a README. */
export function documentsIn(folder) {
  return readdirSync(folder)
    .filter((file) => /\.(?:wsdl|xml)$/.test(file))
    .map((file) => join(folder, file));
}
