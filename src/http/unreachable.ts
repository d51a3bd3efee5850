/** Why a host cannot be reached, and what to do about it: parts of a sentence, without a capital and a full stop. */
export interface Unreachable {
  readonly reason: string;
  readonly advice: string;
}

/** By the code of the system, or of undici. */
const reasons: Readonly<Record<string, Unreachable>> = {
  ENOTFOUND: {
    reason: 'the host name does not resolve',
    advice: 'check the address, and that this machine can look up names',
  },
  EAI_AGAIN: { reason: 'the host name cannot be resolved at the moment', advice: 'check the network' },
  ECONNREFUSED: {
    reason: 'the host refuses connections on this port',
    advice: 'check the address, and whether the server is running',
  },
  EHOSTUNREACH: {
    reason: 'this machine has no route to the host',
    advice: 'check the network, the VPN and the firewall',
  },
  ENETUNREACH: {
    reason: 'this machine has no route to the network of the host',
    advice: 'check the network and the VPN',
  },
  UND_ERR_CONNECT_TIMEOUT: { reason: 'the host does not answer', advice: 'a firewall may drop the packets' },
};

export function unreachable(code: string | undefined): Unreachable | undefined {
  return code !== undefined && Object.hasOwn(reasons, code) ? reasons[code] : undefined;
}
