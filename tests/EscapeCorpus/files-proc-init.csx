// attack: leaves through the root of its namespace's first process
// expect: ok
// says: blocked: 
#load "attack.csx"
Try("root", () => Directory.GetFileSystemEntries("/proc/1/root/etc"));
if (Environment.ProcessId != 1) Try("mem", () => File.OpenWrite("/proc/1/mem").Dispose());
Try("old root", () => Directory.GetFileSystemEntries("/proc/1/cwd/oldroot"));
