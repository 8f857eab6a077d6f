import { texts } from '../../shared/text/texts.ts'

export const refusalTexts = texts({
  'refusal.failed': {
    en: 'Something went wrong. Please try again. If it happens again, report the code `{id}`.',
    de: 'Da ist etwas schiefgegangen. Versuch es bitte noch einmal. Wenn es wieder passiert, melde den Code `{id}`.',
    fr: 'Une erreur s’est produite. Réessaie. Si cela se reproduit, signale le code `{id}`.',
    es: 'Algo ha salido mal. Inténtalo de nuevo. Si vuelve a ocurrir, informa del código `{id}`.',
    'pt-BR': 'Algo deu errado. Tente de novo. Se acontecer outra vez, informe o código `{id}`.',
  },
  'refusal.uncertain': {
    en: 'Something went wrong, but the command may have worked anyway. Check before you try again. If it happens again, report the code `{id}`.',
    de: 'Da ist etwas schiefgegangen, aber vielleicht hat der Befehl trotzdem gewirkt. Sieh nach, bevor du es noch einmal versuchst. Wenn es wieder passiert, melde den Code `{id}`.',
    fr: 'Une erreur s’est produite, mais la commande a peut-être fonctionné quand même. Vérifie avant de réessayer. Si cela se reproduit, signale le code `{id}`.',
    es: 'Algo ha salido mal, pero puede que el comando haya funcionado de todos modos. Compruébalo antes de intentarlo de nuevo. Si vuelve a ocurrir, informa del código `{id}`.',
    'pt-BR':
      'Algo deu errado, mas o comando pode ter funcionado mesmo assim. Confira antes de tentar de novo. Se acontecer outra vez, informe o código `{id}`.',
  },
  'refusal.notConnected': {
    en: 'This command is not available yet: a part of this bot is missing. Its operator finds what to do in the log, under the code `{id}`.',
    de: 'Dieser Befehl ist noch nicht verfügbar, weil ein Teil dieses Bots fehlt. Wer den Bot betreibt, findet im Log unter dem Code `{id}`, was zu tun ist.',
    fr: 'Cette commande n’est pas encore disponible : il manque une partie de ce bot. La personne qui l’héberge trouvera quoi faire dans le journal, sous le code `{id}`.',
    es: 'Este comando todavía no está disponible porque falta una parte de este bot. Quien lo administra encontrará qué hacer en el registro, con el código `{id}`.',
    'pt-BR':
      'Este comando ainda não está disponível porque falta uma parte deste bot. Quem o hospeda encontra o que fazer no log, pelo código `{id}`.',
  },
  'refusal.unknownInteraction': {
    en: 'I do not know how to answer this.',
    de: 'Ich weiß nicht, wie ich darauf antworten soll.',
    fr: 'Je ne sais pas comment répondre à cela.',
    es: 'No sé cómo responder a esto.',
    'pt-BR': 'Não sei como responder a isso.',
  },
  'refusal.unknownCommand': {
    en: 'This command no longer exists. Reload Discord to see my commands.',
    de: 'Diesen Befehl gibt es nicht mehr. Lade Discord neu, um meine Befehle zu sehen.',
    fr: 'Cette commande n’existe plus. Recharge Discord pour voir mes commandes.',
    es: 'Este comando ya no existe. Recarga Discord para ver mis comandos.',
    'pt-BR': 'Esse comando não existe mais. Recarregue o Discord para ver meus comandos.',
  },
  'refusal.unknownComponent': {
    en: 'This button or menu no longer exists. Run its command again.',
    de: 'Diesen Button oder dieses Menü gibt es nicht mehr. Führe den Befehl noch einmal aus.',
    fr: 'Ce bouton ou ce menu n’existe plus. Relance sa commande.',
    es: 'Este botón o menú ya no existe. Ejecuta de nuevo su comando.',
    'pt-BR': 'Esse botão ou menu não existe mais. Use o comando de novo.',
  },
  'refusal.expired': {
    en: 'This menu has expired. Run the command again.',
    de: 'Dieses Menü ist abgelaufen. Führe den Befehl noch einmal aus.',
    fr: 'Ce menu a expiré. Relance la commande.',
    es: 'Este menú ha caducado. Ejecuta de nuevo el comando.',
    'pt-BR': 'Este menu expirou. Use o comando de novo.',
  },
  'refusal.notYours': {
    en: 'This belongs to somebody else. Run the command yourself to get your own.',
    de: 'Das gehört jemand anderem. Führe den Befehl selbst aus, um dein eigenes zu bekommen.',
    fr: 'Ceci appartient à quelqu’un d’autre. Lance la commande toi-même pour avoir le tien.',
    es: 'Esto es de otra persona. Usa tú el comando para tener el tuyo.',
    'pt-BR': 'Isso é de outra pessoa. Use o comando para ter o seu.',
  },
  'refusal.option': {
    en: 'The option `{option}` is missing or has a value that I cannot use.',
    de: 'Die Option `{option}` fehlt oder hat einen Wert, mit dem ich nichts anfangen kann.',
    fr: 'L’option `{option}` manque ou a une valeur que je ne peux pas utiliser.',
    es: 'Falta la opción `{option}` o tiene un valor que no puedo usar.',
    'pt-BR': 'A opção `{option}` está faltando ou tem um valor que não posso usar.',
  },
  'refusal.serverOnly': {
    en: 'This only works in servers. Run it in a channel of a server that I am in.',
    de: 'Das geht nur auf Servern. Führe den Befehl in einem Kanal eines Servers aus, auf dem ich bin.',
    fr: 'Cela ne fonctionne que sur un serveur. Lance la commande dans un salon d’un serveur où je suis.',
    es: 'Esto solo funciona en servidores. Usa el comando en un canal de un servidor en el que yo esté.',
    'pt-BR': 'Isso só funciona em servidores. Use o comando em um canal de um servidor em que eu esteja.',
  },
  'refusal.unknownPlace': {
    en: 'Discord did not say where you used this, so I did nothing. Try it in a channel of a server that I am in.',
    de: 'Discord hat nicht gesagt, wo du das benutzt hast, deshalb habe ich nichts getan. Versuch es in einem Kanal eines Servers, auf dem ich bin.',
    fr: 'Discord n’a pas dit où tu as utilisé cela, je n’ai donc rien fait. Essaie dans un salon d’un serveur où je suis.',
    es: 'Discord no ha dicho dónde has usado esto, así que no he hecho nada. Pruébalo en un canal de un servidor en el que yo esté.',
    'pt-BR':
      'O Discord não disse onde você usou isso, então não fiz nada. Tente em um canal de um servidor em que eu esteja.',
  },
  'refusal.permission': {
    en: 'You need the {permission} permission for this.',
    de: 'Dafür brauchst du die Berechtigung „{permission}“.',
    fr: 'Il te faut la permission « {permission} » pour faire cela.',
    es: 'Para esto necesitas el permiso «{permission}».',
    'pt-BR': 'Você precisa da permissão “{permission}” para isso.',
  },
  'refusal.manager': {
    en: 'You need the {permission} permission for this, or a role that an administrator has added with {managers}.',
    de: 'Dafür brauchst du die Berechtigung „{permission}“ oder eine Rolle, die ein Administrator mit {managers} hinzugefügt hat.',
    fr: 'Il te faut pour cela la permission « {permission} », ou un rôle qu’un administrateur a ajouté avec {managers}.',
    es: 'Para esto necesitas el permiso «{permission}» o un rol que un administrador haya añadido con {managers}.',
    'pt-BR':
      'Você precisa da permissão “{permission}” para isso, ou de um cargo que um administrador tenha adicionado com {managers}.',
  },
  'refusal.premium': {
    en: 'This is a premium feature. Get premium on my profile, then run the command again.',
    de: 'Das ist eine Premium-Funktion. Hol dir Premium in meinem Profil und führe den Befehl dann noch einmal aus.',
    fr: 'Cette fonction est réservée au premium. Prends le premium sur mon profil, puis relance la commande.',
    es: 'Esta función es premium. Consigue premium en mi perfil y ejecuta de nuevo el comando.',
    'pt-BR': 'Esse recurso é premium. Assine o premium no meu perfil e use o comando de novo.',
  },
  'refusal.channels': {
    en: 'You cannot use my commands in this channel. Use them in {channels}.',
    de: 'In diesem Kanal kannst du meine Befehle nicht benutzen. Benutze sie in {channels}.',
    fr: 'Tu ne peux pas utiliser mes commandes dans ce salon. Utilise-les dans {channels}.',
    es: 'No puedes usar mis comandos en este canal. Úsalos en {channels}.',
    'pt-BR': 'Você não pode usar meus comandos neste canal. Use-os em {channels}.',
  },
  'refusal.members': {
    en: 'In this server, my commands are only for {members}.',
    de: 'Auf diesem Server sind meine Befehle nur für {members}.',
    fr: 'Sur ce serveur, mes commandes sont réservées à {members}.',
    es: 'En este servidor, mis comandos son solo para {members}.',
    'pt-BR': 'Neste servidor, meus comandos são só para {members}.',
  },
})
