import { z } from 'zod';
import { type Call, defineCall } from '@/app/_server/call';
import { documentOf } from '@/app/_server/openapi';
import { env } from '@/lib/core/env';
import { ok } from '@/lib/core/result';
import { CALLS } from './all';

export const documentCall: Call = defineCall({
  method: 'GET',
  path: '/api/v1/openapi.json',
  name: 'readDocument',
  summary: 'This document',
  answer: z.looseObject({ openapi: z.string() }),
  run: async () => {
    // Made once: it is the same until the release changes, and anybody may ask for it.
    document ??= documentOf([...CALLS, documentCall], env().publicUrl);
    return ok({ ...document });
  },
})({});

let document: ReturnType<typeof documentOf> | undefined;
