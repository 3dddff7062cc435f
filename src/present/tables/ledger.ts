import { formatCount, MINUS } from '../format.ts';
import { say } from '../i18n/index.ts';
import { lossLabel } from './labels.ts';
import { type Cell, labelCell, simpleTable, type TableModel } from './model.ts';
import { defaultOutput, type OutputOptions } from './options.ts';

interface LedgerStepLike {
  readonly reason: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly rows: ArrayLike<unknown>;
  /** Where `rows` lists only the first ones. */
  readonly count?: number;
}

/** The ledger of the engine, or the shortened one that crosses to the page. */
export interface LedgerLike {
  readonly rowsRead: number;
  readonly rowsUsed: number;
  readonly steps: readonly LedgerStepLike[];
}

/** From rows read to rows used, every loss with its reason and what was left after it. */
export function ledgerTable(ledger: LedgerLike, chosen: Partial<OutputOptions> = {}): TableModel {
  const options = { ...defaultOutput, ...chosen };
  const { language } = options;
  let left = ledger.rowsRead;
  const losses = ledger.steps.map(({ reason, params, rows, count = rows.length }) => {
    left -= count;
    const lost = countCell(`${MINUS}${formatCount(count)}`, -count);
    return [labelCell(lossLabel(options, reason, params)), lost, countCell(formatCount(left), left)];
  });
  const end = (key: 'ledger.read' | 'ledger.used', count: number): Cell[] => [
    labelCell(say(language, key), 'strong'),
    { text: '', kind: 'stat', align: 'right' },
    { ...countCell(formatCount(count), count), tone: 'strong' },
  ];
  return simpleTable(
    {
      id: 'ledger',
      language,
      title: say(language, 'title.ledger'),
      rows: [end('ledger.read', ledger.rowsRead), ...losses, end('ledger.used', ledger.rowsUsed)],
      rules: [losses.length + 1],
    },
    [say(language, 'col.step'), say(language, 'col.rows'), say(language, 'col.left')],
  );
}

function countCell(text: string, value: number): Cell {
  return { text, kind: 'stat', align: 'right', value };
}
