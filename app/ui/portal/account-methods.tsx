import type { AccountWords } from '#app/domain/portal/words/account/account-words.ts'
import { Button } from '#app/ui/button.tsx'

/** Cards and accounts that are kept for instalments, each with a way to remove it. */
export function SavedMethods({
  methods,
  words: { methods: words },
  path,
}: {
  words: AccountWords
  methods: readonly { id: string; label: string }[]
  path: string
}) {
  return (
    <section aria-labelledby="methods" className="flex flex-col gap-3">
      <h2 id="methods" className="text-lg font-semibold">
        {words.title}
      </h2>
      {methods.length === 0 ? (
        <p className="text-ink-soft">{words.nothing}</p>
      ) : (
        <>
          <form method="post" action={`${path}/account/methods`} className="flex flex-col items-start gap-2">
            {methods.map(({ id, label }) => (
              <Button key={id} variant="secondary" name="method" value={id}>
                {words.remove(label)}
              </Button>
            ))}
          </form>
          <p className="prose text-sm text-ink-soft">{words.hint}</p>
        </>
      )}
    </section>
  )
}
