import { HashChip } from '../parts/fingerprint.tsx';
import { useActions, useSelect } from '../use-store.ts';

/** That the open dataset was made from another one, and the way to have it as a file. */
export function ConvertedNote() {
  const { saveDataset } = useActions();
  const converted = useSelect(({ experiment: { converted: of, dataset } }) =>
    of !== null && of.dataset.sha256 === dataset?.sha256 ? of : null,
  );
  if (converted === null) return null;
  return (
    <div className="small mid converted" role="status">
      <p>
        Converted from {converted.encoding} to UTF-8, so it is another file: look whether letters such as ä or € are
        right.
        <br />
        <span className="break">{converted.original.name}</span> stays as it is:
      </p>
      <p>
        <HashChip sha256={converted.original.sha256} bare />
      </p>
      <p>
        <button type="button" className="link" onClick={() => void saveDataset()}>
          Save the converted file
        </button>
      </p>
    </div>
  );
}
