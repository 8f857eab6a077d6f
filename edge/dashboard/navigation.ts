import { signal } from '@preact/signals'

/**
 * Whether the person came to this page from another page of the dashboard. Then its heading takes the focus; after the
 * first load, the browser keeps the focus where it is.
 */
export const hasNavigated = signal(false)

/** Asks whether unsaved changes may be lost. */
type LeaveQuestion = () => Promise<boolean>

/** Null where the page has no unsaved changes. */
let question: LeaveQuestion | null = null

const warnOnClose = (event: BeforeUnloadEvent): void => event.preventDefault()

/**
 * Asks before the person leaves the page, until the returned function is called. Closing the tab shows the browser's own
 * question.
 */
export function askBeforeLeaving(next: LeaveQuestion): () => void {
  question = next
  addEventListener('beforeunload', warnOnClose)
  return () => {
    if (question !== next) return
    question = null
    removeEventListener('beforeunload', warnOnClose)
  }
}

/** Leaves the page by loading another one, without the browser's question. */
export function leaveTo(address: string): void {
  removeEventListener('beforeunload', warnOnClose)
  location.assign(address)
}

/** The addresses that the dashboard draws itself. The server answers all others, such as the login. */
export const OWN_PAGES = /^\/(?:$|[?#]|servers\/|bots$|account$)/

/** The link that a click follows inside the dashboard; null where the browser handles the click. */
function followed(event: MouseEvent): HTMLAnchorElement | null {
  if (event.defaultPrevented || event.button !== 0) return null
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  if (!(link instanceof HTMLAnchorElement) || link.origin !== location.origin) return null
  if (!OWN_PAGES.test(link.pathname)) return null
  return link.target === '' || link.target === '_self' ? link : null
}

/** The address of the page that is shown. */
let shown = location.pathname + location.search

/** Remembers the address of the page that is shown. Call it after each navigation. */
export function noteNavigation(): void {
  shown = location.pathname + location.search
}

/**
 * Stops navigations inside the dashboard while a page has unsaved changes, and continues them if the person agrees. Call it
 * once, before the router listens.
 * @param go navigates the router
 */
export function guardNavigation(go: (path: string) => void): void {
  async function continueIfAgreed(ask: LeaveQuestion, path: string): Promise<void> {
    if (!(await ask())) return
    question = null
    removeEventListener('beforeunload', warnOnClose)
    go(path)
  }
  addEventListener(
    'click',
    (event) => {
      const link = followed(event)
      if (link === null || question === null || link.hash !== '') return
      event.preventDefault()
      event.stopImmediatePropagation()
      void continueIfAgreed(question, link.pathname + link.search)
    },
    { capture: true },
  )
  // The browser has already moved in its history. The address goes back to the shown page until the person agrees.
  addEventListener('popstate', (event) => {
    const path = location.pathname + location.search
    // A link to a place in the same page changes the address too.
    if (question === null || path === shown) return
    event.stopImmediatePropagation()
    history.pushState(null, '', shown)
    void continueIfAgreed(question, path)
  })
}
