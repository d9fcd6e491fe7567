import { Form, useLocation } from '@remix-run/react'
import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { deskButton, deskInput } from './desk-controls.ts'
import { DeskPage } from './desk-page.tsx'
import { Field } from './field.tsx'
import { Tabs } from './tabs.tsx'

const reports = [
  ['', 'Overview'],
  ['aging', 'Aging'],
  ['dso', 'Days to be paid'],
  ['effectiveness', 'Effectiveness'],
  ['funnel', 'Stages'],
  ['forecast', 'Expected cash'],
  ['promises', 'Promises and plans'],
  ['disputes', 'Disputes'],
] as const
type ReportName = (typeof reports)[number][0]

/** What the filters above a report stand at; days as YYYY-MM-DD. */
export interface ReportChoice {
  currency: string
  currencies: readonly string[]
  asOf: string
  from: string
  until: string
  today: string
  note: string | null
  /** Months of the period, for the axis of a chart. */
  months: readonly string[]
}

interface ReportPageProps {
  name: ReportName
  lede: string
  choice: ReportChoice
  /** Which days it asks for. */
  asks: 'day' | 'period' | 'nothing'
  mayExport: boolean
  children: ReactNode
}

/** The frame of every report: which there are, for which days and currency, and the same as a file. */
export function ReportPage({ name, lede, choice, asks, mayExport, children }: ReportPageProps) {
  const { search } = useLocation()
  const title = reports.find(([report]) => report === name)?.[1] ?? ''
  const currency = choice.currency === choice.currencies[0] ? '' : `?currency=${choice.currency}`
  return (
    <DeskPage
      guide="figures"
      title={name === '' ? 'Reports' : title}
      lede={lede}
      actions={
        mayExport && (
          <a href={`/admin/reports/${name || 'months'}.csv${search}`} download className={deskButton()}>
            <Download aria-hidden="true" className="size-4" />
            Download CSV
          </a>
        )
      }
    >
      <Tabs
        label="Reports"
        tabs={reports.map(([report, label]) => ({
          ...{ label, current: report === name },
          to: `/admin/reports${report && `/${report}`}${currency}`,
        }))}
      />
      <Filters choice={choice} asks={asks} />
      {choice.note && <p role="status">{choice.note}</p>}
      {children}
    </DeskPage>
  )
}

function Filters({ choice, asks }: Pick<ReportPageProps, 'choice' | 'asks'>) {
  if (asks === 'nothing' && choice.currencies.length < 2) return null
  const day = (label: string, name: 'asOf' | 'from' | 'until') => (
    <Field label={label} className="min-w-0 grow basis-36 lg:grow-0">
      {(control) => (
        <input
          {...control}
          type="date"
          name={name}
          defaultValue={choice[name]}
          key={choice[name]}
          max={choice.today}
          className={deskInput}
        />
      )}
    </Field>
  )
  return (
    <Form method="get" className="flex flex-wrap items-end gap-3">
      {asks === 'day' && day('As of', 'asOf')}
      {asks === 'period' && day('From', 'from')}
      {asks === 'period' && day('Until', 'until')}
      {choice.currencies.length > 1 && (
        <Field label="Currency" className="min-w-0 grow basis-24 lg:grow-0">
          {(control) => (
            <select
              {...control}
              name="currency"
              defaultValue={choice.currency}
              key={choice.currency}
              className={deskInput}
            >
              {choice.currencies.map((code) => (
                <option key={code}>{code}</option>
              ))}
            </select>
          )}
        </Field>
      )}
      <button type="submit" className={deskButton()}>
        Show
      </button>
    </Form>
  )
}
