import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { deskButton, deskInput } from './desk-controls.ts'
import { Field } from './field.tsx'

interface OnceShownProps {
  title: string
  /** Names the value. */
  label: string
  value: string
  /** What to do with it. */
  children: ReactNode
}

/** A secret at the only moment it can be read: to be copied, with one press where scripts run. */
export function OnceShown({ title, label, value, children }: OnceShownProps) {
  return (
    <section
      role="status"
      className="flex max-w-2xl flex-col gap-3 rounded-lg border border-settled bg-settled-soft p-4"
    >
      <h2 className="font-semibold">{title}</h2>
      <p>{children}</p>
      <div className="flex flex-wrap items-end gap-2">
        <Field label={label} className="min-w-0 grow">
          {(control) => (
            <input
              {...control}
              readOnly
              value={value}
              onFocus={(event) => event.currentTarget.select()}
              className={`${deskInput} font-mono`}
            />
          )}
        </Field>
        <CopyButton value={value} />
      </div>
    </section>
  )
}

function CopyButton({ value }: { value: string }) {
  const [state, setState] = useState<'none' | 'ready' | 'copied'>('none')
  // Without scripts, or on an address without TLS, there is no clipboard to offer.
  useEffect(() => setState(navigator.clipboard ? 'ready' : 'none'), [])
  if (state === 'none') return null
  const copy = () => void navigator.clipboard.writeText(value).then(() => setState('copied'))
  return (
    <button type="button" onClick={copy} className={deskButton()}>
      {state === 'copied' ? (
        <Check aria-hidden="true" className="size-4" />
      ) : (
        <Copy aria-hidden="true" className="size-4" />
      )}
      {state === 'copied' ? 'Copied' : 'Copy'}
    </button>
  )
}
