import { Form } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { deskButton } from './desk-controls.ts'

/** The form that the boxes of a list belong to. */
const FORM = 'bulk'

export interface BulkDecision {
  /** As the page that asks about it knows it. */
  readonly do: string
  readonly label: string
  /** One letter. */
  readonly key: string
}

interface BulkBarProps {
  list: string
  /** The filter in force; null where a decision about everything it finds cannot be made. */
  query: string | null
  decisions: readonly BulkDecision[]
  /** What a row is: "invoices". */
  of: string
}

/**
 * Decides about several rows at once: each button leads to a page that says what would happen to how many. `x` marks the
 * row one stands on; shift marks all between two; with nothing marked a letter decides about the row one stands on.
 */
export function BulkBar({ list, query, decisions, of }: BulkBarProps) {
  const form = useRef<HTMLFormElement>(null)
  const [chosen, setChosen] = useState(0)
  useEffect(() => watchBoxes(setChosen), [])
  if (decisions.length === 0) return null
  return (
    <Form
      method="get"
      action="/admin/bulk"
      id={FORM}
      ref={form}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-paper py-2 lg:sticky lg:top-0 lg:z-10"
    >
      <input type="hidden" name="list" value={list} />
      {query !== null && <input type="hidden" name="query" value={query} />}
      <span className="text-ink-soft tabular-nums" aria-live="polite">
        {chosen === 0 ? `Select ${of} to decide about several` : `${chosen} selected`}
      </span>
      {query !== null && (
        <label className="flex min-h-11 items-center gap-2 lg:min-h-0">
          <input type="checkbox" name="all" className="size-4 shrink-0" />
          All that match, on every page
        </label>
      )}
      <span className="flex flex-wrap gap-2">
        {decisions.map(({ do: what, label, key }) => (
          <button
            key={what}
            type="submit"
            name="do"
            value={what}
            aria-keyshortcuts={key}
            onClick={markCurrentRow}
            className={deskButton()}
          >
            {label}
          </button>
        ))}
      </span>
    </Form>
  )
}

/** The box that marks a row. */
export function RowBox({ id, label }: { id: string; label: string }) {
  return (
    <label className="relative z-[1] -my-2 -ml-2 flex size-11 shrink-0 items-center justify-center lg:-my-1 lg:ml-0 lg:size-7">
      <input type="checkbox" form={FORM} name="id" value={id} aria-label={`Select ${label}`} className="size-4" />
    </label>
  )
}

const boxes = () => [...document.querySelectorAll<HTMLInputElement>(`input[form="${FORM}"][name="id"]`)]
const boxOf = (element: Element | null) =>
  element?.closest('tr, li')?.querySelector<HTMLInputElement>(`input[form="${FORM}"]`) ?? null

function markCurrentRow(): void {
  const box = boxOf(document.activeElement)
  const isAll = document.querySelector<HTMLInputElement>(`#${FORM} input[name="all"]`)?.checked ?? false
  if (box && !isAll && boxes().every(({ checked }) => !checked)) box.checked = true
}

/** Counts the marked boxes, lets shift mark a range and `x` the row that has the focus. Answers how to stop. */
function watchBoxes(count: (marked: number) => void): () => void {
  let last: HTMLInputElement | null = null
  const recount = () => count(boxes().filter(({ checked }) => checked).length)
  const onClick = (event: MouseEvent) => {
    const box = event.target
    if (!(box instanceof HTMLInputElement) || !boxes().includes(box)) return
    const all = boxes()
    if (event.shiftKey && last && all.includes(last)) {
      const [from = 0, to = 0] = [all.indexOf(last), all.indexOf(box)].sort((a, b) => a - b)
      for (const each of all.slice(from, to + 1)) each.checked = box.checked
    }
    last = box
    recount()
  }
  const onKey = (event: KeyboardEvent) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (event.key !== 'x' || !isPlain || !document.activeElement?.matches('[data-row]')) return
    boxOf(document.activeElement)?.click()
  }
  document.addEventListener('click', onClick)
  document.addEventListener('keydown', onKey)
  recount()
  return () => {
    document.removeEventListener('click', onClick)
    document.removeEventListener('keydown', onKey)
  }
}
