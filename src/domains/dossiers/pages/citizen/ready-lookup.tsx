import type { Reply } from '../../../../platform/http/index.ts'
import type { PublicView } from '../../views.ts'
import { momentSlots, momentsOf, momentValues } from './lookup-moments.ts'
import { LookupPage } from './lookup-page.tsx'
import { words } from './lookup-words.ts'
import { fill, slot, type Template, templateOf } from './template.ts'

/** One for each procedure, unit, step and state in use; the whole is let go when it grows past what an office has. */
const MOST_TEMPLATES = 1_000

/**
 * Sends the public page of a dossier to visitors, which is asked for all day: two dossiers that differ in nothing but their
 * code and dates share one rendered page, and only those words are put in. What differs otherwise, in any way, is rendered
 * for itself.
 */
export function createReadyLookup(): (reply: Reply, view: PublicView) => Reply {
  const templates = new Map<string, Template>()

  const make = (reply: Reply, view: PublicView): Template => {
    const page = <LookupPage view={view} moments={momentSlots(view)} />
    // The frame too has the code in it: in its title and its link to the other language.
    return templateOf(reply.framed(page, { title: words.titleOf(view.code) }).replaceAll(view.code, slot('code')))
  }

  return (reply, view) => {
    const { lang } = reply.request
    const key = `${lang} ${shapeOf(view)}`
    let template = templates.get(key)
    if (!template) {
      if (templates.size >= MOST_TEMPLATES) templates.clear()
      template = make(reply, view)
      templates.set(key, template)
    }
    const html = fill(template, { code: view.code, ...momentValues(momentsOf(view, lang)) })
    return reply.header('content-type', 'text/html; charset=utf-8').header('content-language', lang).send(html)
  }
}

/** All of a view but its code and the values of its dates. */
const shapeOf = ({ code: _, ...view }: PublicView): string =>
  JSON.stringify({
    ...view,
    submittedAt: true,
    receivedAt: view.receivedAt !== null,
    arrivedAt: view.arrivedAt !== null,
    legalDueAt: view.legalDueAt !== null,
    apologyDueAt: view.apologyDueAt !== null,
    finishedAt: view.finishedAt !== null,
    returnedAt: view.returnedAt !== null,
  })
