import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { keyFor } from './secret.ts';

const cipher = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;

/** A sealed text cannot be opened: it was altered, or sealed under another secret. */
export class SealBroken extends Error {}

export interface Seal {
  /** Encrypts, each time differently: `1.<key id>.<nonce, text and tag>`. */
  seal(text: string): string;
  /** @throws SealBroken */
  open(sealed: string): string;
}

/** Encryption at rest for what few may read: telephone numbers, identity numbers (AES-256-GCM). */
export const createSeal = (secret: string): Seal => {
  const key = keyFor(secret, 'seal');
  const keyId = createHash('sha256').update(key).digest('hex').slice(0, 8);
  return {
    seal: text => {
      const nonce = randomBytes(nonceLength);
      const encryption = createCipheriv(cipher, key, nonce, { authTagLength: tagLength });
      encryption.setAAD(Buffer.from(keyId));
      const parts = [nonce, encryption.update(text, 'utf8'), encryption.final(), encryption.getAuthTag()];
      return `1.${keyId}.${Buffer.concat(parts).toString('base64url')}`;
    },
    open: sealed => {
      const [version, id, body] = sealed.split('.');
      if (version !== '1' || body === undefined) throw new SealBroken('not a sealed text');
      if (id !== keyId) throw new SealBroken(`sealed with key ${id}, opened with ${keyId}`);
      const bytes = Buffer.from(body, 'base64url');
      if (bytes.length < nonceLength + tagLength) throw new SealBroken('cut short');
      try {
        const decryption = createDecipheriv(cipher, key, bytes.subarray(0, nonceLength), {
          authTagLength: tagLength,
        });
        decryption.setAAD(Buffer.from(keyId));
        decryption.setAuthTag(bytes.subarray(-tagLength));
        const text = decryption.update(bytes.subarray(nonceLength, -tagLength));
        return Buffer.concat([text, decryption.final()]).toString('utf8');
      } catch {
        throw new SealBroken('altered');
      }
    },
  };
};
