import { escapeMarkdown, userMention } from './markdown.ts'
import type { Snowflake } from './snowflake.ts'

/** As long as Discord lets the name of a user or member be, in code points. A bot's or a server's may be cut. */
const LONGEST = 32

/** Scripts in which a joiner between two letters changes how they are written. */
const JOINING =
  '[\\p{scx=Arab}\\p{scx=Syrc}\\p{scx=Deva}\\p{scx=Beng}\\p{scx=Gujr}\\p{scx=Taml}\\p{scx=Telu}\\p{scx=Knda}\\p{scx=Mlym}\\p{scx=Sinh}]'

/** What is not seen, and what turns the direction of all that follows; but what makes one sign out of several stays. */
const UNSEEN = new RegExp(
  [
    // In emoji: the joiner between two pictures, the sign that asks for the coloured form.
    '\\u200d(?!(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f]\\u200d)\\p{Extended_Pictographic})(?!(?<=JOINING\\u200d)JOINING)',
    '\\u200c(?!(?<=JOINING\\u200c)JOINING)',
    '(?<![\\p{Emoji}])\\ufe0f',
    '(?![\\u200c\\u200d\\ufe0f])[\\p{Default_Ignorable_Code_Point}\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\u2800]',
  ]
    .join('|')
    .replaceAll('JOINING', JOINING),
  'gu',
)

/** Marks above and below letters. More than three on one are written by nobody's language. */
const PILED_MARKS = /(\p{M}{3})\p{M}+/gu
const SPACES = /[\s\p{Z}]+/gu
const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u
/** What is written from right to left, and would draw the numbers after it along. */
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Samaritan}\p{Script=Mandaic}]/u
const [ISOLATE, END_OF_ISOLATE] = ['\u2068', '\u2069']

/** Most names, for which nothing below has to be looked at. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/

function clean(name: string, longest: number): string | null {
  if (name.length <= longest && PLAIN.test(name)) return name
  const seen = name
    .slice(0, 1_000)
    .normalize('NFC')
    .replace(SPACES, ' ')
    .replace(UNSEEN, '')
    .replace(PILED_MARKS, '$1')
    .replace(SPACES, ' ')
    .trim()
    // A mark without a letter would land on what stands before the name.
    .replace(/^\p{M}+/u, '')
  if (!SEEN.test(seen)) return null
  const signs = [...seen]
  if (signs.length <= longest) return seen
  const kept = signs.slice(0, longest - 1).join('')
  return `${kept.replace(/[\u200c\u200d]+$/u, '').trimEnd()}…`
}

/** Names of one thing, the best first: a member's nickname, display name, username. */
export type Names = readonly (string | null | undefined)[]

/**
 * A name as it can stand where nothing is read as formatting, e.g. in a menu: on one line, none of its signs unseen.
 * @param longest signs that it may have
 * @returns null where it shows nothing
 */
export function plainName(name: string | null | undefined, longest = LONGEST): string | null {
  const cleaned = name ? clean(name, longest) : null
  return cleaned !== null && RIGHT_TO_LEFT.test(cleaned) ? `${ISOLATE}${cleaned}${END_OF_ISOLATE}` : cleaned
}

/** What a menu has room for, beside some words. */
const LONGEST_LABEL = 80

/** The name of a role, channel or bot to choose from. */
export const labelName = (name: string | null | undefined): string | null => plainName(name, LONGEST_LABEL)

/** The best of the names that shows anything, for the text of a message: formatting, links and mentions in it have no effect. */
export function shownName(...names: Names): string | null {
  for (const name of names) {
    const plain = plainName(name)
    if (plain !== null) return escapeMarkdown(plain)
  }
  return null
}

/**
 * A member by mention and name: whoever reads it with a client that does not know the member, who may have left, sees
 * the mention as digits.
 */
export function namedMention(userId: Snowflake, ...names: Names): string {
  const name = shownName(...names)
  return name === null ? userMention(userId) : `${userMention(userId)} (${name})`
}
