// attack: starts a shell
// expect: ok
// says: blocked: 
#load "attack.csx"
var start = Type.GetType("System.Diagnostics.Process, System.Diagnostics.Process", true)!.GetMethod("Start", [typeof(string)])!;
Try("shell", () => start.Invoke(null, ["/bin/sh"]));
Try("host", () => start.Invoke(null, ["/host/obs-hooks-scripthost"]));
