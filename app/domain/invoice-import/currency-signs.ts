import { isCurrency } from '../currency.ts'

const signs: Readonly<Record<string, string>> = {
  '€': 'EUR',
  EURO: 'EUR',
  EUROS: 'EUR',
  '£': 'GBP',
  US$: 'USD',
  USD$: 'USD',
  $US: 'USD',
  C$: 'CAD',
  CA$: 'CAD',
  CAD$: 'CAD',
  $CA: 'CAD',
  A$: 'AUD',
  AU$: 'AUD',
  AUD$: 'AUD',
  NZ$: 'NZD',
  HK$: 'HKD',
  S$: 'SGD',
  SG$: 'SGD',
  MX$: 'MXN',
  R$: 'BRL',
  NT$: 'TWD',
  '¥': 'JPY',
  '￥': 'JPY',
  'JP¥': 'JPY',
  'CN¥': 'CNY',
  元: 'CNY',
  円: 'JPY',
  '₹': 'INR',
  RS: 'INR',
  '₩': 'KRW',
  '₪': 'ILS',
  '₺': 'TRY',
  '₴': 'UAH',
  '₽': 'RUB',
  '฿': 'THB',
  '₫': 'VND',
  '₱': 'PHP',
  '₦': 'NGN',
  ZŁ: 'PLN',
  KČ: 'CZK',
  FT: 'HUF',
  LEI: 'RON',
  FR: 'CHF',
  SFR: 'CHF',
  R: 'ZAR',
}

/** Signs that several countries share, and the currencies they can stand for; the first when nothing else is known. */
const shared: Readonly<Record<string, readonly string[]>> = {
  $: ['USD', 'CAD', 'AUD', 'NZD', 'MXN', 'SGD', 'HKD', 'TWD', 'CLP', 'COP', 'ARS'],
  '¥': ['JPY', 'CNY'],
  FR: ['CHF', 'XOF', 'XAF'],
  KR: ['SEK', 'NOK', 'DKK', 'ISK'],
}

/**
 * The ISO code that a sign or code beside an amount stands for; null when it is none. `expected` (the file's or the
 * business's currency) decides where a sign is shared: "$" is CAD for a business that bills in CAD.
 */
export function currencyOf(text: string, expected: string): string | null {
  const sign = text.replace(/[\s.]/g, '').toUpperCase()
  if (isCurrency(sign)) return sign
  const candidates = shared[sign]
  if (candidates) return candidates.includes(expected) ? expected : (candidates[0] ?? null)
  return signs[sign] ?? null
}
