import { COMMAND_LIMITS_ABOUT } from '../../../shared/settings/command-limits.ts'
import { texts } from '../../../shared/text/texts.ts'

/** The replies of `/settings commands`. */
export const limitsTexts = texts({
  'limits.help': {
    en: 'This applies to all my commands and buttons, and to your own bot, but not to members with Manage Server. Discord hides commands by rules of its own in Server Settings → Integrations; I cannot allow what they forbid.',
    de: 'Das gilt für alle meine Befehle und Buttons und für deinen eigenen Bot, nicht aber für Mitglieder mit „Server verwalten“. Discord blendet Befehle nach eigenen Regeln unter Servereinstellungen → Integrationen aus; was sie verbieten, kann ich nicht erlauben.',
    fr: 'Cela vaut pour toutes mes commandes, mes boutons et ton propre bot, mais pas pour les membres qui ont « Gérer le serveur ». Discord masque des commandes selon ses propres règles dans Paramètres du serveur → Intégrations ; je ne peux pas autoriser ce qu’elles interdisent.',
    es: 'Esto vale para todos mis comandos y botones y para tu propio bot, pero no para quienes tengan «Gestionar servidor». Discord oculta comandos con sus propias reglas en Ajustes del servidor → Integraciones; no puedo permitir lo que prohíban.',
    'pt-BR':
      'Isso vale para todos os meus comandos e botões e para o seu próprio bot, mas não para quem tem “Gerenciar servidor”. O Discord esconde comandos com regras próprias em Configurações do servidor → Integrações; não posso permitir o que elas proíbem.',
  },
  'limits.full': {
    en: 'There are already {most}, which is the maximum. Remove one with {remove}.',
    de: 'Es gibt schon {most}, mehr sind nicht möglich. Entferne einen Eintrag mit {remove}.',
    fr: 'Il y en a déjà {most}, et c’est le maximum. Retires-en un avec {remove}.',
    es: 'Ya hay {most}, el máximo. Quita uno con {remove}.',
    'pt-BR': 'Já há {most}, o máximo. Remova um com {remove}.',
  },
})

export const limitsTranslations = {
  de: { name: 'befehle', description: COMMAND_LIMITS_ABOUT.de },
  fr: { name: 'commandes', description: COMMAND_LIMITS_ABOUT.fr },
  es: { name: 'comandos', description: COMMAND_LIMITS_ABOUT.es },
  'pt-BR': { name: 'comandos', description: COMMAND_LIMITS_ABOUT['pt-BR'] },
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
