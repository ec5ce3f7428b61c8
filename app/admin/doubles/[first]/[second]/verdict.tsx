import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Button } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import { actorNames } from '@/lib/auth/queries';
import type { Scope } from '@/lib/core/scope';
import type { Pair } from '@/lib/identity/queries';
import { ActionForm } from '../../../_desk/action-form';
import { deskEdition } from '../../../_desk/door';
import { factWords } from '../../../_desk/fact-words';
import { When } from '../../../_desk/when';
import { askAgain } from './actions';

type VerdictProps = { scope: Scope; pair: Pair; mayReopen: boolean };

/** What was decided about the two, by whom, when and why; for different people, the way to ask again. */
export async function Verdict({ scope, pair, mayReopen }: VerdictProps) {
  const { verdict, decidedBy, decidedAt, note, first, second } = pair;
  if (!verdict || !decidedBy || !decidedAt) return null;
  const [words, { clock }, facts] = await Promise.all([
    getTranslations('identity.compare'),
    deskEdition(),
    actorNames(scope, [decidedBy]).then((names) => factWords(names)),
  ]);
  return (
    <div className="grid gap-3">
      <Notice tone={verdict === 'same' ? 'wait' : 'good'}>
        <p className="font-medium">
          {words.rich(`decided.${verdict}`, {
            who: () => <Bidi>{facts.who(decidedBy)}</Bidi>,
            when: () => <When at={decidedAt} clock={clock} />,
          })}
        </p>
        {note && (
          <p>
            <Bidi>{note}</Bidi>
          </p>
        )}
        {verdict === 'same' && <p>{words('same.way')}</p>}
      </Notice>
      {verdict === 'different' && mayReopen && (
        <ActionForm action={askAgain} name="reopen">
          <input type="hidden" name="first" value={first.reference} />
          <input type="hidden" name="second" value={second.reference} />
          <div>
            <Button tone="quiet">{words('reopen')}</Button>
          </div>
        </ActionForm>
      )}
    </div>
  );
}
