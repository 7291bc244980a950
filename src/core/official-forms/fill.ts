import { barcodeSvg } from './barcode.ts'
import type { ApplicantLines, FormData, FormName, Heading, PaperLine, SignatureLines } from './form-data.ts'
import { barsWidth } from './label-stocks.ts'
import { qrSvg } from './qr.ts'
import { dongInWords } from './rules/number-words.ts'
import {
  dayInFigures,
  dayInWords,
  dongInFigures,
  inCapitals,
  momentInFigures,
  momentInWords,
  numberAndSymbol,
  placeAndDate,
  signingTime,
} from './rules/wording.ts'

/** What a template reads: text, numbers and lists, each optional value there as `null`. */
export type Filled = Record<string, unknown>

const KINDS: Record<PaperLine['kind'], string> = { original: 'Chính', copy: 'Sao', electronic: 'Điện tử' }
const OUTCOMES = { early: 'Trước hạn', onTime: 'Đúng hạn', late: 'Quá hạn' } as const

type Fill = { [Name in FormName]: (data: FormData[Name]) => Filled }

/** How each form's data become the words on it; everything not named here is printed as it is. */
const FILL: Fill = {
  receipt: ({ papers, receivedAt, dueAt, fee, stages = [], ...rest }) => ({
    ...rest,
    stages: stages.map(({ until, ...stage }) => ({ ...stage, until: until ? dayInFigures(until) : null })),
    papers: papers.map((paper) => ({ ...paper, kind: KINDS[paper.kind] })),
    receivedAt: momentInWords(receivedAt),
    dueAt: dueAt ? momentInWords(dueAt) : null,
    decidedBy: rest.decidedBy ?? null,
    fee: fee
      ? {
          figures: dongInFigures(fee.amountDong),
          words: dongInWords(fee.amountDong),
          standing: fee.paid ? 'đã nộp' : 'chưa nộp',
        }
      : null,
    book: rest.book ?? null,
    filedBy: rest.filedBy ?? null,
  }),
  supplementRequest: (data) => ({ ...data }),
  refusal: (data) => ({ ...data }),
  apology: ({ receivedAt, firstDueAt, newDueAt, ...rest }) => ({
    ...rest,
    receivedAt: startOfSentence(momentInWords(receivedAt)),
    firstDueAt: momentInWords(firstDueAt),
    newDueAt: momentInWords(newDueAt),
  }),
  lengthening: ({ receivedAt, firstDueAt, newDueAt, ...rest }) => ({
    ...rest,
    receivedAt: startOfSentence(momentInWords(receivedAt)),
    firstDueAt: momentInWords(firstDueAt),
    newDueAt: momentInWords(newDueAt),
  }),
  stopNotice: ({ receivedAt, request, reason, papersBack, ...rest }) => ({
    ...rest,
    receivedAt: startOfSentence(momentInWords(receivedAt)),
    request: request ?? null,
    reason: reason ?? null,
    papersBack: papersBack ?? null,
  }),
  controlSlip: ({ agenciesTakingPart, handOvers, ...rest }) => ({
    ...rest,
    agenciesTakingPart: agenciesTakingPart.join('; '),
    handOvers: handOvers.map(({ at, outcome, note, ...move }) => ({
      ...move,
      at: momentInWords(at),
      outcome: outcome ? OUTCOMES[outcome] : '',
      note: note ?? '',
    })),
  }),
  register: ({ lines, ...rest }) => ({
    ...rest,
    lines: lines.map(({ applicant, receivedAt, dueAt, returnedAt, returnedBy, note, ...line }) => ({
      ...line,
      name: applicant.name,
      contact: [applicant.address, applicant.phone].filter(Boolean).join('; '),
      receivedAt: momentInFigures(receivedAt),
      dueAt: dueAt ? momentInFigures(dueAt) : 'Từ khi cơ quan giải quyết nhận',
      returnedAt: returnedAt ? momentInFigures(returnedAt) : '',
      returnedBy: returnedBy ?? '',
      note: note ?? '',
    })),
  }),
  report: ({ from, to, digital, ...rest }) => ({
    ...rest,
    from: dayInFigures(from),
    to: dayInFigures(to),
    digital: digital ?? null,
  }),
  result: ({ subject, ...rest }) => ({ ...rest, subject: subject ?? null }),
  feeReceipt: ({ lines, totalDong, at, reason, ...rest }) => ({
    ...rest,
    lines: lines.map(({ amountDong, ...line }) => ({ ...line, amount: dongInFigures(amountDong) })),
    total: dongInFigures(totalDong),
    at: momentInWords(at),
    reason: reason ?? null,
  }),
  backlog: ({ lines, ages, ...rest }) => ({
    ...rest,
    ages,
    lines,
    sums: ages.map((_, index) => lines.reduce((sum, { figures }) => sum + (figures[index] ?? 0), 0)),
  }),
  targetReport: ({ note, groups, ...rest }) => {
    let number = 0
    const numbered = groups.map(({ lines, ...group }) => ({
      ...group,
      lines: lines.map((line) => {
        number += 1
        return { ...line, number: String(number) }
      }),
    }))
    return { ...rest, groups: numbered, note: note ?? null }
  },
  incomingBook: ({ lines, ...rest }) => ({
    ...rest,
    lines: lines.map(({ arrivedOn, on, passedOn, number, ...line }) => ({
      ...line,
      number: String(number).padStart(2, '0'),
      arrivedOn: dayInFigures(arrivedOn),
      on: dayInFigures(on),
      passedOn: passedOn ? dayInFigures(passedOn) : '',
    })),
  }),
  outgoingBook: ({ lines, symbol, party, ...rest }) => ({
    ...rest,
    party: party ?? false,
    symbol: symbol ?? null,
    lines: lines.map(({ on, passedOn, ...line }) => ({
      ...line,
      on: dayInFigures(on),
      passedOn: dayInFigures(passedOn),
    })),
  }),
  certification: ({ documents, ...rest }) => ({
    ...rest,
    documents: documents.map(({ number, pages, ...document }) => ({
      ...document,
      number: String(number).padStart(2, '0'),
      pages: pages ?? null,
    })),
  }),
  certificationBook: ({ lines, kind, ...rest }) => ({
    ...rest,
    kind: kind === 'copies' ? 'SỔ CHỨNG THỰC BẢN SAO TỪ BẢN CHÍNH' : 'SỔ CHỨNG THỰC CHỮ KÝ',
    of: kind === 'copies' ? 'Tên của bản chính giấy tờ, văn bản' : 'Loại giấy tờ, văn bản chứng thực chữ ký',
    count: kind === 'copies' ? 'Số bản sao đã chứng thực' : 'Số lượng văn bản',
    lines: lines.map(({ on, feeDong, ...line }) => ({
      ...line,
      on: dayInFigures(on),
      fee: feeDong === undefined ? '' : dongInFigures(feeDong),
    })),
    copies: lines.reduce((sum, line) => sum + line.copies, 0),
    total: dongInFigures(lines.reduce((sum, line) => sum + (line.feeDong ?? 0), 0)),
  }),
  handoverList: ({ madeAt, lines, receiver, ...rest }) => ({
    ...rest,
    madeAt: momentInWords(madeAt),
    receiver: receiver ?? '',
    lines: lines.map(({ dueAt, ...line }) => ({ ...line, dueAt: dueAt ? momentInFigures(dueAt) : '' })),
    papers: lines.reduce((sum, { papers }) => sum + papers, 0),
  }),
  document: ({ title, subject, to = [], draft = false, blocks, ...rest }) => ({
    ...rest,
    title,
    documentName: [title, subject].filter(Boolean).join(' – '),
    subject: subject ?? null,
    to,
    draft,
    blocks: blocks.map((block) =>
      block.kind === 'table'
        ? { ...block, widths: block.widths ?? block.heads.map(() => 1) }
        : block.kind === 'items'
          ? { ...block, numbered: block.numbered ?? false }
          : block,
    ),
  }),
  postList: ({ madeAt, ...rest }) => ({ ...rest, madeAt: momentInWords(madeAt) }),
  labels: ({ lines, stock, ...rest }) => ({
    ...rest,
    stock,
    lines: lines.map(({ dueAt, procedure, applicant, ...line }) => ({
      ...line,
      applicant: short(applicant),
      procedure: short(procedure),
      dueAt: dueAt ? momentInFigures(dueAt) : null,
      bars: barcodeSvg(line.dossierCode),
      barsWidth: barsWidth(stock, line.dossierCode),
      square: qrSvg(line.dossierCode),
    })),
  }),
  commitment: ({ from, to, amends, clauses, duties, ...rest }) => ({
    ...rest,
    from: dayInFigures(from),
    to: dayInFigures(to),
    amends: amends ?? null,
    clauses: clauses.map(({ dueOn, ...clause }) => ({ ...clause, dueOn: dayInFigures(dueOn) })),
    duties: duties.map(({ dueOn, ...duty }) => ({ ...duty, dueOn: dayInFigures(dueOn) })),
  }),
  commitmentSettlement: ({ from, to, draftedOn, ...rest }) => ({
    ...rest,
    from: dayInFigures(from),
    to: dayInFigures(to),
    draftedOn: dayInFigures(draftedOn),
  }),
  cashClosing: ({ day, counts, expectedDong, countedDong, explanation, closedAt, ...rest }) => ({
    ...rest,
    day: dayInWords(day),
    counts: counts.map(({ valueDong, count }) => ({
      value: dongInFigures(valueDong),
      count,
      worth: dongInFigures(valueDong * count),
    })),
    expected: dongInFigures(expectedDong),
    counted: dongInFigures(countedDong),
    difference: dongInFigures(countedDong - expectedDong),
    explanation: explanation ?? null,
    closedAt: momentInWords(closedAt),
  }),
}

const LABEL_NAME_LETTERS = 90

/** What a small label has room for. */
const short = (words: string, most = LABEL_NAME_LETTERS): string =>
  words.length <= most ? words : `${words.slice(0, most - 1).trimEnd()}…`

const startOfSentence = (words: string): string => `Lúc ${words}`

/** A form's data as its template reads them. */
export function fill<Name extends FormName>(form: Name, data: FormData[Name]): Filled {
  const words: Filled = FILL[form](data)
  const applicant = 'applicant' in data ? fillApplicant(data.applicant) : null
  return {
    dossierCode: null,
    link: null,
    provisional: false,
    fee: null,
    ...words,
    applicant,
    heading: fillHeading(data.heading),
    signature: 'signature' in data ? fillSignature(data.signature) : null,
  }
}

function fillApplicant(applicant: ApplicantLines): Filled {
  const { phone = null, email = null } = applicant
  return { ...applicant, phone, email, capitals: inCapitals(applicant.name) }
}

function fillHeading({ superior, agency, number, symbol, place, on }: Heading): Filled {
  return {
    superior: superior ?? null,
    agency,
    number: number === undefined || symbol === undefined ? null : numberAndSymbol(number, symbol),
    placeAndDate: placeAndDate(place, on),
  }
}

function fillSignature({ digital, ...lines }: SignatureLines): Filled {
  return { ...lines, digital: digital ? { ...digital, at: signingTime(digital.at) } : null }
}
