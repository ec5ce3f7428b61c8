import { LineIcon } from '@/app/_ui/icon';

const SPEAKER = 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5z';
const WAVES = 'M15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11';
const CROSS = 'M16 9.5l5 5M21 9.5l-5 5';

export const SoundIcon = ({ isOn }: { isOn: boolean }) => (
  <LineIcon path={`${SPEAKER}${isOn ? WAVES : CROSS}`} className="size-7" />
);
