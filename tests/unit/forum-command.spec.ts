import { expect, test } from '@playwright/test';
import { UsageError } from '@/scripts/forum/command';
import { readCommand } from '@/scripts/forum/commands';

const SLIPS = [
  [],
  ['tokens'],
  ['constructor'],
  ['token'],
  ['token', 'create'],
  ['token', 'create', '--name', 'n', '--scope', 'everything'],
  ['token', 'create', '--name', 'n', '--scope', 'gate', '--force'],
  ['token', 'create', '--name', 'n', '--scope', 'gate', 'more'],
  ['staff', 'invite', '--email', 'nobody', '--role', 'gate'],
  ['staff', 'invite', '--email', 'ana@example.org', '--role', 'king'],
  ['staff'],
  ['staff', 'constructor'],
  ['staff', 'reset-factors'],
  ['staff', 'reset-factors', '--email', 'nobody'],
  ['staff', 'require-factor', '--of', 'everybody'],
  ['seed', '--registrations', '-5'],
  ['seed', '--registrations', '1e3'],
  ['seed'],
  ['settings'],
  ['settings', 'set'],
  ['settings', 'set', 'capacity'],
  ['settings', 'set', 'capacity=many'],
  ['settings', 'set', 'capacity='],
  ['settings', 'set', 'colour=red'],
  ['settings', 'set', 'name=Forum'],
  ['settings', 'set', 'name.fr=Forum'],
  ['settings', 'set', 'capacity.en=1'],
  ['settings', 'set', 'name.ru='],
  ['settings', 'set', 'registrationOpensAt=tomorrow'],
  ['verify', 'everything'],
  ['destroy-due', 'now'],
  ['destroy-due', '--all'],
];
for (const words of SLIPS) {
  test(`"${words.join(' ')}" is no command`, () => {
    expect(() => readCommand(words)).toThrow(UsageError);
  });
}

for (const words of [
  ['token', 'create', '--name', 'n', '--scope', 'gate, review'],
  ['staff', 'invite', '--email', 'Ana@Example.org', '--role', 'organiser'],
  ['staff', 'reset-factors', '--email', 'Ana@Example.org'],
  ['staff', 'require-factor', '--of', 'desk'],
  ['seed', '--registrations', '3200', '--random-seed', '7'],
  ['settings', 'get'],
  [
    'settings',
    'set',
    'capacity=300',
    'seatsHeldFrom=approval',
    'registrationOpensAt=2027-01-15T10:00:00+03:00',
  ],
  ['settings', 'set', 'name.en=Forum', 'name.ru=Форум'],
  ['verify'],
  ['destroy-due'],
  ['destroy-due', '--dry-run'],
]) {
  test(`"${words.join(' ')}" is one`, () => {
    expect(readCommand(words)).toBeInstanceOf(Function);
  });
}
