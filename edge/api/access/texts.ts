import { speakFrom } from '../../../shared/text/say.ts'
import { texts } from '../../../shared/text/texts.ts'

const accessTexts = texts({
  everyone: {
    en: 'Everybody has @everyone, so everybody would have this access. Choose another role.',
    de: '@everyone haben alle, also hätten alle diesen Zugriff. Wähle eine andere Rolle.',
    fr: 'Tout le monde a @everyone, donc tout le monde aurait cet accès. Choisis un autre rôle.',
    es: 'Todos tienen @everyone, así que todos tendrían este acceso. Elige otro rol.',
    'pt-BR': 'Todos têm @everyone, então todos teriam esse acesso. Escolha outro cargo.',
  },
  noRole: {
    en: 'This role no longer exists. Reload the page to see the roles of the server.',
    de: 'Diese Rolle gibt es nicht mehr. Lade die Seite neu, um die Rollen des Servers zu sehen.',
    fr: 'Ce rôle n’existe plus. Recharge la page pour voir les rôles du serveur.',
    es: 'Este rol ya no existe. Recarga la página para ver los roles del servidor.',
    'pt-BR': 'Este cargo não existe mais. Recarregue a página para ver os cargos do servidor.',
  },
  full: {
    en: 'There are already {most} roles with this access, which is the maximum. Remove one first.',
    de: 'Es gibt schon {most} Rollen mit diesem Zugriff, mehr sind nicht möglich. Entferne zuerst eine.',
    fr: 'Il y a déjà {most} rôles avec cet accès, et c’est le maximum. Retires-en un d’abord.',
    es: 'Ya hay {most} roles con este acceso, el máximo. Quita uno primero.',
    'pt-BR': 'Já há {most} cargos com esse acesso, o máximo. Remova um primeiro.',
  },
  none: {
    en: 'This role has no access of its own. Somebody may have taken it away already.',
    de: 'Diese Rolle hat keinen eigenen Zugriff. Vielleicht hat ihn schon jemand entzogen.',
    fr: 'Ce rôle n’a pas d’accès. Quelqu’un l’a peut-être déjà retiré.',
    es: 'Este rol no tiene acceso propio. Puede que alguien ya se lo haya quitado.',
    'pt-BR': 'Este cargo não tem acesso próprio. Talvez alguém já o tenha retirado.',
  },
})

/** A function of a locale that formats the sentences about roles with access. */
export const sayAccess = speakFrom(accessTexts)
