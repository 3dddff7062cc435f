const longestStretch = 40;

export interface Breather {
  /** Lets waiting messages in (a cancel, say) when the last pause was some 40 ms ago. */
  pause(): Promise<void>;
  close(): void;
}

/** Pauses by a message to oneself: timers would be slowed down by browsers after the first few. */
export function createBreather(): Breather {
  const { port1, port2 } = new MessageChannel();
  let wake = () => {};
  let since = performance.now();
  port1.onmessage = () => wake();
  return {
    async pause() {
      if (performance.now() - since < longestStretch) return;
      await new Promise<void>((resolve) => {
        wake = resolve;
        port2.postMessage(null);
      });
      since = performance.now();
    },
    close() {
      port1.close();
    },
  };
}
