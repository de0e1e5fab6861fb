import { useState } from 'react';
import { glyphTiles, hashGroups } from '../glyph/tiles.ts';

export function Glyph({ sha256, size }: { readonly sha256: string; readonly size: number }) {
  return (
    <svg className="glyph" width={size} height={size} viewBox="0 0 4 4" aria-hidden="true">
      {glyphTiles(sha256).map((tile, i) => (
        <path key={i} d={tile.path} transform={tile.transform} />
      ))}
    </svg>
  );
}

interface ChipProps {
  readonly sha256: string;
  readonly bare?: boolean;
  readonly different?: boolean;
}

/** First 8 digits beside the picture of the last 8; the full value on hover and focus, copied by click. */
export function HashChip({ sha256, bare = false, different = false }: ChipProps) {
  const [copied, setCopied] = useState(false);
  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(sha256);
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  }
  const classes = ['chip', bare && 'bare', different && 'bad'].filter(Boolean).join(' ');
  return (
    <button
      type="button"
      className={classes}
      title={`SHA-256 ${sha256}`}
      onClick={() => void copy().catch(() => setCopied(false))}
    >
      <Glyph sha256={sha256} size={bare ? 16 : 20} />
      {copied ? (
        <span role="status">copied</span>
      ) : (
        <span>
          <span className="sr">Copy SHA-256 </span>
          {sha256.slice(0, 8)}
          <span className="sr">{sha256.slice(8)}</span>
        </span>
      )}
    </button>
  );
}

/** All 64 digits in groups; the first group is the chip's, the last is the picture's. */
export function HashDigits({ sha256 }: { readonly sha256: string }) {
  const groups = hashGroups(sha256);
  return (
    <p className="digits">
      {groups.map((group, i) => (
        <span key={i}>{i === 0 || i === groups.length - 1 ? <b>{group}</b> : group} </span>
      ))}
    </p>
  );
}
