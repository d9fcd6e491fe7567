import type { WayToAgree } from '#app/domain/portal/autopay-page.ts'
import type { AutopayPageWords } from '#app/domain/portal/words/autopay/autopay-words.ts'
import { Button } from '#app/ui/button.tsx'

interface AutopayWaysProps {
  ways: readonly WayToAgree[]
  /** The way whose box was not ticked. */
  unticked: string | null
  words: AutopayPageWords
}

/** The ways a client can agree to, each with the whole of its words and a box of its own. */
export function AutopayWays({ ways, unticked, words }: AutopayWaysProps) {
  if (ways.length === 0) return <p className="prose">{words.noWay}</p>
  return (
    <div className="flex flex-col gap-6 print:hidden">
      {ways.map((way) => (
        <WayForm key={way.way} way={way} isUnticked={unticked === way.way} words={words} />
      ))}
    </div>
  )
}

function WayForm({ way, isUnticked, words }: { way: WayToAgree; isUnticked: boolean; words: AutopayPageWords }) {
  const { way: id, kind, label, consent } = way
  const errorId = `${id}-error`
  return (
    <form
      method="post"
      aria-labelledby={`${id}-title`}
      className="flex flex-col gap-3 rounded-lg border border-line p-4"
    >
      <h2 id={`${id}-title`} className="font-semibold">
        {label === null ? words.ways[kind] : words.withKept(label)}
      </h2>
      <input type="hidden" name="way" value={id} />
      <input type="hidden" name="consent" value={consent} />
      <p id={`${id}-words`} className="text-sm wrap-anywhere">
        {consent}
      </p>
      <label className="flex min-h-11 items-center gap-3 font-medium">
        <input
          type="checkbox"
          name="agree"
          value="yes"
          className="size-5 shrink-0"
          aria-describedby={isUnticked ? `${id}-words ${errorId}` : `${id}-words`}
          {...(isUnticked && { 'aria-invalid': true })}
        />
        {words.agree}
      </label>
      {isUnticked && (
        <p id={errorId} className="text-sm text-needs-you">
          {words.tickFirst}
        </p>
      )}
      <Button name="do" value="agree" className="w-full sm:w-auto sm:self-start">
        {label === null ? words.go[kind] : words.goKept(label)}
      </Button>
      {label === null && <p className="text-sm text-ink-soft">{words.goHint}</p>}
    </form>
  )
}
