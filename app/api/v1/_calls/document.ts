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
  run: async () => ok({ ...documentOf([...CALLS, documentCall], env().publicUrl) }),
})({});
