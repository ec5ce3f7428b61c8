import type { Scope } from '@/lib/core/scope';
import { saveDraft } from '@/lib/registration/draft';
import type { Typed } from '@/lib/registration/form';
import type { RegistrationInput } from '@/lib/registration/input';
import { makePeople } from '@/lib/seed/people';
import { besideFloor, CONCURRENCY } from '../floor';
import { withInstance } from '../instance';
import { seatFaults } from '../judgement';
import { drive, type Sent, unexpected } from '../load';
import { figure, type Measured } from '../measured';
import { latencies } from './api';

/** The last step of the form as a browser posts it without script: a draft's cookie, our Origin, the consents. */
export const measureForm = (count: number): Promise<Measured> =>
  withInstance({ processes: 1 }, async ({ url, scope }) => {
    const people = makePeople(count, 1, new Date()).map(({ registration }) => registration);
    const sent = await beginDrafts(scope, people, url);
    const { floor, done } = await besideFloor(url, () =>
      drive({
        url,
        concurrency: CONCURRENCY,
        count,
        request: (position) => sent[position] ?? { method: 'GET', path: '/' },
        nameOf: (status, headers) => `${status} ${(headers.location ?? headers.Location)?.slice(3) ?? ''}`,
      }),
    );
    return {
      part: 'form',
      figures: [
        figure('submissions per second', done.perSecond, '/s'),
        figure('floor', floor, '/s'),
        figure('ratio to the floor', done.perSecond / floor, '×'),
        ...latencies(done),
      ],
      faults: [...unexpected(done, { '303 /register/done': count }), ...(await seatFaults(scope()))],
    };
  });

const AT_ONCE = 8;

async function beginDrafts(scope: () => Scope, people: RegistrationInput[], origin: string): Promise<Sent[]> {
  const sent: Sent[] = [];
  const entries = people.entries();
  const writer = async () => {
    for (const [position, person] of entries) {
      const { token } = await saveDraft(scope(), undefined, typedOf(person));
      sent[position] = lastStep(person, token, origin);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, writer));
  return sent;
}

// The house of a run is new: its texts are in their first version.
const FIRST_VERSION = '1';

const lastStep = ({ locale, consents }: RegistrationInput, token: string, origin: string): Sent => ({
  method: 'POST',
  path: `/${locale}/register/consents/save`,
  headers: { cookie: `draft=${token}`, origin, 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams([
    ['step', 'consents'],
    ...Object.entries(consents).flatMap(([name, isGiven]) =>
      isGiven ? [[`consents.${name}`, FIRST_VERSION]] : [],
    ),
  ]).toString(),
});

/** What somebody has typed into the steps before, by the names of the form's fields. */
function typedOf({ nameLatin, consents: _, locale: __, ...rest }: RegistrationInput): Typed {
  const fields = Object.entries({
    ...rest,
    'nameLatin.surname': nameLatin.surname,
    'nameLatin.given': nameLatin.given,
  });
  return Object.fromEntries(fields.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
