import { paperFile, pick } from './papers.ts'
import { formOf, linksOf, type Visitor } from './visitor.ts'

/** Something a person does from beginning to end; between two pages they read, talk, type. */
export type Round = (person: Visitor, think: () => Promise<void>) => Promise<void>

const DOSSIER = /^\/ho-so\/[0-9a-f-]{36}(\?|$)/
const PAPER = /\/giay\/[a-z-]+\.pdf/

/** One of the dossiers that wait in the queue. */
async function openOne(clerk: Visitor, think: () => Promise<void>, filter = ''): Promise<string> {
  const queue = await clerk.get(`/viec${filter}`, 'queue')
  await think()
  const address = pick(linksOf(queue, DOSSIER))
  return address ? clerk.get(address, 'dossier') : ''
}

async function print(clerk: Visitor, page: string, paper: RegExp = PAPER): Promise<void> {
  const [address] = linksOf(page, paper)
  if (address) await clerk.get(address, 'paper')
}

/** Does a deed if the page offers it. @returns the page after it */
async function doDeed(
  clerk: Visitor,
  page: string,
  path: string,
  filled: Record<string, string> = {},
): Promise<string> {
  const form = formOf(page, `/${path}`)
  return form ? clerk.send(form, path, filled) : ''
}

const NAMES = ['Nguyễn Thị Sương', 'Trần Văn Hải', 'Lê Thị Hoa', 'Hồ Văn Khánh', 'Phạm Ngọc Ánh']

const takeOnline: Round = async (clerk, think) => {
  const page = await openOne(clerk, think, '?status=submitted')
  await think()
  const accepted = await doDeed(clerk, page, 'tiep-nhan')
  await print(clerk, accepted, /giay-hen\.pdf/)
  await think()
  await doDeed(clerk, accepted, 'chuyen-buoc')
}

const takeAtCounter: Round = async (clerk, think) => {
  await clerk.get('/tiep-nhan?tim=ch%E1%BB%A9ng', 'counter')
  await think()
  await clerk.get(`/tiep-nhan/chung-thuc-ban-sao?${new URLSearchParams({ 'nguoi-tim': pick(NAMES) ?? '' })}`, 'person')
  await think()
  const page = await clerk.get('/tiep-nhan/chung-thuc-ban-sao?nguoi=moi', 'intake')
  await think()
  const form = formOf(page, '/tiep-nhan/chung-thuc-ban-sao')
  if (!form) return
  const filled = { fullName: pick(NAMES) ?? '', 'f-document': 'Bằng tốt nghiệp', 'f-copies': '2', paper: '0' }
  const done = await clerk.send(form, 'taking in', filled, { 'scan-0': paperFile() })
  await print(clerk, done, /giay-hen\.pdf/)
}

const lookUp: Round = async (clerk, think) => {
  await clerk.get(`/tim-ho-so?${new URLSearchParams({ 'tu-khoa': pick(NAMES) ?? '' })}`, 'search')
  await think()
}

const reception: Round = (clerk, think) =>
  (pick([takeOnline, takeOnline, takeAtCounter, lookUp]) ?? lookUp)(clerk, think)

const handOn: Round = async (clerk, think) => {
  const page = await openOne(clerk, think)
  await think()
  if (Math.random() < 0.2) await print(clerk, page, /phieu-kiem-soat\.pdf/)
  await doDeed(clerk, page, 'chuyen-buoc', { note: 'Đã kiểm tra, đủ điều kiện.' })
}

const sign: Round = async (clerk, think) => {
  if (Math.random() < 0.3) await clerk.get('/dieu-hanh', 'board')
  const page = await openOne(clerk, think)
  await think()
  const signed = await doDeed(clerk, page, 'ky')
  const [result] = linksOf(signed, /\/ho-so\/[^/]+\/tep\//)
  if (result) await clerk.get(result, 'paper')
}

const handOut: Round = async (clerk, think) => {
  const page = await openOne(clerk, think)
  await think()
  await doDeed(clerk, page, 'tra-ket-qua')
}

const takeMoney: Round = async (clerk, think) => {
  const waiting = await clerk.get('/thu-phi', 'fees')
  await think()
  const till = pick(linksOf(waiting, /^\/thu-phi\/[0-9a-f-]{36}$/))
  if (!till) return
  const page = await clerk.get(till, 'till')
  await think()
  const receipt = await doDeed(clerk, page, 'tien-mat')
  await print(clerk, receipt, /bien-lai\/[^"]+\.pdf/)
}

/** What each role does over and over, by the beginning of its account's name. */
export const CLERKS: Record<string, Round> = {
  tiepnhan: reception,
  hotich: handOn,
  diachinh: handOn,
  chutich: sign,
  traketqua: handOut,
  thuphi: takeMoney,
}
