/**
 * Stands in stored mail bodies where the portal token will be. The sender puts the token in at the last moment, so that
 * no token lies in the database and a retry is the same bytes.
 */
export const portalTokenPlaceholder = '~portal-token~'

/** The same for one of several links of a mail: each has a token of its own. */
const placeholderOf = (linkId: string): string => `~portal-token:${linkId}~`

/** A stored body with every token in its place: that of the mail's own link (null where it has none) and of each other one. */
export const fillPortalTokens = (body: string, ownLinkId: string | null, tokenOf: (linkId: string) => string): string =>
  body
    .replaceAll(portalTokenPlaceholder, () => (ownLinkId === null ? '' : tokenOf(ownLinkId)))
    .replace(/~portal-token:([0-9a-f-]{36})~/g, (_all, linkId: string) => tokenOf(linkId))

/** The links, beside the mail's own, that a stored body names. */
export const portalLinksIn = (body: string): string[] =>
  [...body.matchAll(/~portal-token:([0-9a-f-]{36})~/g)].map(([, linkId = '']) => linkId)

/** The portal address as stored mails carry it; without a `linkId`, that of the mail's own link. `publicUrl` has no slash at its end. */
export const portalUrlPlaceholder = (publicUrl: string, linkId?: string): string =>
  `${publicUrl}/p/${linkId === undefined ? portalTokenPlaceholder : placeholderOf(linkId)}`
