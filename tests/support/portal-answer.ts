import { createInvoicePortalLink } from '#app/features/invoices/create-invoice-portal-link.server.ts'
import { derivePortalToken } from '#app/portal-token.server.ts'

interface PortalRoute {
  loader(args: never): unknown
  action?(args: never): unknown
}

/** What a page answered: where it led, or what it says instead. */
export interface PortalAnswer {
  status: number
  location: string | null
  data: Record<string, unknown> | null
}

/** A link to an invoice's page; imported dynamically, after the environment is set. */
export async function openPortal(businessId: string, invoiceId: string, now: Date): Promise<string> {
  const link = await createInvoicePortalLink({ businessId, invoiceId, actor: 'system', now })
  if (!link.ok) throw new Error(link.reason)
  return derivePortalToken(link.value.portalLinkId)
}

const argsOf = (token: string, init?: RequestInit) =>
  ({ request: new Request(`http://localhost:3999/p/${token}`, init), params: { token }, context: {} }) as never

/** Sends a form below an invoice's page, and reads what comes back. */
export async function sendForm(
  route: PortalRoute,
  token: string,
  fields: Record<string, string | string[]> | FormData,
): Promise<PortalAnswer> {
  const body = fields instanceof FormData ? fields : new URLSearchParams()
  if (body instanceof URLSearchParams) {
    for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) body.append(name, each)
  }
  const answer = await route.action?.(argsOf(token, { method: 'POST', body }))
  if (answer instanceof Response) {
    return { status: answer.status, location: answer.headers.get('location'), data: null }
  }
  const { data, init } = answer as { data: Record<string, unknown>; init: { status?: number } | null }
  return { status: init?.status ?? 200, location: null, data }
}

/** What a page shows. */
export const openPage = async (route: PortalRoute, token: string, search = ''): Promise<Record<string, unknown>> => {
  const request = new Request(`http://localhost:3999/p/${token}${search}`)
  return (await route.loader({ request, params: { token }, context: {} } as never)) as Record<string, unknown>
}
