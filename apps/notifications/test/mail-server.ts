import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** As much of SMTP as a client needs to hand over a mail. */
export class MailServer {
  readonly letters: string[] = [];
  readonly recipients: string[] = [];
  answerToRecipient = '250 ok';
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer((socket) => this.talk(socket));

  /** Resolves with the port. */
  async open(): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private talk(socket: Socket): void {
    this.sockets.add(socket.setEncoding('utf8').on('error', () => undefined));
    let heard = '';
    let inLetter = false;
    socket.write('220 spec\r\n');
    socket.on('data', (chunk: string) => {
      heard += chunk;
      for (;;) {
        const end = inLetter ? '\r\n.\r\n' : '\r\n';
        const at = heard.indexOf(end);
        if (at < 0) return;
        const piece = heard.slice(0, at);
        heard = heard.slice(at + end.length);
        if (inLetter) this.letters.push(piece);
        const reply = inLetter ? '250 kept' : this.replyTo(piece);
        inLetter = reply.startsWith('354');
        socket.write(`${reply}\r\n`);
      }
    });
  }

  private replyTo(line: string): string {
    if (/^RCPT/i.test(line)) {
      this.recipients.push(line.slice(line.indexOf('<')));
      return this.answerToRecipient;
    }
    if (/^DATA/i.test(line)) return '354 go on';
    return /^QUIT/i.test(line) ? '221 bye' : '250 spec';
  }
}
