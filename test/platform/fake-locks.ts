/** Web Locks of several tabs in one process, as far as they are used: Node 20 has none. */
export function fakeLocks() {
  const holders = new Map<string, string>();
  const waiting: (() => void)[] = [];
  return {
    /** As `navigator.locks` of that tab. */
    of: (tab: string): LockManager =>
      ({
        async request(name: string, ...rest: readonly unknown[]) {
          const options = (rest.length > 1 ? rest[0] : {}) as { signal?: AbortSignal };
          const callback = rest.at(-1) as () => unknown;
          while (holders.has(name))
            await new Promise<void>((resolve, reject) => {
              waiting.push(resolve);
              options.signal?.addEventListener('abort', () => reject(options.signal?.reason));
            });
          holders.set(name, tab);
          const result = await callback();
          holders.delete(name);
          return result;
        },
      }) as unknown as LockManager,
    /** Ends a tab: what it holds is free. */
    close(tab: string) {
      for (const [name, holder] of holders) if (holder === tab) holders.delete(name);
      for (const next of waiting.splice(0)) next();
    },
  };
}
