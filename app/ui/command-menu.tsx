import { useFetcher, useNavigate } from '@remix-run/react'
import { Search } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { commandsFor } from './commands.ts'
import type { Command } from './commands.ts'
import type { HitView } from './search-hit.ts'
import { useRecentPages } from './recent-pages.ts'

const PAUSE_MS = 120

interface Option {
  key: string
  to: string
  title: string
  detail: string
  amount: string | null
}

/**
 * Everything within two keys: what the desk can do and where it leads, and what fits the words in invoices, clients,
 * payments and messages. Opened by ⌘K or Ctrl+K, and by whatever links to the search page.
 */
export function CommandMenu({ commands }: { commands: readonly Command[] }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const fetcher = useFetcher<{ text: string; groups: { heading: string; hits: HitView[] }[] }>({ key: 'search' })
  const recent = useRecentPages()
  const navigate = useNavigate()
  const id = useId()
  const wanted = typed.trim()

  useEffect(() => {
    const open = () => {
      setTyped('')
      setChosen(0)
      dialog.current?.showModal()
      input.current?.focus()
    }
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      if (dialog.current?.open) dialog.current.close()
      else open()
    }
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('[data-search]') : null
      if (!link || event.metaKey || event.ctrlKey) return
      event.preventDefault()
      open()
    }
    document.addEventListener('keydown', onKey)
    document.addEventListener('click', onClick, true)
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('click', onClick, true)
    }
  }, [])

  const { load } = fetcher
  useEffect(() => {
    if (!wanted) return
    const pause = setTimeout(() => load(`/admin/search?q=${encodeURIComponent(wanted)}`), PAUSE_MS)
    return () => clearTimeout(pause)
  }, [wanted, load])

  // An answer to what was typed before is not shown as if it were this one's.
  const isFresh = fetcher.data?.text === wanted
  const found = wanted && isFresh ? (fetcher.data?.groups ?? []) : []
  const deeds = commandsFor(commands, wanted).map((command) => ({
    ...{
      key: command.to,
      to: command.to,
      title: command.label,
      detail: '',
      amount: command.key ? `g ${command.key}` : null,
    },
  }))
  const groups: { heading: string; options: Option[] }[] = [
    ...(wanted ? [] : [{ heading: 'Lately', options: recent }]),
    ...found.map(({ heading, hits }) => ({ heading, options: hits })),
    { heading: wanted ? 'Go to' : 'Do, or go to', options: deeds },
  ].filter(({ options }) => options.length > 0)
  const options = groups.flatMap((group) => group.options)
  const at = Math.min(chosen, options.length - 1)

  const go = (option: Option | undefined) => {
    if (!option) return
    dialog.current?.close()
    // A PDF is no page of ours.
    if (option.to.endsWith('.pdf')) window.location.assign(option.to)
    else navigate(option.to)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      event.preventDefault()
      setChosen((at + step + options.length) % Math.max(1, options.length))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      go(options[at])
    }
  }
  useEffect(() => {
    dialog.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at, typed])

  return (
    <dialog
      ref={dialog}
      aria-label="Search and commands"
      className="mx-auto mt-[8vh] mb-auto w-[min(40rem,calc(100vw-1.5rem))] overflow-hidden rounded-lg border border-line bg-surface p-0 text-sm text-ink shadow-lg backdrop:bg-black/40"
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
    >
      <div className="flex items-center gap-2 border-b border-line px-4">
        <Search aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={options[at] ? `${id}-${at}` : undefined}
          aria-label="Search, or what to do"
          autoComplete="off"
          spellCheck={false}
          placeholder="Number, name, amount, reference, or what to do"
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value.slice(0, 100))
            setChosen(0)
          }}
          onKeyDown={onKeyDown}
          className="min-h-12 w-full bg-transparent text-base outline-none lg:text-sm"
        />
      </div>
      <div id={`${id}-list`} role="listbox" aria-label="Results" className="max-h-[60vh] overflow-y-auto p-2">
        {groups.map(({ heading, options: mine }) => (
          <div key={heading} role="group" aria-labelledby={`${id}-${heading}`}>
            <p id={`${id}-${heading}`} className="px-2 pt-2 pb-1 text-xs font-medium text-ink-faint">
              {heading}
            </p>
            {mine.map((option) => (
              <OptionRow
                key={option.key}
                option={option}
                id={`${id}-${options.indexOf(option)}`}
                isChosen={options[at] === option}
                onPick={() => go(option)}
              />
            ))}
          </div>
        ))}
        {options.length === 0 && isFresh && (
          <p className="px-2 py-4 text-ink-soft">
            Nothing fits “{wanted}”. Try how a number ends, part of a name, or an amount.
          </p>
        )}
      </div>
      <p role="status" className="sr-only">
        {wanted && isFresh ? `${options.length} ${options.length === 1 ? 'result' : 'results'}` : ''}
      </p>
    </dialog>
  )
}

function OptionRow({
  option: { title, detail, amount },
  id,
  isChosen,
  onPick,
}: {
  option: Option
  id: string
  isChosen: boolean
  onPick: () => void
}) {
  return (
    <div
      role="option"
      id={id}
      aria-selected={isChosen}
      onClick={onPick}
      className="flex min-h-11 cursor-pointer items-center justify-between gap-4 rounded-lg px-2 py-1 hover:bg-sunken aria-selected:bg-sunken lg:min-h-9"
    >
      <span className="flex min-w-0 flex-col">
        <span className="truncate">{title}</span>
        {detail && <span className="truncate text-xs text-ink-soft">{detail}</span>}
      </span>
      {amount && <span className="shrink-0 text-ink-soft tabular-nums">{amount}</span>}
    </div>
  )
}
