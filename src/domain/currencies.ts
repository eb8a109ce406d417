// The currencies of ISO 4217 and how many digits their minor unit has; `Intl` rounds some of them for display.

/**
 * The digits of the currency's minor unit: 0, 2, 3 or 4. Undefined for a code that is not in use, and for metals, test
 * codes and units of account to which the standard gives no minor unit: no amount can be stated in them.
 */
export function currencyDigits(code: string): number | undefined {
  return digits.get(code);
}

/** ISO 4217’s own code for “no currency”: of what costs nothing, or no known price. It is no currency in use. */
export const noCurrency = 'XXX';

const codesByDigits: readonly (readonly [number, string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [2, 'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD'],
  [2, 'CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP'],
  [2, 'GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT'],
  [2, 'LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN'],
  [2, 'NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB'],
  [2, 'SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS'],
  [2, 'UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG'],
  // Both ended during 2025 and stand in orders placed under the first packs, in force from 2025-01-01.
  [2, 'ANG BGN'],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
];

const digits: ReadonlyMap<string, number> = new Map(
  codesByDigits.flatMap(([count, codes]) => codes.split(' ').map((code) => [code, count] as const)),
);
