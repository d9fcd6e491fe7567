import { createSocket } from 'node:dgram'
import type { AddressInfo } from 'node:net'

type Zone = Record<string, { TXT?: string[]; MX?: string[]; CNAME?: string[] }>
const numbers = { CNAME: 5, MX: 15, TXT: 16 } as const

/** A name server on this machine, over UDP, that answers from `zone`; hosts in `silent` get no answer at all. */
export async function startNameServer(zone: Zone, silent: Set<string> = new Set()) {
  const socket = createSocket('udp4')
  socket.on('message', (question, from) => {
    const { host, type, end } = readQuestion(question)
    if (silent.has(host)) return
    const known = zone[host]
    const kind = (['CNAME', 'MX', 'TXT'] as const).find((name) => numbers[name] === type)
    const values = (kind && known?.[kind]) ?? []
    const answers = values.map((value) => record(type, dataOf(type, value)))
    const head = Buffer.alloc(12)
    question.copy(head, 0, 0, 2)
    head.writeUInt16BE(known ? 0x8180 : 0x8183, 2)
    head.writeUInt16BE(1, 4)
    head.writeUInt16BE(answers.length, 6)
    socket.send(Buffer.concat([head, question.subarray(12, end), ...answers]), from.port, from.address)
  })
  await new Promise<void>((bound) => socket.bind(0, '127.0.0.1', bound))
  return {
    address: `127.0.0.1:${(socket.address() as AddressInfo).port}`,
    close: () => new Promise<void>((closed) => socket.close(() => closed())),
  }
}

function readQuestion(message: Buffer): { host: string; type: number; end: number } {
  const labels: string[] = []
  let at = 12
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  return { host: labels.join('.').toLowerCase(), type: message.readUInt16BE(at + 1), end: at + 5 }
}

function record(type: number, data: Buffer): Buffer {
  const head = Buffer.from([0xc0, 0x0c, 0, type, 0, 1, 0, 0, 0, 60, 0, 0])
  head.writeUInt16BE(data.length, 10)
  return Buffer.concat([head, data])
}

function dataOf(type: number, value: string): Buffer {
  if (type === numbers.TXT) return Buffer.concat((value.match(/.{1,255}/gs) ?? []).map(withLength))
  const [, priority = '', host = ''] = /^(?:(\d+) )?(.*)$/.exec(value) ?? []
  const name = Buffer.concat([...host.split('.').map(withLength), Buffer.from([0])])
  return type === numbers.MX ? Buffer.concat([Buffer.from([0, Number(priority)]), name]) : name
}

const withLength = (text: string) => Buffer.concat([Buffer.from([text.length]), Buffer.from(text, 'latin1')])
