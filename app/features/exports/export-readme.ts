import { exportTables, leftOut } from '#app/db/read/export-tables.ts'
import { restoredTables } from '#app/db/write/restore-tables.ts'

/** What lies in the archive, for whoever opens it without us. */
export const exportReadme = (): string => `EVERYTHING OF YOUR BUSINESS

data/<name>.csv     one table for a spreadsheet: UTF-8, commas, one line of column names
data/<name>.jsonl   the same rows, one JSON object on each line, exactly as they are kept
files/              documents; the tables name them (fileHash, termsHash)
lists/              clients, invoices, payments and credit notes as lists that Dunwell, or a person, reads row by row
manifest.json       every file with its size and SHA-256, and how many rows each table has

All of it is as it was at one moment. Rows know each other by id: invoices.clientId is clients.id, and so on.

Money is in minor units beside its currency: totalMinor 12500 and currency USD is 125.00; 12500 JPY is 12,500.
What is open on an invoice is the sum of its rows in the ledger whose account is "receivable".
Days are YYYY-MM-DD, instants are in UTC, shares are in basis points (250 is 2.5 %).
In the CSV files an apostrophe stands before a cell that a spreadsheet would run as a formula; the JSON files have none.

TAKING IT IN AGAIN

Another installation takes the whole of it in, into a business that is still empty: npm run cli -- import-archive FILE. Money,
papers and the standing of follow-up come over exactly:
${restoredTables.map(({ name }) => name).join(', ')}, documents, and the settings.
Attempts to pay that were under way come over as cancelled, refunds under way and steps not yet taken do not, recurring invoices
are paused, and follow-up of the whole business rests until a person lifts that. What stays behind: people and their sign-ins, links
and sessions of clients, saved ways to pay, mails, tasks, promises, plans, disputes, calls and letters. The timeline tells of them,
sealed anew.

THE TABLES

${exportTables.map(({ name, about }) => `${name.padEnd(20)} ${about}`).join('\n')}

WHAT IS NOT IN IT

Passwords, keys, tokens and whatever else lets anybody in, and addresses at which a payment could be made. Further:
${[...new Set(Object.values(leftOut))].map((reason) => `- ${reason}`).join('\n')}
`
