import { expect, test } from 'vitest'
import { t } from '../../../platform/i18n/index.ts'
import { validateForm } from './form.ts'
import type { FormField } from './version.ts'

const REFUSED = null

test.each<[FormField['type'], string, string | null]>([
  ['taxCode', '0100047516', '0100047516'],
  ['taxCode', '0300588375', '0300588375'],
  ['taxCode', '3100000009', '3100000009'],
  ['taxCode', '3200000002', '3200000002'],
  ['taxCode', '0100112074', '0100112074'],
  ['taxCode', '0100 047 516', '0100047516'],
  ['taxCode', '0100047516-001', '0100047516-001'],
  ['taxCode', '0100047516 001', '0100047516-001'],
  ['taxCode', '0100047515', REFUSED],
  ['taxCode', '0100047516-000', REFUSED],
  ['taxCode', '045190012345', REFUSED],
  ['taxOrPersonalNumber', '045190012345', '045190012345'],
  ['taxOrPersonalNumber', '0100047516', '0100047516'],
  ['taxOrPersonalNumber', '0100047515', REFUSED],
  ['socialInsurance', '4519 012 345', '4519012345'],
  ['socialInsurance', '451901234', REFUSED],
  ['healthInsurance', 'te1 45 1234567890', 'TE1451234567890'],
  ['healthInsurance', '4519012345', '4519012345'],
  ['healthInsurance', 'TE145', REFUSED],
  ['partialDate', '1952', '1952'],
  ['partialDate', '4/1952', '1952-04'],
  ['partialDate', '13/1952', REFUSED],
  ['partialDate', '5/2/1952', '1952-02-05'],
  ['partialDate', '31/2/1952', REFUSED],
  ['mapSheet', ' 12 ', '12'],
  ['mapSheet', '12-BĐ/2', '12-BĐ/2'],
  ['mapSheet', '<b>', REFUSED],
  ['areaM2', '120.5', '120,5'],
  ['areaM2', '120,55', REFUSED],
  ['landCertificate', 'am 143443', 'AM 143443'],
  ['landCertificate', 'AA 01695788', 'AA 01695788'],
  ['landCertificate', 'số cũ 12', 'SỐ CŨ 12'],
  ['procedureCode', '1.013978', '1.013978'],
  ['procedureCode', '2.000815.000.00.00.H55', '2.000815.000.00.00.H55'],
  ['procedureCode', '13978', REFUSED],
  ['dossierCode', '000.13.25.h50-190218-0001', '000.13.25.H50-190218-0001'],
  ['dossierCode', 'H15.50.05.13-261008-0975', 'H15.50.05.13-261008-0975'],
  ['dossierCode', 'H50-1902-0001', REFUSED],
  ['email', 'a.b@camlo.quangtri.gov.vn', 'a.b@camlo.quangtri.gov.vn'],
  ['email', 'a@b', REFUSED],
  ['address', 'Thôn Vĩnh An, xã Cam Hiếu', 'Thôn Vĩnh An, xã Cam Hiếu'],
  ['address', 'x'.repeat(301), REFUSED],
])('%s “%s”', (type, answer, kept) => {
  const field: FormField = { key: 'f', type, label: t('Mục', 'Field'), hint: null, required: true, options: null }
  const { values, errors } = validateForm([field], { f: answer })
  if (kept === REFUSED) expect(errors.f).toBeDefined()
  else expect([values.f, errors.f]).toEqual([kept, undefined])
})
