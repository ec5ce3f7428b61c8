import { expectOk } from '@/lib/core/result';
import { stats } from '@/lib/dashboard/stats';
import { addressReports, takeMorningReport } from '@/lib/report/commands';
import { recipientsInput } from '@/lib/report/input';
import { listReports, readReport, recipients } from '@/lib/report/queries';
import { isLate, morningOf } from '@/lib/report/rules';
import { expect, test } from '../support/house';
import { daysLater, delegate, fromHome, gateStaff, organiser, reviewer } from '../support/people';

/** 08:00 in Moscow, and the hours around it. */
const MORNING = new Date('2027-03-02T05:00:00.000Z');
const EARLY = new Date('2027-03-02T04:59:59.000Z');
const LATE = new Date('2027-03-02T11:30:00.000Z');
const calendar = {
  timeZone: 'Europe/Moscow',
  registrationOpensAt: new Date('2027-02-01T00:00:00.000Z'),
  endsOn: '2027-08-28',
};

test('a report is due from 08:00 of the zone until the day is over, from the opening until the day after', () => {
  expect(morningOf(EARLY, calendar)).toBeUndefined();
  expect(morningOf(MORNING, calendar)).toEqual({ day: '2027-03-02', dueAt: MORNING });
  expect(morningOf(LATE, calendar)).toEqual({ day: '2027-03-02', dueAt: MORNING });
  expect(morningOf(MORNING, { ...calendar, timeZone: 'Asia/Tokyo' })?.day).toBe('2027-03-02');
  expect(morningOf(EARLY, { ...calendar, timeZone: 'America/New_York' })?.day).toBe('2027-03-01');
  expect(morningOf(MORNING, { ...calendar, registrationOpensAt: LATE })).toBeUndefined();
  expect(morningOf(new Date('2027-08-29T05:00:00Z'), calendar)?.day).toBe('2027-08-29');
  expect(morningOf(new Date('2027-08-30T05:00:00Z'), calendar)).toBeUndefined();
  expect(isLate({ day: '2027-03-02', takenAt: MORNING }, 'Europe/Moscow')).toBe(false);
  expect(isLate({ day: '2027-03-02', takenAt: LATE }, 'Europe/Moscow')).toBe(true);
});

test('the report says what the dashboard said at that moment, and goes on saying it', async ({ house }) => {
  await house.submit();
  const scope = house.scope(organiser, MORNING);
  const shown = JSON.parse(JSON.stringify(expectOk(await stats(scope))));
  expect(await takeMorningReport(house.scope(undefined, EARLY))).toBe(false);
  expect(await takeMorningReport(house.scope(undefined, MORNING))).toBe(true);
  await house.submit(fromHome());
  expect(await takeMorningReport(house.scope(undefined, LATE))).toBe(false);
  const { stats: kept, takenAt } = expectOk(await readReport(scope, '2027-03-02'));
  expect(kept).toEqual(shown);
  expect(takenAt).toEqual(MORNING);
  await expect(house.pool.query('UPDATE report SET stats = $1', ['{}'])).rejects.toThrow('append-only');
  await expect(house.pool.query('DELETE FROM report')).rejects.toThrow('append-only');
  await expect(house.pool.query('TRUNCATE report')).rejects.toThrow('append-only');
});

test('workers that look at the same time take one report and write one letter to each address', async ({
  house,
}) => {
  const input = recipientsInput.parse({ emails: 'one@example.org, two@example.org', locale: 'en' });
  expectOk(await addressReports(house.scope(organiser), input));
  const taken = await Promise.all(
    Array.from({ length: 6 }, () => takeMorningReport(house.scope(undefined, MORNING))),
  );
  expect(taken.filter(Boolean)).toHaveLength(1);
  expect(expectOk(await listReports(house.scope(organiser)))).toHaveLength(1);
  const letters = await house.mails('morning_report');
  expect(letters.map(({ recipient }) => recipient).sort()).toEqual(['one@example.org', 'two@example.org']);
  expect(letters[0]?.letter?.text).toContain('/admin/reports/2027-03-02');
});

test('after a night that the platform was down the report is taken late; a day that was missed stays missing', async ({
  house,
}) => {
  expect(await takeMorningReport(house.scope(undefined, MORNING))).toBe(true);
  expect(await takeMorningReport(house.scope(undefined, daysLater(2, LATE)))).toBe(true);
  expect(expectOk(await listReports(house.scope(reviewer))).map(({ day }) => day)).toEqual([
    '2027-03-04',
    '2027-03-02',
  ]);
});

test('recipients are replaced as a whole, keep their language, and their addresses stay out of the chain', async ({
  house,
}) => {
  const say = (emails: string, locale: 'en' | 'ru') =>
    addressReports(house.scope(organiser), recipientsInput.parse({ emails, locale }));
  expect(expectOk(await say('a@example.org\nb@example.org; a@example.org', 'ru'))).toBe(2);
  expect(expectOk(await say('b@example.org c@example.org', 'en'))).toBe(2);
  const kept = expectOk(await recipients(house.scope(organiser)));
  expect(kept.map(({ email, locale }) => [email, locale])).toEqual([
    ['b@example.org', 'ru'],
    ['c@example.org', 'en'],
  ]);
  expect(expectOk(await say('', 'en'))).toBe(0);
  expect(await takeMorningReport(house.scope(undefined, MORNING))).toBe(true);
  expect(await house.mails('morning_report')).toEqual([]);
  const { rows } = await house.pool.query(
    "SELECT before, after FROM audit_fact WHERE action LIKE 'report.%'",
  );
  expect(rows).toHaveLength(4);
  expect(JSON.stringify(rows)).not.toContain('@');
  expect(recipientsInput.safeParse({ emails: 'no address', locale: 'en' }).success).toBe(false);
});

test('reports are read by whoever reads the dashboard, and addressed by organisers', async ({ house }) => {
  await takeMorningReport(house.scope(undefined, MORNING));
  const refused = { ok: false, refusal: { code: 'NOT_ALLOWED' } };
  for (const actor of [delegate('ana@example.org'), gateStaff]) {
    expect(await listReports(house.scope(actor))).toEqual(refused);
    expect(await readReport(house.scope(actor), '2027-03-02')).toEqual(refused);
  }
  for (const actor of [delegate('ana@example.org'), gateStaff, reviewer]) {
    expect(await recipients(house.scope(actor))).toEqual(refused);
    expect(await addressReports(house.scope(actor), { emails: [], locale: 'en' })).toEqual(refused);
  }
  expectOk(await readReport(house.scope(reviewer), '2027-03-02'));
  for (const day of ['2027-03-03', '2027-02-31', '0000-01-01', 'today', "'; --"]) {
    expect(await readReport(house.scope(reviewer), day), day).toEqual({
      ok: false,
      refusal: { code: 'NOT_FOUND' },
    });
  }
});
