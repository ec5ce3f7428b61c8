import { LineIcon } from '@/app/_ui/icon';

const BODY = 'M3 8.5h4l1.8-2.5h6.4L17 8.5h4v10.5H3zM12 10.2a3.4 3.4 0 1 0 0 6.8 3.4 3.4 0 0 0 0-6.8z';

export const CameraIcon = () => <LineIcon path={BODY} className="size-7" />;
