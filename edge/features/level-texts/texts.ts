import { FORM_CHOICES } from '../../../shared/settings/announcement-text.ts'
import { namesIn } from '../../../shared/text/language.ts'
import { texts } from '../../../shared/text/texts.ts'

export const levelTextsTexts = texts({
  'levelTexts.title': {
    en: 'Texts for single levels',
    de: 'Texte für einzelne Level',
    fr: 'Textes pour certains niveaux',
    es: 'Textos para niveles concretos',
    'pt-BR': 'Textos para níveis específicos',
  },
  'levelTexts.empty': {
    en: 'No level has a text of its own: all are announced alike. Set one with {set}.',
    de: 'Kein Level hat einen eigenen Text: Alle werden gleich angekündigt. Mit {set} kannst du einen setzen.',
    fr: 'Aucun niveau n’a de texte à lui : tous sont annoncés de la même façon. Définis-en un avec {set}.',
    es: 'Ningún nivel tiene texto propio: todos se anuncian igual. Pon uno con {set}.',
    'pt-BR': 'Nenhum nível tem texto próprio: todos são anunciados do mesmo jeito. Defina um com {set}.',
  },
  'levelTexts.line': {
    en: '**{level}** · {form}: {text}',
    de: '**{level}** · {form}: {text}',
    fr: '**{level}** · {form} : {text}',
    es: '**{level}** · {form}: {text}',
    'pt-BR': '**{level}** · {form}: {text}',
  },
})

export const levelTextsTranslations = {
  de: { name: 'leveltexte', description: 'Eigene Texte für Aufstiege auf einzelne Level' },
  fr: { name: 'textesniveau', description: 'Tes propres textes pour certains niveaux' },
  es: { name: 'textosnivel', description: 'Tus propios textos para niveles concretos' },
  'pt-BR': { name: 'textosnível', description: 'Seus próprios textos para níveis específicos' },
}

export const levelTextsSetTranslations = {
  de: {
    name: 'setzen',
    description: 'Setzt den Text für ein Level und zeigt, wie er gepostet wird',
    options: {
      level: { name: 'level', description: 'Für welches Level' },
      text: {
        name: 'text',
        description: 'Mit {user}, {level}, {previous}, {role}, {next_role}, {rank}, {xp}, {server}; \\n: neue Zeile',
      },
      form: {
        name: 'form',
        description: 'Eine einfache Nachricht (Standard) oder ein Embed',
        choices: namesIn(FORM_CHOICES, 'de'),
      },
    },
  },
  fr: {
    name: 'définir',
    description: 'Définit le texte d’un niveau et montre comment il sera publié',
    options: {
      level: { name: 'niveau', description: 'Pour quel niveau' },
      text: {
        name: 'texte',
        description: 'Avec {user}, {level}, {previous}, {role}, {next_role}, {rank}, {xp}, {server} ; \\n : à la ligne',
      },
      form: {
        name: 'forme',
        description: 'Un message simple (par défaut) ou un embed',
        choices: namesIn(FORM_CHOICES, 'fr'),
      },
    },
  },
  es: {
    name: 'poner',
    description: 'Pone el texto de un nivel y muestra cómo se publicará',
    options: {
      level: { name: 'nivel', description: 'Para qué nivel' },
      text: {
        name: 'texto',
        description: 'Con {user}, {level}, {previous}, {role}, {next_role}, {rank}, {xp}, {server}; \\n: otra línea',
      },
      form: {
        name: 'forma',
        description: 'Un mensaje normal (por defecto) o un embed',
        choices: namesIn(FORM_CHOICES, 'es'),
      },
    },
  },
  'pt-BR': {
    name: 'definir',
    description: 'Define o texto de um nível e mostra como será publicado',
    options: {
      level: { name: 'nível', description: 'Para qual nível' },
      text: {
        name: 'texto',
        description: 'Com {user}, {level}, {previous}, {role}, {next_role}, {rank}, {xp}, {server}; \\n: nova linha',
      },
      form: {
        name: 'forma',
        description: 'Uma mensagem simples (padrão) ou um embed',
        choices: namesIn(FORM_CHOICES, 'pt-BR'),
      },
    },
  },
}

export const levelTextsRemoveTranslations = {
  de: {
    name: 'entfernen',
    description: 'Entfernt den Text für ein Level',
    options: { level: { name: 'level', description: 'Von welchem Level' } },
  },
  fr: {
    name: 'retirer',
    description: 'Retire le texte d’un niveau',
    options: { level: { name: 'niveau', description: 'De quel niveau' } },
  },
  es: {
    name: 'quitar',
    description: 'Quita el texto de un nivel',
    options: { level: { name: 'nivel', description: 'De qué nivel' } },
  },
  'pt-BR': {
    name: 'remover',
    description: 'Remove o texto de um nível',
    options: { level: { name: 'nível', description: 'De qual nível' } },
  },
}

export const levelTextsListTranslations = {
  de: { name: 'liste', description: 'Zeigt alle Level mit eigenem Text' },
  fr: { name: 'liste', description: 'Affiche tous les niveaux qui ont leur propre texte' },
  es: { name: 'lista', description: 'Muestra todos los niveles con texto propio' },
  'pt-BR': { name: 'lista', description: 'Mostra todos os níveis com texto próprio' },
}
