import type { BrandingPatch, BrandingReply } from '../../../../shared/api/branding.ts'
import { brandingPageTexts } from '../../../../shared/text/web/branding-page-texts.ts'
import { call } from '../../api/client.ts'
import { useResource } from '../../api/resource.ts'
import { sayFrom, writeTime } from '../../language.ts'
import { ask } from '../../parts/ask.tsx'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Loaded, sentenceOf } from '../../parts/states.tsx'
import { toast } from '../../parts/toast.tsx'
import type { PageProps } from '../list.ts'
import { ProfileForm } from './profile-form.tsx'

const say = sayFrom(brandingPageTexts)

/** The name, pictures and description that the main bot has only on this server. */
export default function BrandingPage({ guildId }: PageProps) {
  const path = `/guilds/${guildId}/branding`
  const branding = useResource<BrandingReply>(path)

  async function save(body: BrandingPatch) {
    const answer = await call(path, { method: 'PATCH', body })
    if (!answer.ok) return answer.problem
    toast(say('brandingPage.saved'))
    await branding.load()
    return null
  }

  async function reset(): Promise<void> {
    const words = { title: say('brandingPage.reset'), text: say('brandingPage.resetText') }
    if (!(await ask({ ...words, agree: say('brandingPage.reset'), danger: true }))) return
    const answer = await call(path, { method: 'DELETE' })
    if (!answer.ok) toast(sentenceOf(answer.problem), 'error')
    await branding.load()
  }

  return (
    <Page title={say('brandingPage.title')} hint={say('brandingPage.intro')}>
      <Loaded of={branding}>
        {(shown) => {
          const { nick, bio, avatarUrl, bannerUrl, premiumEndedAt, refusal } = shown
          const isSet = [nick, bio, avatarUrl, bannerUrl].some((part) => part !== null)
          return (
            <div class="grid grid-cols-1 gap-4">
              {refusal !== null && <Notice>{refusal}</Notice>}
              {premiumEndedAt !== null && (
                <Notice tone="warning">{say('brandingPage.ends', { time: writeTime(premiumEndedAt) })}</Notice>
              )}
              <Card>
                {/* A new form for each state that was saved, so that its fields show that state. */}
                <ProfileForm key={JSON.stringify(shown)} shown={shown} onSave={save} />
              </Card>
              {isSet && (
                <div>
                  <Button onClick={() => void reset()}>{say('brandingPage.reset')}</Button>
                </div>
              )}
            </div>
          )
        }}
      </Loaded>
    </Page>
  )
}
