import { texts } from '../../../shared/text/texts.ts'

/** What `/settings managers` says. */
export const managersTexts = texts({
  'managers.added': {
    en: 'Members with {role} may manage me from now on, as if they had Manage Server, but give and take no role that they could not by hand. If Discord hides my commands from them, allow the role in Server Settings → Integrations.',
    de: 'Mitglieder mit {role} dürfen mich von jetzt an verwalten, als hätten sie „Server verwalten“, aber keine Rolle geben oder nehmen, die sie nicht auch von Hand vergeben könnten. Verbirgt Discord ihnen meine Befehle, erlaube die Rolle unter Servereinstellungen → Integrationen.',
    fr: 'Les membres ayant {role} peuvent désormais me gérer, comme s’ils avaient « Gérer le serveur », mais sans donner ni retirer un rôle qu’ils ne pourraient pas donner à la main. Si Discord leur cache mes commandes, autorise le rôle dans Paramètres du serveur → Intégrations.',
    es: 'Los miembros con {role} pueden gestionarme desde ahora como si tuvieran «Gestionar servidor», pero sin dar ni quitar roles que no podrían dar a mano. Si Discord les oculta mis comandos, permite el rol en Ajustes del servidor → Integraciones.',
    'pt-BR':
      'Membros com {role} agora podem me gerenciar como se tivessem “Gerenciar servidor”, mas sem dar nem tirar cargos que não poderiam dar à mão. Se o Discord esconder meus comandos deles, permita o cargo em Configurações do servidor → Integrações.',
  },
  'managers.known': {
    en: 'Members with {role} may manage me already. To end that, use {remove}.',
    de: 'Mitglieder mit {role} dürfen mich schon verwalten. Mit {remove} endet das.',
    fr: 'Les membres ayant {role} peuvent déjà me gérer. Pour y mettre fin : {remove}.',
    es: 'Los miembros con {role} ya pueden gestionarme. Para terminarlo, usa {remove}.',
    'pt-BR': 'Membros com {role} já podem me gerenciar. Para encerrar isso, use {remove}.',
  },
  'managers.full': {
    en: 'There are {most} manager roles already, and no more fit. Remove one with {remove}.',
    de: 'Es gibt schon {most} Manager-Rollen, und mehr passen nicht. Entferne eine mit {remove}.',
    fr: 'Il y a déjà {most} rôles de gestionnaire, et c’est le maximum. Retires-en un avec {remove}.',
    es: 'Ya hay {most} roles de gestor y no caben más. Quita uno con {remove}.',
    'pt-BR': 'Já há {most} cargos de gestor e não cabem mais. Remova um com {remove}.',
  },
  'managers.everyone': {
    en: 'Everybody has @everyone, so everybody would manage me. Choose another role.',
    de: '@everyone haben alle, also würden mich alle verwalten. Nimm eine andere Rolle.',
    fr: 'Tout le monde a @everyone, tout le monde me gérerait donc. Choisis un autre rôle.',
    es: 'Todos tienen @everyone, así que todos me gestionarían. Elige otro rol.',
    'pt-BR': 'Todos têm @everyone, então todos me gerenciariam. Escolha outro cargo.',
  },
  'managers.removed': {
    en: 'Members with {role} do not manage me any more, unless they have Manage Server.',
    de: 'Mitglieder mit {role} verwalten mich nicht mehr, außer sie haben „Server verwalten“.',
    fr: 'Les membres ayant {role} ne me gèrent plus, sauf s’ils ont « Gérer le serveur ».',
    es: 'Los miembros con {role} ya no me gestionan, salvo que tengan «Gestionar servidor».',
    'pt-BR': 'Membros com {role} não me gerenciam mais, a menos que tenham “Gerenciar servidor”.',
  },
  'managers.cleared': {
    en: 'There are no manager roles any more: whoever has Manage Server manages me.',
    de: 'Es gibt keine Manager-Rollen mehr: Wer „Server verwalten“ hat, verwaltet mich.',
    fr: 'Il n’y a plus de rôle de gestionnaire : ceux qui ont « Gérer le serveur » me gèrent.',
    es: 'Ya no hay roles de gestor: me gestiona quien tenga «Gestionar servidor».',
    'pt-BR': 'Não há mais cargos de gestor: quem tem “Gerenciar servidor” me gerencia.',
  },
  'managers.unknown': {
    en: 'That is no manager role. {list} shows those there are.',
    de: 'Das ist keine Manager-Rolle. {list} zeigt, welche es gibt.',
    fr: 'Ce n’est pas un rôle de gestionnaire. {list} montre ceux qui existent.',
    es: 'Ese no es un rol de gestor. {list} muestra los que hay.',
    'pt-BR': 'Isso não é um cargo de gestor. {list} mostra os que existem.',
  },
  'managers.title': {
    en: 'Manager roles',
    de: 'Manager-Rollen',
    fr: 'Rôles de gestionnaire',
    es: 'Roles de gestor',
    'pt-BR': 'Cargos de gestor',
  },
  'managers.empty': {
    en: 'None: whoever has Manage Server manages me. An administrator adds a role with {add}.',
    de: 'Keine: Wer „Server verwalten“ hat, verwaltet mich. Mit {add} fügt ein Administrator eine Rolle hinzu.',
    fr: 'Aucun : ceux qui ont « Gérer le serveur » me gèrent. Un administrateur ajoute un rôle avec {add}.',
    es: 'Ninguno: me gestiona quien tenga «Gestionar servidor». Un administrador añade un rol con {add}.',
    'pt-BR': 'Nenhum: quem tem “Gerenciar servidor” me gerencia. Um administrador adiciona um cargo com {add}.',
  },
  'managers.rolesDeleted': {
    en: '{count} manager {count|role was|roles were} deleted. Tidy up with {remove}.',
    de: '{count} Manager-{count|Rolle wurde|Rollen wurden} gelöscht. Räum mit {remove} auf.',
    fr: '{count} {count|rôle de gestionnaire a été supprimé|rôles de gestionnaire ont été supprimés}. Fais le ménage avec {remove}.',
    es: '{count} {count|rol de gestor se eliminó|roles de gestor se eliminaron}. Límpialo con {remove}.',
    'pt-BR': '{count} {count|cargo de gestor foi excluído|cargos de gestor foram excluídos}. Arrume com {remove}.',
  },
  'managers.byLevel': {
    en: '{role} is the role for level **{level}** and a manager role: whoever reaches that level manages me. End one of the two with {remove}.',
    de: '{role} ist die Rolle für Level **{level}** und eine Manager-Rolle: Wer dieses Level erreicht, verwaltet mich. Beende eines von beiden mit {remove}.',
    fr: '{role} est le rôle du niveau **{level}** et un rôle de gestionnaire : quiconque atteint ce niveau me gère. Mets fin à l’un des deux avec {remove}.',
    es: '{role} es el rol del nivel **{level}** y un rol de gestor: quien alcanza ese nivel me gestiona. Termina uno de los dos con {remove}.',
    'pt-BR':
      '{role} é o cargo do nível **{level}** e um cargo de gestor: quem alcança esse nível me gerencia. Encerre um dos dois com {remove}.',
  },
})

export const managersTranslations = {
  de: { name: 'manager', description: 'Rollen, deren Mitglieder diesen Bot verwalten dürfen' },
  fr: { name: 'gestionnaires', description: 'Rôles dont les membres peuvent gérer ce bot' },
  es: { name: 'gestores', description: 'Roles cuyos miembros pueden gestionar este bot' },
  'pt-BR': { name: 'gestores', description: 'Cargos cujos membros podem gerenciar este bot' },
}

export const managersAddTranslations = {
  de: {
    name: 'hinzufügen',
    description: 'Lässt Mitglieder mit einer Rolle diesen Bot verwalten',
    options: { role: { name: 'rolle', description: 'Welche Rolle' } },
  },
  fr: {
    name: 'ajouter',
    description: 'Laisse les membres ayant un rôle gérer ce bot',
    options: { role: { name: 'rôle', description: 'Quel rôle' } },
  },
  es: {
    name: 'añadir',
    description: 'Deja que los miembros con un rol gestionen este bot',
    options: { role: { name: 'rol', description: 'Qué rol' } },
  },
  'pt-BR': {
    name: 'adicionar',
    description: 'Deixa os membros com um cargo gerenciarem este bot',
    options: { role: { name: 'cargo', description: 'Qual cargo' } },
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
    description: 'Ne laisse plus les membres ayant un rôle gérer ce bot',
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
  de: { name: 'liste', description: 'Zeigt, wessen Rollen sie diesen Bot verwalten lassen' },
  fr: { name: 'liste', description: 'Affiche les rôles qui permettent de gérer ce bot' },
  es: { name: 'lista', description: 'Muestra qué roles permiten gestionar este bot' },
  'pt-BR': { name: 'lista', description: 'Mostra quais cargos permitem gerenciar este bot' },
}
