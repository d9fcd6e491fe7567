import { prisma } from '#app/db/client.server.ts'
import { codesIn } from '#app/domain/message/code-placeholder.ts'
import { portalLinksIn } from '#app/domain/message/portal-placeholder.ts'
import { derivePortalCode, findPortalCode } from '#app/portal-code.server.ts'
import { derivePortalToken, findPortalToken, hashPortalToken } from '#app/portal-token.server.ts'
import type { ClaimedMessage } from './claimed-message.ts'

/** What the sender puts in at the last moment, and the portal links the mail bears. */
export interface MailSecrets {
  readonly links: readonly { readonly id: string; readonly invoiceId: string }[]
  readonly tokenOf: (linkId: string) => string
  readonly codeOf: (codeId: string) => string
}

/** The tokens and codes of mails, each made with the secret of its day, so that a repeat after an exchange of APP_SECRET is the same bytes. */
export async function mailSecrets(
  businessId: string,
  messages: readonly ClaimedMessage[],
): Promise<(message: ClaimedMessage) => MailSecrets> {
  const linksOf = new Map(messages.map((message) => [message.id, linksIn(message)]))
  const linkIds = [...linksOf.values()].flat()
  const codeIds = [...new Set(messages.flatMap(({ html, text }) => [...codesIn(html), ...codesIn(text)]))]
  const select = { id: true, invoiceId: true, tokenHash: true } as const
  const links =
    linkIds.length > 0 ? await prisma.portalLink.findMany({ where: { businessId, id: { in: linkIds } }, select }) : []
  const codes =
    codeIds.length > 0 ? await prisma.portalCode.findMany({ where: { businessId, id: { in: codeIds } } }) : []
  const tokens = new Map<string, string>()
  for (const link of links) tokens.set(link.id, findPortalToken(link) ?? (await newToken(businessId, link.id)))
  const linkById = new Map(links.map(({ id, invoiceId }) => [id, { id, invoiceId }]))
  const digits = new Map(codes.map((code) => [code.id, findPortalCode(code)]))
  return ({ id: messageId }) => ({
    links: (linksOf.get(messageId) ?? []).flatMap((id) => linkById.get(id) ?? []),
    tokenOf: (id) => tokens.get(id) ?? derivePortalToken(id),
    codeOf: (id) => digits.get(id) ?? derivePortalCode(id),
  })
}

const linksIn = ({ portalLinkId, html, text }: ClaimedMessage): string[] => [
  ...new Set([...(portalLinkId ? [portalLinkId] : []), ...portalLinksIn(html), ...portalLinksIn(text)]),
]

/** The secret it was made with is gone, and the mail that was to bear it has not left: it gets one that opens. */
async function newToken(businessId: string, id: string): Promise<string> {
  const token = derivePortalToken(id)
  await prisma.portalLink.update({
    where: { businessId_id: { businessId, id } },
    data: { tokenHash: hashPortalToken(token) },
  })
  return token
}
