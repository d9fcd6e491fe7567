import { useNavigate } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import type { Command } from './commands.ts'
import { deskButton } from './desk-controls.ts'

const keys = [
  ['j', 'next row'],
  ['k', 'row before'],
  ['Enter', 'open it'],
  ['/', 'search this page'],
  ['⌘K', 'search everything, or do something'],
  ['?', 'these keys'],
] as const

/** How long `g` waits for the letter of a place. */
const PREFIX_MS = 1_500

/**
 * The desk's keys. Rows are the links marked `data-row`, those marked `data-row="open"` open as they are reached; what has
 * `aria-keyshortcuts` is pressed by that letter. While somebody types, every key is a letter.
 */
export function Keyboard({ commands }: { commands: readonly Command[] }) {
  const help = useRef<HTMLDialogElement>(null)
  const goPressedAt = useRef(-Infinity)
  const navigate = useNavigate()
  const [pageKeys, setPageKeys] = useState<readonly (readonly [key: string, meaning: string])[]>([])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || isInDialog(event.target)) return
      const place = commands.find(({ key }) => key === event.key)
      if (place && event.timeStamp - goPressedAt.current < PREFIX_MS) {
        goPressedAt.current = -Infinity
        event.preventDefault()
        return navigate(place.to)
      }
      goPressedAt.current = event.key === 'g' ? event.timeStamp : -Infinity
      switch (event.key) {
        case 'g':
          return
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
          setPageKeys(keysOfPage())
          return help.current?.showModal()
        default:
          // A key that is held down must not decide again and again.
          if (!event.repeat && press(event.key)) event.preventDefault()
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [commands, navigate])
  return (
    <dialog
      ref={help}
      aria-labelledby="keys-title"
      className="m-auto max-h-[calc(100dvh-2rem)] overflow-y-auto rounded-lg border border-line bg-surface p-6 text-ink shadow-lg backdrop:bg-black/40"
    >
      <h2 id="keys-title" className="pb-3 font-semibold">
        Keys
      </h2>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
        {[...pageKeys, ...keys, ...placesOf(commands)].map(([key, meaning]) => (
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
  target instanceof HTMLInputElement
    ? !['checkbox', 'radio'].includes(target.type)
    : target instanceof HTMLElement && (target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName))

/** A dialog has keys of its own. */
const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('dialog') !== null

function moveRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')]
  const focused = rows.findIndex((row) => row === document.activeElement)
  const at = focused === -1 ? rows.findIndex((row) => row.ariaCurrent === 'true') : focused
  const next = rows[at === -1 ? 0 : Math.min(Math.max(at + step, 0), rows.length - 1)]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
  if (next?.dataset['row'] === 'open') next.click()
}

const withKey = () =>
  [...document.querySelectorAll<HTMLElement>('main [aria-keyshortcuts]')].filter((each) => each.checkVisibility())

/** Presses what the page has under this key; a part that unfolds by it is ready to be typed into. */
function press(key: string): boolean {
  const found = withKey().find((each) => each.getAttribute('aria-keyshortcuts') === key)
  if (!found) return false
  found.click()
  if (found.tagName === 'SUMMARY') {
    found.parentElement?.querySelector<HTMLElement>('input:not([type="hidden"]), textarea, select')?.focus()
  }
  return true
}

const placesOf = (commands: readonly Command[]) =>
  commands.flatMap(({ key, label }) => (key ? [[`g ${key}`, label] as const] : []))

const keysOfPage = () =>
  withKey().map((each) => [each.getAttribute('aria-keyshortcuts') ?? '', each.ariaLabel ?? each.textContent] as const)
