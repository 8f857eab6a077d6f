import { texts } from '../../../shared/text/texts.ts'
import { withWhere } from './where-texts.ts'

export const meCountingTexts = texts({
  'me.countingOff': {
    en: 'I no longer count you in this server. You keep your XP and roles, and earn nothing for messages, voice and reactions. I log nothing that you do. In voice, it is as if you were not there. `/me counting on` ends this.',
    de: 'Ich zähle dich auf diesem Server nicht mehr. Du behältst deine XP und Rollen und verdienst nichts für Nachrichten, Sprachkanäle und Reaktionen. Ich protokolliere nichts, was du tust. In Sprachkanälen ist es, als wärst du nicht da. `/me counting on` beendet das.',
    fr: 'Je ne te compte plus sur ce serveur. Tu gardes ton XP et tes rôles, et tu ne gagnes rien pour les messages, le vocal et les réactions. Je n’enregistre rien de ce que tu fais. En vocal, c’est comme si tu n’étais pas là. `/me counting on` y met fin.',
    es: 'Ya no te cuento en este servidor. Conservas tu XP y tus roles, y no ganas nada por mensajes, voz ni reacciones. No registro nada de lo que haces. En los canales de voz es como si no estuvieras. `/me counting on` lo termina.',
    'pt-BR':
      'Não conto mais você neste servidor. Você mantém seu XP e seus cargos e não ganha nada por mensagens, voz ou reações. Não registro nada do que você faz. Nos canais de voz, é como se você não estivesse lá. `/me counting on` termina isso.',
  },
  'me.countingOffEverywhere': {
    en: 'I no longer count you in any server, also not in those that you join later. You keep your XP and roles, and earn nothing. I log nothing that you do. `/me counting on` ends this, here or everywhere.',
    de: 'Ich zähle dich auf keinem Server mehr, auch nicht auf solchen, denen du später beitrittst. Du behältst deine XP und Rollen und verdienst nichts. Ich protokolliere nichts, was du tust. `/me counting on` beendet das, hier oder überall.',
    fr: 'Je ne te compte plus sur aucun serveur, ni sur ceux que tu rejoindras plus tard. Tu gardes ton XP et tes rôles, et tu ne gagnes rien. Je n’enregistre rien de ce que tu fais. `/me counting on` y met fin, ici ou partout.',
    es: 'Ya no te cuento en ningún servidor, tampoco en los que entres más tarde. Conservas tu XP y tus roles, y no ganas nada. No registro nada de lo que haces. `/me counting on` lo termina, aquí o en todas partes.',
    'pt-BR':
      'Não conto mais você em nenhum servidor, nem nos que você entrar depois. Você mantém seu XP e seus cargos e não ganha nada. Não registro nada do que você faz. `/me counting on` termina isso, aqui ou em todos.',
  },
  'me.countingOn': {
    en: 'I count you in this server again. What you write from now on earns XP.',
    de: 'Ich zähle dich auf diesem Server wieder. Was du ab jetzt schreibst, bringt XP.',
    fr: 'Je te compte de nouveau sur ce serveur. Ce que tu écris désormais rapporte de l’XP.',
    es: 'Vuelvo a contarte en este servidor. Lo que escribas desde ahora da XP.',
    'pt-BR': 'Volto a contar você neste servidor. O que você escrever a partir de agora rende XP.',
  },
  'me.countingOnEverywhere': {
    en: 'I count you in all servers again. What you write from now on earns XP.',
    de: 'Ich zähle dich auf allen Servern wieder. Was du ab jetzt schreibst, bringt XP.',
    fr: 'Je te compte de nouveau sur tous les serveurs. Ce que tu écris désormais rapporte de l’XP.',
    es: 'Vuelvo a contarte en todos los servidores. Lo que escribas desde ahora da XP.',
    'pt-BR': 'Volto a contar você em todos os servidores. O que você escrever a partir de agora rende XP.',
  },
})

export const meCountingTranslations = {
  de: { name: 'zählen', description: 'Ob du XP verdienst' },
  fr: { name: 'comptage', description: 'Si tu gagnes de l’XP' },
  es: { name: 'conteo', description: 'Si ganas XP' },
  'pt-BR': { name: 'contagem', description: 'Se você ganha XP' },
}

export const meCountingOffTranslations = withWhere({
  de: { name: 'aus', description: 'Du behältst deine XP und verdienst keine; nichts wird protokolliert' },
  fr: { name: 'non', description: 'Tu gardes ton XP et n’en gagnes plus ; rien n’est enregistré' },
  es: { name: 'no', description: 'Conservas tu XP y no ganas más; no se registra nada' },
  'pt-BR': { name: 'não', description: 'Você mantém seu XP e não ganha mais; nada é registrado' },
})

export const meCountingOnTranslations = withWhere({
  de: { name: 'an', description: 'Du verdienst wieder XP' },
  fr: { name: 'oui', description: 'Tu gagnes de nouveau de l’XP' },
  es: { name: 'sí', description: 'Vuelves a ganar XP' },
  'pt-BR': { name: 'sim', description: 'Você volta a ganhar XP' },
})
