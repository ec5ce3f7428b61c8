import { STEP_KEYS, type StepKey } from '@/lib/registration/input';

export const isStep = (text: unknown): text is StepKey => STEP_KEYS.some((step) => step === text);

export const stepBefore = (step: StepKey): StepKey | undefined => STEP_KEYS[STEP_KEYS.indexOf(step) - 1];
export const stepAfter = (step: StepKey): StepKey | undefined => STEP_KEYS[STEP_KEYS.indexOf(step) + 1];
