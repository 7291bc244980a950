import type { Round } from './clerks.ts'
import { paperFile, pick } from './papers.ts'
import { formOf, linksOf } from './visitor.ts'

const CODE = /\d{3}\.\d{2}\.\d{2}\.H50-\d{6}-\d{4,}/

/** Codes that citizens were given, newest last; those who look up ask for one of them. */
const given: string[] = []

const read: Round = async (citizen, think) => {
  await citizen.get('/', 'home')
  await think()
  const found = await citizen.get(
    `/thu-tuc?${new URLSearchParams({ q: pick(['khai sinh', 'dat dai', 'chung thuc', 'ket hon']) ?? '' })}`,
    'finding',
  )
  await think()
  const procedure = pick(linksOf(found, /^\/thu-tuc\/[a-z-]+$/))
  if (procedure) await citizen.get(procedure, 'procedure')
}

const follow: Round = async (citizen, think) => {
  await citizen.get('/tra-cuu', 'following')
  await think()
  const code = pick(given)
  await citizen.get(code ? `/tra-cuu/${code}` : '/thong-ke', 'followed')
}

const ANSWERS: Record<string, Record<string, string>> = {
  'chung-thuc-ban-sao': { 'f-document': 'Bằng tốt nghiệp', 'f-copies': '2' },
  'xac-nhan-hon-nhan': { 'f-purpose': 'Vay vốn ngân hàng' },
}

const file: Round = async (citizen, think) => {
  const slug = pick(Object.keys(ANSWERS)) ?? ''
  await citizen.get(`/thu-tuc/${slug}`, 'procedure')
  await think()
  const page = await citizen.get(`/nop-ho-so/${slug}`, 'form')
  await think()
  await think()
  const form = formOf(page, '/kiem-tra')
  if (!form) return
  const unitId = pick(communesOf(page))
  const person = { fullName: 'Nguyễn Thị Ánh Nguyệt', phone: '0999123456', idNumber: '999190012345' }
  const filled = { ...(unitId ? { unitId } : {}), ...person, ...ANSWERS[slug] }
  const papers = [...new Set(page.match(/name="paper-\d+"/g))].map((name) => name.slice(6, -1))
  const files = Object.fromEntries(papers.map((name) => [name, paperFile()]))
  const check = await citizen.send(form, 'upload', filled, files)
  await think()
  const sent = formOf(check, '/gui')
  const receipt = sent ? await citizen.send(sent, 'filing', {}) : ''
  const [code] = CODE.exec(receipt) ?? []
  if (code) given.push(code)
  if (given.length > 2_000) given.shift()
}

/** The offices that take it in. */
const communesOf = (page: string): string[] =>
  [...(/<select[^>]*name="unitId".*?<\/select>/s.exec(page)?.[0] ?? '').matchAll(/value="([0-9a-f-]{36})"/g)].map(
    ([, id = '']) => id,
  )

/** Most read or follow their dossier; one in five files. @practice a guess, on the high side: portals report far more looks than filings */
export const citizenRound: Round = (citizen, think) =>
  (pick([read, read, follow, follow, file]) ?? read)(citizen, think)
