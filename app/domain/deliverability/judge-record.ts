import type { DnsAnswer, MailLine, WantedRecord } from './mail-record.ts'
import { judgeSpf, spfRecords } from './spf.ts'

const tagOf = (record: string, name: string): string | null =>
  new RegExp(`(?:^|;)\\s*${name}\\s*=\\s*([^;]*)`, 'i').exec(record)?.[1]?.replace(/\s+/g, '') ?? null
const hostOf = (value: string): string =>
  value
    .trim()
    .replace(/^\d+\s+/, '')
    .replace(/\.$/, '')
    .toLowerCase()

/** Sets a wanted record beside what the name server says; `answers` are those of hosts its SPF record leads on to. */
export function judgeRecord(
  wanted: WantedRecord,
  answer: DnsAnswer,
  answers: ReadonlyMap<string, DnsAnswer> = new Map(),
): MailLine {
  const { purpose, type, host, priority } = wanted
  const value = priority === null ? wanted.value : `${priority} ${wanted.value}`
  const line = { purpose, type, host, wanted: value }
  if (answer.kind === 'failed')
    return { ...line, found: [], verdict: 'unknown', advice: `The name server did not answer: ${answer.reason}.` }
  const values = answer.kind === 'found' ? answer.values : []
  const found = relevant(wanted, values)
  if (found.length === 0) return { ...line, found, verdict: 'missing', advice: `Add this ${type} record.` }
  const advice = wrongWith(wanted, found, answers)
  return { ...line, found, verdict: advice === null ? 'found' : 'differs', advice }
}

/** Of all texts of a host only those that are about the same thing. */
function relevant({ purpose, type }: WantedRecord, values: readonly string[]): string[] {
  if (purpose === 'spf' && type === 'TXT') return spfRecords(values)
  if (purpose === 'dkim' && type === 'TXT') return values.filter((value) => tagOf(value, 'p') !== null)
  return [...values]
}

function wrongWith(
  wanted: WantedRecord,
  found: readonly string[],
  answers: ReadonlyMap<string, DnsAnswer>,
): string | null {
  if (wanted.purpose === 'spf' && wanted.type === 'TXT') return judgeSpf(wanted.value, found, answers)
  if (wanted.purpose === 'dkim' && wanted.type === 'TXT') {
    const key = tagOf(wanted.value, 'p')
    if (found.length > 1) return 'There are several keys under this name: keep the one that is wanted here.'
    return found.some((value) => tagOf(value, 'p') === key)
      ? null
      : 'Another key stands there: put this one in its place.'
  }
  const servers = found.map(hostOf)
  if (!servers.includes(hostOf(wanted.value))) return `Something else stands there: put this in its place.`
  if (wanted.type === 'MX' && servers.length > 1)
    return 'Other mail servers stand beside it, and mail may go there: keep only this one.'
  return null
}
