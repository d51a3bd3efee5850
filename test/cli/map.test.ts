import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Command } from 'commander';
import { addCompletion } from '../../src/cli/completion.js';
import { mapCommand } from '../../src/cli/map.js';
import { soapOperationNames } from '../../src/cli/operation-names.js';
import { Contract } from '../../src/contract/index.js';
import { operationNames } from '../../src/mapping/index.js';
import { printingTo } from '../support/printing.js';
import { errorOf } from '../support/transports.js';

let printed = '';
let aside = '';
beforeEach(() => {
  printed = '';
  aside = '';
  printingTo('stdout', (text) => (printed += text));
  printingTo('stderr', (text) => (aside += text));
});
afterEach(() => {
  jest.restoreAllMocks();
});

const map = async (...words: string[]): Promise<string> => {
  printed = '';
  aside = '';
  await mapCommand().exitOverride().parseAsync(words, { from: 'user' });
  return printed;
};

const messageOf = async (call: Promise<unknown>): Promise<string> => ((await errorOf(call)) as Error).message;

describe('map', () => {
  it('prints the calls, the traps and the code of an operation', async () => {
    const text = await map('Ticket.GetTicketEntity');
    expect(text).toContain('Ticket.GetTicketEntity\nReads');
    expect(text).toContain('  bridge   so.tickets.get(id)');
    expect(text).toContain('  agents   POST /api/v1/Agents/Ticket/GetTicketEntity?ticketEntityId');
    expect(text).toContain('  rest     GET /api/v1/Ticket/{id}?fk');
    expect(text).toContain('Absent looks different on each API');
    for (const title of ['TypeScript', 'C#', 'PHP', 'curl']) expect(text).toContain(title);
    expect(aside).toBe('');
  });

  it.each([
    ['any case', 'ticket.getticketentity'],
    ['the name that a call has in this library', 'so.agents.Ticket.GetTicketEntity({ … })'],
    ['the operation alone', 'GetTicketEntity'],
    ['a part that one operation has', 'Ticket.GetTicketEnt'],
    ['a misspelt operation', 'GetTicketEntiy'],
    ['a misspelt agent', 'Tiket.GetTicketEntity'],
  ])('takes %s', async (_what, name) => {
    expect(await map(name, '--language', 'typescript')).toContain('Ticket.GetTicketEntity\nReads');
  });

  it('says how to see the code for REST', async () => {
    await expect(map('Ticket.GetTicketEntity', '--language', 'python')).rejects.toThrow(
      'unknown language "python"; the languages are ',
    );
    expect(await map('Ticket.GetTicketEntity', '--language', 'curl')).toContain('/api/v1/Agents/Ticket/');
    expect(aside).toBe('The code calls Agents; for REST: superoffice-bridge map Ticket.GetTicketEntity --api rest\n');
    expect(await map('Ticket.GetTicketEntity', '--language', 'curl', '--api', 'rest')).toContain('/api/v1/Ticket/');
    expect(aside).toBe('');
  });

  it('names the operation aside if it completed or corrected the name', async () => {
    await map('GetTicketEntity', '--format', 'json');
    expect(aside).toBe('Showing Ticket.GetTicketEntity, the only operation with that name\n');
    expect(JSON.parse(printed)).toMatchObject({ operation: 'Ticket.GetTicketEntity', kind: 'read' });
    aside = '';
    await map('GetTicketMessages', '--format', 'json');
    expect(aside).toBe(
      'Unknown operation "GetTicketMessages"; showing Ticket.GetTicketMessage; also known: ' +
        'Ticket.GetTicketMessageEntity, Ticket.GetTicketMessageEntities, Ticket.GetTicketMessageWithOptions\n',
    );
  });

  it.each([
    ['contacts.get', 'Contact.GetContactEntity'],
    ['so.contacts.merge(2, changes)', 'Contact.SaveContactEntity'],
    ['Documents.ReadContent', 'Document.GetDocumentStream'],
    ['lists.items', 'MDO.GetList'],
  ])('takes the method %s of this library for the operation that it is', async (method, operation) => {
    await map(method, '--format', 'json');
    expect(JSON.parse(printed)).toMatchObject({ operation });
    expect(aside).toBe(`Showing ${operation}, the operation behind ${JSON.stringify(method)}\n`);
  });

  it('lists what an ambiguous name can mean, and suggests names for an unknown one', async () => {
    expect(await messageOf(map('GetDuplicates'))).toBe(
      '"GetDuplicates" matches 3 operations; name one:\n  Contact.GetDuplicates\n  Project.GetDuplicates\n  Selection.GetDuplicates',
    );
    expect(await messageOf(map('Entity'))).toMatch(
      /matches \d+ operations; name one:(\n {2}\w+\.\w+){8}\n {2}and \d+ more$/,
    );
    expect(await messageOf(map('qqqqq'))).toBe(
      'unknown operation "qqqqq"; write it as Agent.Operation, such as Ticket.GetTicketEntity',
    );
    expect(printed).toBe('');
  });

  it('says that only SOAP has an operation, and what to use', async () => {
    const text = await map('FileManager.ReadFile');
    expect(text).toContain('agents   –');
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      'Neither Agents nor REST has this operation. Use documents.readContent(id)',
    );
    expect(text).not.toContain('curl');
  });

  it('prints code for REST, or for Agents if the operation has no resource', async () => {
    const rest = await map('Contact.SaveContactEntity', '--api', 'rest', '--language', 'curl');
    expect(rest).toContain('curl --fail-with-body -X PATCH');
    expect(rest).toContain("-H 'Content-Type: application/merge-patch+json'");
    const agents = await map('Appointment.CalculateDays', '--api', 'rest', '--language', 'curl');
    expect(agents).toContain('/api/v1/Agents/Appointment/CalculateDays');
    expect(aside).toBe('Appointment.CalculateDays has no REST resource; the code calls Agents\n');
  });

  it('lists the call of each resource, and says that the code calls one of them', async () => {
    const text = await map('DetectUnpublishedChanges', '--api', 'rest', '--language', 'curl');
    for (const resource of ['Appointment', 'Contact', 'Document', 'Person', 'Project', 'Sale']) {
      expect(text).toContain(`GET /api/v1/${resource}/UdefLayout/Changed?columnChangesOnly`);
    }
    expect(text).toContain('Several resources on REST');
    expect(aside).toContain(
      'UserDefinedFieldInfo.DetectUnpublishedChanges has several REST resources; the code calls one of them, ' +
        'GET /api/v1/Appointment/UdefLayout/Changed?columnChangesOnly\n',
    );
  });

  it('prints JSON and Markdown', async () => {
    const answer = JSON.parse(await map('MDO.GetList', '--format', 'json', '--language', 'php')) as Record<
      string,
      unknown
    >;
    expect(answer).toMatchObject({ bridge: 'so.lists.items(name)', agents: 'POST /api/v1/Agents/MDO/GetList' });
    expect(Object.keys(answer['code'] as object)).toEqual(['php']);
    const markdown = await map('MDO.GetList', '--format', 'markdown');
    expect(markdown).toMatch(/^## MDO\.GetList\n/);
    expect(markdown).toContain('```csharp\n');
  });

  it('fits 80 columns for every operation', async () => {
    for (const name of operationNames(Contract.bundled())) {
      const wide = (await map(name)).split('\n').filter((line) => line.length > 80);
      expect([name, wide]).toEqual([name, []]);
    }
  });

  it('refuses an unknown language', async () => {
    jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(await messageOf(map('MDO.GetList', '--language', 'curll'))).toContain('Did you mean "curl"?');
  });
});

it('completes the names of operations', async () => {
  const program = new Command('superoffice-bridge').addCommand(mapCommand());
  addCompletion(program, [], soapOperationNames());
  const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  await program.parseAsync(['node', 'superoffice-bridge', 'complete', '--', 'map', 'Ticket.GetTicketE']);
  expect(String(write.mock.calls[0]?.[0]).split(/\s+/)).toContain('Ticket.GetTicketEntity');
});
