import { useEffect } from 'preact/hooks'
import { serversTexts } from '../../../../shared/text/web/servers-texts.ts'
import { shellTexts } from '../../../../shared/text/web/shell-texts.ts'
import { sayFrom } from '../../language.ts'
import { LinkButton } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Appearance } from '../../shell/appearance.tsx'
import { Brand } from '../../shell/brand.tsx'
import { loginAddress } from '../../shell/session-ended.tsx'

const say = sayFrom(serversTexts)
const sayShell = sayFrom(shellTexts)

/**
 * The button that logs in, and the data that the login asks Discord for. After the login, the person comes back to the
 * address that was opened.
 */
export function Login() {
  useEffect(() => {
    document.title = `${say('login.title')} · Prosperity`
  }, [])
  return (
    <div class="mx-auto grid max-w-md gap-8 py-8 sm:py-16">
      <div class="text-center">
        <Brand class="mx-auto mb-6 size-14" />
        <h1 class="text-3xl font-semibold tracking-tight text-balance">{say('login.title')}</h1>
        <p class="mt-3 text-soft text-balance">{say('login.intro')}</p>
      </div>
      <LinkButton href={loginAddress()} kind="primary" class="min-h-12 text-base!">
        {say('login.button')}
      </LinkButton>
      <section class="rounded-card border border-line bg-surface p-5 text-sm">
        <h2 class="mb-3 font-semibold">{say('login.asks')}</h2>
        <ul class="grid gap-3">
          <li class="flex gap-3">
            <Icon name="account" class="size-5 text-accent" />
            {say('login.asksName')}
          </li>
          <li class="flex gap-3">
            <Icon name="bots" class="size-5 text-accent" />
            {say('login.asksServers')}
          </li>
          <li class="flex gap-3 border-t border-line pt-3 text-soft">
            <Icon name="ignored" class="size-5" />
            {say('login.asksNever')}
          </li>
        </ul>
      </section>
      <p class="flex flex-wrap justify-center gap-x-6 text-center text-sm">
        <a href="/docs" class="py-1 text-accent underline">
          {sayShell('shell.guide')}
        </a>
        <a href="/privacy" class="py-1 text-accent underline">
          {sayShell('shell.privacy')}
        </a>
      </p>
      <Appearance beside />
    </div>
  )
}
