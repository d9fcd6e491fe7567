import type { LoaderFunctionArgs } from '@remix-run/node'
import { findBrandLogo } from '#app/db/read/brand-logo.server.ts'

/** The logo that mails and portal pages show. Public by nature: it stands in every mail. */
export async function loader({ params }: LoaderFunctionArgs) {
  const logo = await findBrandLogo(params.slug ?? '')
  if (!logo) throw new Response('No logo here.', { status: 404 })
  return new Response(Buffer.from(logo.bytes), {
    headers: {
      'Content-Type': logo.contentType,
      'Cache-Control': 'public, max-age=3600',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    },
  })
}
