let last: { frame: HTMLIFrameElement; address: string } | undefined;

/**
 * Has the browser print a PDF. With `--kiosk-printing` it goes to the printer at once, else the browser asks. Nobody can tell
 * from here whether anything came out.
 */
export async function printPdf(pdf: Blob): Promise<void> {
  clear();
  const frame = document.createElement('iframe');
  const address = URL.createObjectURL(pdf);
  // The last one stays until the next: the browser reads it while it prints.
  last = { frame, address };
  frame.className = 'sr-only';
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  await new Promise<void>((resolve, reject) => {
    frame.onload = () => resolve();
    frame.onerror = () => reject(new Error('the browser shows no PDF'));
    frame.src = address;
    document.body.append(frame);
  });
  frame.contentWindow?.focus();
  frame.contentWindow?.print();
}

function clear(): void {
  last?.frame.remove();
  if (last) URL.revokeObjectURL(last.address);
  last = undefined;
}
