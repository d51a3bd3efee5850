import { z } from 'zod';
import { pathSettings, typeNames } from './setting-shapes.js';
import type { AuditSink, CallHooks } from '../observation/index.js';
import type { Interceptor } from '../operations/index.js';

export const interceptorsSchema = z.array(
  z
    .custom<Interceptor>((value) => typeof value === 'function', 'must be a function')
    .register(typeNames, { type: 'Interceptor', from: '../operations/index.js' }),
);

export const hooksSchema = z.strictObject({
  call: z
    .custom<CallHooks['call']>((value) => typeof value === 'function', 'should be a function')
    .describe('Called with what became of a call, each time one has ended.')
    .register(typeNames, { type: "CallHooks['call']", from: '../observation/index.js' }),
});

export const auditSchema = z.union(
  [
    z.strictObject({
      folder: z
        .string()
        .min(1)
        .describe('The folder that keeps a file of each day.')
        .register(pathSettings, { relativeTo: 'file' }),
    }),
    z
      .custom<AuditSink>((value) => typeof (value as Partial<AuditSink> | null | undefined)?.write === 'function')
      .register(typeNames, { type: 'AuditSink', from: '../observation/index.js' }),
  ],
  'should be { folder }, or an object with a method write',
);
