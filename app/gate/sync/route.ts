import { atGate, gateScope } from '@/app/_server/gate-scope';
import { answerScript } from '@/app/_server/script-post';
import { refuse } from '@/lib/core/result';
import { quarantineRecords } from '@/lib/gate/quarantine';
import { syncDevice, syncInput } from '@/lib/gate/syncing';

/** A device's talk with the house; whatever a revoked one still brings is kept apart. */
export const POST = (request: Request): Promise<Response> =>
  answerScript(
    request,
    syncInput,
    async (scope, input) => {
      const { revokedDeviceId } = await atGate();
      if (revokedDeviceId) {
        await quarantineRecords(scope, revokedDeviceId, input.records);
        return refuse('DEVICE_REVOKED');
      }
      if (scope.actor.kind === 'anonymous') return refuse('NOT_SIGNED_IN');
      return syncDevice(scope, input);
    },
    gateScope,
  );
