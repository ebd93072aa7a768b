import { code128, drawingSVG } from 'bwip-js/browser';
import { PageTitle } from '../parts/page-title.js';
import { Link } from '../router.js';
import { named, useText } from '../text.js';
import type { Messages } from '../messages/en.js';
import { commands } from './commands.js';
import type { Command } from './commands.js';

/** The command barcodes, to print and put up beside the bench: with it nothing has to be touched but the scanner. */
export function Sheet() {
  const { text } = useText();
  return (
    <div className="sheet">
      <div className="page-head">
        <PageTitle name={text.scan.sheet}>{text.scan.sheet}</PageTitle>
        <Link className="link" href="/scan">
          {text.back}
        </Link>
        <button type="button" className="button" onClick={() => print()}>
          {text.scan.print}
        </button>
      </div>
      <ul>
        {commands.map(({ code, command }) => (
          <li key={code}>
            <strong>{nameOf(command, text)}</strong>
            <img src={barcode(code)} alt={code} />
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}

const barcode = (code: string): string =>
  `data:image/svg+xml,${encodeURIComponent(code128({ bcid: 'code128', text: code, height: 10 }, drawingSVG()))}`;

function nameOf(command: Command, { scan, dispositions }: Messages): string {
  if (command.do === 'grade') return `${scan.grade} ${command.grade.toUpperCase()}`;
  if (command.do === 'dispose') return named(dispositions, command.disposition);
  if (command.do === 'find') return named(scan.findings, command.finding);
  return scan.commands[command.do];
}
