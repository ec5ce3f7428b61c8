import { test } from '@playwright/test';
import { GateDevice } from '@/app/gate/_device/gate-device';
import { wipeAll } from '@/app/gate/_device/store';
import { FakeHouse, rosterPerson } from './fake-house';

export const CODE = '1234567890123456789012';
export const AT_N1 = { gate: 'N1', direction: 'entry' } as const;

type Server = ConstructorParameters<typeof GateDevice>[0];
const opened: GateDevice[] = [];

/** A device without its own clockwork: each exchange with the server is asked for by the test. */
export async function openDevice(server: Server): Promise<GateDevice> {
  const device = new GateDevice(server);
  opened.push(device);
  device.loop.stop();
  await device.start();
  return device;
}
export const reasonsOf = (device: GateDevice) => device.view().shown.map(({ answer }) => answer?.reason);

export async function houseWith(...codes: string[]): Promise<FakeHouse> {
  const house = new FakeHouse();
  house.people = await Promise.all(codes.map((code) => rosterPerson(code)));
  return house;
}

/** Each test begins with an empty disk. */
export function cleanDevices(): void {
  test.beforeEach(() => wipeAll());
  test.afterEach(() => {
    for (const device of opened.splice(0)) device.stop();
  });
}
