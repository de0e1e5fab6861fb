import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import type { AnswerView, AskedModel, PredictedRow, PredictionView, RowOrder } from '../../worker/protocol.ts';
import { count, plural, score } from '../text/numbers.ts';
import { useActions, useSelect } from '../use-store.ts';
import { useRows } from './use-rows.ts';

const ROW_HEIGHT = 36;
const ORDERS: readonly (readonly [RowOrder, string])[] = [
  ['file', 'As in the file'],
  ['high', 'Highest first'],
  ['low', 'Lowest first'],
];

interface Props {
  readonly model: AskedModel;
  readonly prediction: PredictionView;
  readonly answer: AnswerView;
}

/** All rows, of which those in view are fetched from the worker and drawn. */
export default function RowTable({ model, prediction, answer }: Props) {
  const { chooseRow } = useActions();
  const chosen = useSelect((state) => state.predict.row.from);
  const [order, setOrder] = useState<RowOrder>('file');
  const rowAt = useRows(prediction.id, prediction.rows, order);
  const port = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: prediction.rows,
    getScrollElement: () => port.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  const explain = (row: number): void => {
    void chooseRow(row);
    const explanation = document.getElementById('one-row');
    explanation?.focus({ preventScroll: true });
    explanation?.scrollIntoView({ block: 'start' });
  };
  return (
    <div className="sub">
      <div className="head">
        <h3>All {plural(prediction.rows, 'row')}: choose one to see why</h3>
        <label className="order">
          <span className="dim">Order </span>
          <select
            value={order}
            onChange={(event) => {
              setOrder(event.target.value as RowOrder);
              port.current?.scrollTo({ top: 0 });
            }}
          >
            {ORDERS.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div className="row-port" ref={port} role="region" aria-label="Predicted rows" tabIndex={0}>
        <table className="row-table" aria-rowcount={prediction.rows + 1}>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col">Row</th>
              <th scope="col" className="r">
                Probability
              </th>
              <th scope="col">Predicted</th>
              {answer.columns.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Spacer height={virtual.getVirtualItems()[0]?.start ?? 0} />
            {virtual.getVirtualItems().map(({ index, key }) => (
              <Row
                key={key}
                index={index}
                row={rowAt(index)}
                columns={answer.columns.length}
                labels={model.labels}
                chosen={chosen}
                onChoose={explain}
              />
            ))}
            <Spacer height={virtual.getTotalSize() - (virtual.getVirtualItems().at(-1)?.end ?? 0)} />
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** Stands for the rows that are not drawn. */
function Spacer({ height }: { readonly height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true">
      <td style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}

interface RowProps {
  readonly index: number;
  readonly row: PredictedRow | null;
  readonly columns: number;
  readonly labels: readonly [string, string];
  readonly chosen: number | null;
  readonly onChoose: (row: number) => void;
}

function Row({ index, row, columns, labels, chosen, onChoose }: RowProps) {
  if (row === null)
    return (
      <tr aria-rowindex={index + 2}>
        <td className="dim" colSpan={columns + 3}>
          …
        </td>
      </tr>
    );
  return (
    <tr aria-rowindex={index + 2} className={row.row === chosen ? 'chosen' : undefined}>
      <td>
        <button type="button" className="link" onClick={() => onChoose(row.row)} aria-label={`Why row ${row.row}`}>
          {count(row.row)}
        </button>
      </td>
      <td className="r" title={String(row.probability)}>
        {score(row.probability, 4)}
      </td>
      <td className={row.flagged ? 'strong' : 'mid'}>{labels[row.flagged ? 1 : 0]}</td>
      {row.cells.map((cell, i) => (
        <td key={i} className="mid" title={cell.length > 24 ? cell : undefined}>
          <bdi>{cell}</bdi>
        </td>
      ))}
    </tr>
  );
}
