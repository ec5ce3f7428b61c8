'use client';

import { type ComponentProps, useContext } from 'react';
import { OverlayTriggerStateContext } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';

/**
 * A list that scrolls along with its field. react-aria closes it at the first scroll, and forgets what was typed; on
 * a phone the keyboard that comes up scrolls the page, and the list would be gone before it was seen.
 */
export function ScrollingPopover(props: ComponentProps<typeof Popover>) {
  const state = useContext(OverlayTriggerStateContext);
  // The pass that only collects the choices has no state yet.
  if (!state) return <Popover {...props} />;
  const close = () => {
    if (window.event?.type !== 'scroll') state.close();
  };
  return (
    <OverlayTriggerStateContext.Provider value={{ ...state, close }}>
      <Popover {...props} />
    </OverlayTriggerStateContext.Provider>
  );
}
