import { testDesk, type TestDesk } from './desk.ts';
import { englishProject, testProject, type TestProject } from './project.ts';

/** A project for the desk with everything a person meets: an article with a conflict, one with findings and claims, briefs to write, on hold and broken. */
export async function busyProject(): Promise<TestProject> {
  const project = testProject(englishProject({ 'briefs/saddle.yaml': 'topic: Bicycle saddle height\nstatus: hold\n' }));
  await project.run({ provider: 'offline' });
  project.write('briefs/broken.yaml', 'topic: Broken\nslug: Not A Slug\n');
  project.write('briefs/pump.yaml', 'topic: Bicycle pumps\n');
  const generated = project.article('brake-pads');
  project.edit('output/brake-pads.md', 'wear quietly', 'wear in silence');
  project.write('output/.slugline/pending/brake-pads.md.new', generated.replace('wear quietly', 'wear slowly').replace('Water and grit', 'Rain and grit'));
  project.edit('output/tyre-pressure.md', 'A soft tyre grips', 'The right pressure saves 47 % of your money. A sоft tyre grips');
  return project;
}

/** The same with a desk on it. */
export async function busyDesk(): Promise<{ project: TestProject; desk: TestDesk }> {
  const project = await busyProject();
  return { project, desk: await testDesk(project) };
}
