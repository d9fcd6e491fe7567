import { command, oneOf, required } from '../command.ts'
import { importOptions, readImportOptions } from '../import-options.ts'

const KINDS = {
  invoices: 'invoices',
  clients: 'clients',
  payments: 'payments',
  'credit-notes': 'credit_notes',
} as const
const names = ['invoices', 'clients', 'payments', 'credit-notes'] as const

export const importCommand = command({
  name: 'import',
  summary: 'Take in a list of clients, invoices, payments or credit notes (CSV)',
  usage:
    'FILE --kind clients|invoices|payments|credit-notes [--business SLUG] [--map FIELD=HEADER]… [--currency USD] [--date-order mdy|dmy|ymd] [--decimal-mark point|comma] [--enter-by age|first|now] [--rejects FILE] [--dry-run]',
  help: [
    'Everything is as with import-invoices: good rows are taken in, the others told with line and reason; the same file',
    'again changes nothing. Clients and invoices come first, then payments and credit notes.',
    '  --map FIELD=HEADER   for clients: client, clientCode, email, copies, contact, phone, address, language, timeZone,',
    '                       terms, taxNumber; for payments: invoiceNumber, client, clientCode, email, amount, receivedOn,',
    '                       method, reference, externalId, currency; for credit notes: number, invoiceNumber, amount,',
    '                       creditedOn, reason, client, clientCode, currency',
  ].join('\n'),
  positionals: 1,
  options: { ...importOptions, kind: { type: 'string' } },
  async run(values, [file]) {
    const kind = KINDS[oneOf(required(values.kind, '--kind'), names, '--kind')]
    const { importFromFile } = await import('../import-from-file.ts')
    return importFromFile(await readImportOptions(values, file, kind))
  },
})
