/** Starts the desk page. */
import { App, ConfigProvider, theme } from 'antd';
import zhCN from 'antd/locale/zh_CN.js';
import { createRoot } from 'react-dom/client';
import { DeskApp } from './DeskApp.tsx';
import './page.css';

const look = {
  algorithm: theme.compactAlgorithm,
  token: {
    colorPrimary: '#1d5c47',
    colorSuccess: '#1d7a4d',
    colorWarning: '#8a5a00',
    colorError: '#b3261e',
    colorSuccessBg: '#e1f2e9',
    colorWarningBg: '#faefd8',
    colorErrorBg: '#fbe8e6',
    colorInfo: '#0f5aa8',
    colorTextDescription: '#5a6761',
    colorTextPlaceholder: '#66716b',
    // The compact look takes one step down: 14.
    fontSize: 16,
    fontFamily: 'inherit',
    borderRadius: 6,
  },
  components: { Button: { primaryShadow: 'none', dangerShadow: 'none', defaultShadow: 'none' } },
};

const place = document.getElementById('page');
if (place !== null) {
  createRoot(place).render(
    <ConfigProvider locale={zhCN.default} theme={look} button={{ autoInsertSpace: false }}>
      <App className="app">
        <DeskApp />
      </App>
    </ConfigProvider>,
  );
}
