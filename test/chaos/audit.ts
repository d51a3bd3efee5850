import type { Emulator } from '../../src/emulator/index.js';
import type { FoundCompany } from './ledger.js';

const pageSize = 5_000;
const atOnce = 16;

interface Entity {
  readonly Name: string;
  readonly Department: string | null;
  readonly Emails: readonly { readonly Value: string }[] | null;
}

/** The companies whose names begin so, read by plain requests: not by the connection that is judged, nor by its code. */
export async function companiesIn(emulator: Emulator, beginning: string): Promise<FoundCompany[]> {
  const { username, password } = emulator.credentials;
  const basic = Buffer.from(`${username}:${password}`).toString('base64');
  const read = async (path: string): Promise<unknown> => {
    const answer = await fetch(`${emulator.url}/api/v1/${path}`, {
      headers: { Authorization: `Basic ${basic}`, Accept: 'application/json' },
    });
    if (answer.status !== 200) throw new Error(`${path} cannot be read: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const ids = await contactIds(read, beginning);
  const found: FoundCompany[] = [];
  const reader = async () => {
    for (let id = ids.pop(); id !== undefined; id = ids.pop()) {
      const { Name: name, Department, Emails } = (await read(`Contact/${id}`)) as Entity;
      found.push({ name, department: Department ?? '', marks: (Emails ?? []).map(({ Value }) => Value) });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, reader));
  return found;
}

async function contactIds(read: (path: string) => Promise<unknown>, beginning: string): Promise<number[]> {
  const ids: number[] = [];
  for (;;) {
    const query = new URLSearchParams({
      $select: 'contactId',
      $filter: `name begins '${beginning}'`,
      $orderBy: 'contactId',
      $top: String(pageSize),
      $skip: String(ids.length),
    });
    const { value } = (await read(`Contact?${query.toString()}`)) as {
      readonly value: { readonly PrimaryKey: string }[];
    };
    ids.push(...value.map(({ PrimaryKey }) => Number(PrimaryKey)));
    if (value.length < pageSize) return ids;
  }
}
