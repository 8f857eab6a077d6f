import { texts } from '../../shared/text/texts.ts'

/** What is said about a server's own texts for levels, in commands, in the API and by `/doctor`. */
export const levelTextReplyTexts = texts({
  'levelTexts.saved': {
    en: 'Level-ups to level **{level}** are now announced like this:',
    de: 'Aufstiege auf Level **{level}** werden jetzt so angekündigt:',
    fr: 'Les montées au niveau **{level}** sont maintenant annoncées ainsi :',
    es: 'Las subidas al nivel **{level}** se anuncian ahora así:',
    'pt-BR': 'As subidas ao nível **{level}** agora são anunciadas assim:',
  },
  'levelTexts.set': {
    en: 'Level-ups to level **{level}** now have a text of their own.',
    de: 'Aufstiege auf Level **{level}** haben jetzt einen eigenen Text.',
    fr: 'Les montées au niveau **{level}** ont maintenant leur propre texte.',
    es: 'Las subidas al nivel **{level}** tienen ahora su propio texto.',
    'pt-BR': 'As subidas ao nível **{level}** agora têm um texto próprio.',
  },
  'levelTexts.removed': {
    en: 'Level-ups to level **{level}** are announced like those to other levels again.',
    de: 'Aufstiege auf Level **{level}** werden wieder wie die auf andere Level angekündigt.',
    fr: 'Les montées au niveau **{level}** sont de nouveau annoncées comme celles aux autres niveaux.',
    es: 'Las subidas al nivel **{level}** vuelven a anunciarse como las de los demás niveles.',
    'pt-BR': 'As subidas ao nível **{level}** voltam a ser anunciadas como as dos outros níveis.',
  },
  'levelTexts.none': {
    en: 'Level **{level}** has no text of its own. {list} shows all levels that have one.',
    de: 'Level **{level}** hat keinen eigenen Text. {list} zeigt alle Level, die einen haben.',
    fr: 'Le niveau **{level}** n’a pas de texte à lui. {list} affiche tous les niveaux qui en ont un.',
    es: 'El nivel **{level}** no tiene texto propio. {list} muestra todos los niveles que lo tienen.',
    'pt-BR': 'O nível **{level}** não tem texto próprio. {list} mostra todos os níveis que têm.',
  },
  'levelTexts.same': {
    en: 'Level **{level}** has this text already.',
    de: 'Level **{level}** hat diesen Text schon.',
    fr: 'Le niveau **{level}** a déjà ce texte.',
    es: 'El nivel **{level}** ya tiene este texto.',
    'pt-BR': 'O nível **{level}** já tem este texto.',
  },
  'levelTexts.tooMany': {
    en: 'At most {most} levels can have a text of their own. Remove one first with {remove}.',
    de: 'Höchstens {most} Level können einen eigenen Text haben. Entferne zuerst einen mit {remove}.',
    fr: '{most} niveaux au plus peuvent avoir un texte à eux. Retires-en d’abord un avec {remove}.',
    es: 'Como máximo {most} niveles pueden tener texto propio. Quita antes uno con {remove}.',
    'pt-BR': 'No máximo {most} níveis podem ter texto próprio. Remova um antes com {remove}.',
  },
  'levelTexts.unannounced': {
    en: 'Level-ups to level **{level}** are not announced now. {levels} and {notifications} decide this.',
    de: 'Aufstiege auf Level **{level}** werden zurzeit nicht angekündigt. Darüber entscheiden {levels} und {notifications}.',
    fr: 'Les montées au niveau **{level}** ne sont pas annoncées pour l’instant. {levels} et {notifications} en décident.',
    es: 'Ahora mismo no se anuncian las subidas al nivel **{level}**. Lo deciden {levels} y {notifications}.',
    'pt-BR':
      'No momento, as subidas ao nível **{level}** não são anunciadas. Quem decide isso: {levels} e {notifications}.',
  },
  'finding.levelTextsUnannounced': {
    en: 'There is a text for {count|level|levels} {levels}, but level-ups to {count|that level|those levels} are not announced. Change this with {announced}, or remove the text with {remove}.',
    de: 'Für Level {levels} gibt es {count|einen eigenen Text|eigene Texte}, aber Aufstiege dorthin werden nicht angekündigt. Ändere das mit {announced} oder entferne den Text mit {remove}.',
    fr: 'Il y a un texte pour {count|le niveau|les niveaux} {levels}, mais ces montées de niveau ne sont pas annoncées. Change cela avec {announced}, ou retire le texte avec {remove}.',
    es: 'Hay un texto para {count|el nivel|los niveles} {levels}, pero esas subidas de nivel no se anuncian. Cámbialo con {announced} o quita el texto con {remove}.',
    'pt-BR':
      'Há um texto para {count|o nível|os níveis} {levels}, mas essas subidas de nível não são anunciadas. Mude isso com {announced} ou remova o texto com {remove}.',
  },
  'finding.levelTextsWithoutRoles': {
    en: 'The text for {count|level|levels} {levels} names a level role, but there is none, so that a dash stands there. Change the text with {set}, or add a level role with {add}.',
    de: '{count|Der Text|Die Texte} für Level {levels} {count|nennt|nennen} eine Level-Rolle, aber es gibt keine. An ihrer Stelle steht ein Strich. Ändere {count|den Text|die Texte} mit {set} oder füge mit {add} eine Level-Rolle hinzu.',
    fr: 'Le texte pour {count|le niveau|les niveaux} {levels} cite un rôle de niveau, mais il n’y en a aucun : un tiret le remplace. Change le texte avec {set}, ou ajoute un rôle de niveau avec {add}.',
    es: 'El texto para {count|el nivel|los niveles} {levels} nombra un rol de nivel, pero no hay ninguno, así que aparece un guion. Cambia el texto con {set} o añade un rol de nivel con {add}.',
    'pt-BR':
      'O texto para {count|o nível|os níveis} {levels} cita um cargo de nível, mas não há nenhum, então aparece um traço. Mude o texto com {set} ou adicione um cargo de nível com {add}.',
  },
  'finding.levelTextsRolesUnseen': {
    en: 'The text for {count|level|levels} {levels} names level roles, but in direct messages Discord does not show the names of roles. Change the text with {set}.',
    de: '{count|Der Text|Die Texte} für Level {levels} {count|nennt|nennen} Level-Rollen, aber in Direktnachrichten zeigt Discord keine Namen von Rollen. Ändere {count|den Text|die Texte} mit {set}.',
    fr: 'Le texte pour {count|le niveau|les niveaux} {levels} cite des rôles de niveau, mais Discord n’affiche pas le nom des rôles dans les messages privés. Change le texte avec {set}.',
    es: 'El texto para {count|el nivel|los niveles} {levels} nombra roles de nivel, pero en los mensajes directos Discord no muestra los nombres de los roles. Cambia el texto con {set}.',
    'pt-BR':
      'O texto para {count|o nível|os níveis} {levels} cita cargos de nível, mas nas mensagens diretas o Discord não mostra os nomes dos cargos. Mude o texto com {set}.',
  },
})
