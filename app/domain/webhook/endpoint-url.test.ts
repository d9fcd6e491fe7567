import { expect, test } from 'vitest'
import { readEndpointUrl } from './endpoint-url.ts'
import type { Reach } from './public-address.ts'

const judge = (text: string, reach: Reach = 'public') => {
  const read = readEndpointUrl(text, reach)
  return read.ok ? read.value.href : read.reason
}

test.each([
  ['https://example.com/hooks?from=dunwell#top', 'https://example.com/hooks?from=dunwell'],
  ['https://example.com:8443/', 'https://example.com:8443/'],
  ['https://8.8.8.8/', 'https://8.8.8.8/'],
  ['https://[2606:4700:4700::1111]/', 'https://[2606:4700:4700::1111]/'],
  ['http://example.com/', 'not_https'],
  ['ftp://example.com/', 'not_https'],
  ['file:///etc/passwd', 'not_https'],
  ['javascript:alert(1)', 'not_https'],
  ['example.com/hooks', 'not_an_address'],
  ['https://', 'not_an_address'],
  [`https://example.com/${'a'.repeat(2_000)}`, 'not_an_address'],
  ['https://user@example.com/', 'has_credentials'],
  ['https://:secret@example.com/', 'has_credentials'],
  ['https://example.com:25/', 'closed_port'],
  ['https://example.com:5432/', 'closed_port'],
  ['https://127.0.0.1/', 'not_public'],
  ['https://127.1/', 'not_public'],
  ['https://2130706433/', 'not_public'],
  ['https://0x7f000001/', 'not_public'],
  ['https://0177.0.0.1/', 'not_public'],
  ['https://0x7f.1/', 'not_public'],
  ['https://017700000001/', 'not_public'],
  ['https://127.0.0.1./', 'not_public'],
  ['https://①②⑦.0.0.1/', 'not_public'],
  ['https://169.254.169.254/latest/meta-data/', 'not_public'],
  ['https://2852039166/', 'not_public'],
  ['https://0/', 'not_public'],
  ['https://[::1]/', 'not_public'],
  ['https://[::]/', 'not_public'],
  ['https://[::ffff:127.0.0.1]/', 'not_public'],
  ['https://[::ffff:a9fe:a9fe]/', 'not_public'],
  ['https://[64:ff9b::a00:1]/', 'not_public'],
  ['https://[2002:7f00:1::]/', 'not_public'],
  ['https://[fd00:ec2::254]/', 'not_public'],
  ['https://[fe80::1]/', 'not_public'],
])('%s → %s', (text, expected) => expect(judge(text)).toBe(expected))

test.each([
  ['http://127.0.0.1:4000/', 'loopback', 'http://127.0.0.1:4000/'],
  ['http://localhost:4000/', 'loopback', 'http://localhost:4000/'],
  ['http://10.0.0.1/', 'loopback', 'not_public'],
  ['http://10.0.0.1/', 'private', 'http://10.0.0.1/'],
  ['http://8.8.8.8/', 'private', 'not_public'],
  ['http://169.254.169.254/', 'private', 'not_public'],
] as const)('%s with reach %s → %s', (text, reach, expected) => expect(judge(text, reach)).toBe(expected))
