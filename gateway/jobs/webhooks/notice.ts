import { insertJobs } from '../../../shared/database/jobs/jobs.ts'
import { guildFacts } from '../../../shared/database/seasons/close.ts'
import type { WaitingDelivery } from '../../../shared/database/webhooks/deliveries.ts'
import { escapeMarkdown } from '../../../shared/discord/markdown.ts'
import { speakFrom } from '../../../shared/text/say.ts'
import { texts } from '../../../shared/text/texts.ts'
import type { TurnedOff } from '../../../shared/webhooks/attempt.ts'
import { directMessage } from '../announcements/direct-message.ts'
import type { EffectContext } from '../context.ts'

const noticeTexts = texts({
  'webhook.failing': {
    en: 'I switched off the webhook to **{host}**: for five days, nothing that I sent was accepted. Once it works again, switch it on on the page “Webhooks” of the dashboard.',
    de: 'Ich habe den Webhook an **{host}** ausgeschaltet: Fünf Tage lang wurde nichts angenommen, was ich gesendet habe. Wenn er wieder funktioniert, schalte ihn im Dashboard auf der Seite „Webhooks“ ein.',
    fr: 'J’ai désactivé le webhook vers **{host}** : pendant cinq jours, rien de ce que j’ai envoyé n’a été accepté. Quand il fonctionnera de nouveau, réactive-le sur la page « Webhooks » du tableau de bord.',
    es: 'He desactivado el webhook a **{host}**: durante cinco días no se ha aceptado nada de lo que he enviado. Cuando vuelva a funcionar, actívalo en la página «Webhooks» del panel.',
    'pt-BR':
      'Desativei o webhook para **{host}**: por cinco dias, nada do que enviei foi aceito. Quando ele voltar a funcionar, ative-o na página “Webhooks” do painel.',
  },
  'webhook.gone': {
    en: 'I switched off the webhook to **{host}**: its server replied that it no longer exists (410).',
    de: 'Ich habe den Webhook an **{host}** ausgeschaltet: Sein Server hat geantwortet, dass es ihn nicht mehr gibt (410).',
    fr: 'J’ai désactivé le webhook vers **{host}** : son serveur a répondu qu’il n’existe plus (410).',
    es: 'He desactivado el webhook a **{host}**: su servidor ha respondido que ya no existe (410).',
    'pt-BR': 'Desativei o webhook para **{host}**: o servidor dele respondeu que ele não existe mais (410).',
  },
})
const say = speakFrom(noticeTexts)

/** Tells the person who added a webhook that it was switched off. /doctor shows it to all admins. */
export async function noticeOff(
  { guildId, url, createdBy }: WaitingDelivery,
  why: TurnedOff,
  { db, now, log }: EffectContext,
): Promise<void> {
  const { host } = new URL(url)
  log.warn({ guild: guildId, host, why }, 'a webhook was switched off')
  if (createdBy === null) return
  const { locale } = await guildFacts(db, guildId)
  const content = say(locale)(`webhook.${why}`, { host: escapeMarkdown(host) })
  await insertJobs(db, [directMessage(guildId, createdBy, content, now())], now())
}
