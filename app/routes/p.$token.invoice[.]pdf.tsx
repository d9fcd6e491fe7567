import type { LoaderFunctionArgs } from '@remix-run/node'
import { requirePortalVisit } from '#app/auth/require-portal-visit.server.ts'
import { portalPdf } from '#app/features/portal/portal-pdf.server.ts'

export async function loader({ params }: LoaderFunctionArgs) {
  const { filename, bytes } = await portalPdf(await requirePortalVisit(params.token))
  return new Response(Buffer.from(bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="${filename}"`,
      'Content-Length': String(bytes.byteLength),
    },
  })
}
