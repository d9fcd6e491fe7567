import { readDisputeSums } from '#app/db/sql/report-disputes.server.ts'
import { stageKeys, stageName } from '#app/domain/dunning/dunning-policy.ts'
import { toDecimalString } from '#app/domain/money.ts'
import { agingBuckets } from '#app/domain/reporting/aging.ts'
import type { MonthFigures } from '#app/domain/reporting/month-series.ts'
import type { ReportRequest } from './read-report-request.server.ts'
import { readAgingByClient, reportAging } from './report-aging.server.ts'
import { reportForecast } from './report-forecast.server.ts'
import { reportFunnel } from './report-funnel.server.ts'
import { reportMonths } from './report-months.server.ts'
import { reportPromises } from './report-promises.server.ts'

/** The cells of a table, its heads first. */
export type CsvTable = AsyncIterable<readonly string[]> | Iterable<readonly string[]>

type Report = (asked: ReportRequest, now: Date) => Promise<CsvTable>

const MONTHS = 12
const CLIENTS_PER_READ = 10_000

/** Writes sums as plain decimals ("12.50") and what is missing as nothing, for programs rather than readers. */
const cellsIn = ({ scope: { currency } }: ReportRequest) => ({
  money: (minor: bigint) => toDecimalString({ minor, currency }),
  number: (value: number | null) => (value === null ? '' : String(value)),
  currency,
})

/** The reports that are tables; each under the name of its page. */
export const reportTables: Readonly<Record<string, Report>> = {
  months: (asked) => monthTable(asked, asked.scope.today, allMonthColumns),
  dso: (asked) => monthTable(asked, asked.asOf, ['owed', 'billed', 'days']),
  effectiveness: (asked) =>
    monthTable(asked, asked.asOf, ['beginning', 'netBilled', 'owed', 'current', 'writtenOff', 'effectiveness']),
  aging: async (asked) => agingRows(asked),
  async funnel(asked) {
    const { money, number, currency } = cellsIn(asked)
    const stages = await reportFunnel(asked)
    return [
      ['Stage', 'Reached', 'Paid', 'Went on', 'Collected', 'Currency', 'Average days'],
      ...stages.map(({ level, reached, paid, movedOn, collectedMinor, averageDays }) => {
        const key = stageKeys[level - 1]
        const counts = [reached, paid, movedOn].map(String)
        return [
          key ? stageName(key) : 'before any message',
          ...counts,
          money(collectedMinor),
          currency,
          number(averageDays),
        ]
      }),
    ]
  },
  async forecast(asked, now) {
    const { money, currency } = cellsIn(asked)
    const made = await reportForecast(asked.scope, now)
    const apart = [
      ['After these weeks', made.later],
      ['Past the usual day', made.pastUsualDay],
      ['In dispute', made.disputed],
      ['Promised, not counted on', made.doubted],
      ['Beside plans', made.besidePlans],
    ] as const
    return [
      ['From', 'Until', 'Promises', 'Instalments', 'Invoices', 'Together', 'Currency'],
      ...made.weeks.map(({ from, until, promises, plans, invoices, total }) => [
        ...[from.toString(), until.toString(), ...[promises, plans, invoices, total].map(money), currency],
      ]),
      ...apart.map(([name, minor]) => [name, '', '', '', '', money(minor), currency]),
    ]
  },
  async promises(asked) {
    const { money, number, currency } = cellsIn(asked)
    const { promises, plans } = await reportPromises(asked)
    return [
      [
        'What',
        'Month',
        'Made',
        'Kept',
        'Broken',
        'Open',
        'Withdrawn',
        'Sum',
        'Kept sum',
        'Currency',
        'Median days ahead',
      ],
      ...promises.map(({ month, made, kept, broken, pending, cancelled, ...sums }) => [
        ...['Promises', month, ...[made, kept, broken, pending, cancelled].map(String)],
        ...[money(sums.promisedMinor), money(sums.keptMinor), currency, number(sums.medianAhead)],
      ]),
      ...plans.map(({ month, agreed, completed, defaulted, active, cancelled, ...sums }) => [
        ...['Plans', month, ...[agreed, completed, defaulted, active, cancelled].map(String)],
        ...[money(sums.coveredMinor), money(sums.completedMinor), currency, ''],
      ]),
    ]
  },
  async disputes(asked) {
    const { money, number, currency } = cellsIn(asked)
    const { months, reasons, outcomes } = await readDisputeSums({ ...asked.scope, ...asked.period })
    const sets = [
      ['Month', months],
      ['Reason', reasons],
      ['Outcome', outcomes],
    ] as const
    return [
      [
        'By',
        'Name',
        'Opened',
        'Decided',
        'Taken back',
        'Credited',
        'Currency',
        'Median days to answer',
        'Median days to the end',
      ],
      ...sets.flatMap(([by, rows]) =>
        rows.map(({ name, opened, resolved, withdrawn, creditedMinor, daysToAnswer, daysToEnd }) => [
          ...[by, name, ...[opened, resolved, withdrawn].map(String), money(creditedMinor), currency],
          ...[number(daysToAnswer), number(daysToEnd)],
        ]),
      ),
    ]
  },
}

const monthHeads = {
  beginning: 'Owed before',
  billed: 'Billed',
  credited: 'Credited',
  charged: 'Fees and interest',
  netBilled: 'Billed less credited',
  collected: 'Collected',
  discounted: 'Discounts taken',
  writtenOff: 'Written off',
  owed: 'Owed at the end',
  current: 'Not yet due',
  overdue: 'Overdue',
  days: 'Days to be paid',
  effectiveness: 'Effectiveness %',
} as const
type MonthColumn = keyof typeof monthHeads
const allMonthColumns = Object.keys(monthHeads) as MonthColumn[]

async function monthTable(asked: ReportRequest, asOf: ReportRequest['asOf'], columns: readonly MonthColumn[]) {
  const { money, number, currency } = cellsIn(asked)
  const cell = (month: MonthFigures, column: MonthColumn) => {
    if (column === 'days') return number(month.dso.days)
    return column === 'effectiveness' ? number(month.effectiveness) : money(month[column])
  }
  const months = await reportMonths(asked.scope, asOf, MONTHS)
  return [
    ['Month', ...columns.map((column) => monthHeads[column]), 'Currency'],
    ...months.map((month) => [month.month, ...columns.map((column) => cell(month, column)), currency]),
  ]
}

async function* agingRows(asked: ReportRequest): AsyncGenerator<readonly string[]> {
  const { money, currency } = cellsIn(asked)
  const { scope, asOf } = asked
  yield ['Client', 'As of', 'Invoices', 'Open', ...agingBuckets, 'In dispute', 'Currency']
  const { total, buckets } = await reportAging(scope, asOf)
  const sums = [total.minor, ...buckets.map(({ minor }) => minor), total.disputedMinor].map(money)
  yield ['All clients', asOf.toString(), String(total.count), ...sums, currency]
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof readAgingByClient>> = await readAgingByClient(scope, asOf, {
      ...{ after, limit: CLIENTS_PER_READ },
    })
    for (const { name, count, minor, byBucket, disputedMinor } of page.rows) {
      yield [name, asOf.toString(), String(count), ...[minor, ...byBucket, disputedMinor].map(money), currency]
    }
    after = page.next
  } while (after !== null)
}
