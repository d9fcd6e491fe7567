/** What the tasks that ask for a client's postal address have in common: once there is one, they are all done. */
export const postalAddressTasks = 'postal-address/'

/** The key of such a task: one for each stage whose letter nobody could address. */
export const postalAddressTaskKey = (invoiceId: string, stageId: number): string =>
  `${postalAddressTasks}${invoiceId}/${stageId}`
