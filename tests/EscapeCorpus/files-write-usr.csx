// attack: writes to /usr, / and /etc
// expect: ok
// says: blocked: 
#load "attack.csx"
Try("usr", () => File.WriteAllText("/usr/lib/evil", "x"));
Try("root", () => File.WriteAllText("/evil", "x"));
Try("etc", () => Directory.CreateDirectory("/etc/ld.so.conf.d"));
Try("delete", () => File.Delete("/host/obs-hooks-scripthost.dll"));
