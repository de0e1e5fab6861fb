import { useEffect, useRef, useState, type RefObject } from 'react';
import { useActions } from '../use-store.ts';
import { chartCsv, type ChartData } from './export/csv.ts';
import { pictureOf } from './export/picture.ts';
import { pngOf } from './export/png.ts';

interface Props {
  readonly title: string;
  readonly file: string;
  readonly data: () => ChartData;
  readonly figure: RefObject<HTMLElement | null>;
}

/** "Save" at a chart's corner, and what it can be saved as; closed by Escape and by a click elsewhere. */
export function ChartMenu({ title, file, data, figure }: Props) {
  const { saveFile } = useActions();
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const close = (event: PointerEvent): void => {
      if (event.target instanceof Node && root.current?.contains(event.target) !== true) setOpen(false);
    };
    addEventListener('pointerdown', close);
    return () => removeEventListener('pointerdown', close);
  }, [open]);

  function close(): void {
    setOpen(false);
    opener.current?.focus();
  }

  async function save(kind: 'svg' | 'png' | 'csv'): Promise<void> {
    close();
    if (figure.current === null) return;
    if (kind === 'csv') saveFile(`${file}.csv`, chartCsv(data()), 'text/csv');
    else {
      const picture = pictureOf(figure.current);
      if (kind === 'svg') saveFile(`${file}.svg`, picture.svg, 'image/svg+xml');
      else saveFile(`${file}.png`, await pngOf(picture), 'image/png');
    }
  }

  return (
    <div
      className="chart-menu"
      data-picture="no"
      ref={root}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && open) close();
      }}
      onBlur={(event) => {
        if (event.relatedTarget instanceof Node && !event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <button
        type="button"
        className="link"
        aria-expanded={open}
        aria-label={`Save: ${title}`}
        ref={opener}
        onClick={() => setOpen(!open)}
      >
        Save
      </button>
      {open && (
        <ul>
          {(['svg', 'png', 'csv'] as const).map((kind) => (
            <li key={kind}>
              <button type="button" onClick={() => void save(kind)}>
                {KINDS[kind]}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const KINDS = { svg: 'Picture, SVG', png: 'Picture, PNG', csv: 'Numbers, CSV' } as const;
