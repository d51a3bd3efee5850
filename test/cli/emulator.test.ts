import { afterEach, expect, it, jest } from '@jest/globals';
import { emulatorCommand } from '../../src/cli/emulator.js';
import { divergenceKinds } from '../../src/emulator/index.js';
import { basic } from '../emulator/calls.js';

afterEach(() => void jest.restoreAllMocks());

const run = (...given: readonly string[]) =>
  emulatorCommand()
    .exitOverride()
    .parseAsync(['node', 'emulator', ...given]);

it('the command emulator takes divergences and seeds, and runs until it is interrupted', async () => {
  let printed = '';
  const ready = new Promise<string>((resolve) => {
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      printed += String(text);
      const [, url] = /REST\s+(\S+)/.exec(printed) ?? [];
      if (url !== undefined) resolve(url);
      return true;
    });
  });
  const ended = run(
    ...['--seed', 'contacts=20,sales=5', '--diverge', 'changedCase', '--diverge', 'cutText:rest:Name'],
    ...['--diverge', 'droppedUdef:rest:UserDefinedFields.SuperOffice:2', '--no-soap'],
  );
  const url = await ready;
  const read = async (path: string) => {
    const answer = await fetch(url + path, { headers: { Authorization: basic } });
    return (await answer.json()) as Record<string, unknown>;
  };
  expect(await read('Contact/1')).toMatchObject({ Name: 'FJORDLYS I', UserDefinedFields: { 'SuperOffice:1': 'Gold' } });
  expect((await read('Contact/1'))['UserDefinedFields']).not.toHaveProperty(['SuperOffice:2']);
  expect(await read('Contact/32')).toMatchObject({ ContactId: 32 });
  expect(await read('Sale/9')).toMatchObject({ SaleId: 9 });
  expect((await fetch(`${url.replace('api/v1/', '')}Remote/Services88/Contact.svc?wsdl`)).status).toBe(404);
  process.emit('SIGTERM');
  await ended;
});

it.each([
  [['--diverge', 'shiftdDate'], 'Did you mean "shiftedDate"?'],
  [['--diverge', 'shiftedDate:rst'], 'Did you mean "rest"?'],
  [['--diverge', 'shiftedDate:rest:StartDte'], 'Did you mean "StartDate"?'],
  [['--diverge', 'cutText:rest:Nope'], /none of .*Contact.* has the field Nope/],
  [['--diverge', 'shiftedDate:'], 'such as cutText:rest:Name'],
  [['--diverge', 'shiftedDate:rest:'], 'such as cutText:rest:Name'],
  [['--seed', 'contcts=3'], 'Did you mean "contacts"?'],
])('the command emulator refuses %j, and names the way out', async (given, words) => {
  await expect(run(...given)).rejects.toThrow(words);
});

it('the help of the command emulator lists every divergence', () => {
  let help = '';
  emulatorCommand(divergenceKinds)
    .configureOutput({ writeOut: (text) => void (help += text) })
    .outputHelp();
  for (const [kind, { description }] of Object.entries(divergenceKinds)) {
    expect(help).toContain(kind);
    // Long descriptions are wrapped.
    expect(help.replaceAll(/\s+/g, ' ')).toContain(description);
  }
});
