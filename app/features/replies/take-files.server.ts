import { checkFiles, FILES_MAX } from '#app/domain/file/check-file.ts'
import type { CheckedFile, FileRefusal } from '#app/domain/file/check-file.ts'
import { mailText } from '#app/domain/reply/mail-text.ts'
import { fetchReceivedFile, fileAddresses } from '#app/gateways/email/inbound.server.ts'
import type { ReceivedMail } from '#app/gateways/email/inbound.server.ts'

/** All files of one mail together; what is beyond stays with the provider. */
const BYTES_MAX = 10 * 1024 * 1024

const refusals: Record<FileRefusal, string> = {
  too_many: 'there were too many files',
  too_large: 'too large',
  too_large_together: 'too large together with the others',
  empty: 'it is empty',
  wrong_kind: 'a kind of file that is not taken',
}

/** The files of a mail that may be kept, and in words which were left out. */
export async function takeFiles(
  mailId: string,
  files: ReceivedMail['files'],
): Promise<{ files: CheckedFile[]; leftOut: string[] }> {
  const kept: CheckedFile[] = []
  const leftOut: string[] = []
  if (files.length === 0) return { files: kept, leftOut }
  const addresses = await fileAddresses(mailId)
  let room = BYTES_MAX
  for (const { id, filename, size } of files) {
    const leave = (why: FileRefusal) => leftOut.push(`${mailText(filename).slice(0, 120)}: ${refusals[why]}`)
    const address = addresses.get(id)
    if (kept.length >= FILES_MAX) leave('too_many')
    else if (size > room || !address) leave('too_large_together')
    else {
      const bytes = await fetchReceivedFile(address, room)
      const checked = bytes ? checkFiles([{ filename, bytes }]) : ({ ok: false, reason: 'too_large_together' } as const)
      if (checked.ok) {
        kept.push(...checked.value)
        room -= bytes?.length ?? 0
      } else leave(checked.reason)
    }
  }
  return { files: kept, leftOut }
}
