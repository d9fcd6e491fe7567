import { Form } from '@remix-run/react'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { Foldout } from '#app/ui/foldout.tsx'
import { StatusBadge } from '#app/ui/status-badge.tsx'

interface Series {
  id: string
  name: string
  pattern: string
  yearly: boolean
  next: number
  isDefault: boolean
  archived: boolean
  nextNumber: string
}

interface SeriesPanelProps {
  series: readonly Series[]
  /** What is wrong, and with which series; its id is empty for a new one. */
  wrong: { series: string; errors: Readonly<Record<string, string[] | undefined>> } | null
}

/** The rows of numbers. They only go up, and none is given twice. */
export function SeriesPanel({ series, wrong }: SeriesPanelProps) {
  return (
    <Panel title="Series">
      <p className="prose text-ink-soft">
        An invoice takes the next number at the moment it is issued, so that no number is missing.
        {series.length === 0 && ' The first one is made by itself and goes on behind the numbers you have.'}
      </p>
      {wrong?.errors['page'] && <p className="text-needs-you">{wrong.errors['page'].join(' ')}</p>}
      {series.map((each) => (
        <div key={each.id} className="flex flex-col gap-2">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="font-medium">{each.name}</span>
            <code className="text-sm break-all">{each.pattern}</code>
            {each.isDefault && <StatusBadge tone="settled">Default</StatusBadge>}
            {each.archived && <StatusBadge tone="quiet">Archived</StatusBadge>}
            {!each.archived && <span className="text-ink-faint">next: {each.nextNumber}</span>}
          </p>
          {!each.archived && (
            <Foldout title={`Change ${each.name}`} isOpen={wrong?.series === each.id}>
              <SeriesForm series={each} errors={wrong?.series === each.id ? wrong.errors : {}} />
              {!each.isDefault && (
                <Form method="post" className="flex flex-wrap gap-2 pt-3">
                  <input type="hidden" name="series" value={each.id} />
                  <button type="submit" name="intent" value="default" className={deskButton()}>
                    Make it the default
                  </button>
                  <button type="submit" name="intent" value="archive" className={deskButton()}>
                    Archive it
                  </button>
                </Form>
              )}
            </Foldout>
          )}
        </div>
      ))}
      <Foldout title="Add a series" isOpen={wrong?.series === ''}>
        <SeriesForm series={null} errors={wrong?.series === '' ? wrong.errors : {}} />
      </Foldout>
    </Panel>
  )
}

function SeriesForm({
  series,
  errors,
}: {
  series: Series | null
  errors: Readonly<Record<string, string[] | undefined>>
}) {
  return (
    <Form method="post" className="flex flex-col gap-3">
      <input type="hidden" name="series" value={series?.id ?? ''} />
      <Field label="Name" errors={errors['name']}>
        {(control) => (
          <input {...control} name="name" required maxLength={60} defaultValue={series?.name} className={deskInput} />
        )}
      </Field>
      <Field
        label="Pattern"
        hint="{0000} is the counter, in at least so many digits; {YYYY}, {YY} and {MM} come from the issue date."
        errors={errors['pattern']}
      >
        {(control) => (
          <input
            {...control}
            name="pattern"
            required
            maxLength={60}
            defaultValue={series?.pattern ?? 'INV-{YYYY}-{0000}'}
            autoComplete="off"
            className={deskInput}
          />
        )}
      </Field>
      <Field label="Next number" errors={errors['next']}>
        {(control) => (
          <input
            {...control}
            name="next"
            required
            inputMode="numeric"
            maxLength={9}
            defaultValue={series?.next ?? 1}
            className={`${deskInput} tabular-nums`}
          />
        )}
      </Field>
      <label className="flex min-h-11 items-center gap-3 lg:min-h-9">
        <input type="checkbox" name="yearly" defaultChecked={series?.yearly} className="size-4 shrink-0" />
        Begins again at 1 each year
      </label>
      <div>
        <button type="submit" name="intent" value="series" className={deskButton('primary')}>
          {series ? 'Save series' : 'Add series'}
        </button>
      </div>
    </Form>
  )
}
