import { texts } from '../../../shared/text/texts.ts'

/** What `/xp why` says. */
export const whyTexts = texts({
  'why.now': {
    en: '✅ The next message of {user} in {channel} earns XP.',
    de: '✅ Die nächste Nachricht von {user} in {channel} bringt XP.',
    fr: '✅ Le prochain message de {user} dans {channel} rapporte de l’XP.',
    es: '✅ El próximo mensaje de {user} en {channel} da XP.',
    'pt-BR': '✅ A próxima mensagem de {user} em {channel} rende XP.',
  },
  'why.later': {
    en: '⏳ {user} has earned XP only just now. The next message that counts in {channel} can come {when}.',
    de: '⏳ {user} hat gerade erst XP verdient. Die nächste Nachricht in {channel}, die zählt, kann {when} kommen.',
    fr: '⏳ {user} vient de gagner de l’XP. Le prochain message qui compte dans {channel} peut venir {when}.',
    es: '⏳ {user} acaba de ganar XP. El próximo mensaje que cuenta en {channel} puede llegar {when}.',
    'pt-BR': '⏳ {user} acabou de ganhar XP. A próxima mensagem que conta em {channel} pode vir {when}.',
  },
  'why.gain': {
    en: 'A message earns {least} to {most} XP (multiplier ×{rate}), once every {seconds} {seconds|second|seconds}.',
    de: 'Eine Nachricht bringt {least} bis {most} XP (Multiplikator ×{rate}), einmal alle {seconds} {seconds|Sekunde|Sekunden}.',
    fr: 'Un message rapporte de {least} à {most} XP (multiplicateur ×{rate}), une fois toutes les {seconds} {seconds|seconde|secondes}.',
    es: 'Un mensaje da de {least} a {most} XP (multiplicador ×{rate}), una vez cada {seconds} {seconds|segundo|segundos}.',
    'pt-BR':
      'Uma mensagem rende de {least} a {most} XP (multiplicador ×{rate}), uma vez a cada {seconds} {seconds|segundo|segundos}.',
  },
  'why.bot': {
    en: '❌ {user} is a bot, and bots earn nothing.',
    de: '❌ {user} ist ein Bot, und Bots verdienen nichts.',
    fr: '❌ {user} est un bot, et les bots ne gagnent rien.',
    es: '❌ {user} es un bot, y los bots no ganan nada.',
    'pt-BR': '❌ {user} é um bot, e bots não ganham nada.',
  },
  'why.absent': {
    en: '❌ {user} is not in this server.',
    de: '❌ {user} ist nicht auf diesem Server.',
    fr: '❌ {user} n’est pas sur ce serveur.',
    es: '❌ {user} no está en este servidor.',
    'pt-BR': '❌ {user} não está neste servidor.',
  },
  'why.channel': {
    en: '❌ {channel} is ignored: nobody earns XP there. Change that with {command}.',
    de: '❌ {channel} wird ignoriert: Dort verdient niemand XP. Ändern lässt sich das mit {command}.',
    fr: '❌ {channel} est ignoré : personne n’y gagne d’XP. Pour changer cela : {command}.',
    es: '❌ {channel} se ignora: allí nadie gana XP. Puedes cambiarlo con {command}.',
    'pt-BR': '❌ {channel} é ignorado: lá ninguém ganha XP. Mude isso com {command}.',
  },
  'why.parent': {
    en: '❌ {channel} is in {parent}, which is ignored: nobody earns XP there. Change that with {command}.',
    de: '❌ {channel} gehört zu {parent} und wird darum ignoriert: Dort verdient niemand XP. Ändern lässt sich das mit {command}.',
    fr: '❌ {channel} se trouve dans {parent}, qui est ignoré : personne n’y gagne d’XP. Pour changer cela : {command}.',
    es: '❌ {channel} está en {parent}, que se ignora: allí nadie gana XP. Puedes cambiarlo con {command}.',
    'pt-BR': '❌ {channel} fica em {parent}, que é ignorado: lá ninguém ganha XP. Mude isso com {command}.',
  },
  'why.unknownPlace': {
    en: '❔ This server ignores channels, and Discord does not show me which category {channel} is in. Give me access to it, then ask again.',
    de: '❔ Auf diesem Server werden Kanäle ignoriert, und Discord zeigt mir nicht, zu welcher Kategorie {channel} gehört. Gib mir dort Zugriff und frage dann noch einmal.',
    fr: '❔ Ce serveur ignore des salons, et Discord ne me montre pas dans quelle catégorie se trouve {channel}. Donne-m’y accès, puis redemande.',
    es: '❔ Este servidor ignora canales, y Discord no me muestra en qué categoría está {channel}. Dame acceso y vuelve a preguntar.',
    'pt-BR':
      '❔ Este servidor ignora canais, e o Discord não me mostra em que categoria {channel} fica. Dê-me acesso e pergunte de novo.',
  },
  'why.role': {
    en: '❌ {user} holds {role}, and members with an ignored role earn nothing. Change that with {command}.',
    de: '❌ {user} hat {role}, und mit einer ignorierten Rolle verdient man nichts. Ändern lässt sich das mit {command}.',
    fr: '❌ {user} a {role}, et un rôle ignoré ne rapporte rien. Pour changer cela : {command}.',
    es: '❌ {user} tiene {role}, y con un rol ignorado no se gana nada. Puedes cambiarlo con {command}.',
    'pt-BR': '❌ {user} tem {role}, e com um cargo ignorado não se ganha nada. Mude isso com {command}.',
  },
  'why.rateZero': {
    en: '❌ The multiplier of this server is {rate}, at which messages earn nothing. Raise it with {command}.',
    de: '❌ Der Multiplikator dieses Servers ist {rate}, damit bringen Nachrichten nichts. Erhöhe ihn mit {command}.',
    fr: '❌ Le multiplicateur de ce serveur est {rate}, et les messages ne rapportent alors rien. Augmente-le avec {command}.',
    es: '❌ El multiplicador de este servidor es {rate}, y así los mensajes no dan nada. Súbelo con {command}.',
    'pt-BR': '❌ O multiplicador deste servidor é {rate}, e assim mensagens não rendem nada. Aumente com {command}.',
  },
  'why.unknownServer': {
    en: 'I do not know this server yet. Invite me again, or wait a minute until I have seen it.',
    de: 'Ich kenne diesen Server noch nicht. Lade mich noch einmal ein oder warte eine Minute, bis ich ihn gesehen habe.',
    fr: 'Je ne connais pas encore ce serveur. Invite-moi à nouveau, ou attends une minute que je l’aie vu.',
    es: 'Todavía no conozco este servidor. Invítame otra vez o espera un minuto a que lo haya visto.',
    'pt-BR': 'Ainda não conheço este servidor. Convide-me de novo ou espere um minuto até eu vê-lo.',
  },
})
