import type { CarrierFile } from '../carriers/carrier.js';
import { renderCarrierLabel, renderCarrierSheet } from './carrier-label.document.js';
import type { LabelContent } from './content.js';
import { renderDropOff, renderQr } from './counter.document.js';
import { renderCustoms } from './customs.document.js';
import { renderLabel } from './label.document.js';
import { zplLabel } from './label.zpl.js';
import type { DocumentName } from './names.js';
import { renderSheet } from './sheet.document.js';
import type { Sheet } from './sheet.document.js';
import { renderSlip } from './slip.document.js';

/** What a document is made of. Labels of older releases have a file and no content. */
export interface Material {
  content?: LabelContent;
  file?: CarrierFile;
}

const mimeTypes = { pdf: 'application/pdf', png: 'image/png', zpl: 'application/zpl' } as const;

/** Makes a document. The same material gives the same bytes. Throws for one that the material cannot make. */
export async function print(
  name: DocumentName,
  { content, file }: Material,
): Promise<{ bytes: Buffer; type: string }> {
  if (name === 'carrier-label' && file) return { bytes: file.bytes, type: mimeTypes[file.format] };
  if (name === 'label.pdf' && file) return pdf(await renderCarrierLabel(file, content));
  if (!content) throw new Error(`nothing is known to print ${name} from`);
  if (name === 'label-203.zpl') return zpl(zplLabel(content, 203));
  if (name === 'label-300.zpl') return zpl(zplLabel(content, 300));
  return pdf(await drawn(name, content, file));
}

type Drawn = Exclude<DocumentName, 'carrier-label' | 'label-203.zpl' | 'label-300.zpl'>;

function drawn(
  name: Exclude<DocumentName, `${string}.zpl`>,
  content: LabelContent,
  file?: CarrierFile,
): Promise<Buffer> {
  const sheet = (size: Sheet): Promise<Buffer> =>
    file ? renderCarrierSheet(file, content, size) : renderSheet(content, size, true);
  const drawers: Record<Drawn, () => Promise<Buffer>> = {
    'label.pdf': () => renderLabel(content),
    'label-a4.pdf': () => sheet('a4'),
    'label-letter.pdf': () => sheet('letter'),
    'packing-slip.pdf': () => renderSlip(content),
    'customs.pdf': () => renderCustoms(content, content.customs!),
    'drop-off.pdf': () => renderDropOff(content),
    'qr.pdf': () => renderQr(content),
  };
  return drawers[name as Drawn]();
}

const pdf = (bytes: Buffer) => ({ bytes, type: mimeTypes.pdf });
const zpl = (text: string) => ({ bytes: Buffer.from(text, 'utf8'), type: mimeTypes.zpl });
