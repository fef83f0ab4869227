// attack: writes a program and starts it
// expect: ok
// says: blocked: 
#load "attack.csx"
File.Copy("/host/obs-hooks-scripthost", "/work/program");
File.SetUnixFileMode("/work/program", (UnixFileMode)0xfff);
var start = Type.GetType("System.Diagnostics.Process, System.Diagnostics.Process", true)!.GetMethod("Start", [typeof(string)])!;
Try("start", () => start.Invoke(null, ["/work/program"]));
