import {
  deviceCookie,
  draftCookie,
  dropSession,
  editCookie,
  exportCookie,
  sessionToken,
} from '@/app/_server/cookies';
import { formPost, readForm, seeOther } from '@/app/_server/form-post';
import { gateScope } from '@/app/_server/gate-scope';
import { problem } from '@/app/_server/problem';
import { publicScope } from '@/app/_server/scope';
import { closeSession } from '@/lib/auth/session';
import { leaveDevice } from '@/lib/device/commands';

/** Ends the session here and in the database, and clears what the browser kept of personal pages. */
export const POST = formPost(async (request: Request) => {
  const scope = await publicScope();
  const form = await readForm(request);
  if (!form.ok) return problem(form.refusal, scope.requestId);
  // The device first: afterwards its person is nobody.
  await leaveDevice(await gateScope());
  const token = await sessionToken();
  if (token) await closeSession(scope, token);
  // Whoever uses this browser next finds nothing of the person who leaves it.
  for (const cookie of [draftCookie, editCookie, exportCookie, deviceCookie]) await cookie.drop();
  await dropSession();
  const response = seeOther('/sign-in?out=1');
  // Not "storage": a gate's unsent scans live there.
  response.headers.set('clear-site-data', '"cache"');
  return response;
});
