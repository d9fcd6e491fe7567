import { command } from '../command.ts'
import { importOptions, readImportOptions } from '../import-options.ts'

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
  options: importOptions,
  async run(values, [file]) {
    const { importFromFile } = await import('../import-from-file.ts')
    return importFromFile(await readImportOptions(values, file, 'invoices'))
  },
})
