import { texts } from '../../../shared/text/texts.ts'

/** The replies of `/settings commands`. */
export const limitsTexts = texts({
  'limits.help': {
    en: 'With Manage Server, all commands work everywhere. Discord’s own rules are in Server Settings → Integrations: they hide commands, and I cannot allow what they forbid. Mine also apply to buttons and to your own bot.',
    de: 'Mit „Server verwalten“ funktionieren alle Befehle überall. Discords eigene Regeln stehen unter Servereinstellungen → Integrationen: Sie blenden Befehle aus, und was sie verbieten, kann ich nicht erlauben. Meine gelten auch für Buttons und für deinen eigenen Bot.',
    fr: 'Avec « Gérer le serveur », toutes les commandes fonctionnent partout. Les règles de Discord sont dans Paramètres du serveur → Intégrations : elles masquent des commandes, et je ne peux pas autoriser ce qu’elles interdisent. Les miennes valent aussi pour les boutons et pour ton propre bot.',
    es: 'Con «Gestionar servidor», todos los comandos funcionan en todas partes. Las reglas de Discord están en Ajustes del servidor → Integraciones: ocultan comandos, y no puedo permitir lo que prohíben. Las mías valen también para los botones y para tu propio bot.',
    'pt-BR':
      'Com “Gerenciar servidor”, todos os comandos funcionam em todo lugar. As regras do Discord ficam em Configurações do servidor → Integrações: elas escondem comandos, e não posso permitir o que elas proíbem. As minhas também valem para os botões e para o seu próprio bot.',
  },
  'limits.everyone': {
    en: 'Everybody has @everyone. Choose another role.',
    de: '@everyone haben alle. Wähle eine andere Rolle.',
    fr: 'Tout le monde a @everyone. Choisis un autre rôle.',
    es: 'Todos tienen @everyone. Elige otro rol.',
    'pt-BR': 'Todos têm @everyone. Escolha outro cargo.',
  },
  'limits.full': {
    en: 'There are already {most}, which is the maximum. Remove one with {remove}.',
    de: 'Es gibt schon {most}, mehr sind nicht möglich. Entferne einen Eintrag mit {remove}.',
    fr: 'Il y en a déjà {most}, et c’est le maximum. Retires-en un avec {remove}.',
    es: 'Ya hay {most}, el máximo. Quita uno con {remove}.',
    'pt-BR': 'Já há {most}, o máximo. Remova um com {remove}.',
  },
  'limits.dead': {
    en: 'Without Manage Server, nobody can use my commands: all channels or all roles for them were deleted. Remove these with {remove}.',
    de: 'Ohne „Server verwalten“ kann niemand meine Befehle benutzen: Alle Kanäle oder alle Rollen dafür wurden gelöscht. Entferne sie mit {remove}.',
    fr: 'Sans « Gérer le serveur », personne ne peut utiliser mes commandes : tous les salons ou tous les rôles prévus ont été supprimés. Retire-les avec {remove}.',
    es: 'Sin «Gestionar servidor», nadie puede usar mis comandos: todos sus canales o todos sus roles ya no existen. Quítalos con {remove}.',
    'pt-BR':
      'Sem “Gerenciar servidor”, ninguém pode usar meus comandos: todos os canais ou todos os cargos deles foram excluídos. Remova-os com {remove}.',
  },
  'limits.partly': {
    en: 'My commands are limited to {count} {count|channel or role|channels or roles} that {count|was|were} deleted or that I cannot see. {list} shows which.',
    de: 'Meine Befehle sind auf {count} {count|Kanal oder Rolle|Kanäle oder Rollen} beschränkt, {count|der oder die|die} gelöscht {count|wurde|wurden} oder für mich nicht sichtbar {count|ist|sind}. {list} zeigt mehr dazu.',
    fr: 'Mes commandes sont limitées à {count} {count|salon ou rôle supprimé ou invisible|salons ou rôles supprimés ou invisibles} pour moi. {list} affiche les détails.',
    es: 'Mis comandos están limitados a {count} {count|canal o rol que ya no existe o que no puedo|canales o roles que ya no existen o que no puedo} ver. {list} muestra los detalles.',
    'pt-BR':
      'Meus comandos estão limitados a {count} {count|canal ou cargo excluído ou que não consigo|canais ou cargos excluídos ou que não consigo} ver. {list} mostra os detalhes.',
  },
})

export const limitsTranslations = {
  de: { name: 'befehle', description: 'Wo und für wen die Befehle funktionieren' },
  fr: { name: 'commandes', description: 'Où et pour qui les commandes fonctionnent' },
  es: { name: 'comandos', description: 'Dónde y para quién funcionan los comandos' },
  'pt-BR': { name: 'comandos', description: 'Onde e para quem os comandos funcionam' },
}

export const limitsAllowTranslations = {
  de: {
    name: 'erlauben',
    description: 'Beschränkt die Befehle auf Kanäle, Rollen oder Mitglieder',
    options: {
      channel: { name: 'kanal', description: 'Ein Kanal mit seinen Threads, ein Thread oder eine ganze Kategorie' },
      role: { name: 'rolle', description: 'Eine Rolle, deren Mitglieder die Befehle benutzen dürfen' },
      member: { name: 'mitglied', description: 'Ein Mitglied, das die Befehle benutzen darf' },
    },
  },
  fr: {
    name: 'autoriser',
    description: 'Limite les commandes à des salons, des rôles ou des membres',
    options: {
      channel: { name: 'salon', description: 'Un salon avec ses fils, un fil ou toute une catégorie' },
      role: { name: 'rôle', description: 'Un rôle dont les membres peuvent utiliser les commandes' },
      member: { name: 'membre', description: 'Un membre qui peut utiliser les commandes' },
    },
  },
  es: {
    name: 'permitir',
    description: 'Limita los comandos a canales, roles o miembros',
    options: {
      channel: { name: 'canal', description: 'Un canal con sus hilos, un hilo o toda una categoría' },
      role: { name: 'rol', description: 'Un rol cuyos miembros pueden usar los comandos' },
      member: { name: 'miembro', description: 'Un miembro que puede usar los comandos' },
    },
  },
  'pt-BR': {
    name: 'permitir',
    description: 'Limita os comandos a canais, cargos ou membros',
    options: {
      channel: { name: 'canal', description: 'Um canal com seus tópicos, um tópico ou uma categoria inteira' },
      role: { name: 'cargo', description: 'Um cargo cujos membros podem usar os comandos' },
      member: { name: 'membro', description: 'Um membro que pode usar os comandos' },
    },
  },
}

export const limitsRemoveTranslations = {
  de: {
    name: 'entfernen',
    description: 'Nimmt einen Kanal, eine Rolle oder ein Mitglied von der Liste',
    options: { entry: { name: 'eintrag', description: 'Welcher Kanal, welche Rolle oder welches Mitglied' } },
  },
  fr: {
    name: 'retirer',
    description: 'Retire un salon, un rôle ou un membre de la liste',
    options: { entry: { name: 'entrée', description: 'Quel salon, rôle ou membre' } },
  },
  es: {
    name: 'quitar',
    description: 'Quita un canal, un rol o un miembro de la lista',
    options: { entry: { name: 'entrada', description: 'Qué canal, rol o miembro' } },
  },
  'pt-BR': {
    name: 'remover',
    description: 'Tira um canal, um cargo ou um membro da lista',
    options: { entry: { name: 'entrada', description: 'Qual canal, cargo ou membro' } },
  },
}

export const limitsListTranslations = {
  de: { name: 'liste', description: 'Zeigt, wo und für wen die Befehle funktionieren' },
  fr: { name: 'liste', description: 'Affiche où et pour qui les commandes fonctionnent' },
  es: { name: 'lista', description: 'Muestra dónde y para quién funcionan los comandos' },
  'pt-BR': { name: 'lista', description: 'Mostra onde e para quem os comandos funcionam' },
}
