import type { Random } from './random.ts'

/** Keys that every object inherits, or that have a special meaning. */
export const HOSTILE_KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '', '\u0000', '😀']

const DEPTH = 500

/** A list in a list in a list. */
const deep = (): unknown => Array.from({ length: DEPTH }).reduce<unknown>((inner) => [inner], 'deep')

/** `JSON.parse` makes `__proto__` a key of its own, as it does with what arrives from outside. */
const prototypes = (): unknown => JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"type":1}}}')

/** Invalid values by kind, so that each kind is chosen as often as every other. */
const KINDS: readonly ((random: Random) => unknown)[] = [
  () => null,
  (random) => random.chance(0.5),
  (random) => random.pick([0, -1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 53), 1e308, 5e-324, 99, 2 ** 64]),
  (random) => random.pick(['', ' ', '0', '-1', '07', 'NaN', '1e9', '٣', '18446744073709551616', '9'.repeat(400)]),
  (random) => random.pick(['\ud800', 'a\udfff', '\u0000', '\u202e', '🎉'.repeat(60), 'e\u0301'.repeat(60)]),
  (random) =>
    random.pick(["'; DROP TABLE users; --", '"', '\\', '{{7*7}}', '%00', '?', ':x', '<@&1>', '@everyone', '`']),
  (random) =>
    random.pick(['xx-YY', 'de-', 'i-klingon', 'en-US-u-nu-thai', 'x'.repeat(21), '_', 'zh-Hans-CN-x-private']),
  (random) => 'x'.repeat(random.pick([101, 2_001, 6_001, 70_000])),
  () => [],
  () => ({}),
  (random) =>
    Array.from({ length: random.pick([26, 1_000]) }, (_, nth) => ({ name: `option-${nth}`, type: 3, value: nth })),
  deep,
  prototypes,
  (random) => random.pick(HOSTILE_KEYS),
]

export const hostileValue = (random: Random): unknown => random.pick(KINDS)(random)
