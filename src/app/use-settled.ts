import { useEffect, useState } from 'react';

/** `value` once it has not changed for a while; of texts and numbers, which are compared by what they are. */
export function useSettled<T extends string | number | null>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
