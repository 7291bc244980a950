/** Words on a page: Vietnamese first, English second. */
export interface Text {
  readonly vi: string
  readonly en: string
}

export type Lang = keyof Text

export const LANGS: readonly Lang[] = ['vi', 'en']

export const t = (vi: string, en: string): Text => ({ vi, en })

export const inLang = (text: Text, lang: Lang): string => text[lang]
