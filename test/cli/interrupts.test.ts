import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { abortOnInterrupt, interrupted, interruptedOnce } from '../../src/cli/interrupts.js';

const listeners = () => [process.listenerCount('SIGINT'), process.listenerCount('SIGTERM')];

describe('an interrupt', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('stops a command on %s, with a message', (name) => {
    let printed = '';
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
      printed += String(text);
      return true;
    });
    const before = listeners();
    const interrupt = abortOnInterrupt('stopping');
    process.emit(name, name);
    expect(interrupt.signal.aborted).toBe(true);
    expect(printed).toBe('\nstopping\n');
    interrupt.end();
    expect(listeners()).toEqual(before);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('ends the process on a second %s with exit code %d', (name, code) => {
    jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const exit = jest.spyOn(process, 'exit').mockReturnValue(undefined as never);
    const interrupt = abortOnInterrupt('stopping');
    process.emit(name, name);
    expect(exit).not.toHaveBeenCalled();
    process.emit(name, name);
    expect(exit).toHaveBeenCalledWith(code);
    interrupt.end();
  });

  it('can be waited for', async () => {
    const before = listeners();
    const waiting = interrupted();
    process.emit('SIGINT', 'SIGINT');
    await waiting;
    expect(listeners()).toEqual(before);
  });

  it('that another process passes on again does not end a process', async () => {
    const before = (['SIGINT', 'SIGTERM'] as const).map((name) => [name, process.listeners(name)] as const);
    const waiting = interruptedOnce();
    const own = listeners();
    process.emit('SIGINT', 'SIGINT');
    await waiting;
    expect(listeners()).toEqual(own);
    expect(process.emit('SIGTERM', 'SIGTERM')).toBe(true);
    for (const [name, others] of before) {
      for (const each of process.listeners(name)) if (!others.includes(each)) process.off(name, each);
    }
  });
});
