import { auditListTexts } from '../../../shared/audit/list-texts.ts'
import { MANAGERS_ABOUT } from '../../../shared/settings/manager-roles.ts'
import { texts } from '../../../shared/text/texts.ts'

/** The replies of `/settings managers`. */
export const managersTexts = texts({
  'managers.added': {
    en: 'Members with {role} can now manage me as if they had Manage Server, but they can only give and take roles that they could also give by hand. If Discord hides my commands from them, allow the role in Server Settings → Integrations.',
    de: 'Mitglieder mit {role} dürfen mich jetzt verwalten, als hätten sie „Server verwalten“. Sie können aber nur Rollen vergeben und entziehen, die sie auch von Hand vergeben könnten. Wenn Discord ihnen meine Befehle nicht zeigt, erlaube die Rolle unter Servereinstellungen → Integrationen.',
    fr: 'Les membres qui ont {role} peuvent désormais me gérer comme s’ils avaient « Gérer le serveur », mais ils ne peuvent donner et retirer que les rôles qu’ils pourraient donner eux-mêmes. Si Discord leur cache mes commandes, autorise le rôle dans Paramètres du serveur → Intégrations.',
    es: 'Los miembros con {role} ya pueden gestionarme como si tuvieran «Gestionar servidor», pero solo pueden dar y quitar roles que también podrían dar a mano. Si Discord les oculta mis comandos, permite el rol en Ajustes del servidor → Integraciones.',
    'pt-BR':
      'Membros com {role} agora podem me gerenciar como se tivessem “Gerenciar servidor”, mas só podem dar e tirar cargos que também poderiam dar manualmente. Se o Discord esconder meus comandos deles, permita o cargo em Configurações do servidor → Integrações.',
  },
  'viewers.added': {
    en: 'Members with {role} can look at the dashboard.',
    de: 'Mitglieder mit {role} dürfen sich das Dashboard ansehen.',
    fr: 'Les membres qui ont {role} peuvent consulter le tableau de bord.',
    es: 'Los miembros con {role} pueden ver el panel.',
    'pt-BR': 'Membros com {role} podem ver o painel.',
  },
  'managers.full': {
    en: 'There are already {most} such roles, which is the maximum. Remove one with {remove}.',
    de: 'Es gibt schon {most} solche Rollen, mehr sind nicht möglich. Entferne eine mit {remove}.',
    fr: 'Il y a déjà {most} rôles de ce genre, et c’est le maximum. Retires-en un avec {remove}.',
    es: 'Ya hay {most} roles de este tipo, el máximo. Quita uno con {remove}.',
    'pt-BR': 'Já há {most} cargos desse tipo, o máximo. Remova um com {remove}.',
  },
  'managers.removed': {
    en: 'Members with {role} no longer have access, unless they have Manage Server.',
    de: 'Mitglieder mit {role} haben keinen Zugriff mehr, außer sie haben „Server verwalten“.',
    fr: 'Les membres qui ont {role} n’ont plus accès, sauf s’ils ont « Gérer le serveur ».',
    es: 'Los miembros con {role} ya no tienen acceso, salvo que tengan «Gestionar servidor».',
    'pt-BR': 'Membros com {role} não têm mais acesso, a menos que tenham “Gerenciar servidor”.',
  },
  'managers.title': auditListTexts['audit.manager'],
  'managers.empty': {
    en: 'There are none. Members with Manage Server can manage me. An administrator can add a role with {add}.',
    de: 'Es gibt keine. Wer „Server verwalten“ hat, darf mich verwalten. Mit {add} kann ein Administrator eine Rolle hinzufügen.',
    fr: 'Il n’y en a aucun. Les membres qui ont « Gérer le serveur » peuvent me gérer. Un administrateur peut ajouter un rôle avec {add}.',
    es: 'No hay ninguno. Pueden gestionarme quienes tengan «Gestionar servidor». Un administrador puede añadir un rol con {add}.',
    'pt-BR':
      'Não há nenhum. Quem tem “Gerenciar servidor” pode me gerenciar. Um administrador pode adicionar um cargo com {add}.',
  },
})

export const managersTranslations = {
  de: { name: 'manager', description: MANAGERS_ABOUT.de },
  fr: { name: 'gestionnaires', description: MANAGERS_ABOUT.fr },
  es: { name: 'gestores', description: MANAGERS_ABOUT.es },
  'pt-BR': { name: 'gestores', description: MANAGERS_ABOUT['pt-BR'] },
}

export const managersAddTranslations = {
  de: {
    name: 'hinzufügen',
    description: 'Lässt Mitglieder mit einer Rolle diesen Bot verwalten',
    options: {
      role: { name: 'rolle', description: 'Welche Rolle' },
      access: {
        name: 'zugriff',
        description: 'Was sie erlaubt',
        choices: { manage: 'Verwalten', view: 'Dashboard ansehen' },
      },
    },
  },
  fr: {
    name: 'ajouter',
    description: 'Permet aux membres qui ont un rôle de gérer ce bot',
    options: {
      role: { name: 'rôle', description: 'Quel rôle' },
      access: {
        name: 'accès',
        description: 'Ce qu’il permet',
        choices: { manage: 'Gérer', view: 'Consulter le tableau de bord' },
      },
    },
  },
  es: {
    name: 'añadir',
    description: 'Permite que los miembros con un rol gestionen este bot',
    options: {
      role: { name: 'rol', description: 'Qué rol' },
      access: {
        name: 'acceso',
        description: 'Qué permite',
        choices: { manage: 'Gestionar', view: 'Ver el panel' },
      },
    },
  },
  'pt-BR': {
    name: 'adicionar',
    description: 'Permite que membros com um cargo gerenciem este bot',
    options: {
      role: { name: 'cargo', description: 'Qual cargo' },
      access: {
        name: 'acesso',
        description: 'O que ele permite',
        choices: { manage: 'Gerenciar', view: 'Ver o painel' },
      },
    },
  },
}

export const managersRemoveTranslations = {
  de: {
    name: 'entfernen',
    description: 'Lässt Mitglieder mit einer Rolle diesen Bot nicht mehr verwalten',
    options: { role: { name: 'rolle', description: 'Welche Manager-Rolle' } },
  },
  fr: {
    name: 'retirer',
    description: 'Ne permet plus aux membres qui ont un rôle de gérer ce bot',
    options: { role: { name: 'rôle', description: 'Quel rôle de gestionnaire' } },
  },
  es: {
    name: 'quitar',
    description: 'Los miembros con un rol ya no gestionan este bot',
    options: { role: { name: 'rol', description: 'Qué rol de gestor' } },
  },
  'pt-BR': {
    name: 'remover',
    description: 'Os membros com um cargo não gerenciam mais este bot',
    options: { role: { name: 'cargo', description: 'Qual cargo de gestor' } },
  },
}

export const managersListTranslations = {
  de: { name: 'liste', description: 'Zeigt die Rollen, deren Mitglieder diesen Bot verwalten dürfen' },
  fr: { name: 'liste', description: 'Affiche les rôles qui permettent de gérer ce bot' },
  es: { name: 'lista', description: 'Muestra qué roles permiten gestionar este bot' },
  'pt-BR': { name: 'lista', description: 'Mostra quais cargos permitem gerenciar este bot' },
}
