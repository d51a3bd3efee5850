import * as z from 'zod';
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
    .custom<CallHooks['call']>((value) => typeof value === 'function', 'must be a function')
    .describe('Called with a record of each call when it ends.')
    .register(typeNames, { type: "CallHooks['call']", from: '../observation/index.js' }),
});

export const auditSchema = z.union(
  [
    z.strictObject({
      folder: z
        .string()
        .min(1)
        .describe('The folder for the audit files, one per day.')
        .register(pathSettings, { relativeTo: 'file' }),
    }),
    z
      .custom<AuditSink>((value) => typeof (value as Partial<AuditSink> | null | undefined)?.write === 'function')
      .register(typeNames, { type: 'AuditSink', from: '../observation/index.js' }),
  ],
  'must be { folder }, or an object with a write method',
);
