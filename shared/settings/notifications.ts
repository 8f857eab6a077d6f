import * as v from 'valibot'
import { channelMention } from '../discord/markdown.ts'
import { Permission } from '../discord/permission.ts'
import { snowflakeSchema } from '../discord/snowflake-schema.ts'
import { NOTIFICATION_TYPES } from '../levelling/announcement.ts'
import type { Translated } from '../text/language.ts'
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
    fr: 'Jamais',
    es: 'Nunca',
    'pt-BR': 'Nunca',
  },
  'settings.inChannel': {
    en: 'In {channel}',
    de: 'In {channel}',
    fr: 'Dans {channel}',
    es: 'En {channel}',
    'pt-BR': 'Em {channel}',
  },
  'settings.replySet': {
    en: 'Level-ups are now announced in reply to the message that earned them.',
    de: 'Level-Aufstiege werden jetzt als Antwort auf die Nachricht angekündigt, die sie gebracht hat.',
    fr: 'Les montées de niveau sont maintenant annoncées en réponse au message qui les a déclenchées.',
    es: 'Las subidas de nivel se anuncian ahora en respuesta al mensaje con el que se consiguieron.',
    'pt-BR': 'As subidas de nível agora são anunciadas em resposta à mensagem que as causou.',
  },
  'settings.channelSet': {
    en: 'Level-ups are now announced in {channel}.',
    de: 'Level-Aufstiege werden jetzt in {channel} angekündigt.',
    fr: 'Les montées de niveau sont maintenant annoncées dans {channel}.',
    es: 'Las subidas de nivel se anuncian ahora en {channel}.',
    'pt-BR': 'As subidas de nível agora são anunciadas em {channel}.',
  },
  'settings.dmSet': {
    en: 'Each member is now told about a level-up by direct message. Members who do not accept direct messages get none.',
    de: 'Level-Aufstiege werden jetzt jedem Mitglied per Direktnachricht angekündigt. Wer keine Direktnachrichten annimmt, bekommt keine.',
    fr: 'Chaque membre apprend maintenant sa montée de niveau par message privé. Ceux qui n’acceptent pas les messages privés ne reçoivent rien.',
    es: 'Cada miembro recibe ahora sus subidas de nivel por mensaje directo. Quien no acepte mensajes directos no recibe nada.',
    'pt-BR':
      'Cada membro agora fica sabendo da subida de nível por mensagem direta. Quem não aceita mensagens diretas não recebe nada.',
  },
  'settings.disableSet': {
    en: 'Level-ups are no longer announced. Members still get their level roles.',
    de: 'Level-Aufstiege werden nicht mehr angekündigt. Level-Rollen werden weiterhin vergeben.',
    fr: 'Les montées de niveau ne sont plus annoncées. Les rôles de niveau sont toujours donnés.',
    es: 'Las subidas de nivel ya no se anuncian. Los roles de nivel se siguen dando.',
    'pt-BR': 'As subidas de nível não são mais anunciadas. Os cargos de nível continuam sendo dados.',
  },
})

const say = speakFrom(notificationTexts)

/** What the setting decides, in one sentence. */
export const NOTIFICATIONS_ABOUT: Translated = {
  en: 'Where level-ups are announced',
  de: 'Wo Level-Aufstiege angekündigt werden',
  fr: 'Où les montées de niveau sont annoncées',
  es: 'Dónde se anuncian las subidas de nivel',
  'pt-BR': 'Onde as subidas de nível são anunciadas',
}

/** Where level-ups are announced. The channel matters only for the type `channel`. */
export const notifications = setting({
  key: 'notifications',
  group: 'announcing',
  permission: Permission.ManageGuild,
  columns: {
    notificationType: { column: 'notification_type', schema: v.picklist(NOTIFICATION_TYPES), default: 'reply' },
    notificationChannelId: { column: 'notification_channel_id', schema: v.nullable(snowflakeSchema), default: null },
  },
  title: {
    en: 'Level-ups are announced',
    de: 'Level-Aufstiege werden angekündigt',
    fr: 'Montées de niveau annoncées',
    es: 'Las subidas de nivel se anuncian',
    'pt-BR': 'As subidas de nível são anunciadas',
  },
  about: NOTIFICATIONS_ABOUT,
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
