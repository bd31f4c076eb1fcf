/** A mail server on this machine, which keeps the letters that it is given. */
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Sink {
  url: string;
  /** Each letter as it came. */
  letters: { to: string[]; text: string }[];
  /** What the next letters are answered with: an SMTP code, or accepted. */
  answers: (number | 'accept')[];
  close(): Promise<void>;
}

/** A mail server on this machine that accepts, or refuses as told. */
export const startSink = async (): Promise<Sink> => {
  const letters: Sink['letters'] = [];
  const answers: Sink['answers'] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        const answer = answers.shift() ?? 'accept';
        if (answer !== 'accept') return done(Object.assign(new Error('No'), { responseCode: answer }));
        letters.push({
          to: session.envelope.rcptTo.map(({ address }: { address: string }) => address),
          text: Buffer.concat(pieces).toString('utf8'),
        });
        done();
      });
    },
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    answers,
    close: () => new Promise(resolve => server.close(() => resolve())),
  };
};
