import { isDeepStrictEqual } from 'node:util';
import { expect } from '@playwright/test';

/** The same as `expect(found).toEqual(wanted)`, for what is asked tens of thousands of times: no step of the report for what agrees. */
export function expectAgreeing(found: unknown, wanted: unknown, about?: string): void {
  if (!isDeepStrictEqual(found, wanted)) expect(found, about).toEqual(wanted);
}
