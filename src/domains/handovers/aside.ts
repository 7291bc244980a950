import { formatNumber } from '../../platform/i18n/index.ts'
import type { Aside, DossierView, Office } from '../dossiers/index.ts'
import { findPlace } from './queries/waiting.ts'
import { listNumber } from './rules/handover.ts'
import { unitName } from './view.ts'
import { words } from './words.ts'

/** Where a dossier's paper file is, beside the dossier; nothing where all its papers are files. */
export async function paperAside(office: Office, { id, holder }: DossierView): Promise<Aside[]> {
  const [place, staff] = await Promise.all([findPlace(office.db, office.localityId, id), office.staff()])
  if (!place) return []
  const { unitId, papers, list } = place
  const at = unitName(staff, unitId)
  const count = formatNumber(papers, 'vi')
  const here = { vi: words.asideAt(at.vi, count).vi, en: words.asideAt(at.en, count).en }
  if (list) {
    const to = list.toUnitId ? unitName(staff, list.toUnitId) : words.post
    const number = listNumber(list)
    const onWay = { vi: words.asideOnWay(to.vi, number).vi, en: words.asideOnWay(to.en, number).en }
    return [{ title: words.aside, lines: [here, onWay], link: { href: `/ban-giao/${list.id}`, text: words.toList } }]
  }
  const mustGo = holder && holder.unit.id !== unitId ? holder.unit.name : undefined
  return [
    {
      title: words.aside,
      lines: [here],
      ...(mustGo
        ? { tag: { tone: 'near' as const, text: { vi: words.mustGo(mustGo.vi).vi, en: words.mustGo(mustGo.en).en } } }
        : {}),
      link: { href: '/ban-giao', text: words.toHandovers },
    },
  ]
}
