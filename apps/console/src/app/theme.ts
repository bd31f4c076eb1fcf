import { type ThemeConfig, theme } from 'antd';
import { useSyncExternalStore } from 'react';

const fontFamily = [
  '"PingFang SC"',
  '"HarmonyOS Sans SC"',
  '"Microsoft YaHei"',
  '"Noto Sans CJK SC"',
  '"Noto Sans SC"',
  '"Source Han Sans SC"',
  'system-ui',
  'sans-serif',
].join(', ');

const shared = { fontFamily, fontSize: 15, borderRadius: 6, controlHeight: 38, motionDurationMid: '0.12s' };

/** The colours of 年报体检, so that the two look as one; both schemes keep a contrast of 4.5 and more. */
const light: ThemeConfig = {
  algorithm: theme.defaultAlgorithm,
  token: {
    ...shared,
    colorPrimary: '#1b4b8f',
    colorInfo: '#1b4b8f',
    colorLink: '#1b4b8f',
    // Those that are derived from the link's colour are too pale to be read.
    colorLinkHover: '#0f3169',
    colorLinkActive: '#0f3169',
    colorError: '#b3261e',
    colorWarning: '#8a5200',
    colorSuccess: '#1d6b40',
    colorText: '#1c2430',
    colorTextSecondary: '#4c5768',
    colorTextTertiary: '#4c5768',
    colorTextDescription: '#4c5768',
    colorTextPlaceholder: '#667184',
    colorTextDisabled: '#667184',
    colorBorder: '#8a95a6',
    colorBorderSecondary: '#d5dbe4',
    colorBgLayout: '#f5f6f8',
    colorInfoBg: '#e8eff9',
    colorInfoBorder: '#9db7db',
    colorWarningBg: '#fff3d9',
    colorWarningBorder: '#d9b26a',
    colorErrorBg: '#fdecea',
    colorErrorBorder: '#e0a19c',
    colorSuccessBg: '#e5f4eb',
    colorSuccessBorder: '#93c5a8',
  },
};

const dark: ThemeConfig = {
  algorithm: theme.darkAlgorithm,
  token: {
    ...shared,
    colorPrimary: '#8db8f5',
    colorInfo: '#8db8f5',
    colorLink: '#8db8f5',
    colorLinkHover: '#b7d3fb',
    colorLinkActive: '#b7d3fb',
    colorError: '#ff9d94',
    colorWarning: '#f3bf66',
    colorSuccess: '#7fd6a2',
    colorText: '#e7ebf1',
    colorTextSecondary: '#aab4c3',
    colorTextTertiary: '#aab4c3',
    colorTextDescription: '#aab4c3',
    colorTextPlaceholder: '#9aa5b5',
    colorTextDisabled: '#9aa5b5',
    colorTextLightSolid: '#0d1a2d',
    colorBorder: '#738095',
    colorBorderSecondary: '#343e4d',
    colorBgLayout: '#12161d',
    colorBgContainer: '#1a2029',
    colorBgElevated: '#222a36',
    colorInfoBg: '#1d2c44',
    colorInfoBorder: '#3f5f8f',
    colorWarningBg: '#3d2f14',
    colorWarningBorder: '#7a6030',
    colorErrorBg: '#44211f',
    colorErrorBorder: '#8a4a45',
    colorSuccessBg: '#17362a',
    colorSuccessBorder: '#3c7358',
  },
};

const useMedia = (query: string): boolean => {
  const list = window.matchMedia(query);
  return useSyncExternalStore(
    changed => {
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => list.matches,
  );
};

/** The theme for what the person's system asks for: the scheme, and whether things may move. */
export const useTheme = (): ThemeConfig => {
  const { token, ...scheme } = useMedia('(prefers-color-scheme: dark)') ? dark : light;
  const motion = !useMedia('(prefers-reduced-motion: reduce)');
  return { ...scheme, token: { ...token, motion } };
};

/** Whether the window is too narrow for tables and two columns. */
export const useNarrow = (): boolean => useMedia('(max-width: 767px)');

/** Whether the window has room for a text and its preview side by side. */
export const useWide = (): boolean => useMedia('(min-width: 1200px)');
