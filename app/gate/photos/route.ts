import { atGate, gateScope } from '@/app/_server/gate-scope';
import { answerScript } from '@/app/_server/script-post';
import { refuse } from '@/lib/core/result';
import { photosAtGate, photosInput } from '@/lib/gate/photos';

/** The small photos that a device still lacks. A POST: only our own page may ask. */
export const POST = (request: Request): Promise<Response> =>
  answerScript(
    request,
    photosInput,
    async (scope, input) => {
      if ((await atGate()).revokedDeviceId) return refuse('DEVICE_REVOKED');
      if (scope.actor.kind === 'anonymous') return refuse('NOT_SIGNED_IN');
      return photosAtGate(scope, input);
    },
    gateScope,
  );
