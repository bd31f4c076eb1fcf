import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Notice } from '../app/notice.tsx';
import { Panel } from '../app/page.tsx';
import { useMe } from '../session/use-me.ts';
import { AskPassword } from './ask-password.tsx';
import { BackupCodes } from './backup-codes.tsx';
import { ScanCode } from './scan-code.tsx';

interface Begun {
  totpURI: string;
  backupCodes: string[];
}

type Step =
  | { at: 'rest' }
  | { at: 'enable' | 'renew' | 'disable' }
  | { at: 'scan'; begun: Begun }
  | { at: 'codes'; codes: string[] };

/** 两步验证: set up with a telephone, its backup codes, given up again. */
export const SecondFactor = () => {
  const { person, mustSetUpTotp } = useMe();
  const [step, setStep] = useState<Step>({ at: 'rest' });
  const queries = useQueryClient();
  const rest = () => setStep({ at: 'rest' });
  const refresh = () => queries.invalidateQueries();
  return (
    <Panel title="两步验证">
      <div id="totp">
        {step.at === 'rest' && !person.hasPassword && <p>您用单点登录，两步验证由单点登录的服务负责。</p>}
        {step.at === 'rest' && person.hasPassword && !person.hasTotp && (
          <>
            {mustSetUpTotp && (
              <Notice type="warning" title="您的角色要求两步验证，启用之前各项权限都不生效。" />
            )}
            <p>登录时除口令外再输入手机上的一次性验证码。需要一个验证器应用。</p>
            <div className="form-actions">
              <Button type="primary" onClick={() => setStep({ at: 'enable' })}>
                启用两步验证
              </Button>
            </div>
          </>
        )}
        {step.at === 'rest' && person.hasTotp && (
          <>
            <Notice type="success" title="已启用" />
            <div className="form-actions">
              <Button onClick={() => setStep({ at: 'renew' })}>重新生成备用码</Button>
              <Button danger onClick={() => setStep({ at: 'disable' })}>
                停用两步验证
              </Button>
            </div>
          </>
        )}
        {step.at === 'enable' && (
          <AskPassword<Begun>
            path="/two-factor/enable"
            why="请先输入口令，确认是您本人。"
            action="继续"
            done={begun => setStep({ at: 'scan', begun })}
            cancel={rest}
          />
        )}
        {step.at === 'scan' && (
          <ScanCode
            uri={step.begun.totpURI}
            cancel={rest}
            done={() => {
              void refresh();
              setStep({ at: 'codes', codes: step.begun.backupCodes });
            }}
          />
        )}
        {step.at === 'codes' && <BackupCodes codes={step.codes} done={rest} />}
        {step.at === 'renew' && (
          <AskPassword<{ backupCodes: string[] }>
            path="/two-factor/generate-backup-codes"
            why="重新生成后，以前的备用码全部作废。"
            action="重新生成"
            done={({ backupCodes }) => setStep({ at: 'codes', codes: backupCodes })}
            cancel={rest}
          />
        )}
        {step.at === 'disable' && (
          <AskPassword
            path="/two-factor/disable"
            why="停用后只凭口令就能登录。角色要求两步验证的，停用后各项权限都不生效。"
            action="停用两步验证"
            danger
            done={() => {
              void refresh();
              rest();
            }}
            cancel={rest}
          />
        )}
      </div>
    </Panel>
  );
};
