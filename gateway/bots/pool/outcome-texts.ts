import { speakFrom } from '../../../shared/text/say.ts'
import { texts } from '../../../shared/text/texts.ts'

/** What the gateway says of a customer's bot once it has done what was asked. */
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
    de: '**{name}** ist angehalten.',
    fr: '**{name}** est arrêté.',
    es: '**{name}** está detenido.',
    'pt-BR': '**{name}** está parado.',
  },
  'whitelabelOutcome.failed': {
    en: '**{name}** cannot run.',
    de: '**{name}** kann nicht laufen.',
    fr: '**{name}** ne peut pas fonctionner.',
    es: '**{name}** no puede funcionar.',
    'pt-BR': '**{name}** não pode funcionar.',
  },
  'whitelabelOutcome.waiting': {
    en: '**{name}** has to wait before it can start.',
    de: '**{name}** muss warten, bis er starten kann.',
    fr: '**{name}** doit attendre avant de démarrer.',
    es: '**{name}** tiene que esperar para iniciarse.',
    'pt-BR': '**{name}** precisa esperar para iniciar.',
  },
  'whitelabelOutcome.paused': {
    en: '**{name}** is paused.',
    de: '**{name}** pausiert.',
    fr: '**{name}** est en pause.',
    es: '**{name}** está en pausa.',
    'pt-BR': '**{name}** está pausado.',
  },
  'whitelabelOutcome.deleted': {
    en: '**{name}** is deleted. What members have earned stays.',
    de: '**{name}** ist gelöscht. Was Mitglieder verdient haben, bleibt.',
    fr: '**{name}** est supprimé. Ce que les membres ont gagné reste.',
    es: '**{name}** se ha eliminado. Lo que han ganado los miembros se conserva.',
    'pt-BR': '**{name}** foi excluído. O que os membros ganharam permanece.',
  },
})

/** These sentences in a reader's language. @param locale Discord's locale code, e.g. `en-US` */
export const speak = speakFrom(whitelabelOutcomeTexts)
