/** What came of a command: `ok`, or the code of its refusal. */
export const codeOf = (result: { ok: boolean; refusal?: { code: string } }): string | undefined =>
  result.ok ? 'ok' : result.refusal?.code;
