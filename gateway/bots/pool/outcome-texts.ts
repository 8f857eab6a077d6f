import { speakFrom } from '../../../shared/text/say.ts'
import { texts } from '../../../shared/text/texts.ts'

/** The gateway's answers to an owner about the outcome of an action on a bot. */
export const whitelabelOutcomeTexts = texts({
  'whitelabelOutcome.running': {
    en: '**{name}** is running.',
    de: '**{name}** läuft.',
    fr: '**{name}** est en marche.',
    es: '**{name}** está en marcha.',
    'pt-BR': '**{name}** está em execução.',
  },
  'whitelabelOutcome.stopped': {
    en: '**{name}** is stopped.',
    de: '**{name}** ist gestoppt.',
    fr: '**{name}** est arrêté.',
    es: '**{name}** está detenido.',
    'pt-BR': '**{name}** está parado.',
  },
  'whitelabelOutcome.failed': {
    en: '**{name}** cannot run.',
    de: '**{name}** kann nicht starten.',
    fr: '**{name}** ne peut pas démarrer.',
    es: '**{name}** no puede iniciarse.',
    'pt-BR': '**{name}** não consegue iniciar.',
  },
  'whitelabelOutcome.waiting': {
    en: '**{name}** has to wait before it can start.',
    de: '**{name}** muss noch warten, bevor der Bot starten kann.',
    fr: '**{name}** doit attendre avant de démarrer.',
    es: '**{name}** tiene que esperar antes de iniciarse.',
    'pt-BR': '**{name}** precisa esperar antes de iniciar.',
  },
  'whitelabelOutcome.paused': {
    en: '**{name}** is paused.',
    de: '**{name}** ist pausiert.',
    fr: '**{name}** est en pause.',
    es: '**{name}** está en pausa.',
    'pt-BR': '**{name}** está pausado.',
  },
  'whitelabelOutcome.deleted': {
    en: '**{name}** is deleted. Members keep the XP they have earned.',
    de: '**{name}** ist gelöscht. Mitglieder behalten die XP, die sie verdient haben.',
    fr: '**{name}** est supprimé. Les membres gardent l’XP qu’ils ont gagnée.',
    es: '**{name}** se ha eliminado. Los miembros conservan la XP que han ganado.',
    'pt-BR': '**{name}** foi excluído. Os membros ficam com o XP que ganharam.',
  },
})

/** These sentences in a reader's language. @param locale Discord's locale code, e.g. `en-US` */
export const speak = speakFrom(whitelabelOutcomeTexts)
