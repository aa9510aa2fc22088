/** Starts the caller page. */
import { createRoot } from 'react-dom/client';
import { CallerApp } from './CallerApp.tsx';
import './page.css';

const place = document.getElementById('page');
if (place !== null) createRoot(place).render(<CallerApp />);
