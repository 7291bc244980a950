import { t, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Button,
  Card,
  ErrorSummary,
  type Errors,
  Inset,
  Radios,
  TextInput,
  Title,
} from '../../../ui/index.ts'
import { FORMATS } from './formats.ts'
import { SETS } from './sets.ts'

export const words = {
  title: t('Xuất dữ liệu', 'Take data out'),
  back: t('Thông báo và trao đổi', 'Notices and exchange'),
  intro: t(
    'Lấy dữ liệu ra để lưu, đối chiếu hoặc chuyển sang hệ thống khác. Cả cơ sở dữ liệu, kể cả tệp, được lấy bằng bản sao lưu.',
    'Data to keep, to compare, or to move to another system. The whole database, files too, is taken by a backup.',
  ),
  act: t(
    'Mỗi lần xuất được ghi vào sổ cái việc công. Hồ sơ, giấy tờ và góp ý có thông tin cá nhân: chỉ xuất khi công việc cần.',
    'Each time is recorded in the ledger. Dossiers, papers and comments hold personal data: take them out only where the work needs it.',
  ),
  what: t('Xuất gì', 'What'),
  from: t('Từ ngày', 'From'),
  to: t('Đến hết ngày', 'Up to and including'),
  period: t(
    'Hồ sơ nộp trong kỳ này; tiền, văn bản và việc công của kỳ này.',
    'Dossiers submitted in this period; money, papers and acts of this period.',
  ),
  format: t('Dạng tệp', 'Kind of file'),
  formats: {
    xlsx: t('Bảng tính (XLSX)', 'Spreadsheet (XLSX)'),
    csv: t('CSV', 'CSV'),
    json: t('JSON', 'JSON'),
  },
  button: t('Xuất', 'Take out'),
  badDate: t('Nhập ngày theo dạng ngày/tháng/năm.', 'Enter a date.'),
  backwards: t('Ngày cuối phải sau ngày đầu.', 'The last day must not be before the first.'),
}

export interface ExportPageProps {
  from: string
  to: string
  set?: string
  format?: string
  errors?: Errors
}

/** Chooses what is taken out. A plain form: the browser saves the file. */
export function ExportPage({ from, to, set = 'ho-so', format = 'xlsx', errors = {} }: ExportPageProps) {
  const say = useSay()
  return (
    <>
      <BackLink href="/quan-tri/trao-doi">{say(words.back)}</BackLink>
      <ErrorSummary errors={errors} />
      <Title>{say(words.title)}</Title>
      <p>{say(words.intro)}</p>
      <Inset>{say(words.act)}</Inset>
      <Card>
        <form method="post" action="/quan-tri/trao-doi/xuat-du-lieu">
          <Radios
            name="set"
            label={say(words.what)}
            value={set}
            options={Object.entries(SETS).map(([value, { title, hint }]) => ({
              value,
              text: say(title),
              hint: say(hint),
            }))}
          />
          <TextInput name="from" label={say(words.from)} type="date" value={from} error={errors.from} width={10} />
          <TextInput
            name="to"
            label={say(words.to)}
            hint={say(words.period)}
            type="date"
            value={to}
            error={errors.to}
            width={10}
          />
          <Radios
            name="format"
            label={say(words.format)}
            value={format}
            inline
            options={FORMATS.map((value) => ({ value, text: say(words.formats[value]) }))}
          />
          <Button>{say(words.button)}</Button>
        </form>
      </Card>
    </>
  )
}
