// attack: reads the data of another job
// expect: ok
// says: blocked: 
#load "attack.csx"
Try("area", () => Directory.GetDirectories("/run/obs-hooks/jobs"));
Try("other root", () => Directory.GetFiles(Path.Combine(Job.BuildRoot, "..", "other-job")));
