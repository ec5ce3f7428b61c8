import { z } from 'zod';
import { atGate, gateScope } from '@/app/_server/gate-scope';
import { answerScript } from '@/app/_server/script-post';
import { ok, refuse } from '@/lib/core/result';
import { deviceKey } from '@/lib/device/queries';

/** The key of what a device keeps, for the device itself. A POST: only our own page may ask. */
export const POST = (request: Request): Promise<Response> =>
  answerScript(
    request,
    z.object({}),
    async (scope) => {
      if ((await atGate()).revokedDeviceId) return refuse('DEVICE_REVOKED');
      const key = await deviceKey(scope);
      if (key === undefined || scope.actor.kind !== 'device') return refuse('NOT_SIGNED_IN');
      return ok({ key, deviceId: scope.actor.deviceId });
    },
    gateScope,
  );
