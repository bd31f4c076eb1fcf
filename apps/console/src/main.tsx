import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { Refusal } from './api/problem.ts';
import './app/base.css';
import './app/frame.css';
import './app/parts.css';
import './app/pages.css';
import { signStyles, styleNonce } from './app/nonce.ts';
import { createRouter } from './app/router.tsx';
import { useTheme } from './app/theme.ts';

signStyles();

/** What the server refused it refuses again; only a failing network or server is tried once more. */
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) =>
        count < 1 && (!(error instanceof Refusal) || error.status === 0 || error.status >= 500),
    },
  },
});

const router = createRouter(queries);

const Console = () => (
  <ConfigProvider
    locale={zhCN}
    theme={useTheme()}
    csp={{ nonce: styleNonce }}
    button={{ autoInsertSpace: false }}
    wave={{ disabled: true }}
  >
    <App>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </App>
  </ConfigProvider>
);

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <Console />
    </StrictMode>,
  );
