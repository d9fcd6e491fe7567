import { prisma } from '#app/db/client.server.ts'
import type { FileSource } from './decode-text.server.ts'

/** The uploaded file of an import, from the pieces it is kept in; one piece in memory at a time. */
export const importFile = (businessId: string, importId: string): FileSource =>
  async function* () {
    for (let position = 0; ; position += 1) {
      const chunk = await prisma.importChunk.findUnique({
        where: { businessId_importId_position: { businessId, importId, position } },
      })
      if (!chunk) return
      yield chunk.bytes
    }
  }
