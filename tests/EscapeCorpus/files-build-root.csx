// attack: reads the build root, the log and the worker state by their paths
// expect: ok
// says: blocked: 
#load "attack.csx"
Try("root", () => Directory.GetFileSystemEntries(Job.BuildRoot));
Try("log", () => File.ReadAllText(Job.LogFile));
Try("sources", () => Directory.GetFiles(Job.SourceDirectory));
Try("worker", () => Directory.GetFiles("/var/cache/obs/worker"));
