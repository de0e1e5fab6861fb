import { useEffect, useRef, useState } from 'react';

interface Props {
  readonly id: string;
  readonly note: string;
  readonly onNote: (note: string) => void;
}

const LONGEST = 500;

/** Read as text, edited in place: Enter keeps it, Escape leaves it as it was. */
export function NoteField({ id, note, onNote }: Props) {
  const [editing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const back = useRef(false);
  // The focus returns to where it came from.
  useEffect(() => {
    if (!editing && back.current) button.current?.focus();
    back.current = false;
  }, [editing]);
  if (!editing)
    return (
      <button
        ref={button}
        type="button"
        className={note === '' ? 'note-text none' : 'note-text'}
        onClick={() => setEditing(true)}
      >
        {note === '' ? 'Add a note' : note}
        <span className="sr">{note === '' ? ` to run ${id}` : `, note of run ${id}, edit`}</span>
      </button>
    );
  function close(text: string | null, refocus: boolean): void {
    back.current = refocus;
    setEditing(false);
    if (text !== null && text.trim() !== note) onNote(text.trim());
  }
  return (
    <input
      className="note-input"
      aria-label={`Note of run ${id}`}
      defaultValue={note}
      maxLength={LONGEST}
      autoFocus
      onBlur={(event) => close(event.target.value, false)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') close(event.currentTarget.value, true);
        if (event.key === 'Escape') close(null, true);
      }}
    />
  );
}
