export { createReportRoutes } from './routes.tsx';
