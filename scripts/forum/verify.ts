import { sealAll } from '@/lib/audit/commands';
import { verify as verifyAll } from '@/lib/dashboard/verify';
import { explainFault } from '@/lib/verification/explanation';
import { type Command, json, readOptions } from './command';

export const verify: Command = {
  usage: ['verify'],
  read(words) {
    readOptions(words, {});
    return async (scope) => {
      // What nobody has sealed yet could be altered unseen: seal it first, then walk the chain.
      const sealedNow = await sealAll(scope);
      const { ok, faults: found, ...rest } = await verifyAll(scope);
      const faults = found.map((fault) => ({ ...fault, explanation: explainFault(fault, 'en') }));
      const [first] = faults;
      const out = json({ ok, firstFault: first?.code ?? null, faults, sealedNow, ...rest });
      return first
        ? { out, fault: `${first.code}: ${first.explanation} ${JSON.stringify(first.detail)}` }
        : { out };
    };
  },
};
