// Reports of mail servers about mails that came back, for the specs of bounces.
import { readBounce } from '../../src/adapters/bounce-report.ts';

interface Report {
  readonly action?: string;
  readonly status?: string;
  readonly diagnostic?: string;
  readonly forPeople?: string;
  /** The type of the part that has the mail, or its headers; null: it is left out. */
  readonly returned?: 'message/rfc822' | 'text/rfc822-headers' | null;
}

/** A report of RFC 3464 about one mail to ana@example.com; `headers` are set, or set otherwise. */
export function bounceOf(
  messageId: string,
  headers: Readonly<Record<string, string>> = {},
  report: Report = {},
): string {
  const { action = 'failed', status = '5.1.1', returned = 'message/rfc822' } = report;
  const diagnostic = report.diagnostic ?? 'smtp; 550 5.1.1 <ana@example.com>: Recipient address rejected: User unknown';
  const all = {
    From: 'MAILER-DAEMON@mx.example.com (Mail Delivery System)',
    To: 'returns@soocas.example',
    Subject: 'Undelivered Mail Returned to Sender',
    'Message-ID': '<20260322030005.4F2C@mx.example.com>',
    'Auto-Submitted': 'auto-replied',
    'MIME-Version': '1.0',
    'Content-Type': 'multipart/report; report-type=delivery-status;\r\n\tboundary="edge"',
    ...headers,
  };
  const parts = [
    ['text/plain; charset=us-ascii', report.forPeople ?? 'I am sorry to have to inform you that your mail came back.'],
    [
      'message/delivery-status',
      `Reporting-MTA: dns; mx.example.com\r\nArrival-Date: Sun, 22 Mar 2026 03:00:00 +0000\r\n\r\nFinal-Recipient: rfc822; ana@example.com\r\nAction: ${action}\r\nStatus: ${status}\r\nDiagnostic-Code: ${diagnostic}`,
    ],
    ...(returned === null
      ? []
      : [
          [
            returned,
            `From: returns@soocas.example\r\nTo: ana@example.com\r\nMessage-ID: ${messageId}\r\nSubject: x\r\n\r\nAction: delivered\r\n`,
          ],
        ]),
  ];
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  const body = parts.map(([type, content]) => `--edge\r\nContent-Type: ${type}\r\n\r\n${content}\r\n`);
  return `${head.join('')}\r\n${body.join('')}--edge--\r\n`;
}

export function read(report: string): ReturnType<typeof readBounce> {
  return readBounce(Buffer.from(report));
}
