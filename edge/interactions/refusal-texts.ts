import { texts } from '../../shared/text/texts.ts'

export const refusalTexts = texts({
  'refusal.failed': {
    en: 'Something went wrong here. Please try again; if it happens again, report the code `{id}`.',
    de: 'Hier ist etwas schiefgegangen. Versuch es bitte noch einmal; passiert es wieder, melde den Code `{id}`.',
    fr: 'Quelque chose s’est mal passé ici. Réessaie ; si cela se reproduit, signale le code `{id}`.',
    es: 'Algo ha salido mal. Inténtalo de nuevo; si vuelve a ocurrir, comunica el código `{id}`.',
    'pt-BR': 'Algo deu errado aqui. Tente de novo; se acontecer outra vez, informe o código `{id}`.',
  },
  'refusal.uncertain': {
    en: 'Something went wrong here, and it may have been done all the same. Look before you try again; if it happens again, report the code `{id}`.',
    de: 'Hier ist etwas schiefgegangen, und vielleicht ist es trotzdem geschehen. Sieh nach, bevor du es noch einmal versuchst; passiert es wieder, melde den Code `{id}`.',
    fr: 'Quelque chose s’est mal passé ici, mais l’action a peut-être été effectuée. Vérifie avant de réessayer ; si cela se reproduit, signale le code `{id}`.',
    es: 'Algo ha salido mal, pero puede que se haya hecho de todos modos. Compruébalo antes de intentarlo de nuevo; si vuelve a ocurrir, comunica el código `{id}`.',
    'pt-BR':
      'Algo deu errado aqui, mas pode ter sido feito mesmo assim. Confira antes de tentar de novo; se acontecer outra vez, informe o código `{id}`.',
  },
  'refusal.unknownInteraction': {
    en: 'I do not know how to answer this.',
    de: 'Ich weiß nicht, wie ich darauf antworten soll.',
    fr: 'Je ne sais pas comment répondre à cela.',
    es: 'No sé cómo responder a esto.',
    'pt-BR': 'Não sei como responder a isso.',
  },
  'refusal.unknownCommand': {
    en: 'I do not have this command any more. Reload Discord to see the ones I have.',
    de: 'Diesen Befehl habe ich nicht mehr. Lade Discord neu, um meine Befehle zu sehen.',
    fr: 'Je n’ai plus cette commande. Recharge Discord pour voir celles que j’ai.',
    es: 'Ya no tengo este comando. Recarga Discord para ver los que tengo.',
    'pt-BR': 'Não tenho mais esse comando. Recarregue o Discord para ver os que tenho.',
  },
  'refusal.unknownComponent': {
    en: 'I do not know this button or menu. Run its command again.',
    de: 'Ich kenne diesen Knopf oder dieses Menü nicht. Führe den Befehl noch einmal aus.',
    fr: 'Je ne connais pas ce bouton ou ce menu. Relance sa commande.',
    es: 'No conozco este botón o menú. Ejecuta de nuevo su comando.',
    'pt-BR': 'Não conheço esse botão ou menu. Use o comando de novo.',
  },
  'refusal.expired': {
    en: 'This menu has expired, run the command again.',
    de: 'Dieses Menü ist abgelaufen, führe den Befehl noch einmal aus.',
    fr: 'Ce menu a expiré, relance la commande.',
    es: 'Este menú ha caducado, ejecuta de nuevo el comando.',
    'pt-BR': 'Este menu expirou, use o comando de novo.',
  },
  'refusal.notYours': {
    en: 'This belongs to somebody else. Run the command yourself to get your own.',
    de: 'Das gehört jemand anderem. Führe den Befehl selbst aus, um dein eigenes zu bekommen.',
    fr: 'Ceci appartient à quelqu’un d’autre. Lance la commande toi-même pour avoir le tien.',
    es: 'Esto es de otra persona. Ejecuta tú el comando para tener el tuyo.',
    'pt-BR': 'Isso é de outra pessoa. Use você o comando para ter o seu.',
  },
  'refusal.option': {
    en: 'The option `{option}` is missing or has a value I cannot use.',
    de: 'Die Option `{option}` fehlt oder hat einen Wert, mit dem ich nichts anfangen kann.',
    fr: 'L’option `{option}` manque ou a une valeur que je ne peux pas utiliser.',
    es: 'La opción `{option}` falta o tiene un valor que no puedo usar.',
    'pt-BR': 'A opção `{option}` está faltando ou tem um valor que não posso usar.',
  },
  'refusal.serverOnly': {
    en: 'This works in servers only. Run it in a channel of a server I am in.',
    de: 'Das geht nur auf Servern. Führe es in einem Kanal eines Servers aus, auf dem ich bin.',
    fr: 'Cela ne fonctionne que sur un serveur. Lance-le dans un salon d’un serveur où je suis.',
    es: 'Esto solo funciona en servidores. Ejecútalo en un canal de un servidor en el que esté yo.',
    'pt-BR': 'Isso só funciona em servidores. Use em um canal de um servidor em que eu esteja.',
  },
  'refusal.permission': {
    en: 'You need the {permission} permission for this.',
    de: 'Dafür brauchst du die Berechtigung „{permission}“.',
    fr: 'Il te faut la permission « {permission} » pour cela.',
    es: 'Para esto necesitas el permiso «{permission}».',
    'pt-BR': 'Você precisa da permissão “{permission}” para isso.',
  },
  'refusal.manager': {
    en: 'You need the {permission} permission for this, or a role that an administrator has made a manager role with {managers}.',
    de: 'Dafür brauchst du die Berechtigung „{permission}“ oder eine Rolle, die ein Administrator mit {managers} zur Manager-Rolle gemacht hat.',
    fr: 'Il te faut la permission « {permission} » pour cela, ou un rôle dont un administrateur a fait un rôle de gestionnaire avec {managers}.',
    es: 'Para esto necesitas el permiso «{permission}» o un rol que un administrador haya convertido en rol de gestor con {managers}.',
    'pt-BR':
      'Você precisa da permissão “{permission}” para isso, ou de um cargo que um administrador tornou cargo de gestor com {managers}.',
  },
  'refusal.premium': {
    en: 'This is a premium feature. Get premium on my profile, then run the command again.',
    de: 'Das gehört zu Premium. Hol dir Premium in meinem Profil und führe den Befehl dann noch einmal aus.',
    fr: 'Cette fonction est réservée au premium. Prends le premium sur mon profil, puis relance la commande.',
    es: 'Esta función es premium. Consigue premium en mi perfil y ejecuta de nuevo el comando.',
    'pt-BR': 'Esse recurso é premium. Assine o premium no meu perfil e use o comando de novo.',
  },
})
