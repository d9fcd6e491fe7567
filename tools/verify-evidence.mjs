#!/usr/bin/env node
// Checks an unpacked evidence pack: node verify-evidence.mjs [FOLDER]. Needs Node 18 or later and nothing else; it reads files
// and changes none. Exit 0: all holds. 1: something does not. 2: this is no evidence pack.
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const sha256 = (data) => createHash('sha256').update(data).digest('hex')
const firstHash = '0'.repeat(64)

/** JSON with the keys of every object in order. */
function canonicalJson(value) {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const keys = Object.keys(value).sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`).join(',')}}`
}

const sealOf = ({ position, previous, clientPosition, clientPrevious }, digest) =>
  sha256(['dunwell-seal/1', position, previous, clientPosition, clientPrevious, digest].join('\n'))

const faults = []
const fault = (text) => faults.push(text)
const say = (text) => console.log(text)
const count = (n, thing) => `${n} ${thing}${n === 1 ? '' : 's'}`

const folder = resolve(process.argv[2] ?? dirname(fileURLToPath(import.meta.url)))
const manifest = readJson('manifest.json')
if (manifest?.format !== 'dunwell-evidence/1') {
  console.error(`${folder} is no evidence pack: its manifest.json is missing or of another kind.`)
  process.exit(2)
}
const { about, chain } = manifest
say(`Record of ${about.client}${about.invoice ? `, invoice ${about.invoice}` : ''}, kept by ${about.business}`)
say(`Made ${manifest.madeAt} by ${manifest.madeBy} with Dunwell ${manifest.version}`)
checkFiles()
checkTimeline(readJson('timeline.json'))
finish()

function readJson(path) {
  try {
    return JSON.parse(readFileSync(join(folder, path), 'utf8'))
  } catch {
    return null
  }
}

/** Every file the manifest names is there, unchanged; and nothing else is. */
function checkFiles() {
  const named = new Set(['manifest.json'])
  let same = 0
  for (const { path, sha256: expected } of manifest.files) {
    named.add(path)
    const place = resolve(folder, path)
    if (!place.startsWith(folder + sep)) {
      fault(`The manifest names a file outside the pack: ${path}`)
      continue
    }
    const bytes = read(place)
    if (bytes === null) fault(`Missing: ${path}`)
    else if (sha256(bytes) !== expected) fault(`Changed since the pack was made: ${path}`)
    else same += 1
  }
  for (const path of filesUnder(folder)) if (!named.has(path)) fault(`Not part of the pack: ${path}`)
  say(`Files: ${same} of ${manifest.files.length} are as they were when the pack was made.`)
}

function read(place) {
  try {
    return readFileSync(place)
  } catch {
    return null
  }
}

function filesUnder(place) {
  return readdirSync(place, { withFileTypes: true }).flatMap((entry) => {
    const path = join(place, entry.name)
    return entry.isDirectory() ? filesUnder(path) : [relative(folder, path).split(sep).join('/')]
  })
}

/** Every event gives its own hash, and each hash holds the one before it. */
function checkTimeline(timeline) {
  if (!Array.isArray(timeline?.links)) return fault('The timeline cannot be read.')
  const { links } = timeline
  let before = null
  let events = 0
  let removed = 0
  const mails = new Map()
  for (const link of links) {
    const name = `event ${link.clientPosition} of this client`
    if (link.event) {
      events += 1
      const { id, at, type, actor, clientId, invoiceId, data } = link.event
      if (clientId !== about.clientId) fault(`The ${name} is not about this client.`)
      if (about.invoiceId && invoiceId !== null && invoiceId !== about.invoiceId) {
        fault(`The ${name} is not about this invoice.`)
      }
      const digest = sha256(canonicalJson({ id, at, type, actor, clientId, invoiceId, data }))
      if (sealOf(link, digest) !== link.hash) fault(`The ${name} (${type}, ${at}) is not what was sealed.`)
      if (data?.contentHash && data.messageId) mails.set(data.messageId, data.contentHash)
      if (type === 'letter.printed' && data?.sha256) checkLetter(data)
    } else if (!about.invoiceId && !link.removedOnRequest) fault(`The ${name} is withheld.`)
    else if (sealOf(link, link.digest) !== link.hash)
      fault(`The ${name} (shown as a fingerprint) is not what was sealed.`)
    if (link.removedOnRequest) removed += 1
    checkPlace(link, before, name)
    before = link
  }
  if (events !== chain.events)
    fault(`The manifest speaks of ${count(chain.events, 'event')}, the timeline holds ${events}.`)
  if ((before?.hash ?? null) !== chain.lastHash) fault('The last event is not the one that the manifest names.')
  for (const path of manifest.files.map((file) => file.path)) checkMail(path, mails)
  const others = links.length - events - removed
  say(
    `Timeline: ${count(events, 'event')}${others ? `, and the fingerprints of ${others} about other invoices,` : ''} from ${chain.firstAt ?? 'no day'} to ${chain.lastAt ?? 'no day'}.`,
  )
  if (removed)
    say(
      `Of ${count(removed, 'more event')} only the fingerprint is left: the words were removed on a person's request.`,
    )
}

/** Nothing stands between an event and the one before it, in the client's chain and, where they are neighbours, in the whole. */
function checkPlace(link, before, name) {
  const expected = before ? before.clientPosition + 1 : 1
  if (link.clientPosition !== expected) fault(`Events are missing before the ${name}.`)
  else if (link.clientPrevious !== (before ? before.hash : firstHash))
    fault(`The ${name} does not follow the one before it.`)
  if (before && link.position <= before.position) fault(`The ${name} stands in the wrong place.`)
  if (before && link.position === before.position + 1 && link.previous !== before.hash) {
    fault(`The ${name} does not follow its neighbour.`)
  }
}

/** Where the timeline holds the fingerprint of a mail's words, the words are those. */
function checkMail(path, mails) {
  if (!/^messages\/[^/]+\/message\.json$/.test(path)) return
  const message = readJson(path)
  const sealed = mails.get(message?.id)
  if (sealed === undefined) return
  const place = path.slice(0, -'message.json'.length)
  const html = read(join(folder, place, 'message.html'))
  const words = [message.subject, message.text, html?.toString('utf8') ?? ''].join('\n')
  if (sha256(words) !== sealed) fault(`The words in ${place} are not those that were sent.`)
}

function checkLetter({ letterId, sha256: sealed }) {
  const file = manifest.files.find(({ letter }) => letter === letterId)
  if (!file) fault(`The printed letter ${letterId} is missing.`)
  else if (file.sha256 !== sealed) fault(`${file.path} is not what was printed.`)
}

function finish() {
  if (faults.length === 0) {
    say(
      'All of it holds: no file was changed, and no event was changed, added or taken out between the first and the last.',
    )
    return
  }
  say(`${count(faults.length, 'thing')} do${faults.length === 1 ? 'es' : ''} not hold:`)
  for (const text of faults.slice(0, 50)) say(`- ${text}`)
  if (faults.length > 50) say(`- and ${faults.length - 50} more`)
  process.exitCode = 1
}
