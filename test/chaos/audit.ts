import type { Emulator } from '../../src/emulator/index.js';
import type { FoundCompany } from './ledger.js';

const pageSize = 5_000;
const atOnce = 16;

interface Entity {
  readonly Name: string;
  readonly Department: string | null;
  readonly Emails: readonly { readonly Value: string }[] | null;
  readonly TableRight: { readonly Mask: string } | null;
}

/** The companies whose names begin so, read by plain requests: not by the connection that is judged, nor by its code. */
export async function companiesIn(emulator: Emulator, beginning: string): Promise<FoundCompany[]> {
  const read = async (path: string): Promise<unknown> => (await asked(emulator, path)).json();
  const ids = await contactIds(read, beginning);
  const found: FoundCompany[] = [];
  const reader = async () => {
    for (let id = ids.pop(); id !== undefined; id = ids.pop()) {
      const { Name: name, Department, Emails, TableRight } = (await read(`Contact/${id}`)) as Entity;
      // As recorded from servers, with rights: what is smaller would hide what only a large answer meets.
      if (typeof TableRight?.Mask !== 'string') throw new Error(`${name} has not the recorded shape`);
      found.push({ name, department: Department ?? '', marks: (Emails ?? []).map(({ Value }) => Value) });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, reader));
  return found;
}

/** Makes documents without content. */
export async function makeDocuments(emulator: Emulator, count: number): Promise<number[]> {
  const make = async (_: unknown, index: number) => {
    const body = JSON.stringify({ Header: `Document ${index}`, Name: `${index}.txt`, Contact: { ContactId: 1 } });
    const made = (await (await asked(emulator, 'Document', { method: 'POST', body })).json()) as {
      readonly DocumentId: number;
    };
    return made.DocumentId;
  };
  return Promise.all(Array.from({ length: count }, make));
}

/** What these documents hold; an empty text where they have no content. */
export async function contentsOf(emulator: Emulator, documents: readonly number[]): Promise<Map<number, string>> {
  const read = async (id: number) => {
    const answer = await asked(emulator, `Document/${id}/Content`, { accept: 'application/octet-stream' });
    return [id, answer.status === 200 ? await answer.text() : ''] as const;
  };
  return new Map(await Promise.all(documents.map(read)));
}

interface RecordedCall {
  readonly method?: string;
  readonly body?: string;
  readonly accept?: string;
}

async function asked({ url, credentials }: Emulator, path: string, more: RecordedCall = {}): Promise<Response> {
  const { accept = 'application/json', ...init } = more;
  const basic = Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64');
  const headers = { Authorization: `Basic ${basic}`, Accept: accept, 'Content-Type': 'application/json' };
  const answer = await fetch(`${url}/api/v1/${path}`, { ...init, headers });
  if (!answer.ok && !(answer.status === 404 && path.endsWith('/Content'))) {
    throw new Error(`${path} cannot be read: ${answer.status} ${await answer.text()}`);
  }
  return answer;
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
