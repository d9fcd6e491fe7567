/** What the pack says of itself. */
export const packReadme = `WHAT THIS IS
The record of one client, or of one invoice, as Dunwell kept it: what was sent, word for word, what was paid, promised and
said, and when.

evidence.pdf         to read: parties, invoices and terms, payments, promises, calls, letters, messages, timeline
                     (a long record goes on in evidence-2.pdf and so on)
invoices/            each invoice as a PDF, as it stands now, and its terms
messages/            each mail in a folder of its own: message.txt (envelope and text), message.html, message.json
attachments/         the files those mails brought along, each once
letters/             each letter as it was printed
timeline.json        every event, with its place in the chain
manifest.json        the SHA-256 of every file here, who made the pack, when, and with which version
verify-evidence.mjs  checks all of it

HOW TO CHECK IT
Unpack it into a folder of its own and run, with Node.js 18 or later (https://nodejs.org):

    node verify-evidence.mjs

It needs nothing else, reads files only, and says in plain words what holds and what does not.

HOW THE CHAIN WORKS
Soon after it happens, each event is sealed: its fingerprint (SHA-256 of its canonical JSON) is hashed together with its
position, the seal before it in the business's record, and the seal before it in this client's record. So no event between
the first and the last can be changed, added or taken out without breaking a seal. In the record of one invoice, events
about the client's other invoices show as fingerprints only, so that the chain can still be followed.
Printed letters, and mails where their event names it (contentHash), are part of the chain with the hash of what they say.

WHAT IT DOES NOT SHOW
The chain shows that the record was not changed after it was sealed; it cannot show that what was entered is true. Whoever
holds the whole database could make a new chain: keep packs of different days, or the last hash (chain.lastHash in
manifest.json), with somebody else, and compare. Links to the payment page carry a secret; it is replaced by
~portal-token~ here, which is why Request-SHA256 of a mail, the hash of what its provider got, cannot be recomputed from
the pack.
`
