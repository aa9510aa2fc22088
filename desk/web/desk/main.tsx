/** Starts the desk page. */
import { App, ConfigProvider, theme } from 'antd';
import zhCN from 'antd/locale/zh_CN.js';
import { createRoot } from 'react-dom/client';
import { DeskApp } from './DeskApp.tsx';
import './page.css';

const look = {
  algorithm: theme.compactAlgorithm,
  token: { colorPrimary: '#1d5c47', fontSize: 14, borderRadius: 6 },
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
