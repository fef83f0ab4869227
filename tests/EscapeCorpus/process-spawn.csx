// attack: starts a shell
// expect: ok
// says: blocked: 
#load "attack.csx"
Try("start", () => System.Diagnostics.Process.Start("/bin/sh", "-c true").WaitForExit());
Try("host", () => System.Diagnostics.Process.Start("/host/obs-hooks-scripthost").WaitForExit());
