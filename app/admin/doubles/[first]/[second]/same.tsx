import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { Checkbox } from '@/app/_ui/checkbox';
import { RadioCards } from '@/app/_ui/radio-cards';
import { latinName } from '@/lib/registration/rules';
import { ActionForm } from '../../../_desk/action-form';
import { joinTwo } from './actions';
import { Choice } from './choice';
import { type Both, saidBy } from './said';
import { Row, Rows, referencesOf, Value } from './side-by-side';

/** One person: which registration stays, and for each field in which they differ, whose word counts. */
export async function Same({ records }: { records: Both }) {
  const [words, said] = await Promise.all([getTranslations('identity.compare'), saidBy(records)]);
  const references = referencesOf(records);
  const better = betterOf(records);
  return (
    <section aria-labelledby="same" className="grid gap-4">
      <h2 id="same" className="text-lg">
        {words('same.title')}
      </h2>
      <p className="max-w-text text-muted">{words('same.help')}</p>
      <ActionForm action={joinTwo} name="join" className="grid gap-6">
        {records.map(({ registration }, at) => (
          <span key={registration.reference} hidden>
            <input type="hidden" name={at === 0 ? 'first' : 'second'} value={registration.reference} />
            <input type="hidden" name={at === 0 ? 'seenFirst' : 'seenSecond'} value={registration.state} />
          </span>
        ))}
        <div className="max-w-text">
          <RadioCards
            name="keep"
            legend={words('same.keep')}
            help={words('same.standing')}
            defaultValue={better === 0 ? 'first' : 'second'}
            columns={2}
            cards={records.map(({ registration }, at) => ({
              value: at === 0 ? 'first' : 'second',
              label: words('same.keepOne', { reference: registration.reference }),
              help: latinName(registration),
            }))}
          />
        </div>
        <div className="grid gap-2">
          <h3 className="font-medium">{words('same.take')}</h3>
          <p className="text-sm text-muted">{words('same.takeHelp')}</p>
          <Rows references={references}>
            {said.map(({ field, label, values, differs }) => (
              <Row key={field} label={label} mark={differs ? words('differs') : undefined}>
                {values.map((value, at) => {
                  const side = at === 0 ? 'first' : 'second';
                  const shown = (
                    <Value key={side} value={value} words={words} isRepeated={!differs && at > 0} />
                  );
                  return differs ? (
                    <Choice
                      key={side}
                      name={`take.${field}`}
                      value={side}
                      isChosen={at === better}
                      label={label}
                      of={references[at]}
                    >
                      {shown}
                    </Choice>
                  ) : (
                    shown
                  );
                })}
              </Row>
            ))}
          </Rows>
          <p className="text-sm text-muted">{words('needs')}</p>
        </div>
        <Checkbox
          id="tell"
          name="tell"
          value="yes"
          label={words('same.tell')}
          help={words('same.tellHelp')}
        />
        <p className="max-w-text text-sm text-muted">{words('same.way')}</p>
        <div>
          <Button tone="danger">{words('same.submit')}</Button>
        </div>
      </ActionForm>
    </section>
  );
}

/** Suggested to stay: who is approved, else who has a seat, else who came first. */
function betterOf([one, other]: Both): 0 | 1 {
  const rank = ({ registration, seat }: Both[0]) => (registration.state === 'approved' ? 2 : seat ? 1 : 0);
  if (rank(one) !== rank(other)) return rank(one) > rank(other) ? 0 : 1;
  return one.registration.submittedAt <= other.registration.submittedAt ? 0 : 1;
}
