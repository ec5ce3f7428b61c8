import type { Page } from '@playwright/test';
import { gateAt } from '../support/gate';
import { expect, expectAccessible, test } from '../support/site';

/** Two cameras that see nothing: one with a light, one without; what was asked of them stands in `window.asked`. */
const fakeCameras = (page: Page) =>
  page.addInitScript(() => {
    const asked: { cameras: unknown[]; lights: unknown[]; stopped: number } = {
      cameras: [],
      lights: [],
      stopped: 0,
    };
    Object.assign(window, { asked });
    const devices = ['back', 'front'].map((deviceId) => ({ deviceId, kind: 'videoinput', label: deviceId }));
    navigator.mediaDevices.enumerateDevices = async () => devices as MediaDeviceInfo[];
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      const { deviceId } = (wanted?.video ?? {}) as { deviceId?: { exact: string } };
      const id = deviceId?.exact ?? 'back';
      asked.cameras.push(id);
      const canvas = document.createElement('canvas');
      const pen = canvas.getContext('2d');
      const stream = canvas.captureStream(10);
      const [track] = stream.getVideoTracks();
      if (!pen || !track) throw new Error('a canvas without a picture');
      // Without a frame a video never begins to play.
      setInterval(() => pen.fillRect(Math.random() * 100, 0, 9, 9), 100);
      const stop = track.stop.bind(track);
      Object.assign(track, {
        getSettings: () => ({ deviceId: id }),
        getCapabilities: () => ({ torch: id === 'back' }),
        applyConstraints: async (how: { advanced: unknown[] }) => {
          asked.lights.push(how.advanced[0]);
        },
        stop: () => {
          asked.stopped += 1;
          stop();
        },
      });
      return stream;
    };
  });
const asked = (page: Page) =>
  page.evaluate(
    () => (window as unknown as { asked: { cameras: string[]; lights: unknown[]; stopped: number } }).asked,
  );

test('the camera’s light is switched, another camera chosen, remembered, and opened again by itself', async ({
  page,
  context,
  signIn,
}) => {
  await fakeCameras(page);
  await gateAt(page, context, signIn, 'N1');
  await page.getByRole('button', { name: 'Camera', exact: true }).click();
  await expect(page.locator('[data-camera=open]')).toBeVisible();
  const light = page.getByRole('button', { name: 'Light' });
  await light.click();
  await expect(light).toHaveAttribute('aria-pressed', 'true');
  await light.click();
  await expect(light).toHaveAttribute('aria-pressed', 'false');
  expect(await asked(page)).toMatchObject({ cameras: ['back'], lights: [{ torch: true }, { torch: false }] });
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Other camera' }).click();
  await expect.poll(async () => (await asked(page)).cameras).toEqual(['back', 'front']);
  // This one has no light, and the one before is let go.
  await expect(light).toBeHidden();
  expect((await asked(page)).stopped).toBe(1);
  await page.reload();
  await expect(page.locator('[data-camera=open]')).toBeVisible();
  expect((await asked(page)).cameras).toEqual(['front']);
  await page.getByRole('button', { name: 'Close the camera' }).click();
  await page.reload();
  await expect(page.locator('[data-people]')).toBeVisible();
  await expect(page.locator('[data-camera]')).toBeHidden();
});
