import { useEffect, useRef, useState } from 'react';
import type { Problem } from '../../../worker/protocol.ts';
import { problemsOfError } from '../../store/problems.ts';

interface Answer<T> {
  readonly key: string;
  readonly value: T | null;
  readonly problems: readonly Problem[];
}

/** What the worker answers to a question, asked anew when `key` changes; `null` until it has answered. */
export function useAnswer<T>(key: string, ask: () => Promise<T>): Pick<Answer<T>, 'value' | 'problems'> {
  const [answer, setAnswer] = useState<Answer<T>>({ key, value: null, problems: [] });
  const question = useRef(ask);
  useEffect(() => {
    question.current = ask;
  });
  useEffect(() => {
    let live = true;
    question.current().then(
      (value) => live && setAnswer({ key, value, problems: [] }),
      (error: unknown) => live && setAnswer({ key, value: null, problems: problemsOfError(error) }),
    );
    return () => {
      live = false;
    };
  }, [key]);
  return answer.key === key ? answer : { value: null, problems: [] };
}
