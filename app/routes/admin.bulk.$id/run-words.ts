import { z } from 'zod'
import type { BulkKind } from '#app/domain/bulk/bulk-decision.ts'
import { countWords } from '../admin.bulk._index/words.ts'

interface Run {
  readonly kind: BulkKind
  readonly params: unknown
  readonly total: number
  readonly undoesId: string | null
}

const nounOf = (kind: BulkKind) => (kind === 'assign' ? 'client' : 'invoice')
const Named = z.object({ name: z.string().nullable() })
const nameIn = (params: unknown) => Named.safeParse(params).data?.name ?? null

/** "Hold 20 invoices", "Take back: hold 20 invoices". */
export function runTitle({ kind, total, undoesId }: Run): string {
  const many = countWords(total, nounOf(kind))
  const titles: Record<BulkKind, string> = {
    hold: `Hold ${many}`,
    release: `Let ${many} go on`,
    approve: `Approve the drafts of ${many}`,
    assign: `Give ${many} to a colleague`,
    policy: `Change the policy of ${many}`,
  }
  const title = titles[kind]
  return undoesId ? `Take back: ${title.replace(/^./, (first) => first.toLowerCase())}` : title
}

/** What came of it, in a sentence. */
export function doneWords({ kind, params, undoesId }: Run, done: number): string {
  if (done === 0) return 'Nothing changed.'
  const many = countWords(done, nounOf(kind))
  const [rest, follow, go] = done === 1 ? ['rests', 'follows', 'goes'] : ['rest', 'follow', 'go']
  if (undoesId) {
    const undone: Record<BulkKind, string> = {
      hold: `Follow-up of ${many} goes on as before.`,
      release: `${many} ${rest} again, as before.`,
      approve: '',
      assign: `${many} ${go} back to whom they were with.`,
      policy: `${many} ${follow} the policy they followed before.`,
    }
    return undone[kind]
  }
  const name = nameIn(params)
  const words: Record<BulkKind, string> = {
    hold: `${many} ${rest} from now on.`,
    release: `Follow-up of ${many} goes on.`,
    approve: `Drafts about ${many} go out at their next sending hour.`,
    assign: name ? `${name} looks after ${many} from now on.` : `Nobody in particular looks after ${many} from now on.`,
    policy: `${many} ${follow} “${name ?? ''}” from now on.`,
  }
  return words[kind]
}
