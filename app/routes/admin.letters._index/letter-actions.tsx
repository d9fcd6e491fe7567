import type { ReactNode } from 'react'
import type { LetterState } from '#app/domain/letter/letter-state.ts'
import { useDesk } from '#app/ui/desk.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Field } from '#app/ui/field.tsx'
import { Foldout } from '#app/ui/foldout.tsx'

interface ActionsProps {
  shelf: LetterState
  /** How many are chosen. */
  count: number
  mayDecide: boolean
  mayPost: boolean
  errors: Record<string, string[]> | undefined
}

/** What can be done with the chosen letters; all inside one form. */
export function LetterActions({ shelf, count, mayDecide, mayPost, errors }: ActionsProps) {
  const letters = count === 1 ? '1 letter' : `${count} letters`
  return (
    <div className="flex max-w-md flex-col gap-3">
      {errors?.['letter'] && (
        <p role="alert" className="text-needs-you">
          {errors['letter'].join(' ')}
        </p>
      )}
      {shelf === 'drafted' && mayDecide && <Button intent="approve">Approve {letters}</Button>}
      {shelf === 'ready' && mayPost && <PrintButton look="primary">Print {letters}</PrintButton>}
      {shelf === 'printed' && mayPost && (
        <>
          <PostFields errors={errors} />
          <div className="flex flex-wrap gap-2">
            <Button intent="post">Mark posted</Button>
            <PrintButton look="secondary">Print again</PrintButton>
          </div>
        </>
      )}
      {mayDecide && (
        <Foldout title="Do not send these" isOpen={errors?.['reason'] !== undefined}>
          <div className="flex flex-col gap-3">
            <Field
              label="Reason"
              hint="Their step counts as skipped and is not taken again."
              errors={errors?.['reason']}
            >
              {(control) => <input {...control} name="reason" maxLength={500} className={deskInput} />}
            </Field>
            <div>
              <button type="submit" name="intent" value="cancel" className={deskButton()}>
                Do not send {letters}
              </button>
            </div>
          </div>
        </Foldout>
      )}
    </div>
  )
}

function Button({ intent, children }: { intent: string; children: ReactNode }) {
  return (
    <div>
      <button type="submit" name="intent" value={intent} className={deskButton('primary')}>
        {children}
      </button>
    </div>
  )
}

/** The answer is a file, so the page stays. */
function PrintButton({ look, children }: { look: 'primary' | 'secondary'; children: ReactNode }) {
  return (
    <div>
      <button type="submit" formAction="/admin/letters/print" className={deskButton(look)}>
        {children}
      </button>
    </div>
  )
}

function PostFields({ errors }: Pick<ActionsProps, 'errors'>) {
  const { today } = useDesk()
  return (
    <div className="flex flex-wrap gap-3">
      <Field label="Posted on" errors={errors?.['postedOn']} className="min-w-36 flex-1">
        {(control) => (
          <input {...control} type="date" name="postedOn" max={today} defaultValue={today} className={deskInput} />
        )}
      </Field>
      <Field label="Tracking number" hint="Where there is one." className="min-w-36 flex-1">
        {(control) => <input {...control} name="tracking" maxLength={100} autoComplete="off" className={deskInput} />}
      </Field>
    </div>
  )
}
