/** Networks of IPv4 that are not the public internet. https://www.iana.org/assignments/iana-ipv4-special-registry */
const CLOSED_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  // Link-local; also the metadata services of clouds.
  ['169.254.0.0', 16],
  // Public by its number, but answered by the host of each virtual machine on Azure.
  ['168.63.129.16', 32],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  // Multicast, reserved and broadcast.
  ['224.0.0.0', 3],
]

/**
 * Networks within 2000::/3 that are not the public internet, or that lead to an IPv4 address (Teredo, 6to4): the first word, and the
 * range of the second. https://www.iana.org/assignments/iana-ipv6-special-registry
 */
const CLOSED_V6: readonly (readonly [first: number, from: number, to: number])[] = [
  [0x2001, 0x0000, 0x01ff],
  [0x2001, 0x0db8, 0x0db8],
  [0x2002, 0x0000, 0xffff],
  [0x3fff, 0x0000, 0xffff],
]

/** The number of an IPv4 address; null for any other text. */
function readV4(text: string): number | null {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return null
  return parts.reduce((all, part) => all * 256 + Number(part), 0)
}

function isPublicV4(address: number): boolean {
  return !CLOSED_V4.some(([network, bits]) => {
    const size = 2 ** (32 - bits)
    return Math.floor(address / size) === Math.floor((readV4(network) ?? 0) / size)
  })
}

/** The eight words of an IPv6 address; null for any other text. An IPv4 address may stand for the last two words. */
function readV6(text: string): number[] | null {
  const v4 = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text)
  const embedded = v4?.[2] === undefined ? null : readV4(v4[2])
  if (v4 !== null && embedded === null) return null
  const plain =
    v4 === null || embedded === null
      ? text
      : `${v4[1]}${Math.floor(embedded / 65_536).toString(16)}:${(embedded % 65_536).toString(16)}`
  const halves = plain.split('::')
  if (halves.length > 2) return null
  const [left = [], right = []] = halves.map((half) => (half === '' ? [] : half.split(':')))
  const missing = 8 - left.length - right.length
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null
  const words = [...left, ...Array.from({ length: missing }, () => '0'), ...right]
  if (!words.every((word) => /^[\da-f]{1,4}$/i.test(word))) return null
  return words.map((word) => Number.parseInt(word, 16))
}

function isPublicV6(words: readonly number[]): boolean {
  const [first = 0, second = 0] = words
  // Everything outside 2000::/3 is local, reserved, multicast, or an IPv4 address in another form.
  if (first < 0x2000 || first > 0x3fff) return false
  return !CLOSED_V6.some(([one, from, to]) => first === one && second >= from && second <= to)
}

/**
 * Whether an IP address is on the public internet. Every other address is refused: private and shared networks, loopback, link-local,
 * multicast, reserved, and every form of IPv6 that contains an IPv4 address. A text that is no address is refused, too.
 */
export function isPublicAddress(text: string): boolean {
  const v4 = readV4(text)
  if (v4 !== null) return isPublicV4(v4)
  const v6 = readV6(text)
  return v6 !== null && isPublicV6(v6)
}

/** Whether a text is an IP address. */
export const isAddress = (text: string): boolean => readV4(text) !== null || readV6(text) !== null
