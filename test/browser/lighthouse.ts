import lighthouse from 'lighthouse'

/** The measurements of one run of Lighthouse. */
export interface Reading {
  /** 0 to 100, by category. */
  scores: Readonly<Record<string, number>>
  /** When the largest part of the page was painted. */
  lcpMs: number
  /** How long scripts kept the page from answering. */
  blockingMs: number
  /** How far parts of the page moved while it loaded. */
  shift: number
  /** Titles of the audits for accessibility that failed. */
  failed: string[]
}

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo']

/** How often Lighthouse may lose the trace of a page before the page counts as unmeasurable. */
const MOST_LOST = 3

/**
 * Measures a page on Lighthouse's simulated phone.
 * @param port of Chromium's remote debugging @param cookies of the person who is logged in
 */
export async function measure(
  url: string,
  port: number,
  cookies: readonly { name: string; value: string }[],
  lost = 0,
): Promise<Reading> {
  const run = await lighthouse(url, {
    port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: CATEGORIES,
    extraHeaders: { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') },
  })
  if (run === undefined) throw new Error('Lighthouse gave no result')
  const { audits, categories, runtimeError } = run.lhr
  // Chromium sometimes records no start of the page, and Lighthouse then asks for another run.
  if (runtimeError?.code === 'NO_NAVSTART' && lost < MOST_LOST) return measure(url, port, cookies, lost + 1)
  if (runtimeError) throw new Error(runtimeError.message)
  const numberOf = (id: string): number => audits[id]?.numericValue ?? Number.POSITIVE_INFINITY
  const refs = categories.accessibility?.auditRefs ?? []
  return {
    scores: Object.fromEntries(
      Object.entries(categories).map(([name, { score }]) => [name, Math.round((score ?? 0) * 100)]),
    ),
    lcpMs: numberOf('largest-contentful-paint'),
    blockingMs: numberOf('total-blocking-time'),
    shift: numberOf('cumulative-layout-shift'),
    failed: refs.flatMap(({ id, weight }) => (weight > 0 && audits[id]?.score === 0 ? [audits[id].title] : [])),
  }
}
