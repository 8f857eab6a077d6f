/** A section of a page: a heading and the text below it, up to the next heading. */
export interface Section {
  /** Of the page, with the section's place in it, e.g. `/docs/members/xp#levels`. */
  path: string
  /** Of the page. */
  title: string
  /** Empty for the text before the first heading. */
  heading: string
  text: string
  /** Set if the page is in English, and the reader's language is another one. */
  isEnglish?: true
}

/** A section with its words in the form in which a search compares them. */
export interface FoldedSection {
  section: Section
  title: string
  heading: string
  text: string
}

/** A part of a text; words that were looked for are marked. */
export interface Piece {
  text: string
  isMarked: boolean
}

export interface Hit {
  section: Section
  /** The text around the first word that was found. */
  excerpt: Piece[]
}

/** Characters of a query that are read. */
export const LONGEST_QUERY = 100
const MOST_WORDS = 8
const MOST_HITS = 20
const EXCERPT_LENGTH = 180
/** Of shorter words, no ending is left out. */
const LEAST_WITH_ENDING = 5
const ENDING_LENGTH = 2

/** A text in small letters without accents. It has the length of the original, so that positions are the same in both. */
const folded = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\0-\x7f]/g, (letter) => letter.normalize('NFD').charAt(0))

/** @param sections as the build wrote them */
export const foldSections = (sections: readonly Section[]): FoldedSection[] =>
  sections.map((section) => {
    const { title, heading, text } = section
    // The title is the heading of the text at the beginning of a page.
    return { section, title: folded(title), heading: folded(heading || title), text: folded(text) }
  })

/** The words of a query. A slash stays, because it begins the name of a command. */
const wordsOf = (query: string): string[] =>
  (folded(query.slice(0, LONGEST_QUERY)).match(/[/\p{L}\p{N}_-]+/gu) ?? [])
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, MOST_WORDS)

/** A word without the ending that tells singular from plural in most of our languages. */
const stemOf = (word: string): string => (word.length >= LEAST_WITH_ENDING ? word.slice(0, -ENDING_LENGTH) : word)

/** How well a word fits a section; 0 if the section does not have it. */
function weightOf(word: string, { title, heading, text }: FoldedSection): number {
  const stem = stemOf(word)
  const inText = (wanted: string, weight: number): number => (text.includes(wanted) ? weight : 0)
  const inTitles = (wanted: string, weight: number): number =>
    (heading.includes(wanted) ? 2 * weight : 0) + (title.includes(wanted) ? weight : 0)
  const whole = inTitles(word, 6) + inText(word, 3)
  return whole > 0 ? whole : inTitles(stem, 3) + inText(stem, 1)
}

/** The text around the first of the words. Each word that was found is marked, up to its end. */
function excerptOf(words: readonly string[], { section, text }: FoldedSection): Piece[] {
  const wanted = words.map((word) => (text.includes(word) ? word : stemOf(word)))
  const places = wanted.map((word) => text.indexOf(word)).filter((place) => place >= 0)
  const first = places.length === 0 ? 0 : Math.min(...places)
  const from = first < EXCERPT_LENGTH / 2 ? 0 : text.indexOf(' ', first - EXCERPT_LENGTH / 3) + 1
  const end = from + EXCERPT_LENGTH
  const to = end >= text.length ? text.length : Math.max(text.lastIndexOf(' ', end), first + LONGEST_QUERY)
  const pieces: Piece[] = [{ text: from > 0 ? '… ' : '', isMarked: false }]
  let at = from
  while (at < to) {
    const next = wanted
      .map((word) => ({ place: text.indexOf(word, at), length: word.length }))
      .filter(({ place }) => place >= 0 && place < to)
      .sort((one, other) => one.place - other.place || other.length - one.length)[0]
    const stop = next?.place ?? to
    pieces.push({ text: section.text.slice(at, stop), isMarked: false })
    if (next === undefined) break
    at = stop + next.length
    while (/[\p{L}\p{N}]/u.test(text.charAt(at))) at++
    pieces.push({ text: section.text.slice(stop, at), isMarked: true })
  }
  if (to < text.length) pieces.push({ text: ' …', isMarked: false })
  return pieces.filter((piece) => piece.text !== '')
}

/**
 * The sections that have all words of a query, the best first. If no section has all, the sections with the most words.
 * Upper case, accents and the endings of words do not matter.
 */
export function findSections(sections: readonly FoldedSection[], query: string): Hit[] {
  const words = wordsOf(query)
  if (words.length === 0) return []
  const rated = sections
    .map((section) => {
      const weights = words.map((word) => weightOf(word, section))
      const count = weights.filter((weight) => weight > 0).length
      return { section, count, weight: weights.reduce((sum, weight) => sum + weight, 0) }
    })
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count || other.weight - one.weight)
  const most = rated[0]?.count ?? 0
  return rated
    .filter(({ count }) => count === most)
    .slice(0, MOST_HITS)
    .map(({ section }) => ({ section: section.section, excerpt: excerptOf(words, section) }))
}
