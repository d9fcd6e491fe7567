import { useEffect, useRef } from 'react'
import { deskButton } from './desk-controls.ts'

const keys = [
  ['j', 'next row'],
  ['k', 'row before'],
  ['Enter', 'open it'],
  ['/', 'search'],
  ['?', 'these keys'],
] as const

/** The desk's keys. Rows are the links marked `data-row`; while somebody types, every key is a letter. */
export function Keyboard() {
  const help = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      switch (event.key) {
        case 'j':
          return moveRow(1)
        case 'k':
          return moveRow(-1)
        case '/': {
          const search = document.querySelector<HTMLInputElement>('main input[type="search"]')
          if (search) event.preventDefault()
          return search?.select()
        }
        case '?':
          return help.current?.showModal()
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <dialog
      ref={help}
      aria-labelledby="keys-title"
      className="m-auto rounded-lg border border-line bg-surface p-6 text-ink shadow-lg backdrop:bg-black/40"
    >
      <h2 id="keys-title" className="pb-3 font-semibold">
        Keys
      </h2>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
        {keys.map(([key, meaning]) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="rounded border border-line-strong px-1.5 font-mono text-xs">{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog" className="pt-4">
        <button type="submit" className={deskButton()}>
          Close
        </button>
      </form>
    </dialog>
  )
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))

function moveRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')]
  const at = rows.findIndex((row) => row === document.activeElement)
  const next = rows[at === -1 ? 0 : Math.min(Math.max(at + step, 0), rows.length - 1)]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}
