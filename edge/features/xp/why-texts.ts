import { texts } from '../../../shared/text/texts.ts'

/** The replies of `/xp why`. */
export const whyTexts = texts({
  'why.now': {
    en: '✅ The next message of {user} in {channel} earns XP.',
    de: '✅ Die nächste Nachricht von {user} in {channel} bringt XP.',
    fr: '✅ Le prochain message de {user} dans {channel} rapportera de l’XP.',
    es: '✅ El próximo mensaje de {user} en {channel} dará XP.',
    'pt-BR': '✅ A próxima mensagem de {user} em {channel} vai render XP.',
  },
  'why.later': {
    en: '⏳ {user} has just earned XP. A message in {channel} earns XP again {when}.',
    de: '⏳ {user} hat gerade erst XP verdient. Eine Nachricht in {channel} bringt {when} wieder XP.',
    fr: '⏳ {user} vient de gagner de l’XP. Un message dans {channel} en rapportera à nouveau {when}.',
    es: '⏳ {user} acaba de ganar XP. Un mensaje en {channel} volverá a dar XP {when}.',
    'pt-BR': '⏳ {user} acabou de ganhar XP. Uma mensagem em {channel} volta a render XP {when}.',
  },
  'why.gain': {
    en: 'A message earns {least} to {most} XP (multiplier ×{rate}), at most once every {seconds} {seconds|second|seconds}.',
    de: 'Eine Nachricht bringt {least} bis {most} XP (Multiplikator ×{rate}), höchstens alle {seconds} {seconds|Sekunde|Sekunden}.',
    fr: 'Un message rapporte de {least} à {most} XP (multiplicateur ×{rate}), au plus une fois toutes les {seconds} {seconds|seconde|secondes}.',
    es: 'Un mensaje da de {least} a {most} XP (multiplicador ×{rate}), como máximo una vez cada {seconds} {seconds|segundo|segundos}.',
    'pt-BR':
      'Uma mensagem rende de {least} a {most} XP (multiplicador ×{rate}), no máximo uma vez a cada {seconds} {seconds|segundo|segundos}.',
  },
  'why.boost': {
    en: '🚀 An XP boost (×{factor}) is included. It ends {when}.',
    de: '🚀 Darin steckt ein XP-Boost (×{factor}). Er endet {when}.',
    fr: '🚀 Un boost d’XP (×{factor}) est compris. Il se termine {when}.',
    es: '🚀 Incluye un boost de XP (×{factor}). Termina {when}.',
    'pt-BR': '🚀 Inclui um boost de XP (×{factor}). Ele termina {when}.',
  },
  'why.boostZero': {
    en: '❌ A boost of ×0 is running, so nothing earns XP. It ends {when}. {command} shows all boosts.',
    de: '❌ Gerade läuft ein Boost von ×0, deshalb gibt es keine XP. Er endet {when}. {command} zeigt alle Boosts.',
    fr: '❌ Un boost de ×0 est en cours : rien ne rapporte d’XP. Il se termine {when}. {command} affiche tous les boosts.',
    es: '❌ Hay un boost de ×0 en marcha, así que nada da XP. Termina {when}. {command} muestra todos los boosts.',
    'pt-BR': '❌ Um boost de ×0 está ativo, então nada rende XP. Ele termina {when}. {command} mostra todos os boosts.',
  },
  'why.bot': {
    en: '❌ {user} is a bot, and bots earn no XP.',
    de: '❌ {user} ist ein Bot, und Bots verdienen keine XP.',
    fr: '❌ {user} est un bot, et les bots ne gagnent pas d’XP.',
    es: '❌ {user} es un bot, y los bots no ganan XP.',
    'pt-BR': '❌ {user} é um bot, e bots não ganham XP.',
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
    de: '❌ {channel} wird ignoriert: Dort verdient niemand XP. Mit {command} kannst du das ändern.',
    fr: '❌ {channel} est ignoré : personne n’y gagne d’XP. Pour changer cela, utilise {command}.',
    es: '❌ {channel} está ignorado: allí nadie gana XP. Puedes cambiarlo con {command}.',
    'pt-BR': '❌ {channel} é ignorado: lá ninguém ganha XP. Mude isso com {command}.',
  },
  'why.parent': {
    en: '❌ {channel} is in {parent}, which is ignored: nobody earns XP there. Change that with {command}.',
    de: '❌ {channel} gehört zu {parent} und wird deshalb ignoriert: Dort verdient niemand XP. Mit {command} kannst du das ändern.',
    fr: '❌ {channel} se trouve dans {parent}, qui est ignoré : personne n’y gagne d’XP. Pour changer cela, utilise {command}.',
    es: '❌ {channel} está en {parent}, que está ignorado: allí nadie gana XP. Puedes cambiarlo con {command}.',
    'pt-BR': '❌ {channel} fica em {parent}, que é ignorado: lá ninguém ganha XP. Mude isso com {command}.',
  },
  'why.multiplier': {
    en: 'The multiplier {multipliers} is included.',
    de: 'Der Multiplikator {multipliers} ist darin enthalten.',
    fr: 'Le multiplicateur {multipliers} est compris.',
    es: 'El multiplicador {multipliers} está incluido.',
    'pt-BR': 'O multiplicador {multipliers} está incluído.',
  },
  'why.multipliers': {
    en: 'These multipliers are included, as {stacking} says: {multipliers}.',
    de: 'Diese Multiplikatoren sind darin enthalten, wie {stacking} es festlegt: {multipliers}.',
    fr: 'Ces multiplicateurs sont compris, selon {stacking} : {multipliers}.',
    es: 'Estos multiplicadores están incluidos, según {stacking}: {multipliers}.',
    'pt-BR': 'Estes multiplicadores estão incluídos, conforme {stacking}: {multipliers}.',
  },
  'why.unlisted': {
    en: '❌ Only some channels of this server earn XP, and {channel} is not one of them. Add it with {command}.',
    de: '❌ Auf diesem Server bringen nur bestimmte Kanäle XP, und {channel} gehört nicht dazu. Mit {command} kannst du ihn hinzufügen.',
    fr: '❌ Seuls certains salons de ce serveur rapportent de l’XP, et {channel} n’en fait pas partie. Ajoute-le avec {command}.',
    es: '❌ Solo algunos canales de este servidor dan XP, y {channel} no es uno de ellos. Añádelo con {command}.',
    'pt-BR': '❌ Só alguns canais deste servidor rendem XP, e {channel} não é um deles. Adicione-o com {command}.',
  },
  'why.factorZero': {
    en: '❌ With the multipliers of {user} here, messages earn no XP: {multipliers}. {command} shows all multipliers.',
    de: '❌ Mit den Multiplikatoren von {user} bringen Nachrichten hier keine XP: {multipliers}. {command} zeigt alle Multiplikatoren.',
    fr: '❌ Avec les multiplicateurs de {user}, les messages ne rapportent pas d’XP ici : {multipliers}. {command} affiche tous les multiplicateurs.',
    es: '❌ Con los multiplicadores de {user}, los mensajes no dan XP aquí: {multipliers}. {command} muestra todos los multiplicadores.',
    'pt-BR':
      '❌ Com os multiplicadores de {user}, as mensagens não rendem XP aqui: {multipliers}. {command} mostra todos os multiplicadores.',
  },
  'why.unknownPlace': {
    en: '❔ This server has rules for some channels, and Discord does not show me in which category {channel} is. Give me access to it, then ask again.',
    de: '❔ Auf diesem Server gelten für manche Kanäle eigene Regeln, und Discord zeigt mir nicht, zu welcher Kategorie {channel} gehört. Gib mir dort Zugriff und frag dann noch einmal.',
    fr: '❔ Certains salons de ce serveur ont leurs propres règles, et Discord ne me montre pas dans quelle catégorie se trouve {channel}. Donne-moi accès à ce salon, puis redemande.',
    es: '❔ En este servidor algunos canales tienen sus propias reglas, y Discord no me muestra en qué categoría está {channel}. Dame acceso a él y vuelve a preguntar.',
    'pt-BR':
      '❔ Neste servidor alguns canais têm regras próprias, e o Discord não me mostra em que categoria {channel} fica. Me dê acesso a ele e pergunte de novo.',
  },
  'why.role': {
    en: '❌ {user} has {role}, and members with an ignored role earn no XP. Change that with {command}.',
    de: '❌ {user} hat {role}, und mit einer ignorierten Rolle verdient man keine XP. Mit {command} kannst du das ändern.',
    fr: '❌ {user} a {role}, et les membres qui ont un rôle ignoré ne gagnent pas d’XP. Pour changer cela, utilise {command}.',
    es: '❌ {user} tiene {role}, y con un rol ignorado no se gana XP. Puedes cambiarlo con {command}.',
    'pt-BR': '❌ {user} tem {role}, e com um cargo ignorado não se ganha XP. Mude isso com {command}.',
  },
  'why.rateZero': {
    en: '❌ The multiplier of this server is {rate}, so messages earn no XP. Raise it with {command}.',
    de: '❌ Der Multiplikator dieses Servers ist {rate}, deshalb bringen Nachrichten keine XP. Erhöhe ihn mit {command}.',
    fr: '❌ Le multiplicateur de ce serveur est à {rate} : les messages ne rapportent pas d’XP. Augmente-le avec {command}.',
    es: '❌ El multiplicador de este servidor es {rate}, así que los mensajes no dan XP. Súbelo con {command}.',
    'pt-BR': '❌ O multiplicador deste servidor é {rate}, então as mensagens não rendem XP. Aumente-o com {command}.',
  },
  'why.unknownServer': {
    en: 'I do not know this server yet. Wait a minute, or invite me again.',
    de: 'Ich kenne diesen Server noch nicht. Warte eine Minute oder lade mich noch einmal ein.',
    fr: 'Je ne connais pas encore ce serveur. Attends une minute, ou invite-moi de nouveau.',
    es: 'Todavía no conozco este servidor. Espera un minuto o invítame otra vez.',
    'pt-BR': 'Ainda não conheço este servidor. Espere um minuto ou me convide de novo.',
  },
})
