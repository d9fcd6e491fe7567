/**
 * The largest logo, in bytes, that stands on clients' pages: with it a first visit stays below 30 KB over the wire,
 * everything counted. A larger one stands on PDFs and in mails, and the name of the business on its clients' pages.
 */
export const portalLogoMax = 12 * 1024
