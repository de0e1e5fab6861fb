import { useRef } from 'react';
import { useActions } from '../use-store.ts';

interface Props {
  readonly className: string;
  readonly label: string;
}

export function ImportButton({ className, label }: Props) {
  const { importHistory } = useActions();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        className="sr"
        type="file"
        tabIndex={-1}
        accept=".json,application/json"
        aria-label="A history of runs to import"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file !== undefined) void importHistory({ name: file.name, blob: file });
        }}
      />
      <button type="button" className={className} onClick={() => input.current?.click()}>
        {label}
      </button>
    </>
  );
}
