import { actorOf } from '#app/auth/require-staff.server.ts'
import type { Staff } from '#app/auth/require-staff.server.ts'
import { readClientChoices, readDraftDesk } from '#app/db/read/draft-form.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import type { CheckedFiles } from '#app/domain/file/check-file.ts'
import { emptyLine, typedDraft } from '#app/domain/invoice/typed-draft.ts'
import type { DraftErrors, TypedDraft } from '#app/domain/invoice/typed-draft.ts'
import { alreadyPaidWords } from '#app/domain/portal/words/already-paid/already-paid-words.ts'
import { saveDraft } from '#app/features/invoices/save-draft.server.ts'
import { receiveFiles } from '#app/features/files/receive-files.server.ts'

/** What a page with a draft on it shows beside the draft. */
export async function readDraftPage(businessId: string, typed: TypedDraft) {
  const [desk, clients] = await Promise.all([
    readDraftDesk(businessId),
    readClientChoices(businessId, { query: typed.clientQuery, chosen: isUuid(typed.client) ? typed.client : null }),
  ])
  return { typed, clients, series: desk.series, termsDays: desk.termsDays }
}

export type DraftAnswer =
  | { kind: 'saved'; invoiceId: string }
  | { kind: 'again'; page: Awaited<ReturnType<typeof readDraftPage>>; errors: DraftErrors; status: 200 | 400 }

interface DraftPost {
  request: Request
  staff: Staff
  /** Null: a new one. */
  invoiceId: string | null
  now: Date
}

/** Saves the draft, or lays the form out anew with a line more or less, or with the clients a search found. */
export async function answerDraft({ request, staff, invoiceId, now }: DraftPost): Promise<DraftAnswer> {
  const { businessId } = staff
  const { form, files } = await receiveFiles(request)
  const typed = typedDraft(form)
  const again = async (draft: TypedDraft, errors: DraftErrors = {}): Promise<DraftAnswer> => ({
    kind: 'again',
    page: await readDraftPage(businessId, draft),
    errors,
    status: Object.keys(errors).length > 0 ? 400 : 200,
  })
  switch (form.get('intent')) {
    case 'find-client':
    case 'recalculate':
      return again(typed)
    case 'add-line':
      return again({ ...typed, lines: [...typed.lines, { ...emptyLine, taxRate: typed.lines.at(-1)?.taxRate ?? '' }] })
    case 'remove-line': {
      const at = Number(new URL(request.url).searchParams.get('line') ?? '')
      return again({ ...typed, lines: typed.lines.filter((_line, position) => position !== at) })
    }
    case 'save': {
      if (!files.ok) return again(typed, { files: [fileProblem(files)] })
      const removeFiles = form.getAll('remove').map(String).filter(isUuid)
      const saved = await saveDraft({
        ...{ businessId, invoiceId, typed, files: files.value, removeFiles, now },
        actor: actorOf(staff),
      })
      return saved.ok ? { kind: 'saved', invoiceId: saved.invoiceId } : again(typed, saved.errors)
    }
    default:
      throw new Response('Unknown action', { status: 400 })
  }
}

function fileProblem(files: Extract<CheckedFiles, { ok: false }>): string {
  const { problems, aboutFile } = alreadyPaidWords.en
  return files.filename ? aboutFile(files.filename, problems[files.reason]) : problems[files.reason]
}
