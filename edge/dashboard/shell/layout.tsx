import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { partsTexts } from '../../../shared/text/web/parts-texts.ts'
import { shellTexts } from '../../../shared/text/web/shell-texts.ts'
import { online } from '../api/client.ts'
import { sayFrom } from '../language.ts'
import { Questions } from '../parts/ask.tsx'
import { IconButton } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { useMedia } from '../parts/media.ts'
import { Toasts } from '../parts/toast.tsx'
import { Header } from './header.tsx'
import { NavigationBar } from './navigation-bar.tsx'
import { SessionEnded } from './session-ended.tsx'

const say = sayFrom(shellTexts)
const sayParts = sayFrom(partsTexts)

/** Wide enough for the navigation beside the page: `lg` in the classes. */
const WIDE = '(min-width: 64rem)'

/** The server's id in an address; null for pages that are about no server. */
const guildIn = (path: string): string | null => /^\/servers\/(\d{1,20})(?:\/|$)/.exec(path)?.[1] ?? null

/** Header and navigation around a page. @param path of the page that is open */
export function Layout({ path, children }: { path: string; children: ComponentChildren }) {
  const guildId = guildIn(path)
  const drawer = useRef<HTMLDialogElement>(null)
  const hasOpened = useSignal(false)
  const isWide = useMedia(WIDE)
  useEffect(() => drawer.current?.close(), [path])
  function openDrawer(): void {
    hasOpened.value = true
    drawer.current?.showModal()
  }
  return (
    <>
      <a
        href="#content"
        class="sr-only z-50 rounded-control bg-accent px-4 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {say('shell.skip')}
      </a>
      <Header guildId={guildId} onMenu={guildId === null ? null : openDrawer} />
      {!online.value && (
        <p role="status" class="flex items-center gap-2 bg-warning-tint px-4 py-2 text-sm text-ink">
          <Icon name="warning" class="size-4.5 text-warning" />
          {say('shell.offline')}
        </p>
      )}
      <div class="mx-auto flex w-full max-w-[90rem]">
        {guildId !== null && (
          <>
            {isWide && (
              <div class="sticky top-14 h-[calc(100dvh-3.500rem)] w-60 shrink-0 overflow-y-auto px-3 py-5">
                <NavigationBar guildId={guildId} path={path} />
              </div>
            )}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: Escape does the same as a click beside the drawer */}
            <dialog
              ref={drawer}
              aria-label={say('shell.menu')}
              class="m-0 h-dvh max-h-none w-72 max-w-[85vw] border-r border-line bg-surface px-3 py-2 text-ink shadow-raised lg:hidden"
              onClick={(event) => {
                // A click beside the drawer closes it. So does a click on a link, also a link to the open page.
                const isLink = event.target instanceof Element && event.target.closest('a') !== null
                if (event.target === drawer.current || isLink) drawer.current?.close()
              }}
            >
              <div class="mb-3 flex items-center justify-between pl-3">
                <span class="font-semibold">{say('shell.menu')}</span>
                <IconButton icon="close" label={sayParts('parts.close')} onClick={() => drawer.current?.close()} />
              </div>
              {hasOpened.value && <NavigationBar guildId={guildId} path={path} />}
            </dialog>
          </>
        )}
        <main
          id="content"
          tabIndex={-1}
          class="min-h-[calc(100dvh-3.500rem)] min-w-0 flex-1 px-4 pt-6 pb-28 outline-none sm:px-8 sm:pt-8"
        >
          {children}
        </main>
      </div>
      <Toasts />
      <Questions />
      <SessionEnded />
    </>
  )
}
