import { command, oneOf, required, WrongUsage } from '../command.ts'

const ENTER_BY = ['age', 'first', 'now'] as const
const DATE_ORDERS = ['mdy', 'dmy', 'ymd'] as const
const DECIMAL_MARKS = { point: '.', comma: ',' } as const

export const importInvoicesCommand = command({
  name: 'import-invoices',
  summary: 'Take in a list of invoices (CSV)',
  usage:
    'FILE [--business SLUG] [--map FIELD=HEADER]… [--currency USD] [--date-order mdy|dmy|ymd] [--decimal-mark point|comma] [--enter-by age|first|now] [--rejects FILE] [--dry-run]',
  help: [
    'Exports of QuickBooks, Xero, Stripe, Invoice Ninja and Wave are known, and so are sheets made by hand.',
    'Good rows are taken in, the others told with line and reason; the same file again changes nothing.',
    '  --map FIELD=HEADER   which column is meant: number, client, clientCode, email, issuedOn, dueOn, terms, total,',
    '                       balance, paidAmount, settledOn, currency, purchaseOrder, description',
    '  --enter-by           where old invoices enter the follow-up: at the stage their age implies (age), at the first',
    '                       follow-up (first), or with the next stage from now on (now)',
    '  --rejects FILE       the rows that were not taken in, as CSV to correct and import again',
    '  --dry-run            tell what would happen, change nothing',
  ].join('\n'),
  positionals: 1,
  options: {
    business: { type: 'string' },
    map: { type: 'string', multiple: true, default: [] },
    currency: { type: 'string' },
    'date-order': { type: 'string' },
    'decimal-mark': { type: 'string' },
    'enter-by': { type: 'string', default: 'age' },
    rejects: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
  },
  async run(values, [file]) {
    const { importColumns } = await import('#app/domain/invoice-import/import-column.ts')
    const mapped = values.map.map((pair) => {
      const cut = pair.indexOf('=')
      if (cut < 1) throw new WrongUsage(`--map wants FIELD=HEADER, not "${pair}".`)
      return [oneOf(pair.slice(0, cut), importColumns, '--map FIELD'), pair.slice(cut + 1)] as const
    })
    const { 'date-order': dateOrder, 'decimal-mark': mark, currency, business, rejects } = values
    const { importFromFile } = await import('../import-from-file.ts')
    return importFromFile({
      file: required(file, 'FILE'),
      business,
      answers: {
        ...(mapped.length === 0 ? {} : { columns: Object.fromEntries(mapped) }),
        ...(currency === undefined ? {} : { currency }),
        ...(dateOrder === undefined ? {} : { dateOrder: oneOf(dateOrder, DATE_ORDERS, '--date-order') }),
        ...(mark === undefined
          ? {}
          : { decimalMark: DECIMAL_MARKS[oneOf(mark, ['point', 'comma'], '--decimal-mark')] }),
      },
      enterBy: oneOf(values['enter-by'], ENTER_BY, '--enter-by'),
      dryRun: values['dry-run'],
      rejectsFile: rejects ?? null,
    })
  },
})
