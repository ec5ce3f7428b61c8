import { RefusalPage } from '@/app/_server/refusal-page';

export default function Unauthorized() {
  return <RefusalPage kind="unauthorized" />;
}
