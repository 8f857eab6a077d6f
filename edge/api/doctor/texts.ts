import { speakFrom } from '../../../shared/text/say.ts'
import { texts } from '../../../shared/text/texts.ts'

/** The labels of the buttons that mend something, and sentences about the results. */
const mendTexts = texts({
  removeLevelRoles: {
    en: 'Remove these level roles',
    de: 'Diese Level-Rollen entfernen',
    fr: 'Retirer ces rôles de niveau',
    es: 'Quitar estos roles de nivel',
    'pt-BR': 'Remover estes cargos de nível',
  },
  removeEntries: {
    en: 'Take deleted entries off the list',
    de: 'Gelöschte Einträge aus der Liste entfernen',
    fr: 'Retirer de la liste les éléments supprimés',
    es: 'Quitar de la lista los elementos eliminados',
    'pt-BR': 'Remover da lista os itens excluídos',
  },
  announceByReply: {
    en: 'Announce level-ups in reply to messages',
    de: 'Level-Aufstiege als Antwort auf Nachrichten ankündigen',
    fr: 'Annoncer les montées de niveau en réponse aux messages',
    es: 'Anunciar las subidas de nivel en respuesta a los mensajes',
    'pt-BR': 'Anunciar as subidas de nível em resposta às mensagens',
  },
  resetRate: {
    en: 'Set the multiplier to 1',
    de: 'Multiplikator auf 1 setzen',
    fr: 'Remettre le multiplicateur à 1',
    es: 'Poner el multiplicador a 1',
    'pt-BR': 'Definir o multiplicador como 1',
  },
  retry: {
    en: 'Try again',
    de: 'Noch einmal versuchen',
    fr: 'Réessayer',
    es: 'Intentarlo de nuevo',
    'pt-BR': 'Tentar de novo',
  },
  removed: {
    en: '{count} {count|entry was|entries were} taken off the list.',
    de: '{count} {count|Eintrag wurde|Einträge wurden} aus der Liste entfernt.',
    fr: '{count} {count|entrée a été retirée|entrées ont été retirées} de la liste.',
    es: '{count} {count|entrada se ha quitado|entradas se han quitado} de la lista.',
    'pt-BR': '{count} {count|item foi removido|itens foram removidos} da lista.',
  },
  retried: {
    en: 'I am trying again now. If it fails, the problem appears here again in a few minutes.',
    de: 'Ich versuche es jetzt noch einmal. Wenn es nicht klappt, erscheint das Problem in einigen Minuten wieder hier.',
    fr: 'Je réessaie maintenant. En cas d’échec, le problème réapparaîtra ici dans quelques minutes.',
    es: 'Lo estoy intentando de nuevo. Si falla, el problema volverá a aparecer aquí en unos minutos.',
    'pt-BR': 'Estou tentando de novo agora. Se falhar, o problema volta a aparecer aqui em alguns minutos.',
  },
  nothing: {
    en: 'There is nothing left to fix here.',
    de: 'Hier gibt es nichts mehr zu beheben.',
    fr: 'Il n’y a plus rien à réparer ici.',
    es: 'Aquí ya no hay nada que arreglar.',
    'pt-BR': 'Não há mais nada para resolver aqui.',
  },
  unknown: {
    en: 'I do not know how to fix this.',
    de: 'Ich weiß nicht, wie man das behebt.',
    fr: 'Je ne sais pas réparer cela.',
    es: 'No sé cómo arreglar esto.',
    'pt-BR': 'Não sei como resolver isso.',
  },
})

/** Formats these sentences in one language. @param locale Discord's locale code, e.g. `en-US` */
export const sayMend = speakFrom(mendTexts)
export type SayMend = ReturnType<typeof sayMend>
