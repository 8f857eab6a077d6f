import * as v from 'valibot'
import { channelMention } from '../discord/markdown.ts'
import { Permission } from '../discord/permission.ts'
import { isSnowflake, type Snowflake } from '../discord/snowflake.ts'
import { NOTIFICATION_TYPES } from '../levelling/announcement.ts'
import { speakFrom } from '../text/say.ts'
import { texts } from '../text/texts.ts'
import { setting } from './setting.ts'

/** The ways to announce level-ups, and the replies after one is set. */
export const notificationTexts = texts({
  'settings.reply': {
    en: 'In reply to the message',
    de: 'Als Antwort auf die Nachricht',
    fr: 'En réponse au message',
    es: 'En respuesta al mensaje',
    'pt-BR': 'Em resposta à mensagem',
  },
  'settings.channel': {
    en: 'In one channel',
    de: 'In einem Kanal',
    fr: 'Dans un salon',
    es: 'En un canal',
    'pt-BR': 'Em um canal',
  },
  'settings.dm': {
    en: 'By direct message',
    de: 'Per Direktnachricht',
    fr: 'Par message privé',
    es: 'Por mensaje directo',
    'pt-BR': 'Por mensagem direta',
  },
  'settings.disable': {
    en: 'Not at all',
    de: 'Gar nicht',
    fr: 'Pas du tout',
    es: 'De ninguna manera',
    'pt-BR': 'De jeito nenhum',
  },
  'settings.inChannel': {
    en: 'In {channel}',
    de: 'In {channel}',
    fr: 'Dans {channel}',
    es: 'En {channel}',
    'pt-BR': 'Em {channel}',
  },
  'settings.replySet': {
    en: 'Level-ups are announced in reply to the message that reached them.',
    de: 'Level-Aufstiege werden als Antwort auf die Nachricht verkündet, die sie brachte.',
    fr: 'Les montées de niveau sont annoncées en réponse au message qui les a déclenchées.',
    es: 'Las subidas de nivel se anuncian en respuesta al mensaje que las logró.',
    'pt-BR': 'Quem sobe de nível é anunciado em resposta à mensagem que o levou lá.',
  },
  'settings.channelSet': {
    en: 'Level-ups are announced in {channel}.',
    de: 'Level-Aufstiege werden in {channel} verkündet.',
    fr: 'Les montées de niveau sont annoncées dans {channel}.',
    es: 'Las subidas de nivel se anuncian en {channel}.',
    'pt-BR': 'Quem sobe de nível é anunciado em {channel}.',
  },
  'settings.dmSet': {
    en: 'Each member learns about level-ups by direct message. Members who have turned off direct messages learn nothing.',
    de: 'Jedes Mitglied erfährt von seinem Aufstieg per Direktnachricht. Wer Direktnachrichten abgeschaltet hat, erfährt nichts.',
    fr: 'Chaque membre apprend sa montée de niveau par message privé. Ceux qui ont désactivé les messages privés ne reçoivent rien.',
    es: 'Cada miembro se entera de su subida por mensaje directo. Quien tenga desactivados los mensajes directos no recibe nada.',
    'pt-BR': 'Cada membro fica sabendo por mensagem direta. Quem desativou as mensagens diretas não recebe nada.',
  },
  'settings.disableSet': {
    en: 'Level-ups are no longer announced. Members still receive level roles.',
    de: 'Level-Aufstiege werden nicht mehr verkündet. Level-Rollen gibt es trotzdem.',
    fr: 'Les montées de niveau ne sont plus annoncées. Les rôles de niveau sont donnés quand même.',
    es: 'Las subidas de nivel ya no se anuncian. Los roles de nivel se siguen dando.',
    'pt-BR': 'Quem sobe de nível não é mais anunciado. Os cargos de nível continuam sendo dados.',
  },
})

const snowflake = v.custom<Snowflake>((value) => typeof value === 'string' && isSnowflake(value))

const say = speakFrom(notificationTexts)

/** Where level-ups are announced. The channel matters only for the type `channel`. */
export const notifications = setting({
  key: 'notifications',
  group: 'announcing',
  permission: Permission.ManageGuild,
  columns: {
    notificationType: { column: 'notification_type', schema: v.picklist(NOTIFICATION_TYPES), default: 'reply' },
    notificationChannelId: { column: 'notification_channel_id', schema: v.nullable(snowflake), default: null },
  },
  title: {
    en: 'Level-ups are announced',
    de: 'Level-Aufstiege werden verkündet',
    fr: 'Montées de niveau annoncées',
    es: 'Las subidas de nivel se anuncian',
    'pt-BR': 'Quem sobe de nível é anunciado',
  },
  shown({ notificationType: type, notificationChannelId: channelId }, locale) {
    if (type !== 'channel' || channelId === null) return say(locale)(`settings.${type}`)
    return say(locale)('settings.inChannel', { channel: channelMention(channelId) })
  },
  saved({ notificationType: type, notificationChannelId: channelId }, locale) {
    if (type !== 'channel') return say(locale)(`settings.${type}Set`)
    return say(locale)('settings.channelSet', { channel: channelId === null ? '' : channelMention(channelId) })
  },
  check({ notificationType: type, notificationChannelId: channelId }, { sights }) {
    if (type !== 'channel') return []
    if (channelId === null) return [{ kind: 'channelUnset' }]
    const sight = sights.get(channelId)
    if (sight === undefined) return []
    if (sight.found === 'gone') return [{ kind: 'channelDeleted', channelId }]
    if (sight.found === 'hidden') return [{ kind: 'channelHidden', channelId }]
    return sight.missing.length > 0 ? [{ kind: 'channelForbids', channelId, missing: sight.missing }] : []
  },
  form: 'own',
})
