import { expect, test } from '@playwright/test';
import { type FieldFault, parseInput } from '@/lib/core/input';
import { editInput, registrationInput, STEP_INPUTS } from '@/lib/registration/input';
import { rawApplication } from '../support/people';

const faultsOf = (own: Record<string, unknown>): FieldFault[] => {
  const parsed = parseInput(registrationInput, rawApplication(own));
  return parsed.ok ? [] : (parsed.refusal.details?.errors as FieldFault[]);
};
const parsed = (own: Record<string, unknown>) => registrationInput.parse(rawApplication(own));

const NAMES: [string, unknown, unknown?][] = [
  ['one letter each', { surname: 'O', given: 'A' }],
  ['no surname', { given: 'Suharto' }],
  ['an empty surname', { surname: '', given: 'Suharto' }],
  ['particles and case of one’s own', { surname: 'van der MERWE', given: 'mcKenzie' }],
  ['150 characters in one’s own script', { given: 'Na' }, '名'.repeat(150)],
  ['one character in one’s own script', { given: 'Na' }, '娜'],
  ['Arabic', { given: 'Fatima' }, 'فاطمة بنت محمد'],
  ['Ethiopic', { given: 'Abebe' }, 'አበበ ቢቂላ'],
  ['Devanagari with joiners', { given: 'Kshitij' }, 'क्\u200dषितिज'],
  ['Cyrillic', { surname: 'Shcherbakov', given: 'Iurii' }, 'Щербаков Юрий'],
];
for (const [what, nameLatin, nameNative] of NAMES) {
  test(`a name passes as written: ${what}`, () => {
    const { surname, given } = nameLatin as { surname?: string; given: string };
    const input = parsed({ nameLatin, nameNative });
    expect(input.nameLatin).toEqual({
      ...(surname !== undefined && { surname: surname || undefined }),
      given,
    });
    expect(input.nameNative).toBe(nameNative);
  });
}

const WRONG: [string, Record<string, unknown>, FieldFault[]][] = [
  [
    '61 Latin letters',
    { nameLatin: { given: 'a'.repeat(61) } },
    [{ path: 'nameLatin.given', code: 'name_too_long' }],
  ],
  ['151 characters', { nameNative: '名'.repeat(151) }, [{ path: 'nameNative', code: 'name_too_long' }]],
  [
    'Cyrillic for Latin',
    { nameLatin: { given: 'Юрий' } },
    [{ path: 'nameLatin.given', code: 'name_not_latin' }],
  ],
  ['a NUL', { organisation: 'City\u0000' }, [{ path: 'organisation', code: 'name_forbidden_characters' }]],
  [
    'half a surrogate pair',
    { position: 'Mayor\ud83d' },
    [{ path: 'position', code: 'name_forbidden_characters' }],
  ],
  [
    'a bidirectional override',
    { badgeName: 'An\u202ea' },
    [{ path: 'badgeName', code: 'name_forbidden_characters' }],
  ],
  ['an isolate in the diet', { diet: '\u2066halal' }, [{ path: 'diet', code: 'name_forbidden_characters' }]],
  ['only spaces', { organisation: ' \t ' }, [{ path: 'organisation', code: 'required' }]],
  ['an unknown country', { citizenship: 'XX' }, [{ path: 'citizenship', code: 'invalid_country' }]],
  ['no country', { countryRepresented: undefined }, [{ path: 'countryRepresented', code: 'required' }]],
  ['a phone that is none', { phone: '12345' }, [{ path: 'phone', code: 'invalid_phone' }]],
  ['a phone of 17 digits', { phone: '+49 123456789012345' }, [{ path: 'phone', code: 'invalid_phone' }]],
  ['an address without a domain', { email: 'ana@' }, [{ path: 'email', code: 'invalid_email' }]],
  [
    'an address with a line break',
    { email: 'ana@example.org\nBcc: x@y.org' },
    [{ path: 'email', code: 'invalid_email' }],
  ],
  ['a number for a text', { organisation: 7 }, [{ path: 'organisation', code: 'invalid' }]],
  ['an unknown language', { locale: 'tlh' }, [{ path: 'locale', code: 'invalid' }]],
  ['seven tracks', { tracks: Array(7).fill('transport') }, [{ path: 'tracks', code: 'too_many' }]],
  [
    'consent refused',
    { consents: { personalData: false, terms: true } },
    [{ path: 'consents.personalData', code: 'consent_required' }],
  ],
];
for (const [what, own, faults] of WRONG) {
  test(`refused at its field: ${what}`, () => expect(faultsOf(own)).toEqual(faults));
}

test('all faults are named at once', () => {
  const paths = faultsOf({ email: '', phone: '', nameLatin: {}, consents: {} }).map(({ path }) => path);
  expect(paths.sort()).toEqual([
    'consents.personalData',
    'consents.terms',
    'email',
    'nameLatin.given',
    'phone',
  ]);
  expect(faultsOf({ email: 'a@b' })).toEqual([{ path: 'email', code: 'invalid_email' }]);
});

for (const [written, e164] of [
  ['+7 8 912 345-67-89', '+79123456789'],
  ['8 (912) 345-67-89', '+79123456789'],
  ['+86 10 6552 9988', '+861065529988'],
]) {
  test(`the phone ${written} is understood as ${e164}`, () =>
    expect(parsed({ phone: written }).phone).toBe(e164));
}

test('an address keeps its capitals and loses its outer space', () => {
  expect(parsed({ email: '  Ana.Silva@Example.ORG ' }).email).toBe('Ana.Silva@Example.ORG');
});

test('text is stored composed, and country codes in capitals', () => {
  const input = parsed({
    organisation: 'Sa\u0303o Paulo',
    countryRepresented: 'br',
    nameNative: 'Jose\u0301',
  });
  expect([input.organisation, input.countryRepresented, input.nameNative]).toEqual([
    'São Paulo',
    'BR',
    'José',
  ]);
});

test('a track chosen twice is chosen once, when applying and when changing it later', () => {
  const tracks = ['transport', 'culture', 'transport'];
  expect(parsed({ tracks }).tracks).toEqual(['transport', 'culture']);
  expect(editInput.parse({ tracks }).tracks).toEqual(['transport', 'culture']);
});

test('what is optional may be absent, empty or null', () => {
  for (const nothing of [undefined, '', null]) {
    const own = {
      nameNative: nothing,
      badgeName: nothing,
      territory: nothing,
      diet: nothing,
      languages: nothing,
    };
    expect(faultsOf(own)).toEqual([]);
  }
});

test('every field of the form is judged in exactly one of the five steps', () => {
  const steps = Object.values(STEP_INPUTS).flatMap((step) => Object.keys(step.shape));
  expect(steps.sort()).toEqual(
    Object.keys(registrationInput.shape)
      .filter((key) => key !== 'locale')
      .sort(),
  );
});
