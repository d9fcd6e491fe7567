import { Form, useSearchParams } from '@remix-run/react'
import { useState } from 'react'
import { viewQuery } from '#app/domain/view/saved-view.ts'
import type { ViewPage } from '#app/domain/view/saved-view.ts'
import { deskButton, deskInput } from './desk-controls.ts'
import { Field } from './field.tsx'
import { Foldout } from './foldout.tsx'
import { StatusSentence } from './status-badge.tsx'
import { Tabs } from './tabs.tsx'
import type { Tab } from './tabs.tsx'

interface View {
  id: string
  name: string
  query: string
  shared: boolean
  isMine: boolean
  by: string
}

interface ViewTabsProps {
  page: ViewPage
  /** Names the row of tabs. */
  label: string
  /** The ways to see the list that come with it. */
  tabs: readonly Tab[]
  /** As `listViews` answers them. */
  views: readonly View[]
}

/** A list's own tabs with the views people saved behind them, and the way to save the filters in force as another. */
export function ViewTabs({ page, label, tabs, views }: ViewTabsProps) {
  const [search] = useSearchParams()
  const query = viewQuery(search) ?? ''
  const current = views.find((view) => view.query === query)
  const isOwnTab = tabs.some(({ to }) => viewQuery(new URLSearchParams(to.replace(/^[^?]*/, ''))) === query)
  const said = sayings[search.get('view') ?? '']
  return (
    <div className="flex flex-col gap-2">
      <Tabs
        label={label}
        tabs={[
          ...tabs.map((tab) => (current ? { ...tab, current: false } : tab)),
          ...views.map((view) => ({
            to: `${page}?${view.query}`,
            label: view.isMine ? view.name : `${view.name} (${view.by})`,
            current: view === current,
          })),
        ]}
      />
      {said && <StatusSentence tone={said.tone}>{said.text}</StatusSentence>}
      {current?.isMine ? (
        <ChangeView page={page} query={query} view={current} key={current.id} />
      ) : (
        query && !current && !isOwnTab && <SaveView page={page} query={query} key={query} />
      )}
    </div>
  )
}

const sayings: Record<string, { tone: 'settled' | 'needs-you'; text: string }> = {
  saved: { tone: 'settled', text: 'Saved: the view stands beside the other tabs.' },
  changed: { tone: 'settled', text: 'The view is changed.' },
  deleted: { tone: 'settled', text: 'The view is gone. What it showed stays as it is.' },
  nameless: { tone: 'needs-you', text: 'Please give the view a name.' },
  name_taken: { tone: 'needs-you', text: 'Another view of yours has this name: please choose a different one.' },
  not_found: { tone: 'needs-you', text: 'This view is not there any more.' },
}

function SaveView({ page, query }: { page: ViewPage; query: string }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="lg:max-w-md">
      <Foldout title="Save this view" isOpen={isOpen} onToggle={setOpen} shortcut="v">
        <Form method="post" action="/admin/views" className="flex flex-col gap-3">
          <Where page={page} query={query} />
          <NameField />
          <SharedBox />
          <div>
            <button type="submit" name="intent" value="save" className={deskButton('primary')}>
              Save view
            </button>
          </div>
        </Form>
      </Foldout>
    </div>
  )
}

function ChangeView({ page, query, view }: { page: ViewPage; query: string; view: View }) {
  return (
    <div className="lg:max-w-md">
      <Foldout title={`Change the view “${view.name}”`} key={`${view.name} ${view.shared}`}>
        <Form method="post" action="/admin/views" className="flex flex-col gap-3">
          <Where page={page} query={query} />
          <input type="hidden" name="view" value={view.id} />
          <NameField name={view.name} />
          <SharedBox isShared={view.shared} />
          <div className="flex flex-wrap gap-2">
            <button type="submit" name="intent" value="change" className={deskButton('primary')}>
              Save changes
            </button>
            <button type="submit" name="intent" value="delete" className={deskButton()}>
              Delete view
            </button>
          </div>
          <p className="text-sm text-ink-faint">
            Deleting takes the tab away{view.shared && ', for your colleagues too'}. The invoices and clients it shows
            stay as they are.
          </p>
        </Form>
      </Foldout>
    </div>
  )
}

const Where = ({ page, query }: { page: ViewPage; query: string }) => (
  <>
    <input type="hidden" name="page" value={page} />
    <input type="hidden" name="query" value={query} />
  </>
)

const NameField = ({ name }: { name?: string }) => (
  <Field label="Name of the view">
    {(control) => <input {...control} name="name" defaultValue={name} required maxLength={60} className={deskInput} />}
  </Field>
)

const SharedBox = ({ isShared = false }: { isShared?: boolean }) => (
  <label className="flex min-h-11 items-center gap-2 lg:min-h-0">
    <input type="checkbox" name="shared" defaultChecked={isShared} className="size-4 shrink-0" />
    Show it to everyone in the business
  </label>
)
