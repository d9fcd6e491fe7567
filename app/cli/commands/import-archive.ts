import { command, Refusal, required } from '../command.ts'

const why = {
  no_zip: 'The file is no ZIP archive.',
  no_archive: 'The file is no archive that Dunwell exported.',
  not_empty: 'The business has clients or invoices already: make a new one with create-owner, and say --business.',
  taken: 'Something in the archive is on file in another business of this installation: nothing was changed.',
  misfit: 'The archive holds rows that do not fit: it was changed, or is of another version. Nothing was changed.',
  damaged: 'The archive is damaged: nothing was changed.',
  bomb: 'The archive becomes far larger than it is packed: nothing was changed.',
  too_many_files: 'The archive holds more files than any export: nothing was changed.',
  unknown_packing: 'The archive is packed in a way Dunwell does not write: nothing was changed.',
} as const

export const importArchiveCommand = command({
  name: 'import-archive',
  summary: 'Take everything another installation exported into an empty business',
  usage: 'FILE [--business SLUG]',
  help: [
    'FILE is what "Export everything" gives. Clients, invoices, payments, credit notes, the ledger, follow-up so far and the',
    'record of it come over, whole or not at all; people, links, keys, mails, plans and disputes do not.',
    'Follow-up of the business rests until a person lifts the hold it begins with.',
  ].join('\n'),
  positionals: 1,
  options: { business: { type: 'string' } },
  async run({ business }, [file]) {
    const [{ findBusiness }, { importArchive }, { now }, { mustBeReadable }] = await Promise.all([
      import('../find-business.ts'),
      import('#app/features/exports/import-archive.server.ts'),
      import('#app/clock.server.ts'),
      import('../readable-file.ts'),
    ])
    const path = required(file, 'FILE')
    await mustBeReadable(path)
    const { id: businessId } = await findBusiness(business)
    const taken = await importArchive({ businessId, file: path, actor: 'system', now: now() })
    if (!taken.ok) throw new Refusal(why[taken.reason])
    const { rows, madeAt } = taken.value
    const told = Object.entries(rows).filter(([, count]) => count > 0)
    return {
      json: { madeAt, rows },
      text: [
        `Taken in from the archive of ${madeAt}:`,
        ...told.map(([name, count]) => `  ${name.padEnd(20)} ${count}`),
        'Follow-up rests: look at the books, then lift the hold at Settings, Holds.',
      ].join('\n'),
    }
  },
})
