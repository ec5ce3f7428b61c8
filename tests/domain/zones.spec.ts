import { expectOk } from '@/lib/core/result';
import { whoCouldEnter } from '@/lib/gate/entrance';
import { addGate, changeGate, removeGate } from '@/lib/gate/gates';
import { gatesOf } from '@/lib/gate/queries';
import { addZone, changeZone, removeZone } from '@/lib/gate/zones';
import { enrolled, hall, hallDoor, onlyFor, readCode } from '../support/doors';
import { ticketHolder } from '../support/gate';
import { expect, type House, test } from '../support/house';
import { codeOf } from '../support/outcome';
import { gateStaff, organiser, reviewer, securityOfficer } from '../support/people';

async function withHall(house: House, own: Parameters<typeof hall>[0] = {}) {
  expectOk(await addZone(house.scope(organiser), hall(own)));
  expectOk(await addGate(house.scope(organiser), hallDoor()));
}

test('a zone with a rule lets in whom the rule names, from the next reading on', async ({ house }) => {
  await withHall(house, { access: [onlyFor('GOV')] });
  const { code: ticket } = await ticketHolder(house);
  expect(await readCode(house, ticket, { gate: 'H1' })).toMatchObject({ reason: 'wrong_zone' });
  const seen = hall({ access: [onlyFor('GOV')] });
  expectOk(
    await changeZone(house.scope(securityOfficer), { ...hall({ access: [onlyFor('GOV', 'DEL')] }), seen }),
  );
  expect(await readCode(house, ticket, { gate: 'H1' })).toMatchObject({ verdict: 'admit' });
});

test('only organisers and security run the gates', async ({ house }) => {
  for (const actor of [reviewer, gateStaff]) {
    const scope = house.scope(actor);
    expect(codeOf(await addZone(scope, hall()))).toBe('NOT_ALLOWED');
    expect(codeOf(await changeZone(scope, { ...hall(), seen: hall() }))).toBe('NOT_ALLOWED');
    expect(codeOf(await removeZone(scope, { key: 'HALL' }))).toBe('NOT_ALLOWED');
    expect(codeOf(await addGate(scope, hallDoor()))).toBe('NOT_ALLOWED');
    expect(codeOf(await changeGate(scope, { ...hallDoor(), seen: hallDoor() }))).toBe('NOT_ALLOWED');
    expect(codeOf(await removeGate(scope, { key: 'N1' }))).toBe('NOT_ALLOWED');
    expect(codeOf(await whoCouldEnter(scope, { gate: 'N1' }))).toBe('NOT_ALLOWED');
  }
});

test('a key that is taken, a zone or category that is not there and a place that is gone are refused', async ({
  house,
}) => {
  await withHall(house);
  const scope = house.scope(organiser);
  const taken = { code: 'INVALID_INPUT', details: { errors: [{ path: 'key', code: 'taken' }] } };
  expect(await addZone(scope, hall())).toMatchObject({ refusal: taken });
  expect(await addGate(scope, hallDoor())).toMatchObject({ refusal: taken });
  expect(await addGate(scope, hallDoor({ key: 'H2', zone: 'ROOF' }))).toMatchObject({
    refusal: { details: { errors: [{ path: 'zone', code: 'invalid' }] } },
  });
  expect(await addZone(scope, hall({ key: 'ROOF', access: [onlyFor('XXX')] }))).toMatchObject({
    refusal: { details: { errors: [{ path: 'access.0.categories', code: 'unknown_category' }] } },
  });
  const gone = hall({ key: 'ROOF' });
  expect(codeOf(await changeZone(scope, { ...gone, mostInside: 5, seen: gone }))).toBe('PLACE_GONE');
  const noDoor = hallDoor({ key: 'H9' });
  expect(codeOf(await changeGate(scope, { ...noDoor, isOpen: false, seen: noDoor }))).toBe('PLACE_GONE');
});

test('of two organisers who change a zone or gate at once the second is told what the first has set', async ({
  house,
}) => {
  await withHall(house);
  const zones = await Promise.all(
    [100, 200].map((mostInside) =>
      changeZone(house.scope(organiser), { ...hall({ mostInside }), seen: hall() }),
    ),
  );
  const late = zones.find(({ ok }) => !ok);
  expect(zones.filter(({ ok }) => ok)).toHaveLength(1);
  expect(late).toMatchObject({
    refusal: { code: 'SETTINGS_CHANGED', details: { now: { mostInside: expect.any(Number) } } },
  });
  const gates = await Promise.all(
    [5, 20].map((peoplePerMinute) =>
      changeGate(house.scope(organiser), { ...hallDoor({ peoplePerMinute }), seen: hallDoor() }),
    ),
  );
  expect(gates.map(codeOf).sort()).toEqual(['SETTINGS_CHANGED', 'ok']);
});

test('what has been used is closed and not removed, and the venue stays', async ({ house }) => {
  await withHall(house);
  const scope = house.scope(organiser);
  const { code: ticket } = await ticketHolder(house);
  expect(codeOf(await removeZone(scope, { key: 'VENUE' }))).toBe('VENUE_STAYS');
  expect(await removeZone(scope, { key: 'HALL' })).toMatchObject({
    refusal: { code: 'PLACE_IN_USE', details: { gates: 1, readings: 0 } },
  });
  await readCode(house, ticket, { gate: 'H1' });
  expect(codeOf(await removeGate(scope, { key: 'H1' }))).toBe('PLACE_IN_USE');
  expectOk(await changeGate(scope, { ...hallDoor({ isOpen: false }), seen: hallDoor() }));
  await readCode(house, ticket, { gate: 'H1', direction: 'exit' });
  expect(await readCode(house, ticket, { gate: 'H1' })).toMatchObject({ reason: 'gate_closed' });

  await enrolled(house, { gate: 'S2' });
  expect(await removeGate(scope, { key: 'S2' })).toMatchObject({
    refusal: { code: 'PLACE_IN_USE', details: { readings: 0, devices: 1 } },
  });
  expectOk(await removeGate(scope, { key: 'S1' }));
  expectOk(await removeGate(scope, { key: 'S1' }));
  expect((await gatesOf(scope)).map(({ key }) => key)).toEqual(['H1', 'N1', 'N2', 'S2']);
});

test('the audit keeps of a change the fields that differ, each rule in one line', async ({ house }) => {
  await withHall(house);
  const access = [{ ...onlyFor('GOV', 'VIP'), days: ['2027-08-27'], from: '09:00', until: '18:00' }];
  expectOk(await changeZone(house.scope(organiser), { ...hall({ access }), seen: hall() }));
  expectOk(await changeZone(house.scope(organiser), { ...hall({ access }), seen: hall({ access }) }));
  const { editionId } = await enrolled(house);
  const facts = await house.facts(`zone:${editionId}:HALL`);
  expect(facts.map(({ action }) => action)).toEqual(['zone.added', 'zone.changed']);
  expect(facts[1]).toMatchObject({
    before: { key: 'HALL', access: [] },
    after: { key: 'HALL', access: ['GOV VIP · 2027-08-27 · 09:00–18:00'] },
  });
});

test('who could enter is told category by category, now and at another moment, saved or not', async ({
  house,
}) => {
  await withHall(house, {
    access: [{ ...onlyFor('DEL'), days: ['2027-08-27'], from: '09:00', until: '18:00' }],
  });
  const { code: ticket } = await ticketHolder(house);
  await ticketHolder(house);
  await ticketHolder(house, { category: 'BUS' });
  const ask = async (more: Partial<Parameters<typeof whoCouldEnter>[1]> = {}) => {
    const { categories } = expectOk(await whoCouldEnter(house.scope(organiser), { gate: 'H1', ...more }));
    return Object.fromEntries(
      categories
        .filter(({ people }) => people > 0)
        .map(({ category, mayEnter, inside, reason }) => [category.code, `${mayEnter} ${inside} ${reason}`]),
    );
  };
  expect(await ask()).toEqual({ DEL: '0 0 wrong_time', BUS: '0 0 wrong_zone' });
  const opening = new Date('2027-08-27T06:00:00Z');
  expect(await ask({ at: opening })).toEqual({ DEL: '2 0 welcome', BUS: '0 0 wrong_zone' });
  expect(await ask({ at: opening, zone: hall() })).toEqual({ DEL: '2 0 welcome', BUS: '1 0 welcome' });
  await readCode(house, ticket, { gate: 'H1' }, opening);
  const soon = new Date(opening.getTime() + 60_000);
  expect(await ask({ at: soon })).toEqual({ DEL: '1 1 welcome', BUS: '0 0 wrong_zone' });
  expect(await ask({ at: soon, zone: hall({ mostInside: 1 }) })).toEqual({
    DEL: '0 1 zone_full',
    BUS: '0 0 zone_full',
  });
  expect(codeOf(await whoCouldEnter(house.scope(organiser), { gate: 'X9' }))).toBe('UNKNOWN_GATE');
});
