import { CURVE_PRESETS, type CurvePreset } from '../../../shared/levelling/curve-presets.ts'
import { PRESET_NAMES } from '../../../shared/levelling/curve-texts.ts'
import type { Language } from '../../../shared/text/language.ts'
import { texts } from '../../../shared/text/texts.ts'

export const curveReplyTexts = texts({
  'curve.now': {
    en: 'Levels follow this curve: **{curve}**',
    de: 'Level folgen dieser Kurve: **{curve}**',
    fr: 'Les niveaux suivent cette courbe : **{curve}**',
    es: 'Los niveles siguen esta curva: **{curve}**',
    'pt-BR': 'Os níveis seguem esta curva: **{curve}**',
  },
  'curve.before': {
    en: 'Before {when} it was: **{curve}**. {undo} goes back to it.',
    de: 'Bis {when} galt: **{curve}**. {undo} stellt sie wieder her.',
    fr: 'Avant {when}, c’était : **{curve}**. {undo} y revient.',
    es: 'Antes de {when} era: **{curve}**. {undo} vuelve a ella.',
    'pt-BR': 'Antes de {when} era: **{curve}**. {undo} volta para ela.',
  },
  'curve.recalculating': {
    en: 'I am still recalculating the members’ levels after the last change.',
    de: 'Nach der letzten Änderung berechne ich die Level der Mitglieder noch neu.',
    fr: 'Je recalcule encore les niveaux des membres après la dernière modification.',
    es: 'Todavía estoy recalculando los niveles de los miembros tras el último cambio.',
    'pt-BR': 'Ainda estou recalculando os níveis dos membros depois da última mudança.',
  },
  'curve.preview': {
    en: 'With **{curve}** the levels would take so much XP in total:',
    de: 'Mit **{curve}** würden die Level insgesamt so viele XP brauchen:',
    fr: 'Avec **{curve}**, les niveaux demanderaient cette XP au total :',
    es: 'Con **{curve}** los niveles pedirían esta XP en total:',
    'pt-BR': 'Com **{curve}**, os níveis exigiriam este XP no total:',
  },
  'curve.level': { en: 'Level', de: 'Level', fr: 'Niveau', es: 'Nivel', 'pt-BR': 'Nível' },
  'curve.columnNow': { en: 'now', de: 'jetzt', fr: 'actuel', es: 'ahora', 'pt-BR': 'agora' },
  'curve.columnThen': { en: 'then', de: 'dann', fr: 'ensuite', es: 'después', 'pt-BR': 'depois' },
  'curve.effect': {
    en: 'Of {all} {all|member|members} with XP, {up} would go up and {down} would go down.',
    de: 'Von {all} {all|Mitglied|Mitgliedern} mit XP {up|würde|würden} {up} aufsteigen und {down} absteigen.',
    fr: 'Sur {all} {all|membre|membres} avec de l’XP, {up} {up|monterait|monteraient} et {down} {down|descendrait|descendraient}.',
    es: 'De {all} {all|miembro|miembros} con XP, {up} {up|subiría|subirían} y {down} {down|bajaría|bajarían}.',
    'pt-BR':
      'De {all} {all|membro|membros} com XP, {up} {up|subiria|subiriam} e {down} {down|desceria|desceriam} de nível.',
  },
  'curve.effectAbout': {
    en: 'Of {all} {all|member|members} with XP, about {up} would go up and about {down} would go down.',
    de: 'Von {all} {all|Mitglied|Mitgliedern} mit XP {up|würde|würden} etwa {up} aufsteigen und etwa {down} absteigen.',
    fr: 'Sur {all} {all|membre|membres} avec de l’XP, environ {up} {up|monterait|monteraient} et environ {down} {down|descendrait|descendraient}.',
    es: 'De {all} {all|miembro|miembros} con XP, unos {up} {up|subiría|subirían} y unos {down} {down|bajaría|bajarían}.',
    'pt-BR':
      'De {all} {all|membro|membros} com XP, cerca de {up} {up|subiria|subiriam} e cerca de {down} {down|desceria|desceriam} de nível.',
  },
  'curve.roleMoves': {
    en: '- {role} (level {level}): {gain} would gain it, {lose} would lose it',
    de: '- {role} (Level {level}): {gain} {gain|würde|würden} sie bekommen, {lose} {lose|würde|würden} sie verlieren',
    fr: '- {role} (niveau {level}) : {gain} {gain|le recevrait|le recevraient}, {lose} {lose|le perdrait|le perdraient}',
    es: '- {role} (nivel {level}): {gain} lo {gain|recibiría|recibirían}, {lose} lo {lose|perdería|perderían}',
    'pt-BR': '- {role} (nível {level}): {gain} {gain|receberia|receberiam}, {lose} {lose|perderia|perderiam}',
  },
  'curve.moreRoles': {
    en: '- and {count} more {count|role|roles}',
    de: '- und {count} weitere {count|Rolle|Rollen}',
    fr: '- et {count} {count|autre rôle|autres rôles}',
    es: '- y {count} {count|rol|roles} más',
    'pt-BR': '- e mais {count} {count|cargo|cargos}',
  },
  'curve.work': {
    en: 'XP stays as it is. The new curve is in force at once; I then recalculate all levels and level roles, and announce none of these levels.',
    de: 'Die XP bleiben, wie sie sind. Die neue Kurve gilt sofort; danach berechne ich alle Level und Level-Rollen neu und kündige keines dieser Level an.',
    fr: 'L’XP ne change pas. La nouvelle courbe s’applique aussitôt ; je recalcule ensuite tous les niveaux et rôles de niveau, sans annoncer aucun de ces niveaux.',
    es: 'La XP no cambia. La nueva curva rige al momento; después recalculo todos los niveles y roles de nivel, sin anunciar ninguno de esos niveles.',
    'pt-BR':
      'O XP não muda. A nova curva vale na hora; depois recalculo todos os níveis e cargos de nível, sem anunciar nenhum desses níveis.',
  },
  'curve.apply': {
    en: 'Apply this curve',
    de: 'Diese Kurve anwenden',
    fr: 'Appliquer cette courbe',
    es: 'Aplicar esta curva',
    'pt-BR': 'Aplicar esta curva',
  },
  'curve.same': {
    en: 'Levels already follow this curve: **{curve}**',
    de: 'Level folgen dieser Kurve schon: **{curve}**',
    fr: 'Les niveaux suivent déjà cette courbe : **{curve}**',
    es: 'Los niveles ya siguen esta curva: **{curve}**',
    'pt-BR': 'Os níveis já seguem esta curva: **{curve}**',
  },
  'curve.never': {
    en: 'The curve was never changed, so there is nothing to undo.',
    de: 'Die Kurve wurde nie geändert, also gibt es nichts rückgängig zu machen.',
    fr: 'La courbe n’a jamais été modifiée : il n’y a rien à annuler.',
    es: 'La curva nunca se ha cambiado, así que no hay nada que deshacer.',
    'pt-BR': 'A curva nunca foi alterada, então não há nada para desfazer.',
  },
  'curve.choose': {
    en: 'Choose a preset, or give at least one coefficient: level L takes cubic × L³ + square × L² + linear × L XP in total.',
    de: 'Wähle eine Vorlage oder gib mindestens einen Koeffizienten an: Level L braucht insgesamt kubisch × L³ + quadratisch × L² + linear × L XP.',
    fr: 'Choisis un modèle ou donne au moins un coefficient : le niveau L demande cubique × L³ + carré × L² + linéaire × L XP au total.',
    es: 'Elige un modelo o da al menos un coeficiente: el nivel L pide cúbico × L³ + cuadrado × L² + lineal × L XP en total.',
    'pt-BR':
      'Escolha um modelo ou dê pelo menos um coeficiente: o nível L exige cúbico × L³ + quadrado × L² + linear × L XP no total.',
  },
  'curve.notRising': {
    en: 'With these coefficients level {level} would take no more XP than the one before. Each level up to 1,000 must take more.',
    de: 'Mit diesen Koeffizienten bräuchte Level {level} nicht mehr XP als das davor. Jedes Level bis 1.000 muss mehr brauchen.',
    fr: 'Avec ces coefficients, le niveau {level} ne demanderait pas plus d’XP que le précédent. Chaque niveau jusqu’à 1 000 doit en demander plus.',
    es: 'Con estos coeficientes, el nivel {level} no pediría más XP que el anterior. Cada nivel hasta el 1.000 debe pedir más.',
    'pt-BR':
      'Com esses coeficientes, o nível {level} não exigiria mais XP que o anterior. Cada nível até 1.000 precisa exigir mais.',
  },
  'curve.tooHigh': {
    en: 'With these coefficients level {level} would take more XP than a member can have. Choose smaller ones.',
    de: 'Mit diesen Koeffizienten bräuchte Level {level} mehr XP, als ein Mitglied haben kann. Wähle kleinere.',
    fr: 'Avec ces coefficients, le niveau {level} demanderait plus d’XP qu’un membre ne peut en avoir. Choisis-en de plus petits.',
    es: 'Con estos coeficientes, el nivel {level} pediría más XP de la que un miembro puede tener. Elige otros más pequeños.',
    'pt-BR':
      'Com esses coeficientes, o nível {level} exigiria mais XP do que um membro pode ter. Escolha coeficientes menores.',
  },
  'curve.tooLarge': {
    en: 'A coefficient is too large. The largest are {cubic} for L³, {square} for L² and {linear} for L.',
    de: 'Ein Koeffizient ist zu groß. Die größten sind {cubic} für L³, {square} für L² und {linear} für L.',
    fr: 'Un coefficient est trop grand. Les plus grands sont {cubic} pour L³, {square} pour L² et {linear} pour L.',
    es: 'Un coeficiente es demasiado grande. Los mayores son {cubic} para L³, {square} para L² y {linear} para L.',
    'pt-BR': 'Um coeficiente é grande demais. Os maiores são {cubic} para L³, {square} para L² e {linear} para L.',
  },
})

export const curveTranslations = {
  de: { name: 'kurve', description: 'Wie viele XP jedes Level braucht' },
  fr: { name: 'courbe', description: 'Combien d’XP demande chaque niveau' },
  es: { name: 'curva', description: 'Cuánta XP pide cada nivel' },
  'pt-BR': { name: 'curva', description: 'Quanto XP cada nível exige' },
}

export const curveShowTranslations = {
  de: { name: 'zeigen', description: 'Zeigt die Level-Kurve' },
  fr: { name: 'afficher', description: 'Affiche la courbe des niveaux' },
  es: { name: 'ver', description: 'Muestra la curva de niveles' },
  'pt-BR': { name: 'ver', description: 'Mostra a curva de níveis' },
}

export const curveUndoTranslations = {
  de: { name: 'rückgängig', description: 'Geht zur vorigen Level-Kurve zurück' },
  fr: { name: 'annuler', description: 'Revient à la courbe précédente' },
  es: { name: 'deshacer', description: 'Vuelve a la curva anterior' },
  'pt-BR': { name: 'desfazer', description: 'Volta para a curva anterior' },
}

/** The names of the presets as choices, by preset. */
const presetChoices = (language: Language): Record<CurvePreset, string> => {
  const names = CURVE_PRESETS.map((preset) => [preset, PRESET_NAMES[preset][language]])
  // Every preset is among the names.
  return Object.fromEntries(names) as Record<CurvePreset, string>
}

const options = {
  de: {
    preset: { name: 'vorlage', description: 'Eine fertige Kurve', choices: presetChoices('de') },
    cubic: { name: 'kubisch', description: 'Eigene Kurve: XP mal L³' },
    square: { name: 'quadratisch', description: 'Eigene Kurve: XP mal L²' },
    linear: { name: 'linear', description: 'Eigene Kurve: XP mal L' },
  },
  fr: {
    preset: { name: 'modèle', description: 'Une courbe toute faite', choices: presetChoices('fr') },
    cubic: { name: 'cubique', description: 'Courbe personnelle : XP fois L³' },
    square: { name: 'carré', description: 'Courbe personnelle : XP fois L²' },
    linear: { name: 'linéaire', description: 'Courbe personnelle : XP fois L' },
  },
  es: {
    preset: { name: 'modelo', description: 'Una curva ya hecha', choices: presetChoices('es') },
    cubic: { name: 'cúbico', description: 'Curva propia: XP por L³' },
    square: { name: 'cuadrado', description: 'Curva propia: XP por L²' },
    linear: { name: 'lineal', description: 'Curva propia: XP por L' },
  },
  'pt-BR': {
    preset: { name: 'modelo', description: 'Uma curva pronta', choices: presetChoices('pt-BR') },
    cubic: { name: 'cúbico', description: 'Curva própria: XP vezes L³' },
    square: { name: 'quadrado', description: 'Curva própria: XP vezes L²' },
    linear: { name: 'linear', description: 'Curva própria: XP vezes L' },
  },
}

export const curvePreviewTranslations = {
  de: { name: 'vorschau', description: 'Zeigt, was eine andere Kurve ändern würde', options: options.de },
  fr: { name: 'aperçu', description: 'Montre ce qu’une autre courbe changerait', options: options.fr },
  es: { name: 'previa', description: 'Muestra lo que cambiaría con otra curva', options: options.es },
  'pt-BR': { name: 'prévia', description: 'Mostra o que outra curva mudaria', options: options['pt-BR'] },
}

export const curveSetTranslations = {
  de: { name: 'setzen', description: 'Ändert die Level-Kurve, nach einer Rückfrage', options: options.de },
  fr: { name: 'définir', description: 'Change la courbe des niveaux, après confirmation', options: options.fr },
  es: { name: 'fijar', description: 'Cambia la curva de niveles, tras confirmarlo', options: options.es },
  'pt-BR': { name: 'definir', description: 'Muda a curva de níveis, após confirmação', options: options['pt-BR'] },
}
