import { BarcodeDetector as Ponyfill, prepareZXingModule } from 'barcode-detector/ponyfill';

/** Served by ourselves: the package would fetch it from a public host. It must be of the very version of its script. */
const WASM = new URL('../../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm', import.meta.url).href;

type Detector = { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> };
type Detectors = { new (options: { formats: string[] }): Detector; getSupportedFormats(): Promise<string[]> };

/** The browser's own reader of QR codes where it has one, else ours. */
export async function openDetector(): Promise<Detector> {
  const own = (globalThis as { BarcodeDetector?: Detectors }).BarcodeDetector;
  const formats = (await own?.getSupportedFormats().catch(() => [])) ?? [];
  if (own && formats.includes('qr_code')) return new own({ formats: ['qr_code'] });
  prepareZXingModule({ overrides: { locateFile: () => WASM } });
  return new Ponyfill({ formats: ['qr_code'] });
}

/** Fetches what reading takes, so that it is there on the day without a network. */
export const fetchDecoder = (): Promise<unknown> => fetch(WASM);
