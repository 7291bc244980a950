import { type ComponentChildren, createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { inLang, type Lang, type Text } from './text.ts'

const LangContext = createContext<Lang>('vi')

export function LangProvider({ lang, children }: { lang: Lang; children?: ComponentChildren }) {
  return <LangContext.Provider value={lang}>{children}</LangContext.Provider>
}

export const useLang = (): Lang => useContext(LangContext)

/** What turns a text into the words of the language this page is read in. */
export function useSay(): (text: Text) => string {
  const lang = useLang()
  return (text) => inLang(text, lang)
}
