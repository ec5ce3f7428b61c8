import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { Notice } from '@/app/_ui/notice';
import { env } from '@/lib/core/env';
import type { Scope } from '@/lib/core/scope';
import { RESULTS, RESULTS_ON_PAGE, resultsOf } from '@/lib/mailing/results';
import { type Mailing, minutesFor, SKIPS, standingOf } from '@/lib/mailing/rules';
import { deskEdition } from '../../_desk/door';
import { Follow } from '../../_desk/follow';
import { Go } from '../../_desk/go';
import { mailingAddress } from '../addresses';
import { ResultTable } from './result-table';
import { Results } from './results';
import { Samples } from './samples';
import { Steering } from './steering';

const askedInput = z.object({
  result: z.enum(RESULTS).optional().catch(undefined),
  begun: z.literal('yes').optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

type RunProps = { scope: Scope; one: Mailing; asked: Record<string, string | string[] | undefined> };

/** A mailing that was started: how far it is, the levers, and what came of each. */
export async function Run({ scope, one, asked }: RunProps) {
  const { result: only, page, begun } = askedInput.parse(asked);
  const [words, { clock }, { counts, rows }] = await Promise.all([
    getTranslations('mailings.run'),
    deskEdition(),
    resultsOf(scope, one, { only, page }),
  ]);
  const standing = standingOf(one);
  const rate = one.ratePerMinute ?? 1;
  const waiting = counts.get('waiting') ?? 0;
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const passedOver = SKIPS.reduce((sum, skip) => sum + (counts.get(skip) ?? 0), 0);
  const done = all - passedOver - waiting;
  const progress = words('progress', { done, count: done + waiting });
  const isRunning = standing === 'running' || (standing !== 'paused' && waiting > 0);
  return (
    <>
      <p>{words('started', { when: clock.moment(one.startedAt ?? scope.now), rate })}</p>
      {isRunning && <Follow />}
      {begun && standing === 'running' && (
        <Notice tone="good" role="status">
          {words('begun')}
        </Notice>
      )}
      {waiting > 0 && (
        <div role="status" className="grid max-w-text gap-2">
          <p className="tabular">
            {progress}
            {standing === 'running' &&
              env().SMTP_URL &&
              `, ${words('left', { minutes: minutesFor(waiting, rate) })}`}
          </p>
          <progress
            value={done}
            max={Math.max(1, done + waiting)}
            aria-label={progress}
            className="h-2 w-full accent-river"
          />
          <noscript>
            <p>
              <Go href={mailingAddress(one.id)}>{words('look')}</Go>
            </p>
          </noscript>
        </div>
      )}
      {(standing === 'running' || standing === 'paused') && <Steering id={one.id} standing={standing} />}
      <Results id={one.id} counts={counts} all={all} only={only} />
      <ResultTable
        id={one.id}
        rows={rows}
        only={only}
        page={page}
        isLast={page * RESULTS_ON_PAGE >= (only ? (counts.get(only) ?? 0) : all)}
        now={scope.now}
      />
      <Samples one={one} />
    </>
  );
}
