/** Which department owns a matter, and by when it answers: settings of the company, read in one place. */
import type { Company, Deadline, DepartmentRole } from '../words/types.ts';

export function departmentFor(role: DepartmentRole, company: Company): string {
  const department =
    company.departments.find((one) => one.role === role) ??
    company.departments.find((one) => one.role === 'default') ??
    company.departments[0];
  return department?.name ?? company.name;
}

/** The department that owns a matter, from the caller's words; the default one in doubt. */
export function departmentOf(text: string, company: Company): string {
  const named = company.departments.find((one) => text.includes(one.name));
  const meant = company.departments.find((one) => one.keywords.some((word) => text.includes(word)));
  return (named ?? meant)?.name ?? departmentFor('default', company);
}

export function complaintDeadline(severity: 'simple' | 'complex', company: Company): Deadline {
  return severity === 'complex'
    ? company.deadlines.complexComplaint
    : company.deadlines.simpleComplaint;
}
