import { scan, user } from '@/db/schema';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { currentEdition } from '@/lib/edition/queries';
import { askLetters } from '@/lib/letter/batches';
import { answerRequest } from '@/lib/registration/answering';
import { editInput } from '@/lib/registration/input';
import { openRequestOf } from '@/lib/registration/queries';
import { carryOutBulk } from '@/lib/review/batches';
import { askBulkUndo } from '@/lib/review/bulk';
import { publishDueWaves } from '@/lib/review/publishing';
import type { TaskKind, TaskPayloads } from '@/lib/task/rules';
import { askRecount } from '@/lib/verification/commands';
import { anaAt, asking as askingAna } from './answers';
import { asking, hirePrinter, ticketHolders } from './badge-batch';
import { applying, askingBulk, hireReviewer, selectedOf } from './bulk';
import { publishText } from './consents';
import { readCode } from './doors';
import { ticketHolder } from './gate';
import type { House } from './house';
import { application, minutesLater, NOW, organiser, reviewer } from './people';
import { printsAt, stationAt } from './station';
import { openingWave, preparing } from './waves';

/** Work of each kind that there is something to do for; a kind without a case does not compile. */
export const TASK_CASES: { [K in TaskKind]: (house: House) => Promise<TaskPayloads[K]> } = {
  'registration.confirm_owner': async ({ db, submit }) => {
    await submit(application({ email: 'ana@example.org' }));
    const id = newId();
    await db.insert(user).values({ id, email: 'ana@example.org' });
    return { userId: id };
  },
  'waitlist.promote': async (house) => {
    await house.settings({ capacity: 0, internationalReserve: 0 });
    await applying(house, 3);
    await house.settings({ capacity: 2 });
    return { editionId: (await currentEdition(house)).id };
  },
  'double.look': async ({ submit, row }) => {
    const same = { nameLatin: { surname: 'Zhang', given: 'Qixiang' }, phone: '+86 10 6552 9988' };
    const pair = [];
    for (const email of ['one@example.org', 'other@example.org'])
      pair.push((await row((await submit(application({ ...same, email }))).reference)).id);
    return { registrationIds: pair };
  },
  'review.bulk': async (house) => {
    await hireReviewer(house);
    const selected = await selectedOf(house, await applying(house, 3));
    return { bulkId: await askingBulk(house, selected, { decision: 'approve' }) };
  },
  'review.bulk_undo': async (house) => {
    const { bulkId } = await TASK_CASES['review.bulk'](house);
    await carryOutBulk(house.scope(), bulkId);
    expectOk(await askBulkUndo(house.scope(reviewer), bulkId));
    return { bulkId };
  },
  'review.wave': async (house) => {
    await hireReviewer(house);
    const waveId = await openingWave(house);
    await preparing(house, waveId, await applying(house, 3));
    await publishDueWaves(house.scope(undefined, minutesLater(61)));
    return { waveId };
  },
  'queue.return_answer': async (house) => {
    const { id, reference } = await askingAna(house);
    const requestId = (await openRequestOf(house, id))?.id ?? '';
    const rest = editInput.parse({ phone: '+86 10 6552 1111', position: 'Mayor', diet: '' });
    expectOk(await answerRequest(anaAt(house, 10), reference, rest));
    return { requestId };
  },
  'verification.recount': async (house) => ({
    runId: expectOk(await askRecount(house.scope(organiser))),
  }),
  'print.order': async (house) => {
    await stationAt(house);
    const holder = await ticketHolder(house);
    await printsAt(house, 'N1');
    const { id } = await readCode(house, holder.code);
    if ((await house.db.$count(scan)) === 0) throw new Error('the reading is not there');
    return { scanId: id, station: 'N1' };
  },
  'badge.batch': async (house) => {
    await hirePrinter(house);
    const { ids } = await ticketHolders(house, 3);
    return { batchId: await asking(house, ids) };
  },
  'letter.batch': async (house) => {
    await hirePrinter(house);
    const { ids } = await ticketHolders(house, 3);
    const asked = { id: newId(), kind: 'participation' as const };
    return { batchId: expectOk(await askLetters(house.scope(organiser), asked, ids)) };
  },
  'consent.ask_again': async (house) => {
    await house.submit();
    return { purpose: 'terms', version: await publishText(house, 'terms', 'Be kind.', true) };
  },
};

/** When the work is done: a paper is printed at once, everything else when what it waits for has come. */
export const momentOf = (kind: TaskKind): Date => (kind === 'print.order' ? NOW : minutesLater(62));
