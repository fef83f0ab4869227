// attack: writes a program and starts it
// expect: ok
// says: blocked: 
#load "attack.csx"
File.Copy("/host/obs-hooks-scripthost", "/work/program");
File.SetUnixFileMode("/work/program", (UnixFileMode)0xfff);
Try("start", () => System.Diagnostics.Process.Start("/work/program").WaitForExit());
