'use client';

import { useEffect, useState } from 'react';

const KEY = 'gate.cameraOn';

/** Whether the camera looks; a page that is loaded anew between two readings opens it again. */
export function useCamera(): [boolean, (isOn: boolean) => void] {
  const [isOn, setIsOn] = useState(false);
  useEffect(() => {
    try {
      setIsOn(sessionStorage.getItem(KEY) === 'on');
    } catch {
      // A private window keeps nothing: the camera is opened by hand.
    }
  }, []);
  const change = (to: boolean) => {
    setIsOn(to);
    try {
      sessionStorage.setItem(KEY, to ? 'on' : 'off');
    } catch {
      // Likewise.
    }
  };
  return [isOn, change];
}
