/**
 * Stands in stored mail bodies where the portal token will be. The sender puts the token in at the last moment, so that
 * no token lies in the database and a retry is the same bytes.
 */
export const portalTokenPlaceholder = '~portal-token~'

/** The portal address as stored mails carry it. `publicUrl` has no slash at its end. */
export const portalUrlPlaceholder = (publicUrl: string): string => `${publicUrl}/p/${portalTokenPlaceholder}`
