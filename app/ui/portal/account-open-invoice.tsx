const openFormId = 'open-invoice'

/** The one form all buttons that open another invoice belong to, wherever they stand. */
export const OpenInvoiceForm = ({ path }: { path: string }) => (
  <form id={openFormId} method="post" action={`${path}/account/open`} hidden />
)

/** Opens another invoice: a form and not a link, since it may make an address. */
export function OpenInvoiceButton({
  invoiceId,
  page = 'invoice',
  label,
  text,
}: {
  invoiceId: string
  page?: 'invoice' | 'plan' | 'dispute'
  /** What a screen reader says; `text` is what stands there. */
  label: string
  text: string
}) {
  return (
    <button
      form={openFormId}
      name="invoice"
      value={`${invoiceId}/${page}`}
      aria-label={label}
      className="link min-h-11 min-w-11 shrink-0 cursor-pointer text-sm"
    >
      {text}
    </button>
  )
}
