// attack: changes the build directory and the build root
// expect: ok
// says: blocked: 
#load "attack.csx"
Try("build", () => File.AppendAllText("/usr/lib/build/build", "x"));
Try("root", () => File.WriteAllText(Path.Combine(Job.BuildRoot, "evil"), "x"));
Try("log", () => File.AppendAllText(Job.LogFile, "x"));
