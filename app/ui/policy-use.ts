interface PolicyUse {
  readonly isDefault: boolean
  readonly clients: number
  readonly invoices: number
}

/** Who follows a policy, in a sentence. */
export function policyUse({ isDefault, clients, invoices }: PolicyUse): string {
  const users = [
    ...(isDefault ? ['everyone without a choice of their own'] : []),
    ...(clients > 0 ? [clients === 1 ? '1 client' : `${clients} clients`] : []),
    ...(invoices > 0 ? [invoices === 1 ? '1 invoice' : `${invoices} invoices`] : []),
  ]
  return users.length === 0
    ? 'Nobody follows it yet.'
    : `Followed by ${users.join(', ').replace(/, ([^,]*)$/, ' and $1')}.`
}
