/** Why an endpoint is not taken as it was written, and what would be. */
export const refusalWords = {
  not_an_address: 'The address cannot be read. It looks like https://example.com/hooks.',
  not_https: 'The address must begin with https://, so that nobody reads along.',
  has_credentials: 'Leave user name and password out of the address: the signature says who sends.',
  closed_port: 'That port belongs to mail, shells or databases. Choose another one.',
  not_public: 'The address leads into a private network. Webhooks go to public addresses only.',
  unknown_host: 'The name in the address cannot be found. Please check how it is spelled.',
  no_event: 'Nothing was chosen. Tick what it should be told, or choose everything.',
  unknown_event: 'One of the events is not known. Load the page again.',
  too_many: 'There are 20 endpoints already. Remove one that is no longer used.',
  not_found: 'This endpoint was removed.',
  moved: 'Somebody changed it meanwhile. Load the page again.',
  disabled: 'It is paused or stopped. Switch it on first.',
} as const
